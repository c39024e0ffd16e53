//! What a typed date was understood as.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

use super::words;
use crate::domain::{
    moment::Moment,
    working_days::WorkingDays,
    zone::{Now, Zone, iana::Iana},
};

/// Which way a date without a year, a weekday or a clock time is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// For what has happened.
    Back,
    /// For what is scheduled, moved, snoozed or to be reminded of.
    Ahead,
}

/// What the meaning of a date depends on besides its words.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The moment of typing, and the user's zone.
    pub now: &'a Now,
    /// The days that `bd` counts.
    pub working_days: &'a WorkingDays,
    /// When the user's morning begins.
    pub morning: NaiveTime,
}

impl Context<'_> {
    /// The instant of `moment` for what needs one: a date alone means that morning (DESIGN 5, snooze).
    pub fn at_morning(&self, moment: Moment) -> DateTime<FixedOffset> {
        match moment {
            Moment::Instant(at) => at,
            Moment::Date(date) => {
                let zone = &self.now.zone;
                zone.local(zone.resolve(date.and_time(self.morning)).instant())
            }
        }
    }
}

/// A date that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// An instant with the offset of the zone meant, or a date where no time was said.
    pub moment: Moment,
    /// The zone, where one was named.
    pub zone: Option<Iana>,
    /// What the user should be told besides the date itself.
    pub remarks: Vec<Remark>,
}

/// Something about an understood date that is said, since the words alone do not settle it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The clocks skip the time that was said.
    Gap {
        /// What was said.
        said: NaiveDateTime,
        /// What it is taken as.
        taken: DateTime<FixedOffset>,
        /// Whose clocks.
        zone: String,
    },
    /// The clocks show the time twice.
    Overlap {
        /// What it is taken as.
        taken: DateTime<FixedOffset>,
        /// The other instant at which the clocks show the same.
        other: DateTime<FixedOffset>,
        /// Whose clocks.
        zone: String,
    },
    /// `next fri` was taken as the one of next week, though one of this week is still to come.
    NextWeek(NaiveDate),
}

impl Remark {
    pub(super) fn gap(said: NaiveDateTime, taken: DateTime<FixedOffset>, zone: &Zone) -> Self {
        Self::Gap { said, taken, zone: zone.to_string() }
    }

    pub(super) fn overlap(taken: DateTime<FixedOffset>, other: DateTime<FixedOffset>, zone: &Zone) -> Self {
        Self::Overlap { taken, other, zone: zone.to_string() }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gap { said, taken, zone } => {
                let (clock, date) = (words::clock(said.time()), words::full_date(said.date()));
                write!(f, "the clocks skip {clock} on {date} ({zone}); taken as ")?;
                if said.date() != taken.date_naive() {
                    write!(f, "{} ", words::full_date(taken.date_naive()))?;
                }
                write!(f, "{}", words::clock(taken.time()))
            }
            Self::Overlap { taken, other, zone } => {
                let (clock, date) = (words::clock(taken.time()), words::full_date(taken.date_naive()));
                let which = if taken < other { "first" } else { "second" };
                let (taken, other) = (taken.offset(), other.offset());
                write!(
                    f,
                    "the clocks show {clock} twice on {date} ({zone}); taken as the {which}, {taken}, not {other}"
                )
            }
            Self::NextWeek(date) => {
                let (long, short) = (date.format("%A"), date.format("%a").to_string().to_lowercase());
                write!(f, "next {long} is taken as the one of next week; {short} alone is the coming one")
            }
        }
    }
}
