//! One person from an empty book to the news of having found work, at 80x24, by keys that the screens themselves name.

use crate::{
    domain::book::Book,
    tui::{message::Effect, test_app::TestApp},
};

/// Presses the keys that the screen names: whoever walks here reads what stands there and nothing else.
fn press(app: &mut TestApp, named: &[&str], keys: &str) {
    for words in named {
        assert!(app.shows(words), "before {keys}: {words}\n{}", app.text());
    }
    app.keys(keys);
}

#[test]
fn from_an_empty_book_to_landed() {
    let mut app = TestApp::with(Book::default());
    let app = &mut app;
    press(app, &["a   add a person"], "Enter 'Ben Ode, analyst at Orbit Ltd, friend' Enter");
    press(app, &["a add"], "a 'Ada Quill, research lead at Hale Health, via Ben Ode' Enter");

    // The request: its one gap is asked for, it is copied, and it is noted as sent.
    press(app, &[">  write to", "w write"], "w");
    press(app, &["Ben Ode gave me your name", "Esc stop typing"], "Esc");
    press(app, &["1 gap", "y copy"], "y");
    press(app, &["Your name?"], "'Sam' Enter");
    assert!(app.effects().iter().any(|effect| matches!(effect, Effect::Copy(_))));
    press(app, &["d sent now"], "d");
    press(app, &["Asked Ada Quill", "one nudge, from Mon 23 Nov on"], "");

    // The answer, and getting ready.
    app.later("2026-11-13T08:04:00+01:00");
    press(app, &["asked Thu 08:04", "n note"], "j n");
    press(app, &["What happened with Ada Quill?", "yes"], "'y mon 3pm zoom' Enter");
    press(app, &["Talk with Ada Quill", "prepare  Ada Quill"], "g Enter");
    press(app, &["f takes them from the bank", "e writes them"], "f");
    press(app, &["s suggest", "Enter take them"], "s Enter");
    press(app, &["8 chosen, about 8 fit", "* marks what must be asked"], "* p G");
    press(app, &["Space tick"], "Space Esc");

    // The talk.
    app.later("2026-11-16T14:58:00+01:00");
    press(app, &["b begins it"], "b");
    press(app, &["Tab next question", "Esc keys"], "'Nurse for six years.' Tab 'Two interviews.' Tab");
    press(app, &["asked 2 of 8"], "'They fall in love with the first answer.' Esc");
    press(app, &["* star", "a name"], "* a 'Nora Finch at Civica' Enter");
    press(app, &["a name", "c closing"], "a 'Karl Popp' Enter c");
    press(app, &["Space tick"], "Space Space Space");
    press(app, &["yes, whenever it fits"], "1 Space");
    app.later("2026-11-16T15:31:00+01:00");
    press(app, &["TIME IS UP", "d over"], "d");

    // How it went: thanks first, then the rest.
    press(app, &["what stays with you?"], "'Half of it is persuading.' Enter");
    press(app, &["y copies the draft, d notes that it went", "1 gap"], "y");
    press(app, &["They fall in love", "Enter alone leaves it out"], "Enter d");
    press(app, &["Thanked Ada Quill", ">[ ] promises", "Enter open"], "Enter");
    press(app, &["send the article by fri"], "'send the article by fri' Enter Enter");
    press(app, &[">[ ] advice"], "Enter 'read Field Notes' Enter Enter");
    press(app, &[">[ ] for me?"], "Enter");
    press(app, &["y  yes, I go on this way"], "y 'the people' Enter");
    press(app, &["thought over", "Esc back"], "Esc");

    // Whoever gave the name hears what became of it.
    press(app, &["report back", "best by Wed"], "G k");
    press(app, &[">  report back", "d told now", "w write"], "w");
    press(app, &["Ada", "Esc stop typing"], "Esc y");
    press(app, &["What it meant to you, in a line?"], "'It helped much.' Enter");
    press(app, &["d told now"], "d");
    assert!(app.shows("Ben Ode") && !app.shows("report back"), "{}", app.text());

    // The promise, and what came of the advice, which the update tells.
    app.later("2026-11-20T08:04:00+01:00");
    press(app, &["! promise"], "g");
    press(app, &["d kept"], "d");
    press(app, &["3"], "3 / 'ada' Enter Enter");
    press(app, &["WHAT YOU WERE TOLD TO TRY", "Tab next part"], "Tab Tab Tab Tab");
    press(app, &[">try            read Field Notes", "d tried it"], "d");
    press(app, &["What came of it?"], "'it is good' Enter");
    app.later("2027-01-20T08:04:00+01:00");
    press(app, &["Esc back"], "Esc Esc Esc");
    press(app, &[">  keep in touch", "d written now", "w write"], "w");
    press(app, &["Field Notes", "Esc stop typing"], "Esc y");
    press(app, &["Enter alone leaves it out"], "'I read on.' Enter");
    press(app, &["d written now"], "d");

    // Work is found: whoever brought one to somebody hears of it, and then nobody is left to be told.
    app.later("2027-02-01T08:04:00+01:00");
    press(app, &[], ",");
    press(app, &["L  I have found work", "L landed"], "L");
    press(app, &["What do you tell everyone who helped?", "2 people"], "'an archive hires me' Enter");
    press(app, &["You have landed", "Esc back"], "Esc");
    press(app, &["tell the news"], "g");
    press(app, &["d told now", "w write"], "w");
    press(app, &["I have found work: an archive hires me", "Esc stop typing"], "Esc y d");
    press(app, &[">  tell the news", "d told now"], "d");
    assert!(!app.shows("tell the news"), "{}", app.text());
    app.effects();
}
