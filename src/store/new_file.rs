//! The new version of the book before it takes its place: whole and durable under a name of its own.

use std::{
    io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use super::{
    disk::{Disk, Identity, Opened},
    path::Place,
    pieces::Pieces,
    trouble::Failed,
};
use crate::domain::id::Id;

/// Distinguishes the new files of one process.
static COUNT: AtomicU64 = AtomicU64::new(0);

/// The new version, durable under a name of its own.
pub struct NewFile {
    /// That name, until the version changes places with the old one.
    pub path: PathBuf,
    /// The file itself, whatever its name.
    pub file: Box<dyn Opened>,
    /// The digest of what is in it.
    pub content: u64,
    identity: Identity,
}

/// Writes the content of a file.
pub type Fill<'a> = &'a dyn Fn(&mut Pieces<'_>) -> io::Result<()>;

impl NewFile {
    /// Writes a new version beside the book and waits until it is on the disk. What goes wrong leaves nothing.
    ///
    /// # Errors
    /// What the disk says.
    pub fn write(
        disk: &dyn Disk,
        place: &Place,
        writer: Id,
        mode: u32,
        fill: Fill<'_>,
    ) -> Result<Self, Failed> {
        let mut left = 0;
        loop {
            let path = place.temporary(writer.as_str(), COUNT.fetch_add(1, Ordering::Relaxed));
            match write_durably(disk, &path, mode, fill) {
                Ok(Written { file, content, identity }) => return Ok(Self { path, file, content, identity }),
                // Left by a process that had the same writer's id and was killed.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && left < 1000 => left += 1,
                Err(error) => {
                    // Nobody else uses this name, and what is under it was not yet anything. What cannot be
                    // removed now is swept later.
                    let _left = disk.remove(&path);
                    return Err(Failed { step: "write", path: place.file().to_owned(), error });
                }
            }
        }
    }

    /// A second name that is nobody else's.
    pub fn spare(&self) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push("-old");
        name.into()
    }

    /// Whether this name stands for the new version.
    ///
    /// # Errors
    /// What the disk says.
    pub fn is_at(&self, disk: &dyn Disk, path: &Path) -> io::Result<bool> {
        match disk.facts(path) {
            Ok(facts) => Ok(facts.identity == self.identity),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether a step that the machine says has failed was done after all: `Some` only where there is proof.
    pub fn is_in_place(&self, disk: &dyn Disk, file: &Path) -> Option<bool> {
        if self.is_at(disk, file).ok()? {
            return Some(true);
        }
        self.is_at(disk, &self.path).ok()?.then_some(false)
    }

    /// Takes the name of the new version away, unless it has come to stand for something else.
    pub fn discard(&self, disk: &dyn Disk) {
        if self.is_at(disk, &self.path).unwrap_or(false) {
            let _left = disk.remove(&self.path);
        }
    }
}

/// A file that is on the disk.
pub struct Written {
    /// It, whatever its name.
    pub file: Box<dyn Opened>,
    /// The digest of what is in it.
    pub content: u64,
    /// Which file it is.
    pub identity: Identity,
}

/// Writes a new file, waits until it is on the disk, and says which file it is.
///
/// # Errors
/// What the disk says. What was written until then is still there.
pub fn write_durably(disk: &dyn Disk, path: &Path, mode: u32, fill: Fill<'_>) -> io::Result<Written> {
    let mut file = disk.create(path, 0o600)?;
    let mut pieces = Pieces::to(&mut *file);
    fill(&mut pieces)?;
    let sent = pieces.finish()?;
    file.set_mode(mode)?;
    file.sync()?;
    let facts = file.facts()?;
    if facts.size != sent.size {
        return Err(io::Error::other("the disk did not take what was written"));
    }
    Ok(Written { file, content: sent.content, identity: facts.identity })
}
