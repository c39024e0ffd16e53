//! One person as every figure looks at them.

use chrono::{DateTime, Utc};

use crate::domain::{
    calendar::Calendar, contact::Contact, id::Id, standing::InterviewState, standing::Standing, zone::Now,
};

/// One person, where things stand with them, and the moment.
#[derive(Debug)]
pub(super) struct Person<'a> {
    pub id: Id,
    pub contact: &'a Contact,
    pub standing: Standing<'a>,
    pub calendar: &'a Calendar<'a>,
    pub now: &'a Now,
}

impl Person<'_> {
    /// Whether there has been a talk.
    pub fn has_talked(&self) -> bool {
        self.last_talk().is_some()
    }

    /// When the last talk ended, if there has been one.
    pub fn last_talk(&self) -> Option<DateTime<Utc>> {
        let ends = self.standing.interviews.iter().filter_map(|talk| match talk.state {
            InterviewState::Held { ended } => Some(ended),
            _ => None,
        });
        ends.max()
    }
}
