//! The user's own editor on a text: without a shell, on a private file, and what was written comes back whatever the
//! editor's exit code.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    store::{
        Store,
        disk::{Kind, read_pieces, write_all},
        side::{self, Side},
        trouble::words,
    },
    tui::message::Rescued,
};

/// The text inside its folder.
const TEXT: &str = "text.md";
/// Its owner's lock is held on this one, since an editor may put another file in the place of the text.
const OWNER: &str = "owner";
/// More than this is no note.
const LARGEST: u64 = 1 << 20;

/// A text that is edited, in a folder of its own.
pub struct Edited {
    folder: PathBuf,
    owner: Side,
}

impl Edited {
    /// Puts the text where only this user can read it.
    ///
    /// # Errors
    /// What the disk says, in words for the user.
    pub fn lay_out(store: &Store, text: &str) -> Result<Self, String> {
        let edited = Self::try_lay_out(store, text);
        edited.map_err(|error| {
            format!(
                "Cannot put the text for the editor into {}: {}",
                store.place().folder().display(),
                words(&error)
            )
        })
    }

    fn try_lay_out(store: &Store, text: &str) -> io::Result<Self> {
        let disk = &*store.machine().disk;
        store.place().make_folder(disk)?;
        let mut count = 1;
        let folder = loop {
            let folder = store.place().edited(store.writer().as_str(), count);
            match disk.make_folder(&folder) {
                Ok(()) => break folder,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && count < 1000 => count += 1,
                Err(error) => return Err(error),
            }
        };
        let owner = Side::claim(store.machine(), |_| folder.join(OWNER))?;
        let mut file = disk.create(&folder.join(TEXT), 0o600)?;
        write_all(&mut *file, text.as_bytes())?;
        file.sync()?;
        Ok(Self { folder, owner })
    }

    /// The file with the text.
    pub fn text(&self) -> PathBuf {
        self.folder.join(TEXT)
    }

    /// Takes the folder away, with whatever the editor left in it.
    pub fn remove(self) {
        let _left = self.owner.remove();
        remove_folder(&self.folder);
    }
}

/// Runs the editor on a file, as `line` names it with its arguments, and reads what it left there. The terminal must
/// be given back before.
///
/// # Errors
/// Why there is no text, in words for the user.
pub fn run(path: &Path, line: Option<&OsStr>) -> Result<String, String> {
    let (program, arguments) = command(line)?;
    if let Err(error) = Command::new(&program).args(arguments).arg(path).status() {
        let why = words(&error);
        return Err(format!("Cannot start {program:?}: {why}; set EDITOR to your editor"));
    }
    read(path).map_err(|why| format!("{}: {why}", path.display()))
}

/// The editor and its arguments, split as a shell would.
fn command(line: Option<&OsStr>) -> Result<(String, Vec<String>), String> {
    let line = line.unwrap_or(OsStr::new("vi"));
    let text = line.to_str().ok_or_else(|| format!("EDITOR is {line:?}, which is not text"))?;
    let mut words = shlex::split(text).unwrap_or_default().into_iter();
    let program = words.next().ok_or_else(|| format!("EDITOR is {text:?}, which names no program"))?;
    Ok((program, words.collect()))
}

/// The text as the editor left it, without the line end that editors put at the end of a file.
fn read(path: &Path) -> Result<String, String> {
    let disk = crate::store::disk::MachineDisk;
    let bytes = read_file(&disk, path, LARGEST).map_err(|error| words(&error))?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).to_vec();
    let text = String::from_utf8(bytes).map_err(|_| "the editor wrote something that is not UTF-8 text")?;
    let text = text.replace("\r\n", "\n");
    Ok(text.strip_suffix('\n').unwrap_or(&text).to_owned())
}

/// Reads a regular file of at most so many bytes, without waiting for a pipe.
///
/// # Errors
/// What the disk says, or that it is no such file.
pub(super) fn read_file(disk: &dyn crate::store::disk::Disk, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut file = disk.open(path)?;
    let facts = file.facts()?;
    match facts.kind {
        Kind::File => {}
        Kind::Folder => return Err(io::Error::other("that is a folder")),
        _ => return Err(io::Error::other("that is not a regular file")),
    }
    if facts.size > limit {
        return Err(io::Error::other(format!("it has {} bytes, more than {limit}", facts.size)));
    }
    let mut bytes = Vec::new();
    read_pieces(&mut *file, |piece| bytes.extend_from_slice(piece))?;
    Ok(bytes)
}

/// The texts that were in an editor when an earlier session ended, each with the lock that is now ours.
pub fn left(store: &Store) -> Vec<(Rescued, Side)> {
    let disk = &*store.machine().disk;
    let names = disk.list(store.place().folder()).unwrap_or_default();
    let mut folders: Vec<PathBuf> = names
        .iter()
        .filter(|name| store.place().is_edited(name))
        .map(|name| store.place().folder().join(name))
        .collect();
    folders.sort_unstable();
    let found = folders.into_iter().filter_map(|folder| {
        let owner = side::take(store.machine(), folder.join(OWNER)).ok().flatten()?.side;
        let text = read(&folder.join(TEXT)).ok().filter(|text| !text.trim().is_empty());
        let Some(text) = text else {
            Edited { folder, owner }.remove();
            return None;
        };
        let file = folder.display().to_string();
        Some((Rescued { file, title: "The text in your editor".to_owned(), text }, owner))
    });
    found.collect()
}

/// Takes away what an earlier session left in an editor; `held` are the locks of all that was left.
pub fn forget(store: &Store, folder: &str, held: &mut Vec<Side>) {
    let folder = PathBuf::from(folder);
    let is_ours = folder.file_name().is_some_and(|name: &OsStr| store.place().is_edited(name));
    let at = held.iter().position(|side| side.path().parent() == Some(&folder));
    if let (true, Some(at)) = (is_ours, at) {
        Edited { folder, owner: held.swap_remove(at) }.remove();
    }
}

fn remove_folder(folder: &Path) {
    // What cannot be removed is found at the next start.
    let _left = std::fs::remove_dir_all(folder);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_may_have_arguments_and_spaces() {
        for (line, expected) in [
            (Some("nano"), Ok(("nano", vec![]))),
            (Some("code --wait"), Ok(("code", vec!["--wait"]))),
            (Some("'/opt/my editor' -c \"set tw=72\""), Ok(("/opt/my editor", vec!["-c", "set tw=72"]))),
            (None, Ok(("vi", vec![]))),
            (Some("  "), Err("names no program")),
            (Some("'open"), Err("names no program")),
        ] {
            match (command(line.map(OsStr::new)), expected) {
                (Ok((program, arguments)), Ok((name, its))) => {
                    assert_eq!(
                        (program.as_str(), arguments),
                        (name, its.iter().map(|it| (*it).to_owned()).collect())
                    );
                }
                (Err(why), Err(part)) => assert!(why.contains(part), "{why}"),
                (found, _) => panic!("{line:?}: {found:?}"),
            }
        }
    }
}
