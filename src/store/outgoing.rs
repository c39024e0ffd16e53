//! Files for the user's other programs: private, durable, whole or not at all, and never over another file unasked.

use std::{
    ffi::OsString,
    fmt, io,
    path::{Path, PathBuf},
};

use super::{
    disk::{Disk, Kind, sync_folder, write_all},
    path::Place,
    trouble::words,
};

/// How many temporary names are tried beside a file that is to be replaced.
const MOST_TRIES: u32 = 100;

/// What happens where there is a file of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Stays,
    /// The new one takes its place, in one step.
    IsReplaced,
}

/// Why a file was not written; whatever was there is as it was.
#[derive(Debug)]
pub enum NotWritten {
    /// There is a file of that name.
    Exists(PathBuf),
    /// There is something of that name that is no file: a link, a folder, a pipe.
    NotAFile(PathBuf, &'static str),
    /// It is the book itself.
    IsTheBook(PathBuf),
    /// The folder it is to lie in is not there.
    NoFolder(PathBuf),
    /// The machine could not.
    Failed(PathBuf, io::Error),
}

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => write!(f, "there is a file {} already", path.display()),
            Self::NotAFile(path, kind) => {
                write!(f, "there is {kind} at {}, and only files are written", path.display())
            }
            Self::IsTheBook(path) => write!(f, "the book itself lies at {}", path.display()),
            Self::NoFolder(path) => write!(f, "there is no folder for {}", path.display()),
            // Folders that are no folders on a disk refuse every new name in this way.
            Self::Failed(path, error) if error.kind() == io::ErrorKind::NotFound => {
                write!(f, "no file can be made in the folder of {}", path.display())
            }
            Self::Failed(path, error) => {
                write!(f, "no file could be written to {}: {}", path.display(), words(error))
            }
        }
    }
}

impl std::error::Error for NotWritten {}

/// Writes a file that only this user can read, and waits until it is on the disk. A link of that name is never
/// followed nor replaced, and the book at `place` never written over.
///
/// # Errors
/// Why nothing was written.
pub fn write(
    disk: &dyn Disk,
    place: &Place,
    path: &Path,
    bytes: &[u8],
    existing: Existing,
) -> Result<(), NotWritten> {
    check(disk, place, path, existing)?;
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => NotWritten::Exists(path.to_owned()),
        io::ErrorKind::NotFound if !is_there(disk, folder(path)) => NotWritten::NoFolder(path.to_owned()),
        _ => NotWritten::Failed(path.to_owned(), error),
    };
    match existing {
        Existing::Stays => create(disk, path, bytes).map_err(failed),
        Existing::IsReplaced => replace(disk, path, bytes).map_err(failed),
    }
}

/// Whether [`write()`] would find its way free, for whoever writes several files or none.
///
/// # Errors
/// What stands in the way.
pub fn check(disk: &dyn Disk, place: &Place, path: &Path, existing: Existing) -> Result<(), NotWritten> {
    if is_the_book(disk, place, path) {
        return Err(NotWritten::IsTheBook(path.to_owned()));
    }
    let kind = match disk.facts(path) {
        Ok(facts) => facts.kind,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(NotWritten::Failed(path.to_owned(), error)),
    };
    let what = match kind {
        Kind::File if existing == Existing::IsReplaced => return Ok(()),
        Kind::File => return Err(NotWritten::Exists(path.to_owned())),
        Kind::Folder => "a folder",
        Kind::Link => "a link",
        Kind::Pipe => "a pipe",
        Kind::Device => "a device",
        Kind::Other => "something else",
    };
    Err(NotWritten::NotAFile(path.to_owned(), what))
}

/// Writes a file that must not exist yet, as [`write()`] does.
///
/// # Errors
/// What the disk says. Nothing is left of it then.
pub fn create(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create(path, 0o600)?;
    let identity = file.facts().map(|facts| facts.identity);
    let mut written = write_all(&mut *file, bytes).and_then(|()| file.sync());
    if written.is_ok() {
        written = sync_folder(disk, folder(path));
    }
    if written.is_err()
        && let (Ok(ours), Ok(facts)) = (identity, disk.facts(path))
        && ours == facts.identity
    {
        let _left = disk.remove(path);
    }
    written
}

/// Writes a new file beside the old one and gives it its name. A link that has come there meanwhile is replaced by
/// the renaming, not followed.
fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut tries = 0;
    let new = loop {
        let new = beside(path, tries);
        match create(disk, &new, bytes) {
            Ok(()) => break new,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < MOST_TRIES => tries += 1,
            Err(error) => return Err(error),
        }
    };
    if let Err(error) = disk.rename(&new, path) {
        let _left = disk.remove(&new);
        return Err(error);
    }
    sync_folder(disk, folder(path))
}

fn beside(path: &Path, number: u32) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".regards-{number}"));
    path.with_file_name(name)
}

