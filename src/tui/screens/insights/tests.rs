//! The page on books of every kind.

use std::sync::Arc;

use crate::{
    domain::{book::Book, command::Act, sample},
    tui::{
        action::Context,
        message::Effect,
        test_app::{MORNING, TestApp, at},
    },
};

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

fn row<'t>(text: &'t str, beginning: &str) -> &'t str {
    let found = text.lines().find(|line| line.trim_start_matches(['>', ' ']).starts_with(beginning));
    found.unwrap_or_else(|| panic!("no row {beginning:?} in\n{text}"))
}

#[test]
fn an_empty_book_has_kind_words() {
    for (columns, rows, words) in [
        (80, 24, "After the first five answers this page begins to mean something."),
        (40, 10, "begins to mean something."),
    ] {
        let mut app = TestApp::with(Book::default()).size(columns, rows);
        app.keys("6");
        assert!(app.shows(words) && app.shows("a adds a person"), "{}", app.text());
        app.keys("j Tab Enter G");
    }
}

#[test]
fn figures_say_their_cases_and_are_rates_from_five_on() {
    let mut app = demo().size(80, 120);
    app.keys("6");
    let text = app.text();
    for (beginning, expected) in [
        ("asked  ", "> asked           21 people         ██████████████████"),
        ("talked  ", "  talked          10 of 15, 67 %    █████████░░░░░░░░░"),
        ("after a nudge", "  after a nudge   0 of 1"),
        ("friend", "  friend          3 of 3"),
        ("employer", "  employer        0 of 1                                1 open"),
        ("LinkedIn        4", "  LinkedIn        4 of 5, 80 %      ██████████████░░░░  1 open"),
        ("within 48 h", "  within 48 h     1 of 10, 10 %     ██░░░░░░░░░░░░░░░░"),
        ("user research", "  user research           yes 1  not sure 1  no 0           missing: statistics"),
        ("skill", "  skill                   a portfolio of three pages            named in 2 of 9"),
        ("What fills", "  What fills an ordinary week?                                9 of 9, 4 starred"),
        ("how many", "  how many 1 chain of 4, 4 chains of 2"),
        ("4 people", "  4 people Rosa Whitlock > Femi Oduya > Núria Reyes > Marek Szabó"),
        ("left", "  left     apply for the council's summer school: it is for peopl…  Marek Szabó"),
    ] {
        assert_eq!(row(&text, beginning), expected, "{text}");
    }
    let round = "        └─ Femi Oduya                                     they named each other";
    assert!(text.lines().any(|line| line == round), "{text}");
}

#[test]
fn tab_goes_from_part_to_part_and_round() {
    let mut app = demo();
    app.keys("6");
    let mut seen = Vec::new();
    for _ in 0..9 {
        let cursor = app.cursor();
        let text = app.text();
        seen.push(
            text.lines().nth(usize::from(cursor.y)).unwrap().chars().skip(2).take(8).collect::<String>(),
        );
        app.keys("Tab");
    }
    let expected = [
        "asked   ", "all requ", "within 2", "asked   ", "service ", "How did ", "Rosa Whi", "open    ",
        "open    ",
    ];
    assert_eq!(seen, expected);
    app.keys("S-Tab");
    assert!(app.shows("> open        help wanted on the farms"), "{}", app.text());
}

