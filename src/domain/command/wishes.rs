//! What can be changed of the goals and the settings.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::domain::{book::Exploring, prepare::PrepareLists, settings::Away, timing::Timing};

/// What changes of the goals; what is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalsChanges {
    /// Requests to send in a week.
    pub requests_a_week: Option<u32>,
    /// Talks to have in a week.
    pub talks_a_week: Option<u32>,
    /// The user's own name, as messages are signed.
    pub name: Option<String>,
    /// The user's own short introduction.
    pub introduction: Option<String>,
    /// Whether the user's profile is up to date.
    pub profile_ready: Option<bool>,
    /// What the user tells everyone who helped, after landing.
    pub news: Option<String>,
    /// A change of what is explored.
    pub exploring: Option<ExploringEdit>,
}

/// A change of what is explored. A field or role is named by its words, which stand once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExploringEdit {
    /// One more.
    Add(Exploring),
    /// One in other words.
    Change {
        /// The field or role.
        what: String,
        /// As it is to be.
        to: Exploring,
    },
    /// One less.
    Drop {
        /// The field or role.
        what: String,
    },
    /// One at another place, counted from 0.
    Move {
        /// The field or role.
        what: String,
        /// Its place afterwards.
        to: usize,
    },
}

/// What changes of the settings; what is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsChanges {
    /// The user's time zone by name; empty: the machine's.
    pub zone: Option<String>,
    /// Where the user works now. People there become discreet.
    pub employer: Option<String>,
    /// The days of the week that are not worked.
    pub weekend: Option<Vec<Weekday>>,
    /// Single days that are not worked.
    pub days_off: Option<BTreeSet<NaiveDate>>,
    /// Days away.
    pub away: Option<Vec<Away>>,
    /// The hour at which a morning begins.
    pub morning: Option<NaiveTime>,
    /// What is to be seen to before a talk.
    pub prepare: Option<PrepareLists>,
    /// Numbers of the rules; the inner none is the usual number.
    pub timings: BTreeMap<Timing, Option<u32>>,
}

impl SettingsChanges {
    /// Both changes as one; where both change the same, the later one counts.
    #[must_use]
    pub fn and(self, later: Self) -> Self {
        let mut timings = self.timings;
        timings.extend(later.timings);
        Self {
            zone: later.zone.or(self.zone),
            employer: later.employer.or(self.employer),
            weekend: later.weekend.or(self.weekend),
            days_off: later.days_off.or(self.days_off),
            away: later.away.or(self.away),
            morning: later.morning.or(self.morning),
            prepare: later.prepare.or(self.prepare),
            timings,
        }
    }
}
