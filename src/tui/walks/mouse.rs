//! The mouse on every screen: rows, names of screens, the wheel, and what it must leave alone.

use crate::{
    domain::{book::Book, sample},
    tui::{
        action::Context,
        event::{Event, Mouse},
        message::What,
        test_app::{MORNING, TestApp, at},
    },
};

fn demo(keys: &str) -> TestApp {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.app.look.is_mouse_on = true;
    app.keys(keys);
    app
}

fn mouse(app: &mut TestApp, mouse: Mouse) {
    app.tell(What::Event(Event::Mouse(mouse)));
}

/// Where a text stands: its first letter's column and row.
fn place(app: &TestApp, text: &str) -> (u16, u16) {
    let shown = app.text();
    let found =
        shown.lines().enumerate().find_map(|(y, row)| Some((row.split_once(text)?.0.chars().count(), y)));
    let (x, y) = found.unwrap_or_else(|| panic!("{text:?}\n{shown}"));
    (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
}

fn click(app: &mut TestApp, text: &str) {
    let (column, row) = place(app, text);
    mouse(app, Mouse::Click { column, row });
}

/// The row that the terminal's cursor stands on.
fn chosen(app: &mut TestApp) -> String {
    let y = usize::from(app.cursor().y);
    app.text().lines().nth(y).unwrap_or_default().to_owned()
}

/// Clicks on a text, and again on the row that is chosen then.
fn click_twice(app: &mut TestApp, text: &str) -> String {
    click(app, text);
    let stands = chosen(app);
    click(app, text);
    stands
}

#[test]
fn a_click_chooses_a_row_and_another_one_on_it_is_enter() {
    for (keys, row, stands, there) in [
        ("", "Ruth Adeyemi", "Ruth Adeyemi", Context::Contact),
        ("", "8 questions, 3", "Talk with Ada Quill", Context::Talk),
        ("G", "Karim Haddad", "Karim Haddad", Context::Contact),
        ("2", "Niamh Gallagher", "Niamh Gallagher", Context::Contact),
        ("2 G", "Niamh Gallagher", "Niamh Gallagher", Context::Contact),
        ("3", "Kofi Boateng", "Kofi Boateng", Context::Contact),
        ("3 /", "Kofi Boateng", "/", Context::Contacts),
        ("3 G", "Signe", "Signe", Context::Contact),
        ("3 Enter Tab", "ahead, 30 min", "ahead, 30 min", Context::Talk),
        ("4", "Uma Sethi", "Uma Sethi", Context::Talk),
        ("4 j", "30 min on Zoom", "Ada Quill", Context::Talk),
        ("4 j j Enter", "newcomers", "newcomers", Context::Live),
        ("5", "Who or what gave", "Who or what gave", Context::Line),
        ("6", "asked           21", "asked           21", Context::Insights),
        (",", "service design", "service design", Context::Line),
        (",", "your profile is up", "your profile is up", Context::Goals),
        (",", "a  add a field", "a  add a field", Context::Line),
        ("b", "not booked", "not booked", Context::LiveTyping),
        ("?", "earlier or otherwise", "Search", Context::Line),
    ] {
        let mut app = demo(keys);
        let seen = click_twice(&mut app, row);
        assert!(seen.contains(stands), "{keys}, {row}: {seen}");
        assert_eq!(app.app.context(), there, "{keys}, {row}\n{}", app.text());
        app.effects();
    }
}

#[test]
fn a_click_on_a_screens_name_goes_there() {
    let mut app = demo("");
    for (name, there) in [
        ("Requests", Context::Requests),
        ("3 C", Context::Contacts),
        ("Interviews", Context::Interviews),
        ("Questions", Context::Questions),
        ("Insights", Context::Insights),
        ("Today (10)", Context::Today),
    ] {
        click(&mut app, name);
        assert_eq!(app.app.context(), there, "{name}");
    }
    let mut app = demo("").size(40, 10);
    for (column, there) in [(13, Context::Today), (15, Context::Requests), (14, Context::Requests)] {
        mouse(&mut app, Mouse::Click { column, row: 0 });
        assert_eq!(app.app.context(), there, "{column}\n{}", app.text());
    }
}

#[test]
fn the_wheel_moves_the_cursor_by_three_rows_at_most() {
    for (keys, above, below) in [
        ("", "Tomas Abara", "Mina Sato"),
        ("2", "Kofi Boateng", "Maeve Larkin"),
        ("3", "Ada Quill", "Carmen Duarte"),
        ("4", "Ada Quill", "Carmen Duarte"),
        ("6", "asked ", "talked "),
        (",", "user research", "Sam"),
        ("5", "How did you come", "What nearly kept"),
    ] {
        let mut app = demo(keys);
        assert!(chosen(&mut app).contains(above), "{keys}\n{}", app.text());
        mouse(&mut app, Mouse::WheelDown);
        assert!(chosen(&mut app).contains(below), "{keys}\n{}", app.text());
        mouse(&mut app, Mouse::WheelUp);
        mouse(&mut app, Mouse::WheelUp);
        mouse(&mut app, Mouse::WheelUp);
        mouse(&mut app, Mouse::WheelUp);
        mouse(&mut app, Mouse::WheelDown);
        assert_eq!(app.app.context(), demo(keys).app.context());
    }
}

#[test]
fn in_the_review_the_wheel_reads_on() {
    let mut app = demo("r").size(60, 14);
    assert!(app.shows("THANK  Tomas Abara"), "{}", app.text());
    mouse(&mut app, Mouse::WheelDown);
    assert!(!app.shows("THANK  Tomas Abara") && !app.shows("Jonas Weil"), "{}", app.text());
    mouse(&mut app, Mouse::WheelUp);
    assert!(app.shows("THANK  Tomas Abara"), "{}", app.text());
}

#[test]
fn in_a_talk_that_runs_a_click_chooses_a_question_and_ticks_the_closing_list() {
    let mut app = TestApp::at(sample::demo(&at(MORNING)), at("2026-11-12T15:02:00+01:00"));
    app.app.look.is_mouse_on = true;
    app.keys("b Esc");
    let before = app.text();
    let question = before.lines().filter(|row| row.ends_with('?')).nth(2).unwrap().trim().to_owned();
    click(&mut app, &question);
    assert!(chosen(&mut app).contains(&question), "{}", app.text());
    click_twice(&mut app, "who else");
    assert!(app.shows("[x] who else"), "{}", app.text());
    app.effects();
}

#[test]
fn where_something_is_asked_a_click_beside_it_does_nothing() {
    for keys in ["a 'Ada'", "z", "x", "b", "3 Enter e", "3 X", "3 Space A", "n 'half a word'"] {
        let mut app = demo(keys);
        let (context, text) = (app.app.context(), app.text());
        for row in 0..24 {
            for column in [0, 5, 30, 79] {
                // The rows of a list and the fields of a form are what can be clicked.
                if app.app.look.spots.at(column, row).is_none() {
                    mouse(&mut app, Mouse::Click { column, row });
                    assert_eq!(app.app.context(), context, "{keys} {column},{row}");
                }
            }
        }
        assert_eq!(app.text(), text, "{keys}");
        app.effects();
    }
}

#[test]
fn in_a_form_a_click_chooses_a_field_and_saves_nothing() {
    let mut app = demo("3 Enter e");
    click(&mut app, "Employer");
    let at = app.cursor();
    assert_eq!(at.y, place(&app, "Employer").1, "{}", app.text());
    click(&mut app, "Employer");
    assert_eq!((app.app.context(), app.cursor()), (Context::Form, at));
    click(&mut app, "Name  ");
    assert_eq!(app.cursor().y, place(&app, "Name  ").1);
}

#[test]
fn the_first_steps_can_be_clicked() {
    let mut app = TestApp::with(Book::default());
    app.app.look.is_mouse_on = true;
    click_twice(&mut app, "bring in LinkedIn");
    assert!(app.shows("Which file of people?"), "{}", app.text());
}

#[test]
fn turned_off_the_mouse_does_nothing() {
    let mut app = demo("");
    app.app.look.is_mouse_on = false;
    let before = (app.text(), app.cursor());
    for what in [Mouse::WheelDown, Mouse::Click { column: 18, row: 0 }, Mouse::Click { column: 5, row: 9 }] {
        mouse(&mut app, what);
    }
    assert_eq!((app.text(), app.cursor()), before);
}

#[test]
fn whatever_is_clicked_anywhere_the_program_stands() {
    for keys in ["", "r", "2", "3", "4", "5", "6", ",", "3 Enter", "4 Enter", "?", ":", "w", "b", "x"] {
        for (columns, rows, steps) in [(80, 24, 5), (40, 10, 3), (140, 40, 9), (20, 3, 1)] {
            let mut app = demo(keys).size(columns, rows);
            for row in (0..rows).step_by(steps) {
                mouse(&mut app, Mouse::Click { column: columns / 3, row });
                mouse(&mut app, Mouse::Click { column: columns / 3, row });
                mouse(&mut app, Mouse::Click { column: u16::MAX, row: u16::MAX });
                mouse(&mut app, Mouse::WheelDown);
            }
            app.effects();
        }
    }
}
