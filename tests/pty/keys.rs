//! Keys, pastes, sizes and junk by chance, on a real terminal: the program answers afterwards, leaves by `q` as it
//! found the terminal, and the book is sound.
//!
//! `REGARDS_PROOF=long` presses ten times as many, from another seed each time; `REGARDS_SEED` chooses the seed.

#[path = "../../src/tui/walks/typing.rs"]
mod typing;

use std::{fs, os::unix::fs::PermissionsExt as _, sync::Arc};

use rustix::process::Signal;
use tempfile::TempDir;

use self::typing::Typing;
use crate::{
    chance::{chance, is_long, up_to},
    program::{beside, book, home_with, in_home, is_restored, rescues, verb},
    pty::Pty,
};

/// More than any of this takes; a paste kept over and over would need more.
const MOST_MEMORY: u64 = 100 << 20;

/// A home with something of every kind in its book, an editor, and people to import.
#[expect(clippy::disallowed_methods, reason = "a book that was made up elsewhere, and an editor")]
fn full_home() -> Arc<TempDir> {
    let home = home_with(&["Ada Quill"]);
    fs::write(book(&home), verb(&home, &["sample", "--people", "25", "--pool", "10"])).unwrap();
    fs::write(
        home.path().join("x.csv"),
        "First Name,Last Name,Company\nNora,Finch,Civica\nKarl,Popp,Orbit\n",
    )
    .unwrap();
    let editor = home.path().join("editor");
    fs::write(&editor, "#!/bin/sh\nprintf ' \\033[31mand more' >>\"$1\"\n").unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
    home
}

/// A program that is pressed at random: begun anew where it was left, continued where it stopped.
struct Stormed {
    home: Arc<TempDir>,
    pty: Pty,
    starts: usize,
    stops: usize,
    /// What was typed last.
    last: Vec<u8>,
}

impl Stormed {
    fn on(home: Arc<TempDir>) -> Self {
        let pty = Self::started(&home);
        Self { home, pty, starts: 1, stops: 0, last: Vec::new() }
    }

    fn started(home: &Arc<TempDir>) -> Pty {
        // Nothing outside is to be found and opened.
        let start = in_home(home).env("EDITOR", home.path().join("editor")).env("PATH", "/nowhere");
        let mut pty = start.without_keys_of_its_own().spawn();
        pty.wait_until("a first page", vt100::Screen::alternate_screen);
        pty
    }

    /// Types this, and waits until the program has done all of it; one that was left by a key is begun anew.
    fn press(&mut self, typed: &[u8]) {
        self.last = typed.to_vec();
        // Whatever has begun before is ended, so that Ctrl-Z is heard.
        if !self.pty.type_until_it_stops(&[typed, b"\x1b[201~\x1a"].concat()) {
            self.has_ended_well();
            self.begin();
        }
    }

    fn begin(&mut self) {
        self.pty = Self::started(&self.home);
        self.starts += 1;
    }

    fn has_ended_well(&mut self) {
        assert_eq!(self.pty.wait_for_exit(), 0, "{}", self.pty.text());
        assert!(is_restored(&self.pty), "{}", self.pty.text());
        self.stops += self.pty.stops();
    }

    /// It still answers, leaves by `q`, and the book is sound.
    fn leave(mut self) -> (usize, usize) {
        if let Some(peak) = self.pty.peak() {
            println!("at most {} KiB of memory", peak / 1024);
            assert!(peak < MOST_MEMORY, "{peak}");
        }
        self.pty.resize(80, 24);
        self.step_out();
        verb(&self.home, &["check"]);
        assert_eq!(rescues(&self.home), Vec::<String>::new());
        for name in [".book.json.unsaved-", ".book.json.edit-", ".book.json.tmp-"] {
            assert!(beside(&self.home, name).is_empty(), "{name}");
        }
        // It opens again, wherever it begins.
        self.begin();
        self.step_out();
        (self.starts, self.stops)
    }

    /// Questions and pages are stepped back from, a form that asks is left, and `q` ends it once all is saved.
    fn step_out(&mut self) {
        let back = b"\x1b\x1b[I";
        // A template that names a field nobody knows holds on to whoever leaves it, until it is thrown away.
        self.press(&[back.as_slice(), b"y", back, back, b"X", back, back, back, b"1"].concat());
        self.pty.send("q");
        while self.pty.goes_on_from_a_stop() {}
        self.has_ended_well();
    }
}

