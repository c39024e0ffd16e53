//! Where the user is: a time zone, its local days, and what happens where clocks are changed.

#[cfg(test)]
pub(crate) mod changes;
pub mod iana;
#[cfg(test)]
pub(crate) mod proof;

use std::{fmt, sync::Arc};

use chrono::{DateTime, Duration, DurationRound, FixedOffset, NaiveDate, NaiveDateTime, Offset, Utc};
use iana::Iana;

/// Longer than any offset from UTC, in hours, and as long as the longest jump of clocks (Samoa skipped a whole day).
const A_DAY: i64 = 26;

/// The end of all time that there is local time for, in seconds from 1970, either way: 253,000 years.
const FARTHEST: i64 = 8_000_000_000_000;

/// The moment and the place that rules are asked about. It is handed in; nothing in the domain reads a clock.
#[derive(Clone, Debug)]
pub struct Now {
    /// The moment.
    pub instant: DateTime<Utc>,
    /// The zone whose local days count.
    pub zone: Zone,
}

impl Now {
    /// The local date.
    pub fn today(&self) -> NaiveDate {
        self.zone.date_of(self.instant)
    }

    /// The minute that has begun; none where it lies beyond all time.
    pub fn minute(&self) -> Option<DateTime<Utc>> {
        self.instant.duration_trunc(Duration::minutes(1)).ok()
    }

    /// The moment with the zone's offset, as it is stored.
    pub fn stamp(&self) -> DateTime<FixedOffset> {
        self.zone.local(self.instant)
    }
}

/// A time zone: by name, or as the offsets the edge found where the machine's zone has no name.
#[derive(Clone, Debug, PartialEq)]
pub enum Zone {
    /// A zone of the IANA database.
    Named(Iana),
    /// Offsets from UTC: each holds from its instant on, the first also before it.
    Offsets(Arc<[(DateTime<Utc>, FixedOffset)]>),
}

/// What a civil time means in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// Exactly one instant.
    Single(DateTime<Utc>),
    /// The clocks skip it: the instants just before the change, carried on, and the first that exists.
    Gap {
        /// The civil time moved on by the length of the gap.
        shifted: DateTime<Utc>,
    },
    /// The clocks show it twice.
    Overlap {
        /// The first time the clocks show it.
        earlier: DateTime<Utc>,
        /// The second time.
        later: DateTime<Utc>,
    },
}

impl Resolved {
    /// The instant meant where nobody says more: the first of two, and a skipped time moved on by the gap.
    pub fn instant(self) -> DateTime<Utc> {
        match self {
            Self::Single(instant)
            | Self::Gap { shifted: instant }
            | Self::Overlap { earlier: instant, .. } => instant,
        }
    }
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self::Named(Iana::UTC);

    /// A zone whose clocks never change.
    pub fn fixed(offset: FixedOffset) -> Self {
        Self::Offsets(Arc::from([(DateTime::UNIX_EPOCH, offset)]))
    }

