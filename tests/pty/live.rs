//! A talk on the screen when the program is killed, hung up on or started again.

use std::{sync::Arc, time::Duration};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::{
    program::{home_with, in_home, quit, rescues, verb, wait_until},
    pty::Pty,
};

/// A home with somebody to whom two questions are to be put, and the talk with her on the screen, typed into.
fn talking() -> (Arc<TempDir>, Pty) {
    let home = home_with(&["Ada Quill"]);
    let mut pty = in_home(&home).spawn();
    pty.wait_for("1 Today");
    pty.send("3");
    pty.wait_for("[In touch 1]");
    pty.send("b\r");
    pty.wait_for("30 left until 07:34");
    (home, pty)
}

/// Waits until the rescue holds a text; how long that took.
fn rescued(home: &TempDir, text: &str) -> Duration {
    wait_until("the rescue", || rescues(home).iter().any(|rescue| rescue.ends_with(text)))
}

#[test]
fn killed_while_an_answer_is_typed_it_comes_back_to_it() {
    let (home, mut pty) = talking();
    pty.send("Reads \"Field Notes\" every week");
    pty.wait_for("every week");
    let late = rescued(&home, "\n\nReads \"Field Notes\" every week");
    assert!(late < Duration::from_secs(2), "{late:?}");
    pty.send("; her old ward may want a volunteer");
    pty.wait_for("a volunteer");
    let late = rescued(&home, "; her old ward may want a volunteer");
    assert!(late < Duration::from_secs(2), "{late:?}");
    pty.signal(Signal::KILL);
    pty.wait_for_exit();

    // Nothing is asked: the talk is there, the text, and the caret behind it.
    let mut pty = in_home(&home).spawn();
    pty.wait_for("Back where you were; your last words are here");
    pty.send(" in spring.");
    pty.wait_for(
        ">NOTES  Reads \"Field Notes\" every week; her old ward may want a volunteer in\n        spring.",
    );
    assert!(pty.text().contains("30 left until 07:34"), "{}", pty.text());
    pty.send("\u{1b}");
    pty.wait_for("d over");
    quit_from_the_talk(pty);
    assert_eq!(rescues(&home), Vec::<String>::new());
    let shown = verb(&home, &["show", "ada", "--json"]);
    assert!(shown.contains("may want a volunteer in spring."), "{shown}");
}

#[test]
fn hung_up_while_an_answer_is_typed_the_book_has_it() {
    let (home, mut pty) = talking();
    pty.send("half a sentence");
    pty.wait_for("half a sentence");
    pty.signal(Signal::HUP);
    assert_eq!(pty.wait_for_exit(), 129);
    assert!(verb(&home, &["show", "ada", "--json"]).contains("half a sentence"));
    let mut pty = in_home(&home).spawn();
    pty.wait_for("Back where you were");
    pty.send("\u{1b}");
    pty.wait_for("d over");
    quit_from_the_talk(pty);
    assert_eq!(rescues(&home), Vec::<String>::new());
}

fn quit_from_the_talk(mut pty: Pty) {
    pty.send("q");
    pty.wait_for("1 Today");
    quit(pty);
}
