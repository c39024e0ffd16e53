//! What a line is read against: the book, the moment, and the people by name.

use super::people::People;
use crate::domain::{book::Book, when::Context, working_days::WorkingDays, zone::Now};

/// What a line is read against.
#[derive(Debug)]
pub struct Typing<'a> {
    /// The book.
    pub book: &'a Book,
    /// The moment and place of typing.
    pub now: &'a Now,
    /// The people by name.
    pub people: &'a People,
    working_days: WorkingDays,
}

impl<'a> Typing<'a> {
    /// Typing at `now`, with `people` made from the same book.
    pub fn new(book: &'a Book, now: &'a Now, people: &'a People) -> Self {
        Self { book, now, people, working_days: book.settings.working_days() }
    }

    /// What dates depend on.
    pub fn context(&self) -> Context<'_> {
        Context { now: self.now, working_days: &self.working_days, morning: self.book.settings.morning }
    }
}
