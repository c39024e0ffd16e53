//! The bank of questions and the user's own lists.

use ratatui::{Frame, layout::Rect};

use crate::tui::{
    action::{Action, Context},
    focus::Focus,
    look::Look,
    session::Session,
    step::Step,
};

/// The bank of questions and the user's own lists.
#[derive(Debug, Default)]
pub struct Questions;

impl Questions {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Questions
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
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
