//! The save protocol: a new file beside the old one, made durable, put in its place in one step.
//!
//! The caller holds the lock. Until the names change places nothing of the user's is touched; after that the new
//! version is in place, and only an error in making that durable leaves a doubt.

use std::{
    fmt,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use super::{
    backups,
    disk::{Disk, Facts, is_unsupported, read_pieces, sync_folder},
    machine::Machine,
    new_file::{Fill, NewFile, write_durably},
    path::{Place, make_one_folder},
    stamp::{Stamp, Verdict},
    trouble::Failed,
    version::Version,
};
use crate::domain::id::Id;

/// What becomes of the version that is replaced.
#[derive(Clone, Copy, Debug)]
pub enum Replaces {
    /// There is none: the first save.
    Nothing,
    /// It becomes a backup under this version's name.
    Version(Stamp, Version),
    /// It cannot be read, and is kept under another name beside the book.
    Damaged(Stamp),
}

/// A save that is done and durable.
#[derive(Debug)]
pub struct Durable {
    /// The version of the file from now on.
    pub stamp: Stamp,
    /// Where the version that was replaced is now.
    pub kept: Option<PathBuf>,
    /// What went wrong beside it: the book is saved, but the version before it may not be kept.
    pub notices: Vec<Failed>,
}

/// Why a save is not done.
#[derive(Debug)]
pub enum SaveError {
    /// Another program has changed the file: read it again, apply the change to it, save that.
    Changed,
    /// A step failed before anything of the user's was touched.
    NotSaved(Failed),
    /// The new version is in place, but the machine does not vouch for it. Saving again whole settles it.
    Unknown {
        /// What failed.
        failed: Failed,
        /// The version of the file from now on, where it can be told.
        stamp: Option<Box<Stamp>>,
        /// The digest of what was written.
        content: u64,
    },
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed => f.write_str("not saved: another program changed the file meanwhile"),
            Self::NotSaved(failed) => write!(f, "not saved: {failed}; the file is as it was"),
            Self::Unknown { failed, .. } => {
                write!(f, "written, but whether it would outlive a power cut is not known: {failed}")
            }
        }
    }
}

impl std::error::Error for SaveError {}

/// Saves what `fill` writes as the whole new content of the book. The caller holds the lock.
///
/// # Errors
/// [`SaveError`]. Nothing that was acknowledged is lost in any case.
pub fn save(
    machine: &Machine,
    place: &Place,
    writer: Id,
    replaces: &Replaces,
    fill: Fill<'_>,
) -> Result<Durable, SaveError> {
    let disk = &*machine.disk;
    let old = check(machine, place, replaces)?;
    let aside = prepare(machine, place, replaces, old.as_ref())?;
    let mode = old.map_or(0o600, |facts| facts.mode & 0o777);
    let new = NewFile::write(disk, place, writer, mode, fill).map_err(SaveError::NotSaved)?;
    let content = new.content;

    let mut change = match (replaces, &aside) {
        (Replaces::Version(stamp, _), Some(aside)) => change_places(machine, place, &new, stamp, aside)?,
        (Replaces::Damaged(stamp), Some(aside)) => put_damaged_aside(machine, place, &new, stamp, aside)?,
        _ => put_in_place(disk, place, &new)?,
    };

    let stamp = new.file.facts().map(|facts| Stamp::written(facts, content));
    let synced = sync_folder(disk, place.folder());
    match (stamp, synced, change.doubt.take()) {
        (Ok(stamp), Ok(()), None) => {
            if let Some(Err(error)) =
                aside.as_ref().and_then(|path| path.parent()).map(|path| sync_folder(disk, path))
            {
                change.notices.push(Failed { step: "secure", path: place.backups(), error });
            }
            if let Err(error) = backups::rotate(machine, place) {
                change.notices.push(Failed { step: "clear up", path: place.backups(), error });
            }
            Ok(Durable { stamp, kept: change.kept, notices: change.notices })
        }
        (stamp, Err(error), _) => {
            let failed = Failed { step: "secure", path: place.folder().to_owned(), error };
            Err(SaveError::Unknown { failed, stamp: stamp.ok().map(Box::new), content })
        }
        (stamp, Ok(()), Some(failed)) => {
            Err(SaveError::Unknown { failed, stamp: stamp.ok().map(Box::new), content })
        }
        (Err(error), Ok(()), None) => {
            let failed = Failed { step: "look at", path: place.file().to_owned(), error };
            Err(SaveError::Unknown { failed, stamp: None, content })
        }
    }
}

