//! What can be wrong with the file, in words that say what, where and what to do.

use std::{
    fmt,
    io::{self, ErrorKind},
    path::PathBuf,
};

use super::{
    disk::{Kind, is_broken, is_circle},
    stamp::Stamp,
};

/// What a reader of the content found wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Not a whole book.
    Damaged {
        /// The line where reading stopped, from 1; 0 where no line can be named.
        line: usize,
        /// The column in that line.
        column: usize,
        /// What was found there.
        why: String,
    },
    /// Every record can be read, but they do not hold together.
    Unsound {
        /// What does not hold, each with the ids and names of the records.
        faults: Vec<String>,
    },
    /// Written by a later regards.
    Newer {
        /// The format it is in.
        format: u64,
        /// The latest format this regards reads.
        known: u64,
    },
}

/// Why the book cannot be read. A book that cannot be read is never written to.
#[derive(Debug)]
pub struct Trouble {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub kind: Box<TroubleKind>,
    /// The newest backup that can be read.
    pub backup: Option<String>,
    /// The beginning of a command line that goes to this book.
    pub command_line: String,
}

/// The different ways in which a file cannot be read.
#[derive(Debug)]
pub enum TroubleKind {
    /// There is no such file, but there are backups of it.
    Missing,
    /// The folder it should lie in does not exist.
    NoFolder,
    /// Something else has its name.
    NotAFile(Kind),
    /// The machine does not let us read it.
    NotPermitted,
    /// It has no bytes.
    Empty(Stamp),
    /// It is larger than any book: the size in bytes.
    TooLarge(u64),
    /// What is in it is not a whole book, or not one this regards knows.
    Flawed(Flaw, Stamp),
    /// It was different every time it was looked at.
    Restless,
    /// The machine could not read it.
    Unreadable(io::Error),
}

impl Trouble {
    /// What is wrong, and where, without what to do about it.
    pub fn what(&self) -> String {
        What(self).to_string()
    }

    /// The version of the file that was found wrong, where `restore` may put it aside: `Some(None)` where there is
    /// no file, and `None` where restoring would not help.
    pub fn replaceable(&self) -> Option<Option<Stamp>> {
        match &*self.kind {
            TroubleKind::Missing => Some(None),
            TroubleKind::Empty(stamp) | TroubleKind::Flawed(_, stamp) => Some(Some(*stamp)),
            TroubleKind::NoFolder
            | TroubleKind::NotAFile(_)
            | TroubleKind::NotPermitted
            | TroubleKind::TooLarge(_)
            | TroubleKind::Restless
            | TroubleKind::Unreadable(_) => None,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. It was not touched.", self.what())?;
        match (&self.backup, &*self.kind) {
            (Some(name), _) => {
                let way = if self.replaceable().is_some() { "" } else { "when that is out of the way: " };
                let program = &self.command_line;
                write!(f, " The newest backup that can be read: {name} ({way}{program} restore {name})")
            }
            (None, TroubleKind::NoFolder | TroubleKind::NotAFile(_)) => Ok(()),
            (None, TroubleKind::Missing) => f.write_str(
                " None of them can be read; to begin a new book, move the folder of backups away.",
            ),
            (None, TroubleKind::Empty(_)) => {
                f.write_str(" There is no backup that can be read; to begin a new book, move it away.")
            }
            (None, TroubleKind::Flawed(Flaw::Damaged { .. } | Flaw::Unsound { .. }, _)) => f.write_str(
                " There is no backup that can be read: mend it in an editor, or move it away to begin a new book.",
            ),
            (None, _) => f.write_str(" There is no backup that can be read."),
        }
    }
}

/// What is wrong, and where, without what to do about it.
struct What<'a>(&'a Trouble);

impl fmt::Display for What<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Trouble { path, kind, .. } = self.0;
        let (folder, path) = (path.parent().unwrap_or(path), path.display());
        match &**kind {
            TroubleKind::Missing => write!(f, "{path} is missing, though there are backups of it"),
            TroubleKind::NoFolder => {
                write!(f, "the folder {} does not exist; create it, or check the path", folder.display())
            }
            TroubleKind::NotAFile(kind) => {
                let kind = match kind {
                    Kind::Folder => "a folder",
                    Kind::Pipe => "a pipe",
                    Kind::Device => "a device",
                    Kind::Link => "a symbolic link that was not there before",
                    Kind::File | Kind::Other => "not a regular file",
                };
                write!(f, "{path} is {kind}; name the file that holds the book")
            }
            TroubleKind::NotPermitted => {
                write!(f, "{path} may not be read by this user; check who owns it, and what ls -l says of it")
            }
            TroubleKind::Empty(_) => write!(f, "{path} is empty"),
            TroubleKind::TooLarge(size) => {
                write!(f, "{path} has {size} bytes, more than a book can have; is it another file")
            }
            TroubleKind::Flawed(Flaw::Damaged { line: 0, why, .. }, _) => write!(f, "{path}: {why}"),
            TroubleKind::Flawed(Flaw::Damaged { line, column, why }, _) => {
                write!(f, "{path}:{line}:{column}: {why}")
            }
            TroubleKind::Flawed(Flaw::Unsound { faults }, _) => {
                write!(f, "{path}: {}", faults.first().map_or("its records do not fit", String::as_str))?;
                if faults.len() > 1 {
                    write!(f, ", and {} more (regards check lists them)", faults.len() - 1)?;
                }
                Ok(())
            }
            TroubleKind::Flawed(Flaw::Newer { format, known }, _) => write!(
                f,
                "{path} was written by a newer regards (format {format}, this one reads up to {known}); update \
                 regards"
            ),
            TroubleKind::Restless => write!(f, "{path} is being written by another program; try again"),
            TroubleKind::Unreadable(error) => write!(f, "cannot read {path}: {}", words(error)),
        }
    }
}

impl std::error::Error for Trouble {}

/// A step of a save that the machine refused.
#[derive(Debug)]
pub struct Failed {
    /// What was to be done.
    pub step: &'static str,
    /// With which file.
    pub path: PathBuf,
    /// What the machine says.
    pub error: io::Error,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.step, self.path.display(), words(&self.error))
    }
}

impl std::error::Error for Failed {}

/// What can be done about the machine's error; empty where nothing is known.
pub fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        _ if is_broken(error) => "copy the book and its backups to another disk before anything else",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room there, then do it again",
        ErrorKind::FileTooLarge => "raise the limit (ulimit -f unlimited), then do it again",
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
            "the book, its backups and its lock need a folder you may write to; --file PATH names another"
        }
        _ => "",
    }
}

/// The machine's error in plain words, where there are some.
pub fn words(error: &io::Error) -> String {
    let known = match error.kind() {
        _ if is_broken(error) => "the disk reports an error",
        _ if is_circle(error) => "the symbolic links go in a circle",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "the disk quota is used up",
        ErrorKind::FileTooLarge => "the file would be larger than it may be here (ulimit -f)",
        ErrorKind::ReadOnlyFilesystem => "the disk is mounted read-only",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::InvalidFilename => "the name is too long",
        ErrorKind::NotADirectory => "a part of the path is a file, not a folder",
        ErrorKind::NotFound => "there is no such file",
        _ => return error.to_string(),
    };
    known.to_owned()
}
