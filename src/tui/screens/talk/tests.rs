//! One talk, key by key.

use crate::{
    domain::{
        book::Book,
        command::{Act, Command, SettingsChanges},
        id::{Id, Ids},
        interview::Interview,
        prepare::{PrepareItem, PrepareLists},
        sample,
    },
    tui::{
        action::Context,
        message::Effect,
        test_app::{MORNING, TestApp, at},
    },
};

fn demo() -> Book {
    sample::demo(&at(MORNING))
}

/// The next talk of the demo, opened.
fn ada() -> TestApp {
    let mut app = TestApp::with(demo());
    app.keys("4 Enter");
    app
}

/// The last talk with somebody, opened.
fn past(name: &str) -> TestApp {
    let mut app = TestApp::with(demo());
    app.keys("4 Tab");
    for _ in 0..10 {
        let row = app.text().lines().find(|row| row.starts_with('>')).unwrap_or_default().to_owned();
        if row.contains(name) {
            break;
        }
        app.keys("j");
    }
    app.keys("Enter");
    app
}

fn body(app: &TestApp) -> String {
    app.text().lines().take_while(|row| !row.contains("u undo")).collect::<Vec<_>>().join("\n")
}

fn talk(app: &TestApp) -> Interview {
    let id: Id = app.app.session.agenda.interviews[0].id;
    app.app.session.book.talk(id).unwrap().2.clone()
}

fn questions(app: &TestApp) -> Vec<String> {
    talk(app).answers.into_iter().map(|answer| answer.question).collect()
}

