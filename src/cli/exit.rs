//! The exit codes that scripts may rely on.

/// How a run of the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Refused or failed; nothing was changed.
    Refused,
    /// Not how the program is used.
    Usage,
    /// Changed, but nobody vouches for its being durable.
    Unsure,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Unsure => 3,
        }
    }
}
