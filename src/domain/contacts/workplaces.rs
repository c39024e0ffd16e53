//! Who works where, gathered once for the people on one page.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use super::glance::mark;
use crate::domain::{contact::Contact, id::Id};

/// The marks of the employers of all who have one.
pub(super) struct Workplaces(Vec<(u64, Id)>);

impl Workplaces {
    pub(super) fn of(people: &BTreeMap<Id, Arc<Contact>>) -> Self {
        // One place for the name of each employer in turn.
        let mut employer = String::new();
        let mut places = Vec::with_capacity(people.len());
        for (id, contact) in people {
            employer.clear();
            put_key(&contact.employer, &mut employer);
            if !employer.is_empty() {
                places.push((mark(&employer), *id));
            }
        }
        Self(places)
    }

    /// Those who work at one of these, in the order of their ids.
    pub(super) fn at(&self, marks: &HashSet<u64>) -> impl Iterator<Item = Id> {
        self.0.iter().filter(|(mark, _)| marks.contains(mark)).map(|(_, id)| *id)
    }
}

/// What an employer is recognised by.
pub fn key(employer: &str) -> String {
    let mut key = String::new();
    put_key(employer, &mut key);
    key
}

fn put_key(employer: &str, key: &mut String) {
    let employer = employer.trim();
    if employer.is_ascii() {
        key.push_str(employer);
        key.make_ascii_lowercase();
    } else {
        key.push_str(&employer.to_lowercase());
    }
}
