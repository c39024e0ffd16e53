//! What the acts cost, in keys besides typed words: the last table of the screens' drawings.

use crate::{
    domain::{book::Book, sample},
    tui::{
        action::Context,
        message::Effect,
        test_app::{MORNING, TestApp, at},
    },
};

/// Runs a script on the demo's morning; how many keys it cost, and what is said.
fn cost(script: &str, said: &str) -> usize {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys(script);
    assert!(app.shows(said), "{script}: {said}\n{}", app.text());
    assert!(app.app.asking.is_empty(), "{script}\n{}", app.text());
    app.effects();
    app.keys_pressed()
}

#[test]
fn a_thank_you_is_settled_from_the_start_screen_with_one_key() {
    assert_eq!(cost("d", "Thanked Tomas Abara"), 1);
}

#[test]
fn one_sent_last_night_by_card_takes_two() {
    assert_eq!(cost("D 'yest 9pm by card' Enter", "Thanked Tomas Abara by card, Wed 11 Nov, 21:00"), 2);
}

#[test]
fn snoozing_to_friday_takes_three() {
    assert_eq!(cost("z f Enter", "Snoozed thank Tomas Abara until Fri 13 Nov"), 3);
}

#[test]
fn a_yes_with_a_time_takes_two() {
    assert_eq!(cost("n 'y thu 3pm zoom' Enter", "Talk with Tomas Abara"), 2);
}

#[test]
fn a_request_that_was_not_planned_takes_three() {
    assert_eq!(cost("n s Enter", "Asked Tomas Abara"), 3);
}

#[test]
fn a_request_that_was_planned_takes_one() {
    let mut app = TestApp::with(Book::default());
    app.keys("a 'Ada Quill, planned on 10 nov' Enter");
    app.effects();
    let before = app.keys_pressed();
    app.keys("d");
    assert!(app.shows("Asked Ada Quill"), "{}", app.text());
    assert_eq!(app.keys_pressed() - before, 1);
    assert_eq!(app.effects().len(), 1);
}

#[test]
fn a_name_that_was_given_takes_three() {
    assert_eq!(cost("n p ' Nora Finch' Enter", "Nora Finch"), 3);
}

/// The demo's day at a time, and how many keys a script costs from then on.
fn cost_at(time: &str, before: &str, script: &str, said: &str) -> usize {
    let mut app = TestApp::at(sample::demo(&at(MORNING)), at(time));
    app.keys(before);
    let pressed = app.keys_pressed();
    app.keys(script);
    assert!(app.shows(said), "{script}: {said}\n{}", app.text());
    app.effects();
    app.keys_pressed() - pressed
}

#[test]
fn a_talk_that_is_near_begins_with_one_key() {
    assert_eq!(cost_at("2026-11-12T14:58:00+01:00", "j j", "b", "Began the talk with Ada Quill"), 1);
}

#[test]
fn a_name_given_while_an_answer_is_typed_takes_three() {
    let typing = "b 'By accident'";
    assert_eq!(cost_at("2026-11-12T15:12:00+01:00", typing, "Esc a 'Nora Finch' Enter", "Nora Finch"), 3);
}

#[test]
fn ten_simple_things_take_eleven_keys_and_never_leave_the_screen() {
    let mut app = TestApp::with(Book::default());
    // Each talk wants thanks, and to be thought over.
    for (name, what) in [
        ("Ada Quill", "talked yesterday 10am"),
        ("Ben Ode", "talked yesterday 11am"),
        ("Leo Okafor", "talked yesterday 2pm"),
        ("Priya Nadar", "planned 10 nov"),
        ("Jonas Weil", "planned 10 nov"),
        ("Maeve Larkin", "planned 10 nov"),
        ("Karim Haddad", "planned 10 nov"),
    ] {
        app.keys(&format!("a '{name}, {what}' Enter"));
        assert!(app.app.asking.is_empty(), "{}", app.text());
    }
    assert_eq!(app.effects().len(), 7);
    assert!(app.shows("10 for today"), "{}", app.text());

    let before = app.keys_pressed();
    app.keys("r");
    for left in (0..10).rev() {
        assert_eq!(app.app.context(), Context::Review, "{left}");
        app.keys("d");
        assert!(app.app.asking.is_empty(), "{}", app.text());
        assert_eq!(app.app.session.agenda.counts.for_today(), left, "{}", app.text());
    }
    assert_eq!(app.app.context(), Context::ReviewEnd);
    assert!(app.shows("All clear"), "{}", app.text());
    assert_eq!(app.keys_pressed() - before, 11);
    assert_eq!(app.effects().len(), 10);
}

/// The demo's talk of yesterday, whose outcome nobody has told yet: the cursor stands on it.
fn hung_up() -> TestApp {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    for _ in 0..30 {
        if !app.shows(">! how did it go") && !app.shows(">  how did it go") {
            app.keys("j");
        }
    }
    app
}

#[test]
fn from_we_hung_up_to_thanked_takes_four() {
    let mut app = hung_up();
    let before = app.keys_pressed();
    app.keys("d 'Half of it is persuading.' Enter y d");
    assert!(app.shows("Thanked Mina Sato"), "{}", app.text());
    assert_eq!(app.keys_pressed() - before, 4);
    let copied = app.effects().into_iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text),
        _ => None,
    });
    assert!(copied.is_some_and(|text| text.contains("Half of it is persuading")));
}

/// Three answers, two names, one promise, the draft copied and the thanks noted, and the rest left for later.
#[test]
fn a_debrief_takes_about_twenty_five() {
    let mut app = hung_up();
    let before = app.keys_pressed();
    for (keys, shown) in [
        ("d 'Half of it is persuading.' Enter y d", "Thanked Mina Sato"),
        ("Enter", "How did you come to this work?"),
        (
            "Enter 'By drawing.' Tab 'Schools, mostly.' Tab 'They read the labels.' Esc",
            "They read the labels.",
        ),
        ("Esc", "[x] notes      3 answers"),
        ("Enter 'Nora Finch, head of research at Civica' Enter 'Karl Popp' Enter Enter", "[x] people"),
        (
            "Enter 'send the article by fri' Enter Enter",
            "[x] promises   you: send the article, by Fri 13 Nov",
        ),
        ("Esc", "Mina Sato: 3 steps wait; they come back once, tomorrow"),
    ] {
        app.keys(keys);
        assert!(app.shows(shown), "{keys}: {shown}\n{}", app.text());
    }
    let cost = app.keys_pressed() - before;
    println!("a debrief: {cost} keys besides typed words");
    assert!(cost <= 27, "{cost}");
    app.effects();
}
