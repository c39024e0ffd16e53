//! The program on a screen of its own, driven by keys, with nothing outside but a disk that always saves.

use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Position};
use regards::{
    domain::{
        book::Book,
        id::Ids,
        zone::{Now, Zone},
    },
    tui::{
        app::App,
        event::Event,
        key::Key,
        look::Look,
        message::{Effect, Msg, What},
        run::Program,
        session::{Saving, Session},
        theme::{GlyphSet, Theme, ThemeName},
    },
};

/// The size of every screen the README shows.
pub const SIZE: (u16, u16) = (80, 24);

/// The year of everything the README tells.
const YEAR: i32 = 2026;

/// A moment of November in Vienna: `12 08:04`.
pub fn november(moment: &str) -> Now {
    let zone = Zone::named("Europe/Vienna").unwrap();
    let written = format!("{YEAR}-11-{}:00+01:00", moment.replace(' ', "T"));
    let instant = chrono::DateTime::parse_from_rfc3339(&written).unwrap();
    Now { instant: instant.to_utc(), zone }
}

/// The program and what it shows.
pub struct Shown {
    app: App,
    terminal: Terminal<TestBackend>,
    now: Now,
}

impl Shown {
    pub fn new(book: Book, saving: Saving, now: Now, theme: ThemeName) -> Self {
        let session = Session::new(book, now.clone(), Ids::seeded(1), saving);
        let theme = Theme::named(theme, GlyphSet::Unicode);
        let app = App::new(session, Look::plain(theme));
        let mut shown = Self { app, terminal: Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap(), now };
        shown.draw();
        shown
    }

    pub fn later(&mut self, now: Now) {
        self.now = now;
        self.tell(What::Time);
    }

    pub fn press(&mut self, key: Key) {
        self.tell(What::Event(Event::Key(key)));
    }

    pub fn write(&mut self, text: &str) {
        text.chars().for_each(|letter| self.press(Key::char(letter)));
    }

    fn tell(&mut self, what: What) {
        for effect in self.app.update(Msg { now: self.now.clone(), what }) {
            match effect {
                Effect::Save(save) => {
                    self.tell(What::Saved { revision: save.revision, replayed: None, notices: Vec::new() });
                }
                Effect::Copy(_) => self.tell(What::Copied(Ok("Copied".to_owned()))),
                _ => {}
            }
        }
        self.draw();
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.terminal.draw(|frame| app.view(frame)).unwrap();
    }

    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The screen as text, without blanks at the ends of rows.
    pub fn text(&self) -> String {
        let row = |y| (0..SIZE.0).map(|x| self.buffer()[(x, y)].symbol()).collect::<String>();
        (0..SIZE.1).map(|y| row(y).trim_end().to_owned() + "\n").collect()
    }

    /// Where text is typed. Elsewhere the cursor stands on what is chosen, which is seen without it.
    pub fn caret(&mut self) -> Option<Position> {
        self.app.context().is_typing().then(|| self.terminal.get_cursor_position().unwrap())
    }
}
