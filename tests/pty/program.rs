//! The program itself, on a terminal and beside its own verbs.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::PathBuf,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty::{Pty, Start};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_regards");
pub const MORNING: &str = "2026-11-12T08:04:00+01:00";

pub fn home() -> Arc<TempDir> {
    Arc::new(tempfile::tempdir().unwrap())
}

pub fn in_home(home: &Arc<TempDir>) -> Start {
    Start::program(PROGRAM).at(home).env("LANG", "en_US.UTF-8").env("REGARDS_NOW", MORNING)
}

/// A home whose book knows these people.
pub fn home_with(people: &[&str]) -> Arc<TempDir> {
    let home = home();
    for name in people {
        verb(&home, &["add", name]);
    }
    home
}

pub fn verb(home: &TempDir, arguments: &[&str]) -> String {
    let ran = Command::new(PROGRAM)
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .env("REGARDS_NOW", MORNING)
        .output()
        .unwrap();
    let said = String::from_utf8(ran.stdout).unwrap();
    assert!(ran.status.success(), "{arguments:?}: {said}{}", String::from_utf8_lossy(&ran.stderr));
    said
}

pub fn started(home: &Arc<TempDir>) -> Pty {
    let mut pty = in_home(home).spawn();
    pty.wait_for("1 Today");
    pty
}

/// The same out of a shell that can stop it and let it go on; `with` adds to what the shell starts with.
pub fn from_a_shell(home: &Arc<TempDir>, with: impl FnOnce(Start) -> Start) -> Pty {
    let shell = Start::program("/bin/sh").at(home).arg("-i").env("LANG", "en_US.UTF-8");
    let shell = shell.env("REGARDS", PROGRAM).env("PS1", "shell> ").env("ENV", "");
    let mut pty = with(shell).spawn();
    pty.wait_for("shell>");
    pty.send("set -m; \"$REGARDS\"\n");
    pty.wait_for("1 Today");
    pty
}

/// The program was stopped, and the shell it was started from asks for a command.
pub fn wait_for_the_shell(pty: &mut Pty) {
    pty.wait_until("the shell's page", |screen| {
        !screen.alternate_screen() && screen.contents().contains("\nshell>")
    });
}

/// The program was quit; so is the shell it was started from.
pub fn quit_the_shell(mut pty: Pty) {
    pty.wait_until("the shell's page", |screen| !screen.alternate_screen());
    pty.send("exit\n");
    pty.wait_for_exit();
}

pub fn folder(home: &TempDir) -> PathBuf {
    home.path().join(".local/share/regards")
}

pub fn book(home: &TempDir) -> PathBuf {
    folder(home).join("book.json")
}

/// The names beside the book that begin like this.
pub fn beside(home: &TempDir, beginning: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(home)).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(beginning)).collect()
}