/// A step that failed before anything was touched.
fn not_saved(step: &'static str, path: &Path) -> impl FnOnce(io::Error) -> SaveError + use<> {
    let path = path.to_owned();
    move |error| SaveError::NotSaved(Failed { step, path, error })
}

/// Makes sure that the file is still the version that is to be replaced; says what it is.
fn check(machine: &Machine, place: &Place, replaces: &Replaces) -> Result<Option<Facts>, SaveError> {
    let refused = not_saved("look at", place.file());
    let old = match replaces {
        Replaces::Nothing => match machine.disk.facts(place.file()) {
            Ok(_) => return Err(SaveError::Changed),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refused(error)),
        },
        Replaces::Version(stamp, _) | Replaces::Damaged(stamp) => {
            match stamp.compare(machine, place.file()).map_err(refused)? {
                Verdict::Same(stamp) => *stamp.facts(),
                Verdict::Different | Verdict::Gone => return Err(SaveError::Changed),
            }
        }
    };
    if old.mode & 0o200 == 0 {
        let error = io::Error::other("the file is marked read-only (chmod u+w would allow it)");
        return Err(not_saved("replace", place.file())(error));
    }
    Ok(Some(old))
}

/// Makes ready what the old version will need: the backups folder, and a free name.
fn prepare(
    machine: &Machine,
    place: &Place,
    replaces: &Replaces,
    old: Option<&Facts>,
) -> Result<Option<PathBuf>, SaveError> {
    let disk = &*machine.disk;
    let refused = || not_saved("keep a backup in", &place.backups());
    if let Some(facts) = old {
        backups::remove_shared(disk, place, facts.identity).map_err(refused())?;
    }
    match replaces {
        Replaces::Nothing => Ok(None),
        Replaces::Version(_, version) => {
            make_one_folder(disk, &place.backups()).map_err(refused())?;
            backups::path_for(disk, place, version).map(Some).map_err(refused())
        }
        Replaces::Damaged(_) => backups::damaged_path(disk, place, machine.clock.now())
            .map(Some)
            .map_err(not_saved("look into", place.folder())),
    }
}

/// The new version is in place.
#[derive(Default)]
struct Change {
    kept: Option<PathBuf>,
    notices: Vec<Failed>,
    /// The machine reported an error for a step that it had done.
    doubt: Option<Failed>,
}

/// Puts the first version in place, where nothing may be yet.
fn put_in_place(disk: &dyn Disk, place: &Place, new: &NewFile) -> Result<Change, SaveError> {
    let mut change = Change::default();
    let file = place.file();
    if let Err(error) = disk.link(&new.path, file) {
        let is_taken = error.kind() == io::ErrorKind::AlreadyExists;
        let has_no_links = has_no_links(&error);
        let failed = Failed { step: "name", path: file.to_owned(), error };
        match new.is_in_place(disk, file) {
            Some(true) => change.doubt = Some(failed),
            Some(false) if has_no_links => change.doubt = rename(disk, new, file)?,
            Some(false) => {
                new.discard(disk);
                return Err(if is_taken { SaveError::Changed } else { SaveError::NotSaved(failed) });
            }
            None => return Err(SaveError::Unknown { failed, stamp: None, content: new.content }),
        }
    }
    new.discard(disk);
    Ok(change)
}

