//! Talks in words: how long until one, what became of it.

use chrono::{DateTime, Utc};

use crate::domain::{
    contact::Contact, debrief_words, event::Who, interview::DebriefStep, standing::InterviewState,
    when::words, zone::Now,
};

/// How long it is until a talk: `in 6 h 56 min`, `on now, until 15:30`.
pub fn countdown(start: DateTime<Utc>, end: DateTime<Utc>, now: &Now) -> String {
    if start <= now.instant {
        format!("on now, until {}", words::short(end, now))
    } else {
        words::distance(start, now)
    }
}

/// What became of a talk, in a word or two.
pub fn state(state: InterviewState) -> &'static str {
    match state {
        InterviewState::Ahead => "ahead",
        InterviewState::Undecided => "how did it go?",
        InterviewState::Held { .. } => "talked",
        InterviewState::Missed { by: Who::Me, .. } => "missed by you",
        InterviewState::Missed { by: Who::Them, .. } => "missed by them",
        InterviewState::CalledOff { for_good: true, .. } => "called off, for good",
        InterviewState::CalledOff { .. } => "called off",
    }
}

/// What a step of the debrief asks for, after a talk with `contact`. It may name keys.
pub fn asks(step: DebriefStep, contact: &Contact, now: &Now) -> String {
    match step {
        DebriefStep::Thanks => "the draft: ⟦y⟧ copies it, ⟦d⟧ notes that it went".to_owned(),
        _ => debrief_words::asks(step, contact, now),
    }
}
