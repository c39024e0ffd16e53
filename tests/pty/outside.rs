//! Other programs write to the book while it is on the screen and a line is half typed.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use tempfile::TempDir;

use crate::{
    program::{beside, book, folder, home_with, in_home, quit, rescues, started, verb, wait_until},
    pty::Pty,
};

/// How another program changes a file.
type Way = fn(&Path, &str);

const WAYS: [(&str, Way); 4] = [
    ("renamed over", |path, text| {
        let new = path.with_extension("tmp~");
        put(&new, text);
        fs::rename(new, path).unwrap();
    }),
    ("truncated and written", put),
    ("written in place, with the old time", |path, text| {
        let was = fs::metadata(path).unwrap().modified().unwrap();
        put(path, text);
        fs::File::options().write(true).open(path).unwrap().set_modified(was).unwrap();
    }),
    ("removed and made anew", |path, text| {
        fs::remove_file(path).unwrap();
        put(path, text);
    }),
];

#[expect(clippy::disallowed_methods, reason = "another program writes as it likes")]
fn put(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

/// The book with one more person in it, as somebody writes it by hand.
fn with_cy_reed(book: &Path) -> String {
    let text = fs::read_to_string(book).unwrap();
    text.replacen("\"contacts\": {", "\"contacts\": {\n    \"c0c0c0c1\": { \"name\": \"Cy Reed\" },", 1)
}

fn typing(home: &Arc<TempDir>) -> Pty {
    let mut pty = started(home);
    pty.send("aBen Ode");
    pty.wait_for("New: Ben Ode");
    pty
}

fn knows(home: &TempDir, names: &[&str]) {
    let list = verb(home, &["list", "--all"]);
    for name in names {
        assert!(list.contains(name), "{name}: {list}");
    }
    verb(home, &["check"]);
    assert_eq!(rescues(home), Vec::<String>::new());
    assert!(beside(home, ".book.json.unsaved-").is_empty());
}

#[test]
fn neither_the_others_change_nor_the_half_typed_line_is_lost() {
    for (name, way) in WAYS {
        for is_seen in [true, false] {
            let home = home_with(&["Ada Quill"]);
            let mut pty = typing(&home);
            way(&book(&home), &with_cy_reed(&book(&home)));
            if is_seen {
                pty.wait_for("Changed by another window or program");
                assert!(pty.text().contains("Ben Ode"), "{name}: {}", pty.text());
            }
            pty.send("\r");
            pty.wait_for("saved,");
            quit(pty);
            knows(&home, &["Ada Quill", "Ben Ode", "Cy Reed"]);
        }
    }
}

#[test]
fn a_sync_tools_conflict_copies_are_left_alone() {
    let home = home_with(&["Ada Quill"]);
    let other = with_cy_reed(&book(&home));
    let copies: Vec<PathBuf> = [
        "book.sync-conflict-20260818-173636-D4LGQYW.json",
        "book (Ada's conflicted copy 2026-01-02).json",
        "book.json.orig",
        ".book.json.swp",
        ".~lock.book.json#",
    ]
    .iter()
    .map(|name| folder(&home).join(name))
    .collect();
    let mut pty = typing(&home);
    copies.iter().for_each(|copy| put(copy, &other));
    pty.send("\r");
    pty.wait_for("saved,");
    quit(pty);
    verb(&home, &["undo"]);
    verb(&home, &["add", "Ben Ode"]);
    knows(&home, &["Ada Quill", "Ben Ode"]);
    assert!(!verb(&home, &["list", "--all"]).contains("Cy Reed"));
    for copy in copies {
        assert_eq!(fs::read_to_string(&copy).unwrap(), other, "{}", copy.display());
    }
}

/// A program that writes slowly: for a while the file is empty, then half there. It is not written over meanwhile.
#[test]
fn a_file_that_is_being_written_is_waited_for() {
    let home = home_with(&["Ada Quill"]);
    let other = with_cy_reed(&book(&home));
    let mut pty = typing(&home);
    let mut file = fs::File::options().write(true).truncate(true).open(book(&home)).unwrap();
    pty.send("\r");
    pty.wait_for("NOT SAVED");
    let copy = beside(&home, ".book.json.unsaved-");
    assert!(fs::read_to_string(&copy[0]).unwrap().contains("Ben Ode"));
    assert_eq!(fs::metadata(book(&home)).unwrap().len(), 0);
    let (half, rest) = other.split_at(other.len() / 2);
    file.write_all(half.as_bytes()).unwrap();
    pty.send("aDot Vale\r");
    pty.wait_for("Added Dot Vale");
    wait_until("both beside the book", || {
        fs::read_to_string(&copy[0]).is_ok_and(|text| text.contains("Dot Vale"))
    });
    assert_eq!(fs::read_to_string(book(&home)).unwrap(), half);
    file.write_all(rest.as_bytes()).unwrap();
    drop(file);
    pty.send("w");
    pty.wait_for("saved,");
    quit(pty);
    knows(&home, &["Ada Quill", "Ben Ode", "Cy Reed", "Dot Vale"]);
}

#[test]
fn a_book_that_goes_away_is_written_anew() {
    let home = home_with(&["Ada Quill"]);
    let mut pty = typing(&home);
    fs::remove_file(book(&home)).unwrap();
    pty.wait_for("is gone");
    pty.send("\r");
    pty.wait_for("saved,");
    quit(pty);
    knows(&home, &["Ada Quill", "Ben Ode"]);
}

#[test]
fn an_older_version_put_in_its_place_is_what_counts() {
    let home = home_with(&["Ada Quill"]);
    let older = fs::read_to_string(book(&home)).unwrap();
    verb(&home, &["add", "Cy Reed"]);
    let mut pty = typing(&home);
    put(&book(&home), &older);
    pty.wait_for("Changed by another window or program");
    pty.send("\r");
    pty.wait_for("saved,");
    quit(pty);
    knows(&home, &["Ada Quill", "Ben Ode"]);
    assert!(!verb(&home, &["list", "--all"]).contains("Cy Reed"));
}

#[test]
fn verbs_beside_an_open_screen_lose_nothing_and_nor_does_the_screen() {
    let home = home_with(&["Ada Quill"]);
    let mut pty = in_home(&home).spawn();
    pty.wait_for("1 Today");
    let name = |who: &str, number: usize| {
        format!("{who} {}", ["Ash", "Birch", "Cedar", "Elm", "Fir", "Oak"][number])
    };
    let verbs = thread::spawn({
        let home = Arc::clone(&home);
        move || (0..6).for_each(|number| drop(verb(&home, &["add", &name("Verb", number)])))
    });
    for number in 0..6 {
        pty.send(&format!("a{}\r", name("Screen", number)));
        pty.wait_for(&format!("Added {}", name("Screen", number)));
    }
    verbs.join().unwrap();
    quit(pty);
    let names: Vec<String> =
        (0..6).flat_map(|number| [name("Verb", number), name("Screen", number)]).collect();
    knows(&home, &names.iter().map(String::as_str).collect::<Vec<_>>());
}
