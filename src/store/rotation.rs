//! Which backups are kept: the last 20 saves, the last of each hour for a day, the last of each day for 30 days.

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};

use super::version::Backup;

/// The last saves that are kept whatever their time.
const SAVES: usize = 20;
/// What all of them may take together, in bytes, apart from the newest.
const ROOM: u64 = 200_000_000;
/// The newest are kept whatever their size.
const ALWAYS: usize = 5;

/// The backups that are no longer kept.
///
/// The clock alone never decides: it can be set back, which makes the newest look old, or forward, which makes all
/// of them look old. So the last saves by number are kept as well as the last by time, and a time ahead of `now` is
/// taken for new.
pub fn surplus(backups: &[Backup], now: DateTime<Utc>) -> Vec<&Backup> {
    let mut by_number: Vec<_> = backups.iter().enumerate().collect();
    by_number.sort_by_key(|(_, backup)| Reverse((backup.version.generation, backup.version.at)));
    // Saves of one second stay in the order of their numbers.
    let mut by_time = by_number.clone();
    by_time.sort_by_key(|(_, backup)| Reverse(backup.version.at));

    let mut kept = vec![false; backups.len()];
    let mut keep = |index: usize| {
        if let Some(kept) = kept.get_mut(index) {
            *kept = true;
        }
    };
    for (index, _) in by_number.iter().take(SAVES).chain(by_time.iter().take(SAVES)) {
        keep(*index);
    }
    for (step, span) in [(TimeDelta::hours(1), TimeDelta::days(1)), (TimeDelta::days(1), TimeDelta::days(30))]
    {
        let mut last = BTreeMap::new();
        for (index, backup) in &by_number {
            let at = backup.version.at;
            if now.signed_duration_since(at) <= span {
                last.entry(at.duration_trunc(step).unwrap_or(at)).or_insert(*index);
            }
        }
        last.into_values().for_each(&mut keep);
    }

    let always = |index: usize| {
        let newest = |order: &[(usize, &Backup)]| order.iter().take(ALWAYS).any(|(each, _)| *each == index);
        newest(&by_number) || newest(&by_time)
    };
    let mut room = ROOM;
    let mut surplus = Vec::new();
    for (index, backup) in by_number.iter().copied() {
        let wanted = kept.get(index).copied().unwrap_or(true);
        if !always(index) && backup.size > room && wanted {
            // Nothing older is kept instead of a newer one that is larger.
            room = 0;
        }
        if always(index) || (wanted && backup.size <= room) {
            room = room.saturating_sub(backup.size);
        } else {
            surplus.push(backup);
        }
    }
    surplus
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{trial::writer, version::Version};

    fn time(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn backup(generation: u64, at: DateTime<Utc>, size: u64) -> Backup {
        let version = Version { generation, writer: writer(), at };
        Backup { name: version.to_string(), version, size, identity: (0, generation) }
    }

    /// Saves made every `step` up to `end`, rotated after each; the generations left.
    fn left(count: u64, step: TimeDelta, end: DateTime<Utc>, size: u64) -> Vec<u64> {
        let mut kept: Vec<Backup> = Vec::new();
        for generation in 1..=count {
            let at = end - step * i32::try_from(count - generation).unwrap();
            kept.push(backup(generation, at, size));
            let gone: Vec<_> = surplus(&kept, at).into_iter().cloned().collect();
            kept.retain(|backup| !gone.contains(backup));
        }
        kept.iter().map(|backup| backup.version.generation).collect()
    }

    #[test]
    fn saves_hours_and_days_are_kept() {
        let end = time("2026-11-12T08:05:00Z");
        // (how many saves, how far apart, how many are left)
        let cases = [
            (20, TimeDelta::seconds(1), 20),
            (100, TimeDelta::zero(), 20),
            (100, TimeDelta::seconds(1), 20),
            // 20 saves cover 95 minutes; then the last of each hour of the day, and of the day before.
            (1000, TimeDelta::minutes(5), 20 + 22 + 3),
            // 20 saves cover 20 days, then one a day.
            (100, TimeDelta::days(1), 31),
            (100, TimeDelta::days(7), 20),
        ];
        for (count, step, expected) in cases {
            let left = left(count, step, end, 1000);
            assert_eq!(left.len(), expected, "{count} {step} {left:?}");
            let newest: Vec<_> = (count.saturating_sub(19)..=count).filter(|number| *number > 0).collect();
            assert!(left.ends_with(&newest), "{count} {step} {left:?}");
        }
    }

    #[test]
    fn room_is_bounded_but_the_newest_stay() {
        let end = time("2026-11-12T08:05:00Z");
        assert_eq!(left(50, TimeDelta::minutes(1), end, 30_000_000), [45, 46, 47, 48, 49, 50]);
        assert_eq!(left(50, TimeDelta::minutes(1), end, 500_000_000), [46, 47, 48, 49, 50]);
    }

    #[test]
    fn a_clock_that_is_wrong_does_not_choose() {
        let now = time("2026-11-12T08:05:00Z");
        let minute = |number: u64| TimeDelta::minutes(i64::try_from(number).unwrap());
        let mut backups: Vec<_> = (1..=30).map(|n| backup(n, now + minute(n), 1000)).collect();
        // Set back by years: the newest save bears the oldest time.
        let back = time("2001-01-01T00:00:00Z");
        backups.push(backup(31, back, 1000));
        let gone: Vec<_> = surplus(&backups, back).iter().map(|each| each.version.generation).collect();
        assert!(!gone.contains(&31) && gone.iter().all(|number| *number <= 11), "{gone:?}");
        // Set forward by years: everything looks old, and the last twenty stay.
        let gone = surplus(&backups, time("2099-01-01T00:00:00Z"));
        assert!(gone.iter().all(|each| each.version.generation <= 11), "{gone:?}");
        // Times ahead of the clock are taken for new.
        let ahead: Vec<_> =
            (1..=25).map(|n| backup(n, now + TimeDelta::days(400) + minute(n) * 60, 1000)).collect();
        let gone: Vec<_> = surplus(&ahead, now).iter().map(|each| each.version.generation).collect();
        assert_eq!(gone, Vec::<u64>::new());
    }
}
