//! Where the book lies, and where its companions lie beside it.

use std::{
    borrow::Cow,
    ffi::{OsStr, OsString},
    fmt, io,
    path::{Path, PathBuf},
};

use super::{
    disk::{Disk, Kind, sync_folder},
    trouble::words,
};

/// What the command line and the environment say about the place of the book.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `--file`.
    pub flag: Option<PathBuf>,
    /// `REGARDS_FILE`.
    pub regards_file: Option<OsString>,
    /// `XDG_DATA_HOME`.
    pub xdg_data_home: Option<OsString>,
    /// What [`platform_folder`] says.
    pub platform: Option<PathBuf>,
}

/// The folder for the data of programs on this platform.
pub fn platform_folder() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|folders| folders.data_dir().to_owned())
}

/// The place of the book, with every symbolic link of its name resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    file: PathBuf,
    folder: PathBuf,
    name: OsString,
    is_default: bool,
}

/// Why there is no place for the book.
#[derive(Debug)]
pub enum NoPlace {
    /// Neither a path was given nor does the machine know a home.
    NoHome,
    /// The path ends in no file name.
    NotAName(PathBuf),
    /// The links from this path lead in a circle.
    Circle(PathBuf),
    /// A link or the working folder cannot be looked at.
    Refused {
        /// The path.
        path: PathBuf,
        /// What the machine says.
        error: io::Error,
    },
}

impl fmt::Display for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHome => f.write_str("no home folder is known; say where the book lies with --file PATH"),
            Self::NotAName(path) => {
                write!(
                    f,
                    "{:?} names no file; give the path of the book, as in --file book.json",
                    path.display()
                )
            }
            Self::Circle(path) => {
                write!(f, "{}: its symbolic links lead in a circle; mend them first", path.display())
            }
            Self::Refused { path, error } => write!(f, "cannot look at {}: {}", path.display(), words(error)),
        }
    }
}

impl std::error::Error for NoPlace {}

/// As many links as Linux follows.
const LINKS: usize = 40;

impl Place {
    /// Finds the place: `--file`, else `REGARDS_FILE`, else `regards/book.json` in `XDG_DATA_HOME` (on every
    /// platform, relative values ignored as its specification asks), else in the platform's own data folder.
    ///
    /// # Errors
    /// [`NoPlace`].
    pub fn find(surroundings: &Surroundings, disk: &dyn Disk) -> Result<Self, NoPlace> {
        let named = surroundings.regards_file.as_ref().filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(path) = surroundings.flag.clone().or(named) {
            return Self::resolve(&path, false, disk);
        }
        let xdg = surroundings.xdg_data_home.as_ref().map(PathBuf::from).filter(|path| path.is_absolute());
        let data = xdg.or_else(|| surroundings.platform.clone()).ok_or(NoPlace::NoHome)?;
        Self::resolve(&data.join("regards").join("book.json"), true, disk)
    }

    /// The place at the end of the links of `path`. The last link may point to nothing yet.
    fn resolve(path: &Path, is_default: bool, disk: &dyn Disk) -> Result<Self, NoPlace> {
        let ends_in_name = |path: &Path| {
            let ends = path.as_os_str().as_encoded_bytes().last();
            ends.is_some_and(|&last| last != b'/') && path.file_name().is_some()
        };
        if !ends_in_name(path) {
            return Err(NoPlace::NotAName(path.to_owned()));
        }
        let refused = |path: &Path, error| NoPlace::Refused { path: path.to_owned(), error };
        let mut file = std::path::absolute(path).map_err(|error| refused(path, error))?;
        let mut linked = false;
        for _ in 0..LINKS {
            let folder = file.parent().unwrap_or(Path::new("/")).to_owned();
            match disk.facts(&file) {
                Ok(facts) if facts.kind == Kind::Link => {
                    let target = disk.read_link(&file).map_err(|error| refused(&file, error))?;
                    file = folder.join(target);
                    linked = true;
                }
                Err(error)
                    if !matches!(
                        error.kind(),
                        io::ErrorKind::NotFound
                            | io::ErrorKind::NotADirectory
                            | io::ErrorKind::PermissionDenied
                    ) =>
                {
                    return Err(refused(&file, error));
                }
                _ => {
                    let name = file.file_name().map(OsStr::to_owned);
                    let name = name.ok_or_else(|| NoPlace::NotAName(file.clone()))?;
                    return Ok(Self { file, folder, name, is_default: is_default && !linked });
                }
            }
        }
        Err(NoPlace::Circle(path.to_owned()))
    }

