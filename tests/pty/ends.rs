//! Ends that nobody chose, with a line half typed: the line is there at the next start, the terminal is as it was, and
//! the process is gone soon and quietly.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    sync::Arc,
    time::{Duration, Instant},
};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::{
    faulty,
    program::{
        beside, from_a_shell, home, home_with, in_home, is_restored, quit, quit_the_shell, rescues, started,
        verb, wait_for_the_shell, wait_until,
    },
    pty::{Pty, Start},
};

/// How long the process may go on, and what it may use meanwhile.
const SOON: Duration = Duration::from_secs(2);
const QUIETLY: Duration = Duration::from_millis(50);

/// What ends the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Signal(Signal, u32),
    /// The terminal vanishes, and with it, or not, a signal comes.
    HangUp {
        is_controlling: bool,
    },
}

const ENDS: [End; 7] = [
    End::Signal(Signal::TERM, 143),
    End::Signal(Signal::HUP, 129),
    End::Signal(Signal::INT, 130),
    End::Signal(Signal::QUIT, 131),
    End::Signal(Signal::KILL, 1),
    End::HangUp { is_controlling: true },
    End::HangUp { is_controlling: false },
];

impl End {
    fn start(self, start: Start) -> Start {
        if self == (Self::HangUp { is_controlling: false }) { start.without_control() } else { start }
    }

    /// Ends it, and expects what is promised of the process and the terminal.
    fn of(self, pty: &mut Pty) {
        let (before, used) = (Instant::now(), pty.cpu());
        match self {
            Self::Signal(signal, code) => {
                pty.signal(signal);
                assert_eq!(pty.wait_for_exit(), code, "{self:?}");
                assert!(is_restored(pty) || signal == Signal::KILL, "{self:?}");
            }
            // A letter typed in the same breath may come too late.
            Self::HangUp { .. } => assert_eq!(pty.hang_up("s"), 129, "{self:?}"),
        }
        gone_soon_and_quietly(pty, before, used, &format!("{self:?}"));
    }
}

fn gone_soon_and_quietly(pty: &Pty, before: Instant, used: Option<Duration>, what: &str) {
    let ended = pty.ended();
    let late = ended.at.duration_since(before);
    println!("{what}: gone after {late:?}");
    assert!(late < SOON, "{what}: {late:?}");
    if let (Some(used), Some(all)) = (used, ended.cpu) {
        println!("{what}: used {:?}", all.saturating_sub(used));
        assert!(all.saturating_sub(used) < QUIETLY, "{what}: {:?}", all.saturating_sub(used));
    }
}

/// The one text that was rescued is private, is offered at the next start, and is gone once it is noted.
fn is_offered_again(home: &Arc<TempDir>, text: &str, what: &str) {
    let kept = rescues(home);
    assert_eq!(kept.len(), 1, "{what}: {kept:?}");
    assert!(kept[0].contains(text), "{what}: {kept:?}");
    let path = &beside(home, ".book.json.rescue-")[0];
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600, "{what}");
    let mut pty = in_home(home).spawn();
    pty.wait_for("take it up again");
    pty.send("\r");
    pty.wait_for(text);
    pty.send("\r");
    pty.wait_until("the line gone", |screen| !screen.contents().contains("New: "));
    quit(pty);
    assert!(verb(home, &["list"]).contains("Ada Quill"), "{what}");
    assert_eq!(rescues(home), Vec::<String>::new(), "{what}");
}

#[test]
fn what_was_saved_and_what_was_typed_outlive_every_end() {
    for end in ENDS {
        let home = home();
        let mut pty = end.start(in_home(&home)).spawn();
        pty.wait_for("1 Today");
        pty.send("aBen Ode\r");
        pty.wait_for("saved,");
        pty.send("aAda Quill, half a line");
        pty.wait_for("half a line");
        if end == End::Signal(Signal::KILL, 1) {
            // Only this one gives no time to write.
            let late = wait_until("the rescue", || {
                rescues(&home).iter().any(|text| text.ends_with("Ada Quill, half a line"))
            });
            assert!(late < SOON, "{late:?}");
        }
        end.of(&mut pty);
        drop(pty);
        assert!(verb(&home, &["list"]).contains("Ben Ode"), "{end:?}");
        is_offered_again(&home, "Ada Quill, half a line", &format!("{end:?}"));
    }
}

