//! The lines: what they cost, what they show, and that no text is lost.

use chrono::NaiveDate;

use super::*;
use crate::{
    domain::{
        book::Book,
        event::{Event, EventKind},
        follow_up::FollowUp,
        sample,
    },
    tui::{
        event::Event as Input,
        message::{NotRead, ToRead, What},
        test_app::{MORNING, TestApp, at},
    },
};

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

fn id(book: &Book, name: &str) -> Id {
    *book.contacts.iter().find(|(_, contact)| contact.name.as_str() == name).expect(name).0
}

/// What was told last of somebody.
fn last<'a>(app: &'a TestApp, name: &str) -> &'a Event {
    let book = &app.app.session.book;
    let events = book.contact(id(book, name)).unwrap().events.values();
    events.max_by_key(|event| (event.logged_at, event.starts_at.is_some())).unwrap()
}

fn first(app: &TestApp) -> FollowUp {
    app.app.session.agenda.for_today[0].clone()
}

fn name(app: &TestApp, follow_up: &FollowUp) -> String {
    app.app.session.book.contact(follow_up.contact).unwrap().name.to_string()
}

fn asked(app: &mut TestApp, line: Line) {
    app.app.asking.push(crate::tui::asking::Asking::Line(line));
    app.tell(What::Time);
}

/// The rows of a question at the foot, from the rule above it to the one below.
fn foot(app: &TestApp) -> String {
    let text = app.text();
    let rows: Vec<&str> = text.lines().collect();
    let rules: Vec<usize> = (0..rows.len()).filter(|y| rows[*y].starts_with('─')).collect();
    let [.., above, below] = rules[..] else { panic!("{text}") };
    rows[above + 1..below].join("\n")
}

#[test]
fn what_the_acts_cost() {
    // Keys besides typed words; `z f Enter` counts its one letter in SCREENS.
    for (script, keys, said) in [
        ("z 'f' Enter", 2, "Snoozed thank Tomas Abara until Fri 13 Nov, 08:00"),
        ("z Enter", 2, "Snoozed thank Tomas Abara until Fri 13 Nov, 08:00"),
        ("D 'yest 9pm by card' Enter", 2, "Thanked Tomas Abara by card, Wed 11 Nov, 21:00"),
        ("n s Enter", 3, "Asked Tomas Abara"),
        ("n 'y thu 3pm zoom' Enter", 2, "Talk with Tomas Abara, Civica, 30 min on Zoom"),
        ("n p ' Nora Finch' Enter", 3, "Nora Finch"),
    ] {
        let mut app = demo();
        assert_eq!(name(&app, &first(&app)), "Tomas Abara");
        app.keys(script);
        assert!(app.shows(said), "{script}\n{}", app.text());
        assert_eq!(app.keys_pressed(), keys, "{script}");
        assert!(app.app.asking.is_empty(), "{script}\n{}", app.text());
        assert_eq!(app.effects().len(), 1);
    }
}

