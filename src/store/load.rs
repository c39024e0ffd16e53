//! Reading the book: what is missing, what is damaged, and which backup would help.

use std::io;

use super::{
    backups,
    machine::Machine,
    path::Place,
    read::{self, Parse, Read},
    trouble::{Trouble, TroubleKind},
};

/// Reads the book. `None` is a fresh start: no file, no backups of one, and a folder to put it in, or that may be
/// created.
///
/// # Errors
/// What is wrong with the file, with the newest backup that can be read.
pub fn load<T>(machine: &Machine, place: &Place, parse: Parse<'_, T>) -> Result<Option<Read<T>>, Trouble> {
    let kind = match read::read(machine, place.file(), parse) {
        Ok(read) => return Ok(Some(read)),
        Err(TroubleKind::Missing) => match look_around(machine, place) {
            Ok(true) => return Ok(None),
            // Some editors take the old file away before the new one is there, so it gets another look.
            Ok(false) => match read_again(machine, place, parse) {
                Ok(read) => return Ok(Some(read)),
                Err(kind) => kind,
            },
            Err(kind) => kind,
        },
        Err(kind) => kind,
    };
    let backup = backups::newest_readable(machine, place, parse).map(|backup| backup.name);
    let command_line = place.command_line();
    Err(Trouble { path: place.file().to_owned(), kind: Box::new(kind), backup, command_line })
}

fn read_again<T>(machine: &Machine, place: &Place, parse: Parse<'_, T>) -> Result<Read<T>, TroubleKind> {
    machine.clock.pause(std::time::Duration::from_millis(300));
    read::read(machine, place.file(), parse)
}

