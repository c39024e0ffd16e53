//! One version of the file, told from every other.

use std::{io, path::Path};

use chrono::{DateTime, TimeDelta, Utc};
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

use super::{
    disk::{Facts, Kind, read_pieces},
    machine::Machine,
};

/// How long after its last change a file must be read for its times to tell it from a later version: the coarsest
/// file system counts in steps of two seconds.
const SETTLED_AFTER: TimeDelta = TimeDelta::seconds(2);

/// A version of the file: what the machine says about it, and what was read.
///
/// Where the facts were taken late enough and are the same, nothing has changed; otherwise the content decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    facts: Facts,
    content: u64,
    settled: bool,
}

/// What has become of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is still there; this is its stamp from now on.
    Same(Stamp),
    /// Something else is there.
    Different,
    /// Nothing is there.
    Gone,
}

impl Stamp {
    /// The stamp of a file with these facts and this content, read from `at` on.
    pub fn new(facts: Facts, content: u64, at: DateTime<Utc>) -> Self {
        Self { facts, content, settled: is_settled(&facts, at) }
    }

    /// The stamp of a file just written: its times cannot yet tell it from a later version.
    pub fn written(facts: Facts, content: u64) -> Self {
        Self { facts, content, settled: false }
    }

    /// What the machine said about this version.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The digest of what was read.
    pub fn content(&self) -> u64 {
        self.content
    }

    /// Whether the file at `path` is still this version. Reads it only where its times cannot tell.
    ///
    /// # Errors
    /// What the disk says, except that there is no such file.
    pub fn compare(&self, machine: &Machine, path: &Path) -> io::Result<Verdict> {
        match machine.disk.facts(path) {
            Ok(facts) if self.settled && facts == self.facts => Ok(Verdict::Same(*self)),
            Ok(facts) => self.compare_content(machine, path, &facts),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Verdict::Gone),
            Err(error) => Err(error),
        }
    }

    /// Whether the file at `path` is this version under another name: a new name changes one of its times.
    ///
    /// # Errors
    /// What the disk says.
    pub fn is_at(&self, machine: &Machine, path: &Path) -> io::Result<bool> {
        let facts = machine.disk.facts(path)?;
        let moved = Facts { changed: self.facts.changed, ..facts };
        Ok((self.settled && moved == self.facts)
            || matches!(self.compare_content(machine, path, &facts)?, Verdict::Same(_)))
    }

    fn compare_content(&self, machine: &Machine, path: &Path, facts: &Facts) -> io::Result<Verdict> {
        if facts.kind != Kind::File || facts.size != self.facts.size {
            return Ok(Verdict::Different);
        }
        let at = machine.clock.now();
        let mut file = machine.disk.open(path)?;
        let facts = file.facts()?;
        let mut content = Content::default();
        read_pieces(&mut *file, |piece| content.add(piece))?;
        // A file that changes under the reading is not the version that was read.
        let still = file.facts()? == facts;
        if still && content.finish() == self.content {
            Ok(Verdict::Same(Self::new(facts, self.content, at)))
        } else {
            Ok(Verdict::Different)
        }
    }
}

/// Whether a file with these facts, read from `at` on, cannot have changed since without its times showing it.
fn is_settled(facts: &Facts, at: DateTime<Utc>) -> bool {
    let (seconds, nanos) = facts.modified.max(facts.changed);
    DateTime::from_timestamp(seconds, u32::try_from(nanos).unwrap_or(0))
        .is_some_and(|changed| at.signed_duration_since(changed) >= SETTLED_AFTER)
}

/// A digest of the content (XXH3): whoever saves has it made of every byte that is read or written.
#[derive(Default)]
pub struct Content(Xxh3Default);

impl Content {
    /// Takes in the next bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of everything taken in.
    pub fn finish(&self) -> u64 {
        self.0.digest()
    }

    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> u64 {
        xxh3_64(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt as _, time::SystemTime};

    use super::*;
    use crate::store::{
        read::read,
        trial::{EARLY, LATE, put, trial, words},
    };

    fn rewrite(path: &Path, text: &str) {
        put(path.with_extension("new"), text);
        fs::rename(path.with_extension("new"), path).unwrap();
    }

    #[test]
    fn every_change_shows_and_none_is_made_up() {
        type Act = fn(&Path);
        let same_times: Act = |path| {
            let times = fs::metadata(path).unwrap().modified().unwrap();
            put(path, "1 FIRST.");
            fs::File::options().write(true).open(path).unwrap().set_modified(times).unwrap();
        };
        let touched: Act = |path| {
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        };
        let cases: [(&str, Act, bool); 7] = [
            ("nothing", |_| (), true),
            ("touched", touched, true),
            (
                "other mode",
                |path| fs::set_permissions(path, fs::Permissions::from_mode(0o640)).unwrap(),
                true,
            ),
            ("same content anew", |path| rewrite(path, "1 first."), true),
            ("other content of that size", |path| rewrite(path, "1 FIRST."), false),
            ("in place, with the old time", same_times, false),
            ("other size", |path| rewrite(path, "1 longer."), false),
        ];
        for time in [EARLY, LATE] {
            for (name, act, is_same) in cases {
                let trial = trial(time);
                put(trial.place.file(), "1 first.");
                let stamp = read(&trial.machine, trial.place.file(), &words).unwrap().stamp;
                act(trial.place.file());
                let verdict = stamp.compare(&trial.machine, trial.place.file()).unwrap();
                assert_eq!(matches!(verdict, Verdict::Same(_)), is_same, "{time} {name} {verdict:?}");
                fs::remove_file(trial.place.file()).unwrap();
                assert_eq!(stamp.compare(&trial.machine, trial.place.file()).unwrap(), Verdict::Gone);
            }
        }
    }

    #[test]
    fn a_settled_file_is_not_read_again() {
        for (time, reads) in [(EARLY, true), (LATE, false)] {
            let trial = trial(time);
            put(trial.place.file(), "1 first.");
            let stamp = read(&trial.machine, trial.place.file(), &words).unwrap().stamp;
            trial.disk.heal();
            stamp.compare(&trial.machine, trial.place.file()).unwrap();
            assert_eq!(trial.disk.heal().contains(&"open"), reads, "{time}");
        }
    }
}
