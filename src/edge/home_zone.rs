//! The user's time zone, found once: the setting, else `TZ`, else the machine's, by name where it has one.

use chrono::{DateTime, Duration, FixedOffset, Local, Offset, TimeZone, Utc};

use super::environment::Environment;
use crate::domain::zone::Zone;

/// The years in which a zone without a name is asked for its offsets.
const SAMPLED_YEARS: std::ops::Range<i32> = 1970..2101;

/// How far apart the samples lie. No zone has changed its clocks twice within a week.
const SAMPLE_STEP: Duration = Duration::days(7);

/// A zone, and what is to be said about how it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct HomeZone {
    /// The zone whose local days count.
    pub zone: Zone,
    /// Something to tell the user once, where the zone is not the one that was asked for.
    pub notice: Option<String>,
}

/// Finds the zone: `setting` where there is one, else `TZ`, else the machine's own, else UTC with a notice.
pub fn find(setting: &str, environment: &Environment) -> HomeZone {
    find_with(setting, environment, &Machine)
}

/// What the machine knows about its zone.
trait Place {
    /// The name of the zone, where it has one.
    fn name(&self) -> Option<String>;
    /// The offset from UTC that holds at an instant. `TZ` is taken into account.
    fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset;
}

struct Machine;

impl Place for Machine {
    fn name(&self) -> Option<String> {
        iana_time_zone::get_timezone().ok()
    }

    fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset {
        Local.offset_from_utc_datetime(&instant.naive_utc()).fix()
    }
}

fn find_with(setting: &str, environment: &Environment, place: &dyn Place) -> HomeZone {
    let known = |zone| HomeZone { zone, notice: None };
    let setting = setting.trim();
    if let Some(zone) = Zone::named(setting).filter(|_| !setting.is_empty()) {
        return known(zone);
    }
    let mut found = match environment.tz.as_ref().map(|tz| tz.to_string_lossy().into_owned()) {
        Some(tz) => {
            let why = || format!("TZ is {tz:?}, which is not the name of a time zone");
            Zone::named(name_in(&tz)).map_or_else(|| nameless(place, is_utc(&tz), &why()), known)
        }
        None => {
            let why = "this machine does not say in which time zone it is";
            let named = place.name().as_deref().and_then(Zone::named);
            named.map_or_else(|| nameless(place, false, why), known)
        }
    };
    if !setting.is_empty() {
        let zone = &found.zone;
        found.notice =
            Some(format!("the book's time zone {setting:?} is not known here; times are those of {zone}"));
    }
    found
}

/// The zone's name in a value of `TZ`, which may have a colon before it or be the path of its file.
fn name_in(tz: &str) -> &str {
    let tz = tz.strip_prefix(':').unwrap_or(tz);
    tz.rsplit_once("zoneinfo/").map_or(tz, |(_, name)| name)
}

/// Whether a value of `TZ` that is no name asks for UTC.
fn is_utc(tz: &str) -> bool {
    matches!(tz.trim_start_matches(':').trim_end_matches('0').trim_end_matches(['+', '-']), "UTC" | "GMT")
}

/// The zone by its offsets; UTC where there are none, with a notice unless UTC is what was asked for.
fn nameless(place: &dyn Place, utc_is_meant: bool, why: &str) -> HomeZone {
    let offsets = sampled(place);
    if offsets.iter().any(|(_, offset)| offset.local_minus_utc() != 0) {
        return HomeZone { zone: Zone::Offsets(offsets.into()), notice: None };
    }
    let notice = format!("{why}; times are in UTC. Set TZ, for instance TZ=Europe/Vienna");
    HomeZone { zone: Zone::UTC, notice: (!utc_is_meant).then_some(notice) }
}

