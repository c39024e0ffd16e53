//! Undo and redo of what this session did; what came before it is looked for in the kept saves.

use super::App;
use crate::{
    domain::command::{Applied, Refusal},
    tui::{message::Effect, notice::Notice, session::Saving, step::Step},
};

impl App {
    /// Takes the last change back.
    pub(super) fn undo(&mut self) -> Step {
        if self.undo_on_machine() {
            return Step::Stay;
        }
        match self.session.undo() {
            Some(result) => self.said(result, Notice::undone),
            None if matches!(self.session.saving, Saving::Demo | Saving::LookOnly) => {
                Step::Tell(Notice::told("Nothing to undo"))
            }
            None => Step::Want(Effect::FindUndo),
        }
    }

    /// Makes the last change again that was taken back.
    pub(super) fn redo(&mut self) -> Step {
        if self.redo_on_machine() {
            return Step::Stay;
        }
        match self.session.redo() {
            Some(result) => self.said(result, Notice::done),
            None if matches!(self.session.saving, Saving::Demo | Saving::LookOnly) => {
                Step::Tell(Notice::told("Nothing to do again"))
            }
            None => Step::Want(Effect::FindRedo),
        }
    }

    fn said(&mut self, result: Result<Applied, Refusal>, words: fn(String) -> Notice) -> Step {
        match result {
            Ok(applied) => {
                self.follow_the_book();
                Step::Tell(words(applied.summary))
            }
            Err(refusal) => Step::refuse(refusal.to_string()),
        }
    }
}
