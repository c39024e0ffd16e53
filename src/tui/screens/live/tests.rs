//! A talk as it runs, key by key.

mod coming_back;
mod typing;

use crate::{
    domain::{
        book::Book,
        contact::Contact,
        id::Id,
        interview::{Answer, Interview},
        sample,
    },
    tui::{
        action::Context,
        test_app::{MORNING, TestApp, at},
    },
};

const BEGUN: &str = "2026-11-12T15:00:20+01:00";

/// The demo's day at a time; the talk with Ada is booked for 15:00.
fn day(time: &str) -> TestApp {
    TestApp::at(sample::demo(&at(MORNING)), at(time))
}

/// The talk with Ada, begun.
fn running() -> TestApp {
    let mut app = day(BEGUN);
    app.keys("b");
    app.effects();
    app
}

fn somebody<'b>(book: &'b Book, name: &str) -> (Id, &'b Contact) {
    let found = book.contacts.iter().find(|(_, contact)| contact.name.as_str() == name);
    found.map(|(id, contact)| (*id, contact.as_ref())).unwrap()
}

fn talk(app: &TestApp) -> (Id, &Interview) {
    let (_, ada) = somebody(&app.app.session.book, "Ada Quill");
    ada.interviews.iter().next().map(|(id, talk)| (*id, talk)).unwrap()
}

fn answer(app: &TestApp, index: usize) -> &Answer {
    &talk(app).1.answers[index]
}

/// The rows on the screen that have one of these words in them.
fn rows(app: &TestApp, words: &str) -> Vec<String> {
    app.text().lines().filter(|row| row.contains(words)).map(str::to_owned).collect()
}

