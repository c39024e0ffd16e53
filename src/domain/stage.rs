//! How far things have come with one person, in one word.

use super::{
    contact::Contact,
    standing::{InterviewState, RequestState, Standing, Turn},
};

/// How far things have come with one person: the first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// No longer followed up.
    Retired,
    /// Imported, not yet worked with.
    Pool,
    /// A talk lies ahead.
    Scheduled,
    /// A talk is over and nobody said what became of it.
    OutcomeUnknown,
    /// A request is somebody's turn: how it stands.
    Asked(RequestState),
    /// There has been a talk.
    Talked,
    /// The last request is settled: how.
    Settled(RequestState),
    /// Nothing has been asked yet.
    New,
}

impl Stage {
    /// The stage of `contact`.
    pub fn of(contact: &Contact, standing: &Standing<'_>) -> Self {
        let has =
            |fits: &dyn Fn(InterviewState) -> bool| standing.interviews.iter().any(|talk| fits(talk.state));
        let open = standing.requests.iter().rfind(|request| request.turn != Turn::Nobody);
        if contact.retired.is_some() {
            Self::Retired
        } else if contact.pool {
            Self::Pool
        } else if has(&|state| state == InterviewState::Ahead) {
            Self::Scheduled
        } else if has(&|state| state == InterviewState::Undecided) {
            Self::OutcomeUnknown
        } else if let Some(request) = open {
            Self::Asked(request.state)
        } else if has(&|state| matches!(state, InterviewState::Held { .. })) {
            Self::Talked
        } else {
            standing.requests.last().map_or(Self::New, |request| Self::Settled(request.state))
        }
    }

    /// The stage's word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Retired => "retired",
            Self::Pool => "pool",
            Self::Scheduled => "scheduled",
            Self::OutcomeUnknown => "outcome-unknown",
            Self::Asked(state) | Self::Settled(state) => state.word(),
            Self::Talked => "talked",
            Self::New => "new",
        }
    }

    /// The stage on the screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::Retired => "set aside",
            Self::Pool => "not asked yet",
            Self::Scheduled => "talk ahead",
            Self::OutcomeUnknown => "talk past",
            Self::Asked(state) | Self::Settled(state) => match state {
                RequestState::Planned => "to be asked",
                RequestState::Sent => "asked",
                RequestState::Nudged => "nudged",
                RequestState::Accepted => "said yes",
                RequestState::Later => "said later",
                RequestState::Answered => "answered",
                RequestState::PassedOn => "passed on",
                RequestState::Declined => "said no",
                RequestState::AtRest => "at rest",
                RequestState::Closed => "closed",
            },
            Self::Talked => "talked",
            Self::New => "new",
        }
    }
}
