//! A file that the user names, read whole and never waited for.

use std::{
    io::{self, Read},
    path::Path,
};

use crate::store::{disk::open, trouble::words};

/// The largest file that is taken for a list of people, in bytes: LinkedIn's limit of 30,000 people takes 6 MB.
pub const MOST_BYTES: u64 = 64 << 20;

/// The bytes of the file at `path`: of a regular one, and of at most `most` bytes even if it grows meanwhile. Opening
/// it waits for nobody, so that a pipe is refused and not waited for.
///
/// # Errors
/// Why it cannot be read, in words for the user, with the path.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let refused = |why: String| format!("{}: {why}", path.display());
    let machine = |error: io::Error| refused(words(&error));
    let file = open(path).map_err(machine)?;
    let facts = file.metadata().map_err(machine)?;
    if facts.is_dir() {
        return Err(refused("that is a folder; name the file in it".to_owned()));
    }
    if !facts.is_file() {
        return Err(refused("that is a device or a pipe, not a file".to_owned()));
    }
    let too_large =
        || refused(format!("that has more than {} MB, too much for a list of people", most >> 20));
    if facts.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or(0));
    let read = file.take(most + 1).read_to_end(&mut bytes).map_err(machine)? as u64;
    if read > most {
        return Err(too_large());
    }
    if read != facts.len() {
        return Err(refused(
            "it changed while it was read; try again when whatever writes it is done".to_owned(),
        ));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        crate::store::trial::put(&file, "hello");
        assert_eq!(read(&file, 5).unwrap(), b"hello");
        let why = |path: &Path, most| read(path, most).unwrap_err();
        assert!(why(&file, 4).contains("too much for a list of people"));
        assert!(why(folder.path(), 9).ends_with("that is a folder; name the file in it"));
        assert!(why(&folder.path().join("no.csv"), 9).ends_with("there is no such file"));
        assert!(why(Path::new("/dev/zero"), 9).ends_with("not a file"));
        let pipe = folder.path().join("pipe");
        crate::store::trial::pipe(&pipe);
        assert!(why(&pipe, 9).ends_with("not a file"));
    }
}
