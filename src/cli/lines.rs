//! The lines of follow-ups in plain text.

use std::{collections::BTreeMap, ops::Bound};

use super::{
    output::{Piece, Tone},
    reading::Reading,
};
use crate::domain::{
    follow_up::{FollowUp, FollowUpId, Rule, State},
    when::words,
};

/// The least of an id that is shown: shorter ones are soon no longer unique.
const SHORTEST: usize = 4;

/// What to type for each of `all`: the shortest beginning of its record's id that leaves one, with the rule in front
/// where several rules follow from one record.
pub fn short_ids(all: &[&FollowUp]) -> BTreeMap<FollowUpId, String> {
    let mut short = BTreeMap::new();
    let mut records: BTreeMap<&str, usize> = BTreeMap::new();
    for item in all {
        *records.entry(item.id.record.as_str()).or_default() += 1;
    }
    for item in all {
        let whole = item.id.record.as_str();
        let shared = records.get(whole).is_some_and(|count| *count > 1);
        // In the order of the alphabet, those that begin alike are neighbours.
        let before = records.range(..whole).next_back().map(|(record, _)| *record);
        let after = records
            .range::<str, _>((Bound::Excluded(whole), Bound::Unbounded))
            .next()
            .map(|(record, _)| *record);
        let is_unique = |length: &usize| {
            let beginning = whole.get(..*length).unwrap_or(whole);
            !before.into_iter().chain(after).any(|other| other.starts_with(beginning))
        };
        let length = (SHORTEST..whole.len()).find(is_unique).unwrap_or(whole.len());
        let beginning = whole.get(..length).unwrap_or(whole);
        let typed = if shared { format!("{}-{beginning}", item.rule().id()) } else { beginning.to_owned() };
        short.insert(item.id, typed);
    }
    short
}

/// One follow-up as a row: what to type for it, what, for whom, why, by when.
pub fn row(item: &FollowUp, short: &BTreeMap<FollowUpId, String>, reading: &Reading) -> Vec<Piece> {
    let name = reading.book.contact(item.contact).map(|contact| contact.name.to_string());
    let mut row = row_without_name(item, short, reading);
    row.insert(2.min(row.len()), name.unwrap_or_default().into());
    row
}

/// The same on a page that is about the person.
pub fn row_without_name(
    item: &FollowUp,
    short: &BTreeMap<FollowUpId, String>,
    reading: &Reading,
) -> Vec<Piece> {
    let tone = if item.state == State::Late { Tone::Urgent } else { Tone::Plain };
    vec![
        Piece::toned(short.get(&item.id).cloned().unwrap_or_else(|| item.id.to_string()), Tone::Faint),
        item.rule().words().into(),
        item.reason.as_str().into(),
        Piece::toned(by_when(item, reading), tone),
    ]
}

/// By when it is to be done, in the words of its state. What is to be prepared ends with the talk, and is never late.
fn by_when(item: &FollowUp, reading: &Reading) -> String {
    let now = &reading.now;
    match (item.state, item.limit, item.hidden_until) {
        (State::Late, Some(limit), _) => words::late(limit, now),
        (State::Due, Some(limit), _) if item.rule() != Rule::Prepare && limit <= reading.next_review() => {
            format!("late {}", words::distance(limit, now))
        }
        (State::Snoozed, _, Some(until)) => format!("hidden until {}", words::short(until, now)),
        (State::Upcoming, ..) => format!("from {}", words::opening(item.opens, now)),
        (State::Stale, ..) => "probably over".to_owned(),
        // Without the word, a day less than a week ago reads like the one to come.
        _ if item.aim <= now.instant => format!("was best by {}", words::deadline(item.aim, now)),
        _ => format!("best by {}", words::deadline(item.aim, now)),
    }
}
