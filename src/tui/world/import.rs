//! A file that is to be imported, by the path as a person types it.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    edge::given_file,
    exchange::{
        any,
        people::{NoPeople, People},
        sheet::{self, Map},
    },
    tui::message::{NotRead, PathGoesOn, ReadImport, ToRead},
};

/// Reads people from a file of any kind.
///
/// # Errors
/// Why it cannot be read, in words for the user.
pub fn read(file: ToRead, home: Option<&OsStr>) -> Result<Box<ReadImport>, Box<NotRead>> {
    match people(&file, home) {
        Ok((path, people)) => Ok(Box::new(ReadImport { file, path, people })),
        Err(NoPeople { why, table }) => Err(Box::new(NotRead { file, why, table })),
    }
}

fn people(file: &ToRead, home: Option<&OsStr>) -> Result<(String, People), NoPeople> {
    let path = path(&file.path, home);
    let shown = path.display();
    let bytes = given_file::read(&path, given_file::MOST_BYTES).map_err(NoPeople::because)?;
    let people = match file.columns.as_deref().map(Map::parse) {
        None => any::guess(&bytes),
        Some(Ok(map)) => sheet::read(&bytes, &map.alone()),
        Some(Err(why)) => Err(NoPeople::because(why.to_string())),
    };
    let people =
        people.map_err(|NoPeople { why, table }| NoPeople { why: format!("{shown}: {why}"), table })?;
    Ok((shown.to_string(), people))
}

/// The endings of files that may hold people.
const ENDINGS: [&str; 4] = ["csv", "tsv", "txt", "vcf"];

/// How the path that is typed may go on: to folders, and to files that may hold people.
pub fn complete(typed: &str, home: Option<&OsStr>) -> PathGoesOn {
    let (before, begun) = typed
        .rsplit_once('/')
        .map_or(("", typed), |(before, begun)| (typed.get(..before.len() + 1).unwrap_or_default(), begun));
    let folder = if before.is_empty() { PathBuf::from(".") } else { path(before, home) };
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let is_shown = name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
        let is_folder = is_shown && entry.path().is_dir();
        let ending = Path::new(&name).extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
        if is_folder {
            names.push(format!("{name}/"));
        } else if is_shown && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            names.push(name);
        }
    }
    names.sort_unstable();
    let common = names.iter().skip(1).fold(names.first().map_or("", String::as_str), |common, name| {
        let same = common.char_indices().zip(name.chars()).find(|((_, one), other)| one != other);
        let end = same.map_or(common.len().min(name.len()), |((end, _), _)| end);
        common.get(..end).unwrap_or_default()
    });
    let common = if common.len() > begun.len() { [before, common].concat() } else { typed.to_owned() };
    let is_found = !names.is_empty();
    if names.len() == 1 {
        names.clear();
    }
    PathGoesOn { typed: typed.to_owned(), common, names, is_found }
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
    fn paths_go_on_to_folders_and_to_files_of_people() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["chats.csv", "chats-old.csv", "card.vcf", ".hidden.csv", "photo.png", "Zoë.csv"] {
            crate::store::trial::put(folder.path().join(name), "x");
        }
        fs::create_dir(folder.path().join("Down")).unwrap();
        let at = |name: &str| format!("{}/{name}", folder.path().display());
        for (typed, common, names, is_found) in [
            ("", "", &["Down/", "Zoë.csv", "card.vcf", "chats-old.csv", "chats.csv"][..], true),
            ("c", "c", &["card.vcf", "chats-old.csv", "chats.csv"], true),
            ("ch", "chats", &["chats-old.csv", "chats.csv"], true),
            ("chats.", "chats.csv", &[], true),
            ("chats.csv", "chats.csv", &[], true),
            ("D", "Down/", &[], true),
            ("Z", "Zoë.csv", &[], true),
            (".h", ".hidden.csv", &[], true),
            ("photo", "photo", &[], false),
            ("no/such", "no/such", &[], false),
        ] {
            let found = complete(&at(typed), None);
            assert_eq!((found.common, found.is_found), (at(common), is_found), "{typed:?}");
            assert_eq!(found.names, names, "{typed:?}");
        }
        let home = folder.path().as_os_str();
        assert_eq!(complete("~/ca", Some(home)).common, "~/card.vcf");
    }

    #[test]
    fn what_is_no_export_is_said_to_be_none() {
        let folder = tempfile::tempdir().unwrap();
        let to_read = |path: &Path, columns| ToRead { path: path.to_str().unwrap().to_owned(), columns };
        let said = |path: &Path| read(to_read(path, None), None).unwrap_err().why;
        assert!(said(folder.path()).ends_with("that is a folder; name the file in it"));
        assert!(said(&folder.path().join("no.csv")).ends_with("there is no such file"));
        let file = folder.path().join("a.csv");
        crate::store::trial::put(&file, "hello");
        assert!(said(&file).starts_with(&file.display().to_string()));
        crate::store::trial::put(&file, "Wen,Mail\nAda,a@x.example\n");
        assert_eq!(read(to_read(&file, None), None).unwrap_err().table.unwrap().others, ["Wen"]);
        let people = read(to_read(&file, Some("name=Wen".to_owned())), None).unwrap().people;
        assert_eq!((people.cards[0].name.as_str(), people.cards[0].emails.len()), ("Ada", 0));
    }
}
