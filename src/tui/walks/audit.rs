//! Salt in every field of a book, on every screen, in every question and dialog, at several sizes: no cell holds it.

#[path = "../../../tests/it/salted.rs"]
mod salted;

use std::collections::BTreeMap;

use self::salted::{Salted, field_at, full, salted, slips};
use super::every_key::{Books, place};
use crate::{
    domain::{book::Book, sample},
    store::{format, saved::Saved},
    tui::{
        action::Context,
        bindings,
        test_app::{MORNING, TestApp, at},
    },
};

/// Lines, dialogs, forms and searches that no single key opens, from the first screen on.
const SCRIPTS: &[&str] = &[
    ": a",
    ": 'ada'",
    ": 'set'",
    "n",
    "n 'h'",
    "n 'promise @'",
    "n 'lead @'",
    "a 'Cy@ Reed, nurse at Hale@'",
    "a 'Cy@ Reed, nurse at Hale@' Enter u",
    "r j j n 'heard @'",
    "r j x",
    "x p",
    "x r",
    "D",
    "z",
    "z Enter u",
    "d d d d d d",
    "w",
    "w Enter",
    "j w",
    "j j w",
    "3 / 'q'",
    "3 / 'q@'",
    "3 /  'h'",
    "3 Enter G",
    "3 Enter Tab Tab",
    "3 Enter e Tab Tab",
    "3 e S-Tab",
    "3 e S-Tab '@'",
    "3 x",
    "3 X",
    "3 Space n",
    "3 Space x",
    "3 j j j Enter",
    "2 Enter",
    "2 j Enter Tab",
    "4 Enter G",
    "4 j Enter Tab",
    "4 Enter e",
    "5 Enter",
    "5 a '@' Enter",
    "5 Tab e",
    "6 Enter",
    "6 Tab Enter",
    "6 Tab Tab Enter",
    "6 Tab Tab Tab Enter",
    "6 Tab Tab Tab Tab Enter",
    ", j j j Enter",
    ", G k k Enter",
    ", G Enter",
    "? '@'",
    "i '@'",
    "i 'no@.csv' Enter",
];

/// The made-up book with whatever the golden one has more, all of it salted.
fn salty(book: &Book, in_front: bool) -> (Book, Vec<String>) {
    let full = full(&format::write(book, &Saved::default()).unwrap());
    let salt = if is_long() { salted::SALT } else { salted::PINCH };
    let Salted { text, fields } = salted(&full, salt, in_front);
    (format::read(text.as_bytes()).unwrap().0, fields)
}

/// What was found, by the field it came from, with the first place.
#[derive(Default)]
struct Leaks {
    pages: usize,
    found: BTreeMap<(String, String), String>,
}

impl Leaks {
    fn look(&mut self, app: &TestApp, fields: &[String], context: &str, place: &str) {
        self.pages += 1;
        let text = app.text();
        for row in text.lines() {
            for (at, c) in slips(row, |_| false) {
                let key = (context.to_owned(), field_at(row, at, fields).to_owned());
                self.found.entry(key).or_insert_with(|| format!("{c:?} at {place}: {row:?}"));
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a proof takes is up to whoever runs it")]
fn is_long() -> bool {
    std::env::var_os("REGARDS_PROOF").is_some_and(|form| form == "long")
}

#[test]
fn no_cell_of_any_screen_holds_what_steers_a_terminal() {
    let then = at("2026-10-20T08:04:00+02:00");
    let (demo, left) = (sample::demo(&at(MORNING)), sample::book(12, 6, 3, &then));
    let mut leaks = Leaks::default();
    let mut keys = 0;
    let (sizes, places) = if is_long() {
        (&[(160, 50), (120, 30), (80, 24), (40, 10), (30, 6)][..], &[true, false][..])
    } else {
        (&[(120, 30)][..], &[true][..])
    };
    for &in_front in places {
        let ((demo, fields), (left, fields_left)) = (salty(&demo, in_front), salty(&left, in_front));
        assert!(fields.len() > 60 && fields == fields_left, "{fields:?}\n{fields_left:?}");
        let books = Books { demo, left };
        for &(columns, rows) in sizes {
            for context in Context::ALL {
                let mut app = place(context, &books).size(columns, rows);
                let name = format!("{context:?}");
                leaks.look(&app, &fields, &name, &format!("{columns}x{rows}"));
                for key in bindings::all().filter(|it| it.contexts.contains(&context)).flat_map(|it| it.keys)
                {
                    app.keys(&key.to_string());
                    keys += 1;
                    leaks.look(&app, &fields, &name, &format!("{columns}x{rows}, {key}"));
                }
                app.effects();
            }
            for script in SCRIPTS {
                let mut app = TestApp::with(books.demo.clone()).size(columns, rows);
                app.keys(&script.replace('@', salted::SALT));
                keys += 1;
                app.effects();
                leaks.look(&app, &fields, script, &format!("{columns}x{rows}"));
            }
        }
    }
    println!("{keys} keys, {} pages", leaks.pages);
    assert!(leaks.found.is_empty(), "{} leaks: {:#?}", leaks.found.len(), leaks.found);
}
