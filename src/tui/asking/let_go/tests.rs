//! Letting go of a line, a request, a person.

use crate::{
    domain::{book::Book, contact::Contact, event::EventKind, sample},
    tui::test_app::{MORNING, TestApp, at},
};

fn on(name: &str) -> TestApp {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    for _ in 0..30 {
        if app.text().lines().any(|line| line.starts_with('>') && line.contains(name)) {
            return app;
        }
        app.keys("j");
    }
    panic!("{}", app.text());
}

fn person<'a>(book: &'a Book, name: &str) -> &'a Contact {
    book.contacts.values().find(|contact| contact.name.as_str() == name).unwrap()
}

#[test]
fn it_says_what_each_key_does() {
    let mut app = on("Astrid");
    app.keys("x");
    let text = app.text();
    let foot: Vec<&str> = text.lines().skip(18).take(4).collect();
    insta::assert_snapshot!(foot.join("\n"), @"
    Let go of what?
    x  this line    not shown again: nudge Astrid Lindqvist; the rest goes on
    r  the request  closed, no nudge: to Astrid Lindqvist about work between fiel…
    p  the person   set aside: Astrid Lindqvist; thanks and reminders still go on
    ");
    let mut app = app.size(40, 10);
    app.keys("Esc x");
    insta::assert_snapshot!(app.text(), @"
     1 Today (10)  2  3  4  5  6
    ────────────────────────────────────────
    >  nudge     Astrid Lindqvist  by today
    ────────────────────────────────────────
     Let go of what?
     x  not shown again: nudge Astrid Lind…
     r  closed, no nudge: to Astrid Lindqv…
     p  set aside: Astrid Lindqvist; thank…
    ────────────────────────────────────────
     x this line  r the request      ? help
    ");
}

#[test]
fn a_line_the_request_or_the_person() {
    let mut app = on("Astrid");
    app.keys("x x");
    assert_eq!(person(&app.app.session.book, "Astrid Lindqvist").decisions.len(), 1);
    app.effects();
    let mut app = on("Astrid");
    app.keys("x r");
    let astrid = person(&app.app.session.book, "Astrid Lindqvist");
    assert!(astrid.events.values().any(|event| event.kind == EventKind::Closed), "{}", app.text());
    app.effects();
    for (keys, expected) in [("x p 'moved abroad' Enter", "moved abroad"), ("x p Enter", "")] {
        let mut app = on("Astrid");
        app.keys(keys);
        let retired = person(&app.app.session.book, "Astrid Lindqvist").retired.clone().unwrap();
        assert_eq!(retired.why, expected);
        assert!(app.app.asking.is_empty());
        app.effects();
    }
}

#[test]
fn what_is_not_there_is_said() {
    let mut app = on("Tomas");
    app.keys("x r");
    assert!(app.shows("no request is open here"), "{}", app.text());
    app.keys("Esc");
    assert!(app.effects().is_empty());
}
