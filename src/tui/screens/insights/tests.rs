//! The page on books of every kind.

use crate::{
    domain::sample,
    tui::test_app::{MORNING, TestApp, at},
};

#[test]
fn dump() {
    for (c, r) in [(80, 24), (80, 120), (40, 10), (140, 40)] {
        let mut app = TestApp::with(sample::demo(&at(MORNING))).size(c, r);
        app.keys("6");
        println!("{}", app.text());
        app.effects();
    }
    for (c, r) in [(80, 100), (140, 40)] {
        let mut app = TestApp::with(sample::book(60, 5, 3, &at(MORNING))).size(c, r);
        app.keys("6");
        println!("{}", app.text());
        app.keys("Tab Tab Tab Tab Tab Enter");
        println!("{}", app.text());
        app.effects();
    }
}
