//! Reading a file whole, or saying why it cannot be.

use std::{io, path::Path, time::Duration};

use chrono::{DateTime, Utc};

use super::{
    disk::{Facts, Kind, read_all},
    machine::Machine,
    stamp::{Content, Stamp},
    trouble::{Flaw, TroubleKind},
};
use crate::domain::beside::beside;

/// More than this is not a book: 200 times what ten thousand people take.
const LARGEST: u64 = 1 << 30;

/// How often a file that is not whole is looked at, and how long apart: an editor may be writing it.
const LOOKS: u32 = 3;
const BETWEEN_LOOKS: Duration = Duration::from_millis(150);

/// What was read, and from which version of the file.
#[derive(Debug)]
pub struct Read<T> {
    /// What `parse` made of the bytes.
    pub content: T,
    /// The version.
    pub stamp: Stamp,
}

/// Turns the bytes of a file into what they mean.
pub type Parse<'a, T> = &'a dyn Fn(&[u8]) -> Result<T, Flaw>;

/// Reads a file; one that is not whole is looked at three times over 300 ms before it is called so.
///
/// # Errors
/// Why it cannot be read; [`TroubleKind::Missing`] also where there are no backups.
pub fn read<T>(machine: &Machine, path: &Path, parse: Parse<'_, T>) -> Result<Read<T>, TroubleKind> {
    let mut looks = 1;
    loop {
        match read_once(machine, path, parse) {
            Err(kind) if looks < LOOKS && may_pass(&kind) => {}
            outcome => return outcome,
        }
        looks += 1;
        machine.clock.pause(BETWEEN_LOOKS);
    }
}

/// Whether another look may find the file whole.
fn may_pass(kind: &TroubleKind) -> bool {
    matches!(
        kind,
        TroubleKind::Empty(_) | TroubleKind::Restless | TroubleKind::Flawed(Flaw::Damaged { .. }, _)
    )
}

/// Reads a file in one go.
///
/// # Errors
/// As [`read`].
pub fn read_once<T>(machine: &Machine, path: &Path, parse: Parse<'_, T>) -> Result<Read<T>, TroubleKind> {
    let (bytes, facts, at) = read_bytes(machine, path)?;
    if bytes.is_empty() {
        return Err(TroubleKind::Empty(Stamp::new(facts, Content::of(&bytes), at)));
    }
    let (digest, parsed) = beside(|| Content::of(&bytes), || parse(&bytes));
    let stamp = Stamp::new(facts, digest, at);
    match parsed {
        Ok(content) => Ok(Read { content, stamp }),
        Err(flaw) => Err(TroubleKind::Flawed(flaw, stamp)),
    }
}

/// The bytes of a regular file, what the machine says about it, and from when on it was read.
fn read_bytes(machine: &Machine, path: &Path) -> Result<(Vec<u8>, Facts, DateTime<Utc>), TroubleKind> {
    // Opening a device can move it, so what it is comes first; what was opened is asked again.
    let regular = |kind| if kind == Kind::File { Ok(()) } else { Err(TroubleKind::NotAFile(kind)) };
    regular(machine.disk.facts(path).map_err(refused)?.kind)?;
    let at = machine.clock.now();
    let mut file = machine.disk.open(path).map_err(refused)?;
    let before = file.facts().map_err(refused)?;
    regular(before.kind)?;
    if before.size > LARGEST {
        return Err(TroubleKind::TooLarge(before.size));
    }
    let bytes = read_all(&mut *file, usize::try_from(before.size).unwrap_or(0)).map_err(refused)?;
    let after = file.facts().map_err(refused)?;
    if after.size != before.size || after.modified != before.modified || after.size != bytes.len() as u64 {
        return Err(TroubleKind::Restless);
    }
    Ok((bytes, after, at))
}

/// What the machine's refusal to read means.
fn refused(error: io::Error) -> TroubleKind {
    match error.kind() {
        io::ErrorKind::NotFound => TroubleKind::Missing,
        io::ErrorKind::NotADirectory => TroubleKind::NoFolder,
        io::ErrorKind::PermissionDenied => TroubleKind::NotPermitted,
        _ => TroubleKind::Unreadable(error),
    }
}
