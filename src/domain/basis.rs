//! What something was derived from, so that it can be renewed where that has changed.

use std::collections::BTreeSet;

use super::{book::Book, id::Id, zone::Now};

/// A book at a moment.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The book.
    pub book: Book,
    /// The moment. What is derived stays as it is for this minute.
    pub now: Now,
}

impl Basis {
    /// Whose records are not what they were in `before`. None where nothing stays as it was: a minute has passed, or the
    /// settings are others.
    pub fn touched_since(&self, before: &Self) -> Option<BTreeSet<Id>> {
        let is_like = self.now.minute() == before.now.minute() && self.book.settings == before.book.settings;
        is_like.then(|| before.book.contacts.differing(&self.book.contacts))
    }

    /// Everybody.
    pub fn everybody(&self) -> BTreeSet<Id> {
        self.book.contacts.keys().copied().collect()
    }
}
