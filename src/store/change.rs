//! What goes into a save and what comes out of one.

use super::{saved::Saved, stamp::Stamp, version::Version};
use crate::domain::book::Book;

/// The book as it was read.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The book; empty where there is no file yet.
    pub book: Book,
    /// What a save starts from.
    pub base: Base,
}

/// The version of the file that a change was made to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// The note of the save that wrote it.
    pub saved: Saved,
    /// The file; nothing where there is none yet.
    pub stamp: Option<Stamp>,
    /// The last save made from here, where it is not known whether it is on the disk.
    pub tried: Option<Tried>,
}

/// A save that may or may not be on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Which.
    pub version: Version,
    /// The digest of its bytes.
    pub content: u64,
}

/// A changed book, and what the file is to say about the change.
#[derive(Clone, Debug)]
pub struct Change {
    /// The book.
    pub book: Book,
    /// The changes, one a line.
    pub what: Vec<String>,
    /// The generation whose changes are taken back.
    pub undoes: Option<u64>,
}

/// A change that is saved and durable.
#[derive(Debug)]
pub struct Done {
    /// The book as it is in the file.
    pub book: Book,
    /// What the next save starts from.
    pub base: Base,
    /// What went wrong beside it, to be told.
    pub notices: Vec<String>,
}
