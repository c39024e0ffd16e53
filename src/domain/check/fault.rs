//! A fault, and the look at one contact that finds some.

use std::{collections::HashMap, fmt};

use crate::domain::{book::Book, contact::Contact, id::Id};

/// Something that does not hold, with the ids and names of the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: "contact k7q2m4xw (Ada Quill), event p3d8z6hn".
    pub place: String,
    /// What does not hold.
    pub words: String,
}

impl Fault {
    pub(super) fn new(place: impl Into<String>, words: impl Into<String>) -> Self {
        Self { place: place.into(), words: words.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.words)
    }
}

/// One contact in its book, and what was found so far.
pub(super) struct Look<'a> {
    pub(super) book: &'a Book,
    /// Every id in the book, with whose it is and what it names.
    pub(super) ids: &'a HashMap<Id, (Id, &'static str)>,
    pub(super) id: Id,
    pub(super) contact: &'a Contact,
    pub(super) faults: &'a mut Vec<Fault>,
}

impl Look<'_> {
    /// Something does not hold of the contact, or of one of its records.
    pub(super) fn fault(&mut self, record: Option<(&str, Id)>, words: impl Into<String>) {
        let mut place = format!("contact {} ({})", self.id, self.contact.name);
        if let Some((kind, record)) = record {
            place = format!("{place}, {kind} {record}");
        }
        self.faults.push(Fault::new(place, words));
    }

    /// Each of these ids is known, or else it is a fault of a record that it is not there.
    pub(super) fn finds(
        &mut self,
        wanted: impl IntoIterator<Item = Id>,
        record: (&str, Id),
        what: &str,
        is_known: impl Fn(&Id) -> bool,
    ) {
        for id in wanted.into_iter().filter(|id| !is_known(id)) {
            self.fault(Some(record), format!("{what} {id}, which is not there"));
        }
    }

    /// Something holds, or else it is a fault of a record.
    pub(super) fn holds(&mut self, holds: bool, record: (&str, Id), words: &str) {
        if !holds {
            self.fault(Some(record), words);
        }
    }
}
