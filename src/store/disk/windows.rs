//! What the disk of a Windows machine does in its own way. Who may read a file is the folder's affair there, names do
//! not change places in one step, and a folder is not waited for.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::windows::fs::{FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _},
    path::Path,
};

use winapi_util::file::{Information, information};

use super::{Facts, Kind};

/// Opens a folder as well as a file (`FILE_FLAG_BACKUP_SEMANTICS`).
const FOLDERS_TOO: u32 = 0x0200_0000;
/// Opens a link and not what it leads to (`FILE_FLAG_OPEN_REPARSE_POINT`).
const LINK_ITSELF: u32 = 0x0020_0000;
/// The errors that say that there is no such operation here: `ERROR_INVALID_FUNCTION`, `ERROR_NOT_SUPPORTED`.
const UNSUPPORTED: [i32; 2] = [1, 50];
/// The errors of a disk that fails: `ERROR_CRC`, `ERROR_GEN_FAILURE`, `ERROR_IO_DEVICE`.
const BROKEN: [i32; 3] = [23, 31, 1117];
/// `ERROR_CANT_RESOLVE_FILENAME`.
const CIRCLE: i32 = 1921;

fn known_of(meta: &fs::Metadata, known: &Information) -> Facts {
    let kind = meta.file_type();
    let written = time(meta.last_write_time());
    Facts {
        kind: if kind.is_symlink_dir() || kind.is_symlink_file() {
            Kind::Link
        } else if kind.is_dir() {
            Kind::Folder
        } else if kind.is_file() {
            Kind::File
        } else {
            Kind::Other
        },
        identity: (known.volume_serial_number(), known.file_index()),
        size: meta.file_size(),
        mode: if meta.permissions().readonly() { 0o400 } else { 0o600 },
        modified: written,
        changed: written,
    }
}

/// Seconds and nanoseconds of a time that the machine counts in tenths of a microsecond.
fn time(tenths: u64) -> (i64, i64) {
    let whole = tenths / 10_000_000;
    let part = tenths % 10_000_000 * 100;
    (whole.cast_signed(), part.cast_signed())
}

/// Opens for reading.
///
/// # Errors
/// What the machine says.
pub fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).custom_flags(FOLDERS_TOO).open(path)
}

pub(super) fn create(path: &Path, _mode: u32) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).open(path)
}

pub(super) fn open_side_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).custom_flags(LINK_ITSELF).open(path)
}

pub(super) fn facts(path: &Path) -> io::Result<Facts> {
    // Asked for no right at all: a file that may not be read still tells its facts.
    let named = OpenOptions::new().access_mode(0).custom_flags(FOLDERS_TOO | LINK_ITSELF).open(path)?;
    Ok(known_of(&fs::symlink_metadata(path)?, &information(&named)?))
}

pub(super) fn facts_of(file: &File) -> io::Result<Facts> {
    Ok(known_of(&file.metadata()?, &information(file)?))
}

pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

pub(super) fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

pub(super) fn set_mode(_file: &File, _mode: u32) -> io::Result<()> {
    Ok(())
}

/// Whether the machine says that it has no such operation here, so that another way is to be taken.
pub fn is_unsupported(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported || is_one_of(error, &UNSUPPORTED)
}

/// Whether the disk itself fails.
pub fn is_broken(error: &io::Error) -> bool {
    is_one_of(error, &BROKEN)
}

/// Whether symbolic links lead to each other.
pub fn is_circle(error: &io::Error) -> bool {
    is_one_of(error, &[CIRCLE])
}

fn is_one_of(error: &io::Error, codes: &[i32]) -> bool {
    error.raw_os_error().is_some_and(|code| codes.contains(&code))
}