    /// Finds a zone of the IANA database by its name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        Iana::named(name).map(Self::Named)
    }

    /// The offset from UTC that holds at `instant`.
    pub fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset {
        match self {
            Self::Named(zone) => zone.offset_at(instant),
            Self::Offsets(offsets) => offsets
                .iter()
                .rev()
                .find(|(from, _)| *from <= instant)
                .or_else(|| offsets.first())
                .map_or_else(|| Utc.fix(), |(_, offset)| *offset),
        }
    }

    /// `instant` as the clocks here show it.
    pub fn local(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        // No file and no line names such a year; a sum of days may still end there.
        let farthest = || DateTime::from_timestamp(FARTHEST * instant.timestamp().signum(), 0);
        let is_near = instant.timestamp().unsigned_abs() <= FARTHEST.unsigned_abs();
        let instant = if is_near { instant } else { farthest().unwrap_or(instant) };
        instant.with_timezone(&self.offset_at(instant))
    }

    /// The date here at `instant`.
    pub fn date_of(&self, instant: DateTime<Utc>) -> NaiveDate {
        self.local(instant).date_naive()
    }

    /// What the civil time `civil` means here.
    pub fn resolve(&self, civil: NaiveDateTime) -> Resolved {
        let nearby = |hours| civil.checked_add_signed(Duration::hours(hours)).unwrap_or(civil).and_utc();
        // No offset is larger than a day, so one of these holds whenever it is this time here.
        let [before, here, after] = [-A_DAY, 0, A_DAY].map(|hours| self.offset_at(nearby(hours)));
        let instants = [before, here, after]
            .map(|offset| Some(utc_of(civil, offset)).filter(|instant| self.offset_at(*instant) == offset));
        match (instants.iter().flatten().min(), instants.iter().flatten().max()) {
            (Some(&earlier), Some(&later)) if earlier == later => Resolved::Single(earlier),
            (Some(&earlier), Some(&later)) => Resolved::Overlap { earlier, later },
            // Read with the offset that held a day earlier, the skipped time lands after the change by exactly the
            // length of the gap.
            _ => Resolved::Gap { shifted: utc_of(civil, before) },
        }
    }

    /// The first instant of a local day. Some days have no midnight; they begin when their clocks do.
    pub fn start_of_day(&self, date: NaiveDate) -> DateTime<Utc> {
        let midnight = date.and_time(chrono::NaiveTime::MIN);
        match self.resolve(midnight) {
            Resolved::Single(instant) | Resolved::Overlap { earlier: instant, .. } => instant,
            // A gap that swallows midnight ends at the instant of the change: no instant of the day lies before it.
            Resolved::Gap { shifted } => self.change_before(shifted),
        }
    }

    /// The end of a local day: the first instant of the next one.
    pub fn end_of_day(&self, date: NaiveDate) -> DateTime<Utc> {
        self.start_of_day(date.succ_opt().unwrap_or(date))
    }

    /// The instant of the last change of offset at or before `instant`, looked for within a day.
    fn change_before(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        let offset = self.offset_at(instant);
        let (mut before, mut after) = (instant - Duration::hours(26), instant);
        while after - before > Duration::seconds(1) {
            let middle = before + (after - before) / 2;
            if self.offset_at(middle) == offset { after = middle } else { before = middle }
        }
        DateTime::from_timestamp(after.timestamp(), 0).unwrap_or(after)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(zone) => f.write_str(zone.name()),
            Self::Offsets(_) => f.write_str("the machine's own zone"),
        }
    }
}

fn utc_of(civil: NaiveDateTime, offset: FixedOffset) -> DateTime<Utc> {
    civil
        .checked_sub_signed(Duration::seconds(i64::from(offset.local_minus_utc())))
        .unwrap_or(civil)
        .and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_begin_when_their_clocks_do() {
        for (zone, day, starts) in [
            ("Europe/Vienna", "2026-03-29", "2026-03-28T23:00:00Z"),
            ("Europe/Vienna", "2026-03-30", "2026-03-29T22:00:00Z"),
            ("Europe/Vienna", "2026-10-25", "2026-10-24T22:00:00Z"),
            ("America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z"),
            ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"),
            ("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z"),
            ("Pacific/Kiritimati", "2026-11-12", "2026-11-11T10:00:00Z"),
            ("Pacific/Honolulu", "2026-11-12", "2026-11-12T10:00:00Z"),
            ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
        ] {
            let zone = Zone::named(zone).unwrap();
            assert_eq!(zone.start_of_day(date(day)), instant(starts), "{zone} {day}");
        }
    }

    #[test]
    fn skipped_and_doubled_times_are_told_apart() {
        let vienna = Zone::named("europe/vienna").unwrap();
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        assert_eq!(
            vienna.resolve(at("2026-03-29T02:30:00")),
            Resolved::Gap { shifted: instant("2026-03-29T01:30:00Z") }
        );
        assert_eq!(
            vienna.resolve(at("2026-10-25T02:30:00")),
            Resolved::Overlap {
                earlier: instant("2026-10-25T00:30:00Z"),
                later: instant("2026-10-25T01:30:00Z")
            }
        );
        assert_eq!(
            vienna.resolve(at("2026-11-12T08:00:00")),
            Resolved::Single(instant("2026-11-12T07:00:00Z"))
        );
    }

    #[test]
    fn handed_in_offsets_change_as_a_named_zone_does() {
        let offset = |hours: i32| FixedOffset::east_opt(hours * 3600).unwrap();
        let table = Zone::Offsets(Arc::from([
            (instant("2026-01-01T00:00:00Z"), offset(1)),
            (instant("2026-03-29T01:00:00Z"), offset(2)),
            (instant("2026-10-25T01:00:00Z"), offset(1)),
        ]));
        let named = Zone::named("Europe/Vienna").unwrap();
        let mut civil = "2026-02-01T00:30:00".parse::<NaiveDateTime>().unwrap();
        while civil.date() < date("2026-12-01") {
            assert_eq!(table.resolve(civil), named.resolve(civil), "{civil}");
            assert_eq!(table.start_of_day(civil.date()), named.start_of_day(civil.date()));
            civil += Duration::minutes(90);
        }
    }
}
