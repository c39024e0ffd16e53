//! Changing one line of `config` on the disk: a new file in the place of the old one, whole or not at all.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use super::lines::{self, MOST_BYTES};
use crate::store::disk::{Disk, MachineDisk, Opened, sync_folder, write_all};

/// How many temporary names are tried.
const MOST_TRIES: u32 = 100;

/// The file's text with `name` set to `value`, or without it; that is what lies on the disk then. A link is followed
/// to the file it names, which keeps its mode; a new file is for this user only.
///
/// # Errors
/// In words, why the file is as it was.
pub(super) fn change(path: &Path, name: &str, value: Option<&str>) -> Result<String, String> {
    let failed = |error: io::Error| format!("{} was not changed: {error}", path.display());
    let disk = MachineDisk;
    let (target, before, mode) = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => {
            (path.to_owned(), String::new(), 0o600)
        }
        Err(error) => return Err(failed(error)),
        Ok(facts) if !facts.is_file() || facts.len() > MOST_BYTES => {
            return Err(format!("{} is not a short text file, so it is left alone", path.display()));
        }
        Ok(_) => {
            let target = fs::canonicalize(path).map_err(failed)?;
            let text = fs::read_to_string(&target).map_err(failed)?;
            let mode = disk.facts(&target).map_err(failed)?.mode;
            (target, text, mode)
        }
    };
    let text = lines::with(&before, name, value);
    if text != before {
        replace(&disk, &target, text.as_bytes(), mode).map_err(failed)?;
    }
    Ok(text)
}

fn replace(disk: &dyn Disk, target: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let folder = target.parent().unwrap_or(target);
    if !folder.exists() {
        folder.parent().map_or(Ok(()), fs::create_dir_all)?;
        disk.make_folder(folder)?;
    }
    let (new, mut file) = create(disk, target, mode)?;
    let written = write_all(&mut *file, bytes).and_then(|()| file.sync());
    drop(file);
    if let Err(error) = written.and_then(|()| disk.rename(&new, target)) {
        let _left = disk.remove(&new);
        return Err(error);
    }
    // The name is changed by now, whatever the folder says.
    let _synced = sync_folder(disk, folder);
    Ok(())
}

/// A new file beside the target.
fn create(disk: &dyn Disk, target: &Path, mode: u32) -> io::Result<(PathBuf, Box<dyn Opened>)> {
    let mut tries = 0;
    loop {
        let mut name = OsString::from(".");
        name.push(target.file_name().unwrap_or_default());
        name.push(format!(".new-{}-{tries}", std::process::id()));
        let new = target.with_file_name(name);
        match disk.create(&new, mode) {
            Ok(file) => return Ok((new, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < MOST_TRIES => tries += 1,
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::{
        fs::{File, OpenOptions},
        io::Write as _,
        os::unix::fs::PermissionsExt as _,
    };

    use super::*;

    fn fresh(path: &Path) -> File {
        OpenOptions::new().write(true).create_new(true).open(path).unwrap()
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_private_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("regards/config");
        assert_eq!(change(&path, "theme", Some("mono")).unwrap(), "theme = mono\n");
        assert_eq!(fs::read_to_string(&path).unwrap(), "theme = mono\n");
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        change(&path, "theme", None).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_stays_one_and_its_file_keeps_its_mode() {
        let folder = tempfile::tempdir().unwrap();
        let (path, kept) = (folder.path().join("config"), folder.path().join("dotfile"));
        fresh(&kept).write_all(b"# mine\ntheme = mono # at night\n").unwrap();
        fs::set_permissions(&kept, fs::Permissions::from_mode(0o644)).unwrap();
        std::os::unix::fs::symlink(&kept, &path).unwrap();
        change(&path, "theme", Some("high-contrast")).unwrap();
        assert!(path.is_symlink());
        assert_eq!(fs::read_to_string(&kept).unwrap(), "# mine\ntheme = high-contrast # at night\n");
        assert_eq!(mode(&kept), 0o644);
    }

    #[test]
    fn what_is_no_short_text_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        assert!(change(folder.path(), "theme", None).unwrap_err().contains("left alone"));
        let binary = folder.path().join("config");
        fresh(&binary).write_all(b"\xff\xfe").unwrap();
        assert!(change(&binary, "theme", Some("mono")).unwrap_err().contains("was not changed"));
        assert_eq!(fs::read(&binary).unwrap(), b"\xff\xfe");
    }
}
