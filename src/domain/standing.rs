//! Where things stand with one contact: each request and interview, derived from its events.

mod interviews;
mod requests;
#[cfg(test)]
mod tests;
mod thanks;

use chrono::{DateTime, Utc};

pub use self::{
    interviews::{InterviewStanding, InterviewState},
    requests::{RequestStanding, RequestState, Turn},
    thanks::{Occasion, OccasionKind},
};
use super::{
    calendar::Calendar,
    contact::Contact,
    event::EventKind,
    history::{Happened, History},
    id::Id,
};

/// Everything that is derived for one contact at one moment.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// The events in order.
    pub history: History<'a>,
    /// The interviews, by start.
    pub interviews: Vec<InterviewStanding<'a>>,
    /// The requests, by when they were first planned or sent.
    pub requests: Vec<RequestStanding<'a>>,
    /// What calls, or called, for thanks, the oldest first.
    pub occasions: Vec<Occasion>,
}

impl<'a> Standing<'a> {
    /// Derives where things stand with `contact` at `now`.
    pub fn of(contact: &'a Contact, calendar: &Calendar<'_>, now: DateTime<Utc>) -> Self {
        let history = History::of(contact, calendar.zone);
        let interviews = interviews::standings(&history, calendar.zone, now);
        let requests = requests::standings(&history, &interviews, calendar, now);
        let occasions = thanks::occasions(&history, &interviews);
        Self { history, interviews, requests, occasions }
    }

    /// The interview with this id.
    pub fn interview(&self, id: Id) -> Option<&InterviewStanding<'a>> {
        self.interviews.iter().find(|standing| standing.id == id)
    }

    /// The request with this id.
    pub fn request(&self, id: Id) -> Option<&RequestStanding<'a>> {
        self.requests.iter().find(|standing| standing.id == id)
    }

    /// The interviews that lie ahead.
    pub fn ahead(&self) -> impl Iterator<Item = &InterviewStanding<'a>> {
        self.interviews.iter().filter(|standing| standing.state == InterviewState::Ahead)
    }

    /// When a talk fell through and a new date is still to be found: nothing was booked or offered since, and its
    /// request was not turned down or closed. None for any other talk.
    pub fn wants_new_date(&self, talk: &InterviewStanding<'_>) -> Option<DateTime<Utc>> {
        let (InterviewState::Missed { at, .. } | InterviewState::CalledOff { for_good: false, at, .. }) =
            talk.state
        else {
            return None;
        };
        let is_its_fall = |happened: &Happened<'_>| {
            let fell = matches!(happened.event.kind, EventKind::Missed | EventKind::Cancelled);
            fell && happened.event.interview == Some(talk.id)
        };
        let mut since = self.history.events.iter().rev().take_while(|happened| !is_its_fall(happened));
        let is_replaced = since.any(|happened| {
            matches!(happened.event.kind, EventKind::Scheduled | EventKind::Held | EventKind::Offered)
        });
        let its_request = talk.interview.request.and_then(|id| self.request(id));
        let is_over =
            its_request.is_some_and(|it| matches!(it.state, RequestState::Declined | RequestState::Closed));
        (!is_replaced && !is_over).then_some(at)
    }

    /// When thanks were first said for this occasion.
    pub fn thanked_at(&self, occasion: Id) -> Option<DateTime<Utc>> {
        let thanks = |it: &&Happened<'_>| {
            it.event.kind == EventKind::Thanked && it.event.thanks_for.contains(&occasion)
        };
        self.history.events.iter().find(thanks).map(|happened| happened.at)
    }

    /// Whether an occasion opens a thank-you: of those that were told late only the newest does (DESIGN 2).
    pub fn opens_thanks(&self, occasion: &Occasion) -> bool {
        let newest_told_late = self.occasions.iter().rfind(|other| other.told_late);
        !occasion.told_late || newest_told_late.is_some_and(|newest| newest.id == occasion.id)
    }

    /// The occasions that still call for thanks.
    pub fn thanks_owed(&self) -> impl Iterator<Item = &Occasion> {
        self.occasions.iter().filter(|occasion| !occasion.thanked)
    }
}
