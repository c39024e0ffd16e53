//! A file that is to be imported, by the path as a person types it.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::editor::read_file;
use crate::{
    exchange::linkedin,
    store::{disk::MachineDisk, trouble::words},
    tui::message::ReadImport,
};

/// A hundred times a very large export.
const LARGEST: u64 = 256 << 20;

/// Reads LinkedIn's Connections.csv.
///
/// # Errors
/// Why it cannot be read, in words for the user.
pub fn read(typed: &str, home: Option<&OsStr>) -> Result<ReadImport, String> {
    let path = path(typed, home);
    let shown = path.display();
    let bytes =
        read_file(&MachineDisk, &path, LARGEST).map_err(|error| format!("{shown}: {}", words(&error)))?;
    let export = linkedin::read(&bytes).map_err(|why| format!("{shown}: {why}"))?;
    Ok(ReadImport {
        path: shown.to_string(),
        connections: Arc::from(export.rows),
        read: export.read,
        skipped: export.skipped.iter().map(|skipped| (skipped.line, skipped.reason.to_string())).collect(),
        remarks: export.remarks.iter().map(ToString::to_string).collect(),
    })
}

/// The path without the quotation marks that a terminal puts around a file that is dropped on it, and with the
/// home folder for `~`.
fn path(typed: &str, home: Option<&OsStr>) -> PathBuf {
    let typed = typed.trim();
    let bare = ['\'', '"'].iter().find_map(|quote| typed.strip_prefix(*quote)?.strip_suffix(*quote));
    let path = Path::new(bare.unwrap_or(typed));
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => Path::new(home).join(rest),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_people_type_them() {
        for (typed, expected) in [
            ("a.csv", "a.csv"),
            ("  a b.csv ", "a b.csv"),
            ("'/tmp/a b.csv'", "/tmp/a b.csv"),
            ("\"a.csv\"", "a.csv"),
            ("~/Downloads/a.csv", "/home/ada/Downloads/a.csv"),
            ("~", "/home/ada"),
            ("~ada/a.csv", "~ada/a.csv"),
            ("'a.csv", "'a.csv"),
        ] {
            assert_eq!(path(typed, Some(OsStr::new("/home/ada"))), Path::new(expected), "{typed:?}");
        }
        assert_eq!(path("~/a", None), Path::new("~/a"));
    }

    #[test]
    fn what_is_no_export_is_said_to_be_none() {
        let folder = tempfile::tempdir().unwrap();
        let said = |path: &Path| read(path.to_str().unwrap(), None).unwrap_err();
        assert!(said(folder.path()).ends_with("that is a folder"));
        assert!(said(&folder.path().join("no.csv")).ends_with("there is no such file"));
        let file = folder.path().join("a.csv");
        crate::store::trial::put(&file, "hello");
        assert!(said(&file).starts_with(&file.display().to_string()));
    }
}