    /// The file itself.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The folder it lies in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The beginning of a command line that goes to this book.
    pub fn command_line(&self) -> String {
        if self.is_default {
            return "regards".to_owned();
        }
        let file = self.file.to_string_lossy();
        let quoted = shlex::try_quote(&file).unwrap_or(Cow::Borrowed(&file));
        format!("regards --file {quoted}")
    }

    /// Whether the program chose this place, and may create its folder.
    pub fn is_default(&self) -> bool {
        self.is_default
    }

    /// The side file that the lock is held on.
    pub fn lock_file(&self) -> PathBuf {
        self.hidden("lock")
    }

    /// The folder of the backups.
    pub fn backups(&self) -> PathBuf {
        self.hidden("backups")
    }

    /// Where a save writes first: the writer's id and the count of its saves.
    pub fn temporary(&self, writer: &str, count: u64) -> PathBuf {
        self.hidden(&format!("tmp-{writer}-{count}"))
    }

    /// Whether a name in the folder is one of [`Self::temporary`].
    pub fn is_temporary(&self, name: &OsStr) -> bool {
        self.is_hidden(name, "tmp-")
    }

    /// Where text that is being typed lies, as long as it stands in no saved record.
    pub fn rescue(&self, writer: &str, count: u32) -> PathBuf {
        self.hidden(&format!("rescue-{writer}-{count}"))
    }

    /// Whether a name in the folder is one of [`Self::rescue`], of any writer.
    pub fn is_rescue(&self, name: &OsStr) -> bool {
        self.is_hidden(name, "rescue-")
    }

    /// Where a whole book lies that could not be saved.
    pub fn unsaved(&self, writer: &str, count: u32) -> PathBuf {
        match count {
            1 => self.hidden(&format!("unsaved-{writer}")),
            _ => self.hidden(&format!("unsaved-{writer}-{count}")),
        }
    }

    /// Whether a name in the folder is one of [`Self::unsaved`], of any writer.
    pub fn is_unsaved(&self, name: &OsStr) -> bool {
        self.is_hidden(name, "unsaved-")
    }

    /// The folder in which a text lies while another program edits it.
    pub fn edited(&self, writer: &str, count: u32) -> PathBuf {
        self.hidden(&format!("edit-{writer}-{count}"))
    }

    /// Whether a name in the folder is one of [`Self::edited`], of any writer.
    pub fn is_edited(&self, name: &OsStr) -> bool {
        self.is_hidden(name, "edit-")
    }

    /// Where an original that cannot be read is kept when another version takes its place.
    pub fn damaged(&self, stamp: &str) -> PathBuf {
        let mut name = self.name.clone();
        name.push(format!(".damaged-{stamp}"));
        self.folder.join(name)
    }

    fn hidden(&self, ending: &str) -> PathBuf {
        self.folder.join(self.hidden_name(ending))
    }

    fn is_hidden(&self, name: &OsStr, ending: &str) -> bool {
        name.as_encoded_bytes().starts_with(self.hidden_name(ending).as_encoded_bytes())
    }

    fn hidden_name(&self, ending: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".");
        name.push(ending);
        name
    }

    /// Creates the program's own folder where it is missing, and the folders above it; no other.
    ///
    /// # Errors
    /// What the disk says.
    pub fn make_folder(&self, disk: &dyn Disk) -> io::Result<()> {
        if self.is_default { make_folders(disk, &self.folder) } else { Ok(()) }
    }
}

