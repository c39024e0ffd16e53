//! One entry of a calendar.

use chrono::{DateTime, NaiveDate, Utc};

/// When an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// On a whole day.
    Day(NaiveDate),
    /// From one time to a later one.
    Times {
        /// Its start.
        start: DateTime<Utc>,
        /// Its end.
        end: DateTime<Utc>,
    },
}

impl Span {
    /// By what entries are put in order: what stands at the top of a day comes before what begins on it.
    pub(super) fn order(self) -> (NaiveDate, Option<DateTime<Utc>>) {
        match self {
            Self::Day(day) => (day, None),
            Self::Times { start, .. } => (start.date_naive(), Some(start)),
        }
    }
}

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the calendar knows it by, the same in every edition: the kind and the record's id.
    pub uid: String,
    /// When.
    pub span: Span,
    /// Its one line.
    pub summary: String,
    /// What else there is to say.
    pub description: String,
    /// Where, or the link.
    pub location: String,
    /// Whether it does not take place.
    pub is_called_off: bool,
    /// Whether the user has no time for anything else then.
    pub takes_time: bool,
    /// So many minutes before its start the calendar speaks up.
    pub alarm: Option<u32>,
}
