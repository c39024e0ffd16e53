//! Names of people and other one-line texts: what may stand in them, and how long they may be.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

/// The longest one-line text in characters; longer ones belong into the notes.
pub const LINE_LIMIT: usize = 200;

/// The longest free text in characters (a message, notes, an answer).
pub const TEXT_LIMIT: usize = 1_000_000;

/// A person's name: one line, not blank, at most [`LINE_LIMIT`] characters, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Name(String);

/// Why a text cannot be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAName {
    /// Nothing but spaces.
    Blank,
    /// More than [`LINE_LIMIT`] characters; how many there were.
    TooLong(usize),
}

impl fmt::Display for NotAName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => f.write_str("a person needs a name"),
            Self::TooLong(length) => {
                write!(f, "a name of {length} characters is too long; {LINE_LIMIT} fit, notes hold the rest")
            }
        }
    }
}

impl std::error::Error for NotAName {}

impl Name {
    /// Takes `text` as a name, without the white space around it and with line breaks as spaces.
    ///
    /// # Errors
    /// Where nothing is left, or too much.
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        let name = one_line(text);
        if name.chars().all(|c| c.is_whitespace() || c.is_control()) {
            return Err(NotAName::Blank);
        }
        match name.chars().count() {
            length if length > LINE_LIMIT => Err(NotAName::TooLong(length)),
            _ => Ok(Self(name)),
        }
    }

    /// The name as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a friend would say: the first word.
    pub fn first(&self) -> &str {
        self.0.split_whitespace().next().unwrap_or(&self.0)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// `text` on one line: trimmed, each run of white space that holds a line break or tab as one space.
pub fn one_line(text: &str) -> String {
    let text = text.trim();
    if text.contains(['\n', '\r', '\t']) {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_line_and_somebody() {
        assert_eq!(Name::parse("  Ada\nQuill ").unwrap().as_str(), "Ada Quill");
        assert_eq!(Name::parse("  \t "), Err(NotAName::Blank));
        assert_eq!(Name::parse("\u{1b}\u{7}"), Err(NotAName::Blank));
        assert_eq!(Name::parse(&"x".repeat(10_240)), Err(NotAName::TooLong(10_240)));
        assert_eq!(Name::parse("Zoë van den Berg").unwrap().first(), "Zoë");
    }
}
