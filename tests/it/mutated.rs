//! Verbs on files that are nearly books: whatever is asked for, the file is refused with its place and left alone.

use std::{fs, os::unix::fs::MetadataExt as _};

use crate::regards::Regards;

const GOLDEN: &str = include_str!("fixtures/book-format-2.json");

/// One of each way to look, to change, to take back and to bring in.
const VERBS: [&str; 9] = [
    "today",
    "list --all --json",
    "check",
    "add Cy Reed",
    "set k7q2m4xw role=nurse",
    "undo --yes",
    "import csv more.csv",
    "goals --name Sam",
    "export csv",
];

#[test]
fn a_file_that_is_nearly_a_book_is_refused_and_left_alone() {
    let changed = |was: &str, is: &str| {
        assert!(GOLDEN.contains(was), "{was}");
        GOLDEN.replacen(was, is, 1)
    };
    let cases = [
        (GOLDEN.get(..GOLDEN.len() / 2).unwrap().to_owned(), ":193:"),
        (changed("\"Ada Quill\"", "\"Ada Quill"), ":98:"),
        (changed("\"role\"", "\"rale\""), ":92:"),
        (changed("\"zone\": \"Europe/London\"", "\"zone\": \"Europe/London\", \"zone\": \"\""), ":109:"),
        (changed("\"cadence\": 90", "\"cadence\": 4294967296"), ":"),
        (changed("\"cadence\": 90", &format!("\"cadence\": {}{}", "[".repeat(300), "]".repeat(300))), ":"),
        (changed("\"b3nmd4xq\": {", "\"k7q2m4xw\": {"), ":"),
        (changed("\"r2q2m4xw\": {", "\"j1q2m4xw\": {"), "j1q2m4xw"),
        (changed("\"by\": \"k7q2m4xw\"", "\"by\": \"zzzzzzzz\""), "zzzzzzzz"),
        (changed("\"format\": 2", "\"format\": 9"), "format 9"),
    ];
    for (text, place) in cases {
        let somebody = Regards::with_book(&text);
        let stamp = || {
            let found = fs::metadata(somebody.file()).unwrap();
            (found.ino(), found.mtime(), found.mtime_nsec(), found.size(), found.mode())
        };
        let was = stamp();
        somebody.put("more.csv", "Name\nCy Reed\n");
        for line in VERBS {
            let ran = somebody.run(line);
            let said = format!("{}{}", ran.out, ran.err);
            assert_eq!(ran.code, 1, "{line}: {said}");
            assert!(
                said.contains(place) && (line == "check" || said.contains("It was not touched")),
                "{line}, {place}: {said}"
            );
            assert!(!ran.changed() && stamp() == was, "{line}: {said}");
        }
        assert_eq!(fs::read_to_string(somebody.file()).unwrap(), text);
    }
}
