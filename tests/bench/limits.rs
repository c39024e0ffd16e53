//! What nothing but the job costs: the same bytes read and parsed into the same records, or written and replaced, by
//! a process that does nothing else.

use std::{
    ffi::OsStr,
    fs,
    hint::black_box,
    io::Write as _,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use regards::domain::book::Book;

/// Asks this program to be the limit.
pub const ARGUMENT: &str = "--limit";

/// Reads and parses the records in the file that is named, and ends without freeing them.
pub fn run(arguments: &[String]) {
    let [path] = arguments else { return };
    let bytes = fs::read(path).unwrap();
    let book: Book = serde_json::from_slice(&bytes).unwrap();
    std::mem::forget(black_box((book, bytes)));
}

/// How long a fresh process takes to read and parse these records.
pub fn read_and_parse(records: &Path) -> Duration {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([OsStr::new(ARGUMENT), records.as_os_str()]);
    let begun = Instant::now();
    assert!(command.status().unwrap().success());
    begun.elapsed()
}

/// How long it takes to serialise the records and to replace a file in `folder` by them, so that they outlive a power
/// cut.
pub fn serialise_and_replace(book: &Book, folder: &Path) -> Duration {
    let begun = Instant::now();
    let bytes = serde_json::to_vec_pretty(book).unwrap();
    let (new, file) = (folder.join("limit.new"), folder.join("limit.json"));
    let mut written = fs::File::create_new(&new).unwrap();
    written.write_all(&bytes).unwrap();
    written.sync_all().unwrap();
    fs::rename(&new, &file).unwrap();
    fs::File::open(folder).unwrap().sync_all().unwrap();
    begun.elapsed()
}