pub fn rescues(home: &TempDir) -> Vec<String> {
    let mut rescues = beside(home, ".book.json.rescue-");
    // What is still being written is nothing yet.
    rescues.retain(|path| path.extension().is_none_or(|end| end != "new"));
    rescues.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// Waits until it is so; the screens say nothing of it.
pub fn wait_until(what: &str, mut so: impl FnMut() -> bool) -> Duration {
    let before = Instant::now();
    while !so() {
        assert!(before.elapsed() < Duration::from_secs(20), "never came: {what}");
        std::thread::yield_now();
    }
    before.elapsed()
}

pub fn quit(mut pty: Pty) -> Pty {
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
    assert!(is_restored(&pty), "{}", pty.text());
    pty
}

pub fn is_restored(pty: &Pty) -> bool {
    let screen = pty.screen();
    pty.has_its_modes() && !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
}

#[test]
fn it_takes_the_terminal_and_gives_it_back() {
    let home = home();
    let pty = started(&home);
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    let pty = quit(pty);
    assert!(!String::from_utf8_lossy(pty.raw()).contains("\u{1b}]"), "no title is set");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing was created");
}

/// The mouse's modes that were set, in their order.
fn mouse_modes(pty: &Pty) -> Vec<String> {
    let raw = String::from_utf8_lossy(pty.raw()).into_owned();
    let modes = raw.split("\u{1b}[?").skip(1).filter_map(|rest| rest.get(..5));
    modes.filter(|mode| mode.starts_with("100")).map(str::to_owned).collect()
}

#[test]
fn the_mouse_is_asked_for_only_where_it_is_wanted_and_given_back() {
    const ON: [&str; 2] = ["1000h", "1006h"];
    const OFF: [&str; 2] = ["1006l", "1000l"];
    let home = home_with(&["Ada Quill", "Ben Ode"]);
    let pty = quit(started(&home));
    assert_eq!(mouse_modes(&pty), [""; 0]);

    assert!(verb(&home, &["settings", "mouse=on"]).contains("Shift held down"));
    let mut pty = started(&home);
    pty.send("\u{1b}[<0;14;1M");
    pty.wait_for("In touch 2");
    pty.send("\u{1b}[<65;1;1M");
    pty.wait_for(">  Ben Ode");
    pty.send("\u{1a}");
    pty.wait_for_stop();
    pty.wait_until("the shell's page", |screen| !screen.alternate_screen());
    assert_eq!(mouse_modes(&pty), [ON, OFF].concat());
    pty.signal(Signal::CONT);
    pty.wait_until("the program's page", |screen| {
        screen.alternate_screen() && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease
    });
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_for_exit(), 143);
    assert_eq!(mouse_modes(&pty), [ON, OFF, ON, OFF].concat());
    assert!(is_restored(&pty));
    assert_eq!(pty.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

#[test]
fn what_is_added_is_saved_before_it_leaves() {
    let home = home();
    let mut pty = started(&home);
    pty.send("aAda Quill\r");
    let pty = quit(pty);
    drop(pty);
    assert!(verb(&home, &["list"]).contains("Ada Quill"));
    assert_eq!(fs::metadata(folder(&home)).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(book(&home)).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(rescues(&home), Vec::<String>::new());
}

#[test]
fn pasted_text_is_text() {
    let home = home();
    let mut pty = started(&home);
    pty.send("a\u{1b}[200~Ada q Quill\u{1b}[201~");
    pty.wait_for("New: Ada q Quill");
    pty.send("\u{3}");
    pty.wait_until("the line left", |screen| !screen.contents().contains("New: Ada"));
    quit(pty);
}

#[test]
fn it_follows_the_size() {
    let home = home_with(&["Ada Quill"]);
    let mut pty = started(&home);
    pty.resize(40, 10);
    pty.wait_until("a narrow page", |screen| {
        let contents = screen.contents();
        contents.contains("1 Today") && contents.lines().all(|row| row.chars().count() <= 40)
    });
    pty.resize(1, 1);
    pty.resize(140, 40);
    pty.wait_until("a wide page", |screen| {
        screen.contents().lines().any(|row| row.chars().filter(|letter| *letter == '─').count() == 140)
    });
    quit(pty);
}

#[test]
fn suspended_and_continued_it_is_drawn_anew() {
    let home = home_with(&["Ada Quill"]);
    let mut pty = started(&home);
    pty.send("\u{1a}");
    pty.wait_for_stop();
    pty.wait_until("the shell's page", |screen| !screen.alternate_screen());
    pty.signal(Signal::CONT);
    pty.wait_until("the program's page", |screen| {
        screen.alternate_screen() && screen.bracketed_paste() && screen.contents().contains("1 Today")
    });
    quit(pty);
}

#[test]
fn idle_it_writes_nothing() {
    let mut pty = in_home(&home_with(&["Ada Quill"])).spawn();
    pty.wait_for("1 Today");
    pty.is_quiet_for(Duration::from_millis(100));
    assert!(pty.is_quiet_for(Duration::from_millis(1300)));
    quit(pty);
}

#[test]
fn a_signal_while_stopped_counts_when_it_goes_on() {
    let mut pty = started(&home());
    pty.send("\u{1a}");
    pty.wait_for_stop();
    pty.signal(Signal::TERM);
    pty.signal(Signal::CONT);
    assert_eq!(pty.wait_for_exit(), 143);
    assert!(is_restored(&pty));
}

#[test]
fn in_the_background_it_leaves_the_terminal_alone() {
    let mut pty = from_a_shell(&home(), |start| start);
    pty.send("\u{1a}");
    wait_for_the_shell(&mut pty);
    pty.send("bg; until jobs >j; grep -q Stopped j; do :; done; echo one$((1+1))three\n");
    pty.wait_for("one2three");
    assert!(!pty.screen().alternate_screen());
    pty.send("fg\n");
    pty.wait_until("the program's page", |screen| {
        screen.alternate_screen() && screen.contents().contains("1 Today")
    });
    pty.send("q");
    quit_the_shell(pty);
}

#[test]
fn a_change_and_a_signal_in_one_breath_are_both_heeded() {
    let home = home();
    let mut pty = started(&home);
    pty.send("aAda Quill");
    pty.wait_for("New: Ada Quill");
    pty.send("\r");
    pty.wait_until("the line gone", |screen| !screen.contents().contains("New: Ada Quill"));
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_for_exit(), 143);
    assert!(verb(&home, &["list"]).contains("Ada Quill"));
}

#[test]
fn killed_while_a_line_is_typed_it_offers_the_line_again() {
    let home = home();
    let mut pty = started(&home);
    pty.send("aAda Quill, research lead");
    pty.wait_for("research lead");
    let late = wait_until("the rescue", || {
        rescues(&home).iter().any(|text| text.contains("Ada Quill, research lead"))
    });
    assert!(late < Duration::from_secs(2), "{late:?}");
    let mut other = in_home(&home).spawn();
    other.wait_for("1 Today");
    other.is_quiet_for(Duration::from_millis(200));
    assert!(!other.text().contains("take it up"), "what another window types is its own");
    quit(other);
    pty.signal(Signal::KILL);
    pty.wait_for_exit();

    let mut pty = in_home(&home).spawn();
    pty.wait_for("take it up again");
    pty.send("\r");
    pty.wait_for("New: Ada Quill; role research lead");
    pty.send("\r");
    pty.wait_until("the line gone", |screen| !screen.contents().contains("New: Ada Quill"));
    quit(pty);
    assert!(verb(&home, &["list"]).contains("Ada Quill"));
    assert_eq!(rescues(&home), Vec::<String>::new());
}

#[test]
fn what_a_verb_logs_appears_within_two_seconds_and_the_reverse() {
    let home = home_with(&["Ada Quill"]);
    let mut pty = started(&home);
    pty.send("3");
    pty.wait_for("Ada Quill");
    verb(&home, &["add", "Ben Ode"]);
    let before = Instant::now();
    pty.wait_for("Ben Ode");
    assert!(before.elapsed() < Duration::from_secs(2), "{:?}", before.elapsed());
    pty.send("aCy Reed\r");
    let late = wait_until("the verb's list", || verb(&home, &["list"]).contains("Cy Reed"));
    assert!(late < Duration::from_secs(2), "{late:?}");
    pty.send("q");
    quit(pty);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "an editor writes as it likes")]
fn the_users_own_editor_gets_the_notes_and_gives_them_back() {
    let home = home_with(&["Ada Quill"]);
    let editor = home.path().join("my editor");
    fs::write(&editor, "#!/bin/sh\nstat -c %a \"$2\" >mode\nprintf ' and %s\\n' \"$1\" >>\"$2\"\nexit 3\n")
        .unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
    let mut pty = in_home(&home).env("EDITOR", format!("'{}' more", editor.display())).spawn();
    pty.wait_for("1 Today");
    pty.send("3\re\u{1b}[Z");
    pty.wait_for("your editor");
    pty.send("first\u{5}");
    pty.wait_for("first and more");
    assert_eq!(fs::read_to_string(home.path().join("mode")).unwrap(), "600\n");
    let late = wait_until("the rescue", || rescues(&home).iter().any(|text| text.contains("first and more")));
    assert!(late < Duration::from_secs(2), "{late:?}");
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_for_exit(), 143);
    assert!(beside(&home, ".book.json.edit-").is_empty());
}

