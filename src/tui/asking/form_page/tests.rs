//! Forms: what is changed, refused, kept.

use crate::{
    domain::{
        book::Book,
        command::{Act, Command, NewContact},
        contact::{Contact, Source, SourceKind},
        id::{Id, Ids},
        name::Name,
    },
    tui::{
        action::Context,
        message::{Effect, What},
        test_app::{MORNING, TestApp, at},
    },
};

fn form() -> TestApp {
    let mut book = Book::default();
    for (number, name) in [(1, "Ada Quill"), (2, "Ben Ode"), (3, "Bea Ólafs")] {
        let new =
            NewContact { id: Some(Id::from_bits(number)), ..NewContact::named(Name::parse(name).unwrap()) };
        let command = Command::new(&mut Ids::seeded(number), Act::AddContact(Box::new(new)));
        book.apply(&command, &at(MORNING)).unwrap();
    }
    let mut app = TestApp::with(book);
    app.keys("3 e");
    app
}

fn ada(app: &TestApp) -> Contact {
    Contact::clone(app.app.session.book.contact(Id::from_bits(1)).unwrap())
}

fn tabs(count: usize) -> String {
    "Tab ".repeat(count)
}

#[test]
fn only_what_was_changed_is_carried() {
    let mut app = form();
    let before = ada(&app);
    app.keys("Tab 'QUILL as in pen' Tab 'Hale Health' Tab Tab Tab 'ada@example.org, a@b.org,'");
    app.keys("Tab Tab Tab 'europe/lisbon' Tab 'alu' Tab 'olafs' Tab 'nurse, x' Tab C-u 'y' Tab '45 days' Tab 'one' Enter 'two' Tab Enter");
    assert!(app.shows("Changed Ada Quill.  u undo"), "{}", app.text());
    let expected = Contact {
        pronounced: "QUILL as in pen".to_owned(),
        employer: "Hale Health".to_owned(),
        emails: vec!["ada@example.org".to_owned(), "a@b.org".to_owned()],
        zone: "Europe/Lisbon".to_owned(),
        source: Some(Source { kind: SourceKind::Alumni, by: Some(Id::from_bits(3)), name: String::new() }),
        tags: vec!["nurse".to_owned(), "x".to_owned()],
        discreet: true,
        cadence: Some(45),
        notes: "one\ntwo".to_owned(),
        ..before
    };
    assert_eq!(ada(&app), expected);
    let effects = app.effects();
    let [Effect::Save(save)] = effects.as_slice() else { panic!("{effects:?}") };
    let [pending] = save.commands.as_slice() else { panic!("{save:?}") };
    let Act::EditContact { changes, .. } = &pending.command.act else { panic!("{pending:?}") };
    assert!(changes.name.is_none() && changes.role.is_none() && changes.phones.is_none());
}

#[test]
fn what_cannot_be_is_said_under_its_field() {
    for (field, typed, said) in [
        (0, "C-u", "a name"),
        (5, "'ada at home'", "ada at home is not an e-mail address; ada@example.org is one"),
        (8, "'Mars'", "Mars is not a time zone; they are named like Europe/Vienna"),
        (9, "'luck'", "one of: friend, family, alumni"),
        (9, "'a'", "one of: friend, family, alumni"),
        (10, "'ada quill'", "ada quill cannot be named by ada quill"),
        (12, "C-u 'maybe'", "yes or no: somebody discreet is not named to others"),
        (13, "'often'", "a number of days, from 1 to 3650"),
        (13, "'0'", "a number of days, from 1 to 3650"),
    ] {
        let mut app = form();
        let before = ada(&app);
        app.keys(&tabs(field)).keys(typed).keys("Enter");
        assert!(app.shows(said), "{typed}: {}", app.text());
        assert_eq!(app.app.context(), Context::Form);
        assert_eq!(ada(&app), before);
    }
}

#[test]
fn the_first_wrong_field_is_gone_to() {
    let mut app = form();
    app.keys("C-u Tab Tab Tab Tab Tab 'x' Tab Tab Tab 'Mars' Enter 'Zoe'");
    assert!(app.shows("Name           Zoe"), "{}", app.text());
    assert!(app.shows("x is not an e-mail address") && app.shows("Mars is not a time zone"));
}

#[test]
fn names_of_nobody_or_of_several_are_kept_as_text() {
    for (typed, by, name) in
        [("'Ben'", Some(2), ""), ("'B'", None, "B"), ("'Zoe Brandt'", None, "Zoe Brandt")]
    {
        let mut app = form();
        app.keys(&tabs(10)).keys(typed).keys("Enter");
        let source = ada(&app).source.unwrap();
        assert_eq!(source.kind, SourceKind::Referral);
        assert_eq!((source.by, source.name.as_str()), (by.map(Id::from_bits), name), "{typed}");
        app.effects();
    }
}

#[test]
fn leaving_never_loses_text_silently() {
    for leave in ["Esc", "C-c"] {
        let mut app = form();
        app.keys(leave);
        assert_eq!(app.app.context(), Context::Contacts);
        app.keys("e Tab Tab 'Acme'").keys(leave);
        assert!(app.shows("Leave without saving?  y/N") && app.shows("1 field is changed"), "{}", app.text());
        assert_eq!(app.app.typed(), [("form contact 10000000".to_owned(), "employer: Acme".to_owned())]);
        app.keys("Enter ' Ltd'");
        assert!(app.shows("Employer       Acme Ltd"), "{}", app.text());
        app.keys(leave).keys(leave);
        assert_eq!(app.app.context(), Context::Form);
        app.keys(leave).keys("y");
        assert_eq!((app.app.context(), app.app.typed()), (Context::Contacts, Vec::new()));
        assert_eq!(ada(&app).employer, "");
    }
}

#[test]
fn nothing_changed_is_nothing_saved() {
    let mut app = form();
    app.keys("x Backspace Enter");
    assert_eq!(app.app.context(), Context::Contacts);
}

#[test]
fn notes_go_to_the_editor_and_come_back() {
    let mut app = form();
    app.keys("S-Tab 'first' C-e");
    let effects = app.effects();
    assert!(matches!(effects.as_slice(), [Effect::Edit(text)] if text == "first"), "{effects:?}");
    app.tell(What::Edited(Ok("first\nsecond\n".to_owned())));
    assert!(app.shows("Notes          first") && app.shows("second") && app.shows("C-s save"));
    app.keys("C-s");
    assert_eq!(ada(&app).notes, "first\nsecond");
    app.effects();
}
