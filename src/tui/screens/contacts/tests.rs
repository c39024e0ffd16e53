//! The lists, the filter, and acts on several people.

use crate::{
    domain::{
        book::Book,
        command::{Act, Command, ContactChanges, Log, NewContact},
        contact::{Contact, Source, SourceKind},
        event::EventKind,
        id::{Id, Ids},
        name::Name,
        sample,
    },
    tui::{
        action::Context,
        asking::Asking,
        event::Event,
        message::{Effect, What},
        test_app::{MORNING, TestApp, at},
    },
};

/// Ada was asked on Monday, Ben is set aside, Carmen and Dora (who is discreet) are in the pool, Leo was named by Ada.
fn book() -> Book {
    let now = at(MORNING);
    let mut book = Book::default();
    let mut ids = Ids::seeded(5);
    let person = |number: u64, name: &str, employer: &str, role: &str, by: Option<u64>| {
        let by = by.map(|by| Source {
            kind: SourceKind::Referral,
            by: Some(Id::from_bits(by)),
            name: String::new(),
        });
        let new = NewContact {
            id: Some(Id::from_bits(number)),
            facts: ContactChanges {
                employer: Some(employer.to_owned()),
                role: Some(role.to_owned()),
                source: by.map(Some),
                ..ContactChanges::default()
            },
            ..NewContact::named(Name::parse(name).unwrap())
        };
        Act::AddContact(Box::new(new))
    };
    let mut sent = Log::new(Id::from_bits(1), EventKind::Sent);
    sent.when = Some(chrono::DateTime::parse_from_rfc3339("2026-11-09T09:00:00+01:00").unwrap().into());
    let acts = [
        person(1, "Ada Quill", "Hale Health", "research lead", None),
        person(2, "Ben Ode", "Acme", "data analyst", None),
        person(3, "Carmen Núñez", "Acme", "editor", None),
        person(4, "Dora Weil", "Orbit", "planner", None),
        person(5, "Leo Okafor", "Plainmoor", "planner", Some(1)),
        Act::Log(Box::new(sent)),
        Act::Retire { contact: Id::from_bits(2), why: "moved away".to_owned() },
    ];
    for act in acts {
        book.apply(&Command::new(&mut ids, act), &now).unwrap();
    }
    for (number, is_discreet) in [(3, false), (4, true)] {
        let id = Id::from_bits(number);
        let contact =
            Contact { pool: true, discreet: is_discreet, ..Contact::clone(book.contact(id).unwrap()) };
        book.contacts.insert(id, contact.into());
    }
    book
}

fn app() -> TestApp {
    let mut app = TestApp::with(book());
    app.keys("3");
    app
}

/// The rows between the rules.
fn body(app: &TestApp) -> String {
    let text = app.text();
    let rows: Vec<&str> = text.lines().skip(2).take_while(|row| !row.starts_with('─')).collect();
    rows.join("\n").trim_end().to_owned()
}

