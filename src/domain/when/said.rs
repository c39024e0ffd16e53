//! What the words say, before the time of typing and the direction decide which day is meant.

use chrono::{FixedOffset, NaiveDate, NaiveTime, Weekday};

use super::meaning::Direction;
use crate::domain::zone::iana::Iana;

/// The pieces of a date, each said at most once.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub day: Option<Day>,
    /// A weekday: the day itself, or beside a day what it must agree with.
    pub weekday: Option<Weekday>,
    pub time: Option<Time>,
    pub part: Option<Part>,
    pub place: Option<Place>,
}

/// One piece, as it was read.
#[derive(Clone, Copy, Debug)]
pub enum Piece {
    Day(Day),
    Weekday(Weekday),
    Time(Time),
    Part(Part),
    DayPart(Day, Part),
    Place(Place),
}

/// A day, in terms of the calendar or of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    Now,
    On(NaiveDate),
    Yearly {
        month: u32,
        day: u32,
    },
    Monthly(u32),
    Away(Amount),
    /// The weekday of next week (weeks begin on Monday).
    Next(Weekday),
    /// The last one before today.
    Last(Weekday),
    /// The one of this week.
    This(Weekday),
    /// A week after the coming one, as in `friday week`.
    WeekAfter(Weekday),
    NextWeek,
    NextMonth,
}

/// A distance in time. Without a side, it lies in the direction asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    pub count: u32,
    pub unit: Unit,
    pub side: Option<Direction>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Fortnight,
    Month,
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    At(NaiveTime),
    /// Every day has one at either end.
    Midnight,
}

/// A part of a day, too vague to count hours from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Morning,
    Afternoon,
    Evening,
}

/// Whose clock is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Zone(Iana),
    Offset(FixedOffset),
}

impl Unit {
    /// Whether it is counted in elapsed time, so that the result is an instant.
    pub fn is_elapsed(self) -> bool {
        matches!(self, Self::Minute | Self::Hour)
    }
}

impl Day {
    /// `days` from today; negative ones lie before it.
    pub fn from_today(days: i8) -> Self {
        let side = if days < 0 { Direction::Back } else { Direction::Ahead };
        Self::Away(Amount { count: u32::from(days.unsigned_abs()), unit: Unit::Day, side: Some(side) })
    }

    fn is_instant(self) -> bool {
        match self {
            Self::Now => true,
            Self::Away(amount) => amount.unit.is_elapsed(),
            _ => false,
        }
    }
}

impl Said {
    pub fn is_empty(&self) -> bool {
        self.day.is_none() && self.weekday.is_none() && self.time.is_none()
    }

    pub fn has_day(&self) -> bool {
        self.day.is_some() || self.weekday.is_some()
    }

    /// Whether a weekday could still stand beside what was said: nothing, a time, or a day of the calendar.
    pub fn takes_weekday(&self) -> bool {
        self.weekday.is_none()
            && self.part.is_none()
            && matches!(self.day, None | Some(Day::On(_) | Day::Yearly { .. } | Day::Monthly(_)))
    }

    /// Whether nothing can be added, because an instant was said.
    pub fn is_complete(&self) -> bool {
        self.day.is_some_and(Day::is_instant)
    }

    pub fn add(&mut self, piece: Piece) {
        match piece {
            Piece::Day(day) => self.day = Some(day),
            Piece::Weekday(weekday) => self.weekday = Some(weekday),
            Piece::Time(time) => self.time = Some(time),
            Piece::Part(part) => self.part = Some(part),
            Piece::DayPart(day, part) => {
                self.day = Some(day);
                self.part = Some(part);
            }
            Piece::Place(place) => self.place = Some(place),
        }
    }
}
