//! A talk as it runs, key by key.

use crate::{
    domain::sample,
    tui::test_app::{MORNING, TestApp, at},
};

fn running() -> TestApp {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.later("2026-11-12T15:00:20+01:00");
    app.keys("b");
    app.effects();
    app
}

#[test]
fn dump() {
    for (c, r) in [(80, 24), (40, 10), (140, 40)] {
        let mut app = running().size(c, r);
        println!("{}", app.text());
        app.keys("'Nurse for six years. Evening course. Her old ward hired her.' Tab 'Two interviews, many meetings, one report she hates. Wishes someone had told her that half of it is persuading.' Esc");
        println!("{}", app.text());
        app.keys("* j Enter 'They fall in love with the first answer. \"Bring me the second one.\"'");
        println!("{}", app.text());
        app.keys("Esc n 'reads \"Field Notes\" every week; her old ward may want a volunteer in spring (ask again in January)' Esc");
        println!("{}", app.text());
        app.later("2026-11-12T15:25:20+01:00");
        app.keys("c");
        println!("{}", app.text());
        app.keys("Space Space");
        app.later("2026-11-12T15:33:20+01:00");
        println!("{}", app.text());
        app.keys("Space");
        println!("{}", app.text());
        app.keys("1 k k k g");
        println!("{}", app.text());
        app.keys("d");
        println!("{}", app.text());
        app.effects();
    }
}