#[test]
fn people_stand_by_name_with_stage_and_referrer() {
    let mut app = app();
    insta::assert_snapshot!(body(&app), @r"
 [In touch 2] Pool 2  Set aside 1  All 5

>  Ada Quill                 research lead, Hale Health    asked Mon
   Leo Okafor                planner, Plainmoor, by Ada…   not asked yet
");
    insta::assert_snapshot!(body(app.keys("Tab")), @r"
  In touch 2 [Pool 2] Set aside 1  All 5

>  Carmen Núñez              editor, Acme                  not asked yet
   Dora Weil                 planner, Orbit  discreet      not asked yet
");
    insta::assert_snapshot!(body(app.keys("Tab")), @r"
  In touch 2  Pool 2 [Set aside 1] All 5

>  Ben Ode                   data analyst, Acme            set aside today
");
    insta::assert_snapshot!(body(app.keys("Tab j")), @r"
  In touch 2  Pool 2  Set aside 1 [All 5]

   Ada Quill                 research lead, Hale Health    asked Mon
   Ben Ode                   data analyst, Acme            set aside today
>  Carmen Núñez              editor, Acme                  not asked yet
   Dora Weil                 planner, Orbit  discreet      not asked yet
   Leo Okafor                planner, Plainmoor, by Ada…   not asked yet
");
    insta::assert_snapshot!(body(app.keys("Tab S-Tab")), @r"
  In touch 2  Pool 2  Set aside 1 [All 5]

>  Ada Quill                 research lead, Hale Health    asked Mon
   Ben Ode                   data analyst, Acme            set aside today
   Carmen Núñez              editor, Acme                  not asked yet
   Dora Weil                 planner, Orbit  discreet      not asked yet
   Leo Okafor                planner, Plainmoor, by Ada…   not asked yet
");
}

#[test]
fn the_filter_is_live_and_counts_in_every_list() {
    let mut app = app();
    app.keys("/ 'acme n'");
    assert_eq!(app.app.context(), Context::Filter);
    insta::assert_snapshot!(body(&app), @r#"
[In touch 0] Pool 1  Set aside 1  All 2
/ acme n                                                              0 people

Nobody here matches "acme n", but 1 in the pool, 1 set aside: Tab goes there.
"#);
    app.keys("Tab");
    insta::assert_snapshot!(body(&app), @r"
  In touch 0 [Pool 1] Set aside 1  All 2
 / acme n                                                              1 person

>  Carmen Núñez              editor, Acme                  not asked yet
");
    app.keys("Enter");
    assert_eq!(app.app.context(), Context::Contacts);
    insta::assert_snapshot!(body(&app), @r"
  In touch 0 [Pool 1] Set aside 1  All 2
 / acme n                                               1 person  Esc shows all

>  Carmen Núñez              editor, Acme                  not asked yet
");
    app.keys("/ C-u 'zebra'");
    assert!(app.shows("Nobody matches \"zebra\". Esc shows all; a adds a person."));
    app.keys("Esc");
    assert!(app.shows("[Pool 2]") && !app.shows("zebra"), "{}", app.text());
    app.keys("/").tell(What::Event(Event::Paste("nunez\n".to_owned())));
    assert!(app.shows("[Pool 1]") && app.shows("Carmen Núñez"), "{}", app.text());
    // Esc drops the filter first, and leaves only then.
    app.keys("Enter Esc");
    assert!(app.shows("[Pool 2]"));
    app.keys("Esc");
    assert!(!app.shows("Pool"));
}

#[test]
fn changes_of_the_book_are_found_at_once() {
    let mut app = app();
    let changes = ContactChanges { employer: Some("Zebra Ltd".to_owned()), ..ContactChanges::default() };
    let act = Act::EditContact { contact: Id::from_bits(1), changes: Box::new(changes) };
    app.app.session.apply(act).unwrap();
    app.keys("/ 'zeb'");
    assert!(app.shows("[In touch 1]") && app.shows("research lead, Zebra Ltd"));
    app.effects();
}

#[test]
fn ticks_survive_a_filter_and_several_are_deleted_as_one() {
    let mut app = app();
    app.keys("S-Tab j Space / 'weil' Enter Space Esc");
    assert!(app.shows("[All 5]") && app.shows("2 ticked"), "{}", app.text());
    app.keys("X");
    assert!(app.shows("Delete 2 people?  y/N"), "{}", app.text());
    app.keys("Enter");
    assert!(app.shows("2 ticked") && app.app.session.book.contacts.len() == 5);
    app.keys("X y");
    assert!(app.shows("Deleted 2 people.  u undo") && app.shows("[All 3]"), "{}", app.text());
    assert!(!app.shows("ticked"));
    app.keys("u");
    assert!(app.shows("[All 5]"));
    app.effects();
}

#[test]
fn what_is_done_to_several_is_shown_first() {
    for key in ["P", "x"] {
        let mut app = app();
        app.keys("Tab Space Space");
        app.keys(key);
        assert!(matches!(app.app.asking.last(), Some(Asking::Preview(_))), "{key}");
    }
    let mut app = app();
    app.keys("Space Space P");
    assert!(app.shows("Nobody of those who are ticked is in the pool"));
    app.keys("Esc");
    assert!(app.shows("Nobody is ticked any more"));
}

#[test]
fn one_tick_is_one_person_wherever_the_cursor_is() {
    let mut app = app();
    app.keys("Tab Space P");
    assert!(app.shows("Took Carmen Núñez into the working list") && app.shows("[Pool 1]"), "{}", app.text());
    assert!(!app.shows("ticked"));
    app.keys("Tab P");
    assert!(app.shows("Brought Ben Ode back") && app.shows("Nobody is set aside"), "{}", app.text());
    app.effects();
}

#[test]
fn empty_lists_say_what_to_do() {
    let mut book = book();
    book.contacts.retain(|_, contact| contact.pool);
    let mut app = TestApp::with(book);
    app.keys("3");
    assert!(app.shows("[Pool 2]") && app.shows("Carmen Núñez"), "{}", app.text());
    app.keys("S-Tab");
    assert!(app.shows("Nobody is in touch yet. Tab shows the pool of 2 people; P there takes"));
    assert_eq!(app.app.context(), Context::Contacts);
    app.keys("Enter");
    assert!(app.shows("Nobody is chosen here"), "{}", app.text());
    let mut app = TestApp::with(Book::default());
    app.keys("3");
    assert!(app.shows("Nobody is here yet. a adds a person in one line"));
    app.keys("Tab");
    assert!(app.shows("The pool is empty"));
}

#[test]
fn wide_terminals_show_the_chosen_one() {
    let mut app = app().size(140, 30);
    app.keys("j");
    insta::assert_snapshot!(body(&app), @r"
 [In touch 2] Pool 2  Set aside 1  All 5                                        Leo Okafor

   Ada Quill                 research lead, Hale Heal…  asked Mon               now         not asked yet
>  Leo Okafor                planner, Plainmoor         not asked yet           works as    planner, Plainmoor
                                                                                found       referral, named by Ada Quill

                                                                                TO DO
                                                                                write to                                        best by Tue
                                                                                            named by Ada Quill, today

                                                                                NAMES
                                                                                named by    Ada Quill, today

                                                                                WHAT HAPPENED
                                                                                today       named by Ada Quill
");
}

#[test]
fn small_terminals_keep_name_and_stage() {
    let mut app = app().size(40, 10);
    insta::assert_snapshot!(body(app.keys("Space / 'l'")), @r"
 [In touch 2] Tab: others      1 ticked
 / l                           2 people
>  Leo Okafor          not asked yet
 x Ada Quill           asked Mon
");
}

#[test]
fn any_size_and_any_text_will_do() {
    let mut book = book();
    let id = Id::from_bits(1);
    let nasty = Contact {
        name: Name::parse("Ada \u{1b}[31m\u{202e}Quill 株式会社株式会社株式会社").unwrap(),
        notes: "one\u{7}\ntwo ".repeat(500),
        role: "x".repeat(190),
        ..Contact::clone(book.contact(id).unwrap())
    };
    book.contacts.insert(id, nasty.into());
    for columns in [1, 3, 29, 30, 40, 59, 61, 80, 100, 130] {
        for rows in [1, 5, 6, 7, 10, 24] {
            let mut app = TestApp::with(book.clone()).size(columns, rows);
            app.keys("3 Space / 'a'").keys("Enter Enter G g Tab e Tab x Esc n Esc y Esc X");
            let text = app.text();
            assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{columns}x{rows}");
        }
    }
}

#[test]
fn the_demo_is_all_there() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys("3");
    assert!(app.shows("[In touch 23]"), "{}", app.text());
    for effect in app.keys("j j Enter d").effects() {
        assert!(matches!(effect, Effect::Save(_)), "{effect:?}");
    }
}

#[test]
fn rows_that_are_kept_are_as_built_anew() {
    let mut app = TestApp::with(sample::book(120, 10, 1, &at(MORNING))).size(120, 40);
    for keys in [
        "3",
        "j j Space",
        "G",
        "Tab",
        "S-Tab",
        "/ 'a'",
        "'d'",
        "Backspace",
        "Enter",
        "Space",
        "x Enter Enter",
        "u",
        "Esc",
    ] {
        app.keys(keys).keeps_what_it_would_build(keys);
    }
    app.effects();
}
