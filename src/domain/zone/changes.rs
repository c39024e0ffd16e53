//! Every change of the clocks from 2025 to 2035, found by asking for the offset again and again, for the proofs of
//! time.

use std::sync::LazyLock;

use chrono::{DateTime, Duration, Utc};

use super::{Zone, iana::Iana};
use crate::domain::proof;

/// Zones whose clocks change at midnight, by half an hour or two hours, around Ramadan, on Fridays, by laws of their
/// own or of late; those furthest east and west; and those off by parts of an hour.
const ODD: [&str; 30] = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "America/Asuncion",
    "America/Havana",
    "America/Miquelon",
    "America/Nuuk",
    "America/Santiago",
    "America/Scoresbysund",
    "America/St_Johns",
    "America/Vancouver",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Hebron",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Etc/GMT+12",
    "Europe/Chisinau",
    "Europe/Dublin",
    "Europe/Vienna",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Easter",
    "Pacific/Kiritimati",
    "Pacific/Norfolk",
    "America/New_York",
    "Europe/London",
];

/// One zone, and when its clocks change.
#[derive(Debug)]
pub(crate) struct Changing {
    /// The zone.
    pub zone: Zone,
    /// Its changes; for one that has none, some moment.
    pub changes: Vec<DateTime<Utc>>,
}

impl Changing {
    /// A second before each change, the change, and a second after.
    pub fn moments(&self) -> impl Iterator<Item = DateTime<Utc>> {
        self.changes.iter().flat_map(|at| [-1, 0, 1].map(|seconds| *at + Duration::seconds(seconds)))
    }
}

/// The odd zones and a few others; in the long form all that there are.
pub(crate) fn zones() -> &'static [Changing] {
    static ZONES: LazyLock<Vec<Changing>> = LazyLock::new(|| {
        let mut dice = proof::seed();
        let mut drawn = || {
            // SplitMix64.
            dice = dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (dice ^ (dice >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        };
        let chosen = |zone: &Iana| proof::is_long() || ODD.contains(&zone.name()) || drawn() % 40 == 0;
        Iana::all().filter(chosen).map(|zone| of(Zone::Named(zone))).collect()
    });
    &ZONES
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn of(zone: Zone) -> Changing {
    // No two changes lie nearer to each other than a few days; the long form does not count on it.
    let step = Duration::minutes(if proof::is_long() { 30 } else { 12 * 60 });
    let (mut now, end) = (at("2025-01-01T00:00:00Z"), at("2036-01-01T00:00:00Z"));
    let mut changes = Vec::new();
    let mut offset = zone.offset_at(now);
    while now < end {
        let next = now + step;
        if zone.offset_at(next) != offset {
            let (mut before, mut after) = (now, next);
            while after - before > Duration::seconds(1) {
                let middle = before + Duration::seconds((after - before).num_seconds() / 2);
                if zone.offset_at(middle) == offset { before = middle } else { after = middle }
            }
            changes.push(after);
            offset = zone.offset_at(next);
        }
        now = next;
    }
    if changes.is_empty() {
        changes.push(at("2028-02-29T12:34:56Z"));
    }
    Changing { zone, changes }
}

#[test]
fn the_changes_are_the_ones_that_calendars_name() {
    let of = |name: &str| {
        let changes = of(Zone::named(name).unwrap()).changes;
        let shown: Vec<String> = changes.iter().map(|at| at.to_rfc3339().replace("+00:00", "Z")).collect();
        (shown.len(), shown.into_iter().filter(|at| at.starts_with("2026")).collect::<Vec<_>>())
    };
    let vienna = ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"].map(str::to_owned).to_vec();
    assert_eq!(of("Europe/Vienna"), (22, vienna));
    let santiago = ["2026-04-05T03:00:00Z", "2026-09-06T04:00:00Z"].map(str::to_owned).to_vec();
    assert_eq!(of("America/Santiago"), (22, santiago));
    let changes: usize = zones().iter().map(|it| it.changes.len()).sum();
    println!("{} zones, {changes} changes, {} moments", zones().len(), 3 * changes);
    assert!(zones().len() >= ODD.len() && changes > 300, "{changes}");
}