#[test]
fn a_yes_with_a_time_is_one_change() {
    let mut app = demo();
    app.keys("n 'y fri 3pm zoom'");
    insta::assert_snapshot!(foot(&app), @"
    What happened with Tomas Abara?  y fri 3pm zoom
      yes: said yes, just now. Talk Fri 13 Nov 2026, 15:00 to 15:30, on Zoom; 30
      minutes, as usual. No clash. Tomas's time zone is not known.
      sent yes no later wrote answered passed offered held moved cancelled told
    ");
    app.keys("Enter");
    assert_eq!(last(&app, "Tomas Abara").kind, EventKind::Scheduled);
    app.keys("u");
    assert_eq!(last(&app, "Tomas Abara").kind, EventKind::Declined);
    app.effects();
}

#[test]
fn what_is_understood_is_shown_while_typing() {
    let mut app = demo();
    app.keys("n");
    insta::assert_snapshot!(foot(&app), @"
    What happened with Tomas Abara?


      sent yes no later wrote answered passed offered held moved cancelled told
    ");
    app.keys("Esc z 'f'");
    insta::assert_snapshot!(foot(&app), @"
    Snooze until?  f
      Fri 13 Nov, in the morning. It turns late while hidden: today at 11:20.
    ");
    app.keys("Esc n 'said the moon is green'");
    insta::assert_snapshot!(foot(&app), @r#"
    What happened with Tomas Abara?  said the moon is green
      "the" is not understood, but thx is; begin with one of: sent yes no later
      wrote answered passed offered held moved cancelled told; a remark that is no
      event goes into the person's notes, e on their page
    "#);
    let mut app = app.size(40, 10);
    app.keys("Esc n 'y fri 3pm zoom'");
    insta::assert_snapshot!(app.text(), @"
     1 Today (10)  2  3  4  5  6
    ────────────────────────────────────────
     What happened with Tomas Abara?
     y fri 3pm zoom
       yes: said yes, just now. Talk Fri 13
       Nov 2026, 15:00 to 15:30, on Zoom;
       30 minutes, as usual. No clash.
       Tomas's time zone is not known.
    ────────────────────────────────────────
     Enter go on  Esc leave it      F1 help
    ");
}

#[test]
fn a_refusal_says_why_and_keeps_the_text() {
    let mut app = demo();
    app.keys("z 'yesterday' Enter");
    assert!(app.shows("Snooze until?  yesterday"), "{}", app.text());
    assert!(app.shows("is past"), "{}", app.text());
    app.keys("C-u 'in 300 days' Enter");
    assert!(app.shows("more than 90 days away"), "{}", app.text());
    app.keys("C-u 'gibberish' Enter");
    assert!(app.shows("Snooze until?  gibberish"), "{}", app.text());
    assert!(app.effects().is_empty());
}

#[test]
fn a_refusal_offers_what_can_be_done_instead() {
    let mut app = demo();
    app.keys("n 'scheduled yest 3pm' Enter");
    insta::assert_snapshot!(foot(&app), @"
     Wed 11 Nov, 15:00 is past, so no talk can be booked for it; `held` notes that
     you talked then
    > 1 we talked then
    ");
    app.keys("1");
    assert_eq!(last(&app, "Tomas Abara").kind, EventKind::Held, "{}", app.text());
    assert_eq!(app.effects().len(), 1);
}

#[test]
fn text_that_was_left_comes_back_with_tab() {
    let mut app = demo();
    app.keys("n 'wrote: could we' Esc n");
    assert!(app.shows("Tab brings back: wrote: could we"), "{}", app.text());
    app.keys("Tab");
    assert!(app.shows("What happened with Tomas Abara?  wrote: could we"), "{}", app.text());
    // Another person's line knows nothing of it, nor does the line once its text is noted.
    app.keys("Esc j n");
    assert!(!app.shows("Tab brings back"), "{}", app.text());
    app.keys("Esc k n Tab Enter n");
    assert!(!app.shows("Tab brings back"), "{}", app.text());
    app.effects();
}

#[test]
fn what_is_typed_is_there_to_be_rescued_until_it_is_durable() {
    let mut app = demo();
    app.keys("n 'no'");
    let typed = app.app.typed();
    assert_eq!(typed[0].1, "no");
    app.keys("Enter");
    assert_eq!(app.app.typed(), typed);
    app.effects();
    assert_eq!(app.app.typed(), []);
}

fn rescued(app: &mut TestApp, title: String, text: &str) {
    let rescued = Rescued { file: "rescue-1".to_owned(), title, text: text.to_owned() };
    app.tell(What::Rescued(vec![rescued]));
}

#[test]
fn text_of_an_earlier_session_is_offered() {
    let mut app = demo();
    let title = Line::note(vec![first(&app).contact], "").title();
    rescued(&mut app, title, "yes fri 3pm");
    insta::assert_snapshot!(foot(&app), @"
     Kept from an earlier session. What happened with Tomas Abara?
       yes fri 3pm
    > 1 take it up again
      2 keep it for later; Esc does the same
      3 throw it away
    ");
    app.keys("Enter");
    assert!(app.shows("What happened with Tomas Abara?  yes fri 3pm"), "{}", app.text());
    // Left, it is offered again; it is forgotten only when it is durable.
    app.keys("Esc Enter Enter");
    assert!(app.app.asking.is_empty(), "{}", app.text());
    let effects = app.effects();
    assert!(matches!(effects.as_slice(), [Effect::Save(_)]), "{effects:?}");
    let effects = app.effects();
    assert!(matches!(effects.as_slice(), [Effect::Forget(file)] if file == "rescue-1"), "{effects:?}");
}

#[test]
fn text_of_an_earlier_session_can_be_kept_or_thrown_away() {
    let mut app = demo();
    for (keys, forgotten) in [("2", 0), ("Esc", 0), ("3", 1)] {
        rescued(&mut app, "capture".to_owned(), "Ada");
        app.keys(keys);
        assert!(app.app.asking.is_empty());
        assert_eq!(app.effects().len(), forgotten, "{keys}");
    }
    // What it was for is gone: it can be copied, and goes on being kept.
    rescued(&mut app, "note 0000zzzz".to_owned(), "yes");
    assert!(app.shows("What happened with somebody who is not in the"), "{}", app.text());
    app.keys("1");
    assert!(matches!(app.effects().as_slice(), [Effect::Copy(text)] if text == "yes"));
    assert!(app.shows("1 copy it"), "{}", app.text());
}

#[test]
fn every_purpose_is_read_back() {
    let app = demo();
    let session = &app.app.session;
    let follow_up = first(&app);
    let both: Vec<Id> = session.agenda.for_today.iter().take(2).map(|it| it.contact).collect();
    for line in [
        Line::capture(Some("Ben Ode")),
        Line::note(vec![follow_up.contact], ""),
        Line::note(both, ""),
        Line::snooze(&follow_up),
        Line::otherwise(&follow_up),
        Line::import(""),
        Line::again(follow_up.contact),
        Line::set_aside(follow_up.contact),
    ] {
        assert_eq!(Purpose::read(&line.title(), session).as_ref(), Some(&line.purpose));
    }
}

#[test]
fn several_pasted_lines_are_so_many_people() {
    let mut app = demo();
    let before = app.app.session.book.contacts.len();
    app.keys("a");
    app.tell(What::Event(Input::Paste("Nora Finch, Acme\nOle Berg\n\nPia Roth\tCivica\n".to_owned())));
    assert!(app.effects().is_empty());
    assert!(app.shows("3 people"), "{}", app.text());
    app.keys("Enter");
    assert!(app.shows("Nora Finch") && app.shows("Pia Roth"), "{}", app.text());
    app.keys("Enter");
    assert!(app.shows("Whom do you add?"), "{}", app.text());
    app.keys("Enter y");
    assert_eq!(app.app.session.book.contacts.len(), before + 3, "{}", app.text());
    assert!(app.app.asking.is_empty());
    app.keys("u");
    assert_eq!(app.app.session.book.contacts.len(), before);
    app.effects();
}

#[test]
fn lines_that_are_not_understood_stay_to_be_mended() {
    let mut app = demo();
    app.keys("a");
    app.tell(What::Event(Input::Paste(format!("Nora Finch\n{}", "x".repeat(300)))));
    app.keys("Enter");
    assert!(app.shows("LEFT OUT"), "{}", app.text());
    app.keys("y a Tab");
    assert!(app.shows("xxxxxxxx") && !app.shows("Nora Finch,"), "{}", app.text());
    app.effects();
}

#[test]
fn one_note_on_several_people_is_shown_first() {
    let mut app = demo();
    let people: Vec<Id> =
        ["Priya Nadar", "Astrid Lindqvist"].map(|name| id(&app.app.session.book, name)).into();
    asked(&mut app, Line::note(people, ""));
    app.keys("'no' Enter");
    assert!(app.shows("Note \"no\" with 2 people") && app.shows("Priya Nadar: no"), "{}", app.text());
    app.keys("y");
    for name in ["Priya Nadar", "Astrid Lindqvist"] {
        assert_eq!(last(&app, name).kind, EventKind::Declined);
    }
    assert_eq!(app.effects().len(), 1);
}

#[test]
fn an_import_asks_for_the_file() {
    let mut app = demo();
    app.keys("i");
    assert!(app.shows("Type, paste or drop a path"), "{}", app.text());
    app.keys("'~/Downloads/Connections.csv' Enter");
    let effects = app.effects();
    assert!(
        matches!(effects.as_slice(), [Effect::ReadImport(file)] if file.path == "~/Downloads/Connections.csv"),
        "{effects:?}"
    );
    let file = ToRead { path: "~/Downloads/Connections.csv".to_owned(), columns: None };
    let why = "There is no such file".to_owned();
    app.tell(What::Import(Err(Box::new(NotRead { file, why, table: None }))));
    assert!(app.shows("There is no such file") && app.shows("~/Downloads/Connections.csv"), "{}", app.text());
    app.keys("C-u '~/Down' Tab");
    let effects = app.effects();
    assert!(matches!(effects.as_slice(), [Effect::CompletePath(path)] if path == "~/Down"), "{effects:?}");
    let found = |typed: &str, common: &str, names: &[&str]| {
        What::Path(PathGoesOn {
            typed: typed.to_owned(),
            is_found: true,
            common: common.to_owned(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        })
    };
    app.tell(found("~/Down", "~/Downloads/", &[]));
    assert!(app.shows("~/Downloads/"), "{}", app.text());
    app.tell(found("~/Downloads/", "~/Downloads/", &["a.csv", "b.vcf"]));
    assert!(app.shows("Several fit: a.csv, b.vcf"), "{}", app.text());
    // What comes too late changes nothing.
    app.keys("x").tell(found("~/Downloads/", "~/Downloads/a.csv", &[]));
    assert!(app.shows("~/Downloads/x"), "{}", app.text());
}

#[test]
fn words_and_people_are_completed_where_one_fits() {
    let app = demo();
    let session = &app.app.session;
    let note = Purpose::Note(vec![first(&app).contact]);
    let to = |text: &str| Completed::To(text.to_owned());
    for (purpose, text, expected) in [
        (&note, "y", to("yes ")),
        (&note, "pas", to("passed ")),
        (&note, "passed to Carm", to("passed to Carmen Duarte")),
        (&note, "yes by lin", to("yes by LinkedIn ")),
        (&note, "o", to("offered ")),
        (&note, "x", Completed::Nothing),
        (&note, "", Completed::Nothing),
        (&Purpose::Capture, "Nora Finch, via carm", to("Nora Finch, via Carmen Duarte")),
        (&Purpose::Capture, "Nora", Completed::Nothing),
        (&Purpose::Import, "~/Down", Completed::Nothing),
        (
            &note,
            "later t",
            Completed::Several(["tuesday", "thursday", "tomorrow", "text"].map(str::to_owned).into()),
        ),
    ] {
        assert_eq!(complete::completed(text, purpose, session), expected, "{text:?}");
    }
}

#[test]
fn the_day_from_which_one_may_write_again() {
    for (typed, expected) in [("", "2027-01-11"), ("'1 feb'", "2027-02-01"), ("'in 2 weeks'", "2026-11-26")] {
        let mut app = demo();
        app.keys("c 2").keys(typed).keys("Enter");
        let book = &app.app.session.book;
        let consent = book.contact(id(book, "Tomas Abara")).unwrap().consent.clone().unwrap();
        assert_eq!((consent.again, consent.on), (true, Some(expected.parse::<NaiveDate>().unwrap())));
        app.effects();
    }
}

#[test]
fn every_line_is_drawn_at_any_size() {
    let follow_up = first(&demo());
    let lines = [
        Line::capture(Some("Ben Ode")),
        Line::note(vec![follow_up.contact], ""),
        Line::snooze(&follow_up),
        Line::otherwise(&follow_up),
        Line::import(""),
        Line::again(follow_up.contact),
        Line::set_aside(follow_up.contact),
    ];
    for (columns, rows) in [(1, 1), (30, 6), (31, 7), (40, 10), (80, 8), (200, 60)] {
        for line in &lines {
            let mut app = demo().size(columns, rows);
            asked(&mut app, line.clone());
            app.keys("'y fri 3pm \u{202e}株式会社' Home Enter Esc Esc");
            app.effects();
        }
    }
}

#[test]
fn those_who_are_ticked_are_noted_at_once() {
    let mut app = demo();
    app.keys("3 Space Space n");
    assert!(app.shows("What happened with all of them?"), "{}", app.text());
    app.keys("'wrote' Enter");
    assert!(app.shows("Note \"wrote\" with 2 people"), "{}", app.text());
    app.keys("y");
    assert!(app.app.asking.is_empty(), "{}", app.text());
    app.effects();
}
