//! The help: order, search, running an entry.

use crate::{
    domain::sample,
    tui::test_app::{MORNING, TestApp, at},
};

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

#[test]
fn the_keys_of_the_place_come_first() {
    let mut app = demo();
    app.keys("?");
    let text = app.text();
    let rows: Vec<&str> = text.lines().skip(2).take(6).collect();
    insta::assert_snapshot!(rows.join("\n"), @"
     Search:  type to search, Enter runs the key
     WHAT IS FOR TODAY
    > r             go through what is for today, one at a time
      d             done now, by the usual channel
      D             done earlier or otherwise, in one line: yest 9pm by card
      z             hide it until a day you name; Enter alone: tomorrow morning
    ");
    app.keys("Esc x ?");
    assert!(app.text().lines().nth(3).unwrap().contains("WHEN IT ASKS"), "{}", app.text());
    app.keys("Esc Esc n F1");
    assert!(app.text().lines().nth(3).unwrap().contains("WHILE TYPING"), "{}", app.text());
}

#[test]
fn typing_searches_and_enter_runs() {
    let mut app = demo();
    app.keys("? 'snoo' Enter");
    assert!(app.shows("Snooze until?"), "{}", app.text());
    app.keys("Esc ? 'tomorrow hide' Enter");
    assert!(app.shows("Snooze until?"), "{}", app.text());
    // What runs over a line runs in it, and its text is still there.
    app.keys("'f' F1 'go on' Enter");
    assert!(app.shows("Snoozed thank Tomas Abara"), "{}", app.text());
    assert_eq!(app.effects().len(), 1);
}

#[test]
fn what_cannot_be_run_says_why() {
    let mut app = demo();
    app.keys("j j j");
    for (search, said) in [
        ("bicycle", "No key fits the search"),
        ("spread", "s is \"spread\" after days away, not here"),
        ("in it is asked for first", "No message is called for here"),
    ] {
        app.keys("?").keys(&format!("'{search}'")).keys("Enter");
        assert!(app.shows(said), "{search}\n{}", app.text());
        app.keys("Esc");
        assert!(app.app.asking.is_empty());
    }
    app.keys("n F1 'delete the word' Enter");
    assert!(app.shows("That key edits what is typed"), "{}", app.text());
}

#[test]
fn a_key_of_another_place_leads_there() {
    let mut app = demo();
    app.keys("? 'found work'");
    assert!(app.shows("ELSEWHERE: IN GOALS"), "{}", app.text());
    app.keys("Enter");
    assert!(app.shows("Goals and settings") && app.shows("L is \"landed\""), "{}", app.text());
}

#[test]
fn f1_and_esc_close_it() {
    let mut app = demo();
    app.keys("F1 F1");
    assert!(app.app.asking.is_empty());
    app.keys("? Down Down Esc");
    assert!(app.app.asking.is_empty());
}

#[test]
fn every_entry_can_be_reached_at_any_size() {
    for (columns, rows) in [(1, 1), (30, 6), (40, 10), (140, 40)] {
        let mut app = demo().size(columns, rows);
        app.keys("?");
        for _ in 0..20 {
            app.keys("PgDn Up");
        }
        app.keys("PgUp PgUp 'zzz' Down Backspace");
        if rows == 10 {
            app.keys("C-u Down Down");
            assert!(app.text().contains("> D"), "{}", app.text());
        }
    }
}
