//! A key as the program speaks of it: `C-d`, `S-Tab`, `F1`, `Space`, `?`.

use std::{fmt, str::FromStr};

/// What was pressed, without the keys held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A letter, digit or sign, as the keyboard's layout makes it; a capital is its own character.
    Char(char),
    /// A function key, from 1.
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Home,
    End,
    PageUp,
    PageDown,
    Up,
    Down,
    Left,
    Right,
}

/// The names of the keys that are not characters, as they are shown.
const NAMES: [(Code, &str); 14] = [
    (Code::Enter, "Enter"),
    (Code::Esc, "Esc"),
    (Code::Tab, "Tab"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Del"),
    (Code::Insert, "Ins"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::PageUp, "PgUp"),
    (Code::PageDown, "PgDn"),
    (Code::Up, "Up"),
    (Code::Down, "Down"),
    (Code::Left, "Left"),
    (Code::Right, "Right"),
];

/// One press of a key. `shift` is never set on a character: the character says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

impl Key {
    /// The key alone.
    pub const fn new(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character key alone.
    pub const fn char(c: char) -> Self {
        Self::new(Code::Char(c))
    }

    /// A character key with Ctrl held down.
    pub const fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c) }
    }

    /// The key with Shift held down.
    pub const fn shift(code: Code) -> Self {
        Self { shift: true, ..Self::new(code) }
    }

    /// The character this key types into a field, where it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = || NAMES.iter().find(|(named, _)| *named == self.code).map_or("", |(_, name)| name);
        let mut name = String::new();
        for (held, mark) in [(self.ctrl, "C-"), (self.alt, "A-"), (self.shift, "S-")] {
            if held {
                name.push_str(mark);
            }
        }
        match self.code {
            Code::Char(' ') => name.push_str("Space"),
            Code::Char(c) => name.push(c),
            Code::F(number) => name.push_str(&format!("F{number}")),
            _ => name.push_str(named()),
        }
        f.pad(&name)
    }
}

/// Why a text names no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAKey(String);

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a key: write it like d, D, C-d, S-Tab, F1, Space, Enter or PgDn", self.0)
    }
}

impl std::error::Error for NotAKey {}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let refused = || NotAKey(text.to_owned());
        let mut key = Self::char(' ');
        let mut rest = text;
        loop {
            // A single character is the key itself, `-` and `C` among them.
            let held = match rest.get(..2) {
                Some("C-") if rest.len() > 2 => &mut key.ctrl,
                Some("A-") if rest.len() > 2 => &mut key.alt,
                Some("S-") if rest.len() > 2 => &mut key.shift,
                _ => break,
            };
            if std::mem::replace(held, true) {
                return Err(refused());
            }
            rest = rest.get(2..).unwrap_or_default();
        }
        let mut letters = rest.chars();
        key.code = match (letters.next(), letters.next()) {
            (Some(c), None) if !c.is_control() && c != ' ' => Code::Char(c),
            _ => named(rest).ok_or_else(refused)?,
        };
        if key.shift && matches!(key.code, Code::Char(_)) {
            return Err(refused());
        }
        Ok(key)
    }
}

fn named(text: &str) -> Option<Code> {
    if text.eq_ignore_ascii_case("space") {
        return Some(Code::Char(' '));
    }
    let by_name = NAMES.iter().find(|(_, name)| name.eq_ignore_ascii_case(text)).map(|(code, _)| *code);
    by_name.or_else(|| {
        let number = text.strip_prefix(['F', 'f'])?.parse().ok()?;
        (1..=24).contains(&number).then_some(Code::F(number))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_are_shown() {
        for text in [
            "d", "D", "?", "-", "C", "C--", "C-d", "A-x", "C-A-Del", "S-Tab", "F1", "F12", "Space", "Enter",
            "PgDn", "é", "C-Space",
        ] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
        assert_eq!("enter".parse::<Key>().unwrap(), Key::new(Code::Enter));
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        for text in ["", " ", "dd", "C-", "C-C-d", "S-d", "F0", "F25", "Fx", "Return", "\u{1b}"] {
            assert!(text.parse::<Key>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn only_plain_characters_are_typed() {
        assert_eq!(Key::char('ß').typed(), Some('ß'));
        assert_eq!(Key::ctrl('d').typed(), None);
        assert_eq!(Key::new(Code::Enter).typed(), None);
    }
}
