//! When something happened: an instant, or only a date where nobody said the time.

use std::fmt;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{years, zone::Zone};

/// An instant with the offset it was told in, or a local date without a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A point in time, with the offset of the clock it was read from.
    Instant(DateTime<FixedOffset>),
    /// A local day; nobody said when on that day.
    Date(NaiveDate),
}

impl Moment {
    /// The instant that rules counting in hours use: the moment itself, the end of the day for a date, or the
    /// moment of logging where that is earlier (DESIGN 5). It is the day's last second and not the first instant of
    /// the next day, so that what counts in days still finds it on its own date.
    pub fn instant(self, zone: &Zone, logged_at: DateTime<FixedOffset>) -> DateTime<Utc> {
        match self {
            Self::Instant(at) => at.with_timezone(&Utc),
            Self::Date(date) => {
                let start = zone.start_of_day(date);
                let logged = logged_at.with_timezone(&Utc);
                (zone.end_of_day(date) - Duration::seconds(1)).min(logged.max(start))
            }
        }
    }

    /// The local date.
    pub fn date(self, zone: &Zone) -> NaiveDate {
        match self {
            Self::Instant(at) => zone.date_of(at.with_timezone(&Utc)),
            Self::Date(date) => date,
        }
    }
}

impl From<DateTime<FixedOffset>> for Moment {
    fn from(at: DateTime<FixedOffset>) -> Self {
        Self::Instant(at)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(at) => f.write_str(&at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)),
            Self::Date(date) => write!(f, "{date}"),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Moment;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time like 2026-11-27T15:00:00+01:00, or a date like 2026-11-27")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Moment, E> {
                if let Ok(date) = text.parse() {
                    return years::within(date).map(Moment::Date);
                }
                let at = DateTime::parse_from_rfc3339(text)
                    .map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))?;
                years::within(at).map(Moment::Instant)
            }
        }
        deserializer.deserialize_str(Text)
    }
}
