//! Requests on which the user has nothing to do: on their turn, or come to rest.

use chrono::{DateTime, Utc};

use crate::domain::{
    channel::Channel,
    id::Id,
    rules::Case,
    standing::{RequestState, Turn},
};

/// A request on their turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub contact: Id,
    /// The request.
    pub request: Id,
    /// Where it stands.
    pub state: RequestState,
    /// Since when it is their turn.
    pub since: DateTime<Utc>,
    /// By which channel they were asked.
    pub channel: Option<Channel>,
    /// What is waited for.
    pub what: WaitsFor,
    /// When the program speaks up again.
    pub speaks_up: Option<DateTime<Utc>>,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// Any answer; one nudge is left and will be named on the day it speaks up.
    AnswerThenNudge,
    /// Any answer; then the request comes to rest.
    AnswerThenRest,
    /// That they take one of the times that were offered.
    Time,
    /// The day they named, or the usual while.
    Later,
}

/// A request that came to rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rested {
    /// Who did not answer.
    pub contact: Id,
    /// The request.
    pub request: Id,
    /// When it came to rest.
    pub at: DateTime<Utc>,
}

/// The requests on their turn, but for those whose talk is booked: that stands among the talks.
pub(super) fn of(case: &Case<'_>) -> Vec<Waiting> {
    if case.contact().retired.is_some() {
        return Vec::new();
    }
    let theirs = case.standing.requests.iter().filter(|request| request.turn == Turn::Theirs);
    let waiting = theirs.filter_map(|request| {
        let (since, what) = match request.state {
            _ if request.is_unanswered() => {
                let then = if request.nudge_opens.is_some() {
                    WaitsFor::AnswerThenNudge
                } else {
                    WaitsFor::AnswerThenRest
                };
                (request.since, then)
            }
            RequestState::Later => (request.since, WaitsFor::Later),
            _ => (request.offered?, WaitsFor::Time),
        };
        let is_booked = case.standing.ahead().any(|talk| talk.interview.request == Some(request.id));
        // Once it has spoken up it is theirs only while a talk is ahead, whichever request that came from.
        let has_spoken_up = request.speaks_up.is_some_and(|at| at <= case.now.instant);
        (!is_booked && !has_spoken_up).then(|| Waiting {
            contact: case.id,
            request: request.id,
            state: request.state,
            since,
            channel: request.request.channel.clone(),
            what,
            speaks_up: request.speaks_up,
        })
    });
    waiting.collect()
}

/// The requests that came to rest after the last working day began, so that a daily reader is told once.
pub(super) fn rested(case: &Case<'_>) -> Vec<Rested> {
    let calendar = case.calendar;
    let last = calendar.working_days.last_before(case.now.today());
    let told = calendar.start_of_day(last);
    let resting = case.standing.requests.iter().filter(|request| request.state == RequestState::AtRest);
    let resting = resting.filter_map(|request| request.rests.map(|at| (request.id, at)));
    let newly = resting.filter(|(_, at)| *at > told && case.contact().retired.is_none());
    newly.map(|(request, at)| Rested { contact: case.id, request, at }).collect()
}
