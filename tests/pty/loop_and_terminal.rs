//! What the program itself cannot be made to do: to panic, to be stuck, to show every key it gets.

use std::time::Duration;

use rustix::process::Signal;

use crate::{probe, pty::Pty};

fn started() -> Pty {
    let mut pty = probe::start().spawn();
    pty.wait_for("probe, keys 0");
    pty
}

fn is_restored(pty: &Pty) -> bool {
    let screen = pty.screen();
    !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
}

#[test]
fn keys_and_pasted_text_arrive() {
    let mut pty = started();
    pty.send("d\u{1b}[Z");
    pty.wait_for("key d, key S-Tab");
    pty.send("\u{1b}[200~q\rq\u{1b}[201~é");
    pty.wait_for("paste \"q\\nq\", key é");
    pty.send("\u{1b}");
    pty.wait_for("key Esc");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
}

#[test]
fn many_keys_in_one_write_all_count() {
    let mut pty = started();
    pty.send(&"j".repeat(10_000));
    pty.wait_for("keys 10000");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
}

#[test]
fn workers_and_deadlines_wake_it() {
    let mut pty = started();
    pty.send("w");
    pty.wait_for("worker");
    pty.send("t");
    pty.wait_for("ticked");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
}

#[test]
fn a_terminal_without_a_size_is_drawn_as_usual() {
    let mut pty = probe::start().size(0, 0).spawn();
    pty.wait_for("probe, keys 0");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
}

#[test]
fn stopped_from_outside_it_does_the_same() {
    let mut pty = started();
    pty.signal(Signal::TSTP);
    pty.wait_for_stop();
    pty.wait_until("the shell's page", |screen| !screen.alternate_screen());
    pty.signal(Signal::CONT);
    pty.wait_for("asked, resumed");
    pty.signal(Signal::STOP);
    pty.wait_for_stop();
    pty.signal(Signal::CONT);
    pty.wait_for("resumed, size 80x24, resumed");
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
}

#[test]
fn stuck_it_is_ended_all_the_same() {
    let mut pty = started();
    pty.send("s");
    assert!(pty.is_quiet_for(Duration::from_millis(100)));
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_for_exit(), 143);
    assert!(is_restored(&pty));
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let mut pty = started();
    pty.send("p");
    assert_eq!(pty.wait_for_exit(), 101);
    assert!(is_restored(&pty));
    assert!(pty.text().contains("on purpose"), "{}", pty.text());
}

#[test]
fn a_workers_panic_does_not_touch_the_screen() {
    let mut pty = started();
    pty.send("P");
    pty.wait_for("key P, worker");
    assert!(pty.screen().alternate_screen());
    assert!(!pty.text().contains("on purpose"), "{}", pty.text());
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
    assert!(pty.text().contains("1 worker panics"), "{}", pty.text());
}

#[test]
fn another_program_gets_the_terminal_and_its_ctrl_c() {
    let mut pty = started();
    pty.send("l");
    pty.wait_until("the editor", |screen| {
        !screen.alternate_screen() && screen.contents().contains("the editor")
    });
    pty.send("\u{3}");
    pty.wait_until("the program's page", |screen| {
        screen.alternate_screen() && screen.contents().contains("key l, lent")
    });
    assert!(pty.screen().bracketed_paste());
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
}
