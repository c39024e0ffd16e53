//! A talk as it runs: the clock, the questions with what is answered, the notes, what is to be said at the end. A past
//! talk opens the same screen without a clock, to be typed from paper.

mod clock;
mod closing;
mod draw;
pub mod place;
#[cfg(test)]
mod tests;

use std::cell::Cell;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use self::place::Place;
use crate::{
    domain::{
        calendar::Calendar,
        command::{Act, AnswerChanges, InterviewEdit},
        contact::Contact,
        id::Id,
        interview::{Answer, ClosingItem, Interview},
        name::TEXT_LIMIT,
        running::{self, Stage},
        standing::{InterviewStanding, InterviewState, Standing},
    },
    tui::{
        action::{Action, Context},
        edit::Typed,
        focus::Focus,
        key::{Code, Key},
        look::Look,
        notes_field::NotesField,
        question::Question,
        session::{Saving, Session},
        step::{Route, Step},
    },
};

/// How long they go on when they go on.
const MORE_MINUTES: u32 = 5;

/// A talk as it runs.
#[derive(Debug)]
pub struct Live {
    interview: Id,
    contact: Option<Id>,
    stage: Stage,
    state: Option<InterviewState>,
    /// None until it has looked at the book.
    place: Option<Place>,
    /// Where it stood when it was last seen: a question in other words stands there too.
    index: usize,
    typing: Option<Typing>,
    /// As wide as a field was last drawn: Up and Down go by the rows that are seen.
    columns: Cell<u16>,
}

/// What is typed.
#[derive(Debug)]
struct Typing {
    field: NotesField,
    /// What stands in the book.
    base: String,
}

impl Typing {
    fn of(text: &str) -> Self {
        Self { field: NotesField::new(text, TEXT_LIMIT), base: text.to_owned() }
    }

    /// Whether the book lacks something of it; white space at the end is no word of anybody's.
    fn is_unkept(&self) -> bool {
        self.field.text().trim_end() != self.base.trim_end()
    }
}

impl Live {
    /// The screen of a talk: one that runs is typed into at once, at the first question that was not asked.
    pub fn of(interview: Id) -> Self {
        Self {
            interview,
            contact: None,
            stage: Stage::Off,
            state: None,
            place: None,
            index: 0,
            typing: None,
            columns: Cell::new(60),
        }
    }

    /// The same with the caret behind what stands in one place.
    pub fn typing(interview: Id, place: Place) -> Self {
        Self { place: Some(place), typing: Some(Typing::of("")), ..Self::of(interview) }
    }

    /// Which talk.
    pub fn interview(&self) -> Id {
        self.interview
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        if self.typing.is_some() { Context::LiveTyping } else { Context::Live }
    }

    /// Whether the talk is no longer in the book, and nothing that was typed into it is left.
    pub fn is_gone(&self) -> bool {
        self.contact.is_none() && self.typing.is_none()
    }

    /// Who it is with, and how.
    pub fn title(&self, session: &Session) -> Option<(String, String)> {
        let Some((contact, interview)) = self.talk(session) else {
            return Some(("A talk".to_owned(), String::new()));
        };
        let mut left = contact.name.to_string();
        if !contact.pronounced.is_empty() {
            left = format!("{left} ({})", contact.pronounced);
        }
        let position = contact.position();
        if !position.is_empty() {
            left = format!("{left}, {position}");
        }
        let minutes = format!("{} minutes", interview.minutes);
        let right = match &interview.medium {
            Some(medium) => format!("{}, {minutes}", medium.as_str()),
            None => minutes,
        };
        Some((left, right))
    }

