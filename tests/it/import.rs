//! A LinkedIn export from its bytes into the book, as the reader, the plan and the book's own command do it together.

use regards::{
    domain::{
        book::Book,
        card::Origin,
        command::{Act, Command},
        id::Ids,
        import::{Counts, plan},
        sample,
        zone::{Now, Zone},
    },
    exchange::linkedin::read,
};

use serde_json::{Value, json};

use crate::regards::Regards;

const CURRENT: &[u8] = include_bytes!("fixtures/linkedin/current.csv");
const HEADING: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n";

fn now() -> Now {
    Now { instant: "2026-11-12T07:04:00Z".parse().unwrap(), zone: Zone::named("Europe/Vienna").unwrap() }
}

fn written(book: &Book) -> String {
    serde_json::to_string(book).unwrap()
}

/// Imports a file; gives what the plan had said.
#[track_caller]
fn import(book: &mut Book, bytes: &[u8]) -> Counts {
    let rows = read(bytes).unwrap().rows;
    let planned = plan(book, Origin::Linkedin, &rows, &now());
    let applied = book
        .apply(
            &Command::new(&mut Ids::seeded(9), Act::Import { origin: Origin::Linkedin, cards: rows.into() }),
            &now(),
        )
        .unwrap();
    assert_eq!(applied.summary, planned.summary());
    assert_eq!(applied.change.is_empty(), planned.changes_nothing());
    planned.counts()
}

#[test]
fn a_second_import_changes_not_a_byte() {
    let mut book = sample::demo(&now());
    assert_eq!(import(&mut book, CURRENT), Counts { added: 5, linked: 1, ..Counts::default() });
    let once = written(&book);
    assert_eq!(import(&mut book, CURRENT), Counts { unchanged: 6, ..Counts::default() });
    assert_eq!(written(&book), once);
}

#[test]
fn thirty_thousand_people_are_brought_in_and_known_again() {
    let row = |n: u32| {
        format!(
            "Ada,Quill {n},https://www.linkedin.com/in/ada-{n},ada{n}@example.org,Hale,Lead,15 Jan 2024\r\n"
        )
    };
    let text: String = std::iter::once(HEADING.to_owned()).chain((0..30_000).map(row)).collect();
    let rows = read(text.as_bytes()).unwrap().rows;
    let mut book = sample::book(20, 10, 1, &now());
    let act = Act::Import { origin: Origin::Linkedin, cards: rows.clone().into() };
    let applied = book.apply(&Command::new(&mut Ids::seeded(9), act), &now()).unwrap();
    assert_eq!(applied.summary, "From LinkedIn: 30000 added to the pool");
    assert_eq!((book.contacts.len(), book.check()), (30_030, Vec::new()));
    assert!(plan(&book, Origin::Linkedin, &rows, &now()).changes_nothing());
}

#[test]
fn several_files_are_told_as_one_object() {
    let somebody = Regards::new();
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/linkedin");
    let line = format!("import linkedin {fixtures}/current.csv {fixtures}/old.csv --json");
    for (added, unchanged, saved) in [(9, 0, true), (0, 9, false)] {
        let told: Value = serde_json::from_str(&somebody.run(&line).out).unwrap();
        let count = |field: &str| told[field].as_array().unwrap().len();
        assert_eq!((count("added"), count("unchanged")), (added, unchanged));
        assert_eq!(
            (&told["version"], &told["saved"], &told["dry_run"]),
            (&json!(1), &json!(saved), &json!(false))
        );
        assert_eq!((&told["read"], count("skipped")), (&json!(12), 3));
        assert_eq!(told["skipped"][0]["file"], format!("{fixtures}/current.csv"));
        assert_eq!(told["skipped"][0]["line"], 9);
    }
}

/// The columns of a table of people that an import brings back, by name.
fn facts(table: &str) -> std::collections::BTreeMap<String, Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let heading = reader.headers().unwrap().clone();
    let wanted = ["name", "employer", "role", "field", "emails", "phones", "profile", "zone", "tags"];
    let places = wanted.map(|name| heading.iter().position(|cell| cell == name).unwrap());
    let row = |row: csv::StringRecord| {
        let cells: Vec<String> = places.iter().map(|place| row[*place].to_owned()).collect();
        (cells[0].clone(), cells)
    };
    reader.records().map(|found| row(found.unwrap())).collect()
}

#[test]
fn tags_with_a_comma_come_back() {
    let text = |tags: &str| {
        format!(r#"{{"format": 1, "contacts": {{"k7q2m4xw": {{"name": "Ada Quill", "tags": {tags}}}}}}}"#)
    };
    for tags in [r#"["a, b"]"#, r#"["a, b", "c"]"#, r#"["a", "b, c, d"]"#] {
        let one = Regards::with_book(&text(tags));
        for (kind, file) in [("csv", "people.csv"), ("vcard", "people.vcf")] {
            assert_eq!(one.run(&format!("export {kind} --out {file}")).code, 0);
            let other = Regards::new();
            std::fs::copy(one.home().join(file), other.home().join(file)).unwrap();
            assert_eq!(other.run(&format!("import {kind} {file}")).code, 0);
            let book = other.book();
            let back = book["contacts"].as_object().unwrap().values().next().unwrap()["tags"].clone();
            assert_eq!(back, serde_json::from_str::<Value>(tags).unwrap(), "{kind}");
        }
    }
}

#[test]
fn what_goes_out_comes_back() {
    let one = Regards::with_book(&Regards::new().run("sample --people 60 --seed 4").out);
    let table = one.run("export csv --include-discreet").out;
    let people = facts(&table);
    assert!(people.len() >= 60, "{}", people.len());
    for (kind, file) in [("csv", "people.csv"), ("vcard", "people.vcf")] {
        let out = one.run(&format!("export {kind} --include-discreet --out {file} --force"));
        assert_eq!(out.code, 0, "{}", out.err);
        let other = Regards::new();
        std::fs::copy(one.home().join(file), other.home().join(file)).unwrap();
        let told: Value =
            serde_json::from_str(&other.run(&format!("import {kind} {file} --json")).out).unwrap();
        assert_eq!(told["skipped"], json!([]), "{kind}");
        let back = facts(&other.run("export csv --include-discreet").out);
        for (name, cells) in &people {
            assert_eq!(back.get(name), Some(cells), "{kind}: {name}");
        }
        assert_eq!(back.len(), people.len(), "{kind}");
        let again: Value =
            serde_json::from_str(&other.run(&format!("import {kind} {file} --json")).out).unwrap();
        assert_eq!(again["saved"], json!(false), "{kind}");
    }
}
