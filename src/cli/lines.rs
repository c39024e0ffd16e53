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

/// What to type for follow-ups that stand together: the shortest beginning of the record's id that leaves one, with
/// the rule in front where several rules follow from one record.
#[derive(Debug)]
pub struct ShortIds<'f> {
    /// How many follow from each record.
    records: BTreeMap<&'f str, usize>,
}

impl<'f> ShortIds<'f> {
    /// For all of these.
    pub fn among(all: impl IntoIterator<Item = &'f FollowUp>) -> Self {
        let mut records = BTreeMap::new();
        for item in all {
            *records.entry(item.id.record.as_str()).or_default() += 1;
        }
        Self { records }
    }

    /// For one of them.
    pub fn of(&self, id: FollowUpId) -> String {
        let whole = id.record.as_str();
        let shared = self.records.get(whole).is_some_and(|count| *count > 1);
        // In the order of the alphabet, those that begin alike are neighbours.
        let before = self.records.range(..whole).next_back();
        let after = self.records.range::<str, _>((Bound::Excluded(whole), Bound::Unbounded)).next();
        let is_unique = |length: &usize| {
            let beginning = whole.get(..*length).unwrap_or(whole);
            !before.into_iter().chain(after).any(|(other, _)| other.starts_with(beginning))
        };
        let length = (SHORTEST..whole.len()).find(is_unique).unwrap_or(whole.len());
        let beginning = whole.get(..length).unwrap_or(whole);
        if shared { format!("{}-{beginning}", id.rule.id()) } else { beginning.to_owned() }
    }
}

/// One follow-up as a row: what to type for it, what, for whom, why, by when.
pub fn row(item: &FollowUp, short: &ShortIds<'_>, reading: &Reading) -> Vec<Piece> {
    let name = reading.book.contact(item.contact).map(|contact| contact.name.to_string());
    let mut row = row_without_name(item, short, reading);
    row.insert(2.min(row.len()), name.unwrap_or_default().into());
    row
}

/// The same on a page that is about the person.
pub fn row_without_name(item: &FollowUp, short: &ShortIds<'_>, reading: &Reading) -> Vec<Piece> {
    let tone = if item.state == State::Late { Tone::Urgent } else { Tone::Plain };
    vec![
        Piece::toned(short.of(item.id), Tone::Faint),
        item.rule().words().into(),
        (*item.reason).into(),
        Piece::toned(by_when(item, reading), tone),
    ]
}

/// By when it is to be done, in the words of its state. What is to be prepared ends with the talk, and is never late.
fn by_when(item: &FollowUp, reading: &Reading) -> String {
    let now = &reading.now;
    if let Some(late) = item.late_words(now) {
        return late;
    }
    match (item.state, item.limit, item.hidden_until) {
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
