//! Tens of thousands of keys and pastes by chance, each followed by update and draw: nothing panics, nothing raw
//! reaches the screen, every book on the way is sound, and undo leads all the way back to the first.
//!
//! `REGARDS_PROOF=long` presses twenty times as many, from another seed each time; `REGARDS_SEED` chooses the seed.

use std::{
    collections::VecDeque,
    hash::{BuildHasher as _, RandomState},
};

use super::typing::Typing;
use crate::{
    domain::{book::Book, id::Ids, sample, zone::Now},
    edge::{config::Config, environment::Environment},
    exchange::any,
    store::{format, saved::Saved},
    tui::{
        app::App,
        decode::Decoder,
        event::Event,
        look::Look,
        message::{Configured, Effect, NotOpened, NotRead, PathGoesOn, ReadImport, What},
        session::{Saving, Session},
        test_app::{MORNING, TestApp, at},
        theme::{ColorWish, GlyphSet, Theme, ThemeName},
    },
};

const PEOPLE: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Ada,Quill,https://www.linkedin.com/in/ada,ada@example.org,Acme,CTO,05 Mar 2024\n\
    Nora,Finch,https://www.linkedin.com/in/nora,,Civica,Planner,06 Mar 2024\n";
/// How many of the last bytes are shown of a walk that failed.
const LAST: usize = 400;

#[expect(clippy::disallowed_methods, reason = "how long a proof takes is up to whoever runs it")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// A program that is typed into at random, and a world that answers at random.
struct Walk {
    app: TestApp,
    chance: Ids,
    now: Now,
    decoder: Decoder,
    config: Config,
    /// The book that the session began with.
    first: Book,
    typed: VecDeque<u8>,
    sessions: usize,
    changes: usize,
}

impl Walk {
    fn on(book: Book, seed: u64) -> Self {
        let mut walk = Self {
            app: TestApp::with(book.clone()),
            chance: Ids::seeded(seed),
            now: at(MORNING),
            decoder: Decoder::default(),
            config: Config::default(),
            first: Book::default(),
            typed: VecDeque::new(),
            sessions: 0,
            changes: 0,
        };
        walk.begin(book);
        walk
    }

    fn below(&mut self, end: u64) -> u64 {
        self.chance.number() % end
    }

    /// Starts the program on this book.
    fn begin(&mut self, book: Book) {
        self.first = book.clone();
        self.sessions += 1;
        let ids = Ids::seeded(self.chance.number());
        let session = Session::new(book, self.now.clone(), ids, Saving::Untouched);
        let mut look = Look::plain(Theme::named(ThemeName::Terminal, GlyphSet::Unicode));
        look.is_mouse_on = true;
        self.app.app = App::new(session, look);
        self.decoder = Decoder::default();
    }

    fn press(&mut self, bytes: &[u8]) {
        self.typed.extend(bytes);
        let more = self.typed.len().saturating_sub(LAST);
        self.typed.drain(..more);
        let mut events = self.decoder.feed(bytes);
        if self.below(4) == 0 {
            // A pause: what has begun is all there is.
            events.extend(self.decoder.give_up());
        }
        if self.below(100) == 0 {
            let (columns, rows) = (1 + self.below(140), 1 + self.below(45));
            let (columns, rows) = (columns.try_into().unwrap(), rows.try_into().unwrap());
            events.push(Event::Resize { columns, rows });
        }
        for event in events {
            self.tell(What::Event(event));
        }
        if self.below(150) == 0 {
            let minutes = if self.below(4) == 0 { 60 * self.below(100) } else { self.below(90) };
            self.now.instant += chrono::TimeDelta::minutes(minutes.try_into().unwrap());
            let time = self.now.instant.to_rfc3339();
            self.app.later(&time);
            self.answer();
        }
    }

    fn tell(&mut self, what: What) {
        if let What::Event(Event::Resize { columns, rows }) = what {
            self.app.resize(columns, rows);
        } else {
            self.app.tell(what);
        }
        self.answer();
    }

    /// The world's answers to what the program wants, until it wants nothing more.
    fn answer(&mut self) {
        self.nothing_raw();
        let mut quits = false;
        loop {
            let effects = self.app.effects();
            if effects.is_empty() {
                break;
            }
            for effect in effects {
                let told = match effect {
                    Effect::Quit => {
                        quits = true;
                        continue;
                    }
                    Effect::Suspend => What::Event(Event::Resumed),
                    effect => match self.answer_to(effect) {
                        Some(told) => told,
                        None => continue,
                    },
                };
                self.app.tell(told);
                self.nothing_raw();
            }
        }
        if quits && !self.app.app.is_unsaved() {
            let book = self.is_sound();
            self.begin(book);
        }
    }

