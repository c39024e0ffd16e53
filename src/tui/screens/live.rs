//! A talk as it runs: the clock, the questions with what is answered, the notes, what is to be said at the end. A past
//! talk opens the same screen without a clock, to be typed from paper.

mod acts;
mod clock;
mod closing;
mod draw;
mod moves;
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
        command::Act,
        contact::Contact,
        id::Id,
        interview::{Answer, Interview, length},
        name::TEXT_LIMIT,
        running::{self, Stage},
        standing::{InterviewStanding, InterviewState, Standing},
    },
    tui::{
        action::Context, edit::Typed, focus::Focus, key::Key, look::Look, notes_field::NotesField,
        session::Session,
    },
};

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

    /// The same with the cursor in one place, and nothing typed yet.
    pub fn looking(interview: Id, place: Place) -> Self {
        Self { place: Some(place), ..Self::of(interview) }
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
        let minutes = length(interview.minutes);
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
        let (now, keymap) = (&session.now, &look.keymap);
        let said = clock::line(contact, talk, (self.stage, is_typing), now, keymap, usize::from(columns));
        let style = clock::style(&said, &look.theme);
        Some(Line::from(Span::styled(said.words, style)))
    }

    /// On whom and what keys act.
    pub fn focus(&self, _session: &Session) -> Focus {
        self.contact.map(|contact| Focus::talk(contact, self.interview)).unwrap_or_default()
    }

    /// With whom, as long as it runs.
    pub fn runs_with<'s>(&self, session: &'s Session) -> Option<&'s str> {
        let (contact, _) = self.talk(session).filter(|_| self.stage == Stage::Running)?;
        Some(contact.name.as_str())
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

    /// What is typed, with what it is for: as long as it is typed into, so that one comes back to the same place.
    pub fn typed(&self) -> Option<(String, String)> {
        let text = self.typing.as_ref()?.field.text();
        let code = self.place.as_ref()?.code(self.interview)?;
        (!text.trim().is_empty()).then(|| (code, text.to_owned()))
    }

    /// What is typed and stands nowhere else.
    pub fn only_here(&self) -> Option<(String, String)> {
        self.typing.as_ref().filter(|typing| typing.is_unkept())?;
        self.typed()
    }

    /// What is typed and not in the book, as the act that puts it there; none where the talk is not in it either.
    pub fn unkept(&self) -> Option<Act> {
        let typing = self.typing.as_ref().filter(|typing| typing.is_unkept() && self.contact.is_some())?;
        self.place.as_ref()?.keep(self.interview, typing.field.text().trim_end())
    }

    /// The text as it comes back from the editor, to the field that it was opened from.
    pub fn edited(&mut self, text: &str) {
        if let Some(typing) = &mut self.typing {
            typing.field.set_text(text.trim_end_matches(['\n', '\r']));
        }
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
        let places = place::all(interview, &session.book.goals.introduction);
        let known = places.iter().position(|known| known == place);
        if let Some(index) = known {
            self.index = index;
        }
        match (&mut self.typing, place.text(interview)) {
            (Some(typing), Some(text)) if typing.base != text => {
                if typing.is_unkept() {
                    text.clone_into(&mut typing.base);
                } else {
                    *typing = Typing::of(text);
                }
            }
            (None, _) if known.is_none() => self.place = place::near(&places, self.index).cloned(),
            // What is typed for a question that is gone is not dropped.
            _ => {}
        }
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        draw::view(self, session, look, frame, area.intersection(frame.area()));
    }
}
