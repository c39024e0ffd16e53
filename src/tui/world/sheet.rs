//! A sheet for paper, laid out as a new file beside the book.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

use crate::store::{Store, outgoing, trouble::words};

/// How many sheets of one name are kept before the user is asked to clear up.
const MOST: u32 = 99;

/// Writes the sheet where only this user can read it, never over another file; says where it lies, or why it does
/// not.
pub fn lay_out(store: &Store, name: &str, text: &str, home: Option<&OsStr>) -> String {
    match try_lay_out(store, name, text) {
        Ok(path) => format!("The sheet lies in {}; lp prints it", short(&path, home)),
        Err(error) => {
            let folder = short(store.place().folder(), home);
            format!("The sheet could not be written into {folder}: {}", words(&error))
        }
    }
}

fn try_lay_out(store: &Store, name: &str, text: &str) -> io::Result<PathBuf> {
    let disk = &*store.machine().disk;
    store.place().make_folder(disk)?;
    let mut count = 1;
    loop {
        let path = store.place().folder().join(numbered(name, count));
        match outgoing::create(disk, &path, text.as_bytes()) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && count < MOST => count += 1,
            Err(error) => return Err(error),
        }
    }
}

/// The name, with a number from the second file on: `sheet-ada-quill-2026-11-12-2.txt`.
fn numbered(name: &str, count: u32) -> String {
    match (count, name.rsplit_once('.')) {
        (1, _) => name.to_owned(),
        (_, Some((stem, ending))) => format!("{stem}-{count}.{ending}"),
        (_, None) => format!("{name}-{count}"),
    }
}

/// A path with the user's own folder as `~`.
fn short(path: &Path, home: Option<&OsStr>) -> String {
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;
    use crate::store::{
        path::Surroundings,
        trial::{LATE, trial, writer},
    };

    #[test]
    fn a_sheet_is_a_new_private_file_beside_the_book() {
        let trial = trial(LATE);
        let flag = Surroundings { flag: Some(trial.place.file().to_owned()), ..Surroundings::default() };
        let store = Store::open(&flag, writer(), trial.machine.clone()).unwrap();
        let home = trial.folder.path().as_os_str();
        let lay_out = |text| lay_out(&store, "sheet-ada-2026-11-12.txt", text, Some(home));
        assert_eq!(lay_out("one"), "The sheet lies in ~/sheet-ada-2026-11-12.txt; lp prints it");
        assert_eq!(lay_out("two"), "The sheet lies in ~/sheet-ada-2026-11-12-2.txt; lp prints it");
        let first = trial.folder.path().join("sheet-ada-2026-11-12.txt");
        assert_eq!(fs::read_to_string(&first).unwrap(), "one");
        assert_eq!(fs::metadata(&first).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_the_disk_refuses_is_said() {
        let trial = trial(LATE);
        let flag = Surroundings { flag: Some(trial.place.file().to_owned()), ..Surroundings::default() };
        let store = Store::open(&flag, writer(), trial.machine.clone()).unwrap();
        let told = lay_out(&store, "no/such/folder.txt", "text", None);
        assert!(told.starts_with("The sheet could not be written into /"), "{told}");
    }
}
