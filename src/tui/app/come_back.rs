//! Where the program begins while a talk runs, and where text goes that was typed into one when an earlier session
//! ended.

use super::App;
use crate::{
    domain::{
        command::RefusalKind,
        id::Id,
        interview::Interview,
        running::{self, Stage},
    },
    tui::{
        message::{Effect, Rescued},
        notice::Notice,
        screen::Screen,
        screens::live::{Live, place::Place},
    },
};

/// How a text of an earlier session was dealt with.
pub(super) enum Placed {
    /// It stands where it was typed.
    There,
    /// It is still to be looked at.
    Not(Rescued),
}

impl App {
    /// A talk that runs is what the program begins with.
    pub(super) fn come_back_to_the_talk(&mut self) {
        let Some(talk) = running::running(&self.session.book, &self.session.now) else { return };
        self.open(Screen::Live(Live::of(talk.interview)));
        let name =
            self.session.book.contact(talk.contact).map_or("somebody", |contact| contact.name.as_str());
        let words = format!("The talk with {name} runs. Esc, then d, says that it is over");
        self.notice = Some(Notice::told(words));
    }

    /// Text that was typed on the live screen stands there again, in the book; any other is asked about.
    pub(super) fn come_back_to_the_text(&mut self, rescued: Vec<Rescued>) {
        let mut left = Vec::new();
        for rescued in rescued {
            if let Placed::Not(rescued) = self.put_back(rescued) {
                left.push(rescued);
            }
        }
        self.rescued.extend(left);
    }

    /// Puts a text back where it was typed, where that place is still there.
    pub(super) fn put_back(&mut self, rescued: Rescued) -> Placed {
        let Some((interview, place)) = Place::read(&rescued.title) else { return Placed::Not(rescued) };
        let Some((place, stage, known)) = self.known(interview, place) else { return Placed::Not(rescued) };
        let text = rescued.text.trim_end();
        // A later text of the same place holds this one already.
        let is_new = !known.starts_with(text);
        if is_new {
            let Some(act) = place.keep(interview, text) else { return Placed::Not(rescued) };
            match self.session.apply(act) {
                Ok(_) => self.unsettled((rescued.title.clone(), rescued.text.clone()), Some(rescued.file)),
                Err(refusal) if refusal.kind == RefusalKind::Already => {
                    self.session.want(Effect::Forget(rescued.file));
                }
                Err(_) => return Placed::Not(rescued),
            }
        } else {
            self.session.want(Effect::Forget(rescued.file));
        }
        if is_new || stage == Stage::Running {
            self.open(Screen::Live(Live::typing(interview, place)));
            self.notice = Some(Notice::told("Back where you were; your last words are here"));
        }
        Placed::There
    }

    /// The place as the book knows it, how close its talk is, and what stands there.
    fn known(&self, interview: Id, place: Place) -> Option<(Place, Stage, String)> {
        let (book, now) = (&self.session.book, &self.session.now);
        let contact = book.contact(running::owner(book, interview)?)?;
        let talk: &Interview = contact.interviews.get(&interview)?;
        let place = place.known(talk)?;
        let text = place.text(talk)?.to_owned();
        let close = running::close(book, now).into_iter().find(|talk| talk.interview == interview);
        Some((place, close.map_or(Stage::Past, |talk| talk.stage), text))
    }
}