#[test]
fn before_the_talk_everything_stands_ready() {
    let mut app = ada();
    insta::assert_snapshot!(body(&app), @r#"
 Ada Quill (QUILL as in pen)                                      in 6 h 56 min
────────────────────────────────────────────────────────────────────────────────
>research lead, Hale Health
 Thu 12 Nov 2026, 15:00 to 15:30, 30 minutes on Zoom
 https://zoom.example/j/8612907

 about me     I was a nurse for six years and now keep a small archive. I want
              to learn how services are made that people do not have to fight
              with. I am good at listening, and at plain records.
 research     Leads four people. Gave the talk on asking twice at the spring
              lecture.
 terms        diary study, triangulation, ethics board
 I expect     that most of it is interviews

 QUESTIONS
  1   How did you come to this work?
  2   What fills an ordinary week?
  3 ! What do newcomers get wrong?
  4 ! Which of your training counted, looking back?
  5   What is changing in the field just now?
  6   How do you know that a piece of work was good?
────────────────────────────────────────────────────────────────────────────────
 a a question  f from the bank  * must-ask  e edit  p on paper  Space tick
        "#);
    insta::assert_snapshot!(body(app.keys("G")), @r#"
 Ada Quill (QUILL as in pen)                                      in 6 h 56 min
────────────────────────────────────────────────────────────────────────────────
  2   What fills an ordinary week?
  3 ! What do newcomers get wrong?
  4 ! Which of your training counted, looking back?
  5   What is changing in the field just now?
  6   How do you know that a piece of work was good?
  7 ! In my place, what would you do next?
  8   Where could someone try this out for a month?
 8 chosen, about 8 fit into 30 minutes

 THE DAY BEFORE
 [x] the notes
 [x] the questions
 [x] clothes
 [x] what to bring
 [x] time and zone confirmed

 THE DAY ITSELF
 [ ] the news
>[ ] the way or link
────────────────────────────────────────────────────────────────────────────────
 a a question  f from the bank  * must-ask  e edit  p on paper  Space tick
        "#);
    insta::assert_snapshot!(ada().size(40, 10).keys("Tab Tab").text(), @r#"
 Ada Quill (QUILL as in…  in 6 h 56 min
────────────────────────────────────────
             interviews

 QUESTIONS
> 1   How did you come to this work?
  2   What fills an ordinary week?
  3 ! What do newcomers get wrong?
────────────────────────────────────────
 a a question  f from the bank   ? help
        "#);
}

#[test]
fn afterwards_what_came_of_it() {
    insta::assert_snapshot!(body(&past("Carmen")), @r#"
 Carmen Duarte                                               talked, Fri 30 Oct
────────────────────────────────────────────────────────────────────────────────
>science editor, Hollow Oak Press
 Fri 30 Oct 2026, 10:00 to 10:45, 45 minutes over coffee
 the station café

 what stays   They explain. One should show.
 waits        advice, for me?

 QUESTIONS
  1 x  How did you come to this work?
         From the lab, by way of a bad back and a good friend.
  2 x  What fills an ordinary week?
         Mornings for texts, afternoons for people.
  3 x! What do newcomers get wrong?                                           *
         They explain. One should show.
  4  ! Which of your training counted, looking back?
  5    What is changing in the field just now?
  6    How do you know that a piece of work was good?
  7  ! In my place, what would you do next?
  8    Where could someone try this out for a month?
────────────────────────────────────────────────────────────────────────────────
 d how it went  a a question  f from the bank  * it matters  e edit  p on paper
        "#);
    let app = past("Mina Sato");
    assert!(app.shows("n notes how it went: held, missed, moved, cancelled"), "{}", app.text());
}

#[test]
fn questions_are_ordered_marked_and_left_out() {
    let mut app = ada();
    let before = questions(&app);
    app.keys("Tab Tab j J");
    assert_eq!(questions(&app)[..3], [&*before[0], &*before[2], &*before[1]]);
    assert!(app.shows("> 3   What fills an ordinary week?"), "{}", app.text());
    app.keys("K K");
    assert_eq!(questions(&app)[0], before[1]);
    app.keys("K");
    assert!(app.shows("It is the first question already"), "{}", app.text());
    app.keys("*");
    assert!(talk(&app).answers[0].must_ask);
    app.keys("*");
    assert!(!talk(&app).answers[0].must_ask);
    app.keys("x");
    assert_eq!(questions(&app).len(), before.len() - 1);
    app.keys("u");
    assert_eq!(questions(&app)[0], before[1]);
    app.keys("Del");
    assert_eq!(questions(&app).len(), before.len() - 1);
    app.keys("G");
    assert!(app.shows("7 chosen, about 8 fit into 30 minutes"), "{}", app.text());
    app.effects();
}

#[test]
fn verbs_on_questions_say_where_the_questions_are() {
    for (key, words) in [
        ("*", "* marks a question; Tab goes to the questions"),
        ("K", "K and J move a question up and down; Tab goes to the questions"),
        ("x", "x leaves a question out; Tab goes to the questions"),
        ("Space", "Space ticks a line of the two lists; Tab goes there"),
    ] {
        let mut app = ada();
        assert!(app.keys(key).shows(words), "{}", app.text());
    }
}

#[test]
fn a_question_gets_other_words_and_one_of_the_users_own_joins_them() {
    let mut app = ada();
    app.keys("Tab Tab Enter");
    assert_eq!(app.app.context(), Context::Line);
    app.keys("C-u 'How did you get here?'");
    assert!(app.shows("Instead of the old words"), "{}", app.text());
    app.keys("Enter");
    assert_eq!(questions(&app)[0], "How did you get here?");
    assert!(app.shows("> 1   How did you get here?"), "{}", app.text());
    app.keys("a");
    assert!(app.shows("What do you ask Ada Quill?"), "{}", app.text());
    app.keys("'What would you leave undone?'");
    assert!(app.shows("9 chosen; about 8 fit into 30 minutes: the rest may wait"), "{}", app.text());
    app.keys("Enter");
    assert_eq!(questions(&app)[8], "What would you leave undone?");
    app.keys("a 'Do you like it?'");
    assert!(app.shows("Yes or no would answer it"), "{}", app.text());
    app.keys("Enter j j j j j j j j j j");
    assert!(app.shows("10   Do you like it?") && app.shows("closed"), "{}", app.text());
    app.keys("a 'how did you get HERE?' Enter");
    assert!(app.shows("is among the questions to Ada Quill"), "{}", app.text());
    app.keys("Esc f");
    assert_eq!(app.app.context(), Context::PickQuestions);
    app.effects();
}

#[test]
fn what_was_typed_outlives_the_program() {
    let mut app = ada();
    let id = app.app.session.agenda.interviews[0].id;
    app.keys("a 'What would'");
    assert_eq!(app.app.typed(), [(format!("ask {id}"), "What would".to_owned())]);
    app.keys("Esc Tab Tab e 'x'");
    let title = format!("reword {id} How did you come to this work?");
    assert_eq!(app.app.typed(), [(title, "How did you come to this work?x".to_owned())]);
}

#[test]
fn what_is_noted_beforehand_is_one_form() {
    let mut app = ada();
    app.keys("Tab j Enter");
    assert!(app.shows("The talk with Ada Quill") && app.shows("C-s save"), "{}", app.text());
    app.keys("' More.' Tab Tab ' nothing' Tab C-u '45' Tab C-u 'phone' Tab C-u Enter");
    let found = talk(&app);
    assert!(found.preparation.research.ends_with("lecture. More."), "{found:?}");
    assert!(found.preparation.expects.ends_with(" nothing"), "{found:?}");
    assert_eq!((found.minutes, found.place.as_str()), (45, ""));
    assert!(app.shows("45 minutes by phone"), "{}", app.text());
    assert!(app.keys("G").shows("about 13 fit into 45 minutes"), "{}", app.text());
    app.keys("u g");
    assert_eq!(talk(&app).minutes, 30);
    app.keys("e Tab Tab Tab C-u 'long' Enter");
    assert!(app.shows("a number of minutes, such as 30"), "{}", app.text());
    app.keys("C-u '2000' Enter");
    assert!(app.shows("A talk of 2000 minutes cannot be"), "{}", app.text());
    app.effects();
}

#[test]
fn lines_are_ticked_and_the_lists_changed() {
    let mut app = ada();
    app.keys("G Space");
    assert!(talk(&app).ticks.contains_key(&PrepareItem::Way));
    app.keys("Space");
    assert!(!talk(&app).ticks.contains_key(&PrepareItem::Way));
    app.keys("e");
    assert!(app.shows("What is seen to before every talk"), "{}", app.text());
    for (typed, said, back) in [
        ("C-u 'shoes, , hat' Enter", "a line to tick has no words", ""),
        ("C-u 'shoes, Shoes' Enter", "Shoes stands there twice", ""),
        ("C-u 'shoes, the news' Enter", "the news stands there twice", "S-Tab"),
    ] {
        app.keys(typed);
        assert!(app.shows(said), "{typed}: {}", app.text());
        // What is wrong with both lists together is said under the second one.
        app.keys(back);
    }
    app.keys("C-u 'notes, water the plants' Enter");
    let lists = PrepareLists {
        eve: vec![PrepareItem::Notes, PrepareItem::Own("water the plants".to_owned())],
        ..PrepareLists::default()
    };
    assert_eq!(app.app.session.book.settings.prepare, lists);
    assert!(app.shows(" [ ] water the plants"), "{}", app.text());
    app.keys("G e C-u 'usual' Enter");
    assert_eq!(app.app.session.book.settings.prepare, PrepareLists::default());
    app.effects();
}

#[test]
fn answers_are_starred_and_not_thrown_away_unasked() {
    let mut app = past("Carmen");
    app.keys("Tab Tab *");
    assert!(app.shows("tar"), "{}", app.text());
    app.keys("x");
    assert!(app.shows("Leave the question out, with what was answered?"), "{}", app.text());
    app.keys("y u");
    app.keys("Space");
    assert!(app.shows("There is nothing to see to any more: the talk is over"), "{}", app.text());
    app.effects();
}

#[test]
fn a_person_who_is_deleted_takes_the_page_along() {
    let mut app = ada();
    let contact = app.app.session.agenda.interviews[0].contact;
    app.app.session.apply(Act::Delete { contact }).unwrap();
    app.keys("j");
    assert!(app.shows("This talk is no longer in the book"), "{}", app.text());
    app.effects();
}

#[test]
fn p_lays_out_a_sheet() {
    let mut app = ada();
    app.keys("p");
    let effects = app.effects();
    assert!(matches!(effects.as_slice(), [Effect::Sheet { name, .. }] if name.starts_with("sheet-ada")));
    // The next talk of the person, on the person's page.
    app.keys("Enter p");
    assert!(matches!(app.effects().as_slice(), [Effect::Sheet { .. }]));
}

#[test]
fn the_other_clock_and_empty_lists_at_any_size() {
    let now = at(MORNING);
    let (mut book, mut ids) = (demo(), Ids::seeded(5));
    let lists = PrepareLists { eve: Vec::new(), day: Vec::new() };
    let set = Act::Set(Box::new(SettingsChanges { prepare: Some(lists), ..SettingsChanges::default() }));
    book.apply(&Command::new(&mut ids, set), &now).unwrap();
    for (columns, rows) in [(1, 1), (30, 6), (40, 10), (80, 24), (140, 40)] {
        let mut app = TestApp::at(book.clone(), now.clone()).size(columns, rows);
        app.keys("4 Enter j j j Tab Tab G g");
        assert!(!app.shows("THE DAY"), "{}", app.text());
    }
}

#[test]
fn an_added_question_is_stood_on_and_must_be_asked_at_once() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys("4 Enter a 'What would you read first?' Enter");
    let row = |app: &TestApp| app.text().lines().find(|row| row.starts_with('>')).unwrap().to_owned();
    assert!(row(&app).contains("What would you read first?"), "{}", app.text());
    app.keys("*");
    assert!(row(&app).contains("! What would you read first?"), "{}", app.text());
    app.effects();
}

#[test]
fn enter_ticks_a_line_of_the_two_lists() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys("4 Enter G");
    assert!(app.shows(">[ ] the way or link"), "{}", app.text());
    app.keys("Enter");
    assert!(app.shows(">[x] the way or link"), "{}", app.text());
    assert_eq!(app.effects().len(), 1);
}

#[test]
fn a_talk_is_begun_and_thought_over_from_its_page() {
    let mut app = TestApp::at(sample::demo(&at(MORNING)), at("2026-11-12T14:58:00+01:00"));
    app.keys("4 Enter d");
    assert!(app.shows("The talk is still to come"), "{}", app.text());
    assert!(app.shows(" b begin "), "{}", app.text());
    app.keys("b Esc Esc");
    assert!(app.shows("The talk with Ada Quill goes on; b is the way back to it"), "{}", app.text());
    assert!(app.shows(" b back to it "), "{}", app.text());
    app.keys("b Esc d 'Half of it' Enter Esc");
    assert!(app.shows("d how it went") && app.shows("waits "), "{}", app.text());
    app.keys("d");
    assert!(app.shows("How did it go with Ada Quill"), "{}", app.text());
    app.effects();
}
