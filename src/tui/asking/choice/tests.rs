//! Choosing: how a talk went otherwise, whether one may write again.

use crate::{
    domain::{
        event::{EventKind, Who},
        sample,
    },
    tui::test_app::{MORNING, TestApp, at},
};

/// On the row of Mina Sato, of whose talk nobody said how it went.
fn how_did_it_go() -> TestApp {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    for _ in 0..30 {
        if app.text().lines().any(|line| line.starts_with('>') && line.contains("Mina Sato")) {
            return app;
        }
        app.keys("j");
    }
    panic!("{}", app.text());
}

#[test]
fn the_ways_a_talk_can_have_gone() {
    let mut app = how_did_it_go();
    app.keys("D");
    let text = app.text();
    let foot: Vec<&str> = text.lines().skip(14).take(8).collect();
    insta::assert_snapshot!(foot.join("\n"), @"
     How did it go with Mina Sato, if not as planned?
    > 1 another time or length
      2 they could not make it, a new date is to be found
      3 I could not make it, an apology is due today
      4 they called it off, a new date is to be found
      5 I called it off, a new date is to be found
      6 they called it off for good
      7 I called it off for good
    ");
}

#[test]
fn each_way_is_noted() {
    use EventKind::{Cancelled, Missed};
    for (keys, kind, by, for_good) in [
        ("2", Missed, Who::Them, false),
        ("3", Missed, Who::Me, false),
        ("4", Cancelled, Who::Them, false),
        ("5", Cancelled, Who::Me, false),
        ("6", Cancelled, Who::Them, true),
        ("7", Cancelled, Who::Me, true),
        ("j Enter", Missed, Who::Them, false),
        ("G Enter", Cancelled, Who::Me, true),
    ] {
        let mut app = how_did_it_go();
        app.keys("D").keys(keys);
        let book = &app.app.session.book;
        let mina = book.contacts.values().find(|contact| contact.name.as_str() == "Mina Sato").unwrap();
        let event = mina.events.values().max_by_key(|event| event.logged_at).unwrap();
        assert_eq!(
            (event.kind, event.doer(), event.for_good),
            (kind, by, for_good),
            "{keys}\n{}",
            app.text()
        );
        assert!(app.app.asking.is_empty());
        assert_eq!(app.effects().len(), 1);
    }
}

#[test]
fn another_time_opens_the_note_line() {
    let mut app = how_did_it_go();
    app.keys("D 1");
    assert!(app.shows("What happened with Mina Sato?  held"), "{}", app.text());
    app.keys("'yest 11am 45 min' Enter");
    assert!(app.shows("Talked with Mina Sato, Wed 11 Nov, 11:00"), "{}", app.text());
    assert_eq!(app.effects().len(), 1);
}

#[test]
fn a_number_that_is_not_there_is_said() {
    let mut app = how_did_it_go();
    app.keys("D 9");
    assert!(app.shows("There is no 9; choose 1 to 7"), "{}", app.text());
    app.keys("Esc");
    assert!(app.app.asking.is_empty());
}

#[test]
fn whether_one_may_write_again() {
    for (key, again) in [("1", true), ("3", false)] {
        let mut app = how_did_it_go();
        app.keys("c");
        assert!(app.shows("May you write to Mina Sato again?"), "{}", app.text());
        app.keys(key);
        let book = &app.app.session.book;
        let mina = book.contacts.values().find(|contact| contact.name.as_str() == "Mina Sato").unwrap();
        assert_eq!(mina.consent.as_ref().map(|consent| (consent.again, consent.on)), Some((again, None)));
        app.effects();
    }
}

#[test]
fn it_is_drawn_at_any_size() {
    for (columns, rows) in [(1, 1), (30, 6), (40, 10), (40, 7), (200, 60)] {
        let mut app = how_did_it_go().size(columns, rows);
        app.keys("D j j j j j j j j k G g Esc c j Esc");
    }
}
