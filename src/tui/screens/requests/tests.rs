//! The asks, key by key.

use crate::{
    domain::{book::Book, sample},
    tui::{
        event::Event,
        message::What,
        test_app::{MORNING, TestApp, at},
    },
};

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

#[test]
fn asks_stand_by_whose_turn_it_is() {
    let mut app = demo().size(80, 40);
    app.keys("2");
    let text = app.text();
    println!("{text}");
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}\n{text}"));
    assert!(place("YOUR TURN") < place("THEIR TURN"));
    assert!(place("THEIR TURN") < place("CLOSED"));
    assert!(text.contains("one nudge, from"), "{text}");
}

#[test]
fn what_is_to_be_done_is_done_from_here() {
    let mut app = demo();
    app.keys("2 d");
    assert!(app.shows("u undo"), "{}", app.text());
    app.keys("u / 'priya' Enter Enter");
    assert!(app.shows("Priya Nadar"), "{}", app.text());
    app.keys("Esc");
    assert!(app.shows("/"), "{}", app.text());
    app.effects();
}

#[test]
fn several_are_planned_at_once_after_a_preview() {
    let mut app = demo();
    app.keys("2 Tab Space Space A");
    assert!(app.shows("What do you ask 2 people about?  user research"), "{}", app.text());
    app.keys("C-u 'archives' Enter");
    assert!(app.shows("Plan to ask 2 people about archives?"), "{}", app.text());
    assert!(app.shows("This week: asked 3 of 5; 5 once these are sent"), "{}", app.text());
    let asked =
        |app: &TestApp| app.app.session.book.contacts.values().map(|it| it.requests.len()).sum::<usize>();
    let before = asked(&app);
    app.keys("y");
    assert_eq!(asked(&app), before + 2, "{}", app.text());
    assert!(!app.shows("2 ticked"), "{}", app.text());
    // What was planned is written next: the cursor stands on the first of them.
    assert!(app.shows("[Asks]") && app.shows("d sent now"), "{}", app.text());
    app.keys("u");
    assert_eq!(asked(&app), before);
    app.effects();
}

#[test]
fn whom_to_ask_can_be_put_in_order_and_filtered() {
    let mut app = demo();
    app.keys("2 Tab Tab Tab Tab");
    assert!(app.shows("[employer]"), "{}", app.text());
    app.keys("Tab");
    app.keys("/ 'zzz'");
    assert!(app.shows("Nobody fits"), "{}", app.text());
    app.keys("Esc Tab");
    assert!(app.shows("[Asks]"), "{}", app.text());
}

#[test]
fn who_named_whom_and_what_came_of_it_can_be_read() {
    let mut app = demo();
    app.keys("2");
    assert!(app.shows("Marek Szabó          talked 27 Oct, named by Núria Reyes, about"), "{}", app.text());
    app.keys("Tab");
    assert!(app.shows("named by Jonas Weil"), "{}", app.text());
    app.keys("Space Space");
    assert!(app.shows("2 ticked; this week 3 of 5"), "{}", app.text());
}

#[test]
fn the_cursor_goes_to_the_ask_that_was_just_planned() {
    let mut app = demo();
    app.keys("2 / 'priya' Enter A C-u 'what comes next' Enter");
    assert!(app.text().contains(">Priya Nadar          to be asked"), "{}", app.text());
    assert!(app.shows("d sent now"), "{}", app.text());
    app.effects();
}

#[test]
fn an_empty_book_is_not_told_that_everybody_was_asked() {
    let mut app = TestApp::with(Book::default());
    app.keys("2");
    assert!(app.shows("Nobody is here yet."), "{}", app.text());
    app.keys("i");
    assert!(app.shows("Enter go on"), "{}", app.text());
    app.keys("Esc 1 a 'Ada Quill, friend' Enter 2");
    assert!(app.shows("your goals, your introduction, your profile"), "{}", app.text());
    app.effects();
}

#[test]
fn an_empty_list_says_what_a_good_ask_is() {
    let mut app = TestApp::with(Book::default());
    app.keys("a 'Ada Quill' Enter 2 S-Tab");
    assert!(app.shows("A good ask is short"), "{}", app.text());
    app.effects();
    for (columns, rows) in [(40, 10), (140, 40)] {
        let mut app = demo().size(columns, rows);
        app.keys("2");
        app.keys("Tab");
    }
}

#[test]
fn who_cannot_be_asked_is_said_before_anything_is_shown() {
    let mut app = demo();
    app.keys("2 Tab Space Space A C-u");
    assert!(app.shows("With 2 people. Enter shows it first"), "{}", app.text());
    app.tell(What::Event(Event::Paste("long ".repeat(100)))).keys("Enter");
    assert!(!app.shows("There is nothing to do") && app.shows("Not yet"), "{}", app.text());
    app.keys("Esc");
}

#[test]
fn nobody_is_nudged_by_one_key_before_the_nudge_opens() {
    let mut app = demo();
    app.keys("2 / 'priya' Enter d");
    assert!(app.shows("Nothing for you to do yet"), "{}", app.text());
    assert!(app.effects().is_empty());
    // Otherwise is a line, and says before Enter that it is early.
    app.keys("D");
    assert!(app.shows("Your last message to Priya Nadar is unanswered"), "{}", app.text());
    app.keys("Esc");
}

#[test]
fn where_it_is_narrow_a_short_name_leaves_its_room_to_what_comes_next() {
    let mut app = demo().size(40, 24);
    app.keys("2");
    let rows = app.text();
    let row = rows.lines().find(|row| row.contains("Kofi Boateng")).unwrap();
    assert!(row.ends_with(" send, best by tomorrow"), "{rows}");
}

#[test]
fn rows_that_are_kept_are_as_built_anew() {
    let mut app = TestApp::with(sample::book(120, 10, 1, &at(MORNING))).size(120, 40);
    for keys in [
        "2",
        "j j",
        "G",
        "g d",
        "u",
        "Tab Space",
        "Tab",
        "S-Tab S-Tab",
        "/ 'a'",
        "'d'",
        "Backspace",
        "Enter",
        "d",
        "Esc",
    ] {
        app.keys(keys).keeps_what_it_would_build(keys);
    }
    app.effects();
}

#[test]
fn the_end_of_a_long_list_is_reached_from_its_filter() {
    let chosen = |keys: &str| {
        let mut app = TestApp::with(sample::book(400, 0, 1, &at(MORNING)));
        app.keys(keys).effects();
        let text = app.text();
        text.lines().find(|line| line.starts_with('>')).map(str::to_owned)
    };
    // Everybody made up has an "a" somewhere.
    let end = chosen("2 G");
    assert!(end.is_some());
    for keys in ["2 / 'a' Enter G", "2 / 'a' End Enter G", "2 / 'ab' Backspace Enter G", "2 / 'a' Up Enter G"]
    {
        assert_eq!(chosen(keys), end, "{keys}");
    }
}
