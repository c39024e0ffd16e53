//! People in a file of any kind that is read: what the file holds, whatever wrote it.

use std::fmt;

use super::linkedin::{Export, NotAnExport};
use crate::domain::card::{Card, Origin};

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// From where they come.
    pub origin: Origin,
    /// The people, in the order of the file; empty where a file holds vCards of no person.
    pub cards: Vec<Card>,
    /// How many rows or cards were read: those of `cards` and `skipped`. Blank rows do not count.
    pub read: usize,
    /// What was left out, each with its line and why, in the order of the file.
    pub skipped: Vec<(u64, String)>,
    /// What was left out of people who are in, and what was uncertain.
    pub remarks: Vec<String>,
    /// Which column was taken for what, where that was a guess: "Full name: name".
    pub columns: Vec<String>,
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPeople {
    /// What is there instead, and what to bring.
    pub why: String,
}

impl fmt::Display for NoPeople {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl From<NotAnExport> for NoPeople {
    fn from(why: NotAnExport) -> Self {
        Self { why: why.to_string() }
    }
}

impl From<Export> for People {
    fn from(export: Export) -> Self {
        Self {
            origin: Origin::Linkedin,
            cards: export.rows,
            read: export.read,
            skipped: export
                .skipped
                .iter()
                .map(|skipped| (skipped.line, skipped.reason.to_string()))
                .collect(),
            remarks: export.remarks.iter().map(ToString::to_string).collect(),
            columns: Vec::new(),
        }
    }
}