/// Whether a missing file means a fresh start.
fn look_around(machine: &Machine, place: &Place) -> Result<bool, TroubleKind> {
    let exists = |path| match machine.disk.facts(path) {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(false)
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(TroubleKind::NotPermitted),
        Err(error) => Err(TroubleKind::Unreadable(error)),
    };
    if !exists(place.folder())? {
        return if place.is_default() { Ok(true) } else { Err(TroubleKind::NoFolder) };
    }
    Ok(!exists(&place.backups())?)
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::symlink};

    use super::*;
    use crate::store::trial::{EARLY, Fault, LATE, Trial, pipe, place, put, trial, words};

    fn load_words(trial: &Trial) -> Result<Option<String>, Trouble> {
        Ok(load(&trial.machine, &trial.place, &words)?.map(|read| read.content))
    }

    fn told(trial: &Trial) -> String {
        load_words(trial).unwrap_err().to_string().replace(&*trial.folder.path().to_string_lossy(), "~")
    }

    fn keep(trial: &Trial, name: &str, text: &str) {
        fs::create_dir_all(trial.place.backups()).unwrap();
        put(trial.place.backups().join(name), text);
    }

    #[test]
    fn each_trouble_has_its_own_words() {
        type Make = fn(&std::path::Path);
        let cases: [(&str, Make, &str); 7] = [
            ("empty", |path| put(path, ""), "~/book.json is empty"),
            ("torn", |path| put(path, "3 thi"), "~/book.json:1:1: no full stop"),
            ("not text", |path| put(path, [0xff, 0xfe]), "~/book.json:1:1: not text"),
            ("newer", |path| put(path, "100 later."), "~/book.json was written by a newer regards"),
            ("folder", |path| fs::create_dir(path).unwrap(), "~/book.json is a folder"),
            ("pipe", |path| pipe(path), "~/book.json is a pipe"),
            ("large", large, "~/book.json has 2000000000 bytes, more than a book can have"),
        ];
        for (name, make, words) in cases {
            let trial = trial(LATE);
            make(trial.place.file());
            let before = fs::symlink_metadata(trial.place.file()).unwrap().modified().unwrap();
            assert!(told(&trial).starts_with(words), "{name}: {}", told(&trial));
            assert!(told(&trial).contains("It was not touched."), "{name}: {}", told(&trial));
            keep(&trial, "20261111T080500Z-000001-k7q2m4xw.json", "1 first.");
            keep(&trial, "20261112T080500Z-000002-k7q2m4xw.json", "2 second.");
            keep(&trial, "20261112T090500Z-000003-k7q2m4xw.json", "3 torn");
            keep(&trial, "notes.json", "9 mine.");
            let help = "regards --file ~/book.json restore 20261112T080500Z-000002-k7q2m4xw.json)";
            assert!(told(&trial).contains(help), "{name}: {}", told(&trial));
            let restores = !["folder", "pipe", "large"].contains(&name);
            let is_first = told(&trial).contains("(when that is out of the way: ");
            assert_eq!(is_first, !restores, "{name}: {}", told(&trial));
            assert_eq!(fs::symlink_metadata(trial.place.file()).unwrap().modified().unwrap(), before);
        }
    }

    fn large(path: &std::path::Path) {
        let file = fs::OpenOptions::new().write(true).create_new(true).open(path).unwrap();
        file.set_len(2_000_000_000).unwrap();
    }

    #[test]
    fn a_missing_file_is_a_fresh_start_only_where_nothing_was() {
        let trial = trial(LATE);
        assert_eq!(load_words(&trial).unwrap(), None);
        fs::create_dir(trial.place.backups()).unwrap();
        assert!(
            told(&trial).starts_with("~/book.json is missing, though there are backups"),
            "{}",
            told(&trial)
        );
        let elsewhere = Trial { place: place(&trial.folder.path().join("away/book.json")), ..trial };
        assert!(told(&elsewhere).starts_with("the folder ~/away does not exist"), "{}", told(&elsewhere));
        put(elsewhere.folder.path().join("away"), "a file");
        assert!(told(&elsewhere).starts_with("the folder ~/away does not exist"), "{}", told(&elsewhere));
    }

    #[test]
    fn what_may_not_be_read_is_said_to_be_so() {
        let trial = trial(LATE);
        put(trial.place.file(), "1 first.");
        trial.disk.fail(Fault { at: 1, for_ever: false, after: false, errno: rustix::io::Errno::ACCESS });
        assert!(told(&trial).contains("may not be read by this user"));
        trial.disk.fail(Fault { at: 3, for_ever: false, after: false, errno: rustix::io::Errno::IO });
        assert!(told(&trial).starts_with("cannot read ~/book.json: the disk reports an error"));
    }

    #[test]
    fn a_file_that_is_being_written_gets_three_looks() {
        // (what the writer has done before the second look, before the third, what comes of it)
        let cases = [("3 thi", "3 third.", true), ("3 third.", "3 third.", true), ("3 t", "3 thi", false)];
        for (second, third, is_read) in cases {
            let trial = trial(EARLY);
            put(trial.place.file(), "");
            for (skip, text) in [(1, second), (0, third)] {
                let path = trial.place.file().to_owned();
                trial.disk.before("open", skip, move || put(path, text));
            }
            assert_eq!(load_words(&trial).ok().flatten().as_deref(), is_read.then_some("3 third."));
        }
    }

    #[test]
    fn a_file_that_changes_under_the_reading_is_read_again() {
        let trial = trial(EARLY);
        put(trial.place.file(), "1 first.");
        let path = trial.place.file().to_owned();
        trial.disk.before("read", 1, move || put(path, "2 second."));
        assert_eq!(load_words(&trial).unwrap().unwrap(), "2 second.");
    }

    #[test]
    fn links_are_followed_once_and_circles_are_refused() {
        let trial = trial(LATE);
        let path = |name: &str| trial.folder.path().join(name);
        symlink("b", path("a")).unwrap();
        symlink("a", path("b")).unwrap();
        let flag = crate::store::path::Surroundings { flag: Some(path("a")), ..Default::default() };
        let error = Place::find(&flag, &*trial.machine.disk).unwrap_err().to_string();
        assert!(error.contains("circle"), "{error}");
        symlink("later.json", path("dangling")).unwrap();
        assert_eq!(place(&path("dangling")).file(), path("later.json"));
        // A link that comes to lie in the place of the book is not followed unasked.
        symlink("elsewhere", trial.place.file()).unwrap();
        assert!(told(&trial).starts_with("~/book.json is a symbolic link that was not there before"));
    }
}
