//! The questions of a talk, chosen from the bank and the lists.

use ratatui::{Frame, layout::Rect};

use crate::{
    domain::id::Id,
    tui::{
        action::{Action, Context},
        look::Look,
        session::Session,
        step::Step,
    },
};

/// The questions of a talk, chosen from the bank and the lists.
#[derive(Debug)]
pub struct PickQuestions {
    /// For which talk.
    pub interview: Id,
}

impl PickQuestions {
    /// For a talk.
    pub fn of(interview: Id, _session: &Session) -> Self {
        Self { interview }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::PickQuestions
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, _session: &mut Session) -> Step {
        match action {
            Action::Back => Step::Back,
            _ => Step::NotMine,
        }
    }

    /// It wants the whole screen.
    pub fn rows(&self, _session: &Session, _look: &Look, _columns: u16, rows: u16) -> u16 {
        rows
    }

    /// Draws it.
    pub fn view(&self, _session: &Session, _look: &Look, _frame: &mut Frame<'_>, _area: Rect) {}
}
