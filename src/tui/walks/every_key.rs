//! Every key of the table in every place it is declared for: none is dead, and none breaks the drawing.

use crate::{
    domain::{book::Book, sample},
    tui::{
        action::{Action, Context},
        asking::Asking,
        bindings,
        question::Question,
        screen::Screen,
        screens::unreadable::Unreadable,
        test_app::{MORNING, TestApp, at},
    },
};

/// Made up once for all places.
pub(super) struct Books {
    pub demo: Book,
    /// One that nobody has looked into for weeks.
    pub left: Book,
}

impl Books {
    fn made_up() -> Self {
        let then = at("2026-10-20T08:04:00+02:00");
        Self { demo: sample::demo(&at(MORNING)), left: sample::book(40, 20, 3, &then) }
    }
}

/// A program in each place, with a cursor that can move both ways and something to take back.
pub(super) fn place(context: Context, books: &Books) -> TestApp {
    let demo = || TestApp::with(books.demo.clone());
    let talking = || TestApp::at(books.demo.clone(), at("2026-11-12T15:02:00+01:00"));
    let keys = |mut app: TestApp, script: &str| {
        app.keys(script);
        app
    };
    match context {
        Context::Today => keys(demo(), "d d u j j"),
        Context::Review => keys(demo(), "d d u r j"),
        Context::ReviewEnd => {
            let mut app = keys(demo(), "d d u r");
            for _ in 0..40 {
                if app.app.context() == Context::Review {
                    app.keys("j");
                }
            }
            app
        }
        Context::Contacts => keys(demo(), "d d u 3 Tab j j Space k k"),
        Context::Contact => keys(demo(), "d d u 3 Enter Tab"),
        Context::Requests => keys(demo(), "d d u 2 j j"),
        Context::Interviews => keys(demo(), "d d u 4"),
        Context::Talk => keys(demo(), "d d u 4 Enter j"),
        Context::Live => keys(talking(), "d d u b 'one' Tab 'two' Esc"),
        Context::LiveTyping => keys(talking(), "d d u b 'one' Tab 'two'"),
        Context::Debrief => keys(demo(), "j j j d Enter j"),
        Context::Verdict => keys(place(Context::Debrief, books), "G k Enter"),
        Context::Questions => keys(demo(), "d d u 5 Tab j j"),
        Context::PickQuestions => {
            let mut app = keys(demo(), "d d u");
            let talk = books.demo.contacts.values().find_map(|it| it.interviews.keys().next_back().copied());
            let pick = Asking::of(Question::Pick(talk.unwrap()), &app.app.session).unwrap();
            app.app.asking.push(pick);
            keys(app, "j j")
        }
        Context::Insights => keys(demo(), "d d u 6 j"),
        Context::Answers => keys(demo(), "d d u 6 Tab Tab Tab Tab Tab Enter l"),
        Context::Goals => keys(demo(), "d d u , a 'gardens: who hires' Enter a 'parks' Enter k k"),
        Context::Write => keys(demo(), "d d u w x Esc Up"),
        Context::Writing => keys(demo(), "d d u w x Up"),
        Context::FirstRun => keys(TestApp::with(Book::default()), "j"),
        Context::WelcomeBack => {
            keys(TestApp::at(books.left.clone(), at("2026-11-30T08:02:00+01:00")), "z Enter z Enter u j j")
        }
        Context::Choice => keys(demo(), "j j j D j"),
        Context::Preview => keys(place(Context::WelcomeBack, books), "F j"),
        Context::Confirm => keys(demo(), "3 X"),
        Context::LetGo => keys(demo(), "j j j j j j x"),
        Context::Unreadable => {
            let mut app = demo();
            app.app.screen = Screen::Unreadable(Unreadable::new("no such file".to_owned(), None, false));
            app
        }
        Context::Line => keys(demo(), "n 'he'"),
        Context::Filter => keys(demo(), "3 / a Down"),
        Context::Form => keys(demo(), "3 e Tab"),
        Context::Notes => keys(demo(), "3 e S-Tab"),
        Context::Help => keys(demo(), "? e Down Down"),
    }
}

#[test]
fn every_place_is_reached() {
    let books = Books::made_up();
    for context in Context::ALL {
        let mut app = place(context, &books);
        assert_eq!(app.app.context(), context, "{}", app.text());
        app.effects();
    }
}

/// Something is seen of every key: the screen is another, something is said, or something is asked of the world.
#[test]
fn no_key_is_dead() {
    let books = Books::made_up();
    for context in Context::ALL {
        for binding in bindings::all().filter(|binding| binding.contexts.contains(&context)) {
            for key in binding.keys {
                let mut app = place(context, &books);
                app.effects();
                let (before, cursor) = (app.text(), app.cursor());
                app.keys(&key.to_string());
                let asked = !app.effects().is_empty();
                let moved = matches!(
                    binding.action,
                    Action::Up
                        | Action::Top
                        | Action::Down
                        | Action::Bottom
                        | Action::PageUp
                        | Action::PageDown
                );
                // At the end of a list there is no further; and the screen one is on is there already.
                let stays = moved || matches!(binding.action, Action::Screen(_) | Action::Goals);
                let seen = asked || before != app.text() || cursor != app.cursor();
                assert!(seen || stays, "{key} in {context:?}\n{before}\n{}", app.text());
            }
        }
    }
}

#[test]
fn no_size_breaks_any_place() {
    let books = Books::made_up();
    for context in Context::ALL {
        for (columns, rows) in [(1, 1), (29, 5), (30, 6), (40, 10), (80, 24), (140, 40)] {
            let mut app = place(context, &books).size(columns, rows);
            for key in bindings::all().filter(|it| it.contexts.contains(&context)).flat_map(|it| it.keys) {
                app.keys(&key.to_string());
            }
            app.effects();
        }
    }
}
