//! The names that each person gave: each person once, however often and in whichever record it was noted.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, Utc};

use crate::domain::{book::Book, id::Id, moment::Moment};

/// Who stands in a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Somebody in the book.
    Person(Id),
    /// Somebody of whom only the name is known.
    Name(String),
}

/// A name that was given.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub who: Who,
    /// When, where that was noted.
    pub at: Option<Moment>,
    /// Whether the two were introduced in one message.
    pub introduced: bool,
}

/// What each person gave, the first name first. Who gave none is not there.
pub(super) fn names(book: &Book) -> BTreeMap<Id, Vec<Name>> {
    let mut given: BTreeMap<Id, BTreeMap<Who, Name>> = BTreeMap::new();
    for (by, contact) in &book.contacts {
        for referral in contact.referrals.values() {
            let known = referral.to.filter(|to| book.contact(*to).is_some());
            let who = match known {
                Some(to) if to == *by => continue,
                Some(to) => Who::Person(to),
                None if referral.name.trim().is_empty() => continue,
                None => Who::Name(referral.name.trim().to_owned()),
            };
            let name = Name { who: who.clone(), at: Some(referral.at), introduced: referral.introduced };
            let known = given.entry(*by).or_default().entry(who).or_insert_with(|| name.clone());
            known.introduced |= name.introduced;
            if order(name.at) < order(known.at) {
                known.at = name.at;
            }
        }
        let source = contact.source.as_ref().and_then(|source| source.by);
        if let Some(namer) = source.filter(|namer| namer != by && book.contact(*namer).is_some()) {
            let who = Who::Person(*by);
            let name = Name { who: who.clone(), at: None, introduced: false };
            given.entry(namer).or_default().entry(who).or_insert(name);
        }
    }
    let in_order = |given: BTreeMap<Who, Name>| {
        let mut names: Vec<Name> = given.into_values().collect();
        names.sort_by_key(|name| order(name.at));
        names
    };
    given.into_iter().map(|(by, given)| (by, in_order(given))).collect()
}

/// Moments in order; one that nobody noted comes first, and a date at its beginning.
pub(in crate::domain) fn order(at: Option<Moment>) -> Option<DateTime<Utc>> {
    at.map(|at| match at {
        Moment::Instant(at) => at.to_utc(),
        Moment::Date(date) => date.and_time(NaiveTime::MIN).and_utc(),
    })
}
