//! Everyone of the book in the order of their names, with the text that a filter looks in.

use std::cmp::Reverse;

use super::sight::Sight;
use crate::domain::{
    book::Book,
    contact::Contact,
    id::Id,
    search::{self, Query, Score, keys::Keys},
};

/// Everyone, by name.
#[derive(Debug, Default)]
pub struct Index {
    /// Each with the narrowest sight that holds them.
    people: Vec<(Id, Sight)>,
    /// Name, employer and role of each, folded.
    keys: Keys,
}

/// Who is left of everyone after a filter.
#[derive(Debug, Default)]
pub struct Found {
    /// Those who are seen, in order.
    pub rows: Vec<Id>,
    /// How many there are in each sight.
    pub counts: [usize; Sight::ALL.len()],
}

impl Index {
    /// Everyone in `book`.
    pub fn of(book: &Book) -> Self {
        let people = book.contacts.iter().map(|(id, contact)| (key(contact), *id, Sight::of(contact)));
        let mut entries: Vec<(String, Id, Sight)> = people.collect();
        entries.sort_unstable();
        let mut index = Self::default();
        for (key, id, sight) in entries {
            index.people.push((id, sight));
            index.keys.push_folded(&key);
        }
        index
    }

    /// Who fits `query`, the best first, and of equal ones by name; of them those in `sight`.
    pub fn find(&self, query: &Query, sight: Sight) -> Found {
        let mut found = Found::default();
        let mut rows: Vec<(Score, Id)> = Vec::new();
        for (number, (id, narrow)) in self.people.iter().enumerate() {
            if sight.holds(*narrow) {
                let Some(score) = self.keys.matches(number, query) else { continue };
                rows.push((score, *id));
            } else if !self.keys.fits(number, query) {
                continue;
            }
            for (count, of) in found.counts.iter_mut().zip(Sight::ALL) {
                *count += usize::from(of.holds(*narrow));
            }
        }
        if !query.is_empty() {
            rows.sort_by_key(|(score, _)| Reverse(*score));
        }
        found.rows = rows.into_iter().map(|(_, id)| id).collect();
        found
    }
}

fn key(contact: &Contact) -> String {
    search::key([contact.name.as_str(), contact.employer.as_str(), contact.role.as_str()])
}
