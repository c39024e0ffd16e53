//! Thinking a talk over, step by step.

use ratatui::{Frame, layout::Rect};

use crate::{
    domain::id::Id,
    tui::{
        action::{Action, Context},
        focus::Focus,
        look::Look,
        session::Session,
        step::Step,
    },
};

/// Thinking a talk over, step by step.
#[derive(Debug)]
pub struct Debrief {
    interview: Id,
}

impl Debrief {
    /// The screen of one.
    pub fn of(interview: Id) -> Self {
        Self { interview }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Debrief
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

    /// Looks at the book again.
    pub fn refresh(&mut self, _session: &Session) {}

    /// Draws it.
    pub fn view(&self, _session: &Session, _look: &Look, _frame: &mut Frame<'_>, _area: Rect) {}
}
