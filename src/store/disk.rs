//! The narrow seam: every file operation of the store is one call here, so that a test can fail any of them.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
};

pub use machine_disk::MachineDisk;
pub use system::{is_broken, is_circle, is_unsupported, open};

mod machine_disk;
#[cfg(unix)]
#[path = "disk/unix.rs"]
mod system;
#[cfg(windows)]
#[path = "disk/windows.rs"]
mod system;

/// What kind of thing a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file, the only kind a book can be.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A named pipe.
    Pipe,
    /// A device.
    Device,
    /// A socket, or whatever else there may be.
    Other,
}

/// Which file a name stands for, apart from what is in it.
pub type Identity = (u64, u64);

/// What the machine says about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its kind.
    pub kind: Kind,
    /// Device and inode.
    pub identity: Identity,
    /// Bytes.
    pub size: u64,
    /// Permission bits.
    pub mode: u32,
    /// When its content changed, in seconds and nanoseconds.
    pub modified: (i64, i64),
    /// When its content, name or permissions changed.
    pub changed: (i64, i64),
}

/// The file operations of the store. Errors are the machine's own.
pub trait Disk: Send + Sync {
    /// Opens for reading, without waiting for the other end of a pipe.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>>;
    /// Creates a file that must not exist yet, with at most the permissions of `mode`.
    fn create(&self, path: &Path, mode: u32) -> io::Result<Box<dyn Opened>>;
    /// Opens the side file that the lock is held on, creating it where needed and changing nothing in it.
    fn open_side_file(&self, path: &Path) -> io::Result<Box<dyn Opened>>;
    /// The facts of the name itself: a link is not followed.
    fn facts(&self, path: &Path) -> io::Result<Facts>;
    /// What a symbolic link says.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// The names in a folder, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// Creates one folder that only its user may enter.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Lets two names change places in one step.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Renames, replacing what is there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, which must not exist yet.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a name away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on the disk.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// An open file.
pub trait Opened: Send {
    /// Its facts, whatever its name stands for by now.
    fn facts(&self) -> io::Result<Facts>;
    /// Reads some bytes; none at the end.
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize>;
    /// Writes some of the bytes and says how many.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Sets the permission bits.
    fn set_mode(&self, mode: u32) -> io::Result<()>;
    /// Waits until everything written is on the disk.
    fn sync(&self) -> io::Result<()>;
    /// Tries to hold the lock, until the file is dropped. `false`: somebody else holds it.
    fn try_lock(&self) -> io::Result<bool>;
}

/// Waits until the names in a folder are on the disk, where the file system knows of such a thing.
///
/// # Errors
/// What the disk says.
pub fn sync_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    match disk.sync_folder(folder) {
        Err(error) if is_unsupported(&error) => Ok(()),
        outcome => outcome,
    }
}

/// Writes everything, in pieces, through short writes and interruptions.
///
/// # Errors
/// What the disk says, or that it takes no more bytes.
pub fn write_all(file: &mut dyn Opened, bytes: &[u8]) -> io::Result<()> {
    for piece in bytes.chunks(PIECE) {
        let mut rest = piece;
        while !rest.is_empty() {
            match file.write(rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}

/// All bytes of a file that is said to have `size` of them.
///
/// # Errors
/// What the disk says.
pub fn read_all(file: &mut dyn Opened, size: usize) -> io::Result<Vec<u8>> {
    // Read where they stay; room for one byte more shows that the file ends there.
    let mut bytes = vec![0; size + 1];
    let mut filled = 0;
    loop {
        match file.read(bytes.get_mut(filled..).unwrap_or_default()) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if filled == bytes.len() {
            bytes.resize(filled + PIECE, 0);
        }
    }
    bytes.truncate(filled);
    Ok(bytes)
}

/// Hands every piece of a file to `take`.
///
/// # Errors
/// What the disk says.
pub fn read_pieces(file: &mut dyn Opened, mut take: impl FnMut(&[u8])) -> io::Result<()> {
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(count) => take(piece.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The bytes read or written at once.
pub const PIECE: usize = 1 << 18;
