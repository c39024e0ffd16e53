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

/// Clears up after saves that were cut short, before the next one. The caller holds the lock; `is_alone` says that it
/// keeps others away.
///
/// A whole earlier version than the book is the one that had just changed places: it becomes the backup it was to
/// be. One with the number of the book, or the next, never was the book, nor was its save acknowledged: it goes at
/// once, since one save later it would pass for an earlier version. Everything else goes when it is older than a day.
///
/// # Errors
/// That the folder cannot be read. What cannot be cleared stays for the next time.
pub fn clear(
    machine: &Machine,
    place: &Place,
    is_alone: bool,
    version: Parse<'_, Version>,
) -> io::Result<()> {
    let disk = &*machine.disk;
    let now = machine.clock.now();
    let mut names = disk.list(place.folder())?;
    names.retain(|name| place.is_temporary(name));
    if names.is_empty() {
        return Ok(());
    }
    // Beside a book that cannot be read, everything may still be of use.
    let Ok(book) = read_once(machine, place.file(), version) else { return Ok(()) };
    let current = book.content.generation;
    for name in names {
        let path = place.folder().join(name);
        let Ok(facts) = disk.facts(&path) else { continue };
        if facts.kind != Kind::File {
            continue;
        }
        let whole = read_once(machine, &path, version).ok().map(|read| read.content);
        match whole {
            Some(whole) if whole.generation < current => {
                let _for_the_next_time = backups::adopt(disk, place, &path, &whole);
            }
            Some(whole) if is_alone && whole.generation <= current.saturating_add(1) => {
                let _for_the_next_time = disk.remove(&path);
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
        clear(&trial.machine, &trial.place, true, &version).unwrap();
        let list = |folder| {
            let names = fs::read_dir(folder).into_iter().flatten();
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
        };
        let mut names = [list(trial.folder.path()), list(&trial.place.backups())].concat();
        names.sort_unstable();
        names
    }

    #[test]
    fn an_earlier_version_becomes_a_backup_and_one_that_never_was_the_book_does_not() {
        let trial = trial(LATE);
        let leave = |count, text| put(trial.place.temporary(writer().as_str(), count), text);
        put(trial.place.file(), "5 now.");
        leave(1, "4 before.");
        leave(2, "6 never in place.");
        leave(3, "6 to");
        leave(4, "5 now.");
        leave(5, "9 before an older one was copied here.");
        put(trial.folder.path().join("mine.tmp-1"), "not ours");
        trial.clock.advance(TimeDelta::days(-365 * 120));
        let adopted = "20261112T080500Z-000004-k7q2m4xw.json";
        let (third, fifth) = (".book.json.tmp-k7q2m4xw-3", ".book.json.tmp-k7q2m4xw-5");
        assert_eq!(left(&trial), [".book.json.backups", third, fifth, adopted, "book.json", "mine.tmp-1"]);
        trial.clock.advance(TimeDelta::days(365 * 120));
        assert_eq!(left(&trial), [".book.json.backups", adopted, "book.json", "mine.tmp-1"]);
    }

    #[test]
    fn without_locks_a_save_may_be_on_its_way() {
        let trial = trial(LATE);
        put(trial.place.file(), "5 now.");
        let next = trial.place.temporary(writer().as_str(), 1);
        put(&next, "6 on its way.");
        trial.clock.advance(TimeDelta::days(-365 * 120));
        clear(&trial.machine, &trial.place, false, &version).unwrap();
        assert!(next.exists());
    }

    #[test]
    fn beside_a_book_that_cannot_be_read_nothing_goes() {
        let trial = trial(LATE);
        put(trial.place.file(), "5 to");
        let before = trial.place.temporary(writer().as_str(), 1);
        put(&before, "4 before.");
        clear(&trial.machine, &trial.place, true, &version).unwrap();
        assert!(before.exists());
    }
}
