//! Private files beside the book: text that is being typed, and a whole book that could not be saved.
//!
//! The lock of whoever writes one is held on it, so that another process can tell what was left behind.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    disk::{Kind, Opened, read_pieces, sync_folder, write_all},
    machine::Machine,
    path::Place,
};
use crate::domain::id::Id;

/// Larger ones are not ours.
const LARGEST: u64 = 1 << 30;

/// What lies beside the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Text that is being typed.
    Rescue,
    /// A book that could not be saved.
    Unsaved,
}

impl Beside {
    /// The `count`-th name for it, from 1.
    pub fn path(self, place: &Place, writer: Id, count: u32) -> PathBuf {
        match self {
            Self::Rescue => place.rescue(writer.as_str(), count),
            Self::Unsaved => place.unsaved(writer.as_str(), count),
        }
    }
}

/// A private file of this process.
pub struct Side {
    machine: Machine,
    path: PathBuf,
    /// Holds the lock.
    held: Box<dyn Opened>,
}

/// A private file whose owner is gone.
pub struct Left {
    /// The file, which is this process's now.
    pub side: Side,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Side {
    /// Takes the first name that nobody has.
    ///
    /// # Errors
    /// What the disk says.
    pub fn claim(machine: &Machine, name: impl Fn(u32) -> PathBuf) -> io::Result<Self> {
        for count in 1..1000 {
            let path = name(count);
            match machine.disk.create(&path, 0o600) {
                Ok(held) => {
                    // Without locks others cannot tell that it is in use; that is no reason not to write.
                    let _is_locked = held.try_lock();
                    return Ok(Self { machine: machine.clone(), path, held });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts these bytes in the place of what is in it, in one step.
    ///
    /// # Errors
    /// What the disk says; what was in it is then still there, or the new text without the disk's word for it.
    pub fn keep(&mut self, bytes: &[u8]) -> io::Result<()> {
        let disk = &*self.machine.disk;
        let new = new_name(&self.path);
        let result = disk.create(&new, 0o600).and_then(|mut file| {
            let _is_locked = file.try_lock();
            write_all(&mut *file, bytes)?;
            file.sync()?;
            disk.rename(&new, &self.path)?;
            Ok(file)
        });
        match result {
            Ok(file) => {
                self.held = file;
                // Without its name the text would be nobody's after a power cut.
                sync_folder(disk, self.path.parent().unwrap_or(Path::new(".")))
            }
            Err(error) => {
                // The next attempt needs the name; if it cannot be freed, that attempt says so.
                let _left = disk.remove(&new);
                Err(error)
            }
        }
    }

    /// Takes it away.
    ///
    /// # Errors
    /// What the disk says.
    pub fn remove(self) -> io::Result<()> {
        self.machine.disk.remove(&self.path)
    }
}

fn new_name(path: &Path) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(NEW);
    name.into()
}

/// Ends the name under which the next content is written.
const NEW: &str = ".new";

/// The private files whose owners are gone, in the order of their names. What is empty or half written goes.
pub fn left(machine: &Machine, place: &Place, what: Beside) -> Vec<Left> {
    let mut names = machine.disk.list(place.folder()).unwrap_or_default();
    names.retain(|name| match what {
        Beside::Rescue => place.is_rescue(name),
        Beside::Unsaved => place.is_unsaved(name),
    });
    names.sort_unstable();
    let found = names.into_iter().filter_map(|name| take(machine, place.folder().join(name)).ok().flatten());
    found
        .filter_map(|left| {
            let is_whole = !left.bytes.is_empty()
                && !left.side.path.as_os_str().as_encoded_bytes().ends_with(NEW.as_bytes());
            if is_whole {
                return Some(left);
            }
            let _next_time = left.side.remove();
            None
        })
        .collect()
}

/// Takes over one private file, unless its owner still holds it.
///
/// # Errors
/// What the disk says.
pub fn take(machine: &Machine, path: PathBuf) -> io::Result<Option<Left>> {
    if machine.disk.facts(&path)?.kind != Kind::File {
        return Ok(None);
    }
    let mut held = machine.disk.open(&path)?;
    let facts = held.facts()?;
    if facts.kind != Kind::File || facts.size > LARGEST || matches!(held.try_lock(), Ok(false)) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    read_pieces(&mut *held, |piece| bytes.extend_from_slice(piece))?;
    Ok(Some(Left { side: Side { machine: machine.clone(), path, held }, bytes }))
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt as _};

    use rustix::io::Errno;

    use super::*;
    use crate::store::trial::{Fault, LATE, Trial, put, trial, writer};

    fn claim(trial: &Trial) -> Side {
        let name = |count| Beside::Rescue.path(&trial.place, writer(), count);
        Side::claim(&trial.machine, name).unwrap()
    }

    fn left_texts(trial: &Trial) -> Vec<String> {
        let left = left(&trial.machine, &trial.place, Beside::Rescue);
        left.into_iter().map(|left| String::from_utf8(left.bytes).unwrap()).collect()
    }

    #[test]
    fn what_is_in_use_is_not_left() {
        let trial = trial(LATE);
        let (mut one, mut other) = (claim(&trial), claim(&trial));
        one.keep(b"one").unwrap();
        one.keep(b"one, longer").unwrap();
        other.keep(b"other").unwrap();
        let mode = fs::metadata(one.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(left_texts(&trial), Vec::<String>::new());
        drop(one);
        assert_eq!(left_texts(&trial), ["one, longer"]);
        drop(other);
        let taken = left(&trial.machine, &trial.place, Beside::Rescue);
        assert_eq!(taken.len(), 2);
        assert_eq!(left_texts(&trial), Vec::<String>::new(), "taken over is in use");
        for left in taken {
            left.side.remove().unwrap();
        }
        assert_eq!(left_texts(&trial), Vec::<String>::new());
        assert_eq!(fs::read_dir(trial.folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_fails_leaves_what_was() {
        for at in 0..10 {
            let trial = trial(LATE);
            let mut side = claim(&trial);
            side.keep(b"before").unwrap();
            trial.disk.fail(Fault { at, for_ever: false, after: false, errno: Errno::NOSPC });
            let kept = side.keep(b"and after");
            let calls = trial.disk.heal();
            let is_there = kept.is_ok() || calls.get(at) == Some(&"sync_folder");
            let text = fs::read_to_string(side.path()).unwrap();
            assert_eq!(text, if is_there { "and after" } else { "before" }, "{at}");
            side.keep(b"later").unwrap();
        }
    }

    #[test]
    fn half_written_ones_go() {
        let trial = trial(LATE);
        put(trial.place.rescue("k7q2m4xw", 1), "");
        put(new_name(&trial.place.rescue("k7q2m4xw", 2)), "ha");
        assert_eq!(left_texts(&trial), Vec::<String>::new());
        assert_eq!(fs::read_dir(trial.folder.path()).unwrap().count(), 0);
    }
}