/// A paste whose end never came was typed all the same.
#[test]
fn half_a_paste_outlives_an_end() {
    for end in ENDS {
        if !matches!(end, End::Signal(Signal::TERM | Signal::HUP | Signal::INT, _)) {
            continue;
        }
        let home = home_with(&["Ben Ode"]);
        let mut pty = end.start(in_home(&home)).spawn();
        pty.wait_for("1 Today");
        pty.send("aAda");
        pty.wait_for("New: Ada");
        pty.send("\u{1b}[200~ Quill, pasted");
        pty.is_quiet_for(Duration::from_millis(100));
        end.of(&mut pty);
        drop(pty);
        is_offered_again(&home, "Ada Quill, pasted", &format!("{end:?}"));
    }
}

#[test]
fn stopped_with_half_a_line_it_goes_on_with_it() {
    let home = home();
    let mut pty = started(&home);
    pty.send("aAda Quill, half");
    pty.wait_for("half");
    pty.signal(Signal::TSTP);
    pty.wait_for_stop();
    pty.wait_until("the shell's page", |screen| !screen.alternate_screen());
    assert!(is_restored(&pty));
    let used = pty.cpu();
    pty.signal(Signal::CONT);
    pty.wait_until("the program's page", |screen| {
        screen.alternate_screen() && screen.contents().contains("Ada Quill, half")
    });
    assert!(!pty.has_its_modes(), "the keys are the program's again");
    pty.send(" a line\r");
    pty.wait_for("saved,");
    assert!(pty.cpu() < used.map(|used| used + 4 * QUIETLY), "{used:?} {:?}", pty.cpu());
    quit(pty);
    assert_eq!(rescues(&home), Vec::<String>::new());
}

#[test]
fn a_panic_leaves_what_was_saved_and_what_was_typed() {
    let home = home();
    let mut pty = faulty::start(&home).spawn();
    pty.wait_for("1 Today");
    pty.send("aBen Ode\r");
    pty.wait_for("   saved");
    pty.send("aAda Quill, half a line");
    pty.wait_for("half a line");
    let (before, used) = (Instant::now(), pty.cpu());
    pty.send(faulty::PANIC);
    assert_eq!(pty.wait_for_exit(), 101);
    assert!(is_restored(&pty));
    assert!(pty.text().contains("on purpose"), "{}", pty.text());
    assert!(says_nothing_raw(&pty));
    gone_soon_and_quietly(&pty, before, used.map(|used| used + QUIETLY), "panic");
    assert!(verb(&home, &["list"]).contains("Ben Ode"));
    is_offered_again(&home, "Ada Quill, half a line", "panic");
}

/// Whether nothing of what a panic says came to the terminal as it was.
fn says_nothing_raw(pty: &Pty) -> bool {
    let raw = String::from_utf8_lossy(pty.raw());
    !raw.contains("\u{1b}]0;taken") && !raw.contains('\u{202e}')
}

/// The saving thread panics in the middle of a save: the screen goes on, nobody hears `saved`, and the change is saved
/// with the next that can be.
#[test]
fn a_panic_of_the_saving_thread_loses_nothing() {
    let home = home_with(&["Ben Ode"]);
    let mut pty = faulty::start(&home).spawn();
    pty.wait_for("1 Today");
    pty.send(faulty::PANIC_AT_SAVING);
    pty.send("aAda Quill\r");
    pty.wait_for("NOT SAVED: regards made a mistake");
    assert!(pty.screen().alternate_screen());
    assert!(!pty.text().contains("on purpose"), "{}", pty.text());
    let kept = fs::read_to_string(&beside(&home, ".book.json.unsaved-")[0]).unwrap();
    assert!(kept.contains("Ada Quill") && kept.contains("Ben Ode"));
    pty.send(faulty::PANIC_AT_SAVING);
    pty.send("aCy Reed\r");
    pty.wait_for("   saved");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
    assert!(is_restored(&pty) && says_nothing_raw(&pty));
    let list = verb(&home, &["list"]);
    assert!(["Ada Quill", "Ben Ode", "Cy Reed"].iter().all(|name| list.contains(name)), "{list}");
    assert!(beside(&home, ".book.json.unsaved-").is_empty());
    assert_eq!(rescues(&home), Vec::<String>::new());
}

