//! Whoever holds the lock is stopped in the middle of a save: others wait, say so, and go on when it does.
//!
//! `REGARDS_PROOF=long` also waits until a verb has had enough, which takes ten seconds.

use std::{
    fs,
    process::{Child, Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use tempfile::TempDir;

use crate::program::{MORNING, PROGRAM, beside, folder, home_with, in_home, quit, rescues, started, verb};

/// A verb that runs beside the test.
fn running(home: &TempDir, arguments: &[&str]) -> Child {
    Command::new(PROGRAM)
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .env("REGARDS_NOW", MORNING)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn pid(child: &Child) -> Pid {
    Pid::from_raw(child.id().try_into().unwrap()).unwrap()
}

fn is_locked(home: &TempDir) -> bool {
    let file = fs::File::options().write(true).open(folder(home).join(".book.json.lock")).unwrap();
    matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock))
}

/// Whether it stays locked. Another test that starts a program at this moment may hold on to a lock of ours for as long
/// as that takes.
fn stays_locked(home: &TempDir) -> bool {
    let end = Instant::now() + Duration::from_millis(60);
    while Instant::now() < end {
        if !is_locked(home) {
            return false;
        }
        thread::park_timeout(Duration::from_millis(5));
    }
    true
}

/// A verb that is stopped while it holds the lock, and what it is to add.
fn holder(home: &TempDir) -> (Child, String) {
    for number in 0..200 {
        let name = format!("Jo {}", ["Ash", "Birch", "Cedar", "Elm"][number % 4].repeat(1 + number / 4));
        let mut child = running(home, &["add", &name]);
        while !is_locked(home) && child.try_wait().unwrap().is_none() {}
        if child.try_wait().unwrap().is_some() {
            continue;
        }
        kill_process(pid(&child), Signal::STOP).unwrap();
        let options = WaitIdOptions::STOPPED | WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        let status = waitid(WaitId::Pid(pid(&child)), options).unwrap().unwrap();
        if status.stopped() && stays_locked(home) {
            return (child, name);
        }
        kill_process(pid(&child), Signal::CONT).unwrap();
        child.wait().unwrap();
    }
    panic!("nobody could be stopped while it held the lock");
}

fn said(child: Child) -> String {
    let output = child.wait_with_output().unwrap();
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_stopped_writer_is_waited_for_and_everybody_goes_on_with_it() {
    let home: Arc<TempDir> = home_with(&["Ada Quill"]);
    let mut pty = started(&home);
    let (stopped, held) = holder(&home);
    let before = Instant::now();
    pty.send("aBen Ode\r");
    let mut verb_beside = running(&home, &["add", "Cy Reed"]);
    pty.wait_for("not saved yet");
    let late = before.elapsed();
    assert!(late > Duration::from_secs(2) && late < Duration::from_secs(4), "{late:?}");
    // The screen goes on meanwhile, and the whole book lies beside the file.
    pty.send("3");
    pty.wait_for("[In touch");
    let copy = fs::read_to_string(&beside(&home, ".book.json.unsaved-")[0]).unwrap();
    assert!(copy.contains("Ben Ode") && copy.contains("Ada Quill"));
    // Looking needs no lock.
    assert!(verb(&home, &["list"]).contains("Ada Quill"));
    assert!(verb_beside.try_wait().unwrap().is_none(), "it waits");

    kill_process(pid(&stopped), Signal::CONT).unwrap();
    for child in [stopped, verb_beside] {
        let said = said(child);
        assert!(said.contains("saved"), "{said}");
    }
    pty.wait_for("saved,");
    pty.send("1");
    pty.wait_for("FOR TODAY");
    quit(pty);
    let list = verb(&home, &["list"]);
    assert!([held.as_str(), "Ben Ode", "Cy Reed"].iter().all(|name| list.contains(name)), "{list}");
    verb(&home, &["check"]);
    assert!(beside(&home, ".book.json.unsaved-").is_empty());
    assert_eq!(rescues(&home), Vec::<String>::new());
}

#[test]
fn a_stopped_writer_that_is_killed_is_not_waited_for() {
    let home = home_with(&["Ada Quill"]);
    let (mut stopped, _) = holder(&home);
    let waiting = running(&home, &["add", "Cy Reed"]);
    stopped.kill().unwrap();
    stopped.wait().unwrap();
    assert!(said(waiting).contains("saved"));
    assert!(verb(&home, &["list"]).contains("Cy Reed"));
    verb(&home, &["check"]);
}

/// Told to end while somebody else holds the lock, it leaves in time, and the change lies beside the book.
#[test]
fn behind_a_stopped_writer_it_ends_in_time_and_nothing_is_lost() {
    let home = home_with(&["Ada Quill"]);
    let mut pty = started(&home);
    let (mut stopped, _) = holder(&home);
    pty.send("aBen Ode\r");
    pty.wait_for("Added Ben Ode");
    let before = Instant::now();
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_for_exit(), 143);
    let late = pty.ended().at.duration_since(before);
    assert!(late < Duration::from_secs(2), "{late:?}");
    let copy = fs::read_to_string(&beside(&home, ".book.json.unsaved-")[0]).unwrap();
    assert!(copy.contains("Ben Ode") && copy.contains("Ada Quill"));
    stopped.kill().unwrap();
    stopped.wait().unwrap();
    let mut pty = in_home(&home).spawn();
    pty.wait_for("An earlier session could not save");
    pty.signal(Signal::KILL);
    pty.wait_for_exit();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long a proof takes is up to whoever runs it")]
fn a_verb_waits_ten_seconds_and_says_so() {
    if std::env::var("REGARDS_PROOF").is_ok_and(|form| form == "long") {
        let home = home_with(&["Ada Quill"]);
        let (mut stopped, _) = holder(&home);
        let before = Instant::now();
        let output = running(&home, &["add", "Cy Reed"]).wait_with_output().unwrap();
        let late = before.elapsed();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        println!("{late:?}: {said}");
        assert!(late >= Duration::from_secs(10) && late < Duration::from_secs(11), "{late:?}");
        assert_eq!(output.status.code(), Some(1));
        assert!(said.contains("another regards has been saving for 10 s"), "{said}");
        stopped.kill().unwrap();
        stopped.wait().unwrap();
    }
}
