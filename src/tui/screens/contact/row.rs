//! One row of a person's page, and by what the cursor finds it again.

use crate::domain::{follow_up::FollowUpId, id::Id};

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// By what the cursor finds it again.
    pub key: RowKey,
    /// What the row is about, or when it was.
    pub label: String,
    /// What is said.
    pub text: String,
    /// The user's own words; may be empty, may have several lines.
    pub note: String,
    /// What stands at the right end, by when it is to be done.
    pub right: String,
    /// Whether that is late, or will be soon.
    pub is_late: bool,
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
            is_late: false,
        }
    }
}

/// What a row is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKey {
    /// A fact by its label, and the number of its line.
    Fact(&'static str, usize),
    /// Something to do.
    FollowUp(FollowUpId),
    /// A request.
    Request(Id),
    /// A talk.
    Talk(Id),
    /// A promise, the user's or theirs.
    Promise(Id),
    /// Something they told the user to try.
    Advice(Id),
    /// A job or a trial heard of from them.
    Lead(Id),
    /// A person who was named, or who named this one.
    Person(Id),
    /// The people through whom this one was found, each named by the one before.
    Chain,
    /// Somebody of whom only the name is known, with the number of the row.
    Name(usize),
    /// Something that happened: the first one is 0.
    Happened(usize),
    /// Words where there is nothing to show.
    Nothing,
}
