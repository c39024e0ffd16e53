//! Rows of one file that are about the same person: one counts, whatever their order.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use super::identity::Keyed;
use crate::domain::{
    card::{Card, Origin},
    search::fold,
};

/// The rows that count, and the others, each with the line of the row that counts instead.
pub(super) fn set_apart(mut keyed: Vec<Keyed<'_>>) -> (Vec<Keyed<'_>>, Vec<(Keyed<'_>, u64)>) {
    forget_shared_ids(&mut keyed);
    // An address without a profile belongs to the profile that has the same address elsewhere in the file.
    let mut profile_of: HashMap<&str, &str> = HashMap::new();
    for row in &keyed {
        if let (Some(profile), Some(email)) = (row.profile, row.email()) {
            let owner = profile_of.entry(email).or_insert(profile);
            *owner = profile.min(owner);
        }
    }
    let person: Vec<(String, String)> = keyed
        .iter()
        .map(|row| {
            if row.origin != Origin::Linkedin {
                // Address books hold families and offices that share an address.
                return (row.key().to_owned(), fold(row.name.as_str()));
            }
            let by_email = row.email().and_then(|email| profile_of.get(email).copied());
            (row.profile.or(by_email).unwrap_or_else(|| row.key()).to_owned(), String::new())
        })
        .collect();

    let mut counts: HashMap<&(String, String), usize> = HashMap::new();
    for (place, (row, person)) in keyed.iter().zip(&person).enumerate() {
        counts
            .entry(person)
            .and_modify(|best| {
                if keyed.get(*best).is_some_and(|other| weight(row) > weight(other)) {
                    *best = place;
                }
            })
            .or_insert(place);
    }
    let line = |place: usize| keyed.get(place).map_or(0, |row| row.card.line);
    let instead: Vec<Option<u64>> = person
        .iter()
        .enumerate()
        .map(|(place, person)| counts.get(person).filter(|best| **best != place).map(|best| line(*best)))
        .collect();

    let (mut counted, mut others) = (Vec::with_capacity(keyed.len()), Vec::new());
    for (row, instead) in keyed.into_iter().zip(instead) {
        match instead {
            Some(first) => others.push((row, first)),
            None => counted.push(row),
        }
    }
    (counted, others)
}

/// Leaves an id or a profile that several names share out of account: it tells nobody from the others, and would be
/// stored with all of them. On LinkedIn a profile is one person, under whatever name.
fn forget_shared_ids(keyed: &mut [Keyed<'_>]) {
    let mut name_of: HashMap<&str, String> = HashMap::new();
    let mut shared: HashSet<String> = HashSet::new();
    for row in keyed.iter().filter(|row| row.origin != Origin::Linkedin) {
        let name = fold(row.name.as_str());
        for id in row.uid().into_iter().chain(row.profile) {
            if *name_of.entry(id).or_insert_with(|| name.clone()) != name {
                shared.insert(id.to_owned());
            }
        }
    }
    if !shared.is_empty() {
        keyed.iter_mut().for_each(|row| row.forget(&shared));
    }
}

/// What makes one row count before another: a profile, the later connection, the more it tells, then whatever it says, so that
/// the order of the file never decides between rows that differ.
fn weight<'a>(row: &'a Keyed<'_>) -> impl Ord + 'a {
    let card = row.card;
    let texts = [&card.employer, &card.position, &card.notes].into_iter().flatten().count();
    let told = texts + card.emails.len() + card.phones.len() + usize::from(card.profile.is_some());
    let line = Reverse(card.line);
    (row.profile.is_some(), card.connected_on, told, Card { line: 0, ..card.clone() }, line)
}
