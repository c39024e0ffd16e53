//! A talk from its first minute to its end, by keys alone.

use crate::{
    domain::sample,
    tui::{
        action::Context,
        test_app::{MORNING, TestApp, at},
    },
};

fn sees(app: &TestApp, words: &[&str]) {
    for words in words {
        assert!(app.shows(words), "{words}\n{}", app.text());
    }
}

#[test]
fn a_talk_is_begun_typed_closed_and_over() {
    let mut app = TestApp::at(sample::demo(&at(MORNING)), at("2026-11-12T14:58:00+01:00"));
    app.keys("b");
    sees(&app, &["MY INTRODUCTION", "0 min gone, 32 left until 15:30", "asked 0 of 8"]);
    app.keys("'Nurse for six years, then an evening course.' Tab");
    app.later("2026-11-12T15:07:00+01:00");
    app.keys(
        "'Two interviews.' Enter 'One report she hates.' Tab 'They fall in love with the first answer.'",
    );
    sees(&app, &["9 min gone, 23 left until 15:30", "asked 2 of 8"]);
    // A name is given in the middle of a sentence.
    app.keys("Esc a 'Nora Finch at Civica' Enter");
    sees(&app, &["Nora Finch", "asked 3 of 8     must-ask 1 of 3"]);
    app.keys("* Tab Enter 'reads Field Notes every week'");
    app.later("2026-11-12T15:25:00+01:00");
    sees(&app, &["5 LEFT: say so, and ask whether they can go on. Esc + if yes"]);
    app.keys("Esc +");
    sees(&app, &["10 left until 15:35"]);
    app.keys("c Space Space Space 1 Space");
    sees(&app, &["[x] advice  [x] who else  [x] may I write again  [x] thanks"]);
    app.later("2026-11-12T15:38:00+01:00");
    sees(&app, &["TIME IS UP since 3 min"]);
    app.keys("d");
    sees(&app, &["Talked with Ada Quill", "2 must-ask questions left", "what stays with you"]);
    app.keys("'The second answer.' Enter");
    assert_eq!(app.app.context(), Context::Debrief, "{}", app.text());

    let book = &app.app.session.book;
    let ada = book.contacts.values().find(|contact| contact.name.as_str() == "Ada Quill").unwrap();
    let talk = ada.interviews.values().next().unwrap();
    assert_eq!((talk.minutes, talk.notes.as_str()), (40, "reads Field Notes every week"));
    let texts: Vec<&str> = talk.answers.iter().take(3).map(|answer| answer.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Nurse for six years, then an evening course.",
            "Two interviews.\nOne report she hates.",
            "They fall in love with the first answer.",
        ]
    );
    assert!(talk.answers[2].starred && ada.consent.as_ref().unwrap().again);
    assert_eq!(talk.debrief.as_ref().unwrap().stays, "The second answer.");
    assert_eq!(ada.referrals.len(), 1);
    app.effects();
}

#[test]
fn today_says_that_a_talk_runs() {
    let mut app = TestApp::at(sample::demo(&at(MORNING)), at("2026-11-12T14:52:00+01:00"));
    assert!(app.shows("prepare"), "{}", app.text());
    app.keys("b Esc + Esc");
    sees(&app, &["on now, until 15:35", "b goes back to it"]);
    let prepares = app.text().lines().any(|row| row.contains("prepare") && row.contains("Ada Quill"));
    assert!(!prepares, "{}", app.text());
    app.effects();
}

#[test]
fn a_line_that_is_left_says_how_its_text_comes_back() {
    let mut app = TestApp::at(sample::demo(&at(MORNING)), at("2026-11-12T15:02:00+01:00"));
    app.keys("b Esc a 'Nora Fin' Esc");
    sees(&app, &["Not noted. The next time, Tab brings your text back"]);
    app.keys("a Tab");
    sees(&app, &["Nora Fin"]);
    app.keys("Esc a Esc");
    assert!(!app.shows("Not noted"), "{}", app.text());
    app.effects();
}
