//! With other keys for verbs, what the screens say of keys is true.

use crate::{
    domain::{book::Book, sample},
    edge::config,
    tui::{
        keymap::Keymap,
        test_app::{MORNING, TestApp, at},
    },
};

const WISHED: &str = "key.undo = F9\nkey.begin = B\nkey.goals = ;\nkey.next-pane = C-n\nkey.done = v\n\
    key.note = V\nkey.add = &\nkey.delete = F8\nkey.quit = Q\nkey.sheet = C-p, F7\nkey.screen-3 = F3";

fn remapped(book: Book) -> TestApp {
    let (keymap, _) = Keymap::with(&config::parse(WISHED, "config").keys);
    let mut app = TestApp::with(book);
    let config = config::parse(WISHED, "config");
    app.app.session.config = std::rc::Rc::new(config);
    app.app.look.keymap = keymap;
    app
}

#[test]
fn no_screen_names_a_key_that_does_something_else_now() {
    for keys in [
        "",
        "r",
        "2",
        "2 C-n",
        "F3",
        "F3 C-n",
        "F3 / 'zzz'",
        "4",
        "4 Enter",
        "5",
        "6",
        ";",
        "F3 Enter",
        "w",
        "?",
        "z",
    ] {
        for (columns, rows) in [(80, 24), (40, 10), (140, 40)] {
            let mut app = remapped(sample::demo(&at(MORNING))).size(columns, rows);
            app.keys(keys);
            let text = app.text();
            for old in [
                "u undo",
                "b begins",
                "b begin",
                "key , leads",
                "Tab shows",
                "Tab goes",
                "Tab next",
                "q quits",
                "X brings",
                "d notes",
                "n notes",
                "a add",
                "p a sheet",
                "3 shows",
            ] {
                let is_there = text.match_indices(old).any(|(at, _)| {
                    !text.split_at(at).0.ends_with(|letter: char| letter.is_alphanumeric() || letter == '-')
                });
                assert!(!is_there, "{keys}: {old}\n{text}");
            }
            assert!(!text.contains(['⟦', '⟧']), "{keys}\n{text}");
            app.effects();
        }
    }
}

#[test]
fn what_was_done_is_taken_back_with_the_key_that_is_named() {
    let mut app = remapped(sample::demo(&at(MORNING)));
    app.keys("v");
    assert!(app.shows("F9 undo"), "{}", app.text());
    app.keys("F9 u");
    assert!(app.shows("u does nothing here; ? shows what does"), "{}", app.text());
    app.keys("Esc");
    assert!(app.shows("Q quits"), "{}", app.text());
    app.keys("& 'Ada' Esc");
    assert!(app.shows("The next time, C-n brings your text back"), "{}", app.text());
    app.keys(";");
    assert!(app.shows("&  add a field"), "{}", app.text());
    app.effects();
    let mut first = remapped(Book::default()).size(80, 24);
    assert!(first.shows(" &   add a person") && first.shows(" ;   what you want"), "{}", first.text());
    first.effects();
}
