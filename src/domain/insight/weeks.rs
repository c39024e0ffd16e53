//! Requests and talks by week, against the week's goal.

use chrono::{Datelike, Days, NaiveDate};

use super::{person::Person, share::Share};
use crate::domain::{book::Goals, event::EventKind, standing::InterviewState, zone::Now};

/// How many weeks are looked back over, this one among them.
pub const WEEKS: usize = 12;

/// The last weeks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weeks {
    /// The weeks, the oldest first; the last one is not over.
    pub weeks: Vec<Week>,
    /// Requests wanted in a week.
    pub asked_goal: u32,
    /// Talks wanted in a week.
    pub talks_goal: u32,
}

/// One week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub monday: NaiveDate,
    /// Requests sent.
    pub asked: u32,
    /// Talks held.
    pub talks: u32,
}

impl Weeks {
    pub(super) fn until(now: &Now, goals: &Goals) -> Self {
        let this = monday(now.today());
        let mondays =
            (0..WEEKS).rev().filter_map(|ago| this.checked_sub_days(Days::new(7 * u64::try_from(ago).ok()?)));
        Self {
            weeks: mondays.map(|monday| Week { monday, asked: 0, talks: 0 }).collect(),
            asked_goal: goals.requests_a_week,
            talks_goal: goals.talks_a_week,
        }
    }

    pub(super) fn add(&mut self, person: &Person<'_>) {
        let is_past = |at: &chrono::DateTime<chrono::Utc>| *at <= person.now.instant;
        let events = person.standing.history.events.iter();
        let sent = events.filter(|it| it.event.kind == EventKind::Sent).map(|it| it.at).filter(is_past);
        for at in sent {
            if let Some(week) = self.week_of(person.calendar.date(at)) {
                week.asked += 1;
            }
        }
        for talk in &person.standing.interviews {
            if let InterviewState::Held { ended } = talk.state
                && is_past(&ended)
                && let Some(week) = self.week_of(person.calendar.date(ended))
            {
                week.talks += 1;
            }
        }
    }

    fn week_of(&mut self, date: NaiveDate) -> Option<&mut Week> {
        let first = self.weeks.first()?.monday;
        let weeks = date.signed_duration_since(first).num_days().div_euclid(7);
        self.weeks.get_mut(usize::try_from(weeks).ok()?)
    }

    /// Requests sent in all these weeks.
    pub fn asked(&self) -> u32 {
        self.weeks.iter().map(|week| week.asked).sum()
    }

    /// Talks held in all these weeks.
    pub fn talks(&self) -> u32 {
        self.weeks.iter().map(|week| week.talks).sum()
    }

    /// In how many of the weeks that are over the requests reached the goal.
    pub fn asked_reached(&self) -> Share {
        self.reached(|week| week.asked >= self.asked_goal)
    }

    /// In how many of the weeks that are over the talks reached the goal.
    pub fn talks_reached(&self) -> Share {
        self.reached(|week| week.talks >= self.talks_goal)
    }

    fn reached(&self, is_reached: impl Fn(&Week) -> bool) -> Share {
        let mut share = Share::default();
        let over = self.weeks.len().saturating_sub(1);
        // The weeks before the user began say nothing.
        let begun = self.weeks.iter().take(over).skip_while(|week| week.asked == 0 && week.talks == 0);
        begun.for_each(|week| share.add(is_reached(week)));
        share
    }
}

fn monday(date: NaiveDate) -> NaiveDate {
    let since = Days::new(u64::from(date.weekday().num_days_from_monday()));
    date.checked_sub_days(since).unwrap_or(date)
}
