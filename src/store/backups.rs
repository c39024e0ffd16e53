//! The kept versions of the book, in a hidden folder beside it.

use std::{
    cmp::Reverse,
    io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::{
    disk::{Disk, Identity},
    machine::Machine,
    path::{Place, make_one_folder},
    read::{Parse, Read, read_once},
    rotation,
    trouble::TroubleKind,
    version::{Backup, Version, file_time},
};

/// The path under which this version is to be kept: a name that is still free.
///
/// # Errors
/// What the disk says.
pub fn path_for(disk: &dyn Disk, place: &Place, version: &Version) -> io::Result<PathBuf> {
    free_path(disk, |copy| match copy {
        1 => place.backups().join(format!("{version}.json")),
        _ => place.backups().join(format!("{version}-{copy}.json")),
    })
}

/// The path for an original that cannot be read, when another version takes its place.
///
/// # Errors
/// What the disk says.
pub fn damaged_path(disk: &dyn Disk, place: &Place, now: DateTime<Utc>) -> io::Result<PathBuf> {
    free_path(disk, |copy| match copy {
        1 => place.damaged(&file_time(now)),
        _ => place.damaged(&format!("{}-{copy}", file_time(now))),
    })
}

fn free_path(disk: &dyn Disk, path: impl Fn(u32) -> PathBuf) -> io::Result<PathBuf> {
    for copy in 1..1000 {
        let path = path(copy);
        match disk.facts(&path) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Every backup, the newest first. Other files in the folder are nobody's business.
///
/// # Errors
/// What the disk says; a folder that is not there is empty.
pub fn list(disk: &dyn Disk, place: &Place) -> io::Result<Vec<Backup>> {
    let folder = place.backups();
    let names = match disk.list(&folder) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut backups: Vec<_> = names
        .iter()
        .filter_map(|name| {
            let name = name.to_str()?;
            Backup::from_name(name, &disk.facts(&folder.join(name)).ok()?)
        })
        .collect();
    backups.sort_by_key(|backup| Reverse((backup.version.generation, backup.version.at, backup.name.len())));
    Ok(backups)
}

/// Reads one backup.
///
/// # Errors
/// Why it cannot be read.
pub fn read<T>(
    machine: &Machine,
    place: &Place,
    name: &str,
    parse: Parse<'_, T>,
) -> Result<Read<T>, TroubleKind> {
    read_once(machine, &place.backups().join(name), parse)
}

/// The newest backup that `parse` accepts.
pub fn newest_readable<T>(machine: &Machine, place: &Place, parse: Parse<'_, T>) -> Option<Backup> {
    let backups = list(&*machine.disk, place).unwrap_or_default();
    backups.into_iter().find(|backup| read(machine, place, &backup.name, parse).is_ok())
}

/// Takes away every backup that is the book itself under a second name, left by a save that was cut short: whoever
/// edits the book in place would change it too.
///
/// # Errors
/// What the disk says.
pub fn remove_shared(disk: &dyn Disk, place: &Place, book: Identity) -> io::Result<()> {
    for backup in list(disk, place)?.iter().filter(|backup| backup.identity == book) {
        disk.remove(&place.backups().join(&backup.name))?;
    }
    Ok(())
}

/// Takes away the backups that [`rotation`] no longer keeps.
///
/// # Errors
/// What the disk says.
pub fn rotate(machine: &Machine, place: &Place) -> io::Result<()> {
    let backups = list(&*machine.disk, place)?;
    for surplus in rotation::surplus(&backups, machine.clock.now()) {
        machine.disk.remove(&place.backups().join(&surplus.name))?;
    }
    Ok(())
}

/// Makes a backup of a version that lies under another name.
///
/// # Errors
/// What the disk says.
pub fn adopt(disk: &dyn Disk, place: &Place, from: &Path, version: &Version) -> io::Result<()> {
    make_one_folder(disk, &place.backups())?;
    disk.rename(from, &path_for(disk, place, version)?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::trial::{LATE, put, trial, version, writer};

    #[test]
    fn only_names_of_ours_are_backups() {
        let trial = trial(LATE);
        assert_eq!(list(&*trial.machine.disk, &trial.place).unwrap(), []);
        fs::create_dir(trial.place.backups()).unwrap();
        let ours = ["20261112T080500Z-000041-k7q2m4xw.json", "20261112T080500Z-000041-k7q2m4xw-2.json"];
        let others = [
            "20261112T080500Z-000041.json",
            "20261112T080500Z-000041-k7q2m4xw.json~",
            "20261132T080500Z-000041-k7q2m4xw.json",
            "20261112T080500Z-x-k7q2m4xw.json",
            "20261112T080500Z-000041-k7q2m4xw-a.json",
            "book.json",
            ".DS_Store",
        ];
        for name in ours.iter().chain(&others) {
            put(trial.place.backups().join(name), "41 it.");
        }
        fs::create_dir(trial.place.backups().join("20261112T080500Z-000042-k7q2m4xw.json")).unwrap();
        let listed = list(&*trial.machine.disk, &trial.place).unwrap();
        let names: Vec<_> = listed.iter().map(|backup| backup.name.as_str()).collect();
        assert_eq!(names, [ours[1], ours[0]]);
        let version = version(b"41 it.").unwrap();
        assert_eq!(listed[0].version, version);
        let free = path_for(&*trial.machine.disk, &trial.place, &version).unwrap();
        assert_eq!(free, trial.place.backups().join("20261112T080500Z-000041-k7q2m4xw-3.json"));
    }

    #[test]
    fn the_newest_is_found_by_number_though_the_clock_went_back() {
        let trial = trial(LATE);
        fs::create_dir(trial.place.backups()).unwrap();
        for (generation, at) in [(1, "2026-11-12T08:05:00Z"), (2, "2001-01-01T00:00:00Z")] {
            let version = Version { generation, writer: writer(), at: at.parse().unwrap() };
            let path = path_for(&*trial.machine.disk, &trial.place, &version).unwrap();
            put(path, format!("{generation} it."));
        }
        let newest = newest_readable(&trial.machine, &trial.place, &version).unwrap();
        assert_eq!(newest.name, "20010101T000000Z-000002-k7q2m4xw.json");
    }
}
