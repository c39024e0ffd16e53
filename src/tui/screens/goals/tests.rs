//! Goals and settings, key by key.

use std::collections::BTreeSet;

use crate::{
    domain::{drafts::kind::DraftKind, sample, setting::Setting, timing::Timing},
    edge::{config::entry::Entry, environment::Environment},
    tui::{
        look::Look,
        message::{Configured, Effect, What},
        test_app::{MORNING, TestApp, at},
        theme::{ColorWish, ThemeName},
    },
};

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

#[test]
fn what_one_wants_to_learn_is_added_changed_moved_and_taken_out() {
    let mut app = demo();
    app.keys(", a 'archives: how they hire' Enter");
    assert!(app.shows("archives"), "{}", app.text());
    assert!(app.shows("how they hire"), "{}", app.text());
    app.keys("g e ' well' Enter");
    assert!(app.app.session.book.goals.exploring.iter().any(|it| it.to_find_out.ends_with(" well")));
    app.keys("J");
    let before = app.app.session.book.goals.exploring.len();
    app.keys("X");
    assert_eq!(app.app.session.book.goals.exploring.len() + 1, before);
    app.keys("u");
    assert_eq!(app.app.session.book.goals.exploring.len(), before);
    app.effects();
}

#[test]
fn who_one_is_is_a_form_and_the_profile_a_tick() {
    let mut app = demo();
    app.keys(", Tab Enter C-u 'Sam Reed' Enter");
    assert_eq!(app.app.session.book.goals.name, "Sam Reed", "{}", app.text());
    let was = app.app.session.book.goals.profile_ready;
    app.keys("Tab j j Space");
    assert_eq!(app.app.session.book.goals.profile_ready, !was, "{}", app.text());
    app.effects();
}

#[test]
fn a_setting_says_what_it_changes_before_it_is_changed() {
    let mut app = demo();
    app.keys(", Tab Tab Tab Tab Enter C-u 'America/New York'");
    assert!(app.shows("America/New_York. "), "{}", app.text());
    app.keys("Enter");
    assert_eq!(app.app.session.book.settings.zone, "America/New_York");
    app.keys("u Tab Tab Tab Enter C-u '36'");
    assert!(app.shows("another day"), "{}", app.text());
    app.keys("C-u 'soon' Enter");
    assert!(app.shows("is not a number"), "{}", app.text());
    app.keys("Esc");
    app.effects();
}

#[test]
fn settings_stand_under_kind_names_with_their_units() {
    let mut app = demo().size(80, 110);
    app.keys(", Tab Tab Tab Tab Tab Tab Tab Enter C-u '1 hour' Enter");
    for words in
        ["  thank-you best within       1 hour  (usual: 24)", "  lead late after             5 working days"]
    {
        assert!(app.shows(words), "{words}\n{}", app.text());
    }
    let labels: Vec<&str> = Setting::all().map(Setting::label).collect();
    assert!(labels.iter().all(|label| label.len() < 28), "{labels:?}");
    assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len());
    app.effects();
}

/// Does to the machine what the program wants of it, without a disk; the lines that were wanted.
fn configured(app: &mut TestApp) -> Vec<(String, Option<String>)> {
    let wanted = app.effects().into_iter().filter_map(|effect| match effect {
        Effect::Configure(line) => Some((line.name, line.value)),
        _ => None,
    });
    let wanted: Vec<_> = wanted.collect();
    for (name, value) in &wanted {
        let config = app.app.session.config.with(name, value.as_deref());
        let (look, _) = Look::of(&config, ColorWish::Always, &Environment::default());
        let done = Configured { config, look, said: format!("{name} is set") };
        app.tell(What::Configured(Ok(Box::new(done))));
    }
    wanted
}

#[test]
fn how_it_looks_changes_at_once_and_is_taken_back() {
    let mut app = demo();
    app.keys(", Tab Tab Tab Tab Tab");
    assert!(app.shows("ON THIS MACHINE"), "{}", app.text());
    for (name, at) in [
        (ThemeName::Terminal, "terminal"),
        (ThemeName::Mono, "mono"),
        (ThemeName::HighContrast, "high-contrast"),
    ] {
        app.keys("Enter");
        assert_eq!(configured(&mut app), [("theme".to_owned(), Some(at.to_owned()))]);
        assert_eq!(app.app.look.theme.name, name);
        assert!(app.shows(&format!("theme                       {at}")), "{}", app.text());
    }
    // A change of the book comes in between, and is taken back first where it was made later.
    app.keys("k k Enter C-u '7:30' Enter");
    assert!(Setting::Morning.is_set(&app.app.session.book.settings), "{}", app.text());
    app.keys("j j u");
    assert!(!Setting::Morning.is_set(&app.app.session.book.settings), "{}", app.text());
    assert_eq!(configured(&mut app), []);
    app.keys("u");
    assert_eq!(configured(&mut app), [("theme".to_owned(), Some("mono".to_owned()))]);
    app.keys("U");
    assert_eq!(configured(&mut app), [("theme".to_owned(), Some("high-contrast".to_owned()))]);
    app.keys("X");
    assert_eq!(configured(&mut app), [("theme".to_owned(), None)]);
    app.keys("X");
    assert!(app.shows("as usual already"), "{}", app.text());
    app.tell(What::Configured(Err("There is no room".to_owned())));
    assert!(app.shows("There is no room"), "{}", app.text());
}

