//! Who may have named whom, by person: what links people, gathered once for a whole book.

use std::collections::{BTreeMap, BTreeSet};

use super::{book::Book, id::Id};

/// For each person, who named them and who says to have come from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linked(BTreeMap<Id, BTreeSet<Id>>);

impl Linked {
    /// The links of `book`.
    pub fn of(book: &Book) -> Self {
        let mut linked: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
        for (id, contact) in &book.contacts {
            let named = contact.referrals.values().filter_map(|referral| referral.to);
            let by = contact.source.as_ref().and_then(|source| source.by);
            for other in named.chain(by) {
                linked.entry(other).or_default().insert(*id);
            }
        }
        Self(linked)
    }

    /// Everybody whose record names this person, in the order of the book.
    pub fn with(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.0.get(&id).into_iter().flatten().copied()
    }
}
