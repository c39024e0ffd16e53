//! What time it is: the machine's clock, or a pretended time that stands still.

use std::fmt;

use chrono::{DateTime, FixedOffset, Utc};

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
pub struct NotATime(String);

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a time with an offset, like 2026-11-12T08:04:00+01:00", self.0)
    }
}

impl std::error::Error for NotATime {}

impl Clock {
    /// A clock that stands at the time `text` says, in RFC 3339.
    ///
    /// # Errors
    /// Where `text` is no such time.
    pub fn pretending(text: &str) -> Result<Self, NotATime> {
        DateTime::parse_from_rfc3339(text).map(Self::Pretended).map_err(|_| NotATime(text.to_owned()))
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
    }
}