    fn answer_to(&mut self, effect: Effect) -> Option<What> {
        let is_well = self.below(3) != 0;
        let why = || "the world says \u{1b}[31mno".to_owned();
        Some(match effect {
            Effect::FindUndo | Effect::FindRedo => What::TakeBack(Err("Nothing to undo".to_owned())),
            Effect::ReadImport(file) if is_well => {
                let people = any::guess(PEOPLE.as_bytes()).ok()?;
                let path = file.path.clone();
                What::Import(Ok(Box::new(ReadImport { file, path, people })))
            }
            Effect::ReadImport(file) => {
                What::Import(Err(Box::new(NotRead { file, why: why(), table: None })))
            }
            Effect::CompletePath(typed) => {
                let common = typed.clone() + "x";
                What::Path(PathGoesOn { typed, common, names: vec!["x.csv".to_owned()], is_found: is_well })
            }
            Effect::Edit(text) if is_well => What::Edited(Ok(format!("{text}\n\u{202e}edited\u{1b}[31m"))),
            Effect::Edit(_) => What::Edited(Err(why())),
            Effect::Copy(_) if is_well => What::Copied(Ok("Copied".to_owned())),
            Effect::Copy(_) => What::Copied(Err(why())),
            Effect::OpenLink { said, .. } if is_well => What::Opened(Ok(said)),
            Effect::OpenLink { link, .. } => What::Opened(Err(NotOpened { why: why(), address: link })),
            Effect::Sheet { name, .. } => What::Told(name),
            Effect::Restore(_) => What::Restored(Err(why())),
            Effect::Configure(line) if is_well => {
                self.config = self.config.with(&line.name, line.value.as_deref());
                let (look, _) = Look::of(&self.config, ColorWish::Auto, &Environment::default());
                let config = self.config.clone();
                What::Configured(Ok(Box::new(Configured { config, look, said: line.name })))
            }
            Effect::Configure(_) => What::Configured(Err(why())),
            Effect::Save(_) | Effect::SaveAgain | Effect::Forget(_) | Effect::Suspend | Effect::Quit => {
                return None;
            }
        })
    }

    fn nothing_raw(&self) {
        let raw = |c: char| {
            c.is_control()
                || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!self.app.has_cell(|symbol| symbol.contains(raw)), "{:?}", self.app.text());
    }

    /// The book of the session, which is sound, is read back as it was written, and can be undone to the first.
    fn is_sound(&mut self) -> Book {
        let session = &mut self.app.app.session;
        if session.saving == Saving::Demo {
            // Made-up people are never saved; those of the file lie untouched.
            return self.first.clone();
        }
        let book = session.book.clone();
        assert_eq!(book.check(), []);
        let written = format::write(&book, &Saved::default()).unwrap();
        assert_eq!(format::read(&written).unwrap().0, book);
        self.changes += session.standing();
        let mut count = 0;
        while let Some(undone) = session.undo() {
            count += 1;
            if let Err(refusal) = undone {
                panic!("the {count}. undo is refused: {refusal}");
            }
        }
        session.take_effects();
        assert_eq!(session.book, self.first);
        book
    }
}

impl Drop for Walk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let typed = Vec::from(self.typed.clone()).escape_ascii().to_string();
            println!("typed last: {typed}\n{}", self.app.text());
        }
    }
}

#[test]
fn keys_by_chance_break_nothing_and_can_be_taken_back() {
    let is_long = variable("REGARDS_PROOF").is_some_and(|form| form == "long");
    let chosen = variable("REGARDS_SEED").map(|seed| seed.parse().unwrap());
    let seed = chosen.unwrap_or_else(|| if is_long { RandomState::new().hash_one(1) } else { 1 });
    println!("REGARDS_SEED={seed}");
    let books = [
        sample::demo(&at(MORNING)),
        Book::default(),
        sample::book(40, 20, 3, &at("2026-10-20T08:04:00+02:00")),
    ];
    let each = if is_long { 30_000 } else { 1_500 };
    let (mut pressed, mut sessions, mut changes) = (0_u64, 0, 0);
    for book in books {
        let mut walk = Walk::on(book, seed.wrapping_add(1));
        let mut numbers = Ids::seeded(seed.wrapping_add(pressed));
        let mut typing = Typing::by(move || numbers.number());
        let end = pressed + each;
        while pressed < end {
            let (bytes, keys) = typing.next();
            walk.press(&bytes);
            pressed += u64::try_from(keys).unwrap();
        }
        walk.is_sound();
        sessions += walk.sessions;
        changes += walk.changes;
    }
    println!("{pressed} keys and pastes, {sessions} sessions, {changes} changes; lost: 0");
}
