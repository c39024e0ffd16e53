//! The week's goal: requests asked and talks held since Monday.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, Utc};

use crate::domain::{
    book::Goals,
    calendar::Calendar,
    event::EventKind,
    standing::{InterviewState, Standing},
    zone::Now,
};

/// How far the week has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// Requests sent this week.
    pub asked: u32,
    /// Requests wanted in a week.
    pub asked_of: u32,
    /// Talks held this week.
    pub talks: u32,
    /// Talks wanted in a week.
    pub talks_of: u32,
}

impl Goal {
    pub(super) fn of(goals: &Goals) -> Self {
        Self { asked: 0, asked_of: goals.requests_a_week, talks: 0, talks_of: goals.talks_a_week }
    }

    /// How many requests are missing this week.
    pub fn requests_left(self) -> u32 {
        self.asked_of.saturating_sub(self.asked)
    }

    pub(super) fn count(&mut self, standing: &Standing<'_>, week: &RangeInclusive<DateTime<Utc>>) {
        for happened in &standing.history.events {
            if happened.event.kind == EventKind::Sent && week.contains(&happened.at) {
                self.asked += 1;
            }
        }
        for talk in &standing.interviews {
            if matches!(talk.state, InterviewState::Held { ended } if week.contains(&ended)) {
                self.talks += 1;
            }
        }
    }
}

/// From the first instant of this week's Monday until now.
pub(super) fn so_far(calendar: &Calendar<'_>, now: &Now) -> RangeInclusive<DateTime<Utc>> {
    let today = now.today();
    let since_monday = Days::new(u64::from(today.weekday().num_days_from_monday()));
    let monday = today.checked_sub_days(since_monday).unwrap_or(today);
    calendar.zone.start_of_day(monday)..=now.instant
}
