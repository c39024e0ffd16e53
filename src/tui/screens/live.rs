//! A talk as it runs: the clock, the questions, the answers.

use ratatui::{Frame, layout::Rect, text::Line};

use crate::{
    domain::{command::Act, id::Id},
    tui::{
        action::{Action, Context},
        edit::Typed,
        focus::Focus,
        key::Key,
        look::Look,
        session::Session,
        step::Step,
    },
};

/// A talk as it runs: the clock, the questions, the answers.
#[derive(Debug)]
pub struct Live {
    interview: Id,
}

impl Live {
    /// The screen of one.
    pub fn of(interview: Id) -> Self {
        Self { interview }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Live
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        let _seen = self.interview;
        None
    }

    /// On whom and what keys act.
    pub fn focus(&self, _session: &Session) -> Focus {
        Focus::default()
    }

    /// What it makes of a verb.
    pub fn act(&mut self, _action: Action, _session: &mut Session) -> Step {
        Step::NotMine
    }

    /// What is typed into it.
    pub fn typed(&self) -> Option<(String, String)> {
        None
    }

    /// What is typed and not in the book.
    pub fn unkept(&self) -> Option<Act> {
        None
    }

    /// The row below the title.
    pub fn second_title(&self, _session: &Session, _look: &Look, _columns: u16) -> Option<Line<'static>> {
        None
    }

    /// A key that is text here.
    pub fn key(&mut self, _key: Key) -> Typed {
        Typed::Ignored
    }

    /// Pasted text.
    pub fn paste(&mut self, _text: &str) -> Typed {
        Typed::Ignored
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, _session: &Session) {}

    /// Draws it.
    pub fn view(&self, _session: &Session, _look: &Look, _frame: &mut Frame<'_>, _area: Rect) {}
}
