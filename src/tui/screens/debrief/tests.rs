use crate::{
    domain::sample,
    tui::test_app::{MORNING, TestApp, at},
};

/// After a talk that was held as planned, with what stays noted.
fn told() -> TestApp {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys("j j j d 'Half of it is persuading.' Enter");
    app
}

#[test]
fn look() {
    let mut app = told();
    for keys in ["Enter", "Esc", "d", "Esc"] {
        app.keys(keys);
        println!("=== {keys}\n{}", app.text());
    }
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    for keys in ["r j j j", "d", "'Half of it' Enter", "d", "Esc"] {
        app.keys(keys);
        println!("=== {keys}\n{}", app.text());
    }
    app.effects();
}
