//! Which follow-up is meant: by its id, by the beginning of its record's id, by its rule, or by its person.

use super::{
    failure::{Candidate, Failure},
    people,
    reading::Reading,
};
use crate::domain::{
    follow_up::{FollowUp, FollowUpId, Rule, State},
    id::Id,
    rules,
};

/// The follow-up that `text` means.
///
/// # Errors
/// Where none or more than one is meant.
pub fn find(reading: &Reading, text: &str) -> Result<FollowUp, Failure> {
    find_among(reading, text, |_| true)
}

/// The same, among those that are `wanted`; a whole id means its own, wanted or not.
///
/// # Errors
/// As [`find`].
pub fn find_among(
    reading: &Reading,
    text: &str,
    wanted: impl Fn(&FollowUp) -> bool,
) -> Result<FollowUp, Failure> {
    let text = text.trim();
    let mut all = rules::follow_ups(&reading.book, &reading.now);
    all.sort_unstable_by_key(|item| (item.opens, item.id));
    if let Ok(id) = text.parse::<FollowUpId>() {
        let found = all.iter().find(|follow_up| follow_up.id == id).cloned();
        return found.ok_or_else(|| gone(id));
    }
    all.retain(wanted);
    let fits: Vec<&FollowUp> = match beginning(text) {
        (Some(rule), record) => {
            all.iter().filter(|item| item.rule() == rule && begins(item.id.record, record)).collect()
        }
        (None, record) => {
            let by_record = all.iter().filter(|item| people::is_beginning(record, item.id.record));
            let persons: Vec<Id> = people::meant(&reading.book, text).iter().map(|(id, _)| *id).collect();
            let by_person = all.iter().filter(|item| is_at_hand(item) && persons.contains(&item.contact));
            let mut fits: Vec<&FollowUp> = by_record.chain(by_person).collect();
            fits.sort_unstable_by_key(|item| (item.opens, item.id));
            fits.dedup_by_key(|item| item.id);
            if fits.is_empty() {
                return Err(nothing(reading, text, &persons));
            }
            fits
        }
    };
    match fits.as_slice() {
        [] => Err(nothing(reading, text, &[])),
        [one] => Ok((*one).clone()),
        several => match several.iter().filter(|item| is_at_hand(item)).collect::<Vec<_>>().as_slice() {
            [one] => Ok((**one).clone()),
            _ => Err(ambiguous(reading, text, several)),
        },
    }
}

/// Whether a person's name is enough for it: late, due or open.
fn is_at_hand(follow_up: &FollowUp) -> bool {
    matches!(follow_up.state, State::Late | State::Due | State::Open)
}

/// A rule and the beginning of a record's id, or only either.
fn beginning(text: &str) -> (Option<Rule>, &str) {
    let rule = |text: &str| Rule::ALL.into_iter().find(|known| known.id() == text);
    if let Some(alone) = rule(text) {
        return (Some(alone), "");
    }
    let by_rule = text.rsplit_once('-').and_then(|(before, record)| Some((rule(before)?, record)));
    by_rule.map_or((None, text), |(rule, record)| (Some(rule), record))
}

fn begins(record: Id, beginning: &str) -> bool {
    record.as_str().starts_with(beginning)
}

fn gone(id: FollowUpId) -> Failure {
    Failure::refused(
        "not-found",
        format!("There is nothing to do called {id}: it is settled, let go, or never was"),
        "`regards today --all` lists what there is",
    )
}

fn nothing(reading: &Reading, text: &str, persons: &[Id]) -> Failure {
    let hint = "`regards today --all` lists what there is";
    match persons {
        [id] => {
            let name = reading.book.contact(*id).map(|contact| contact.name.to_string()).unwrap_or_default();
            Failure::refused("not-found", format!("Nothing is to be done for {name} now"), hint)
        }
        [] => {
            let text = people::shortened(text);
            Failure::refused("not-found", format!("Nothing to do, and nobody, is called {text:?}"), hint)
        }
        _ => Failure::refused("not-found", "Nothing is to be done for any of them now", hint),
    }
}

fn ambiguous(reading: &Reading, text: &str, several: &[&FollowUp]) -> Failure {
    let candidate = |item: &&FollowUp| {
        let name = reading.book.contact(item.contact).map(|contact| contact.name.to_string());
        let what = format!("{} {}: {}", item.rule().words(), name.unwrap_or_default(), item.reason);
        Candidate { id: item.id.to_string(), what }
    };
    let message = format!("{:?} may be any of {}", people::shortened(text), several.len());
    Failure::refused("ambiguous", message, "write more of the id")
        .among(several.iter().map(candidate).collect())
}
