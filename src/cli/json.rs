//! The shapes that several verbs print as JSON. Times are RFC 3339 with the offset of the user's zone.

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde::Serialize;

use super::outcome::PersonRef;
use crate::domain::{
    agenda,
    book::Book,
    follow_up::{FollowUp, FollowUpId},
    id::Id,
    zone::Zone,
};

/// A time as scripts read it.
pub fn stamp(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

/// An instant as scripts read it, with the offset of `zone`.
pub fn instant(at: DateTime<Utc>, zone: &Zone) -> String {
    stamp(zone.local(at))
}

/// The person with this id, in few words.
pub fn person(book: &Book, id: Id) -> PersonRef {
    book.contact(id).map_or_else(
        || PersonRef { id, name: String::new(), employer: String::new() },
        |contact| PersonRef::of(id, contact),
    )
}

/// How many follow-ups stand where.
#[derive(Serialize)]
pub struct Counts {
    late: usize,
    due: usize,
    open: usize,
    snoozed: usize,
    stale: usize,
}

impl From<agenda::Counts> for Counts {
    fn from(counts: agenda::Counts) -> Self {
        let agenda::Counts { late, due, open, snoozed, stale } = counts;
        Self { late, due, open, snoozed, stale }
    }
}

/// A follow-up.
#[derive(Serialize)]
pub struct Item {
    id: FollowUpId,
    rule: &'static str,
    state: &'static str,
    contact: PersonRef,
    opens: String,
    aim: String,
    limit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden_until: Option<String>,
    reason: String,
}

impl Item {
    /// The shape of `follow_up`.
    pub fn of(follow_up: &FollowUp, book: &Book, zone: &Zone) -> Self {
        Self {
            id: follow_up.id,
            rule: follow_up.rule().id(),
            state: follow_up.state.word(),
            contact: person(book, follow_up.contact),
            opens: instant(follow_up.opens, zone),
            aim: instant(follow_up.aim, zone),
            limit: follow_up.limit.map(|limit| instant(limit, zone)),
            hidden_until: follow_up.hidden_until.map(|until| instant(until, zone)),
            reason: follow_up.reason.to_string(),
        }
    }
}
