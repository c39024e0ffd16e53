//! One version of the book, and the name it is kept under.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::disk::{Facts, Identity, Kind};
use crate::domain::id::Id;

/// Which save made a version of the book. Two versions are the same where number and writer are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The count of saves up to this one.
    pub generation: u64,
    /// Who saved it.
    pub writer: Id,
    /// When, by the machine's clock.
    pub at: DateTime<Utc>,
}

/// The form of a time in the name of a file: it sorts, and every file system takes it.
const TIME: &str = "%Y%m%dT%H%M%SZ";

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:06}-{}", file_time(self.at), self.generation, self.writer)
    }
}

/// A time as the names of files have it.
pub fn file_time(at: DateTime<Utc>) -> String {
    at.format(TIME).to_string()
}

/// One kept version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its name, as `restore` takes it.
    pub name: String,
    /// The version, as its name has it.
    pub version: Version,
    /// Bytes.
    pub size: u64,
    /// The file itself.
    pub identity: Identity,
}

impl Backup {
    /// What a file in the folder of backups is, where its name is one of ours.
    pub fn from_name(name: &str, facts: &Facts) -> Option<Self> {
        let mut parts = name.strip_suffix(".json")?.split('-');
        let at = NaiveDateTime::parse_from_str(parts.next()?, TIME).ok()?.and_utc();
        let generation = parts.next()?.parse().ok()?;
        let writer = parts.next()?.parse().ok()?;
        let is_ours = parts.next().is_none_or(|copy| copy.parse::<u16>().is_ok()) && parts.next().is_none();
        (is_ours && facts.kind == Kind::File).then(|| Self {
            name: name.to_owned(),
            version: Version { generation, writer, at },
            size: facts.size,
            identity: facts.identity,
        })
    }
}
