//! The week's goal: requests asked and talks held since Monday.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, Utc};

use crate::domain::{
    book::{Book, Goals},
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
    /// Nothing done yet. Whoever has found work need not ask for more talks.
    pub(super) fn of(book: &Book) -> Self {
        let Goals { requests_a_week, talks_a_week, .. } = *book.goals;
        let wanted = |count: u32| if book.landed.is_some() { 0 } else { count };
        Self { asked: 0, asked_of: wanted(requests_a_week), talks: 0, talks_of: wanted(talks_a_week) }
    }

    /// How many were asked: "3 of 5", "3" where none are wanted.
    pub fn asked_words(self) -> String {
        words(self.asked, self.asked_of)
    }

    /// How many talks were held: "1 of 2", "1" where none are wanted.
    pub fn talks_words(self) -> String {
        words(self.talks, self.talks_of)
    }

    /// How many requests are missing this week.
    pub fn requests_left(self) -> u32 {
        self.asked_of.saturating_sub(self.asked)
    }
}

fn words(count: u32, of: u32) -> String {
    if of == 0 { count.to_string() } else { format!("{count} of {of}") }
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
    calendar.start_of_day(monday)..=now.instant
}
