//! The one place where the program waits: for the terminal, for signals, for its own workers, for a moment.

pub use machine::{Wait, Waker};

use super::event::Ending;

#[cfg(unix)]
#[path = "wait/unix.rs"]
mod machine;
#[cfg(windows)]
#[path = "wait/windows.rs"]
mod machine;

/// How the terminal was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    Quiet,
    /// Reading now does not wait.
    Bytes,
    /// It has hung up; reading would say so for ever.
    Gone,
}

/// A signal that came, by what it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    End(Ending),
    Suspend,
    Continued,
    Resized,
}
