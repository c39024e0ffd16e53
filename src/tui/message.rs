//! What the program is told, and what it wants done outside.

use std::sync::Arc;

use super::{event::Event, look::Look};
use crate::{
    domain::{
        book::Book,
        command::{Change, Command},
        zone::Now,
    },
    edge::config::Config,
    exchange::people::{People, Table},
    store::undo::Way,
};

/// Something happened, at a moment.
#[derive(Debug)]
pub struct Msg {
    /// When.
    pub now: Now,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Debug)]
pub enum What {
    /// A key, a paste, a new size, the end of the terminal.
    Event(Event),
    /// Time has passed to where something shown changes.
    Time,
    /// Everything up to this revision is durable.
    Saved {
        /// The last revision that was saved.
        revision: u64,
        /// The book that was saved, where the file had changed and the commands were applied to what was there.
        replayed: Option<Replayed>,
        /// What else is to be said of it.
        notices: Vec<String>,
    },
    /// The lock of the file has been waited for since two seconds.
    SaveWaits,
    /// Saving failed; it is tried again.
    SaveFailed(String),
    /// Another program changed the file; this is what it holds now.
    Reloaded(Box<Book>),
    /// The file cannot be read any more, or can be again.
    Unreadable(Option<String>),
    /// How a path that is typed may go on.
    Path(PathGoesOn),
    /// What a file of people held, or why it could not be read.
    Import(Result<Box<ReadImport>, Box<NotRead>>),
    /// What undo or redo would take back from before this session.
    TakeBack(Result<Box<TakeBack>, String>),
    /// Text that was being typed when an earlier session ended.
    Rescued(Vec<Rescued>),
    /// What came back from the user's own editor.
    Edited(Result<String, String>),
    /// Which way a text got to the clipboard, or why it did not.
    Copied(Result<String, String>),
    /// A link was opened, or why not.
    Opened(Result<String, NotOpened>),
    /// The book that was put in the place of one that could not be read, or why it was not.
    Restored(Result<Box<Book>, String>),
    /// The program is not left yet, and why.
    NotLeft(String),
    /// How the program looks on this machine, after that was changed; or why it was not.
    Configured(Result<Box<Configured>, String>),
    /// Something to be said.
    Told(String),
}

/// Why a link was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotOpened {
    /// In words.
    pub why: String,
    /// What a person would type to open it elsewhere; empty for what is opened nowhere.
    pub address: String,
}

/// The book after commands were applied to a file that had changed.
#[derive(Debug)]
pub struct Replayed {
    /// What stands in the file now.
    pub book: Box<Book>,
    /// The commands that were refused there, in their own words.
    pub refused: Vec<String>,
}

/// How the program looks on this machine from now on.
#[derive(Clone, Debug)]
pub struct Configured {
    /// What was set.
    pub config: Config,
    /// Theme, keymap and mouse that follow from it.
    pub look: Look,
    /// What is said of it.
    pub said: String,
}

/// A line of `config` to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configure {
    /// The name.
    pub name: String,
    /// The value; none for the usual again.
    pub value: Option<String>,
    /// Whether it is written to the file, or only lasts as long as the program runs.
    pub is_kept: bool,
}

/// How a path may go on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathGoesOn {
    /// What was typed.
    pub typed: String,
    /// The path as far as all that fit have it in common; what was typed, where that is no further.
    pub common: String,
    /// The names that fit, where there are several.
    pub names: Vec<String>,
    /// Whether anything fits.
    pub is_found: bool,
}

/// A file of people that is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToRead {
    /// The path as the user typed it.
    pub path: String,
    /// Which column of it is what, as the user typed that; none where it is guessed what the file is.
    pub columns: Option<String>,
}

/// What an import's file held.
#[derive(Debug)]
pub struct ReadImport {
    /// The file as it was named.
    pub file: ToRead,
    /// Its path in full.
    pub path: String,
    /// What it held.
    pub people: People,
}

/// A file of people that was not read.
#[derive(Debug)]
pub struct NotRead {
    /// The file as it was named.
    pub file: ToRead,
    /// In words for the user.
    pub why: String,
    /// Its columns, where naming them may help.
    pub table: Option<Table>,
}

/// A save of an earlier session that undo would take back, or redo make again.
#[derive(Debug)]
pub struct TakeBack {
    /// What it did.
    pub what: Vec<String>,
    /// Whether another writer made it.
    pub is_anothers: bool,
    /// Whether the change is to be undone or made again.
    pub way: Way,
    /// The save whose changes are taken back, by its number.
    pub undoes: u64,
    /// The change.
    pub change: Arc<Change>,
}

/// Text from a session that ended while it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescued {
    /// Where it lies.
    pub file: String,
    /// What it was for, in words.
    pub title: String,
    /// The text.
    pub text: String,
}

/// What is to be done outside.
#[derive(Debug)]
pub enum Effect {
    /// Save this book.
    Save(Box<ToSave>),
    /// Try again to save what could not be saved.
    SaveAgain,
    /// Find what undo takes back from before this session.
    FindUndo,
    /// Find what redo makes again.
    FindRedo,
    /// Read a file of people.
    ReadImport(ToRead),
    /// Find how the path that is typed may go on.
    CompletePath(String),
    /// Put this backup in the place of the book.
    Restore(String),
    /// Lay a sheet for paper out as a file of this name, beside the book.
    Sheet {
        /// The name, safe for a file.
        name: String,
        /// The sheet.
        text: String,
    },
    /// Forget text from an earlier session.
    Forget(String),
    /// Open this text in the user's own editor.
    Edit(String),
    /// Change how the program looks on this machine.
    Configure(Configure),
    /// Copy this text.
    Copy(String),
    /// Open this with the program that the desktop has for it.
    OpenLink {
        /// An address: https, http or mailto.
        link: String,
        /// What is said where it was opened.
        said: String,
    },
    /// Stop until the shell continues the program.
    Suspend,
    /// End, once everything is saved.
    Quit,
}

/// A book to save, and the commands that made it from the last one that was saved.
#[derive(Clone, Debug)]
pub struct ToSave {
    /// The revision of the session.
    pub revision: u64,
    /// The book.
    pub book: Book,
    /// The commands since the last save that is known to be durable, each with its revision and moment.
    pub commands: Vec<Pending>,
}

/// A command that is not known to be durable yet.
#[derive(Clone, Debug)]
pub struct Pending {
    /// Its revision.
    pub revision: u64,
    /// The command.
    pub command: Command,
    /// When it was applied.
    pub now: Now,
    /// What it did, to be told where it is refused.
    pub what: String,
    /// What it takes back.
    pub undoes: Option<Undoes>,
}

/// What a command takes back, so that the file can say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undoes {
    /// A save of before this session, by its number.
    Save(u64),
    /// A change of this session, by its revision.
    Change(u64),
}
