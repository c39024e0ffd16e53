//! Everyone of the book in the order of their names, with the text that a filter looks in.

use super::sight::Sight;
use crate::domain::{
    book::Book,
    contact::Contact,
    id::Id,
    search::{self, Query, keys::Keys, table::Table},
};

/// Everyone, by name.
#[derive(Debug, Default)]
pub struct Index {
    people: Vec<Id>,
    /// The narrowest sight that holds each.
    sights: Vec<Sight>,
    /// Name, employer and role of each.
    table: Table,
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
        let (mut people, mut sights) = (Vec::with_capacity(entries.len()), Vec::with_capacity(entries.len()));
        let mut keys = Keys::default();
        for (key, id, sight) in entries {
            people.push(id);
            sights.push(sight);
            keys.push_folded(&key);
        }
        Self { people, sights, table: Table::of(keys) }
    }

    /// Gathers what they are found by, or takes it from that of an earlier book.
    pub fn gather(&self, before: Option<&Self>) {
        self.table.gather(before.map(|before| &before.table));
    }

    /// Who fits `query`, the best first, and of equal ones by name; of them those in `sight`.
    pub fn find(&self, query: &Query, sight: Sight) -> Found {
        if query.is_empty() {
            return Found::of(self.people.iter().copied().zip(self.sights.iter().copied()), sight);
        }
        let ranked = self.table.ranked(query);
        let person = |number: &u32| {
            let number = usize::try_from(*number).ok()?;
            Some((*self.people.get(number)?, *self.sights.get(number)?))
        };
        Found::of(ranked.iter().filter_map(person), sight)
    }

    /// At most so many of those who fit, the best first, and of equal ones by id.
    pub fn best(&self, query: &Query, most: usize) -> Vec<Id> {
        let id = |number| self.people.get(usize::try_from(number).ok()?).copied();
        self.table.best(query, most, id).into_iter().filter_map(id).collect()
    }
}

impl Found {
    fn of(fitting: impl Iterator<Item = (Id, Sight)>, sight: Sight) -> Self {
        let mut rows = Vec::with_capacity(fitting.size_hint().1.unwrap_or(0));
        let [mut in_touch, mut pool, mut set_aside, mut all] = [0; Sight::ALL.len()];
        for (id, narrow) in fitting {
            if sight.holds(narrow) {
                rows.push(id);
            }
            all += 1;
            match narrow {
                Sight::InTouch => in_touch += 1,
                Sight::Pool => pool += 1,
                Sight::SetAside => set_aside += 1,
                Sight::All => {}
            }
        }
        Self { rows, counts: [in_touch, pool, set_aside, all] }
    }
}

fn key(contact: &Contact) -> String {
    search::key([contact.name.as_str(), contact.employer.as_str(), contact.role.as_str()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::sample,
        tui::test_app::{MORNING, at},
    };

    #[test]
    fn what_was_gathered_finds_the_same_people() {
        let book = sample::book(120, 30, 1, &at(MORNING));
        let (slow, gathered) = (Index::of(&book), Index::of(&book));
        gathered.gather(None);
        for text in ["", "a", "e", "ad", "ada", "le", "ada q", "hale", "a b", "zzzz", "é", "-", "&"] {
            let query = Query::new(text);
            for sight in Sight::ALL {
                let (found, expected) = (gathered.find(&query, sight), slow.find(&query, sight));
                assert_eq!(found.rows, expected.rows, "{text:?} {sight:?}");
                assert_eq!(found.counts, expected.counts, "{text:?} {sight:?}");
            }
            let mut by_id: Vec<(Id, String)> =
                book.contacts.iter().map(|(id, contact)| (*id, key(contact))).collect();
            by_id.retain(|(_, key)| query.matches(key).is_some());
            by_id.sort_by_key(|(_, key)| std::cmp::Reverse(query.matches(key)));
            let expected: Vec<Id> = by_id.into_iter().map(|(id, _)| id).take(7).collect();
            assert_eq!(gathered.best(&query, 7), expected, "{text:?}");
            assert_eq!(slow.best(&query, 7), expected, "{text:?}");
        }
    }
}
