//! The debrief by keys: the steps in turn, what each notes, and leaving it.

use crate::{
    domain::sample,
    tui::{
        action::Context,
        test_app::{MORNING, TestApp, at},
    },
};

/// After a talk that was held as planned, with what stays noted.
fn told() -> TestApp {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys("j j j d 'Half of it is persuading.' Enter");
    assert_eq!(app.app.context(), Context::Debrief);
    app
}

#[test]
fn thanks_come_first_and_then_what_is_open() {
    let mut app = told();
    assert!(app.shows(">[ ] thanks"), "{}", app.text());
    app.keys("d");
    assert!(app.shows("[x] thanks     thanked 08:04") && app.shows(">[ ] notes"), "{}", app.text());
    app.keys("G g j");
    assert!(app.shows(">[x] thanks"), "{}", app.text());
    app.keys("d");
    assert!(app.shows("Thanked already; nothing is owed for this talk"), "{}", app.text());
    app.effects();
}

#[test]
fn names_promises_and_advice_take_a_line_each_until_there_is_none() {
    let mut app = told();
    app.keys("d j Enter 'Nora Finch, head of research at Civica' Enter 'Karl Popp, introduced' Enter Enter");
    assert!(app.shows("[x] people"), "{}", app.text());
    app.keys("Enter 'send the article by fri' Enter 'they: send the contact by 1 dec' Enter Esc");
    app.keys("Enter 'read Field Notes' Enter 'lead: researcher at Hale, closes 30 nov' Enter Esc");
    for (keys, words) in [
        ("k k k", ["Nora Finch", "Karl Popp, introduced"]),
        ("j", ["you: send the article, by Fri 13 Nov", "Mina: send the contact, by Tue 1 Dec"]),
        ("j", ["read Field Notes", "lead: researcher at Hale, closes Mon 30 Nov"]),
    ] {
        app.keys(keys);
        assert!(words.iter().all(|words| app.shows(words)), "{words:?}\n{}", app.text());
    }
    let book = &app.app.session.book;
    let (mina, record) = book.contacts.iter().find(|(_, it)| it.name.as_str() == "Mina Sato").unwrap();
    let talk = record.interviews.keys().next();
    assert!(record.referrals.values().all(|it| it.interview.as_ref() == talk));
    let nora = book.contacts.values().find(|it| it.name.as_str() == "Nora Finch").unwrap();
    assert_eq!(nora.source.as_ref().unwrap().by, Some(*mina));
    app.effects();
}

#[test]
fn pasted_names_are_shown_first() {
    let mut app = told();
    app.keys("d j Enter");
    app.tell(crate::tui::message::What::Event(crate::tui::event::Event::Paste(
        "- Nora Finch, Civica\n- Karl Popp\n".to_owned(),
    )));
    assert!(app.shows("2 names. Enter shows them first"), "{}", app.text());
    app.keys("Enter y");
    assert!(app.shows("Noted 2 names") && app.shows("[x] people"), "{}", app.text());
    app.effects();
}

#[test]
fn the_verdict_is_one_key_and_a_short_form() {
    let mut app = told();
    app.keys("d G k Enter ? 'the people' Tab 'the hours' S-Tab S-Tab 'SQL' Tab Enter");
    assert!(
        app.shows("[x] for me?    not sure; drew you: the people; put you off: the hours"),
        "{}",
        app.text()
    );
    assert!(app.shows(">[ ] again"), "{}", app.text());
    app.keys("k");
    assert!(app.shows("missing: skill SQL"), "{}", app.text());
    app.effects();
}

#[test]
fn what_is_typed_into_the_form_is_kept_for_the_next_start() {
    use crate::tui::message::{Effect, Rescued, What};
    let mut app = told();
    app.keys("d G k Enter y 'the people' S-Tab 'SQL'");
    let (title, text) = app.app.typed().into_iter().next().unwrap();
    let mut after = TestApp::with(app.app.session.book.clone());
    let rescued = Rescued { file: "rescue-1".to_owned(), title, text };
    after.tell(What::Rescued(vec![rescued]));
    assert!(after.shows("Is it for me? After the talk with Mina Sato"), "{}", after.text());
    after.keys("1");
    assert!(after.shows("Drew you       the people") && after.shows("SQL"), "{}", after.text());
    after.keys("Enter");
    assert_eq!(after.effects().len(), 1);
    assert!(matches!(after.effects().as_slice(), [Effect::Forget(file)] if file == "rescue-1"));
    app.effects();
}

#[test]
fn leaving_puts_off_what_is_left_and_comes_back_to_the_review() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    let puts_off = |app: &TestApp| {
        let book = &app.app.session.book;
        let talks = book.contacts.values().flat_map(|it| it.interviews.values());
        talks.filter_map(|it| it.debrief.as_ref()).map(|it| it.waiting.len()).sum::<usize>()
    };
    let before = puts_off(&app);
    app.keys("r j j j d 'Half of it' Enter d Esc");
    assert!(
        app.shows("ANSWER  Leo Okafor")
            && app.shows("Mina Sato: 6 steps wait; they come back once, tomorrow"),
        "{}",
        app.text()
    );
    // One undo takes all of them back.
    assert_eq!(puts_off(&app), before + 6);
    app.keys("u");
    assert_eq!(puts_off(&app), before);
    app.effects();
}

#[test]
fn escape_at_the_first_line_leaves_the_whole_for_later() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys("j j j d 'half' Esc");
    assert_eq!(app.app.context(), Context::Today);
    assert!(app.shows("Mina Sato: 7 steps wait; they come back once, tomorrow"), "{}", app.text());
    // On that day it is there, and Enter opens it; looking at it takes nothing away.
    app.later("2026-11-13T08:04:00+01:00");
    app.keys("G");
    for _ in 0..30 {
        if !app.shows(">  think over") {
            app.keys("k");
        }
    }
    app.keys("Enter");
    assert!(app.shows("8 steps left"), "{}", app.text());
    app.keys("Esc");
    assert!(app.shows(">  think over") && !app.shows("let go"), "{}", app.text());
    app.keys("d");
    assert!(!app.shows(">  think over"), "{}", app.text());
    app.effects();
}

#[test]
fn every_step_has_its_row() {
    let mut app = told();
    insta::assert_snapshot!("debrief_thanks", app.text());
    insta::assert_snapshot!("debrief_steps", app.keys("d").text());
    app.effects();
}

#[test]
fn a_small_window_shows_the_step_it_is_at() {
    let mut app = told().size(40, 10);
    insta::assert_snapshot!("debrief_thanks_40x10", app.text());
    insta::assert_snapshot!("debrief_name_40x10", app.keys("d j Enter 'Nora Finch'").text());
    app.effects();
}