/// Creates a folder and those above it, each durably named in the one above.
fn make_folders(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    match disk.facts(folder) {
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let Some(above) = folder.parent() else { return Ok(()) };
    make_folders(disk, above)?;
    make_one_folder(disk, folder)?;
    sync_folder(disk, above)
}

/// Creates a folder, unless it is there.
///
/// # Errors
/// What the disk says.
pub fn make_one_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    match disk.make_folder(folder) {
        Ok(()) => Ok(()),
        Err(error) => match disk.facts(folder) {
            Ok(facts) if matches!(facts.kind, Kind::Folder | Kind::Link) => Ok(()),
            _ => Err(error),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt as _};

    use super::*;
    use crate::store::disk::MachineDisk;

    fn find(surroundings: &Surroundings) -> Result<Place, String> {
        Place::find(surroundings, &MachineDisk).map_err(|error| error.to_string())
    }

    #[test]
    fn the_flag_wins_then_the_variables_then_the_platform() {
        let all = Surroundings {
            flag: Some("/nowhere/flag.json".into()),
            regards_file: Some("/nowhere/variable.json".into()),
            xdg_data_home: Some("/nowhere/xdg".into()),
            platform: Some("/nowhere/platform".into()),
        };
        let mut now = all;
        let mut place = |change: fn(&mut Surroundings)| {
            change(&mut now);
            find(&now).map(|place| (place.file().to_string_lossy().into_owned(), place.is_default()))
        };
        let file = |path: &str, is_default| Ok((path.to_owned(), is_default));
        assert_eq!(place(|_| ()), file("/nowhere/flag.json", false));
        assert_eq!(place(|now| now.flag = None), file("/nowhere/variable.json", false));
        assert_eq!(
            place(|now| now.regards_file = Some("".into())),
            file("/nowhere/xdg/regards/book.json", true)
        );
        let platform = file("/nowhere/platform/regards/book.json", true);
        assert_eq!(place(|now| now.xdg_data_home = Some("relative".into())), platform);
        assert_eq!(place(|now| now.xdg_data_home = None), platform);
        assert!(place(|now| now.platform = None).unwrap_err().contains("--file PATH"));
    }

    #[test]
    fn a_path_without_a_file_name_is_refused() {
        for path in ["", "/", "folder/", "..", "a/.."] {
            let flag = Surroundings { flag: Some(path.into()), ..Surroundings::default() };
            assert!(find(&flag).unwrap_err().contains("names no file"), "{path:?}");
        }
    }

    #[test]
    fn the_companions_are_named_after_the_file() {
        let flag = Surroundings { flag: Some("/nowhere/mine".into()), ..Surroundings::default() };
        let place = find(&flag).unwrap();
        let names =
            [place.lock_file(), place.backups(), place.temporary("k7q2m4xw", 3), place.damaged("now")];
        let names = names.map(|path| path.to_string_lossy().into_owned());
        let expected = [".mine.lock", ".mine.backups", ".mine.tmp-k7q2m4xw-3", "mine.damaged-now"];
        assert_eq!(names, expected.map(|name| format!("/nowhere/{name}")));
        assert!(place.is_temporary(OsStr::new(".mine.tmp-k7q2m4xw-3")));
        assert!(!place.is_temporary(OsStr::new(".mine.lock")));
    }

    #[test]
    fn only_the_programs_own_folder_is_created() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("share");
        let own = Surroundings { xdg_data_home: Some(data.clone().into()), ..Surroundings::default() };
        find(&own).unwrap().make_folder(&MachineDisk).unwrap();
        assert_eq!(fs::metadata(data.join("regards")).unwrap().permissions().mode() & 0o777, 0o700);
        let other =
            Surroundings { flag: Some(home.path().join("other/book.json")), ..Surroundings::default() };
        find(&other).unwrap().make_folder(&MachineDisk).unwrap();
        assert!(!home.path().join("other").exists());
    }
}
