//! A card: one person as a file of another program has them, before anything is known about them here.

use chrono::NaiveDate;

use super::connection::Profile;

/// From where people are brought in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// LinkedIn's list of connections.
    #[default]
    Linkedin,
    /// An address book's vCards.
    Vcard,
    /// A table: an address book's, or one that somebody keeps.
    Csv,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Self; 3] = [Self::Linkedin, Self::Vcard, Self::Csv];

    /// As it is kept in a record, and as the verb names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Linkedin => "linkedin",
            Self::Vcard => "vcard",
            Self::Csv => "csv",
        }
    }

    /// As it stands in a sentence: "From LinkedIn".
    pub fn words(self) -> &'static str {
        match self {
            Self::Linkedin => "LinkedIn",
            Self::Vcard => "vCards",
            Self::Csv => "a table",
        }
    }
}

/// One person of a file, in plain fields. Texts are trimmed, and runs of white space are one space, but for the notes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Card {
    /// The line of the file on which the person begins, from 1.
    pub line: u64,
    /// The name; never blank.
    pub name: String,
    /// What the file itself knows the person by, where it says: the UID of a vCard.
    pub uid: Option<String>,
    /// The LinkedIn profile.
    pub profile: Option<Profile>,
    /// Another page of theirs, where no profile is known.
    pub page: Option<String>,
    /// E-mail addresses, the usual one first.
    pub emails: Vec<String>,
    /// Phone numbers, the usual one first.
    pub phones: Vec<String>,
    /// The present employer.
    pub employer: Option<String>,
    /// The present position.
    pub position: Option<String>,
    /// The field of work.
    pub field: Option<String>,
    /// The name of the time zone; one that there is.
    pub zone: Option<String>,
    /// How the person was found, as [`Source::parse`] reads it.
    ///
    /// [`Source::parse`]: super::contact::Source::parse
    pub source: Option<String>,
    /// Notes, with their line breaks.
    pub notes: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// The day on which the two were connected on LinkedIn.
    pub connected_on: Option<NaiveDate>,
    /// What has happened with the person, as far as the file has it.
    pub past: Past,
}

/// What somebody's own table says has happened with a person, and what comes next.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Past {
    /// The day on which the user asked for a talk.
    pub asked: Option<NaiveDate>,
    /// The day on which they talked.
    pub talked: Option<NaiveDate>,
    /// Whether the user has said thank you; none where the table has no word on it for anybody.
    pub thanked: Option<Thanked>,
    /// The day on which the user meant to come back to it.
    pub next: Option<NaiveDate>,
}

/// Whether somebody was thanked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thanked {
    /// Not yet.
    No,
    /// Yes, on a day that is not said.
    Yes,
    /// Yes, on this day.
    On(NaiveDate),
}
