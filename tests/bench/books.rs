//! Made-up books to measure with.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use regards::{
    domain::{
        book::Book,
        sample,
        zone::{Now, Zone},
    },
    store::{format, saved::Saved},
};
use tempfile::TempDir;

/// So many people are in the books.
pub const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// When it is, for all that is measured.
pub const MORNING: &str = "2026-11-12T08:04:00+01:00";
/// Where.
pub const ZONE: &str = "Europe/Vienna";

/// The moment of all that is measured.
pub fn now() -> Now {
    Now { instant: MORNING.parse().unwrap(), zone: Zone::named(ZONE).unwrap() }
}

/// The book of so many people; a fifth more were only imported.
pub fn book(people: usize) -> Book {
    sample::book(people, people / 5, 1, &now())
}

/// A book as a file, and the same records alone as [`super::limits`] reads them.
pub struct Shelf {
    folder: TempDir,
}

impl Shelf {
    /// Writes the books of these sizes.
    pub fn of(sizes: &[usize]) -> Self {
        let shelf = Self { folder: tempfile::tempdir().unwrap() };
        for people in sizes {
            let book = book(*people);
            put(&shelf.whole(*people), &format::write(&book, &Saved::default()).unwrap());
            put(&shelf.records(*people), &serde_json::to_vec_pretty(&book).unwrap());
            put(&shelf.table(*people), table(*people).as_bytes());
        }
        shelf
    }

    /// The book's file, which is not to be changed.
    pub fn whole(&self, people: usize) -> PathBuf {
        self.folder.path().join(format!("book-{people}.json"))
    }

    /// The records alone.
    pub fn records(&self, people: usize) -> PathBuf {
        self.folder.path().join(format!("records-{people}.json"))
    }

    /// So many people as LinkedIn exports them.
    pub fn table(&self, people: usize) -> PathBuf {
        self.folder.path().join(format!("Connections-{people}.csv"))
    }
}

/// A home with a copy of the book in it, which may be changed.
pub fn home(file: &Path) -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("book.json");
    fs::copy(file, &copy).unwrap();
    (home, copy)
}

fn put(path: &Path, bytes: &[u8]) {
    let mut file = fs::File::create_new(path).unwrap();
    file.write_all(bytes).unwrap();
}

fn table(people: usize) -> String {
    let mut rows = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    for number in 0..people {
        rows.push_str(&format!(
            "Given{number},Family{number},https://www.linkedin.com/in/made-up-{number},,\"Company {}, Inc.\",Researcher,12 Mar 2019\n",
            number % 400
        ));
    }
    rows
}