#[test]
fn a_question_opens_side_by_side() {
    let mut app = demo();
    app.keys("6 Tab Tab Tab Tab Tab j j Enter");
    assert_eq!(app.app.context(), Context::Answers);
    assert!(app.shows("1 of 6") && app.shows(">Carmen Duarte"), "{}", app.text());
    app.keys("Right");
    insta::assert_snapshot!(app.text(), @r"
     One question, many answers                                              2 of 6
    ────────────────────────────────────────────────────────────────────────────────
     What do newcomers get wrong?

     Carmen Duarte                          >Marek Szabó
     science editor, Hollow Oak Press; pu…   policy adviser, Plainmoor Council; p…
     Fri 30 Oct, starred *                   Tue 27 Oct, starred *

     They explain. One should show.          They write for the minister. Write
                                             for the counter.











    ────────────────────────────────────────────────────────────────────────────────
     Right next person  Left person before  Enter the person  u undo  Esc back
                                                                             ? help
    ");
    app.keys("Right Right Right Right Right");
    assert!(app.shows("6 of 6") && app.shows("That is the last one"), "{}", app.text());
    app.keys("Left Enter");
    assert_eq!(app.app.context(), Context::Contact);
    app.keys("Esc");
    assert_eq!(app.app.context(), Context::Answers);
    app.keys("Esc");
    assert!(app.shows("> What do newcomers get wrong?"), "{}", app.text());
}

#[test]
fn a_long_answer_scrolls_to_its_end() {
    let mut book = sample::demo(&at(MORNING));
    let (id, marek) = book.contacts.iter().find(|(_, it)| it.name.as_str() == "Marek Szabó").unwrap();
    let (id, mut marek) = (*id, marek.as_ref().clone());
    let answer = &mut marek.interviews.iter_mut().next().unwrap().1.answers[2];
    answer.text = format!("First. {} The very last words.", "many words ".repeat(9_000));
    book.contacts.insert(id, Arc::new(marek));
    for (columns, rows) in [(80, 24), (40, 10)] {
        let mut app = TestApp::with(book.clone()).size(columns, rows);
        app.keys("6 Tab Tab Tab Tab Tab j j Enter Right");
        assert!(app.shows("First. many") && app.shows("↓ more"), "{}", app.text());
        app.keys("Down Down Down");
        assert!(!app.shows("First."), "{}", app.text());
        app.keys("G");
        assert!(app.shows("last words.") && !app.shows("↓ more"), "{}", app.text());
        // One up is one up, however often down was pressed at the end.
        app.keys("j j j k");
        assert!(app.shows("↓ more"), "{}", app.text());
    }
}

#[test]
fn people_open_from_the_tree_and_from_advice() {
    let mut app = demo();
    app.keys("6 Tab Tab Tab Tab Tab Tab Enter");
    assert!(app.shows("Rosa Whitlock") && app.app.context() == Context::Contact, "{}", app.text());
    app.keys("Esc Tab Enter");
    assert!(app.shows("Ingrid Björk") && app.app.context() == Context::Contact, "{}", app.text());
    app.keys("Esc g Enter");
    assert!(app.shows("Enter opens questions, fields and people"), "{}", app.text());
}

#[test]
fn what_is_beside_survives_undo_until_it_is_gone() {
    let mut app = demo();
    let id =
        *app.app.session.book.contacts.iter().find(|(_, it)| it.name.as_str() == "Bogdan Popescu").unwrap().0;
    app.keys("6 Tab Tab Tab Tab Tab Enter G G");
    let count = |app: &TestApp| app.text().lines().next().unwrap().trim_end().to_owned();
    assert!(count(&app).ends_with("1 of 10"), "{}", app.text());
    app.app.session.apply(Act::Delete { contact: id }).unwrap();
    app.keys("Right");
    assert!(count(&app).ends_with("2 of 9"), "{}", app.text());
    for effect in app.effects() {
        assert!(matches!(effect, Effect::Save(_)), "{effect:?}");
    }
}

#[test]
fn two_columns_where_there_is_room() {
    let mut app = demo().size(140, 40);
    app.keys("6 Tab Tab Tab Tab Tab");
    let text = app.text();
    assert!(row(&text, "HOW FAR IT GOES").contains("ONE QUESTION, MANY ANSWERS"), "{text}");
    assert_eq!(app.cursor().x, 70, "{text}");
}

#[test]
fn plain_signs_where_the_terminal_has_no_others() {
    use crate::tui::theme::{GlyphSet, Theme, ThemeName};
    let mut app = demo().size(80, 120);
    app.app.look.theme = Theme::named(ThemeName::Mono, GlyphSet::Ascii);
    app.keys("6");
    let text = app.text();
    let is_plain = |c: &char| c.is_ascii() || c.is_alphabetic();
    assert_eq!(text.chars().find(|c| !is_plain(c)), None, "{text}");
    let round = "        `- Femi Oduya                                     they named each other";
    assert!(text.lines().any(|line| line == round), "{text}");
}
