//! What the program makes of what comes from the file, and how it is left.

use std::sync::Arc;

use super::App;
use crate::{
    domain::{
        book::Book,
        command::{Act, Applied, Refusal, RefusalKind},
    },
    store::undo::Way,
    tui::{
        asking::Asking,
        edit::Typed,
        message::{Effect, NotOpened, Replayed, Rescued, TakeBack},
        notice::Notice,
        question::Question,
        screen::Screen,
        session::{Saving, Session},
    },
};

impl App {
    /// The session that belongs to the file: not the made-up people's, while those are looked at.
    pub(super) fn file_session(&mut self) -> &mut Session {
        self.own.as_deref_mut().unwrap_or(&mut self.session)
    }

    /// Whether the program has made changes that it does not know to be durable.
    pub fn is_unsaved(&self) -> bool {
        self.own.as_deref().unwrap_or(&self.session).is_unsaved()
    }

    /// Says that a text has no more room.
    pub(super) fn full(&mut self, typed: Typed) {
        if let Typed::Full(limit) = typed {
            self.notice = Some(Notice::refused(format!("That is all: {limit} characters fit here")));
        }
    }

    /// Whether saving failed: `w` then writes the book before any message.
    pub(super) fn is_not_saved(&self) -> bool {
        matches!(self.session.saving, Saving::Failed(_))
    }

    /// The text as it comes back from the user's own editor, to where it was typed.
    pub(super) fn edited(&mut self, text: &str) {
        match (self.asking.last_mut(), &mut self.screen) {
            (Some(Asking::Form(form)), _) => form.edited(text),
            (None, Screen::Write(page)) => page.edited(text),
            (None, Screen::Live(page)) => page.edited(text),
            // Something else stands there by now.
            _ => self.ask_later("The text in your editor".to_owned(), text.to_owned()),
        }
    }

    /// A link was opened; or it is to be opened elsewhere, and its address can be copied for that.
    pub(super) fn opened(&mut self, said: Result<String, NotOpened>) {
        let can_ask = self.asking.is_empty() && !self.context().is_typing();
        match said {
            Ok(words) => self.notice = Some(Notice::told(words)),
            Err(NotOpened { why, address }) if address.is_empty() => self.notice = Some(Notice::refused(why)),
            Err(NotOpened { why, address }) if can_ask => self.ask(Question::CopyAddress { why, address }),
            Err(NotOpened { why, address }) => {
                self.notice = Some(Notice::refused(format!("{why}: {address}")));
            }
        }
    }

    /// Out of the program, once everything is saved.
    pub(super) fn quit(&mut self) {
        self.is_quitting = true;
        if self.is_unsaved() {
            self.notice = Some(Notice::told("Saving; it closes when that is done"));
        }
        self.session.want(Effect::Quit);
    }

    /// What is typed on the screen itself goes into the book before anything else is done; what cannot be noted any
    /// more is offered again.
    pub(super) fn keep_typed(&mut self) {
        let Some(act) = self.screen.unkept() else { return };
        let typed = self.screen.typed();
        match self.session.apply(act) {
            Ok(_) => {
                if let Some(typed) = typed {
                    self.unsettled(typed, None);
                }
            }
            Err(refusal) if refusal.kind == RefusalKind::Already => {}
            Err(refusal) => {
                if let Some((title, text)) = typed {
                    self.ask_later(title, text);
                }
                self.notice = Some(Notice::refused(refusal.to_string()));
            }
        }
        self.screen.refresh(&self.session);
    }

    /// After a save: what differs from what is shown, and what is to be said.
    pub(super) fn was_saved(
        &mut self,
        replayed: Option<Replayed>,
        notices: Vec<String>,
        typed: Vec<(String, String)>,
    ) {
        let mut said = notices;
        if let Some(Replayed { book, refused }) = replayed {
            if !refused.is_empty() {
                // What was refused is not noted anywhere, so its text comes back.
                let back =
                    typed.into_iter().map(|(title, text)| Rescued { file: String::new(), title, text });
                self.rescued.extend(back);
            }
            said.extend(refused);
            said.extend(self.file_session().replace(*book));
        }
        if !said.is_empty() {
            self.notice = Some(Notice::refused(said.join(". ")));
        }
        if self.is_quitting && !self.is_unsaved() {
            self.session.want(Effect::Quit);
        }
    }

    /// A save failed: it is tried again, and nobody leaves without knowing.
    pub(super) fn save_failed(&mut self, why: String) {
        self.file_session().saving = Saving::Failed(why);
        if self.is_quitting || self.is_ending {
            self.session.want(Effect::Quit);
        }
        self.is_quitting = false;
    }

    /// Another program changed the file.
    pub(super) fn reloaded(&mut self, book: Book) {
        if self.session.saving == Saving::LookOnly {
            self.show_again(book, "The book can be read again");
            return;
        }
        let refused = self.file_session().replace(book);
        self.notice = Some(if refused.is_empty() {
            Notice::told("Changed by another window or program; this is what the book holds now")
        } else {
            Notice::refused(refused.join(". "))
        });
    }

    /// The file cannot be read any more, or can be again.
    pub(super) fn unreadable(&mut self, why: Option<String>) {
        self.notice = Some(match why {
            Some(why) => Notice::refused(why),
            None => Notice::told("The book can be read again"),
        });
    }

    /// A backup was put in the place of the book, or was not.
    pub(super) fn restored(&mut self, restored: Result<Box<Book>, String>) {
        match restored {
            Ok(book) => {
                self.show_again(*book, "Restored; what was there is kept beside it under another name");
            }
            Err(why) => self.notice = Some(Notice::refused(why)),
        }
    }

    fn show_again(&mut self, book: Book, words: &str) {
        self.session.replace(book);
        self.session.saving = Saving::Saved;
        while self.leave_asking() {}
        let left = std::mem::replace(&mut self.screen, Screen::start(&self.session));
        for screen in std::mem::take(&mut self.trail).iter().chain([&left]) {
            self.leave_off(screen);
        }
        self.notice = Some(Notice::told(words));
    }

    /// Carries an act out; one that takes an earlier session's save back is noted as that.
    pub(super) fn carry_out(&mut self, act: Act) -> Result<Applied, Refusal> {
        let (Act::Undo(change) | Act::Redo(change)) = &act else { return self.session.apply(act) };
        match self.taking_back.take() {
            Some(found) if Arc::ptr_eq(&found.change, change) => {
                self.session.take_back(found.way, found.change, found.undoes)
            }
            _ => self.session.apply(act),
        }
    }

    /// What undo or redo found from before this session: done at once, or asked about.
    pub(super) fn taken_back(&mut self, found: TakeBack) {
        let change = Arc::clone(&found.change);
        let (act, question) = match found.way {
            Way::Undo => (Act::Undo(change), "Take it back?"),
            Way::Redo => (Act::Redo(change), "Do it again?"),
        };
        let is_asked = found.what.len() > 1 || found.is_anothers;
        let whose = if found.is_anothers { "Another machine saved this" } else { "One save did all of this" };
        let lines = found.what.clone();
        self.taking_back = Some(found);
        if is_asked {
            let question = format!("{whose}. {question}");
            self.ask(Question::Confirm { question, lines, act });
        } else {
            self.apply(act);
        }
    }
}