fn is_there(disk: &dyn Disk, folder: &Path) -> bool {
    // The dot looks through a link to the folder.
    disk.facts(&folder.join(".")).is_ok()
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// By what it is, or, where there is no book yet, by the name in its folder.
fn is_the_book(disk: &dyn Disk, place: &Place, path: &Path) -> bool {
    let identity = |path: &Path| disk.facts(path).ok().map(|facts| facts.identity);
    let book = identity(place.file());
    let is_it = book.is_some() && book == identity(path);
    // The dot looks through a link to the folder.
    let there = identity(&place.folder().join("."));
    let is_there = there.is_some() && there == identity(&folder(path).join("."));
    is_it || (is_there && path.file_name() == place.file().file_name())
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        os::unix::fs::{PermissionsExt as _, symlink},
    };

    use rustix::io::Errno;

    use super::*;
    use crate::store::trial::{Fault, LATE, Trial, put, trial};

    fn out(trial: &Trial, name: &str, text: &str, existing: Existing) -> Result<(), String> {
        let path = trial.folder.path().join(name);
        write(&*trial.machine.disk, &trial.place, &path, text.as_bytes(), existing)
            .map_err(|why| why.to_string().replace(&*trial.folder.path().to_string_lossy(), "~"))
    }

    fn names(trial: &Trial) -> Vec<String> {
        let entries = fs::read_dir(trial.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_private_and_takes_no_others_place_unasked() {
        let trial = trial(LATE);
        let path = trial.folder.path().join("talks.ics");
        assert_eq!(out(&trial, "talks.ics", "one", Existing::Stays), Ok(()));
        assert_eq!(
            out(&trial, "talks.ics", "two", Existing::Stays),
            Err("there is a file ~/talks.ics already".to_owned())
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(out(&trial, "talks.ics", "two", Existing::IsReplaced), Ok(()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names(&trial), ["talks.ics"]);
    }

    #[test]
    fn links_folders_and_the_book_stay_as_they_are() {
        let trial = trial(LATE);
        let at = |name: &str| trial.folder.path().join(name);
        put(at("mine.txt"), "mine");
        symlink(at("mine.txt"), at("link.ics")).unwrap();
        symlink(at("nowhere"), at("loose.ics")).unwrap();
        fs::create_dir(at("folder")).unwrap();
        symlink(trial.folder.path(), at("folder/here")).unwrap();
        put(trial.place.file(), "the book");
        for existing in [Existing::Stays, Existing::IsReplaced] {
            for (name, why) in [
                ("link.ics", "there is a link at ~/link.ics, and only files are written"),
                ("loose.ics", "there is a link at ~/loose.ics, and only files are written"),
                ("folder", "there is a folder at ~/folder, and only files are written"),
                ("book.json", "the book itself lies at ~/book.json"),
                ("folder/here/book.json", "the book itself lies at ~/folder/here/book.json"),
                ("no/such.ics", "there is no folder for ~/no/such.ics"),
            ] {
                assert_eq!(out(&trial, name, "x", existing), Err(why.to_owned()), "{name}");
            }
        }
        fs::remove_file(trial.place.file()).unwrap();
        assert_eq!(
            out(&trial, "book.json", "x", Existing::Stays),
            Err("the book itself lies at ~/book.json".to_owned())
        );
        assert_eq!(fs::read_to_string(at("mine.txt")).unwrap(), "mine");
        assert!(!at("nowhere").exists());
    }

    #[test]
    fn a_folder_that_is_there_is_not_said_to_be_missing() {
        let trial = trial(LATE);
        let said: Vec<String> = (0..6)
            .filter_map(|at| {
                trial.disk.fail(Fault { at, for_ever: false, after: false, errno: Errno::NOENT });
                out(&trial, &format!("talks-{at}.ics"), "x", Existing::Stays).err()
            })
            .collect();
        assert!(
            said.iter().any(|why| why.starts_with("no file can be made in the folder of ~/")),
            "{said:?}"
        );
        assert!(!said.iter().any(|why| why.contains("there is no folder")), "{said:?}");
    }

    #[test]
    fn what_fails_leaves_what_was_there() {
        for existing in [Existing::Stays, Existing::IsReplaced] {
            let mut failures = 0;
            for at in 0..40 {
                let trial = trial(LATE);
                if existing == Existing::IsReplaced {
                    put(trial.folder.path().join("talks.ics"), "old");
                }
                trial.disk.fail(Fault { at, for_ever: false, after: false, errno: Errno::NOSPC });
                let told = out(&trial, "talks.ics", "new", existing);
                trial.disk.heal();
                let now = fs::read_to_string(trial.folder.path().join("talks.ics")).ok();
                let old = (existing == Existing::IsReplaced).then(|| "old".to_owned());
                match told {
                    Ok(()) => assert_eq!(now.as_deref(), Some("new"), "call {at}"),
                    // Only after the renaming is it the new one, whole, and not known to be durable.
                    Err(_) => {
                        failures += 1;
                        assert!(now == old || now.as_deref() == Some("new"), "call {at}: {now:?}");
                    }
                }
                assert!(names(&trial).len() <= 1, "call {at}: {:?}", names(&trial));
            }
            assert!(failures > 3, "{failures}");
        }
    }
}