impl Drop for Stormed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("typed last: {}", self.last.escape_ascii());
        }
    }
}

#[test]
fn twenty_thousand_keys_by_chance_leave_a_program_that_answers_and_a_book_that_is_sound() {
    let mut chance = chance(1);
    let wanted = if is_long() { 200_000 } else { 20_000 };
    let mut numbers = chance.clone();
    let mut typing = Typing::by(move || numbers.number());
    let mut stormed = Stormed::on(full_home());
    let mut pressed = 0;
    while pressed < wanted {
        let mut chunk = Vec::new();
        for _ in 0..=up_to(&mut chance, 80) {
            let (bytes, keys) = typing.next();
            chunk.extend(bytes);
            pressed += keys;
        }
        stormed.press(&chunk);
        match up_to(&mut chance, 20) {
            0 => {
                stormed.pty.signal(Signal::TSTP);
                assert!(stormed.pty.goes_on_from_a_stop());
            }
            1 => {
                stormed.step_out();
                stormed.begin();
            }
            2..5 => {
                let columns = u16::try_from(1 + up_to(&mut chance, 140)).unwrap();
                stormed.pty.resize(columns, u16::try_from(1 + up_to(&mut chance, 45)).unwrap());
            }
            _ => {}
        }
    }
    let (starts, stops) = stormed.leave();
    println!("{pressed} keys and pastes, {starts} starts, {stops} stops; lost: 0");
}

/// Where junk may come down: a page, a line, a form and its notes, a talk that is on, the help, a message.
const PLACES: &[&str] = &["", "a", "3\re", "3\re\x1b[Z", "3\rb\r", "?", "3/", ":", "r", "5", ",", "3\rw"];

/// Every byte, and every pair of these bytes, one after the other; Ctrl-Z is what waits for them.
fn all_pairs(bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    for (at, one) in bytes.iter().enumerate() {
        all.push(*one);
        for other in &bytes[at + 1..] {
            all.extend([*one, *other]);
        }
    }
    all
}

#[test]
fn every_byte_alone_and_in_pairs_is_borne_everywhere() {
    let every: Vec<u8> = (0..=255).filter(|byte| *byte != 0x1a).collect();
    // Those that begin, go on or end something; the long form pairs all.
    let telling = b"\x00\x03\x05\x07\x09\x0d\x1b\x1c[]OPX^_M~<;0126A\\u q\x7f\x80\x9b\x9c\xc2\xe2\xf0\xff";
    let pairs = all_pairs(if is_long() { &every } else { telling });
    let mut stormed = Stormed::on(full_home());
    let mut tried = 0;
    for place in PLACES {
        stormed.step_out();
        stormed.begin();
        stormed.press(place.as_bytes());
        let mut alone = Vec::new();
        for byte in &every {
            // A pause behind each would take minutes; a sequence that is broken off ends as well.
            alone.extend([*byte, 0x1b, b'[', b'I']);
            tried += 1;
        }
        for piece in alone.chunks(512) {
            stormed.press(piece);
        }
        for piece in pairs.chunks(512) {
            stormed.press(piece);
            tried += piece.len();
        }
    }
    let (starts, stops) = stormed.leave();
    println!("{tried} bytes, {starts} starts, {stops} stops; lost: 0");
}

#[test]
fn a_megabyte_of_junk_is_borne_pasted_and_typed() {
    let mut chance = chance(3);
    let size = 1 << 20;
    let mut junk = Vec::with_capacity(size);
    while junk.len() < size {
        junk.extend(chance.number().to_le_bytes());
    }
    for place in ["", "a", "3\re\x1b[Z", "3\rb\r"] {
        let mut stormed = Stormed::on(full_home());
        stormed.press(place.as_bytes());
        // Nothing in it may end the paste.
        let text = junk.iter().map(|byte| if *byte == 0x1b { b'x' } else { *byte });
        stormed.press(&[b"\x1b[200~".to_vec(), text.collect()].concat());
        stormed.leave();
    }
    let mut stormed = Stormed::on(full_home());
    let typed = if is_long() { size } else { size / 32 };
    for piece in junk[..typed].chunks(1024) {
        let keys: Vec<u8> = piece.iter().copied().filter(|byte| *byte != 0x1a).collect();
        stormed.press(&keys);
    }
    let (starts, stops) = stormed.leave();
    println!("{typed} bytes typed, {starts} starts, {stops} stops; lost: 0");
}