#[test]
fn two_windows_at_once_lose_nothing() {
    let home = home_with(&["Ada Quill"]);
    let mut windows = [started(&home), started(&home)];
    for round in ["Ben", "Cy", "Dot"] {
        for (window, family) in windows.iter_mut().zip(["Reed", "Vale"]) {
            window.send(&format!("a{round} {family}\r"));
        }
    }
    for window in windows {
        quit(window);
    }
    let list = verb(&home, &["list"]);
    for name in ["Ben Reed", "Ben Vale", "Cy Reed", "Cy Vale", "Dot Reed", "Dot Vale"] {
        assert!(list.contains(name), "{name}: {list}");
    }
}

#[test]
fn the_demo_touches_nothing() {
    let home = home_with(&["Ada Quill"]);
    let before = fs::read(book(&home)).unwrap();
    let mut pty = in_home(&home).arg("--demo").spawn();
    pty.wait_for("demo, time");
    pty.send("aZoe Unlike\r");
    pty.wait_for("Zoe Unlike");
    pty.send("q");
    pty.wait_for_exit();
    assert_eq!(fs::read(book(&home)).unwrap(), before);
    assert!(beside(&home, ".book.json.rescue-").is_empty());
}

#[test]
fn without_colour_or_signs_it_stays_readable() {
    let home = home_with(&["Ada Quill"]);
    let cases = [
        (vec![("NO_COLOR", "1")], true, false),
        (vec![("LC_ALL", "C")], false, true),
        (vec![("TERM", "dumb")], true, true),
    ];
    for (environment, is_mono, is_ascii) in cases {
        let mut start = in_home(&home);
        for (name, value) in &environment {
            start = start.env(name, *value);
        }
        let mut pty = start.spawn();
        pty.wait_for("1 Today");
        let (rows, columns) = pty.screen().size();
        let cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let mut cells = cells.filter_map(|(row, column)| pty.screen().cell(row, column));
        assert_eq!(cells.any(|cell| cell.fgcolor() != vt100::Color::Default), !is_mono, "{environment:?}");
        let pty = quit(pty);
        let raw = String::from_utf8_lossy(pty.raw());
        assert_eq!(raw.is_ascii(), is_ascii, "{environment:?}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a book that another program has spoilt")]
fn a_book_that_cannot_be_read_is_shown_and_restored() {
    let home = home_with(&["Ada Quill", "Ben Ode"]);
    fs::write(book(&home), "{ torn").unwrap();
    let mut pty = in_home(&home).spawn();
    pty.wait_for("The book cannot be read");
    pty.wait_for("r  puts it");
    pty.send("l");
    pty.wait_for("a look only");
    pty.send("aCy Reed\r");
    pty.wait_for("nothing can be changed");
    pty.send("\u{3}q");
    pty.wait_for("r  puts it");
    assert_eq!(fs::read_to_string(book(&home)).unwrap(), "{ torn");
    pty.send("r");
    pty.wait_for("Restored");
    quit(pty);
    assert!(verb(&home, &["list"]).contains("Ada Quill"));
    assert_eq!(beside(&home, "book.json.damaged-").len(), 1);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a book that another program mends")]
fn a_book_that_is_mended_opens_by_itself() {
    let home = home_with(&["Ada Quill"]);
    let whole = fs::read(book(&home)).unwrap();
    fs::write(book(&home), "").unwrap();
    let mut pty = in_home(&home).spawn();
    pty.wait_for("is empty");
    fs::write(book(&home), whole).unwrap();
    pty.wait_for("can be read again");
    quit(pty);
}

#[test]
fn what_cannot_be_saved_is_kept_and_said_before_it_leaves() {
    let home = home_with(&["Ada Quill"]);
    let lock = fs::File::options().write(true).open(folder(&home).join(".book.json.lock")).unwrap();
    lock.lock().unwrap();
    let mut pty = started(&home);
    pty.send("aBen Ode\r");
    pty.wait_for("not saved yet");
    pty.send("q");
    pty.wait_for("q again leaves");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
    assert!(pty.text().contains("Not saved"), "{}", pty.text());
    let copy = fs::read_to_string(&beside(&home, ".book.json.unsaved-")[0]).unwrap();
    assert!(copy.contains("Ben Ode"));
    drop(lock);
}
