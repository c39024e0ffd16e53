//! Where the program begins while a talk runs, and where text goes that was typed into one when an earlier session
//! ended.

use super::App;
use crate::{
    domain::{
        command::{Act, RefusalKind},
        id::Id,
        interview::Interview,
        running::{self, Stage},
    },
    tui::{
        drafting,
        message::{Effect, Rescued},
        notice::Notice,
        screen::Screen,
        screens::live::{
            Live,
            place::{self, Place},
        },
        session::Saving,
        step::Route,
    },
};

impl App {
    /// What is left undone on a screen that is not come back to is noted; of a talk that runs the way back is said.
    pub(super) fn leave_off(&mut self, left: &Screen) {
        if let Screen::Live(live) = left
            && let Some(name) = live.runs_with(&self.session)
        {
            self.notice =
                Some(Notice::told(format!("The talk with {name} goes on; ⟦b⟧ is the way back to it")));
        }
        if let Some((title, text)) = left.only_here() {
            self.ask_later(title, text);
        }
        if let Some(act) = left.leaving(&self.session) {
            self.apply(act);
        }
    }

    /// What is to become of a text that could not be noted is asked once nothing else is, and once only.
    pub(super) fn ask_later(&mut self, title: String, text: String) {
        let is_kept = self.for_later.iter().any(|it| *it == (title.clone(), text.clone()));
        let waits = self.rescued.iter().any(|it| it.title == title && it.text == text);
        if !is_kept && !waits && !text.trim().is_empty() {
            self.rescued.push(Rescued { file: String::new(), title, text });
        }
    }

    /// A talk that runs is what the program begins with.
    pub(super) fn come_back_to_the_talk(&mut self) {
        let Some(talk) = running::running(&self.session.book, &self.session.now) else { return };
        let contact = self.session.book.contact(talk.contact);
        let name = contact.map_or("somebody", |contact| contact.name.as_str());
        let interview = contact.and_then(|contact| contact.interviews.get(&talk.interview));
        let now = &self.session.now;
        // Past its time, it is probably over: what is typed first is then the key that says so.
        let past = interview.filter(|interview| running::end(interview, &now.zone) <= now.instant);
        let (page, words) = match past {
            Some(interview) => (
                Live::looking(talk.interview, place::first(interview)),
                format!("The talk with {name} runs past its time. ⟦d⟧ says that it is over"),
            ),
            None => (
                Live::of(talk.interview),
                format!("The talk with {name} runs. ⟦Esc⟧, then ⟦d⟧, says that it is over"),
            ),
        };
        self.open(Screen::Live(page));
        self.notice = Some(Notice::told(words));
    }

    /// Text that was typed on the live screen stands there again, in the book; any other is asked about.
    pub(super) fn come_back_to_the_text(&mut self, rescued: Vec<Rescued>) {
        for rescued in rescued {
            let left = self.put_back(rescued);
            self.rescued.extend(left);
        }
    }

    /// Puts a text back where it was typed; where that place is gone, the text is still to be looked at.
    pub(super) fn put_back(&mut self, rescued: Rescued) -> Option<Rescued> {
        if self.session.saving == Saving::LookOnly {
            return Some(rescued);
        }
        if let Some((act, route)) = drafting::taken_up(&rescued.title, &rescued.text, &self.session) {
            return self.put_back_message(rescued, act, route);
        }
        let Some((interview, place)) = Place::read(&rescued.title) else { return Some(rescued) };
        let Some((place, stage, known)) = self.known(interview, place) else { return Some(rescued) };
        let text = rescued.text.trim_end();
        // A later text of the same place holds this one already.
        let is_new = !known.starts_with(text);
        if is_new {
            let Some(act) = place.keep(interview, text) else { return Some(rescued) };
            match self.session.apply(act) {
                Ok(_) => self.unsettled((rescued.title.clone(), rescued.text.clone()), Some(rescued.file)),
                Err(refusal) if refusal.kind == RefusalKind::Already => {
                    self.session.want(Effect::Forget(rescued.file));
                }
                Err(_) => return Some(rescued),
            }
        } else {
            self.session.want(Effect::Forget(rescued.file));
        }
        if is_new || stage == Stage::Running {
            self.open(Screen::Live(Live::typing(interview, place)));
            self.notice = Some(Notice::told("Back where you were; your last words are here"));
        }
        None
    }

    /// Puts a message back that was being written, and goes on with it.
    fn put_back_message(&mut self, rescued: Rescued, act: Act, route: Route) -> Option<Rescued> {
        match self.session.apply(act) {
            Ok(_) => {
                self.unsettled((rescued.title, rescued.text), Some(rescued.file));
                self.open(Screen::at(route, &self.session));
                self.notice = Some(Notice::told("Back where you were; your last words are here"));
                None
            }
            Err(refusal) if refusal.kind == RefusalKind::Already => {
                self.session.want(Effect::Forget(rescued.file));
                None
            }
            Err(_) => Some(rescued),
        }
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
