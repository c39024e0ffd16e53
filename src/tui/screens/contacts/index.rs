//! Everyone of the book in the order of their names, with the text that a filter looks in.

use std::{collections::HashMap, sync::Arc};

use super::sight::Sight;
use crate::domain::{
    book::Book,
    contact::Contact,
    id::Id,
    search::{self, Query, Score},
};

/// One person as the filter sees them.
#[derive(Debug)]
struct Entry {
    id: Id,
    contact: Arc<Contact>,
    /// Name, employer and role, folded.
    key: String,
    /// The narrowest sight that holds them.
    sight: Sight,
}

/// Everyone, by name. Folding is the dear part of it, so a person's text is kept until their record changes.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
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
    /// Takes over what has changed in the book.
    pub fn renew(&mut self, book: &Book) {
        let same = |entry: &Entry| {
            book.contact(entry.id).is_some_and(|contact| Arc::ptr_eq(contact, &entry.contact))
        };
        if self.entries.len() == book.contacts.len() && self.entries.iter().all(same) {
            return;
        }
        let mut known: HashMap<Id, Entry> =
            std::mem::take(&mut self.entries).into_iter().map(|entry| (entry.id, entry)).collect();
        let entry = |(id, contact): (&Id, &Arc<Contact>)| match known.remove(id) {
            Some(entry) if Arc::ptr_eq(&entry.contact, contact) => entry,
            _ => {
                Entry { id: *id, contact: Arc::clone(contact), key: key(contact), sight: Sight::of(contact) }
            }
        };
        self.entries = book.contacts.iter().map(entry).collect();
        self.entries.sort_unstable_by(|one, other| (&one.key, one.id).cmp(&(&other.key, other.id)));
    }

    /// Who fits `query`, the best first, and of equal ones by name; of them those in `sight`.
    pub fn find(&self, query: &Query, sight: Sight) -> Found {
        let mut found = Found::default();
        let mut rows: Vec<(Score, Id)> = Vec::new();
        for entry in &self.entries {
            let Some(score) = query.matches(&entry.key) else { continue };
            for (count, of) in found.counts.iter_mut().zip(Sight::ALL) {
                *count += usize::from(of.holds(entry.sight));
            }
            if sight.holds(entry.sight) {
                rows.push((score, entry.id));
            }
        }
        if !query.is_empty() {
            rows.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        }
        found.rows = rows.into_iter().map(|(_, id)| id).collect();
        found
    }
}

fn key(contact: &Contact) -> String {
    search::key([contact.name.as_str(), contact.employer.as_str(), contact.role.as_str()])
}
