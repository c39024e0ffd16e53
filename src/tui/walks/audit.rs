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

/// Cards, lines, dialogs, forms and searches that no single key opens, from the first screen on, with the day and the
/// time at which the keys are pressed; in quotes words, `@` for salt, behind `=` another time.
const SCRIPTS: &[(&str, &str)] = &[
    ("12T08:04", "r j j j j j j j j j j j j j j"),
    ("12T08:04", "j j j j j j j j j j j j j j j j"),
    ("12T08:04", ": 'ada'"),
    ("12T08:04", ": 'set'"),
    ("12T08:04", "n 'h' Esc n 'promise @' Esc n 'lead @'"),
    ("12T08:04", "a 'Cy@ Reed, nurse at Hale@' Enter u"),
    ("12T08:04", "r j j n 'heard @' Esc x Esc D Esc z"),
    ("12T08:04", "x p u x r u D Esc z Enter u"),
    ("12T08:04", "d d d d d d d d d d"),
    ("12T08:04", "w Enter Esc Esc j w Esc Esc j j w"),
    ("12T08:04", "3 / 'q@' Esc Enter G Tab Tab e Tab Tab S-Tab"),
    ("12T08:04", "3 e S-Tab '@'"),
    ("12T08:04", "3 x Esc X Esc Space n Esc Space x"),
    ("12T08:04", "3 j j j Enter Tab j j Tab j j"),
    ("12T08:04", "2 j Enter Tab Esc Tab j Tab j Tab j Tab j"),
    ("12T08:04", "4 Enter j j j j G e Esc Esc j Enter j j Tab"),
    ("12T08:04", "5 Enter Esc a '@' Enter Tab e"),
    ("12T08:04", "6 Enter Esc Tab Enter Esc Tab Enter Esc Tab Enter Esc Tab Enter"),
    ("12T08:04", ", j j j Enter Esc G k k Enter Esc G Enter"),
    ("12T08:04", "? '@'"),
    ("12T08:04", "i '@' Esc i 'no@.csv' Enter"),
    ("12T15:00", "b j j 'x' =12T15:24 =12T15:31 Esc =12T15:50 j Tab 'x@' =12T17:10"),
    ("16T08:04", "r j j j j j j j j"),
    ("30T08:04", "j j j j j"),
];

/// The parts of a script: keys, and words in their quotes.
fn words(script: &str) -> impl Iterator<Item = String> {
    script.split('\'').enumerate().flat_map(|(place, part)| match place % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
        _ => vec![format!("'{part}'")],
    })
}

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
            for (time, script) in SCRIPTS {
                let at = at(&format!("2026-11-{time}:00+01:00"));
                let mut app = TestApp::at(books.demo.clone(), at).size(columns, rows);
                for word in words(script) {
                    match word.strip_prefix('=') {
                        Some(time) => drop(app.later(&format!("2026-11-{time}:00+01:00"))),
                        None => drop(app.keys(&word.replace('@', salted::SALT))),
                    }
                    keys += 1;
                    leaks.look(&app, &fields, script, &format!("{time}, {columns}x{rows}, {word}"));
                }
                app.effects();
            }
        }
    }
    println!("{keys} keys, {} pages", leaks.pages);
    assert!(leaks.found.is_empty(), "{} leaks: {:#?}", leaks.found.len(), leaks.found);
}