#[test]
fn the_editor_is_typed() {
    let mut app = demo();
    app.keys(", Tab Tab Tab Tab Tab j j Enter 'nano -w'");
    assert!(app.shows("Which editor?"), "{}", app.text());
    app.keys("Enter");
    assert_eq!(configured(&mut app), [("editor".to_owned(), Some("nano -w".to_owned()))]);
    app.keys("Enter C-u Enter");
    assert_eq!(configured(&mut app), [("editor".to_owned(), None)]);
    assert!(Entry::ALL.iter().all(|entry| app.shows(&format!("  {}", entry.label()))), "{}", app.text());
}

#[test]
fn a_verb_gets_other_keys_and_its_old_ones_back() {
    let mut app = demo();
    app.keys(", S-Tab");
    for _ in 0..80 {
        if !app.shows(">  done ") {
            app.keys("j");
        }
    }
    app.keys("Enter C-u z");
    assert!(app.shows("z is snooze on Today"), "{}", app.text());
    app.keys("Enter");
    assert!(app.shows("Not yet: z is snooze"), "{}", app.text());
    app.keys("C-u 'v F5' Enter");
    assert_eq!(configured(&mut app), [("key.done".to_owned(), Some("v F5".to_owned()))]);
    assert!(app.shows("(usual: d)"), "{}", app.text());
    app.keys("1");
    assert!(app.shows("v thanked now"), "{}", app.text());
    app.keys("d");
    assert!(app.shows("d does nothing here"), "{}", app.text());
    app.keys("?");
    assert!(app.shows("v F5"), "{}", app.text());
    app.keys("Esc u");
    assert_eq!(configured(&mut app), [("key.done".to_owned(), None)]);
    assert!(app.shows("d thanked now"), "{}", app.text());
}

#[test]
fn what_is_done_with_made_up_people_stays_off_the_disk() {
    let mut app = TestApp::with(crate::domain::book::Book::default());
    app.keys("t , Tab Tab Tab Tab Tab Enter");
    let effects = app.effects();
    assert!(
        effects.iter().any(|effect| matches!(effect, Effect::Configure(line) if !line.is_kept)),
        "{effects:?}"
    );
}

#[test]
fn a_template_is_changed_and_is_the_programs_own_again() {
    let mut app = demo();
    app.keys(", Tab Tab Tab Tab Tab Tab Enter");
    assert!(app.shows("The template: ask for a talk"), "{}", app.text());
    app.keys("C-u 'About {about|work}' Enter");
    let kept = |app: &TestApp| app.app.session.book.templates.get(DraftKind::Request.word()).cloned();
    assert!(
        kept(&app).unwrap().starts_with("Subject: About {about|work}\n\nDear {name},"),
        "{:?}",
        kept(&app)
    );
    assert!(app.shows("ask for a talk                        yours"), "{}", app.text());
    app.keys("X");
    assert_eq!(kept(&app), None);
    app.keys("u Enter C-u 'A {feild}' Enter");
    assert!(app.shows("There is no field {feild}"), "{}", app.text());
    app.keys("Esc y Enter C-u Tab");
    for _ in 0..20 {
        app.keys("C-u Del");
    }
    app.keys("Esc y");
    assert!(kept(&app).is_some());
    app.effects();
}

/// Every number, and every other setting, changes with Enter, is taken back with `u`, and is as usual again with X.
#[test]
fn every_setting_is_changed_taken_back_and_as_usual_again() {
    let mut app = demo();
    app.keys(", Tab Tab Tab Tab");
    for setting in Setting::all() {
        if setting == Setting::Number(Timing::ALL[0]) {
            app.keys("Tab Tab Tab");
        }
        let typed = match setting {
            Setting::Zone => "Asia/Tokyo".to_owned(),
            Setting::Employer => "Orbit Ltd".to_owned(),
            Setting::Weekend => "friday, saturday".to_owned(),
            Setting::DaysOff => "2026-12-24".to_owned(),
            Setting::Away => "2026-12-21 to 2027-01-02".to_owned(),
            Setting::Morning => "07:30".to_owned(),
            Setting::Number(timing)
                if timing.default_number() > timing.smallest() && timing.not_below().is_none() =>
            {
                (timing.default_number() - 1).to_string()
            }
            Setting::Number(timing) => (timing.default_number() + 1).to_string(),
        };
        let shown = |app: &TestApp| setting.shown(&app.app.session.book.settings);
        let before = shown(&app);
        app.keys(&format!("Enter C-u '{typed}'"));
        assert!(app.shows("another day"), "{setting:?}\n{}", app.text());
        app.keys("Enter");
        assert_eq!(shown(&app), typed, "{setting:?}\n{}", app.text());
        app.keys("u");
        assert_eq!(shown(&app), before, "{setting:?}");
        app.keys("U X");
        assert!(!setting.is_set(&app.app.session.book.settings), "{setting:?}\n{}", app.text());
        app.keys("j");
    }
    app.effects();
}

#[test]
fn landing_says_how_many_are_to_be_told_and_can_be_taken_back() {
    let mut app = demo();
    app.keys(", L");
    assert!(app.shows("Well done"), "{}", app.text());
    app.keys("'I start at Civica in January' Enter");
    assert!(app.app.session.book.landed.is_some());
    assert_eq!(app.app.session.book.goals.news, "I start at Civica in January");
    app.keys("u");
    assert!(app.app.session.book.landed.is_none());
    app.effects();
}

#[test]
fn the_page_at_three_sizes() {
    for (columns, rows) in [(80, 24), (40, 10), (140, 40)] {
        let mut app = demo().size(columns, rows);
        app.keys(",");
        println!("{}", app.text());
        assert!(app.shows("WHAT I WANT TO LEARN"), "{}", app.text());
        app.keys("G");
        assert!(!app.shows("WHAT I WANT TO LEARN"), "{}", app.text());
        app.keys("S-Tab");
        assert!(app.shows("NUMBERS OF THE RULES"), "{}", app.text());
    }
}