#[test]
fn a_talk_as_it_runs() {
    let mut app = running();
    insta::assert_snapshot!(app.text(), @r"
 Ada Quill (QUILL as in pen), research lead, Hale Health       Zoom, 30 minutes
 15:00   0 min gone, 30 left until 15:30      asked 0 of 8     must-ask 0 of 3
────────────────────────────────────────────────────────────────────────────────
 MY INTRODUCTION
   I was a nurse for six years and now keep a small archive. I want to learn
   how services are made that people do not have to fight with. I am good at…

 >     How did you come to this work?

       What fills an ordinary week?
     ! What do newcomers get wrong?
     ! Which of your training counted, looking back?
       What is changing in the field just now?
       How do you know that a piece of work was good?
     ! In my place, what would you do next?
       Where could someone try this out for a month?

 NOTES  what belongs to no question

────────────────────────────────────────────────────────────────────────────────
 Before you go  [ ] advice  [ ] who else  [ ] may I write again  [ ] thanks
 Began the talk with Ada Quill
────────────────────────────────────────────────────────────────────────────────
 Tab next question  Esc keys  Enter new line                            F1 help
");
    app.keys("'Nurse for six years. Evening course. Her old ward hired her.' Tab");
    app.keys("'Two interviews, many meetings, one report she hates. Wishes ' Enter 'to persuade less.'");
    app.keys("Esc * k * Tab Enter");
    app.keys("'reads \"Field Notes\" every week; her old ward may want a volunteer in spring' Esc");
    app.later("2026-11-12T15:12:40+01:00").keys("k k k k k k Enter 'They fall in love with'");
    insta::assert_snapshot!(app.text(), @r#"
 Ada Quill (QUILL as in pen), research lead, Hale Health       Zoom, 30 minutes
 15:12   12 min gone, 18 left until 15:30      asked 2 of 8     must-ask 0 of 3
────────────────────────────────────────────────────────────────────────────────
   x   How did you come to this work?
          Nurse for six years. Evening course. Her old ward hired her.       *
   x   What fills an ordinary week?
          Two interviews, many meetings, one report she hates. Wishes
          to persuade less.                                                  *
 >   ! What do newcomers get wrong?
          They fall in love with
     ! Which of your training counted, looking back?
       What is changing in the field just now?
       How do you know that a piece of work was good?
     ! In my place, what would you do next?
       Where could someone try this out for a month?


 NOTES  reads "Field Notes" every week; her old ward may want a volunteer in
        spring

────────────────────────────────────────────────────────────────────────────────
 Before you go  [ ] advice  [ ] who else  [ ] may I write again  [ ] thanks
────────────────────────────────────────────────────────────────────────────────
 Tab next question  Esc keys  Enter new line                            F1 help
"#);
    app = app.size(40, 10);
    insta::assert_snapshot!(app.text(), @r"
 Ada Quill (QUILL as…  Zoom, 30 minutes
 15:12   18 left until 15:30
────────────────────────────────────────
     Two interviews, many meetings,… *
> ! What do newcomers get wrong?
     They fall in love with
  ! Which of your training counted, l…
    What is changing in the field jus…
────────────────────────────────────────
 Tab next question  Esc keys    F1 help
");
    app.effects();
}

#[test]
fn what_the_clock_says() {
    let mut app = running();
    app.keys("Esc");
    for (time, columns, said) in [
        ("15:12:40", 80, " 15:12   12 min gone, 18 left until 15:30      asked 0 of 8     must-ask 0 of 3"),
        ("15:12:59", 60, " 15:12   12 min gone, 18 left until 15:30      asked 0 of 8"),
        ("15:12:59", 40, " 15:12   18 left until 15:30"),
        ("15:24:59", 80, " 15:24   24 min gone, 6 left until 15:30      asked 0 of 8     must-ask 0 of 3"),
        ("15:25:00", 80, " 15:25   25 min gone, 5 LEFT: say so, and ask whether they can go on. + if yes"),
        ("15:26:00", 40, " 15:26 4 LEFT: say so      asked 0 of 8"),
        ("15:29:59", 60, " 15:29   1 LEFT: say so; + if they go on      asked 0 of 8"),
        ("15:30:00", 80, " 15:30   30 min gone, TIME IS UP: thank Ada, or ask for more. + if yes"),
        ("15:33:00", 80, " 15:33   TIME IS UP since 3 min: thank Ada, or ask for more. + if yes"),
        ("15:33:00", 40, " 15:33 TIME IS UP since 3 min"),
    ] {
        app = app.size(columns, 24);
        app.later(&format!("2026-11-12T{time}+01:00"));
        assert_eq!(app.text().lines().nth(1).unwrap(), said, "{time} in {columns}");
    }
    app = app.size(80, 24);
    app.later("2026-11-12T15:26:00+01:00").keys("Enter");
    assert!(app.shows("4 LEFT: say so, and ask whether they can go on. Esc + if yes"), "{}", app.text());
    app.keys("Esc +");
    assert!(app.shows("26 min gone, 9 left until 15:35") && app.shows("5 more minutes with Ada Quill"));
    app.effects();
}

#[test]
fn marks_by_keys() {
    let mut app = running();
    app.keys("Esc");
    for (keys, row) in [
        ("", " >     How did you come to this work?"),
        ("Space", " > x   How did you come to this work?"),
        ("Space", " >     How did you come to this work?"),
        ("*", " >   ! How did you come to this work?"),
        ("*", " >     How did you come to this work?"),
        ("Enter 'By accident' Esc", " > x   How did you come to this work?"),
        ("u", " >     How did you come to this work?"),
    ] {
        app.keys(keys);
        assert_eq!(rows(&app, "How did you"), [row], "{keys}\n{}", app.text());
    }
    app.keys("U *");
    assert!(rows(&app, "By accident")[0].ends_with('*'), "{}", app.text());
    assert!(answer(&app, 0).starred && answer(&app, 0).asked);
    app.keys("n Esc *");
    assert!(app.shows("A star is for a question and its answer"), "{}", app.text());
    app.effects();
}

#[test]
fn the_introduction_is_at_hand_until_something_was_asked() {
    let mut app = running();
    assert!(app.shows("MY INTRODUCTION"));
    app.keys("'x' Tab");
    assert!(!app.shows("MY INTRODUCTION"), "{}", app.text());
    app.keys("Esc g");
    assert!(app.shows(">MY INTRODUCTION") && app.shows("listening, and at plain records."), "{}", app.text());
    app.keys("Enter");
    assert_eq!(app.app.context(), Context::Goals);
    app.keys("Esc");
    assert_eq!(app.app.context(), Context::Live);
    app.effects();
}

#[test]
fn the_closing_list() {
    let mut app = running();
    app.keys("Esc c");
    app.keys("Space");
    assert!(app.shows("Before you go  [x] advice  [ ] who else  [ ] may I write again  [ ] thanks"));
    app.keys("Space Space");
    assert!(app.shows("May you write to Ada Quill again?") && app.shows("[x] may I write again"));
    app.keys("1 Space");
    assert!(app.shows("[x] advice  [x] who else  [x] may I write again  [x] thanks"), "{}", app.text());
    assert!(somebody(&app.app.session.book, "Ada Quill").1.consent.as_ref().unwrap().again);
    app.keys("Enter");
    assert!(app.shows("[x] may I write again  [ ] thanks"), "{}", app.text());
    assert_eq!(app.effects().len(), 6);
}

#[test]
fn over_asks_what_stays() {
    let mut app = running();
    app.keys("'By accident' Esc");
    app.later("2026-11-12T15:41:00+01:00").keys("d");
    assert!(app.shows("what stays with you?") && app.shows("talked 15:00 to 15:41"), "{}", app.text());
    app.keys("Esc");
    app.effects();
}

#[test]
fn a_past_talk_is_typed_from_paper_without_a_clock() {
    let mut app = day(MORNING);
    app.keys("3 / 'carmen' Enter b");
    assert!(
        app.shows("Which talk?") && app.shows("the talk with Carmen Duarte, 30 Oct: answers and notes"),
        "{}",
        app.text()
    );
    app.keys("G Enter");
    assert_eq!(app.app.context(), Context::Live);
    assert_eq!(
        app.text().lines().nth(1).unwrap(),
        " talked 30 Oct to 10:45      asked 3 of 8     must-ask 1 of 3"
    );
    assert!(!app.shows("Before you go"), "{}", app.text());
    app.keys("+");
    assert!(app.shows("No clock runs"), "{}", app.text());
    app.keys("Enter 'Slowly' Esc");
    let (_, carmen) = somebody(&app.app.session.book, "Carmen Duarte");
    assert_eq!(carmen.interviews.values().next().unwrap().answers[3].text, "Slowly");
    app.keys("d");
    assert_eq!(app.app.context(), Context::Debrief);
    app.effects();
    app.effects();
}

#[test]
fn a_question_can_be_added_and_put_in_other_words() {
    let mut app = running();
    app.keys("Esc j e");
    assert!(app.shows("What fills an ordinary week?"), "{}", app.text());
    app.keys("C-u 'What fills a week in winter?' Enter");
    assert_eq!(rows(&app, "in winter"), [" >     What fills a week in winter?"], "{}", app.text());
    app.keys("f 'How do you rest?' Enter");
    assert_eq!(answer(&app, 8).question, "How do you rest?");
    app.keys("n Esc e");
    assert!(app.shows("Only a question is put in other words"), "{}", app.text());
    app.effects();
}

#[test]
fn names_that_are_given_are_noted_with_the_talk() {
    let mut app = running();
    app.keys("'By accident' Esc a 'Nora Finch, head of research at Civica' Enter");
    let (id, ada) = somebody(&app.app.session.book, "Ada Quill");
    let referral = ada.referrals.values().next().unwrap();
    let (nora, record) = somebody(&app.app.session.book, "Nora Finch");
    assert_eq!((referral.to, referral.interview), (Some(nora), Some(talk(&app).0)));
    assert_eq!((record.source.as_ref().unwrap().by, record.employer.as_str()), (Some(id), "Civica"));
    assert_eq!(app.app.context(), Context::Live);
    app.effects();
}

#[test]
fn what_b_begins() {
    const SOON: &str = "2026-11-12T14:31:00+01:00";
    let begun = "Began the talk with Ada Quill";
    for (time, keys, said) in [
        // What is near begins at once, wherever the cursor is.
        (SOON, "b", begun),
        (SOON, "j j j b", begun),
        (SOON, "r b", begun),
        (SOON, "3 / 'tomas' Enter Enter b", begun),
        (MORNING, "b", "the talk with Ada Quill, 15:00, begin now"),
        (MORNING, "b 1", begun),
        (MORNING, "b", "a talk with Tomas Abara that was not booked, begin now"),
        (MORNING, "3 / 'astrid' Enter b 2", "Began the talk with Astrid Lindqvist"),
        (BEGUN, "b Esc Esc 3 b", "Ada Quill (QUILL as in pen), research lead"),
    ] {
        let mut app = day(time);
        app.keys(keys);
        assert!(app.shows(said), "{keys}: {said}\n{}", app.text());
        app.effects();
    }
    let mut app = TestApp::with(Book::default());
    app.keys("a 'Ada Quill' Enter b");
    assert!(app.shows("a talk with Ada Quill that was not booked, begin now"), "{}", app.text());
    app.keys("Enter");
    assert_eq!(app.app.context(), Context::LiveTyping);
    assert_eq!(app.text().lines().nth(1).unwrap(), " 08:04   0 min gone, 30 left until 08:34");
    assert!(app.shows(">NOTES"), "{}", app.text());
    app.keys("Esc u");
    assert_eq!(app.app.context(), Context::Today, "{}", app.text());
    app.effects();
}

#[test]
fn it_is_drawn_at_any_size() {
    for (columns, rows) in
        [(1, 1), (30, 6), (31, 7), (40, 8), (40, 10), (59, 12), (80, 17), (109, 30), (200, 60)]
    {
        let mut app = running().size(columns, rows);
        app.keys("'株式会社 \u{202e}one two three four five six seven' Enter 'x' Enter 'y' Tab S-Tab Esc");
        app.keys("g j j G k k k k k Space c Space Tab Tab n 'words' Esc d Esc");
        app.effects();
    }
}
