//! Transcripts: each file under `scripts/` is one person's session, as they typed it and as they were answered.
//!
//! `@` sets the time, `$` is what is typed, everything else is the answer, what went wrong behind `!`, and the exit
//! code in brackets where it is not 0. With `REGARDS_WRITE_SCRIPTS=1` the answers are written anew.

use std::{fs, path::PathBuf};

use crate::regards::Regards;

#[expect(clippy::disallowed_methods, reason = "scripts are written anew on demand, far from any user's file")]
fn follow(name: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/scripts").join(name);
    let script = fs::read_to_string(&path).unwrap();
    let mut somebody = if script.contains("# nobody yet") { Regards::new() } else { Regards::with_people() };
    let mut found = String::new();
    for line in script.lines() {
        if line.starts_with('#') {
            found.push_str(&format!("{line}\n"));
        } else if let Some(now) = line.strip_prefix("@ ") {
            somebody.at(now);
            found.push_str(&format!("\n{line}\n"));
        } else if let Some(typed) = line.strip_prefix("$ ") {
            found.push_str(&format!("\n{line}\n{}", answer(&somebody, typed)));
        }
    }
    if std::env::var("REGARDS_WRITE_SCRIPTS").is_ok() {
        fs::write(&path, &found).unwrap();
    }
    let differing = found.lines().zip(script.lines()).find(|(found, expected)| found != expected);
    assert!(found == script, "{name} answers otherwise, first in (found, expected) {differing:#?}");
}

fn answer(somebody: &Regards, typed: &str) -> String {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures");
    let line = typed.strip_prefix("regards").unwrap().trim_start().replace("/fixtures", fixtures);
    let ran = somebody.run(&line);
    match ran.code {
        0 => {}
        _ => assert!(!ran.changed(), "{typed} failed and changed the file"),
    }
    assert_eq!(
        ran.changed(),
        ran.out.lines().last().is_some_and(|line| line.starts_with("saved")),
        "{ran:?}"
    );
    let all = format!("{}\u{1}{}", ran.out.trim_end(), ran.err.trim_end());
    let all = ran.normal(&all).replace(fixtures, "/fixtures");
    let (out, err) = all.split_once('\u{1}').unwrap();
    let mut answer = String::new();
    for line in out.lines() {
        answer.push_str(&format!("{line}\n"));
    }
    for line in err.lines() {
        answer.push_str(&format!("! {line}\n"));
    }
    if ran.code != 0 {
        answer.push_str(&format!("[{}]\n", ran.code));
    }
    answer
}

macro_rules! scripts {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            follow(concat!(stringify!($name), ".txt"));
        })*
    };
}

scripts! { adding asking decisions drafts exporting facts importing leaving looking noting opened questions talking talks thinking_over undoing week whole_path }
