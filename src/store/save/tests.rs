//! The save protocol under every failure a disk can report.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
};

use chrono::TimeDelta;
use rustix::io::Errno;

use super::*;
use crate::store::{
    leftovers,
    load::load,
    trial::{EARLY, Fault, LATE, Trial, place, put, trial, version, words, writer},
    version::Backup,
};

/// Reads the book and saves `text` in its place.
fn save_over(trial: &Trial, text: &str) -> Result<Durable, SaveError> {
    let read = load(&trial.machine, &trial.place, &version).unwrap();
    let replaces = read.map_or(Replaces::Nothing, |read| Replaces::Version(read.stamp, read.content));
    save(&trial.machine, &trial.place, writer(), &replaces, &|new| new.write_all(text.as_bytes()))
}

fn book(trial: &Trial) -> String {
    load(&trial.machine, &trial.place, &words).unwrap().map_or(String::new(), |read| read.content)
}

fn backups_of(trial: &Trial) -> Vec<String> {
    let backups = backups::list(&*trial.machine.disk, &trial.place).unwrap();
    let read = |backup: &Backup| backups::read(&trial.machine, &trial.place, &backup.name, &words);
    backups.iter().map(|backup| read(backup).unwrap().content).collect()
}

fn names(trial: &Trial) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(trial.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The ways a disk can let the new version take the place of the old one.
const DISKS: [&[&str]; 3] = [&[], &["exchange"], &["exchange", "link"]];

#[test]
fn a_save_replaces_the_book_and_keeps_the_version_before() {
    for time in [EARLY, LATE] {
        for missing in DISKS {
            let trial = trial(time);
            trial.disk.without(missing);
            for text in ["1 first.", "2 second.", "3 third."] {
                let saved = save_over(&trial, text).unwrap();
                assert!(saved.notices.is_empty(), "{missing:?} {:?}", saved.notices);
                let verdict = saved.stamp.compare(&trial.machine, trial.place.file()).unwrap();
                assert!(matches!(verdict, Verdict::Same(_)), "{verdict:?}");
            }
            assert_eq!(book(&trial), "3 third.");
            assert_eq!(backups_of(&trial), ["2 second.", "1 first."], "{missing:?}");
            assert_eq!(names(&trial), [".book.json.backups", "book.json"]);
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(trial.place.file()), 0o600);
            assert_eq!(mode(&trial.place.backups()), 0o700);
            assert_eq!(mode(&trial.place.backups().join("20261112T080500Z-000002-k7q2m4xw.json")), 0o600);
        }
    }
}

#[test]
fn every_step_is_durable_before_the_next_begins() {
    let trial = trial(LATE);
    save_over(&trial, "1 first.").unwrap();
    trial.disk.heal();
    save_over(&trial, "2 second.").unwrap();
    let calls = trial.disk.heal();
    let at = |name: &str| calls.iter().position(|call| *call == name).unwrap();
    let last = |name: &str| calls.iter().rposition(|call| *call == name).unwrap();
    assert!(last("write") < at("sync") && at("sync") < at("exchange"), "{calls:?}");
    assert!(at("exchange") < at("sync_folder"), "{calls:?}");
}

