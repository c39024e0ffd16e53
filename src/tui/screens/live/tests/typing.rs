//! What becomes of text that is typed during a talk.

use super::{answer, rows, running, somebody, talk};
use crate::{
    domain::command::{Act, InterviewEdit},
    tui::{
        action::Context,
        event::{Ending, Event},
        message::{Effect, What},
        test_app::TestApp,
    },
};

fn saves(app: &mut TestApp) -> usize {
    app.effects().iter().filter(|effect| matches!(effect, Effect::Save(_))).count()
}

#[test]
fn a_text_goes_into_the_book_when_its_field_is_left() {
    let leave = [
        ("Tab", Context::LiveTyping),
        ("S-Tab", Context::LiveTyping),
        ("Esc", Context::Live),
        ("C-c", Context::Live),
        ("C-z", Context::LiveTyping),
    ];
    for (key, context) in leave {
        let mut app = running();
        app.keys("'By accident.' Enter 'And a friend.'");
        assert_eq!((saves(&mut app), answer(&app, 0).text.as_str()), (0, ""), "{key}");
        app.keys(key);
        assert_eq!(answer(&app, 0).text, "By accident.\nAnd a friend.", "{key}");
        assert!(answer(&app, 0).asked);
        assert_eq!((app.app.context(), saves(&mut app)), (context, 1), "{key}");
        // Nothing is kept twice, and a field that was only looked into is not asked.
        app.keys("Tab Tab Esc");
        assert_eq!(saves(&mut app), 0);
        assert!(!answer(&app, 1).asked);
    }
}

#[test]
fn one_answer_is_one_change() {
    let mut app = running();
    app.keys("'one' Enter 'two' Tab 'three' Esc u");
    assert_eq!((answer(&app, 0).text.as_str(), answer(&app, 1).text.as_str()), ("one\ntwo", ""));
    app.keys("u");
    assert_eq!(answer(&app, 0).text, "");
    app.effects();
}

#[test]
fn the_end_of_the_program_keeps_what_is_typed() {
    for event in [Event::End(Ending::HangUp), Event::SuspendAsked] {
        let mut app = running();
        app.keys("Tab 'half a li'");
        app.tell(What::Event(event));
        assert_eq!(answer(&app, 1).text, "half a li");
        app.effects();
        app.effects();
    }
}

#[test]
fn what_is_typed_is_there_to_be_rescued_until_it_is_durable() {
    let mut app = running();
    let id = talk(&app).0;
    let first = (format!("live {id} answer: How did you come to this work?"), "one".to_owned());
    let second = (format!("live {id} answer: What fills an ordinary week?"), "two".to_owned());
    assert_eq!(app.app.typed(), []);
    app.keys("'one'");
    assert_eq!(app.app.typed(), std::slice::from_ref(&first));
    app.keys("F1 Esc Tab 'two'");
    assert_eq!(app.app.typed(), [second.clone(), first]);
    app.effects();
    assert_eq!(app.app.typed(), [second]);
    app.keys("Esc");
    app.effects();
    assert_eq!(app.app.typed(), []);
    app.keys("n 'three'");
    assert_eq!(app.app.typed(), [(format!("live {id} notes"), "three".to_owned())]);
    app.keys("Esc");
    app.effects();
}

#[test]
fn tab_goes_round() {
    let mut app = running();
    app.keys("Tab Tab Tab Tab Tab Tab Tab");
    assert!(rows(&app, "Where could someone")[0].starts_with(" >"), "{}", app.text());
    app.keys("Tab 'to the notes' Tab");
    assert_eq!(talk(&app).1.notes, "to the notes");
    assert!(rows(&app, "How did you")[0].starts_with(" >"), "{}", app.text());
    app.keys("S-Tab");
    assert!(app.shows(">NOTES  to the notes"), "{}", app.text());
    app.effects();
}

