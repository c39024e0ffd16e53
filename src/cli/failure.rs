//! Why a verb did not do what it was asked: what, where, and what to do instead.

use std::fmt;

use serde::Serialize;

use super::exit::Exit;
pub use crate::domain::line::sentence::capital;
use crate::store::trouble::Trouble;

/// Why a verb did not do what it was asked.
#[derive(Clone, Debug)]
pub struct Failure {
    /// How the program ends because of it.
    pub exit: Exit,
    /// The kind of failure in one word, for scripts.
    pub kind: &'static str,
    /// What went wrong, and where.
    pub message: String,
    /// What to do about it; may be empty.
    pub hint: String,
    /// Those who could have been meant.
    pub candidates: Vec<Candidate>,
    /// What can be done instead.
    pub instead: Vec<Instead>,
    /// Whether the user has been told already.
    pub is_told: bool,
}

/// One of several that could have been meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// What to type for it.
    pub id: String,
    /// What it is.
    pub what: String,
}

/// Something that can be done instead, as the line to type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Instead {
    /// What it is.
    pub what: String,
    /// The line to type.
    pub command: String,
}

impl Failure {
    /// A refusal: nothing was changed.
    pub fn refused(kind: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            exit: Exit::Refused,
            kind,
            message: message.into(),
            hint: hint.into(),
            candidates: Vec::new(),
            instead: Vec::new(),
            is_told: false,
        }
    }

    /// The program was used in a way that it does not have.
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, ..Self::refused("usage", message, hint) }
    }

    /// The book's file cannot be read.
    pub fn file(trouble: &Trouble) -> Self {
        Self::refused("file", capital(&trouble.to_string()), "")
    }

    /// The change is in the file, but nobody vouches for its being durable.
    pub fn unsure(message: impl Into<String>) -> Self {
        Self { exit: Exit::Unsure, ..Self::refused("unsure", capital(&message.into()), "") }
    }

    /// The same, already told.
    #[must_use]
    pub fn told(mut self) -> Self {
        self.is_told = true;
        self
    }

    /// The same, naming those who could have been meant.
    #[must_use]
    pub fn among(mut self, candidates: Vec<Candidate>) -> Self {
        self.candidates = candidates;
        self
    }

    /// The same, with a line to type instead.
    #[must_use]
    pub fn or(mut self, what: impl Into<String>, command: impl Into<String>) -> Self {
        self.instead.push(Instead { what: what.into(), command: command.into() });
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
