//! The disk of a Unix machine.

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

use super::{Disk, Facts, Kind, Opened};

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

/// The disk of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineDisk;

/// Opens for reading, without waiting for the other end of a pipe.
///
/// # Errors
/// What the machine says.
pub fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

/// The error that says that there is no such operation here.
fn unsupported() -> io::Error {
    Errno::NOTSUP.into()
}

impl Disk for MachineDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        Ok(Box::new(open(path)?))
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
        match File::open(path)?.sync_all() {
            // Some file systems have no such thing for a folder, and say it in this way.
            Err(error) if Errno::from_io_error(&error) == Some(Errno::BADF) => Ok(()),
            outcome => outcome,
        }
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

/// Whether the disk itself fails.
pub fn is_broken(error: &io::Error) -> bool {
    Errno::from_io_error(error) == Some(Errno::IO)
}

/// Whether symbolic links lead to each other.
pub fn is_circle(error: &io::Error) -> bool {
    Errno::from_io_error(error) == Some(Errno::LOOP)
}