#[test]
fn a_change_from_elsewhere_does_not_touch_what_is_typed() {
    let mut app = running();
    let (id, _) = talk(&app);
    let elsewhere = |app: &mut TestApp, act: Act| {
        let mut book = app.app.session.book.clone();
        let command = crate::domain::command::Command::new(&mut crate::domain::id::Ids::seeded(9), act);
        book.apply(&command, &app.app.session.now).unwrap();
        app.tell(What::Reloaded(Box::new(book)));
    };
    let edit = |edit| Act::Interview { interview: id, edit: Box::new(edit) };
    elsewhere(&mut app, edit(InterviewEdit::Notes("from the other window".to_owned())));
    app.keys("'mine'");
    assert!(app.shows("from the other window") && app.shows("          mine"), "{}", app.text());
    // The question is taken out: what is typed stays, and comes back where it can no longer be noted.
    let question = answer(&app, 0).question.clone();
    elsewhere(&mut app, edit(InterviewEdit::Leave { question }));
    app.keys("' words'");
    assert!(app.shows("How did you come to this work? (taken out meanwhile)"), "{}", app.text());
    assert!(app.shows("mine words"), "{}", app.text());
    app.keys("Esc");
    assert!(app.shows("What was answered in a talk: How did you come to"), "{}", app.text());
    assert!(app.shows("  mine words"), "{}", app.text());
    // Kept for later, it lies in the rescue until the next start.
    app.keys("Esc");
    let kept = (format!("live {id} answer: How did you come to this work?"), "mine words".to_owned());
    assert_eq!(app.app.typed(), [kept]);
    // So it is with the whole person.
    app.keys("j Enter 'more'");
    let (contact, _) = somebody(&app.app.session.book, "Ada Quill");
    elsewhere(&mut app, Act::Delete { contact });
    assert!(app.shows("This talk is no longer in the book."), "{}", app.text());
    app.keys("Esc");
    assert!(app.shows("  more"), "{}", app.text());
    app.keys("Esc Esc");
    assert_eq!(app.app.context(), Context::Today, "{}", app.text());
    app.effects();
}

#[test]
fn a_paste_keeps_its_lines_and_a_long_answer_is_shown_around_the_caret() {
    let mut app = running().size(40, 10);
    let long: String = (0..8000).map(|line| format!("line {line}\n")).collect();
    app.tell(What::Event(Event::Paste(long.clone())));
    app.keys("'the end'");
    assert!(app.shows("line 7999") && app.shows("     the end"), "{}", app.text());
    app.keys("Up Up Tab");
    assert_eq!(answer(&app, 0).text, format!("{long}the end"));
    app.keys("Esc k");
    assert!(app.shows("line 0") && !app.shows("line 9"), "{}", app.text());
    app.effects();
}

#[test]
fn one_name_at_a_time_so_that_the_next_words_are_no_name() {
    let mut app = running();
    app.keys("Esc a 'Nora Finch' Enter");
    assert!(app.app.asking.is_empty() && app.app.context() == Context::Live, "{}", app.text());
    app.keys("a 'Karl Popp' Enter");
    assert_eq!(somebody(&app.app.session.book, "Ada Quill").1.referrals.len(), 2);
    app.effects();
}

#[test]
fn a_question_that_is_taken_away_leaves_the_cursor_with_its_neighbour() {
    let mut app = running();
    app.keys("Esc f 'What would you read first?' Enter");
    app.keys("j j j j j j j j k Enter Esc u");
    let row =
        |app: &TestApp| app.text().lines().find(|row| row.starts_with(" >")).unwrap_or_default().to_owned();
    assert!(row(&app).contains("Where could someone try this out"), "{}", app.text());
    app.effects();
}

#[test]
fn an_answer_is_edited_in_ones_own_editor_and_stands_in_the_book() {
    let mut app = running();
    app.keys("'By accident.' C-e");
    assert!(app.effects().iter().any(|it| matches!(it, Effect::Edit(text) if text == "By accident.")));
    app.tell(What::Edited(Ok("By accident,\nand a friend.\n".to_owned())));
    assert_eq!(app.app.context(), Context::LiveTyping);
    app.keys("Tab");
    assert_eq!(answer(&app, 0).text, "By accident,\nand a friend.");
    app.effects();
}
