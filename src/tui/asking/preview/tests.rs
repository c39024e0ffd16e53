//! What is shown before it is done to many.

use crate::{
    domain::{
        book::Book,
        card::{Card, Origin},
        connection::Profile,
        sample,
    },
    exchange::people::People,
    tui::{
        message::{ReadImport, What},
        test_app::{MORNING, TestApp, at},
    },
};

fn card(line: u64, name: &str, employer: &str) -> Card {
    let key = name.to_lowercase().replace(' ', "-");
    Card {
        line,
        name: name.to_owned(),
        profile: Profile::at(&format!("https://www.linkedin.com/in/{key}")),
        employer: Some(employer.to_owned()),
        position: Some("planner".to_owned()),
        ..Card::default()
    }
}

fn read(cards: Vec<Card>, skipped: Vec<(u64, String)>) -> What {
    let read = cards.len() + skipped.len();
    let path = "Connections.csv".to_owned();
    let (remarks, columns) = (Vec::new(), Vec::new());
    let people = People { origin: Origin::Linkedin, cards, read, skipped, remarks, columns };
    What::Import(Ok(Box::new(ReadImport { path, people })))
}

fn people() -> Vec<Card> {
    vec![card(5, "Nora Finch", "Acme"), card(6, "Ole Berg", "Civica")]
}

#[test]
fn an_import_is_shown_before_it_is_done() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    let before = app.app.session.book.clone();
    app.tell(read(people(), vec![(7, "a hidden member, without a name".to_owned())]));
    insta::assert_snapshot!(app.text(), @"
     1 Today (10)  2 Requests  3 Contacts  4 Interviews  5 Questions  6 Insights
    ────────────────────────────────────────────────────────────────────────────────
     Bring in Connections.csv?
    >3 rows read
     2 new, for the pool
     1 left out

     LEFT OUT, 1
     line 7: a hidden member, without a name

     NEW, 2
     Nora Finch: planner, Acme
     Ole Berg: planner, Civica








     Do it? y/N (Enter changes nothing)
    ────────────────────────────────────────────────────────────────────────────────
     y yes  n no  Esc leave it                                               ? help
    ");
    app.keys("Enter");
    assert!(app.app.asking.is_empty() && app.app.session.book == before);
    app.tell(read(people(), Vec::new())).keys("y");
    assert_eq!(app.app.session.book.contacts.len(), before.contacts.len() + 2, "{}", app.text());
    assert_eq!(app.effects().len(), 1);
    // Again, nothing would change, and it says so.
    app.tell(read(people(), Vec::new()));
    assert!(app.shows("nothing would change") && app.app.asking.is_empty(), "{}", app.text());
    let mut moved = people();
    moved[0].employer = Some("Civica".to_owned());
    app.tell(read(moved, Vec::new()));
    assert!(app.shows("UPDATED, 1") && app.shows("Nora Finch: employer: Civica, was Acme"), "{}", app.text());
    app.keys("y u");
    app.effects();
}

#[test]
fn where_nothing_is_to_be_done_yes_only_goes_back() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.tell(read(Vec::new(), vec![(5, "no name".to_owned())]));
    assert!(app.shows("There is nothing to do"), "{}", app.text());
    app.keys("y");
    assert!(app.app.asking.is_empty() && app.effects().is_empty());
}

#[test]
fn long_ones_scroll_at_any_size() {
    for (columns, rows) in [(1, 1), (30, 6), (40, 10), (80, 24)] {
        let mut app = TestApp::with(Book::default()).size(columns, rows);
        let many = (0..200).map(|n| card(n, &format!("Person {n}"), "Acme")).collect();
        app.tell(read(many, Vec::new()));
        app.keys("j C-d PgDn G k");
        if rows > 6 {
            assert!(app.shows("Person 198") && !app.shows("Person 100"), "{}", app.text());
        }
        app.keys("g C-u n");
        assert!(app.app.asking.is_empty());
    }
}
