//! The note that every save leaves in the file: which one it was, who made it, and what it changed.

use chrono::{DateTime, SubsecRound as _, Utc};
use serde::{Deserialize, Serialize};

use super::version::Version;
use crate::domain::{id::Id, years};

/// What the file says about the save that wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// The count of saves up to this one.
    pub generation: u64,
    /// Who saved it.
    pub writer: Id,
    /// When, by the machine's clock.
    #[serde(deserialize_with = "years::read")]
    pub at: DateTime<Utc>,
    /// The changes, one a line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub what: Vec<String>,
    /// The generation whose changes this save took back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<u64>,
}

impl Default for Saved {
    /// What stands for the file that is not there yet, and for one written by hand.
    fn default() -> Self {
        Self {
            generation: 0,
            writer: Id::from_bits(0),
            at: DateTime::UNIX_EPOCH,
            what: Vec::new(),
            undoes: None,
        }
    }
}

impl Saved {
    /// Which version of the book this is.
    pub fn version(&self) -> Version {
        Version { generation: self.generation, writer: self.writer, at: self.at }
    }

    /// The note of the save after generation `before`.
    pub fn after(before: u64, writer: Id, at: DateTime<Utc>, what: Vec<String>, undoes: Option<u64>) -> Self {
        Self { generation: before.saturating_add(1), writer, at: at.trunc_subsecs(0), what, undoes }
    }
}
