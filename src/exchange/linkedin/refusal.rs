//! Why a file is no list of connections, and what to do instead.

use std::fmt;

use super::columns::{OtherFile, ROWS_SEARCHED};
use super::remark::Skipped;
use crate::exchange::bounds::too_many;

/// Why nothing was read. Each says what is there, and what to bring instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAnExport {
    /// There is nothing in it, or only white space.
    Empty,
    /// It is packed: the archive as LinkedIn sends it, or another.
    Packed,
    /// It is a spreadsheet's own format.
    Spreadsheet,
    /// It is not text.
    NotText,
    /// It is a web page.
    WebPage,
    /// It is JSON.
    Json,
    /// It holds vCards.
    VCard,
    /// It is LinkedIn's, but not the list of connections.
    OtherFile(OtherFile),
    /// More rows than people can be connections.
    TooMany,
    /// No row near the top has the names of the columns.
    NoHeading,
    /// The heading is there, and nothing below it.
    NoRows {
        /// The heading's line.
        heading: u64,
    },
    /// There are rows below the heading, and every one had to be left out.
    NobodyReadable {
        /// The heading's line.
        heading: u64,
        /// How many rows there are.
        rows: usize,
        /// The first of them, and why it was left out.
        first: Skipped,
    },
}

const HOW_TO_EXPORT: &str = "To get it: on LinkedIn, Settings > Data privacy > Get a copy of your data > Connections. \
                             It comes by mail, in minutes or in a day; the file is Connections.csv.";

impl fmt::Display for NotAnExport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the file is empty. {HOW_TO_EXPORT}"),
            Self::Packed => {
                f.write_str("this is a packed archive: unpack it first, Connections.csv is inside")
            }
            Self::Spreadsheet => f.write_str(
                "this is a spreadsheet: bring Connections.csv itself, or save the sheet as CSV first",
            ),
            Self::NotText => write!(f, "this is not a text file. {HOW_TO_EXPORT}"),
            Self::WebPage => {
                write!(f, "this is a web page, perhaps the one that leads to the download. {HOW_TO_EXPORT}")
            }
            Self::Json => write!(f, "this is JSON, not a list of connections. {HOW_TO_EXPORT}"),
            Self::VCard => f.write_str("these are vCards: regards import vcard FILE reads them"),
            Self::OtherFile(file) => {
                let (name, holds) = match file {
                    OtherFile::Messages => ("messages.csv", "conversations"),
                    OtherFile::Invitations => ("Invitations.csv", "invitations"),
                };
                write!(
                    f,
                    "this is LinkedIn's {name}, with {holds}; the people are in Connections.csv, from the same archive. \
                     {HOW_TO_EXPORT}"
                )
            }
            Self::NoHeading => write!(
                f,
                "no heading found: looked in the first {ROWS_SEARCHED} rows for First Name and Last Name, with URL, \
                 Company or Connected On. {HOW_TO_EXPORT}"
            ),
            Self::TooMany => f.write_str(&too_many("rows")),
            Self::NoRows { heading } => {
                write!(f, "the heading is on line {heading}, but nobody is listed below it. {HOW_TO_EXPORT}")
            }
            Self::NobodyReadable { heading, rows, first } => {
                let rows = if *rows == 1 { "the one row".to_owned() } else { format!("all {rows} rows") };
                write!(
                    f,
                    "the heading is on line {heading}, but {rows} below it had to be left out; {first}. {HOW_TO_EXPORT}"
                )
            }
        }
    }
}

impl std::error::Error for NotAnExport {}
