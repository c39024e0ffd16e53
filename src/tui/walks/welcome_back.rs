//! Whoever comes back after days away clears one row after the other; once nobody is welcomed any more, Today stands
//! there with the rows that are left.

use crate::{
    domain::{
        rules::testing::{Story, VIENNA},
        sample,
    },
    tui::{
        action::Context,
        message::What,
        test_app::{MORNING, TestApp, at},
    },
};

const DAYS_LATER: &str = "2026-11-30T08:02:00+01:00";

fn away() -> TestApp {
    let app = TestApp::at(sample::demo(&at(MORNING)), at(DAYS_LATER));
    assert_eq!(app.app.context(), Context::WelcomeBack, "{}", app.text());
    app
}

/// So many talks that nobody was thanked for, all late, and something told this morning.
fn late(talks: u32) -> TestApp {
    let told = (1..=talks)
        .map(|n| format!("p{n} 2026-11-09T10:00 held i{n}\np{n} 2026-11-09T12:00 debriefed i{n}\n"));
    let script: String = told.chain(["z 2026-11-12T07:00 heard".to_owned()]).collect();
    TestApp::at(Story::told(VIENNA, &script).book.clone(), at(MORNING))
}

/// The row of the cursor.
fn row(app: &TestApp) -> String {
    app.text().lines().find(|row| row.starts_with('>')).unwrap_or_default().to_owned()
}

/// That Today stands there, what is said below it, and whom the cursor is on.
fn is_on_today(app: &TestApp, says: &str, person: &str) {
    assert_eq!(app.app.context(), Context::Today, "{}", app.text());
    assert!(app.shows("FOR TODAY") && !app.shows("Welcome back"), "{}", app.text());
    assert!(app.shows(says), "{says}\n{}", app.text());
    assert!(row(app).contains(person), "{person}\n{}", app.text());
}

#[test]
fn the_rows_that_are_left_go_on_standing_on_today() {
    for (talks, script, says, next) in [
        // Whoever notes something is not away any more, and goes on with the row that follows.
        (None, "d", "Thanked Tomas Abara by LinkedIn.  u undo", "Jonas Weil"),
        (None, "j d", "Thanked Jonas Weil by e-mail.  u undo", "Mina Sato"),
        (None, "F y", "Let 14 things rest.  u undo", "Tomas Abara"),
        // What is taken back stands on Today too, as it does where Today was gone to.
        (None, "d u", "Undid: Thanked Tomas Abara by LinkedIn.  U redo", "Jonas Weil"),
        (None, "d u U", "Did again: Thanked Tomas Abara by LinkedIn.  u undo", "Jonas Weil"),
        (None, "F y u", "Undid: Let 14 things rest.  U redo", "Tomas Abara"),
        // Ten late are not too many for one morning.
        (Some(11), "d", "10 for today", "P10"),
        // Nothing stood below the last row: Today begins with its first.
        (Some(11), "G d", "10 for today", "P11"),
        (Some(12), "j d d", "Thanked P10.  u undo", "P6"),
        (Some(12), "j d d u u", "12 for today", "P6"),
        // So it is where another screen stood over it.
        (None, "r d Esc", "11 for today", "Jonas Weil"),
        (None, "j Enter n 'heard today' Enter Esc", "12 for today", "Jonas Weil"),
        (None, "Enter d Esc", "11 for today", "Jonas Weil"),
        (None, "Enter d 2 Esc Esc", "11 for today", "Jonas Weil"),
    ] {
        let mut app = talks.map_or_else(away, late);
        app.keys(script);
        is_on_today(&app, says, next);
        app.keeps_what_it_would_build(script);
        app.keys("Esc");
        assert!(app.shows("q quits"), "nothing lies below it: {script}\n{}", app.text());
        app.effects();
    }
}

#[test]
fn it_stays_while_there_is_something_to_welcome_for() {
    for (talks, script, says, next) in [
        (None, "z Enter", "THESE STILL MATTER      4", "Jonas Weil"),
        (None, "z Enter u", "THESE STILL MATTER      5", "Jonas Weil"),
        // Neither a promise that is kept nor a day that is chosen is an event.
        (None, "G d", "Kept the promise to Carmen Duarte.  u undo", "Ada Quill"),
        (None, "j s y", "Spread 14 things, two a day.  u undo", "Jonas Weil"),
        (None, "F Esc", "Nothing was changed", "Tomas Abara"),
        (None, "Enter Esc", "THESE STILL MATTER      5", "Tomas Abara"),
        (Some(12), "j d", "THESE STILL MATTER      11", "P10"),
    ] {
        let mut app = talks.map_or_else(away, late);
        app.keys(script);
        assert_eq!(app.app.context(), Context::WelcomeBack, "{script}\n{}", app.text());
        assert!(app.shows(says) && row(&app).contains(next), "{script}\n{}", app.text());
        app.effects();
    }
}

/// What another window wrote into the book.
fn elsewhere(script: &str) -> What {
    let mut other = away();
    other.keys(script);
    other.effects();
    What::Reloaded(Box::new(other.app.session.book.clone()))
}

#[test]
fn another_window_can_end_it() {
    let mut app = away();
    app.tell(elsewhere("d"));
    is_on_today(&app, "Changed by another window", "Jonas Weil");

    let mut app = away();
    app.keys("F").tell(elsewhere("d"));
    app.keys("y");
    is_on_today(&app, "Let 14 things rest.  u undo", "Jonas Weil");
    app.effects();

    let mut app = away();
    app.tell(What::Reloaded(Box::default()));
    assert_eq!(app.app.context(), Context::FirstRun, "{}", app.text());
}
