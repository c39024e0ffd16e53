//! What a save that was killed left behind.

use std::io;

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    backups,
    disk::{Facts, Kind},
    machine::Machine,
    path::Place,
    read::{Parse, read_once},
    version::Version,
};

/// How long a new file that nobody finished is left alone.
const SWEPT_AFTER: TimeDelta = TimeDelta::days(1);

/// Clears up after saves that were cut short. The caller holds the lock.
///
/// A whole earlier version than `current` is the one that had just changed places: it becomes the backup it was
/// to be. Everything else goes when it is older than a day.
///
/// # Errors
/// That the folder cannot be read. What cannot be cleared stays for the next time.
pub fn clear(
    machine: &Machine,
    place: &Place,
    current: Option<&Version>,
    version: Parse<'_, Version>,
) -> io::Result<()> {
    let disk = &*machine.disk;
    let now = machine.clock.now();
    for name in disk.list(place.folder())?.iter().filter(|name| place.is_temporary(name)) {
        let path = place.folder().join(name);
        let Ok(facts) = disk.facts(&path) else { continue };
        if facts.kind != Kind::File {
            continue;
        }
        let whole = read_once(machine, &path, version).ok().map(|read| read.content);
        match (whole, current) {
            (Some(whole), Some(current)) if whole.generation < current.generation => {
                let _for_the_next_time = backups::adopt(disk, place, &path, &whole);
            }
            _ if is_old(&facts, now) => {
                let _for_the_next_time = disk.remove(&path);
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_old(facts: &Facts, now: DateTime<Utc>) -> bool {
    let (seconds, _) = facts.modified.max(facts.changed);
    DateTime::from_timestamp(seconds, 0).is_some_and(|at| now.signed_duration_since(at) > SWEPT_AFTER)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::trial::{LATE, Trial, put, trial, version, writer};

    fn left(trial: &Trial) -> Vec<String> {
        let current = version(b"5 now.").unwrap();
        clear(&trial.machine, &trial.place, Some(&current), &version).unwrap();
        let list = |folder| {
            let names = fs::read_dir(folder).into_iter().flatten();
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
        };
        let mut names = [list(trial.folder.path()), list(&trial.place.backups())].concat();
        names.sort();
        names
    }

    #[test]
    fn an_earlier_version_becomes_a_backup_and_the_rest_goes_after_a_day() {
        let trial = trial(LATE);
        let leave = |count, text| put(trial.place.temporary(writer().as_str(), count), text);
        leave(1, "4 before.");
        leave(2, "6 never in place.");
        leave(3, "6 to");
        put(trial.folder.path().join("mine.tmp-1"), "not ours");
        trial.clock.advance(TimeDelta::days(-365 * 120));
        let adopted = "20261112T080500Z-000004-k7q2m4xw.json";
        let (second, third) = (".book.json.tmp-k7q2m4xw-2", ".book.json.tmp-k7q2m4xw-3");
        assert_eq!(left(&trial), [".book.json.backups", second, third, adopted, "mine.tmp-1"]);
        trial.clock.advance(TimeDelta::days(365 * 120));
        assert_eq!(left(&trial), [".book.json.backups", adopted, "mine.tmp-1"]);
    }
}
