//! Choosing questions for a talk.

use crate::{
    domain::{id::Id, interview::Interview, questions::bank::FIRST_CHOICE, sample},
    tui::{
        asking::Asking,
        question::Question,
        test_app::{MORNING, TestApp, at},
    },
};

/// The made-up morning, its talk of today without questions, the choice open.
fn picking() -> (TestApp, Id) {
    let mut book = sample::demo(&at(MORNING));
    let (owner, id) = book
        .contacts
        .iter()
        .find_map(|(owner, contact)| {
            let talk = contact
                .interviews
                .iter()
                .find(|(_, talk)| !talk.answers.is_empty() && talk.debrief.is_none());
            talk.map(|(id, _)| (*owner, *id))
        })
        .unwrap();
    let contact = std::sync::Arc::make_mut(book.contacts.get_mut(&owner).unwrap());
    contact.interviews.retain(|other, _| *other == id);
    contact.interviews.get_mut(&id).unwrap().answers.clear();
    let mut app = TestApp::with(book);
    open(&mut app, id);
    (app, id)
}

fn open(app: &mut TestApp, id: Id) {
    let asking = Asking::of(Question::Pick(id), &app.app.session).unwrap();
    app.app.asking.push(asking);
    app.keys("g");
}

fn talk(app: &TestApp, id: Id) -> Interview {
    app.app.session.book.talk(id).unwrap().2.clone()
}

fn asked(app: &TestApp, id: Id) -> Vec<(String, bool)> {
    talk(app, id).answers.iter().map(|answer| (answer.question.clone(), answer.must_ask)).collect()
}

#[test]
fn what_is_ticked_is_asked_in_its_order() {
    let (mut app, id) = picking();
    insta::assert_snapshot!(app.text(), @r"
 1 Today (10)  2 Requests  3 Contacts  4 Interviews  5 Questions  6 Insights
────────────────────────────────────────────────────────────────────────────────
 Questions to Ada Quill, 15:00, 30 minutes
  chosen 0 [the bank 77] first talk 8

 PATH INTO THE WORK
>     How did you come to this work?                                   asked 10
      What did you think you would become, before this?
      Which turn on your way mattered most?
      What nearly kept you from it?
      Who or what gave you the first push?
      What surprised you most in your first year?
      How does the work differ from what you had imagined?
 THE DAY
      What fills an ordinary week?                                      asked 9
      What did yesterday look like, hour by hour?
      Which part of the week do you look forward to?
      What takes more time than outsiders think?
↓     What do you hand over as soon as you can?
 path into the work; asked 10 times
 0 chosen, about 8 fit into 30 minutes
────────────────────────────────────────────────────────────────────────────────
 Space choose  * must-ask  s suggest  Enter take them  / filter  Tab next list
 K move up  J down  Esc leave it                                         ? help
    ");
    app.keys("j Space k *");
    assert!(app.shows("2 chosen, about 8 fit into 30 minutes"), "{}", app.text());
    app.keys("Enter");
    assert!(app.app.asking.is_empty());
    let expected = [
        ("What did you think you would become, before this?".to_owned(), false),
        ("How did you come to this work?".to_owned(), true),
    ];
    assert_eq!(asked(&app, id), expected);
    app.effects();
    // One change, taken back as one.
    app.keys("u");
    assert_eq!(asked(&app, id), []);
    app.effects();
}
#[test]
fn as_many_as_fit_are_suggested() {
    let (mut app, id) = picking();
    app.keys("s");
    assert!(app.shows("8 suggested"), "{}", app.text());
    assert!(app.shows("8 chosen, about 8 fit into 30 minutes"), "{}", app.text());
    app.keys("s");
    assert!(app.shows("As many as fit are chosen already"), "{}", app.text());
    app.keys("S-Tab g *");
    assert!(app.shows("[chosen 8]"), "{}", app.text());
    app.keys("Tab / 'nearly' Enter Space");
    assert!(app.shows("9 chosen; about 8 fit into 30 minutes: the rest may wait"), "{}", app.text());
    app.keys("Enter");
    let found = asked(&app, id);
    assert_eq!(found.len(), 9);
    assert_eq!(found.iter().take(8).map(|(text, _)| text.as_str()).collect::<Vec<_>>(), FIRST_CHOICE[..8]);
    assert!(found[0].1 && !found[1].1, "{found:?}");
    app.effects();
    // What is chosen already is ticked, and nothing is done where nothing changed.
    open(&mut app, id);
    assert!(app.shows("9 chosen; about 8 fit"), "{}", app.text());
    app.keys("Enter");
    assert!(app.app.asking.is_empty() && app.effects().is_empty());
    open(&mut app, id);
    app.keys("S-Tab g Space g Space Enter");
    assert_eq!(asked(&app, id), found[2..]);
    app.effects();
}

#[test]
fn the_same_question_is_chosen_and_starred_and_the_order_is_the_users() {
    let (mut app, id) = picking();
    // The cursor stays with the question that was chosen.
    app.keys("Space * j Space j Space J");
    assert!(app.shows("Those that are chosen move"), "{}", app.text());
    assert!(app.shows("K move up  J down"), "{}", app.text());
    app.keys("S-Tab G K K");
    app.keys("Enter");
    let first = asked(&app, id);
    assert_eq!(
        first,
        [
            ("Which turn on your way mattered most?".to_owned(), false),
            ("How did you come to this work?".to_owned(), true),
            ("What did you think you would become, before this?".to_owned(), false),
        ]
    );
    app.effects();
    // What stood in the talk before moves too.
    open(&mut app, id);
    app.keys("S-Tab g J Enter");
    assert_eq!(asked(&app, id), [first[1].clone(), first[0].clone(), first[2].clone()]);
    app.effects();
}

#[test]
fn what_was_answered_is_not_left_out() {
    let (mut app, id) = picking();
    app.keys("s Enter");
    app.effects();
    let edit = crate::domain::command::InterviewEdit::Answer {
        question: FIRST_CHOICE[0].to_owned(),
        changes: crate::domain::command::AnswerChanges {
            text: Some("By accident".to_owned()),
            ..Default::default()
        },
    };
    app.app
        .session
        .apply(crate::domain::command::Act::Interview { interview: id, edit: Box::new(edit) })
        .unwrap();
    open(&mut app, id);
    app.keys("S-Tab g Space");
    assert!(app.shows("It was asked or answered already, and stays"), "{}", app.text());
    app.keys("Esc");
    assert_eq!(asked(&app, id).len(), 8);
    app.effects();
}

#[test]
fn it_is_drawn_at_any_size() {
    let (mut app, _) = picking();
    for (columns, rows) in [(1, 1), (29, 5), (30, 6), (40, 10), (140, 40)] {
        app = app.size(columns, rows);
        app.keys("Space j * / 'x' Esc Tab Tab");
    }
    app = app.size(40, 10);
    app.keys("g");
    insta::assert_snapshot!(app.text(), @r"
 1 Today (10)  2  3  4  5  6
────────────────────────────────────────
 Questions to Ada Quill, 15:00, 30 min…
  chosen 1  the bank 77 [first talk 8]
>     How did you come to this work?
  x   What fills an ordinary week?
↓     What do newcomers get wrong?
 1 chosen, about 8 fit into 30 minutes
────────────────────────────────────────
 Space choose  * must-ask        ? help
    ");
    app.effects();
}
