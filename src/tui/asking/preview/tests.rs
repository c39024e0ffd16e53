//! What is shown before it is done to many.

use crate::{
    domain::{
        book::Book,
        card::{Card, Origin},
        connection::Profile,
        sample,
    },
    exchange::{
        people::{NoPeople, People},
        sheet::{self, Map},
    },
    tui::{
        message::{Effect, NotRead, ReadImport, ToRead, What},
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
    let (remarks, columns, table) = (Vec::new(), Vec::new(), None);
    let people = People { origin: Origin::Linkedin, cards, read, skipped, remarks, columns, table };
    let file = ToRead { path: path.clone(), columns: None };
    What::Import(Ok(Box::new(ReadImport { file, path, people })))
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

/// Does for the program what the world around it does when a table is to be read.
fn bring(app: &mut TestApp, text: &str) {
    let effects = app.effects();
    let [Effect::ReadImport(file)] = effects.as_slice() else { panic!("{effects:?}") };
    let (file, path) = (file.clone(), "/home/sam/chats.csv".to_owned());
    let map = file.columns.as_deref().map(|map| Map::parse(map).unwrap().alone());
    app.tell(What::Import(match sheet::read(text.as_bytes(), &map.unwrap_or_default()) {
        Ok(people) => Ok(Box::new(ReadImport { file, path, people })),
        Err(NoPeople { why, table }) => Err(Box::new(NotRead { file, why, table })),
    }));
}

#[test]
fn columns_that_were_misunderstood_are_named_and_shown_again() {
    let text = "Person,Firma,Mail,Where to\nAda Quill,Hale,ada@example.org,Linz\n";
    let mut app = TestApp::with(Book::default());
    app.keys("i '~/chats.csv' Enter");
    bring(&mut app, text);
    assert!(app.shows("NEW, 1") && app.shows("Ada Quill: Hale") && app.shows("e columns"), "{}", app.text());
    app.keys("e");
    insta::assert_snapshot!(app.text(), @r#"
     1 Today  2 Requests  3 Contacts  4 Interviews  5 Questions  6 Insights
    ────────────────────────────────────────────────────────────────────────────────
     Good morning. Your book is empty, and nothing is owed to anyone.

     regards remembers whom you asked for a talk about their work, whom to thank
     and by when, and when to leave people in peace. You write and send; it keeps
     count, on this machine only.

     START WITH ONE OF THESE
    > a   add a person         Ada Quill, research lead at Hale Health, friend
      i   bring in LinkedIn    Connections.csv. Ask LinkedIn for it today: it comes
                               by mail, in minutes or in a day. i says how
      t   try it out           made-up people; nothing is saved

     ALREADY IN THE MIDDLE OF IT?
    ────────────────────────────────────────────────────────────────────────────────
     Which column holds what?  name=Person, email=Mail, employer=Firma
       Enter shows the people again. Say what a column holds, then = and its
       heading: name="Full name", email=Mail; what is not named is passed over. A
       column can hold name, first, middle, last, email, phone, employer, role,
       field, profile, zone, source, tags, notes, asked, talked, thanked, next
       Passed over: Where to
    ────────────────────────────────────────────────────────────────────────────────
     Enter go on  Esc leave it  Tab complete                                F1 help
    "#);
    app.keys("C-u 'name=Person, employer=\"Where to\", colour=Red' Enter");
    assert!(app.shows("\"colour\" is nothing a column can hold"), "{}", app.text());
    app.keys("Esc e Tab");
    assert!(app.shows("colour=Red"), "{}", app.text());
    app.keys("C-u 'employer=Firma' Enter");
    assert!(app.shows("Which heading stands over the names?"), "{}", app.text());
    app.keys("C-u 'name=Person, employer=\"where TO\"' Enter");
    bring(&mut app, text);
    assert!(app.shows("Ada Quill: Linz") && app.shows("passed over: Firma, Mail"), "{}", app.text());
    app.keys("y");
    let ada = app.app.session.book.contacts.values().next().unwrap();
    assert_eq!((ada.employer.as_str(), ada.emails.len()), ("Linz", 0));
    assert_eq!(app.effects().len(), 1);
    // Nothing new in it is no reason to be stuck with what was understood.
    app.keys("i '~/chats.csv' Enter");
    bring(&mut app, "Person,Firma\nAda Quill,Linz\n");
    assert!(app.shows("There is nothing to do") && app.shows("e columns"), "{}", app.text());
    app.keys("e Esc Esc");
}

#[test]
fn a_table_in_which_no_column_is_known_asks_for_them() {
    let text = "Wen,Woher\nAda Quill,Hale\n";
    let mut app = TestApp::with(Book::default());
    app.keys("i '~/chats.csv' Enter");
    bring(&mut app, text);
    insta::assert_snapshot!(app.text(), @r#"
     1 Today  2 Requests  3 Contacts  4 Interviews  5 Questions  6 Insights
    ────────────────────────────────────────────────────────────────────────────────
     Good morning. Your book is empty, and nothing is owed to anyone.

     regards remembers whom you asked for a talk about their work, whom to thank
     and by when, and when to leave people in peace. You write and send; it keeps
     count, on this machine only.

     START WITH ONE OF THESE
    > a   add a person         Ada Quill, research lead at Hale Health, friend
      i   bring in LinkedIn    Connections.csv. Ask LinkedIn for it today: it comes
                               by mail, in minutes or in a day. i says how
      t   try it out           made-up people; nothing is saved

     ALREADY IN THE MIDDLE OF IT?
    ────────────────────────────────────────────────────────────────────────────────
     Which column holds what?  name=
       Which heading stands over the names? As in name="Full name", or
       first=Vorname, last=Nachname
       Passed over: Wen, Woher
     no column is called Name, or First Name and Last Name; the first line
     is: Wen,Woher
    ────────────────────────────────────────────────────────────────────────────────
     Enter go on  Esc leave it  Tab complete                                F1 help
    "#);
    app.keys("'Wem' Enter");
    bring(&mut app, text);
    assert!(app.shows("no column is called \"Wem\"") && app.shows("name=Wem"), "{}", app.text());
    app.keys("C-u 'name=Wen, employer=Woher' Enter");
    bring(&mut app, text);
    assert!(app.shows("Ada Quill: Hale"), "{}", app.text());
    app.keys("y");
    assert_eq!(app.effects().len(), 1);
}

#[test]
fn only_the_columns_of_a_table_can_be_named() {
    let mut app = TestApp::with(Book::default());
    app.tell(read(people(), Vec::new()));
    assert!(!app.shows("e columns"), "{}", app.text());
    app.keys("e");
    assert!(app.shows("Only the columns of a table"), "{}", app.text());
}
