//! A text being typed: the text, the caret between two of its letters, and what keys do to them.
//!
//! A letter is what a reader takes for one (a grapheme cluster), so that a caret never stands inside an accent or
//! an emoji. Text is kept as typed or pasted, but for control characters, which no key and no paste may bring in.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::key::{Code, Key};

/// What came of a key or a paste.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    Changed,
    /// Only the caret went elsewhere, or there was nothing to delete.
    Moved,
    /// There is no more room: so many characters are all.
    Full(usize),
    /// Not a key of a text field.
    Ignored,
}

/// A text with a caret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    text: String,
    /// In bytes, always between two letters.
    caret: usize,
    /// In characters.
    limit: usize,
}

impl Edit {
    /// The text with the caret at its end, at most so many characters long from now on. A text that is longer
    /// already stays whole.
    pub fn new(text: &str, limit: usize) -> Self {
        Self { text: text.to_owned(), caret: text.len(), limit }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The caret, in bytes.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// How many characters it may have.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The text before the caret and after it.
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at_checked(self.caret).unwrap_or((&self.text, ""))
    }

    /// Puts the caret at the letter's boundary at or before this byte.
    pub fn set_caret(&mut self, at: usize) {
        let at = at.min(self.text.len());
        let at = (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        let before = || {
            let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
            cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
        };
        self.caret = if cursor.is_boundary(&self.text, 0).unwrap_or(true) { at } else { before() };
    }

    /// Inserts text at the caret, as far as there is room, in whole characters.
    pub fn insert(&mut self, text: &str) -> Typed {
        let room = self.limit.saturating_sub(self.text.chars().count());
        let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
        let fits = text.get(..end).unwrap_or_default();
        let (before, after) = self.halves();
        let caret = before.len() + fits.len();
        self.text = [before, fits, after].concat();
        // What was inserted may have joined with what follows.
        self.caret = caret;
        if !GraphemeCursor::new(caret, self.text.len(), true).is_boundary(&self.text, 0).unwrap_or(true) {
            self.caret = self.after(caret);
        }
        if fits.len() < text.len() {
            Typed::Full(self.limit)
        } else if fits.is_empty() {
            Typed::Moved
        } else {
            Typed::Changed
        }
    }

    /// The keys all text fields know; `\n` ends a line.
    pub fn key(&mut self, key: Key) -> Typed {
        if let Some(letter) = key.typed() {
            return self.insert(letter.encode_utf8(&mut [0; 4]));
        }
        let (ctrl, plain) = (Key { ctrl: true, ..Key::new(key.code) }, Key::new(key.code));
        match key.code {
            Code::Char('w') if key == ctrl => self.delete_to(self.word_before()),
            Code::Char('u') if key == ctrl => self.delete_to(self.line_start()),
            Code::Backspace if key == plain => self.delete_to(self.before()),
            Code::Delete if key == plain => {
                let end = self.after(self.caret);
                let from = std::mem::replace(&mut self.caret, end);
                self.delete_to(from)
            }
            Code::Left if key == plain => self.go(self.before()),
            Code::Right if key == plain => self.go(self.after(self.caret)),
            Code::Left if key == ctrl => self.go(self.word_before()),
            Code::Right if key == ctrl => self.go(self.word_after()),
            Code::Home if key == plain => self.go(self.line_start()),
            Code::End if key == plain => self.go(self.line_end()),
            _ => Typed::Ignored,
        }
    }

    fn go(&mut self, to: usize) -> Typed {
        self.set_caret(to);
        Typed::Moved
    }

    /// Deletes from there to the caret, which goes there; a letter goes as a whole.
    fn delete_to(&mut self, from: usize) -> Typed {
        let end = self.caret;
        self.set_caret(from.min(end));
        if self.caret == end {
            return Typed::Moved;
        }
        let from = self.caret;
        let after = self.text.get(end..).unwrap_or_default();
        self.text = [self.halves().0, after].concat();
        self.set_caret(from);
        Typed::Changed
    }

    fn before(&self) -> usize {
        self.halves().0.graphemes(true).next_back().map_or(0, |letter| self.caret - letter.len())
    }

    fn after(&self, from: usize) -> usize {
        GraphemeCursor::new(from, self.text.len(), true)
            .next_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(self.text.len())
    }

    /// The start of the word before the caret: over white space first, then over the rest.
    fn word_before(&self) -> usize {
        let before = self.halves().0;
        let word = before.trim_end();
        word.rfind(char::is_whitespace)
            .map_or(0, |at| at + word.get(at..).and_then(first_length).unwrap_or(1))
    }

    fn word_after(&self) -> usize {
        let after = self.halves().1;
        let gap = after.len() - after.trim_start().len();
        let word = after.trim_start();
        self.caret + gap + word.find(char::is_whitespace).unwrap_or(word.len())
    }

    fn line_start(&self) -> usize {
        self.halves().0.rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.caret + self.halves().1.find('\n').unwrap_or(self.halves().1.len())
    }
}

fn first_length(text: &str) -> Option<usize> {
    text.chars().next().map(char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` where the caret is, after these keys.
    fn typed(text: &str, keys: &str) -> String {
        let mut edit = Edit::new(text, 1000);
        for key in keys.split_whitespace() {
            edit.key(key.parse().unwrap());
        }
        let (before, after) = edit.halves();
        format!("{before}|{after}")
    }

    #[test]
    fn keys_edit() {
        for (text, keys, expected) in [
            ("", "A d a Space Q", "Ada Q|"),
            ("Ada", "Left Left x", "Ax|da"),
            ("Ada", "Home Del", "|da"),
            ("Ada", "Home Backspace", "|Ada"),
            ("Ada", "Del", "Ada|"),
            ("e\u{301}a", "Left Backspace", "|a"),
            ("\u{1f469}\u{200d}\u{1f4bb}", "Backspace", "|"),
            ("\u{1f469}\u{200d}\u{1f4bb}x", "Home Right", "\u{1f469}\u{200d}\u{1f4bb}|x"),
            ("one two  ", "C-w", "one |"),
            ("one\u{3000}two", "C-w", "one\u{3000}|"),
            ("one two", "C-w C-w C-w", "|"),
            ("one two", "C-Left C-u", "|two"),
            ("one two three", "Home C-Right C-Right", "one two| three"),
            ("one\ntwo", "Home x", "one\nx|two"),
            ("one\ntwo", "C-u", "one\n|"),
            ("one\ntwo", "Home Left Home End", "one|\ntwo"),
        ] {
            assert_eq!(typed(text, keys), expected, "{text:?} {keys}");
        }
    }

    #[test]
    fn other_keys_are_left_alone() {
        let mut edit = Edit::new("Ada", 10);
        for key in ["Enter", "Esc", "Tab", "F1", "C-c", "A-d", "C-a", "Up", "S-Left"] {
            assert_eq!(edit.key(key.parse().unwrap()), Typed::Ignored, "{key}");
        }
        assert_eq!(edit, Edit::new("Ada", 10));
    }

    #[test]
    fn the_help_names_only_keys_that_do_something() {
        for key in crate::tui::bindings::EDITING.iter().flat_map(|(keys, _)| keys.iter()) {
            assert_ne!(Edit::new("one two", 10).key(*key), Typed::Ignored, "{key}");
        }
    }

    #[test]
    fn there_is_an_end_to_it() {
        let mut edit = Edit::new("abc", 5);
        assert_eq!(edit.insert("dé"), Typed::Changed);
        assert_eq!(edit.insert("f"), Typed::Full(5));
        assert_eq!(edit.text(), "abcdé");
        let mut longer = Edit::new("already longer", 5);
        assert_eq!(longer.key(Key::char('x')), Typed::Full(5));
        assert_eq!(longer.text(), "already longer");
    }

    proptest::proptest! {
        #[test]
        fn the_caret_stands_between_letters(text in "(?s).{0,12}", keys in proptest::collection::vec(0..14_usize, 0..40)) {
            let pool = ["Left", "Right", "Home", "End", "Backspace", "Del", "C-w", "C-u", "C-Left", "C-Right", "a", "\u{301}", "\u{200d}", "\u{1f469}"];
            let mut edit = Edit::new(&text, 30);
            for key in keys {
                edit.key(pool[key].parse().unwrap());
                let ends = edit.text().grapheme_indices(true).map(|(at, _)| at).chain([edit.text().len()]);
                proptest::prop_assert!(ends.into_iter().any(|at| at == edit.caret()), "{edit:?}");
            }
        }
    }
}
