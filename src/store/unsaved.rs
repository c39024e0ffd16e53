//! Why a change was not saved.

use std::{convert::Infallible, fmt, path::PathBuf};

use super::{
    change::Base,
    lock::LockError,
    trouble::{Failed, Trouble, remedy},
};

/// Why a change was not saved. `R` is the refusal of whoever made the change.
#[derive(Debug)]
pub enum Unsaved<R = Infallible> {
    /// The change itself was refused.
    Refused(R),
    /// The file cannot be read, so it is not written.
    Trouble(Trouble),
    /// Another writer holds the lock.
    Locked(LockError),
    /// A step failed before the file was touched.
    Failed(Failed),
    /// The changed book breaks one of its own rules, which would be a mistake of ours.
    Unfit(String),
    /// The saving itself panicked, which is a mistake of ours; whether the file has changed is not known.
    Mistaken,
    /// Another program changes the file all the time.
    Restless(PathBuf),
    /// There is no one backup of this name.
    NoBackup {
        /// The name asked for.
        name: String,
        /// Those it may mean.
        candidates: Vec<String>,
    },
    /// The new version is in place, but the machine does not vouch for it: exit code 3, or saving again whole.
    Unknown {
        /// What failed.
        failed: Failed,
        /// What the next save of the same change starts from.
        base: Box<Base>,
    },
}

impl<R> Unsaved<R> {
    /// What can be done about it; empty where its words say so, or nothing is known.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Failed(Failed { error, .. })
            | Self::Unknown { failed: Failed { error, .. }, .. }
            | Self::Locked(LockError::Refused { error, .. }) => remedy(error),
            _ => "",
        }
    }

    /// Whether the file may have changed all the same.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown { .. } | Self::Mistaken)
    }
}

impl<R: fmt::Display> fmt::Display for Unsaved<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Trouble(trouble) => trouble.fmt(f),
            Self::Locked(error) => write!(f, "not saved: {error}"),
            Self::Failed(failed) => write!(f, "not saved: {failed}; the file is as it was"),
            Self::Unfit(why) => write!(f, "not saved: the book would no longer be sound: {why}"),
            Self::Mistaken => f.write_str("not saved: regards made a mistake while it saved"),
            Self::Restless(path) => {
                write!(f, "not saved: another program keeps changing {}; try again", path.display())
            }
            Self::NoBackup { name, candidates } if candidates.is_empty() => {
                write!(f, "there is no backup called {name:?}; regards backups lists them")
            }
            Self::NoBackup { name, candidates } => {
                write!(f, "{name:?} may mean {}", candidates.join(", "))
            }
            Self::Unknown { failed, .. } => write!(
                f,
                "written, but it may not outlive a power cut: {failed}; look at the book before telling it again"
            ),
        }
    }
}

impl<R: fmt::Debug + fmt::Display> std::error::Error for Unsaved<R> {}
