//! Every import is the same the second time: whatever stands in a file, of any kind, what was brought in once is known
//! again.

use chrono::DateTime;
use proptest::prelude::*;

use super::{
    linkedin,
    people::People,
    sheet::{self, Map},
    vcard, vcf,
};
use crate::domain::{
    book::Book,
    card::Origin,
    command::{Act, Command},
    id::Ids,
    import::plan,
    proof,
    zone::{Now, Zone},
};

/// What may stand in a cell: few words, so that people meet, and what files hold that nobody meant.
fn cell() -> impl Strategy<Value = String> {
    let few = [
        "",
        "",
        "Ada Quill",
        "ada quill",
        "Ben Ode",
        "Zoë",
        "Acme",
        "Lead",
        "a@x.example",
        "b@x.example",
        "+43 660 1234567",
    ];
    let odd = [
        "=1+1",
        "'=1+1",
        "-",
        "@SUM",
        "\"quoted\"",
        "a, b",
        "a;b",
        "two\nlines",
        "\u{202e}evil",
        "\u{1b}[31m",
        " padded  out ",
        "https://www.linkedin.com/in/ada-quill",
        "linkedin.com/in/Ben%20Ode/",
        "2026-11-12",
        "12 Nov 2026",
        "3/4/2020",
        "Dr.",
        "von der Au",
        "\\n",
        "\u{feff}x",
    ];
    prop_oneof![
        6 => prop::sample::select(few.to_vec()).prop_map(str::to_owned),
        2 => prop::sample::select(odd.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

/// A file of one of the three kinds.
fn file() -> impl Strategy<Value = (Origin, String)> {
    let rows = prop::collection::vec(prop::collection::vec(cell(), 7), 0..6);
    (prop::sample::select(Origin::ALL.to_vec()), rows).prop_map(|(origin, rows)| {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let table = |heading: &str| {
            let rows = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","));
            std::iter::once(heading.to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
        };
        let text = match origin {
            Origin::Linkedin => table("First Name,Last Name,URL,Email Address,Company,Position,Connected On"),
            Origin::Csv => table("name,employer,role,emails,profile,notes,tags"),
            Origin::Vcard => {
                let escaped = |cell: &String| {
                    let escapes = [("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\n", "\\n")];
                    escapes.iter().fold(cell.clone(), |cell, (plain, written)| cell.replace(plain, written))
                };
                let names = ["FN", "ORG", "TITLE", "EMAIL", "TEL", "NOTE", "UID"];
                let card = |row: &Vec<String>| {
                    let lines =
                        names.iter().zip(row).map(|(name, cell)| format!("{name}:{}\r\n", escaped(cell)));
                    format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{}END:VCARD\r\n", lines.collect::<String>())
                };
                rows.iter().map(card).collect()
            }
        };
        (origin, text)
    })
}

fn read(origin: Origin, bytes: &[u8]) -> Option<People> {
    match origin {
        Origin::Linkedin => linkedin::read(bytes).ok().map(People::from),
        Origin::Vcard => vcard::read(bytes).ok(),
        Origin::Csv => sheet::read(bytes, &Map::default()).ok(),
    }
}

fn now() -> Now {
    Now { instant: DateTime::from_timestamp(1_794_466_800, 0).unwrap(), zone: Zone::UTC }
}

/// Brings people in, and once more; gives how many there are then.
fn twice(book: &mut Book, ids: &mut Ids, people: &People) -> Result<usize, TestCaseError> {
    let act = Act::Import { origin: people.origin, cards: people.cards.clone().into() };
    let planned = plan(book, people.origin, &people.cards, &now());
    let before = book.clone();
    let applied = book.apply(&Command::new(ids, act.clone()), &now()).unwrap();
    prop_assert_eq!(book.check(), vec![]);
    prop_assert_eq!(&applied.summary, &planned.summary());
    prop_assert_eq!(planned.changes_nothing(), *book == before);
    let again = plan(book, people.origin, &people.cards, &now());
    prop_assert!(again.changes_nothing(), "{:?}", again.rows);
    let once = book.clone();
    let applied = book.apply(&Command::new(ids, act), &now()).unwrap();
    prop_assert!(applied.change.is_empty());
    prop_assert_eq!(&*book, &once);
    Ok(book.contacts.len())
}

proptest! {
    #![proptest_config(proof::cases(150, 10_000))]

    #[test]
    fn whatever_is_imported_twice_is_imported_once(files in prop::collection::vec(file(), 1..5)) {
        let (mut book, mut ids) = (Book::default(), Ids::seeded(5));
        for (origin, text) in files {
            let Some(people) = read(origin, text.as_bytes()) else { continue };
            twice(&mut book, &mut ids, &people)?;
        }
        // What goes out as cards comes in elsewhere, once.
        let everybody = book.contacts.iter().map(|(id, contact)| (*id, &**contact));
        let cards = vcf::cards(&book, everybody, now().instant);
        if let Some(people) = read(Origin::Vcard, cards.as_bytes()) {
            prop_assert_eq!(people.cards.len() + people.skipped.len(), book.contacts.len());
            let elsewhere = twice(&mut Book::default(), &mut ids, &people)?;
            prop_assert!(elsewhere <= book.contacts.len());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(origin in prop::sample::select(Origin::ALL.to_vec()), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Some(people) = read(origin, &bytes) {
            twice(&mut Book::default(), &mut Ids::seeded(5), &people)?;
        }
    }
}
