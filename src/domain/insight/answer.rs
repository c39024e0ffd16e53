//! What became of one request, as the figures count it.

use chrono::{DateTime, Utc};

use super::person::Person;
use crate::domain::{
    event::EventKind,
    standing::{RequestStanding, RequestState},
};

/// A request that went out, and the answer to it.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub standing: &'a RequestStanding<'a>,
    /// When it first went out, where that is known.
    pub sent: Option<DateTime<Utc>>,
    /// When it was first nudged.
    pub nudged: Option<DateTime<Utc>>,
    /// When they first answered. A talk that was agreed on is an answer too.
    pub answered: Option<DateTime<Utc>>,
    /// Whether any answer came after the first nudge.
    pub answered_after_nudge: bool,
}

impl<'a> Asked<'a> {
    /// The requests to a person that went out. One that was answered did, whether or not that was told.
    pub fn all<'p: 'a>(person: &'a Person<'p>) -> impl Iterator<Item = Self> + 'a {
        person.standing.requests.iter().filter_map(|request| Self::of(request, person))
    }

    fn of(standing: &'a RequestStanding<'a>, person: &Person<'_>) -> Option<Self> {
        let (mut sent, mut nudged, mut answered, mut last) = (None, None, None, None);
        for happened in &person.standing.history.events {
            if happened.event.request != Some(standing.id) || happened.at > person.now.instant {
                continue;
            }
            match happened.event.kind {
                EventKind::Sent => sent = sent.or(Some(happened.at)),
                EventKind::Nudged => nudged = nudged.or(Some(happened.at)),
                EventKind::Scheduled | EventKind::Held => last = Some(happened.at),
                _ if happened.event.is_answer() => last = Some(happened.at),
                _ => continue,
            }
            answered = answered.or(last);
        }
        // A talk that names no request still says yes to the one that waited.
        let said = matches!(
            standing.state,
            RequestState::Accepted
                | RequestState::Later
                | RequestState::Answered
                | RequestState::PassedOn
                | RequestState::Declined
        );
        if said && answered.is_none() {
            answered = Some(standing.since);
            last = answered;
        }
        let went_out = sent.is_some() || nudged.is_some() || answered.is_some();
        went_out.then_some(Self {
            standing,
            sent: sent.or(nudged),
            nudged,
            answered,
            answered_after_nudge: nudged.is_some_and(|nudged| last.is_some_and(|last| last >= nudged)),
        })
    }

    /// Whether it still waits for them: not answered, and not at rest.
    pub fn is_out(&self) -> bool {
        self.answered.is_none() && matches!(self.standing.state, RequestState::Sent | RequestState::Nudged)
    }
}