/// Puts the new version in the place of the old one, and the old one aside.
fn change_places(
    machine: &Machine,
    place: &Place,
    new: &NewFile,
    old: &Stamp,
    aside: &Path,
) -> Result<Change, SaveError> {
    let disk = &*machine.disk;
    let file = place.file();
    let mut change = Change::default();
    if let Err(error) = disk.exchange(&new.path, file) {
        let (is_gone, is_unsupported) = (error.kind() == io::ErrorKind::NotFound, is_unsupported(&error));
        let failed = Failed { step: "replace", path: file.to_owned(), error };
        match new.is_in_place(disk, file) {
            Some(true) => change.doubt = Some(failed),
            Some(false) if is_unsupported => return replace(machine, place, new, old, aside),
            Some(false) => {
                new.discard(disk);
                return Err(if is_gone { SaveError::Changed } else { SaveError::NotSaved(failed) });
            }
            None => return Err(SaveError::Unknown { failed, stamp: None, content: new.content }),
        }
    }
    match old.is_at(machine, &new.path) {
        Ok(true) => {}
        Ok(false) => return Err(give_back(disk, place, new, aside)),
        Err(error) => {
            change.doubt.get_or_insert(Failed { step: "look at", path: new.path.clone(), error });
        }
    }
    match move_aside(disk, new, aside) {
        Ok(()) => change.kept = Some(aside.to_owned()),
        Err(error) => {
            change.notices.push(Failed { step: "keep the version before as", path: aside.to_owned(), error });
            change.kept = Some(new.path.clone());
        }
    }
    Ok(change)
}

/// The same for an old version that cannot be read: it has the name it is to be kept under before the names change
/// places. A killed save may leave it under the new one's first name too, where it is cleared up as nobody's.
fn put_damaged_aside(
    machine: &Machine,
    place: &Place,
    new: &NewFile,
    old: &Stamp,
    aside: &Path,
) -> Result<Change, SaveError> {
    let disk = &*machine.disk;
    if let Err(error) = keep(disk, new, place.file(), aside) {
        new.discard(disk);
        return Err(not_saved("keep the damaged file as", aside)(error));
    }
    let outcome = change_places(machine, place, new, old, aside);
    match &outcome {
        // Two names of one file cannot replace each other, so it still has both.
        Ok(change) if change.kept.as_deref() == Some(aside) => {
            let _cleared_up_later = disk.remove(&new.path);
        }
        Err(SaveError::NotSaved(_) | SaveError::Changed) if are_one(disk, place.file(), aside) => {
            let _a_name_too_many = disk.remove(aside);
        }
        Ok(_) | Err(_) => {}
    }
    outcome
}

/// Whether both names stand for one file.
fn are_one(disk: &dyn Disk, one: &Path, other: &Path) -> bool {
    matches!((disk.facts(one), disk.facts(other)), (Ok(one), Ok(other)) if one.identity == other.identity)
}

/// What came out was not the version that was read: another program wrote within the last milliseconds. Its version
/// goes back to its place, and ours away; where that fails, its version is kept as a backup.
fn give_back(disk: &dyn Disk, place: &Place, new: &NewFile, aside: &Path) -> SaveError {
    let file = place.file();
    let outcome = disk.exchange(&new.path, file);
    let theirs_is_back = outcome.is_ok() || matches!(new.is_at(disk, &new.path), Ok(true));
    if theirs_is_back && new.is_at(disk, &new.path).unwrap_or(false) {
        new.discard(disk);
        return SaveError::Changed;
    }
    if outcome.is_ok() {
        // A third version had come in between: as the latest it is the book, and the second one is kept.
        let _replaced = disk.exchange(&new.path, file);
    }
    let kept = if move_aside(disk, new, aside).is_ok() { aside } else { &new.path };
    let _unsynced = sync_folder(disk, place.folder());
    match outcome {
        Ok(()) => SaveError::Changed,
        Err(error) => SaveError::Unknown {
            failed: Failed {
                step: "give back the version of another program, which is now",
                path: kept.to_owned(),
                error,
            },
            stamp: None,
            content: new.content,
        },
    }
}

