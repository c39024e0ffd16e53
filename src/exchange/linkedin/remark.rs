//! What the reader says about an export it could read: rows left out, and fields left out.

use std::fmt;

use crate::exchange::dates::DateOrder;

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// Why.
    pub reason: Reason,
}

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// LinkedIn keeps the row of a member who has hidden or closed the account, with the date alone.
    Hidden,
    /// Something is known, but no name.
    NoName,
    /// A quotation mark opens that is never closed.
    BrokenQuote,
    /// What looks like the rest of the broken row above.
    Remainder,
    /// More cells than the heading names: nobody can say which belongs to which column.
    TooManyCells,
}

/// A field that was left out, or something about the whole file. The texts are those of the file, cut where
/// they are long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The file is not UTF-8 and was read as windows-1252.
    OldEncoding,
    /// The row is in, without this as its e-mail address.
    NotAnEmail { line: u64, text: String },
    /// The row is in, without this as its profile.
    NotAProfile { line: u64, text: String },
    /// The row is in, without this as its date.
    NotADate { line: u64, text: String },
    /// So many rows are in without their dates, since day and month cannot be told apart.
    UncertainDates { count: usize, first: u64, order: DateOrder },
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hidden => "a hidden or closed account, only the date is left",
            Self::NoName => "no name",
            Self::BrokenQuote => "a quotation mark opens and is never closed",
            Self::Remainder => "looks like the rest of the broken row above",
            Self::TooManyCells => "more cells than the heading, perhaps a comma without quotation marks",
        })
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OldEncoding => f.write_str(
                "the file is not UTF-8 and was read as windows-1252: look whether accents are right",
            ),
            Self::NotAnEmail { line, text } => {
                write!(f, "line {line}: {text:?} is no e-mail address and was left out")
            }
            Self::NotAProfile { line, text } => {
                write!(f, "line {line}: {text:?} is no LinkedIn profile and was left out")
            }
            Self::NotADate { line, text } => write!(f, "line {line}: {text:?} is no date and was left out"),
            Self::UncertainDates { count, first, order } => {
                let dates = if *count == 1 { "1 date was" } else { &format!("{count} dates were") };
                write!(f, "{dates} left out, first on line {first}: {order}")
            }
        }
    }
}
