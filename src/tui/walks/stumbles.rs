//! Where new users stumbled: a key that is taken back, pressed in the wrong place, or means nothing here.

use crate::{
    domain::{book::Book, sample},
    tui::{
        message::{Effect, NotRead, ToRead, What},
        test_app::{MORNING, TestApp, at},
    },
};

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

#[test]
fn undo_in_the_review_brings_the_card_back() {
    let mut app = demo();
    app.keys("r d");
    assert!(app.shows("THANK  Jonas Weil"), "{}", app.text());
    app.keys("u");
    assert!(app.shows("THANK  Tomas Abara"), "{}", app.text());
    app.keys("D 'yest 9pm by card' Enter");
    assert!(app.shows("Thanked Tomas Abara by card"), "{}", app.text());
    app.effects();
}

#[test]
fn a_key_that_means_nothing_says_so() {
    let mut app = demo();
    app.keys("9");
    assert!(app.shows("9 does nothing here; ? shows what does"), "{}", app.text());
}

#[test]
fn a_slash_on_today_looks_for_people() {
    let mut app = demo();
    app.keys("/ 'quill' Enter Enter");
    assert!(app.shows("research lead, Hale Health"), "{}", app.text());
}

#[test]
fn a_wrong_path_stays_to_be_mended() {
    let mut app = TestApp::with(Book::default());
    app.keys("i '/no/such.csv' Enter");
    assert!(matches!(app.effects().as_slice(), [Effect::ReadImport(file)] if file.path == "/no/such.csv"));
    let file = ToRead { path: "/no/such.csv".to_owned(), columns: None };
    let why = "/no/such.csv: there is no such file".to_owned();
    app.tell(What::Import(Err(Box::new(NotRead { file, why, table: None }))));
    assert!(app.shows("there is no such file"), "{}", app.text());
    app.keys("Enter");
    assert!(matches!(app.effects().as_slice(), [Effect::ReadImport(file)] if file.path == "/no/such.csv"));
}

#[test]
fn saying_no_is_answered() {
    let mut app = demo();
    app.keys("3 X Enter");
    assert!(app.shows("Nothing was changed"), "{}", app.text());
}

#[test]
fn a_request_beside_a_booked_talk_and_a_far_date_are_said() {
    let mut app = demo();
    app.keys("3 n 'sent' Enter");
    assert!(app.shows("A talk with Ada Quill is booked"), "{}", app.text());
    app.keys("u j n 'heard 27 nov' Enter");
    assert!(app.shows("write the year if you mean another"), "{}", app.text());
    app.effects();
}

#[test]
fn going_in_circles_makes_the_way_back_no_longer() {
    for round in ["3 j Enter", "3 Enter 4 Enter", "2 Enter 5 6 ,", "r Enter"] {
        let mut app = demo();
        for _ in 0..20 {
            app.keys(round);
        }
        app.keys("Esc Esc Esc Esc Esc Esc q");
        let effects = app.effects();
        assert!(matches!(effects.as_slice(), [Effect::Quit]), "{round}: {effects:?}\n{}", app.text());
    }
}

#[test]
fn a_template_without_a_word_is_not_kept_for_later() {
    let mut app = demo();
    app.keys("w C-t C-End");
    for _ in 0..2000 {
        app.keys("Backspace");
    }
    app.keys("Esc Esc Esc Esc 1 q");
    assert!(matches!(app.effects().as_slice(), [Effect::Quit]), "{}", app.text());
    assert_eq!(app.app.typed(), []);
}

#[test]
fn more_is_noted_wherever_a_person_is_chosen() {
    for screen in ["1", "2", "3", "4", "r"] {
        let mut app = demo();
        app.keys(&format!("{screen} N"));
        assert!(app.shows("What do you note with "), "{screen}: {}", app.text());
        app.keys("Esc");
    }
}
