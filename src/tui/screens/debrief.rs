//! Thinking a talk over, step by step: what is noted, what is left, and the draft of the thank-you.

mod draw;
mod kind_words;

use std::rc::Rc;

use ratatui::{Frame, layout::Rect};

use crate::{
    domain::{
        agenda::Agenda,
        command::Act,
        contact::Contact,
        debrief,
        drafts::key::DraftFor,
        follow_up::{FollowUp, FollowUpId, Rule},
        id::Id,
        interview::{DebriefStep, Interview},
        put_off, rules,
    },
    tui::{
        action::{Action, Context},
        focus::Focus,
        list::Selection,
        look::Look,
        notice::Notice,
        question::Question,
        session::Session,
        step::{Route, Step},
    },
};

/// Thinking a talk over, step by step.
#[derive(Debug)]
pub struct Debrief {
    interview: Id,
    chosen: Selection<DebriefStep>,
    /// The steps of which something is still to be noted.
    open: Vec<DebriefStep>,
    /// The step that is being asked about.
    asked: Option<DebriefStep>,
    /// What is still owed for the talk.
    thanks: Option<FollowUp>,
    /// The agenda at which all this was looked up.
    seen: Option<Rc<Agenda>>,
}

/// Whose talk it is, looked up for one drawing or one key.
struct Talk<'s> {
    id: Id,
    with: Id,
    contact: &'s Contact,
    interview: &'s Interview,
}

impl Debrief {
    /// The screen of one.
    pub fn of(interview: Id) -> Self {
        Self {
            interview,
            chosen: Selection::default(),
            open: Vec::new(),
            asked: None,
            thanks: None,
            seen: None,
        }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Debrief
    }

    /// Whom it is about, and how much is left.
    pub fn title(&self, session: &Session) -> Option<(String, String)> {
        let talk = self.talk(session)?;
        let left = match self.open.len() {
            0 => "thought over".to_owned(),
            1 => "1 step left".to_owned(),
            left => format!("{left} steps left"),
        };
        Some((format!("How did it go with {}", talk.contact.name), left))
    }

    /// On whom and what keys act: on the thank-you, where the cursor stands on it.
    pub fn focus(&self, session: &Session) -> Focus {
        let Some(talk) = self.talk(session) else { return Focus::default() };
        let thanks = self.thanks.clone().filter(|_| self.step() == DebriefStep::Thanks);
        Focus { follow_up: thanks, ..Focus::talk(talk.with, talk.id) }
    }

