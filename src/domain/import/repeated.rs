//! Rows of one file that are about the same person: one counts, whatever their order.

use std::{cmp::Reverse, collections::HashMap};

use chrono::NaiveDate;

use super::identity::Keyed;

/// The rows that count, and the others, each with the line of the row that counts instead.
pub(super) fn set_apart(keyed: Vec<Keyed<'_>>) -> (Vec<Keyed<'_>>, Vec<(Keyed<'_>, u64)>) {
    // An address without a profile belongs to the profile that has the same address elsewhere in the file.
    let mut profile_of: HashMap<&str, &str> = HashMap::new();
    for row in &keyed {
        if let (Some(profile), Some(email)) = (row.profile, row.email.as_deref()) {
            let owner = profile_of.entry(email).or_insert(profile);
            *owner = profile.min(owner);
        }
    }
    let person: Vec<String> = keyed
        .iter()
        .map(|row| {
            let by_email = row.email.as_deref().and_then(|email| profile_of.get(email).copied());
            row.profile.or(by_email).unwrap_or_else(|| row.key()).to_owned()
        })
        .collect();

    let mut counts: HashMap<&str, usize> = HashMap::new();
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
    let line = |place: usize| keyed.get(place).map_or(0, |row| row.connection.line);
    let instead: Vec<Option<u64>> = person
        .iter()
        .enumerate()
        .map(|(place, person)| {
            counts.get(person.as_str()).filter(|best| **best != place).map(|best| line(*best))
        })
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

/// What makes one row count before another: a profile, the later connection, the more it tells, then whatever it says, so that
/// the order of the file never decides between rows that differ.
fn weight<'a>(row: &'a Keyed<'_>) -> impl Ord + 'a {
    type Texts<'a> = [Option<&'a str>; 4];
    let connection = row.connection;
    let texts: Texts<'a> = [
        connection.profile.as_ref().map(|profile| profile.url.as_str()),
        connection.email.as_deref(),
        connection.employer.as_deref(),
        connection.position.as_deref(),
    ];
    let on: Option<NaiveDate> = connection.connected_on;
    let told = texts.iter().flatten().count();
    (row.profile.is_some(), on, told, texts, connection.name.as_str(), Reverse(connection.line))
}
