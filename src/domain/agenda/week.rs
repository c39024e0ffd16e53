//! The week's goal: requests asked and talks held since Monday.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, Utc};

use crate::domain::{
    book::Goals,
    calendar::Calendar,
    event::EventKind,
    standing::{InterviewStanding, InterviewState, Standing},
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
}

/// How many requests were sent to one person in that time.
pub(super) fn asked(standing: &Standing<'_>, week: &RangeInclusive<DateTime<Utc>>) -> u32 {
    let events = standing.history.events.iter();
    let sent = events.filter(|it| it.event.kind == EventKind::Sent && week.contains(&it.at));
    u32::try_from(sent.count()).unwrap_or(u32::MAX)
}

/// How many talks were held with one person in that time.
pub(super) fn talks(standing: &Standing<'_>, week: &RangeInclusive<DateTime<Utc>>) -> u32 {
    let is_held = |it: &&InterviewStanding<'_>| matches!(it.state, InterviewState::Held { ended } if week.contains(&ended));
    u32::try_from(standing.interviews.iter().filter(is_held).count()).unwrap_or(u32::MAX)
}

/// From the first instant of this week's Monday until now.
pub(super) fn so_far(calendar: &Calendar<'_>, now: &Now) -> RangeInclusive<DateTime<Utc>> {
    let today = now.today();
    let since_monday = Days::new(u64::from(today.weekday().num_days_from_monday()));
    let monday = today.checked_sub_days(since_monday).unwrap_or(today);
    calendar.zone.start_of_day(monday)..=now.instant
}
