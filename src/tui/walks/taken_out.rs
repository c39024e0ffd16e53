//! Another window takes a person out of the book while text is typed for them here: nothing of it is lost.

use crate::{
    domain::{
        book::Book,
        command::{Act, Command},
        id::{Id, Ids},
        sample,
    },
    tui::{
        action::Context,
        message::{Effect, Replayed, What},
        test_app::{MORNING, TestApp, at},
    },
};

const BEGUN: &str = "2026-11-12T15:00:20+01:00";
const GONE: &str = "is not in the book any more";

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

fn id_of(book: &Book, name: &str) -> Id {
    book.contacts.iter().find(|(_, contact)| contact.name.as_str() == name).map(|(id, _)| *id).unwrap()
}

/// The book as another window leaves it that takes somebody out.
fn without(app: &TestApp, name: &str) -> Book {
    let mut book = app.app.session.book.clone();
    let act = Act::Delete { contact: id_of(&book, name) };
    book.apply(&Command { ids: Ids::seeded(0), act }, &at(MORNING)).unwrap();
    book
}

/// Another window takes somebody out.
fn take_out(app: &mut TestApp, name: &str) {
    let book = without(app, name);
    app.tell(What::Reloaded(Box::new(book)));
}

fn copied(app: &mut TestApp) -> Vec<String> {
    let copied = |effect| if let Effect::Copy(text) = effect { Some(text) } else { None };
    app.effects().into_iter().filter_map(copied).collect()
}

fn texts(app: &TestApp) -> Vec<String> {
    app.app.typed().into_iter().map(|(_, text)| text).collect()
}

#[test]
fn a_message_stays_to_be_copied() {
    for opens in ["w", "r w"] {
        let mut app = demo();
        app.keys(opens).keys("'Very kind.'");
        let typed = app.app.typed();
        take_out(&mut app, "Tomas Abara");
        assert_eq!(app.app.typed(), typed, "{opens}");
        let said = "Tomas Abara is not in the book any more. y copies the text, Esc leads back";
        assert!(
            app.shows("not kept") && app.shows(said) && app.shows(" y copy  Esc back  "),
            "{}",
            app.text()
        );
        // Whoever types on without looking changes nothing, and does not leave.
        let book = app.app.session.book.clone();
        app.keys("' did it,xzn125quUX' Enter C-e C-t w");
        assert_eq!((app.app.context(), app.app.session.book == book), (Context::Write, true), "{opens}");
        assert!(app.shows("answering. Very kind.\n") && app.shows("Tomas Abara is not in"), "{}", app.text());
        app.effects();
        app.keys("y");
        let text = typed[0].1.clone();
        assert_eq!(copied(&mut app).concat(), text, "{opens}");
        app.keys("Esc");
        let text_of_box = app.text();
        for row in [
            " Not noted. A message to somebody who is not in the book any more",
            "   thank you for answering. Very kind.",
            "> 1 copy it",
            "  2 keep it for later; Esc does the same",
            "  3 throw it away",
        ] {
            assert!(text_of_box.lines().any(|it| it == row), "{row}\n{text_of_box}");
        }
        app.keys("1 Enter");
        assert_eq!(copied(&mut app), [text.clone(), text.clone()], "the box stays open: {opens}");
        app.tell(What::Copied(Ok("Copied with wl-copy".to_owned())));
        assert!(app.shows("Copied with wl-copy") && app.shows("1 copy it"), "{}", app.text());
        app.keys("Esc");
        assert!(app.app.asking.is_empty(), "{opens}: {}", app.text());
        assert_eq!(app.app.typed(), typed, "it is kept for the next start: {opens}");
        app.keys("Esc");
        assert_eq!(app.app.context(), Context::Today, "{opens}");
    }
}

#[test]
fn a_message_is_small_on_a_small_screen_and_wraps() {
    let mut app = demo().size(40, 10);
    app.keys("w 'Very kind.'");
    take_out(&mut app, "Tomas Abara");
    assert!(app.shows("Very kind.") && app.shows("Tomas Abara is not in the book any"), "{}", app.text());
}

#[test]
fn what_was_not_written_on_is_left_without_a_word() {
    let mut app = demo();
    app.keys("w");
    take_out(&mut app, "Tomas Abara");
    assert!(app.shows(GONE) && app.shows("from the template"), "{}", app.text());
    app.keys("Esc");
    assert_eq!((app.app.context(), app.app.typed()), (Context::Today, vec![]), "{}", app.text());
}

#[test]
fn a_person_who_comes_back_is_written_to_again() {
    let mut app = demo();
    app.keys("w 'Very kind.'");
    let whole = app.app.session.book.clone();
    take_out(&mut app, "Tomas Abara");
    app.keys("' and'");
    app.tell(What::Reloaded(Box::new(whole)));
    assert!(!app.shows(GONE) && app.shows("changed"), "{}", app.text());
    app.keys("w ' And so late.' Esc");
    let tomas = id_of(&app.app.session.book, "Tomas Abara");
    let kept: Vec<&String> = app.app.session.book.contacts[&tomas].drafts.values().collect();
    assert!(kept.len() == 1 && kept[0].contains("Very kind. And so late."), "{kept:?}");
    app.effects();
}

