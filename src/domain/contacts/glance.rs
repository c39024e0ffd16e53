//! What is looked for in everybody, gathered for all people or for those on one page.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use crate::domain::{
    contact::Contact,
    id::Id,
    search::{fold, words},
};

/// What is looked for in everybody.
pub(super) struct Glance {
    /// The marks of the names, folded, in order.
    names: Vec<(u64, Id)>,
    /// The marks of the words in the names, folded, in order.
    words: Vec<(u64, Id)>,
    /// Who was named, and by whom, in order.
    named: Vec<(Id, Id)>,
    /// All records, and whose they are, in order.
    records: Vec<(Id, Id)>,
}

/// What a folded name is found by; two names may have one.
pub(super) fn mark(folded: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    folded.hash(&mut hasher);
    hasher.finish()
}

impl Glance {
    pub(super) fn of<'a>(people: impl Iterator<Item = (&'a Id, &'a Arc<Contact>)>) -> Self {
        let mut glance =
            Self { names: Vec::new(), words: Vec::new(), named: Vec::new(), records: Vec::new() };
        for (id, contact) in people {
            let name = fold(contact.name.as_str());
            glance.names.push((mark(&name), *id));
            glance.words.extend(words(&name).map(|word| (mark(word), *id)));
            let named = contact.referrals.values().filter_map(|referral| referral.to);
            glance.named.extend(named.map(|named| (named, *id)));
            glance.records.extend(contact.record_ids().map(|(record, _)| (record, *id)));
        }
        glance.names.sort_unstable();
        glance.words.sort_unstable();
        glance.words.dedup();
        glance.named.sort_unstable();
        glance.named.dedup();
        glance.records.sort_unstable();
        glance.records.dedup();
        glance
    }

    pub(super) fn called(&self, mark: u64) -> impl Iterator<Item = Id> + '_ {
        under(&self.names, mark)
    }

    /// Those who have all of these words. One that few have is looked through, and the others are only asked for
    /// whoever has it.
    pub(super) fn with_words(&self, marks: &[u64]) -> impl Iterator<Item = Id> + use<'_> {
        let mut lists: Vec<&[(u64, Id)]> = marks.iter().map(|mark| all_under(&self.words, *mark)).collect();
        lists.sort_unstable_by_key(|list| list.len());
        let mut lists = lists.into_iter();
        let fewest = lists.next().unwrap_or_default();
        let others: Vec<&[(u64, Id)]> = lists.collect();
        let has = |list: &&[(u64, Id)], id: &Id| list.binary_search_by_key(id, |(_, other)| *other).is_ok();
        fewest.iter().map(|(_, id)| *id).filter(move |id| others.iter().all(|list| has(list, id)))
    }

    pub(super) fn naming(&self, named: Id) -> impl Iterator<Item = Id> + '_ {
        under(&self.named, named)
    }

    pub(super) fn holding(&self, record: Id) -> impl Iterator<Item = Id> + '_ {
        under(&self.records, record)
    }
}

/// All that stands under a key, in order.
fn all_under<K: Ord + Copy>(list: &[(K, Id)], key: K) -> &[(K, Id)] {
    let first = list.partition_point(|(other, _)| *other < key);
    let behind = list.get(first..).unwrap_or_default();
    behind.get(..behind.partition_point(|(other, _)| *other == key)).unwrap_or_default()
}

/// What stands under a key, in order.
fn under<K: Ord + Copy>(list: &[(K, Id)], key: K) -> impl Iterator<Item = Id> + '_ {
    let first = list.partition_point(|(other, _)| *other < key);
    list.iter().skip(first).take_while(move |(other, _)| *other == key).map(|(_, id)| *id)
}
