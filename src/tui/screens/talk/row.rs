//! One row of a talk's page, and by what the cursor finds it again.

use crate::domain::{id::Id, prepare::PrepareItem};

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// By what the cursor finds it again.
    pub key: RowKey,
    /// What stands in front: a label, a question's number, a box to tick.
    pub label: String,
    /// What is said.
    pub text: String,
    /// Words of the user's own below it; may be empty, may have several lines.
    pub note: String,
    /// A sign at the right end.
    pub right: String,
    /// Whether nothing is said yet, and the text says what could be.
    pub is_missing: bool,
}

impl Row {
    /// A row of a label and a text.
    pub fn new(key: RowKey, label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            key,
            label: label.into(),
            text: text.into(),
            note: String::new(),
            right: String::new(),
            is_missing: false,
        }
    }
}

/// What a row is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKey {
    /// With whom.
    Person,
    /// The user's own introduction.
    Introduction,
    /// Something noted beforehand, by its label.
    Beforehand(&'static str),
    /// How it went, by its label.
    Debrief(&'static str),
    /// A question, by its words.
    Question(String),
    /// Words where there is no question yet.
    NoQuestion,
    /// A line of the two short lists.
    Tick(PrepareItem),
    /// The free notes.
    Notes,
    /// A name that was given, a promise, advice or a lead.
    Record(Id, Option<Id>),
}