/// Two versions are saved, then the save of the third meets the fault. Whatever happens: a whole book, nothing
/// acknowledged gone, the word about it true, and the next save works.
fn meet(time: &str, missing: &[&'static str], fault: Fault) -> bool {
    let trial = trial(time);
    trial.disk.without(missing);
    save_over(&trial, "1 first.").unwrap();
    save_over(&trial, "2 second.").unwrap();
    let read = load(&trial.machine, &trial.place, &version).unwrap().unwrap();
    let replaces = Replaces::Version(read.stamp, read.content);

    trial.disk.fail(fault);
    let outcome = save(&trial.machine, &trial.place, writer(), &replaces, &|new| new.write_all(b"3 third."));
    let calls = trial.disk.heal();
    let told = format!("{time} {missing:?} {fault:?} {:?} {outcome:?}", calls.get(fault.at));

    let now = book(&trial);
    match &outcome {
        Ok(saved) => {
            assert_eq!(now, "3 third.", "{told}");
            let kept = saved.kept.as_ref().unwrap();
            assert_eq!(fs::read(kept).unwrap(), b"2 second.", "{told}");
        }
        Err(SaveError::NotSaved(_) | SaveError::Changed) => assert_eq!(now, "2 second.", "{told}"),
        Err(SaveError::Unknown { .. }) => assert!(now == "3 third." || now == "2 second.", "{told}"),
    }
    assert!(backups_of(&trial).contains(&"1 first.".to_owned()), "{told}");
    if !fault.for_ever && !fault.after && outcome.is_err() && calls.get(fault.at) != Some(&"remove") {
        let left = names(&trial).iter().any(|name| name.contains("tmp"));
        assert!(!left || matches!(outcome, Err(SaveError::Unknown { .. })), "{told}");
    }

    // What is left is cleared up: an earlier version becomes a backup, the rest goes after a day.
    trial.clock.advance(TimeDelta::days(40_000));
    leftovers::clear(&trial.machine, &trial.place, true, &version).unwrap();
    assert_eq!(names(&trial), [".book.json.backups", "book.json"], "{told}");
    if now == "3 third." {
        assert!(backups_of(&trial).contains(&"2 second.".to_owned()), "{told}");
    }
    let saved = save_over(&trial, "4 fourth.").unwrap();
    assert!(saved.notices.is_empty(), "{told}");
    let kept = backups_of(&trial);
    assert!(kept.contains(&now) && kept.contains(&"1 first.".to_owned()), "{told} {kept:?}");
    fault.at < calls.len()
}

#[test]
fn whatever_call_fails_nothing_acknowledged_is_lost() {
    let mut met = 0;
    for time in [EARLY, LATE] {
        for missing in DISKS {
            for errno in [Errno::IO, Errno::NOSPC, Errno::ACCESS, Errno::NOENT, Errno::INTR] {
                for (for_ever, after) in [(false, false), (false, true), (true, false), (true, true)] {
                    if for_ever && errno == Errno::INTR {
                        // An interrupted call is tried again, as long as it takes.
                        continue;
                    }
                    let mut at = 0;
                    while meet(time, missing, Fault { at, for_ever, after, errno }) {
                        at += 1;
                        met += 1;
                    }
                }
            }
        }
    }
    assert!(met > 1000, "{met}");
}

#[test]
fn the_first_save_meets_every_failure_too() {
    for missing in [&[][..], &["link"]] {
        for errno in [Errno::IO, Errno::NOSPC, Errno::ACCESS] {
            for (for_ever, after) in [(false, false), (false, true), (true, false), (true, true)] {
                for at in 0.. {
                    let trial = trial(LATE);
                    trial.disk.without(missing);
                    trial.disk.fail(Fault { at, for_ever, after, errno });
                    let outcome = save(&trial.machine, &trial.place, writer(), &Replaces::Nothing, &|new| {
                        new.write_all(b"1 first.")
                    });
                    let calls = trial.disk.heal();
                    let told = format!("{missing:?} {errno:?} {at} {:?} {outcome:?}", calls.get(at));
                    let now = book(&trial);
                    match outcome {
                        Ok(_) => assert_eq!(now, "1 first.", "{told}"),
                        Err(SaveError::NotSaved(_) | SaveError::Changed) => assert_eq!(now, "", "{told}"),
                        Err(SaveError::Unknown { .. }) => {
                            assert!(["", "1 first."].contains(&&*now), "{told}");
                        }
                    }
                    save_over(&trial, "2 second.").unwrap();
                    if at >= calls.len() {
                        break;
                    }
                }
            }
        }
    }
}

#[test]
fn another_program_is_never_overwritten() {
    for time in [EARLY, LATE] {
        for missing in DISKS {
            // Each of these changes the book behind our back, before or after the last look at it.
            // After the last look and before a plain rename lies the window of milliseconds that remains on disks
            // without an exchange.
            let last = if missing.is_empty() { "exchange" } else { "link" };
            for call in ["create", "sync", last] {
                let trial = trial(time);
                trial.disk.without(missing);
                save_over(&trial, "1 first.").unwrap();
                let read = load(&trial.machine, &trial.place, &version).unwrap().unwrap();
                let replaces = Replaces::Version(read.stamp, read.content);
                let path = trial.place.file().to_owned();
                trial.disk.before(call, 0, move || {
                    put(path.with_extension("new"), "1 theirs.");
                    fs::rename(path.with_extension("new"), &path).unwrap();
                });
                let outcome =
                    save(&trial.machine, &trial.place, writer(), &replaces, &|new| new.write_all(b"2 ours."));
                let told = format!("{time} {missing:?} {call} {outcome:?}");
                assert!(matches!(outcome, Err(SaveError::Changed)), "{told}");
                assert_eq!(book(&trial), "1 theirs.", "{told}");
                assert_eq!(backups_of(&trial), Vec::<String>::new(), "{told}");
                assert!(!names(&trial).iter().any(|name| name.contains("tmp")), "{told}");
                save_over(&trial, "2 ours.").unwrap();
                assert_eq!(backups_of(&trial), ["1 theirs."], "{told}");
            }
        }
    }
}

#[test]
fn a_third_version_between_the_exchanges_is_kept_as_the_latest() {
    let trial = trial(EARLY);
    save_over(&trial, "1 first.").unwrap();
    let read = load(&trial.machine, &trial.place, &version).unwrap().unwrap();
    let replaces = Replaces::Version(read.stamp, read.content);
    for (skip, text) in [(0, "1 theirs."), (0, "1 later.")] {
        let path = trial.place.file().to_owned();
        trial.disk.before("exchange", skip, move || {
            fs::remove_file(&path).unwrap();
            put(&path, text);
        });
    }
    let outcome = save(&trial.machine, &trial.place, writer(), &replaces, &|new| new.write_all(b"2 ours."));
    assert!(matches!(outcome, Err(SaveError::Changed)), "{outcome:?}");
    assert_eq!(book(&trial), "1 later.");
    assert_eq!(backups_of(&trial), ["1 theirs."]);
}

#[test]
fn a_version_that_cannot_be_given_back_is_kept_and_named() {
    let trial = trial(EARLY);
    save_over(&trial, "1 first.").unwrap();
    let read = load(&trial.machine, &trial.place, &version).unwrap().unwrap();
    let replaces = Replaces::Version(read.stamp, read.content);
    let (path, disk) = (trial.place.file().to_owned(), trial.disk.clone());
    trial.disk.before("exchange", 0, move || {
        fs::remove_file(&path).unwrap();
        put(&path, "1 theirs.");
    });
    trial.disk.before("exchange", 0, move || disk.without(&["exchange"]));
    let outcome = save(&trial.machine, &trial.place, writer(), &replaces, &|new| new.write_all(b"2 ours."));
    assert!(matches!(outcome, Err(SaveError::Unknown { .. })), "{outcome:?}");
    assert_eq!(backups_of(&trial), ["1 theirs."]);
}

#[test]
fn the_link_and_the_mode_of_an_existing_file_are_kept() {
    for missing in DISKS {
        let trial = trial(LATE);
        trial.disk.without(missing);
        let real = trial.folder.path().join("real");
        fs::create_dir(&real).unwrap();
        put(real.join("mine.json"), "1 first.");
        fs::set_permissions(real.join("mine.json"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real/mine.json", trial.folder.path().join("one")).unwrap();
        symlink("one", trial.folder.path().join("book.json")).unwrap();
        let trial = Trial { place: place(&trial.folder.path().join("book.json")), ..trial };
        save_over(&trial, "2 second.").unwrap();
        assert!(fs::symlink_metadata(trial.folder.path().join("book.json")).unwrap().is_symlink());
        let meta = fs::metadata(real.join("mine.json")).unwrap();
        assert_eq!((meta.mode() & 0o777, meta.nlink()), (0o640, 1));
        assert_eq!(book(&trial), "2 second.");
        assert!(real.join(".mine.json.backups").is_dir());
    }
}

#[test]
fn a_file_marked_read_only_is_left_alone() {
    let trial = trial(LATE);
    save_over(&trial, "1 first.").unwrap();
    fs::set_permissions(trial.place.file(), fs::Permissions::from_mode(0o400)).unwrap();
    let outcome = save_over(&trial, "2 second.").unwrap_err().to_string();
    assert!(outcome.contains("read-only") && outcome.contains("chmod u+w"), "{outcome}");
    assert_eq!(book(&trial), "1 first.");
}

#[test]
fn a_backup_that_shares_the_books_inode_goes_first() {
    let trial = trial(LATE);
    save_over(&trial, "1 first.").unwrap();
    save_over(&trial, "2 second.").unwrap();
    let shared = trial.place.backups().join("20261112T080500Z-000002-k7q2m4xw.json");
    fs::hard_link(trial.place.file(), &shared).unwrap();
    save_over(&trial, "3 third.").unwrap();
    assert_eq!(backups_of(&trial), ["2 second.", "1 first."]);
    assert_eq!(fs::metadata(shared).unwrap().nlink(), 1);
}

#[test]
fn a_failed_restore_leaves_the_damaged_book_and_a_killed_one_its_other_name() {
    for missing in DISKS {
        for at in 0..60 {
            let trial = trial(LATE);
            trial.disk.without(missing);
            put(trial.place.file(), "1 torn");
            let trouble = load(&trial.machine, &trial.place, &version).unwrap_err();
            let replaces = Replaces::Damaged(trouble.replaceable().unwrap().unwrap());
            // From this call on nothing works, as if the process had been killed.
            trial.disk.fail(Fault { at, for_ever: true, after: false, errno: Errno::IO });
            let outcome =
                save(&trial.machine, &trial.place, writer(), &replaces, &|new| new.write_all(b"2 whole."));
            trial.disk.heal();
            let is_kept = |name: &String| {
                !name.contains("tmp")
                    && fs::read(trial.folder.path().join(name)).is_ok_and(|text| text == b"1 torn")
            };
            assert!(names(&trial).iter().any(is_kept), "{missing:?} {at} {outcome:?} {:?}", names(&trial));
        }
    }
}

#[test]
fn a_damaged_original_is_kept_under_another_name() {
    for missing in DISKS {
        let trial = trial(LATE);
        trial.disk.without(missing);
        put(trial.place.file(), "1 torn");
        let trouble = load(&trial.machine, &trial.place, &version).unwrap_err();
        let stamp = trouble.replaceable().unwrap().unwrap();
        let replaces = Replaces::Damaged(stamp);
        save(&trial.machine, &trial.place, writer(), &replaces, &|new| new.write_all(b"2 whole.")).unwrap();
        assert_eq!(book(&trial), "2 whole.");
        let names = names(&trial);
        assert_eq!(names.len(), 2, "{names:?}");
        let kept = names.iter().find(|name| name.starts_with("book.json.damaged-2126")).unwrap();
        assert_eq!(fs::read(trial.folder.path().join(kept)).unwrap(), b"1 torn");
    }
}
