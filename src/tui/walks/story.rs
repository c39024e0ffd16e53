//! From an empty book to a thank-you that is settled with one key, by keys alone.

use crate::{
    domain::book::Book,
    exchange::linkedin,
    tui::{
        message::{Effect, ReadImport, What},
        test_app::TestApp,
    },
};

const EXPORT: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Ada,Quill,https://www.linkedin.com/in/ada-quill,,Hale Health,Research Lead,14 Mar 2019\n\
    Ben,Ode,https://www.linkedin.com/in/ben-ode,,Orbit Ltd,Analyst,2 Feb 2020\n\
    Leo,Okafor,https://www.linkedin.com/in/leo-okafor,,Northlight,Planner,9 Jul 2021\n";

/// Does for the program what the world around it does when a file is to be read.
fn bring(app: &mut TestApp) {
    let effects = app.effects();
    let [Effect::ReadImport(file)] = effects.as_slice() else { panic!("{effects:?}") };
    let people = linkedin::read(EXPORT.as_bytes()).unwrap().into();
    app.tell(What::Import(Ok(Box::new(ReadImport { file: file.clone(), path: file.path.clone(), people }))));
}

fn sees(app: &TestApp, words: &[&str]) {
    for words in words {
        assert!(app.shows(words), "{words}\n{}", app.text());
    }
}

#[test]
fn from_an_empty_book_to_a_thank_you_settled() {
    let mut app = TestApp::with(Book::default());
    sees(&app, &["Your book is empty", "i   bring in LinkedIn"]);

    app.keys("i 'Connections.csv' Enter");
    bring(&mut app);
    sees(&app, &["3 rows read", "3 new, for the pool", "Do it? y/N"]);
    app.keys("y");
    sees(&app, &["3 added to the pool", "3 people are in the pool, not asked yet: 3 shows them"]);
    assert_eq!(app.effects().len(), 1);

    // The pool stands there as soon as there is nothing else to list.
    app.keys("3");
    sees(&app, &["[Pool 3]", "Ada Quill", "not asked yet"]);
    app.keys("/ 'quil' Enter P");
    sees(&app, &["Took Ada Quill into the working list", "[In touch 1]", ">  Ada Quill"]);
    app.keys("n s Enter");
    sees(&app, &["Asked Ada Quill"]);
    app.keys("n 'y thu 3pm zoom' Enter");
    sees(&app, &["Talk with Ada Quill"]);
    app.keys("1");
    sees(&app, &["15:00  Talk with Ada Quill, Hale Health, 30 min on Zoom", "in 6 h 56 min"]);
    assert_eq!(app.effects().len(), 3);

    app.later("2026-11-12T15:40:00+01:00");
    sees(&app, &["how did it go Ada Quill", "1 for today"]);
    app.keys("d");
    sees(&app, &["Ada Quill: what stays with you?", "it goes into the thank-you too"]);
    app.keys("'Half of it is persuading.' Enter");
    sees(
        &app,
        &["[x] remember   Half of it is persuading.", ">[ ] thanks     best by Fri 15:30", "d thanked now"],
    );
    // The talk ended at 15:30 on Thursday, whenever it was told: 24 hours, then 48.
    let [thanks] = app.app.session.agenda.open.as_slice() else { panic!("{}", app.text()) };
    let hours = |at: chrono::DateTime<chrono::Utc>| at.format("%a %H:%M").to_string();
    assert_eq!(hours(thanks.aim), "Fri 14:30");
    assert_eq!(thanks.limit.map(hours).as_deref(), Some("Sat 14:30"));

    app.keys("d");
    sees(&app, &["Thanked Ada Quill", ">[ ] notes"]);
    app.keys("Esc");
    sees(&app, &["Ada Quill: 6 steps wait; they come back once, tomorrow", "All clear"]);
    assert_eq!(app.effects().len(), 4);

    // Everything can be taken back, and made again.
    for _ in 0..8 {
        app.keys("u");
    }
    sees(&app, &["Your book is empty"]);
    app.keys("U U U U U U U U");
    sees(&app, &["All clear"]);
    assert_eq!(app.effects().len(), 16);
}
