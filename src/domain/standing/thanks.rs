//! What calls for thanks: a talk that was held, and every kind answer without one.

use chrono::{DateTime, Utc};

use super::interviews::{InterviewStanding, InterviewState};
use crate::domain::{
    event::{EventKind, Who},
    history::History,
    id::Id,
};

/// What the thanks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OccasionKind {
    /// A talk was held.
    Talk,
    /// A talk was called off by them for good.
    CalledOff,
    /// A request was declined.
    Declined,
    /// The questions were answered in writing.
    Answered,
    /// The user was passed on to somebody.
    Passed,
}

/// One reason to say thank you.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The record it follows from: the interview, or the event of the answer.
    pub id: Id,
    /// What for.
    pub kind: OccasionKind,
    /// The moment it came about.
    pub at: DateTime<Utc>,
    /// The request that was answered.
    pub request: Option<Id>,
    /// Whether it was told late.
    pub told_late: bool,
    /// Whether thanks were said for it.
    pub thanked: bool,
}

/// Finds the occasions of one contact, the oldest first.
pub(super) fn occasions(history: &History<'_>, interviews: &[InterviewStanding<'_>]) -> Vec<Occasion> {
    let thanked = |id: Id| {
        history.events.iter().any(|happened| {
            happened.event.kind == EventKind::Thanked && happened.event.thanks_for.contains(&id)
        })
    };
    let talks = interviews.iter().filter_map(|standing| {
        let (kind, at) = match standing.state {
            InterviewState::Held { ended } => (OccasionKind::Talk, ended),
            InterviewState::CalledOff { by: Who::Them, for_good: true, at } => (OccasionKind::CalledOff, at),
            _ => return None,
        };
        let (id, request) = (standing.id, standing.interview.request);
        Some(Occasion { id, kind, at, request, told_late: standing.told_late, thanked: thanked(id) })
    });
    let answers = history.events.iter().filter_map(|happened| {
        let event = happened.event;
        let kind = match event.kind {
            EventKind::Declined => OccasionKind::Declined,
            EventKind::Answered => OccasionKind::Answered,
            EventKind::Passed => OccasionKind::Passed,
            _ => return None,
        };
        if event.doer() != Who::Them || event.request.is_none() {
            return None;
        }
        let (id, request) = (happened.id, event.request);
        Some(Occasion {
            id,
            kind,
            at: happened.at,
            request,
            told_late: happened.told_late,
            thanked: thanked(id),
        })
    });
    let mut found: Vec<Occasion> = talks.chain(answers).collect();
    found.sort_unstable_by_key(|occasion| (occasion.at, occasion.id));
    found
}
