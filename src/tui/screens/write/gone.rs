//! A message to a person who was taken out of the book meanwhile: its text can still be copied.

use super::{Write, is_move};
use crate::tui::{action::Action, message::Effect, session::Session, step::Step};

/// Why the verbs of a message do nothing there.
pub(super) const WHY_OFF: &str =
    "The person is not in the book any more; ⟦y⟧ copies the text, ⟦Esc⟧ leads back";

/// What is said of the person, who was called this.
pub(super) fn words(name: &str) -> String {
    let whom = if name.is_empty() { "This person" } else { name };
    format!("{whom} is not in the book any more. ⟦y⟧ copies the text, ⟦Esc⟧ leads back")
}

/// Whether a verb of a message needs the person.
pub(super) fn is_off(action: Action) -> bool {
    matches!(
        action,
        Action::Done
            | Action::Mail
            | Action::Write
            | Action::Open
            | Action::Delete
            | Action::Template
            | Action::Undo
            | Action::Redo
    )
}

impl Write {
    /// Whether what is shown is a message to a person who is gone.
    pub(super) fn is_lost(&self) -> bool {
        self.is_gone && self.template.is_none()
    }

    /// What it makes of a verb then. Letters that were meant for the text change nothing.
    pub(super) fn act_lost(&mut self, action: Action, session: &mut Session) -> Step {
        match action {
            Action::Copy => session.want(Effect::Copy(self.message.text().to_owned())),
            Action::Back | Action::Interrupt => return Step::Back,
            Action::Help | Action::Suspend => return Step::NotMine,
            _ if is_move(action) => self.go(action),
            _ => return Step::refuse("Nothing is typed here any more; the text stays as it is"),
        }
        Step::Stay
    }
}
