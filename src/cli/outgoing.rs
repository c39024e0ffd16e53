//! A file that a verb writes for other programs, and why it is not written, in words for the user.

use std::{io::ErrorKind, path::Path};

use super::{
    desk::Desk,
    failure::{Failure, capital},
};
use crate::store::outgoing::{self, Existing, NotWritten};

/// Writes one file, private to the user.
///
/// # Errors
/// Why nothing was written.
pub fn write(desk: &Desk, path: &Path, bytes: &[u8], existing: Existing) -> Result<(), Failure> {
    let disk = &*desk.store.machine().disk;
    outgoing::write(disk, desk.store.place(), path, bytes, existing).map_err(|why| failure(&why))
}

/// Whether the file could be written.
///
/// # Errors
/// What stands in the way.
pub fn check(desk: &Desk, path: &Path, existing: Existing) -> Result<(), Failure> {
    let disk = &*desk.store.machine().disk;
    outgoing::check(disk, desk.store.place(), path, existing).map_err(|why| failure(&why))
}

fn failure(why: &NotWritten) -> Failure {
    let (kind, hint) = match why {
        NotWritten::Exists(_) => ("exists", "--force lets the new one take its place"),
        NotWritten::NotAFile(..) => ("not-a-file", "name another, or leave it away for standard output"),
        NotWritten::IsTheBook(_) => {
            ("not-a-file", "name another file; `regards backups` lists copies of the book")
        }
        NotWritten::NoFolder(_) => ("not-written", "make its folder first"),
        NotWritten::Failed(_, error) => (
            "not-written",
            match error.kind() {
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::NotFound => {
                    "name a file in a folder of your own"
                }
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                    "make room, or name a file on another disk"
                }
                _ => "name a file somewhere else",
            },
        ),
    };
    Failure::refused(kind, capital(&why.to_string()), hint)
}