    /// Why a verb does nothing now.
    pub fn why_off(&self, action: Action) -> Option<&'static str> {
        let is_owed = self.thanks.is_some();
        let at_thanks = self.step() == DebriefStep::Thanks;
        match action {
            Action::Done | Action::DoneOtherwise | Action::Snooze if at_thanks && !is_owed => {
                Some("Thanked already; nothing is owed for this talk")
            }
            Action::Done | Action::DoneOtherwise | Action::Snooze if !at_thanks => {
                Some("That goes for the thank-you; ⟦Enter⟧ opens the step the cursor is on")
            }
            Action::LetGo if self.open.iter().all(|step| *step == DebriefStep::Thanks) => {
                Some("Nothing is left here to be let go")
            }
            _ => None,
        }
    }

    /// A more telling name for a verb.
    pub fn name(&self, action: Action) -> Option<&'static str> {
        (action == Action::Back && self.open.is_empty()).then_some("back")
    }

    /// Whether the talk is not in the book any more.
    pub fn is_gone(&self, session: &Session) -> bool {
        self.talk(session).is_none()
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        let Some(talk) = self.talk(session) else { return Step::NotMine };
        let (with, steps) = (talk.with, &DebriefStep::ALL);
        match action {
            Action::Up => self.chosen.step(steps, -1),
            Action::Down => self.chosen.step(steps, 1),
            Action::Top | Action::PageUp => self.chosen.top(steps),
            Action::Bottom | Action::PageDown => self.chosen.bottom(steps),
            Action::Open | Action::Edit => return self.ask(with),
            Action::Add => {
                self.chosen.choose_id(steps, &DebriefStep::People);
                return self.ask(with);
            }
            Action::LetGo => return Step::Do(put_off::over(with, self.interview)),
            Action::Done => {
                self.asked = Some(DebriefStep::Thanks);
                return Step::NotMine;
            }
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// Opens the line, the form or the screen of the step that the cursor is on.
    fn ask(&mut self, with: Id) -> Step {
        let step = self.step();
        self.asked = Some(step);
        let talk = Some(self.interview);
        match step {
            DebriefStep::Remember => Step::ask(Question::Stays(self.interview)),
            DebriefStep::Thanks => match &self.thanks {
                Some(thanks) => Step::Open(Route::Write(with, DraftFor::FollowUp(thanks.id))),
                None => Step::Tell(Notice::told("Thanked already; nothing is owed for this talk")),
            },
            DebriefStep::Notes => Step::Open(Route::Live(self.interview)),
            DebriefStep::People => Step::ask(Question::Given(with, talk)),
            DebriefStep::Promises => Step::ask(Question::Promise(with, talk)),
            DebriefStep::Advice => Step::ask(Question::Advice(with, talk)),
            DebriefStep::ForMe => Step::ask(Question::Verdict(self.interview)),
            DebriefStep::Again => Step::ask(Question::Consent(with)),
        }
    }

    /// What was asked is answered or left: the next step that is open.
    pub fn go_on(&mut self) {
        let Some(asked) = self.asked.take() else { return };
        // A thank-you that was only copied or changed is still to be sent.
        if asked == DebriefStep::Thanks && self.open.contains(&asked) {
            return;
        }
        let next = self.open.iter().find(|step| **step > asked).or(self.open.first()).copied();
        if let Some(next) = next {
            self.chosen.choose_id(&DebriefStep::ALL, &next);
        }
    }

    /// The act; where it notes the last step, the talk is thought over with it.
    pub fn rounded_off(&self, act: Act, session: &Session) -> Act {
        put_off::finishing(act, self.interview, &session.book, &session.now)
    }

    /// What is to be noted when it is left: what waits for another day.
    pub fn leaving(&self, session: &Session) -> Option<Act> {
        put_off::leaving(self.interview, &session.book, &session.now)
    }

    /// Looks at what is left.
    pub fn refresh(&mut self, session: &Session) {
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        let Some(talk) = self.talk(session) else { return };
        let id = FollowUpId { rule: Rule::ThankYou, record: self.interview };
        let thanks = rules::find(&session.book, &session.now, id);
        let is_over = put_off::is_over(talk.contact, talk.id);
        let mut open = debrief::left(talk.contact, talk.id);
        open.retain(|step| match step {
            DebriefStep::Thanks => thanks.is_some(),
            _ => !is_over,
        });
        self.thanks = thanks;
        self.open = open;
        if self.seen.replace(Rc::clone(&session.agenda)).is_none() {
            let first = self.open.first().copied().unwrap_or(DebriefStep::Remember);
            self.chosen.choose_id(&DebriefStep::ALL, &first);
        }
    }

    /// Draws the steps, and what is noted under the one that the cursor is on.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        if let Some(talk) = self.talk(session) {
            draw::draw(self, &talk, session, look, frame, area.intersection(frame.area()));
        }
    }

    fn step(&self) -> DebriefStep {
        self.chosen.id().copied().unwrap_or(DebriefStep::Remember)
    }

    fn talk<'s>(&self, session: &'s Session) -> Option<Talk<'s>> {
        let (with, contact, interview) = session.book.talk(self.interview)?;
        Some(Talk { id: self.interview, with, contact, interview })
    }
}

#[cfg(test)]
mod tests;