/// A form with a note in it, opened in this editor.
#[expect(clippy::disallowed_methods, reason = "an editor is a program, not a book")]
fn editing(end: Option<End>, script: &str) -> (Arc<TempDir>, Pty) {
    let home = home_with(&["Ada Quill"]);
    let editor = home.path().join("editor");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
    let start = in_home(&home).env("EDITOR", editor);
    let mut pty = end
        .map_or_else(|| in_home(&home).env("EDITOR", home.path().join("editor")), |end| end.start(start))
        .spawn();
    pty.wait_for("1 Today");
    pty.send("3\re\u{1b}[Z");
    pty.wait_for("your editor");
    pty.send("first\u{5}");
    (home, pty)
}

#[test]
fn an_editor_that_is_killed_gives_back_what_it_wrote() {
    let (home, mut pty) = editing(None, "printf ' and more' >>\"$1\"; stty -echo; kill -9 $$");
    pty.wait_for("first and more");
    assert!(pty.screen().alternate_screen());
    pty.send("\u{1b}");
    pty.wait_for("Leave without saving?");
    pty.send("y");
    pty.wait_until("the form gone", |screen| !screen.contents().contains("Leave without"));
    pty.send("1");
    pty.wait_for("FOR TODAY");
    quit(pty);
    assert!(beside(&home, ".book.json.edit-").is_empty());
}

/// A line typed there, with keys that a terminal makes signals of.
#[test]
fn an_editor_keeps_its_own_signals() {
    let (home, mut pty) =
        editing(None, "trap '' INT QUIT; echo at work; read line; printf ' and more' >>\"$1\"");
    pty.wait_for("at work");
    pty.send("\u{3}\u{1c}\r");
    pty.wait_for("first and more");
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_for_exit(), 143);
    assert!(beside(&home, ".book.json.edit-").is_empty());
}

/// An editor that is stopped stops its whole group, and the shell waits for all of it.
#[test]
#[expect(clippy::disallowed_methods, reason = "an editor is a program, not a book")]
fn an_editor_that_is_stopped_goes_back_to_the_shell() {
    let home = home_with(&["Ada Quill"]);
    let editor = home.path().join("editor");
    fs::write(&editor, "#!/bin/sh\nkill -TSTP 0\nprintf ' and more' >>\"$1\"\n").unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
    let mut pty = from_a_shell(&home, |start| start.env("EDITOR", editor));
    pty.send("3\re\u{1b}[Z");
    pty.wait_for("your editor");
    pty.send("first\u{5}");
    wait_for_the_shell(&mut pty);
    pty.send("echo one$((1+1))three; fg\n");
    pty.wait_until("the form", |screen| {
        screen.alternate_screen() && screen.contents().contains("first and more")
    });
    pty.send("\u{13}");
    pty.wait_for("   saved");
    pty.send("1q");
    quit_the_shell(pty);
    assert!(verb(&home, &["show", "Ada"]).contains("first and more"));
}

#[test]
fn what_lay_in_the_editor_outlives_every_end() {
    // SIGINT and SIGQUIT are the editor's own.
    for end in ENDS.into_iter().filter(|end| !matches!(end, End::Signal(Signal::INT | Signal::QUIT, _))) {
        // The editor takes no notice of what ends the program.
        let script = "trap '' TERM HUP; printf ' and more' >>\"$1\"; echo at work; read line";
        let (home, mut pty) = editing(Some(end), script);
        pty.wait_for("at work");
        let (before, used) = (Instant::now(), pty.cpu());
        match end {
            End::Signal(signal, code) => {
                pty.signal(signal);
                assert_eq!(pty.exit_code(), code, "{end:?}");
            }
            End::HangUp { .. } => assert_eq!(pty.hang_up("x"), 129, "{end:?}"),
        }
        gone_soon_and_quietly(&pty, before, used, &format!("in the editor, {end:?}"));
        drop(pty);
        let mut pty = in_home(&home).spawn();
        // Where the form did not get it back in time it lies by itself, and is copied.
        pty.wait_until("the text, and what to do with it", |screen| {
            let ways = ["1 take it up again", "1 copy it"];
            let text = screen.contents();
            text.contains("first and more") && ways.iter().any(|way| text.contains(way))
        });
        pty.signal(Signal::KILL);
        pty.wait_for_exit();
    }
}
