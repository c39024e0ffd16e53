//! The loop and the terminal, by a probe of one screen.

use std::time::Duration;

use rustix::process::Signal;

use crate::{
    probe,
    pty::{Pty, Start},
};

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
fn it_takes_the_terminal_and_gives_it_back() {
    let mut pty = started();
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    assert_eq!(pty.screen().cursor_position(), (2, 0));
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), 0);
    assert!(is_restored(&pty));
    assert!(pty.text().contains("left with 0"), "{}", pty.text());
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
fn idle_it_writes_nothing() {
    let mut pty = started();
    pty.send("d");
    pty.wait_for("keys 1");
    assert!(pty.is_quiet_for(Duration::from_millis(700)));
    assert!(!String::from_utf8_lossy(pty.raw()).contains("\u{1b}]"), "no title is set");
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
fn it_follows_the_size() {
    let mut pty = started();
    pty.resize(40, 10);
    pty.wait_for("size 40x10");
    pty.resize(1, 1);
    pty.resize(100, 30);
    pty.wait_for("size 100x30");
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
fn ctrl_z_gives_the_terminal_back_and_continuing_draws_anew() {
    let mut pty = started();
    for _ in 0..3 {
        pty.send("\u{1a}");
        pty.wait_for_stop();
        pty.wait_until("the shell's page", |screen| !screen.alternate_screen() && !screen.bracketed_paste());
        pty.signal(Signal::CONT);
        pty.wait_until("the program's page", |screen| {
            screen.alternate_screen() && screen.bracketed_paste() && screen.contents().contains("resumed")
        });
    }
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
fn in_the_background_it_leaves_the_terminal_alone() {
    let exe = std::env::current_exe().unwrap();
    let mut pty = Start::program("/bin/sh")
        .arg("-i")
        .env("REGARDS_PROBE", "1")
        .env("PROBE", exe)
        .env("PS1", "shell> ")
        .env("ENV", "")
        .spawn();
    pty.wait_for("shell>");
    pty.send("set -m; \"$PROBE\" probe::child --exact --nocapture\n");
    pty.wait_for("probe, keys 0");
    pty.send("\u{1a}");
    pty.wait_until("the shell's page", |screen| {
        !screen.alternate_screen() && screen.contents().contains("\nshell>")
    });
    pty.send("bg; until jobs >j; grep -q Stopped j; do :; done; echo one$((1+1))three\n");
    pty.wait_for("one2three");
    assert!(!pty.screen().alternate_screen());
    pty.send("fg\n");
    pty.wait_until("the program's page", |screen| {
        screen.alternate_screen() && screen.contents().contains("resumed")
    });
    pty.send("q");
    pty.wait_for("left with 0");
    pty.send("exit\n");
    pty.wait_for_exit();
}

#[test]
fn signals_end_it_with_their_code_and_its_last_words() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut pty = started();
        pty.signal(signal);
        assert_eq!(pty.wait_for_exit(), code);
        assert!(is_restored(&pty), "{signal:?}");
        assert!(pty.home().join("kept").exists(), "{signal:?}");
    }
}

#[test]
fn a_signal_while_stopped_counts_when_it_goes_on() {
    let mut pty = started();
    pty.send("\u{1a}");
    pty.wait_for_stop();
    pty.signal(Signal::TERM);
    pty.signal(Signal::CONT);
    assert_eq!(pty.wait_for_exit(), 143);
    assert!(is_restored(&pty));
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
fn a_terminal_that_vanishes_ends_it() {
    for begun in ["", "\u{1b}[", "\u{1b}[200~half a paste"] {
        for start in [probe::start(), probe::start().without_control()] {
            let mut pty = start.spawn();
            pty.wait_for("probe, keys 0");
            let kept = pty.home().join("kept");
            assert_eq!(pty.hang_up(&format!("x{begun}")), 129, "{begun:?}");
            assert!(kept.exists(), "{begun:?}");
        }
    }
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

#[test]
fn without_colour_the_selected_row_is_still_reversed() {
    let mut pty = probe::start().env("NO_COLOR", "1").spawn();
    pty.wait_for("selected");
    assert!(pty.screen().cell(2, 0).unwrap().inverse());
    assert!(pty.screen().cell(0, 0).unwrap().bold());
    assert_eq!(pty.screen().cell(0, 0).unwrap().fgcolor(), vt100::Color::Default);
    let mut coloured = started();
    assert_eq!(coloured.screen().cell(0, 0).unwrap().fgcolor(), vt100::Color::Idx(1));
    for pty in [&mut pty, &mut coloured] {
        pty.send("q");
        assert_eq!(pty.wait_for_exit(), 0);
    }
}
