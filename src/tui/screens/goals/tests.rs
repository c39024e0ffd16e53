//! Goals and settings, key by key.

use std::collections::BTreeSet;

use crate::{
    domain::{sample, setting::Setting},
    tui::test_app::{MORNING, TestApp, at},
};

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

#[test]
fn what_one_wants_to_learn_is_added_changed_moved_and_taken_out() {
    let mut app = demo();
    app.keys(", a 'archives: how they hire' Enter");
    assert!(app.shows("archives"), "{}", app.text());
    assert!(app.shows("how they hire"), "{}", app.text());
    app.keys("g e ' well' Enter");
    assert!(app.app.session.book.goals.exploring.iter().any(|it| it.to_find_out.ends_with(" well")));
    app.keys("J");
    let before = app.app.session.book.goals.exploring.len();
    app.keys("X");
    assert_eq!(app.app.session.book.goals.exploring.len() + 1, before);
    app.keys("u");
    assert_eq!(app.app.session.book.goals.exploring.len(), before);
    app.effects();
}

#[test]
fn who_one_is_is_a_form_and_the_profile_a_tick() {
    let mut app = demo();
    app.keys(", Tab Enter C-u 'Sam Reed' Enter");
    assert_eq!(app.app.session.book.goals.name, "Sam Reed", "{}", app.text());
    let was = app.app.session.book.goals.profile_ready;
    app.keys("Tab j j Space");
    assert_eq!(app.app.session.book.goals.profile_ready, !was, "{}", app.text());
    app.effects();
}

#[test]
fn a_setting_says_what_it_changes_before_it_is_changed() {
    let mut app = demo();
    app.keys(", Tab Tab Tab Tab Enter C-u 'America/New York'");
    assert!(app.shows("America/New_York. "), "{}", app.text());
    app.keys("Enter");
    assert_eq!(app.app.session.book.settings.zone, "America/New_York");
    app.keys("u Tab Enter C-u '72'");
    assert!(app.shows("another day"), "{}", app.text());
    app.keys("C-u 'soon' Enter");
    assert!(app.shows("is not a number"), "{}", app.text());
    app.keys("Esc");
    app.effects();
}

#[test]
fn settings_stand_under_kind_names_with_their_units() {
    let mut app = demo().size(80, 80);
    app.keys(", Tab Tab Tab Tab Tab Enter C-u '1 hour' Enter");
    for words in
        ["  thank-you best within       1 hour  (usual: 24)", "  lead late after             5 working days"]
    {
        assert!(app.shows(words), "{words}\n{}", app.text());
    }
    let labels: Vec<&str> = Setting::all().map(Setting::label).collect();
    assert!(labels.iter().all(|label| label.len() < 28), "{labels:?}");
    assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len());
    app.effects();
}

#[test]
fn landing_says_how_many_are_to_be_told_and_can_be_taken_back() {
    let mut app = demo();
    app.keys(", L");
    assert!(app.shows("Well done"), "{}", app.text());
    app.keys("'I start at Civica in January' Enter");
    assert!(app.app.session.book.landed.is_some());
    assert_eq!(app.app.session.book.goals.news, "I start at Civica in January");
    app.keys("u");
    assert!(app.app.session.book.landed.is_none());
    app.effects();
}

#[test]
fn the_page_at_three_sizes() {
    for (columns, rows) in [(80, 24), (40, 10), (140, 40)] {
        let mut app = demo().size(columns, rows);
        app.keys(",");
        println!("{}", app.text());
        assert!(app.shows("WHAT I WANT TO LEARN"), "{}", app.text());
        app.keys("G");
        assert!(app.shows("too much for a morning"), "{}", app.text());
    }
}
