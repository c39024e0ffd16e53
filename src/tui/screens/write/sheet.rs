//! A text that is written on, and as it stands in the book.

use crate::{
    domain::{
        drafts::draft::{first_gap, parts},
        name::TEXT_LIMIT,
    },
    tui::notes_field::NotesField,
};

/// A text that is written on.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) field: NotesField,
    /// As it stands in the book, or comes from the template.
    given: String,
}

impl Sheet {
    /// A sheet with this text on it, for so many characters.
    pub(super) fn new(text: &str, limit: usize) -> Self {
        Self { field: NotesField::new(text, limit), given: text.to_owned() }
    }

    pub(super) fn text(&self) -> &str {
        self.field.text()
    }

    /// Whether something else is written than what stands in the book. Blank ends do not count.
    pub(super) fn is_changed(&self) -> bool {
        parts(self.field.text()) != parts(&self.given)
    }

    /// What is typed next stands in place of the gap behind the caret.
    pub(super) fn fill_gap(&mut self) {
        if let Some(gap) = first_gap(self.field.ahead()).filter(|gap| gap.start == 0) {
            self.field.take_out(gap.end);
        }
    }

    /// The text as it stands in the book now. What is being written stays.
    pub(super) fn stands(&mut self, text: &str) {
        let is_new = parts(text) != parts(&self.given);
        if is_new && !self.is_changed() {
            self.field = NotesField::new(text, TEXT_LIMIT);
            if let Some(gap) = first_gap(text) {
                self.field.stand_at(gap.start);
            }
        }
        if is_new {
            text.clone_into(&mut self.given);
        }
    }

    /// Takes back what was written on it.
    pub(super) fn reset(&mut self) {
        self.field.set_text(&self.given);
    }
}
