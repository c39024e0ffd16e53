//! The program without a terminal: every key is followed by update and draw, and a test that ends must have looked at
//! every effect.

use ratatui::{Terminal, backend::TestBackend, layout::Position};

use super::{
    app::App,
    event::Event,
    key::Key,
    look::Look,
    message::{Effect, Msg, What},
    run::Program,
    session::{Saving, Session},
    theme::{GlyphSet, Theme, ThemeName},
};
use crate::domain::{
    book::Book,
    id::Ids,
    zone::{Now, Zone},
};

/// The time at which tests begin, in Vienna: a Thursday morning.
pub const MORNING: &str = "2026-11-12T08:04:00+01:00";

/// A moment in Vienna.
pub fn at(time: &str) -> Now {
    let instant = chrono::DateTime::parse_from_rfc3339(time).unwrap().to_utc();
    Now { instant, zone: Zone::named("Europe/Vienna").unwrap() }
}

/// The program on a drawn screen of its own.
pub struct TestApp {
    /// The program.
    pub app: App,
    terminal: Terminal<TestBackend>,
    now: Now,
    effects: Vec<Effect>,
    keys: usize,
}

impl TestApp {
    /// On `book`, at 80x24, on [`MORNING`].
    pub fn with(book: Book) -> Self {
        Self::at(book, at(MORNING))
    }

    /// On `book` at a moment.
    pub fn at(book: Book, now: Now) -> Self {
        let session = Session::new(book, now.clone(), Ids::seeded(11), Saving::Untouched);
        let theme = Theme::named(ThemeName::Terminal, GlyphSet::Unicode);
        let app = App::new(session, Look::plain(theme));
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut test = Self { app, terminal, now, effects: Vec::new(), keys: 0 };
        test.draw();
        test
    }

    /// At another size.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.resize(columns, rows);
        self
    }

    /// Takes another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        self.tell(What::Event(Event::Resize { columns, rows }));
    }

    /// What is on the screen is what is built anew for it: nothing that is kept is out of date. It is said after what.
    pub fn keeps_what_it_would_build(&mut self, after: &str) {
        let kept = self.text();
        let size = self.terminal.backend().buffer().area;
        // Nothing is kept that was built for another width.
        self.resize(size.width - 1, size.height);
        self.resize(size.width, size.height);
        assert_eq!(kept, self.text(), "{after}");
    }

    /// Presses keys, written as in the keymap and parted by spaces: `r d d Enter`. A word in quotes is typed letter
    /// by letter and not counted as keys: `n 'y thu 3pm zoom' Enter`.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        let mut rest = script.trim();
        while !rest.is_empty() {
            if let Some(quoted) = rest.strip_prefix('\'') {
                let (text, after) = quoted.split_once('\'').unwrap();
                for letter in text.chars() {
                    self.tell(What::Event(Event::Key(Key::char(letter))));
                }
                rest = after.trim_start();
            } else {
                let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
                self.tell(What::Event(Event::Key(word.parse().unwrap())));
                self.keys += 1;
                rest = after.trim_start();
            }
        }
        self
    }

    /// How many keys were pressed besides typed words.
    pub fn keys_pressed(&self) -> usize {
        self.keys
    }

    /// Tells the program something, and draws.
    pub fn tell(&mut self, what: What) -> &mut Self {
        let effects = self.app.update(Msg { now: self.now.clone(), what });
        self.effects.extend(effects);
        self.draw();
        self
    }

    /// Moves the clock.
    pub fn later(&mut self, time: &str) -> &mut Self {
        self.now = at(time);
        self.tell(What::Time)
    }

    /// The effects since the last call; every save among them is told to be done.
    pub fn effects(&mut self) -> Vec<Effect> {
        let effects = std::mem::take(&mut self.effects);
        let revision = effects.iter().rev().find_map(|effect| match effect {
            Effect::Save(save) => Some(save.revision),
            _ => None,
        });
        if let Some(revision) = revision {
            self.tell(What::Saved { revision, replayed: None, notices: Vec::new() });
        }
        effects
    }

    /// The screen as text, without blanks at the ends of rows.
    pub fn text(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..buffer.area.height).map(|y| row(y).trim_end().to_owned() + "\n").collect()
    }

    /// Whether a text stands on the screen.
    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Whether any cell of the screen holds such a thing.
    pub fn has_cell(&self, such: impl Fn(&str) -> bool) -> bool {
        self.terminal.backend().buffer().content().iter().any(|cell| such(cell.symbol()))
    }

    /// Where the terminal's cursor stands.
    pub fn cursor(&mut self) -> Position {
        self.terminal.get_cursor_position().unwrap()
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.terminal.draw(|frame| app.view(frame)).unwrap();
        if app.behind().is_kept() {
            let before = self.terminal.backend().buffer().clone();
            app.behind().forget();
            self.terminal.draw(|frame| app.view(frame)).unwrap();
            assert_eq!(
                *self.terminal.backend().buffer(),
                before,
                "what is kept of the screen is what is drawn"
            );
        }
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.effects.is_empty(), "effects nobody looked at: {:?}", self.effects);
        }
    }
}
