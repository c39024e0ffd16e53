//! What time it is: the machine's clock, or a pretended time that stands still.

use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset, Utc};

use crate::domain::when::YEARS;

/// Where `now` comes from. The store's stamps and backups use the machine's clock whatever this says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// The time given with `--now` or `REGARDS_NOW`.
    Pretended(DateTime<FixedOffset>),
}

/// Why a text is not a time to pretend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotATime {
    /// It is no time at all.
    NotUnderstood(String),
    /// It lies outside [`YEARS`].
    TooFar,
}

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUnderstood(text) => {
                write!(f, "{text:?} is not a time with an offset, like 2026-11-12T08:04:00+01:00")
            }
            Self::TooFar => write!(f, "years go from {} to {}", YEARS.start(), YEARS.end()),
        }
    }
}

impl std::error::Error for NotATime {}

impl Clock {
    /// A clock that stands at the time `text` says, in RFC 3339.
    ///
    /// # Errors
    /// Where `text` is no such time, or lies in a year that nobody can tell anything of.
    pub fn pretending(text: &str) -> Result<Self, NotATime> {
        let at = DateTime::parse_from_rfc3339(text).map_err(|_| NotATime::NotUnderstood(text.to_owned()))?;
        if YEARS.contains(&at.year()) { Ok(Self::Pretended(at)) } else { Err(NotATime::TooFar) }
    }

    /// The time.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the program reads the time for its rules"
    )]
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::Machine => Utc::now(),
            Self::Pretended(at) => at.with_timezone(&Utc),
        }
    }

    /// Whether the time is pretended, which is said wherever something is saved.
    pub fn is_pretended(self) -> bool {
        matches!(self, Self::Pretended(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pretended_time_stands_still() {
        let clock = Clock::pretending("2026-11-12T08:04:00+01:00").unwrap();
        assert_eq!(clock.now().to_rfc3339(), "2026-11-12T07:04:00+00:00");
        assert_eq!(clock.now(), clock.now());
        assert!(clock.is_pretended());
        assert!(!Clock::Machine.is_pretended());
    }

    #[test]
    fn a_time_without_an_offset_is_refused() {
        for text in ["", "now", "2026-11-12", "2026-11-12T08:04:00", "2026-02-30T08:04:00Z"] {
            let refused = Clock::pretending(text).unwrap_err().to_string();
            assert!(refused.contains(&format!("{text:?}")), "{refused}");
        }
        for text in ["1899-12-31T23:59:59Z", "2201-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59"] {
            assert_eq!(Clock::pretending(text), Err(NotATime::TooFar), "{text}");
        }
    }
}
