//! Where each interview stands.

use chrono::{DateTime, Utc};

use crate::domain::{
    event::{EventKind, Who},
    history::History,
    id::Id,
    interview::Interview,
    zone::Zone,
};

/// What became of an interview so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterviewState {
    /// It is agreed, and its end has not passed.
    Ahead,
    /// Its end has passed and nobody said what happened.
    Undecided,
    /// It took place.
    Held {
        /// When it ended.
        ended: DateTime<Utc>,
    },
    /// Somebody did not come.
    Missed {
        /// Who.
        by: Who,
        /// When that was.
        at: DateTime<Utc>,
    },
    /// It was called off.
    CalledOff {
        /// By whom.
        by: Who,
        /// Whether for good, not to be rebooked.
        for_good: bool,
        /// When.
        at: DateTime<Utc>,
    },
}

impl InterviewState {
    /// The state's word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ahead => "scheduled",
            Self::Undecided => "outcome-unknown",
            Self::Held { .. } => "held",
            Self::Missed { .. } => "missed",
            Self::CalledOff { .. } => "called-off",
        }
    }
}

/// One interview and where it stands.
#[derive(Clone, Debug)]
pub struct InterviewStanding<'a> {
    /// Its id.
    pub id: Id,
    /// The record.
    pub interview: &'a Interview,
    /// When it starts or started.
    pub start: DateTime<Utc>,
    /// When it is planned to end.
    pub end: DateTime<Utc>,
    /// What became of it.
    pub state: InterviewState,
    /// When the present time was agreed.
    pub agreed: DateTime<Utc>,
    /// Whether the event that made it so was told late.
    pub told_late: bool,
}

/// Derives where each interview stands, in the order of their starts.
pub(super) fn standings<'a>(
    history: &History<'a>,
    zone: &Zone,
    now: DateTime<Utc>,
) -> Vec<InterviewStanding<'a>> {
    let mut standings: Vec<InterviewStanding<'a>> = history
        .contact
        .interviews
        .iter()
        .map(|(id, interview)| standing(*id, interview, history, zone, now))
        .collect();
    standings.sort_unstable_by_key(|standing| (standing.start, standing.id));
    standings
}

fn standing<'a>(
    id: Id,
    interview: &'a Interview,
    history: &History<'a>,
    zone: &Zone,
    now: DateTime<Utc>,
) -> InterviewStanding<'a> {
    let (start, end) = (interview.start(zone), interview.end(zone));
    let mut decided = None;
    let mut agreed = None;
    let mut told_late = false;
    for happened in &history.events {
        let event = happened.event;
        if event.kind == EventKind::Thanked {
            // Thanks for a talk say that it was held, unless something else was said of it.
            if decided.is_none() && event.thanks_for.contains(&id) {
                decided = Some(InterviewState::Held { ended: end });
                told_late = happened.told_late;
            }
            continue;
        }
        if event.interview != Some(id) {
            continue;
        }
        decided = match event.kind {
            EventKind::Scheduled | EventKind::Moved => {
                agreed = Some(happened.at);
                None
            }
            EventKind::Held => Some(InterviewState::Held { ended: happened.at }),
            EventKind::Missed => Some(InterviewState::Missed { by: event.doer(), at: happened.at }),
            EventKind::Cancelled => Some(InterviewState::CalledOff {
                by: event.doer(),
                for_good: event.for_good,
                at: happened.at,
            }),
            _ => continue,
        };
        told_late = happened.told_late;
    }
    let undecided = if end > now { InterviewState::Ahead } else { InterviewState::Undecided };
    InterviewStanding {
        id,
        interview,
        start,
        end,
        state: decided.unwrap_or(undecided),
        agreed: agreed.unwrap_or(start),
        told_late,
    }
}