/// Every offset of the place, each with the instant from which it holds.
fn sampled(place: &dyn Place) -> Vec<(DateTime<Utc>, FixedOffset)> {
    let year = |year| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single();
    let (Some(start), Some(end)) = (year(SAMPLED_YEARS.start), year(SAMPLED_YEARS.end)) else {
        return Vec::new();
    };
    let mut found = vec![(start, place.offset_at(start))];
    let mut before = start;
    while before < end {
        let after = before + SAMPLE_STEP;
        let (old, new) = (place.offset_at(before), place.offset_at(after));
        if old != new {
            found.push((change_between(place, before, after), new));
        }
        before = after;
    }
    found
}

/// The instant, to the second, from which the offset at `after` holds.
fn change_between(place: &dyn Place, before: DateTime<Utc>, after: DateTime<Utc>) -> DateTime<Utc> {
    let new = place.offset_at(after);
    let (mut old_until, mut new_from) = (before, after);
    while new_from - old_until > Duration::seconds(1) {
        let middle = old_until + Duration::seconds((new_from - old_until).num_seconds() / 2);
        if place.offset_at(middle) == new { new_from = middle } else { old_until = middle }
    }
    new_from
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::zone::iana::Iana;

    fn vienna() -> Iana {
        Iana::named("Europe/Vienna").unwrap()
    }

    struct Somewhere(Option<&'static str>, Iana);

    impl Place for Somewhere {
        fn name(&self) -> Option<String> {
            self.0.map(str::to_owned)
        }

        fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset {
            self.1.offset_at(instant)
        }
    }

    fn tz(value: &str) -> Environment {
        Environment { tz: Some(value.into()), ..Environment::default() }
    }

    #[test]
    fn the_first_that_has_a_name_counts() {
        let none = Environment::default();
        let vienna = Somewhere(Some("Europe/Vienna"), vienna());
        let cases = [
            ("Asia/Tokyo", &tz("America/New_York"), "Asia/Tokyo"),
            ("", &tz("America/New_York"), "America/New_York"),
            ("", &tz(":america/new_york"), "America/New_York"),
            ("", &tz("/usr/share/zoneinfo/Asia/Kathmandu"), "Asia/Kathmandu"),
            ("", &none, "Europe/Vienna"),
            ("", &tz("UTC"), "UTC"),
        ];
        for (setting, environment, expected) in cases {
            let found = find_with(setting, environment, &vienna);
            assert_eq!(
                (found.zone.to_string().as_str(), found.notice),
                (expected, None),
                "{setting} {environment:?}"
            );
        }
    }

    #[test]
    fn a_zone_without_a_name_is_taken_by_its_offsets() {
        let found = find_with("", &tz("CET-1CEST,M3.5.0,M10.5.0/3"), &Somewhere(None, vienna()));
        assert_eq!(found.notice, None);
        let vienna = Zone::Named(vienna());
        for day in NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().iter_days().take(800) {
            assert_eq!(found.zone.start_of_day(day), vienna.start_of_day(day), "{day}");
        }
        let change = Utc.with_ymd_and_hms(2026, 3, 29, 1, 0, 0).unwrap();
        assert_eq!(found.zone.offset_at(change).local_minus_utc(), 7200);
        assert_eq!(found.zone.offset_at(change - Duration::seconds(1)).local_minus_utc(), 3600);
    }

    #[test]
    fn utc_is_said_unless_it_is_meant() {
        let nowhere = Somewhere(None, Iana::UTC);
        let notice = |environment: &Environment| find_with("", environment, &nowhere).notice;
        let said = notice(&tz("Atlantis")).unwrap();
        assert!(said.contains("\"Atlantis\"") && said.contains("UTC"), "{said}");
        assert!(notice(&Environment::default()).is_some());
        assert_eq!(notice(&tz("UTC0")), None);
    }

    #[test]
    fn a_setting_that_no_longer_has_a_zone_is_said() {
        let found = find_with("Mars/Base", &tz("Asia/Tokyo"), &Somewhere(None, Iana::UTC));
        assert_eq!(found.zone, Zone::Named(Iana::named("Asia/Tokyo").unwrap()));
        assert!(found.notice.unwrap().contains("\"Mars/Base\""));
    }
}
