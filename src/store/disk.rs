//! The narrow seam: every file operation of the store is one call here, so that a test can fail any of them.

use std::{
    ffi::OsString,
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    os::unix::fs::{
        DirBuilderExt as _, FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _,
    },
    path::{Path, PathBuf},
};

use rustix::{fs::OFlags, io::Errno};

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

impl From<&fs::Metadata> for Facts {
    fn from(meta: &fs::Metadata) -> Self {
        let kind = meta.file_type();
        Self {
            kind: if kind.is_file() {
                Kind::File
            } else if kind.is_dir() {
                Kind::Folder
            } else if kind.is_symlink() {
                Kind::Link
            } else if kind.is_fifo() {
                Kind::Pipe
            } else if kind.is_block_device() || kind.is_char_device() {
                Kind::Device
            } else {
                Kind::Other
            },
            identity: (meta.dev(), meta.ino()),
            size: meta.size(),
            mode: meta.mode() & 0o7777,
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        }
    }
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

/// The disk of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineDisk;

/// The error that says that there is no such operation here.
fn unsupported() -> io::Error {
    Errno::NOTSUP.into()
}

impl Disk for MachineDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        let file = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
        Ok(Box::new(file))
    }

    fn create(&self, path: &Path, mode: u32) -> io::Result<Box<dyn Opened>> {
        let file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
        Ok(Box::new(file))
    }

    fn open_side_file(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        Ok(Box::new(options.custom_flags(flags.bits().cast_signed()).open(path)?))
    }

    fn facts(&self, path: &Path) -> io::Result<Facts> {
        fs::symlink_metadata(path).map(|meta| Facts::from(&meta))
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        DirBuilder::new().mode(0o700).create(path)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            Err(Errno::NOSYS | Errno::INVAL) => Err(unsupported()),
            outcome => Ok(outcome?),
        }
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(unsupported())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }
}

impl Opened for File {
    fn facts(&self) -> io::Result<Facts> {
        self.metadata().map(|meta| Facts::from(&meta))
    }

    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        (&*self).read(into)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self).write(bytes)
    }

    fn set_mode(&self, mode: u32) -> io::Result<()> {
        self.set_permissions(fs::Permissions::from_mode(mode))
    }

    fn sync(&self) -> io::Result<()> {
        self.sync_all()
    }

    fn try_lock(&self) -> io::Result<bool> {
        match Self::try_lock(self) {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Whether the machine says that it has no such operation here, so that another way is to be taken.
pub fn is_unsupported(error: &io::Error) -> bool {
    [Errno::NOTSUP, Errno::OPNOTSUPP, Errno::NOSYS, Errno::NOLCK, Errno::INVAL]
        .contains(&Errno::from_io_error(error).unwrap_or(Errno::IO))
}

/// Waits until the names in a folder are on the disk, where the file system knows of such a thing.
///
/// # Errors
/// What the disk says.
pub fn sync_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    match disk.sync_folder(folder) {
        Err(error) if is_unsupported(&error) || Errno::from_io_error(&error) == Some(Errno::BADF) => Ok(()),
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
const PIECE: usize = 1 << 18;
