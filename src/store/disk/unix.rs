//! What the disk of a Unix machine does in its own way.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io,
    os::unix::fs::{
        DirBuilderExt as _, FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _,
    },
    path::Path,
};

use rustix::{fs::OFlags, io::Errno};

use super::{Facts, Kind};

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

/// Opens for reading, without waiting for the other end of a pipe.
///
/// # Errors
/// What the machine says.
pub fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

pub(super) fn create(path: &Path, mode: u32) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

pub(super) fn open_side_file(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    options.custom_flags(flags.bits().cast_signed()).open(path)
}

pub(super) fn facts(path: &Path) -> io::Result<Facts> {
    fs::symlink_metadata(path).map(|meta| Facts::from(&meta))
}

pub(super) fn facts_of(file: &File) -> io::Result<Facts> {
    file.metadata().map(|meta| Facts::from(&meta))
}

pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(path)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(Errno::NOSYS | Errno::INVAL) => Err(unsupported()),
        outcome => Ok(outcome?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(unsupported())
}

/// The error that says that there is no such operation here.
fn unsupported() -> io::Error {
    Errno::NOTSUP.into()
}

pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    match File::open(path)?.sync_all() {
        // Some file systems have no such thing for a folder, and say it in this way.
        Err(error) if Errno::from_io_error(&error) == Some(Errno::BADF) => Ok(()),
        outcome => outcome,
    }
}

pub(super) fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    file.set_permissions(fs::Permissions::from_mode(mode))
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
