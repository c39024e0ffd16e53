//! What a line is read against: the book and the moment.

use crate::domain::{book::Book, when::Context, working_days::WorkingDays, zone::Now};

/// What a line is read against.
#[derive(Debug)]
pub struct Typing<'a> {
    /// The book.
    pub book: &'a Book,
    /// The moment and place of typing.
    pub now: &'a Now,
    working_days: WorkingDays,
}

impl<'a> Typing<'a> {
    /// Typing at `now`.
    pub fn new(book: &'a Book, now: &'a Now) -> Self {
        Self { book, now, working_days: book.settings.working_days() }
    }

    /// What dates depend on.
    pub fn context(&self) -> Context<'_> {
        Context { now: self.now, working_days: &self.working_days, morning: self.book.settings.morning }
    }
}
