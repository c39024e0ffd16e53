//! Why a line is not an act: something is still missing, or it cannot be.

use std::fmt;

use super::sentence::sentence;
use crate::domain::{
    command::{Refusal, RefusalKind},
    when::NotADate,
};

/// Why a line is not an act, yet or at all.
#[derive(Clone, Debug)]
pub enum Unready {
    /// Something is still missing; the text says what, for somebody who is still typing.
    Incomplete(String),
    /// It cannot be done as it stands; the refusal may name what can be done instead.
    Refused(Refusal),
}

impl Unready {
    /// A refusal of words that were not understood.
    pub fn not_understood(words: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Refused(Refusal::new(RefusalKind::Text, words, hint))
    }

    /// What is missing, as a question or a statement, and what to do.
    pub fn asking(refusal: &Refusal) -> Self {
        match refusal.words.strip_suffix('?') {
            Some(_) => {
                Self::Incomplete(format!("{} {}", refusal.words, sentence(&refusal.hint)).trim().to_owned())
            }
            None => Self::Incomplete(refusal.to_string()),
        }
    }
}

impl From<Refusal> for Unready {
    /// A refusal that only asks for a word more is something missing.
    fn from(refusal: Refusal) -> Self {
        match refusal.kind {
            RefusalKind::NeedsWords => Self::asking(&refusal),
            _ => Self::Refused(refusal),
        }
    }
}

impl From<NotADate> for Unready {
    fn from(reason: NotADate) -> Self {
        match reason {
            NotADate::Empty | NotADate::Unclear(_) => Self::Incomplete(reason.to_string()),
            _ => Self::Refused(Refusal::new(RefusalKind::Time, reason.to_string(), "")),
        }
    }
}

impl From<Unready> for Refusal {
    /// For the verbs, where nobody is typing any more.
    fn from(unready: Unready) -> Self {
        match unready {
            Unready::Incomplete(words) => Self::new(RefusalKind::NeedsWords, words, ""),
            Unready::Refused(refusal) => refusal,
        }
    }
}

impl fmt::Display for Unready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Incomplete(words) => f.write_str(words),
            Self::Refused(refusal) => refusal.fmt(f),
        }
    }
}

impl std::error::Error for Unready {}
