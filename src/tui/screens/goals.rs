//! What the user wants to learn, and how much to do in a week.

use ratatui::{Frame, layout::Rect};

use crate::tui::{
    action::{Action, Context},
    focus::Focus,
    look::Look,
    session::Session,
    step::Step,
};

/// What the user wants to learn, and how much to do in a week.
#[derive(Debug, Default)]
pub struct Goals;

impl Goals {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Goals
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
