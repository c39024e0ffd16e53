//! The talks ahead.

use chrono::{DateTime, Utc};

use crate::domain::{channel::Channel, id::Id, rules::Case};

/// A talk that is booked and not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Its id.
    pub id: Id,
    /// With whom.
    pub contact: Id,
    /// When it starts.
    pub start: DateTime<Utc>,
    /// When it is planned to end.
    pub end: DateTime<Utc>,
    /// Its length in minutes.
    pub minutes: u32,
    /// Phone, Zoom, in person.
    pub medium: Option<Channel>,
    /// Where, or the link.
    pub place: String,
    /// How many questions are chosen for it.
    pub questions: usize,
    /// How many of them must not be left out.
    pub must_ask: usize,
}

pub(super) fn of(case: &Case<'_>) -> impl Iterator<Item = Coming> {
    case.standing.ahead().map(|talk| Coming {
        id: talk.id,
        contact: case.id,
        start: talk.start,
        end: talk.end,
        minutes: talk.interview.minutes,
        medium: talk.interview.medium.clone(),
        place: talk.interview.place.clone(),
        questions: talk.interview.answers.len(),
        must_ask: talk.interview.must_ask(),
    })
}