/// Gives the old version, which has the new one's first name, the name it is to be kept under.
fn move_aside(disk: &dyn Disk, new: &NewFile, aside: &Path) -> io::Result<()> {
    if disk.rename(&new.path, aside).is_ok() || (is_missing(disk, &new.path) && !is_missing(disk, aside)) {
        return Ok(());
    }
    // The folder may be on another disk.
    keep(disk, new, &new.path, aside)?;
    disk.remove(&new.path)
}

fn is_missing(disk: &dyn Disk, path: &Path) -> bool {
    disk.facts(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// The way where names cannot change places: a second name for the old version, or a copy, then a rename over it.
fn replace(
    machine: &Machine,
    place: &Place,
    new: &NewFile,
    old: &Stamp,
    aside: &Path,
) -> Result<Change, SaveError> {
    let disk = &*machine.disk;
    let file = place.file();
    let fail = |error: SaveError| {
        new.discard(disk);
        error
    };
    if let Err(error) = keep(disk, new, file, aside) {
        return Err(fail(not_saved("keep the version before as", aside)(error)));
    }
    match old.is_at(machine, aside) {
        Ok(true) => {}
        outcome => {
            let _left = disk.remove(aside);
            return Err(fail(match outcome {
                Err(error) => not_saved("look at", aside)(error),
                Ok(_) => SaveError::Changed,
            }));
        }
    }
    match rename(disk, new, file) {
        Ok(doubt) => Ok(Change { kept: Some(aside.to_owned()), notices: Vec::new(), doubt }),
        Err(error) => {
            if matches!(error, SaveError::NotSaved(_)) {
                let _left = disk.remove(aside);
            }
            Err(error)
        }
    }
}

/// Renames the new version over the file.
fn rename(disk: &dyn Disk, new: &NewFile, file: &Path) -> Result<Option<Failed>, SaveError> {
    let Err(error) = disk.rename(&new.path, file) else { return Ok(None) };
    let failed = Failed { step: "replace", path: file.to_owned(), error };
    match new.is_in_place(disk, file) {
        Some(true) => Ok(Some(failed)),
        Some(false) => {
            new.discard(disk);
            Err(SaveError::NotSaved(failed))
        }
        None => Err(SaveError::Unknown { failed, stamp: None, content: new.content }),
    }
}

/// Keeps a version under a second name, or as a copy where the disk has no second names.
fn keep(disk: &dyn Disk, new: &NewFile, file: &Path, aside: &Path) -> io::Result<()> {
    let Err(error) = disk.link(file, aside) else { return Ok(()) };
    if !has_no_links(&error) {
        return if are_one(disk, file, aside) { Ok(()) } else { Err(error) };
    }
    // The copy takes its name when it is whole, so that no backup is ever a part of one.
    let mut original = disk.open(file)?;
    let mut bytes = Vec::new();
    read_pieces(&mut *original, |piece| bytes.extend_from_slice(piece))?;
    let spare = new.spare();
    let copied = write_durably(disk, &spare, 0o600, &|pieces| pieces.write_all(&bytes));
    let copied = copied.and_then(|_| disk.rename(&spare, aside));
    copied.inspect_err(|_| {
        let _left = disk.remove(&spare);
    })
}

/// Whether the disk has no second names for files, or not for this one.
fn has_no_links(error: &io::Error) -> bool {
    is_unsupported(error)
        || matches!(
            error.kind(),
            io::ErrorKind::PermissionDenied | io::ErrorKind::TooManyLinks | io::ErrorKind::CrossesDevices
        )
}

#[cfg(test)]
mod tests;
