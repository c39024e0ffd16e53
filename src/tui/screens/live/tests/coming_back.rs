//! The program begins with the talk that runs, and with what was typed into it.

use super::{answer, day, running, talk};
use crate::{
    domain::{book::Book, id::Id},
    tui::{
        action::Context,
        message::{Effect, Rescued, What},
        test_app::{TestApp, at},
    },
};

/// The program started again on a book.
fn again(book: &Book, time: &str) -> TestApp {
    TestApp::at(book.clone(), at(time))
}

fn begun() -> (Book, Id) {
    let mut app = running();
    app.keys("'By accident.' Tab Esc");
    app.effects();
    (app.app.session.book.clone(), talk(&app).0)
}

fn rescued(file: &str, title: String, text: &str) -> Rescued {
    Rescued { file: file.to_owned(), title, text: text.to_owned() }
}

#[test]
fn a_talk_that_runs_is_what_it_begins_with() {
    let (book, _) = begun();
    for (time, begins) in [
        ("15:20", Context::LiveTyping),
        ("15:30", Context::Live),
        ("17:29", Context::Live),
        ("17:30", Context::Today),
    ] {
        let app = again(&book, &format!("2026-11-12T{time}:00+01:00"));
        assert_eq!(app.app.context(), begins, "{time}");
    }
    let mut app = again(&book, "2026-11-12T15:31:00+01:00");
    assert!(app.shows("The talk with Ada Quill runs past its time. d says that it is over"));
    app.keys("d");
    assert!(app.shows("what stays with you?"), "{}", app.text());
    assert_eq!(answer(&app, 1).text, "");
    app.effects();
    let mut app = again(&book, "2026-11-12T15:20:00+01:00");
    assert!(app.shows("The talk with Ada Quill runs. Esc, then d, says that it is over"));
    app.keys("Esc Esc");
    assert_eq!(app.app.context(), Context::Today);
    app.keys("q");
    let effects = app.effects();
    assert!(matches!(effects.as_slice(), [Effect::Quit]), "{effects:?}");
}

#[test]
fn the_last_words_stand_where_they_were_typed() {
    let (book, id) = begun();
    let mut app = again(&book, "2026-11-12T15:20:00+01:00");
    let title = format!("live {id} answer: What is changing in the field just now?");
    app.tell(What::Rescued(vec![rescued("rescue-1", title.clone(), "Budgets are smal")]));
    assert_eq!(app.app.context(), Context::LiveTyping, "{}", app.text());
    assert!(app.shows("Back where you were; your last words are here"), "{}", app.text());
    app.keys("'ler.'");
    assert!(app.shows("          Budgets are smaller."), "{}", app.text());
    assert_eq!(answer(&app, 4).text, "Budgets are smal");
    // It is forgotten once it is durable, and what is typed behind it is rescued anew.
    let effects = app.effects();
    assert!(matches!(effects.as_slice(), [Effect::Save(_)]), "{effects:?}");
    let effects = app.effects();
    assert!(matches!(effects.as_slice(), [Effect::Forget(file)] if file == "rescue-1"), "{effects:?}");
    assert_eq!(app.app.typed(), [(title, "Budgets are smaller.".to_owned())]);
    app.keys("Esc");
    assert_eq!(answer(&app, 4).text, "Budgets are smaller.");
    app.effects();
}

#[test]
fn what_stands_in_the_book_already_only_shows_the_place() {
    let (book, id) = begun();
    let mut app = again(&book, "2026-11-12T15:20:00+01:00");
    let title = format!("live {id} answer: How did you come to this work?");
    app.tell(What::Rescued(vec![rescued("rescue-1", title, "By accident.")]));
    assert_eq!(app.app.context(), Context::LiveTyping);
    app.keys("'.'");
    assert!(app.shows("          By accident.."), "{}", app.text());
    let effects = app.effects();
    assert!(matches!(effects.as_slice(), [Effect::Forget(_)]), "{effects:?}");
    // When the talk is long over there is nothing to come back to.
    let mut app = again(&book, "2026-11-13T08:00:00+01:00");
    let title = format!("live {id} notes");
    app.tell(What::Rescued(vec![rescued("rescue-1", title, "Ask again in spring")]));
    assert_eq!(app.app.context(), Context::LiveTyping);
    assert!(app.shows(">NOTES  Ask again in spring"), "{}", app.text());
    app.effects();
    app.effects();
}

#[test]
fn two_texts_of_one_place_are_one() {
    let (book, id) = begun();
    for order in [[0, 1], [1, 0]] {
        let mut app = again(&book, "2026-11-12T15:20:00+01:00");
        let texts = ["One half", "One half and the other"];
        let rescued = order.map(|it| rescued(&format!("rescue-{it}"), format!("live {id} notes"), texts[it]));
        app.tell(What::Rescued(rescued.into()));
        assert_eq!(talk(&app).1.notes, texts[1]);
        assert!(app.app.asking.is_empty());
        let forgotten = |app: &mut TestApp| {
            app.effects().iter().filter(|effect| matches!(effect, Effect::Forget(_))).count()
        };
        assert_eq!(forgotten(&mut app) + forgotten(&mut app), 2, "{order:?}");
    }
}

#[test]
fn a_text_without_a_place_is_offered() {
    let (book, id) = begun();
    let mut app = again(&book, "2026-11-12T15:20:00+01:00");
    let title = format!("live {id} answer: What nobody asks?");
    app.tell(What::Rescued(vec![rescued("rescue-1", title, "An answer")]));
    assert!(app.shows("What was answered in a talk: What nobody asks?"), "{}", app.text());
    app.keys("1 3");
    let effects = app.effects();
    assert!(
        matches!(effects.as_slice(), [Effect::Copy(text), Effect::Forget(_)] if text == "An answer"),
        "{effects:?}"
    );

    let mut app = day("2026-11-12T08:04:00+01:00");
    app.tell(What::Rescued(vec![rescued("rescue-1", "live 0000zzzz notes".to_owned(), "An answer")]));
    assert!(app.shows("Notes of a talk") && app.shows("  An answer"), "{}", app.text());
    app.keys("2");
    assert_eq!(app.app.context(), Context::Today);
}
