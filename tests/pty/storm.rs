//! Sizes by chance while a line is typed, and a paste without an end.
//!
//! `REGARDS_PROOF=long` takes another seed each time; `REGARDS_SEED` chooses the seed.

use std::time::Duration;

use rustix::process::Signal;

use crate::{
    chance::{chance, up_to},
    program::{book, home, quit, started, verb, wait_until},
};

/// What stands there, whether blanks were drawn or never touched.
fn page(screen: &vt100::Screen) -> Vec<String> {
    screen.contents().lines().map(|row| row.trim_end().to_owned()).collect()
}

#[test]
fn two_thousand_sizes_while_a_line_is_typed_lose_no_letter() {
    let mut chance = chance(2);
    let home = home();
    let mut pty = started(&home);
    pty.send("a");
    let mut typed = String::new();
    for number in 0..2000_u32 {
        let most = if number % 10 == 0 { 200 } else { 60 };
        let columns = u16::try_from(1 + up_to(&mut chance, most)).unwrap();
        let rows = u16::try_from(1 + up_to(&mut chance, 30)).unwrap();
        let (columns, rows) = if number % 50 == 0 { (1, 1) } else { (columns, rows) };
        pty.resize(columns, rows);
        if number % 40 == 0 {
            let letter = char::from(b'a' + u8::try_from(chance.number() % 26).unwrap());
            typed.push(letter);
            assert!(pty.offer(letter.to_string().as_bytes()));
        }
    }
    pty.resize(80, 24);
    pty.wait_until("the whole line", |screen| screen.contents().contains(&typed));
    // Drawn anew from nothing it is the same page.
    while !pty.is_quiet_for(Duration::from_millis(100)) {}
    let drawn = page(pty.screen());
    pty.signal(Signal::STOP);
    pty.wait_for_stop();
    pty.signal(Signal::CONT);
    pty.is_quiet_for(Duration::from_millis(200));
    pty.wait_until("the same page", |screen| page(screen) == drawn);
    pty.send("\u{3}");
    pty.wait_until("the line left", |screen| !screen.contents().contains("New: "));
    quit(pty);
}

#[test]
fn a_paste_without_an_end_counts_after_a_while() {
    let home = home();
    let mut pty = started(&home);
    pty.send("a\u{1b}[200~Ada Quill");
    pty.wait_for("New: Ada Quill");
    pty.send("\r");
    wait_until("the book", || book(&home).exists());
    quit(pty);
    assert!(verb(&home, &["list"]).contains("Ada Quill"));
}