#[test]
fn a_message_that_was_on_its_way_to_the_file_is_offered_over_its_page() {
    let mut app = demo();
    app.keys("w 'Very kind.' Esc");
    let typed = app.app.typed();
    let book = Box::new(without(&app, "Tomas Abara"));
    let refused = vec!["Kept the message to Tomas Abara: there is nobody of this id".to_owned()];
    let revision = app.app.session.revision();
    app.tell(What::Saved { revision, replayed: Some(Replayed { book, refused }), notices: Vec::new() });
    assert!(app.shows("1 copy it") && app.shows("A message to somebody who is not"), "{}", app.text());
    assert_eq!(app.app.typed(), typed);
    app.keys("Esc");
    assert!(app.shows("answering. Very kind.\n") && app.shows(GONE), "{}", app.text());
    app.keys("Esc");
    assert_eq!((app.app.context(), app.app.asking.len()), (Context::Today, 0), "it was offered already");
    assert_eq!(app.app.typed(), typed);
    app.effects();
}

#[test]
fn texts_that_wait_for_their_question_are_kept_meanwhile() {
    let mut app = demo();
    app.keys("w 'Very kind.'");
    take_out(&mut app, "Tomas Abara");
    app.keys("?");
    let left = app.app.screen.only_here();
    assert!(left.is_some());
    let (title, text) = left.unwrap();
    let rescued = crate::tui::message::Rescued { file: String::new(), title: "note x".to_owned(), text };
    app.tell(What::Rescued(vec![rescued]));
    assert!(app.app.typed().iter().any(|(it, _)| it == "note x"), "{title}");
}

#[test]
fn a_line_or_a_form_is_offered_to_be_copied_when_it_is_left() {
    // Where the cursor is, what opens it, what is typed, and what is said of it.
    for (at, opens, types, text, said) in [
        ("Tomas Abara", "n", "'wrote: could we'", "wrote: could we", "What happened with somebody who"),
        ("Tomas Abara", "z", "'fri'", "fri", "For something that is not there any more"),
        ("Tomas Abara", "D", "'yest by card'", "yest by card", "For something that is not there any more"),
        ("Tomas Abara", "N 1", "'send it by fri'", "send it by fri", "For somebody who is not in the book"),
        ("Tomas Abara", "Enter e", "'Tom'", "Tom", "What is known of somebody who is not"),
        ("Ada Quill", "Enter e", "'x'", "x", "For a talk that is not in the book any more"),
    ] {
        let mut app = demo();
        app.keys("g");
        for _ in 0..40 {
            if app.text().lines().any(|row| row.starts_with('>') && row.contains(at)) {
                break;
            }
            app.keys("j");
        }
        app.keys(opens).keys(types);
        take_out(&mut app, at);
        // It cannot be noted, and says so; what is typed stays.
        app.keys(if app.app.context() == Context::Line { "Enter" } else { "C-s" });
        assert!(app.shows("What this is about is not in the book any more"), "{opens}: {}", app.text());
        assert!(texts(&app).iter().any(|typed| typed.contains(text)), "{opens}: {:?}", texts(&app));
        app.keys("Esc");
        match app.app.context() {
            Context::Confirm => app.keys("y"),
            _ if opens == "N 1" => app.keys("Esc"),
            _ => &mut app,
        };
        assert!(app.shows("1 copy it") && app.shows(said), "{opens}: {}", app.text());
        app.keys("1");
        let copied = copied(&mut app);
        assert!(copied.len() == 1 && copied[0].contains(text), "{opens}: {copied:?}");
        app.keys("2");
        assert!(app.app.asking.is_empty() && texts(&app).iter().any(|typed| typed.contains(text)), "{opens}");
    }
}

#[test]
fn a_note_on_several_is_taken_up_for_those_who_are_left() {
    let mut app = demo();
    app.keys("3 Space j Space n 'told'");
    take_out(&mut app, "Ada Quill");
    app.keys("Esc");
    assert!(app.shows("1 take it up again"), "{}", app.text());
    app.keys("1");
    assert!(app.shows("What happened with Ben Ode?  told"), "{}", app.text());
    app.keys("Enter");
    assert!(app.app.asking.is_empty(), "{}", app.text());
    app.effects();
    app.effects();
    assert_eq!(app.app.typed(), []);
}

#[test]
fn an_answer_in_a_talk_is_offered_to_be_copied() {
    let mut app = TestApp::at(sample::demo(&at(MORNING)), at(BEGUN));
    app.keys("b");
    app.effects();
    app.keys("'By accident.'");
    take_out(&mut app, "Ada Quill");
    assert!(app.shows("This talk is no longer in the book.\n By accident."), "{}", app.text());
    // One types on, since the talk itself may still go on.
    app.keys("Tab ' Then on purpose.'");
    assert_eq!(texts(&app), ["By accident. Then on purpose."]);
    app.keys("Esc");
    assert!(app.shows("What was answered in a talk: How did you come to this work?"), "{}", app.text());
    app.keys("1");
    assert_eq!(copied(&mut app), ["By accident. Then on purpose."]);
    app.keys("Esc");
    assert_eq!((app.app.context(), texts(&app).len()), (Context::Today, 1), "{}", app.text());
}

#[test]
fn what_comes_back_from_the_editor_too_late_is_offered() {
    let mut app = demo();
    app.keys("w 'Very kind.' C-e");
    app.effects();
    let book = Box::new(without(&app, "Tomas Abara"));
    let revision = app.app.session.revision();
    let refused = vec!["Kept the message to Tomas Abara: there is nobody of this id".to_owned()];
    app.tell(What::Saved { revision, replayed: Some(Replayed { book, refused }), notices: Vec::new() });
    app.keys("?");
    app.tell(What::Edited(Ok("A whole page".to_owned())));
    assert!(texts(&app).iter().any(|text| text == "A whole page"), "{:?}", texts(&app));
    app.keys("Esc");
    assert!(app.shows("The text in your editor") && app.shows("  A whole page"), "{}", app.text());
    app.keys("1");
    assert_eq!(copied(&mut app), ["A whole page"]);
}
