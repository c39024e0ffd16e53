//! What keys do during a talk.

use super::{Live, place::Place};
use crate::{
    domain::{
        command::{Act, AnswerChanges, InterviewEdit},
        interview::ClosingItem,
        running::Stage,
    },
    tui::{
        action::Action,
        key::{Code, Key},
        message::Effect,
        question::Question,
        session::Session,
        step::{Route, Step},
    },
};

/// How long they go on when they go on.
const MORE_MINUTES: u32 = 5;

impl Live {
    /// Why a verb does nothing now.
    pub fn why_off(&self, action: Action, session: &Session) -> Option<&'static str> {
        let talk = self.talk(session).map(|(_, interview)| interview);
        match action {
            Action::GoOn if self.stage != Stage::Running => {
                Some("No clock runs; more time is for a talk that is on")
            }
            Action::Consent if talk.is_none_or(|talk| talk.live.is_none()) => {
                Some("The closing list is for a talk that was begun here")
            }
            Action::Begin if self.stage == Stage::Running => Some("It runs already"),
            Action::Star if !matches!(self.place, Some(Place::Question(_))) => {
                Some("A star is for a question and its answer")
            }
            Action::Edit if !matches!(self.place, Some(Place::Question(_))) => {
                Some("Only a question is put in other words")
            }
            Action::Tick if matches!(self.place, Some(Place::Notes | Place::Introduction) | None) => {
                Some("⟦Space⟧ ticks a question, or a line of the closing list")
            }
            _ => None,
        }
    }

    /// A more telling name for a verb.
    pub fn name(&self, action: Action, session: &Session) -> Option<&'static str> {
        match (action, &self.place) {
            (Action::Done, _) if self.is_held() => Some("how it went"),
            (Action::Tick | Action::Open, Some(Place::Closing(_))) => Some("tick"),
            (Action::Open, Some(Place::Introduction)) => Some("change"),
            (Action::Star, _) => {
                let answer = self.answer(session)?;
                (!answer.asked && answer.text.is_empty()).then_some("must ask")
            }
            _ => None,
        }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        if self.typing.is_some() {
            return self.act_typing(action, session);
        }
        match action {
            Action::Down => self.step(1, session),
            Action::Up => self.step(-1, session),
            Action::PageDown => self.step(5, session),
            Action::PageUp => self.step(-5, session),
            Action::Top => self.step(isize::MIN, session),
            Action::Bottom => self.step(isize::MAX, session),
            Action::NextPane => self.next_part(session),
            Action::Note => self.type_into(Place::Notes, session),
            Action::Consent => self.go_to_closing(session),
            Action::Open => return self.open(session),
            Action::Tick => return self.tick(session),
            Action::Star => return self.star(session),
            Action::GoOn => return self.edit(InterviewEdit::GoOn { minutes: MORE_MINUTES }),
            Action::Done if self.is_held() => return Step::Open(Route::Debrief(self.interview)),
            // What stays is asked wherever a talk is told to be over.
            Action::Done => return self.edit(InterviewEdit::Over),
            Action::Choose => return Step::ask(Question::AskToo(self.interview)),
            Action::Edit => {
                let question = self.answer(session).map(|answer| answer.question.clone());
                let reword = question.map(|question| Question::Reword(self.interview, question));
                return reword.map_or(Step::Stay, Step::ask);
            }
            Action::Add => {
                let given = self.contact.map(|contact| Question::Given(contact, Some(self.interview)));
                return given.map_or(Step::Stay, Step::ask);
            }
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    fn act_typing(&mut self, action: Action, session: &Session) -> Step {
        match action {
            Action::NextPane => self.next_field(1, session),
            Action::PrevPane => self.next_field(-1, session),
            Action::Accept => drop(self.key(Key::new(Code::Enter))),
            Action::Editor => {
                let text = self.typing.as_ref().map(|typing| typing.field.text().to_owned());
                return Step::Want(Effect::Edit(text.unwrap_or_default()));
            }
            // What is typed into a talk that is gone goes with the page, to be asked about.
            Action::Back | Action::Interrupt if self.contact.is_none() => return Step::Back,
            Action::Back | Action::Interrupt => self.typing = None,
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    fn edit(&self, edit: InterviewEdit) -> Step {
        Step::Do(Act::Interview { interview: self.interview, edit: Box::new(edit) })
    }

    fn change(&self, question: &str, changes: AnswerChanges) -> Step {
        self.edit(InterviewEdit::Answer { question: question.to_owned(), changes })
    }

    fn open(&mut self, session: &mut Session) -> Step {
        match self.place.clone() {
            Some(place) if place.is_field() => self.type_into(place, session),
            Some(Place::Closing(_)) => return self.tick(session),
            Some(Place::Introduction) => return Step::Open(Route::Goals),
            _ => {}
        }
        Step::Stay
    }

    fn tick(&mut self, session: &Session) -> Step {
        match (&self.place, self.answer(session)) {
            (Some(Place::Closing(item)), _) => self.tick_closing(*item, session),
            (Some(Place::Question(question)), Some(answer)) => {
                let changes = AnswerChanges { asked: Some(!answer.asked), ..AnswerChanges::default() };
                self.change(question, changes)
            }
            _ => Step::Stay,
        }
    }

    /// Ticks a line of the closing list and goes on to the next open one. Whether one may write again is asked.
    fn tick_closing(&mut self, item: ClosingItem, session: &Session) -> Step {
        let Some(closing) = self.talk(session).and_then(|(_, interview)| interview.live.as_ref()) else {
            return Step::Stay;
        };
        let ticked = !closing.closing.contains(&item);
        if ticked {
            let mut rest = ClosingItem::ALL.into_iter().cycle().skip_while(|it| *it != item).take(4).skip(1);
            if let Some(next) = rest.find(|it| !closing.closing.contains(it)) {
                self.place = Some(Place::Closing(next));
            }
        }
        let edit = InterviewEdit::Closing { item, ticked };
        let act = Act::Interview { interview: self.interview, edit: Box::new(edit) };
        match self.contact {
            Some(contact) if ticked && item == ClosingItem::WriteAgain => {
                Step::DoThen(act, Box::new(Step::ask(Question::Consent(contact))))
            }
            _ => Step::Do(act),
        }
    }

    /// Stars what was answered; what was not asked yet must be.
    fn star(&self, session: &Session) -> Step {
        let Some(answer) = self.answer(session) else { return Step::Stay };
        let changes = if answer.asked || !answer.text.is_empty() {
            AnswerChanges { starred: Some(!answer.starred), ..AnswerChanges::default() }
        } else {
            AnswerChanges { must_ask: Some(!answer.must_ask), ..AnswerChanges::default() }
        };
        self.change(&answer.question, changes)
    }
}
