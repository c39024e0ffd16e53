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
    /// The same, to be told otherwise; none where no column could be anything else.
    pub table: Option<Table>,
}

/// Which column of a table holds what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// In the words of a map: `name="Full name", email=Mail`.
    pub map: String,
    /// The headings of the columns that hold nothing of this.
    pub others: Vec<String>,
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPeople {
    /// What is there instead, and what to bring.
    pub why: String,
    /// What the columns may be, where that they were not told is all that stands in the way.
    pub table: Option<Table>,
}

impl NoPeople {
    /// Where nothing but another file helps.
    pub fn because(why: impl Into<String>) -> Self {
        Self { why: why.into(), table: None }
    }
}

impl fmt::Display for NoPeople {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl From<NotAnExport> for NoPeople {
    fn from(why: NotAnExport) -> Self {
        Self::because(why.to_string())
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
            table: None,
        }
    }
}