    /// The clock, and how much was asked.
    pub fn second_title(&self, session: &Session, look: &Look, columns: u16) -> Option<Line<'static>> {
        let (contact, _) = self.talk(session)?;
        let calendar = Calendar::new(&session.now.zone, &session.book.settings);
        let standing = Standing::of(contact, &calendar, session.now.instant);
        let talk: &InterviewStanding<'_> = standing.interview(self.interview)?;
        let is_typing = self.typing.is_some();
        let said = clock::line(contact, talk, self.stage, is_typing, &session.now, usize::from(columns));
        let style = clock::style(&said, &look.theme);
        Some(Line::from(Span::styled(said.words, style)))
    }

    /// On whom and what keys act.
    pub fn focus(&self, _session: &Session) -> Focus {
        self.contact.map(|contact| Focus::talk(contact, self.interview)).unwrap_or_default()
    }

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
                Some("Space ticks a question, or a line of the closing list")
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

    fn is_held(&self) -> bool {
        matches!(self.state, Some(InterviewState::Held { .. }))
    }

    fn talk<'s>(&self, session: &'s Session) -> Option<(&'s Contact, &'s Interview)> {
        let contact = session.book.contact(self.contact?)?;
        Some((contact, contact.interviews.get(&self.interview)?))
    }

    /// The answer the cursor is on.
    fn answer<'s>(&self, session: &'s Session) -> Option<&'s Answer> {
        let Some(Place::Question(question)) = &self.place else { return None };
        let (_, interview) = self.talk(session)?;
        interview.answers.iter().find(|answer| answer.question == *question)
    }

    fn places(&self, session: &Session) -> Vec<Place> {
        let introduction = &session.book.goals.introduction;
        self.talk(session).map(|(_, interview)| place::all(interview, introduction)).unwrap_or_default()
    }

    /// What is typed, with what it is for: as long as it is typed into, so that one comes back to the same place.
    pub fn typed(&self) -> Option<(String, String)> {
        let text = self.typing.as_ref()?.field.text();
        let code = self.place.as_ref()?.code(self.interview)?;
        (!text.trim().is_empty()).then(|| (code, text.to_owned()))
    }

    /// What is typed and not in the book, as the act that puts it there.
    pub fn unkept(&self) -> Option<Act> {
        let typing = self.typing.as_ref().filter(|typing| typing.is_unkept())?;
        self.place.as_ref()?.keep(self.interview, typing.field.text().trim_end())
    }

    /// A key that is text here.
    pub fn key(&mut self, key: Key) -> Typed {
        match &mut self.typing {
            Some(typing) => typing.field.key(key, self.columns.get()),
            None => Typed::Ignored,
        }
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> Typed {
        self.typing.as_mut().map_or(Typed::Ignored, |typing| typing.field.paste(text))
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

    fn go_to_closing(&mut self, session: &Session) {
        let live = self.talk(session).and_then(|(_, interview)| interview.live.as_ref());
        let open = live.and_then(|live| ClosingItem::ALL.into_iter().find(|it| !live.closing.contains(it)));
        self.place = Some(Place::Closing(open.unwrap_or(ClosingItem::Advice)));
    }

    fn at(&self, places: &[Place]) -> usize {
        places.iter().position(|place| Some(place) == self.place.as_ref()).unwrap_or(0)
    }

    fn step(&mut self, by: isize, session: &Session) {
        let places = self.places(session);
        let to = self.at(&places).saturating_add_signed(by).min(places.len().saturating_sub(1));
        self.place = places.into_iter().nth(to);
    }

    /// From the questions to the notes, the closing list, and back.
    fn next_part(&mut self, session: &Session) {
        let Some((_, interview)) = self.talk(session) else { return };
        let first = || place::first(interview);
        match self.place {
            Some(Place::Introduction | Place::Question(_)) | None => self.place = Some(Place::Notes),
            Some(Place::Notes) if interview.live.is_some() => self.go_to_closing(session),
            Some(Place::Notes | Place::Closing(_)) => self.place = Some(first()),
        }
    }

    fn type_into(&mut self, place: Place, session: &Session) {
        let Some((_, interview)) = self.talk(session) else { return };
        if session.saving != Saving::LookOnly {
            self.typing = place.text(interview).map(Typing::of);
        }
        self.place = Some(place);
    }

    /// The question after this one, and at the end the notes; then from the first one again.
    fn next_field(&mut self, by: isize, session: &Session) {
        let mut places = self.places(session);
        places.retain(Place::is_field);
        let (at, last) = (self.at(&places), places.len().saturating_sub(1));
        let to = match (by, at) {
            (1.., at) if at >= last => 0,
            (1.., at) => at + 1,
            (_, 0) => last,
            (_, at) => at - 1,
        };
        if let Some(place) = places.into_iter().nth(to) {
            self.type_into(place, session);
        }
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        let owner = self.contact.filter(|id| {
            session.book.contact(*id).is_some_and(|contact| contact.interviews.contains_key(&self.interview))
        });
        self.contact = owner.or_else(|| running::owner(&session.book, self.interview));
        let Some((contact, interview)) = self.talk(session) else {
            (self.stage, self.state) = (Stage::Off, None);
            return;
        };
        let calendar = Calendar::new(&session.now.zone, &session.book.settings);
        let standing = Standing::of(contact, &calendar, session.now.instant);
        let talk = standing.interview(self.interview);
        self.stage = talk.map_or(Stage::Off, |talk| running::stage(talk, &session.now));
        self.state = talk.map(|talk| talk.state);
        match &self.place {
            None => {
                let first = place::first(interview);
                if self.stage == Stage::Running {
                    self.type_into(first, session);
                } else {
                    self.place = Some(first);
                }
            }
            Some(place) => self.follow(&place.clone(), interview, session),
        }
    }

    /// The book may have changed under the cursor.
    fn follow(&mut self, place: &Place, interview: &Interview, session: &Session) {
        match (&mut self.typing, place.text(interview)) {
            (Some(typing), Some(text)) if typing.base != text => {
                if typing.is_unkept() {
                    text.clone_into(&mut typing.base);
                } else {
                    *typing = Typing::of(text);
                }
            }
            // What is typed for a question that is gone is not dropped.
            (Some(_), _) => {}
            (None, _) => {
                let places = place::all(interview, &session.book.goals.introduction);
                match places.iter().position(|known| known == place) {
                    Some(index) => self.index = index,
                    None => self.place = places.into_iter().nth(self.index).or(Some(Place::Notes)),
                }
            }
        }
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        draw::view(self, session, look, frame, area.intersection(frame.area()));
    }
}
