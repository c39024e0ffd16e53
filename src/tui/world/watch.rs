//! What other programs do to the file while the screens are up: a look at its facts once a second.

use std::time::{Duration, Instant};

use crate::store::{
    Store,
    change::{Base, Loaded},
};

/// How often the file is looked at.
const EVERY: Duration = Duration::from_secs(1);

/// How often a file that cannot be read is looked at, since that takes reading it.
const EVERY_IN_TROUBLE: Duration = Duration::from_secs(5);

/// When to look next, and what was seen last.
pub struct Watch {
    at: Instant,
    trouble: Option<String>,
}

/// What a look saw.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    /// What was known.
    Nothing,
    /// Another book.
    Other,
    /// A file that cannot be read, and why; said once.
    Trouble(String),
    /// A file that can be read again.
    Mended {
        /// Whether the book in it is another one than was known.
        is_other: bool,
    },
}

impl Watch {
    /// A watch over a file that could be read, or could not.
    pub fn of(is_readable: bool) -> Self {
        let trouble = (!is_readable).then(String::new);
        Self { at: Instant::now() + EVERY, trouble }
    }

    /// When to look next.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// Looks later, since the file has just given trouble.
    pub fn put_off(&mut self) {
        self.at = Instant::now() + EVERY_IN_TROUBLE;
    }

    /// Whether the file is another than the one that was known.
    pub fn has_changed(&mut self, store: &Store, base: &mut Base) -> bool {
        self.put_off();
        store.has_changed(base).unwrap_or(false)
    }

    /// Looks at the file, and reads it where it has changed.
    pub fn look(&mut self, store: &Store, known: &mut Loaded) -> Seen {
        self.at = Instant::now() + EVERY;
        let is_in_trouble = self.trouble.is_some();
        if !is_in_trouble && matches!(store.has_changed(&mut known.base), Ok(false)) {
            return Seen::Nothing;
        }
        match store.load_like(&known.book) {
            Ok(loaded) if loaded.base.stamp.is_none() && known.base.stamp.is_some() => {
                let file = store.place().file().display();
                self.in_trouble(format!("{file} is gone; the next change writes it anew."))
            }
            Ok(loaded) => {
                let is_first = self.trouble.as_ref().is_some_and(String::is_empty);
                let is_other = is_first || loaded.book != known.book;
                *known = loaded;
                self.trouble = None;
                match (is_in_trouble, is_other) {
                    (true, _) => Seen::Mended { is_other },
                    (false, true) => Seen::Other,
                    (false, false) => Seen::Nothing,
                }
            }
            Err(trouble) => self.in_trouble(trouble.to_string()),
        }
    }

    fn in_trouble(&mut self, why: String) -> Seen {
        self.put_off();
        if self.trouble.as_ref() == Some(&why) {
            return Seen::Nothing;
        }
        self.trouble = Some(why.clone());
        Seen::Trouble(why)
    }
}
