//! What an import does with each row.

use std::{fmt, sync::Arc};

use crate::domain::{
    card::{Card, Origin, Past},
    contact::Contact,
    id::Id,
    name::{LINE_LIMIT, NotAName},
};

/// What an import will do, row by row in the order of the lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// From where.
    pub origin: Origin,
    /// The rows.
    pub rows: Vec<Row>,
}

/// What an import will do with one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line of the file on which it begins.
    pub line: u64,
    /// The name, as the file has it, or the beginning of one that is too long.
    pub name: String,
    /// Who it is, where they are in the book.
    pub contact: Option<Id>,
    /// What happens.
    pub outcome: Outcome,
    /// The fields of which there is something to say.
    pub fields: Vec<FieldNews>,
    /// People in the book with the same name and employer who are not known to be the same person.
    pub doubles: Vec<Id>,
    /// Whether the person becomes discreet by this: they work where the user does.
    pub becomes_discreet: bool,
    /// The record as it will stand in the book; none where it stays as it is, or there is none.
    pub becomes: Option<Arc<Contact>>,
    /// What has happened with the person and is to be told; nothing where the record stays as it is.
    pub past: Past,
}

/// What happens with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody new, for the pool.
    Added,
    /// Somebody who is in the book, and not from there, is found in the file; empty fields are filled.
    Linked,
    /// The file says something new of somebody, and the record follows.
    Updated,
    /// The file says something new that the user has otherwise; the user's own stands.
    Differing,
    /// Nothing new.
    Unchanged,
    /// The row is left out.
    Skipped(Why),
}

/// Why a row is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The name cannot stand in a book.
    Name(NotAName),
    /// A field is too long; its length and what fits, in characters.
    TooLong {
        /// Which.
        field: Field,
        /// How long it is.
        length: usize,
        /// How much fits.
        limit: usize,
    },
    /// The person has another row in the same file.
    Repeated {
        /// The line of the row that counts.
        first: u64,
    },
    /// The user has deleted the person.
    Deleted,
}

/// The fields that a file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The name.
    Name,
    /// The employer.
    Employer,
    /// The role.
    Role,
    /// The profile's address.
    Profile,
    /// The e-mail address.
    Email,
    /// The day of connection.
    ConnectedOn,
    /// Phone numbers.
    Phone,
    /// The field of work.
    Work,
    /// The time zone.
    Zone,
    /// How the person was found.
    Source,
    /// Tags.
    Tags,
    /// Notes.
    Notes,
    /// The day on which the user asked.
    Asked,
    /// The day on which they talked.
    Talked,
    /// Whether and when the user said thank you.
    Thanked,
    /// The day on which the user meant to come back to it.
    Next,
}

/// Something new in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNews {
    /// Which field.
    pub field: Field,
    /// What the file says now; empty where it says nothing any more.
    pub theirs: String,
    /// What comes of it.
    pub news: News,
}

/// What comes of something new in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The field was empty and is filled.
    Filled,
    /// The field said what the file had said before, and follows.
    Updated {
        /// What it said.
        from: String,
    },
    /// The user had written the same already.
    Agrees,
    /// The user has it otherwise, and that stands.
    Differs {
        /// What the user has; may be empty.
        yours: String,
    },
    /// It cannot be taken in, and why.
    LeftOut(&'static str),
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Somebody new.
    pub added: usize,
    /// New, and worked with already: not for the pool.
    pub worked_with: usize,
    /// Found in the book.
    pub linked: usize,
    /// Followed the file.
    pub updated: usize,
    /// Left as the user has it.
    pub differing: usize,
    /// Nothing new.
    pub unchanged: usize,
    /// Left out.
    pub skipped: usize,
    /// Discreet from now on.
    pub discreet: usize,
    /// New, with the name and employer of somebody in the book.
    pub doubles: usize,
}

impl Row {
    pub(super) fn skipped(card: &Card, why: Why) -> Self {
        Self {
            line: card.line,
            name: card.name.chars().take(LINE_LIMIT).collect(),
            contact: None,
            outcome: Outcome::Skipped(why),
            fields: Vec::new(),
            doubles: Vec::new(),
            becomes_discreet: false,
            becomes: None,
            past: Past::default(),
        }
    }
}

impl Plan {
    /// Whether the book stays as it is.
    pub fn changes_nothing(&self) -> bool {
        self.rows.iter().all(|row| row.becomes.is_none())
    }

    /// The summary: "From LinkedIn: 12 added to the pool, 2 updated, 1 differing".
    pub fn summary(&self) -> String {
        format!("From {}: {}", self.origin.words(), self.counts())
    }

    /// How many rows there are of each kind.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            *match row.outcome {
                Outcome::Added => &mut counts.added,
                Outcome::Linked => &mut counts.linked,
                Outcome::Updated => &mut counts.updated,
                Outcome::Differing => &mut counts.differing,
                Outcome::Unchanged => &mut counts.unchanged,
                Outcome::Skipped(_) => &mut counts.skipped,
            } += 1;
            let is_worked_with = row.becomes.as_ref().is_some_and(|contact| !contact.pool);
            counts.worked_with += usize::from(row.outcome == Outcome::Added && is_worked_with);
            counts.discreet += usize::from(row.becomes_discreet);
            counts.doubles += usize::from(!row.doubles.is_empty());
        }
        counts
    }
}

/// "12 added to the pool, 2 updated, 1 differing".
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [
            (self.added - self.worked_with, "added to the pool"),
            (self.worked_with, "added to those you work with"),
            (self.linked, "found in the book"),
            (self.updated, "updated"),
            (self.differing, "differing"),
            (self.unchanged, "unchanged"),
            (self.skipped, "left out"),
        ];
        let mut told = kinds.into_iter().filter(|(count, _)| *count > 0);
        let Some((count, words)) = told.next() else { return f.write_str("nobody") };
        write!(f, "{count} {words}")?;
        told.try_for_each(|(count, words)| write!(f, ", {count} {words}"))
    }
}

impl Field {
    /// The field in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Employer => "employer",
            Self::Role => "role",
            Self::Profile => "profile",
            Self::Email => "e-mail",
            Self::ConnectedOn => "connected on",
            Self::Phone => "phone",
            Self::Work => "field",
            Self::Zone => "time zone",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::Notes => "notes",
            Self::Asked => "asked on",
            Self::Talked => "talked on",
            Self::Thanked => "thanked",
            Self::Next => "next date",
        }
    }
}

/// "employer: Acme, was Hale Health"; "role: theirs research lead, yours lead".
impl fmt::Display for FieldNews {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn told(text: &str) -> &str {
            if text.is_empty() { "none" } else { text }
        }
        let (field, theirs) = (self.field.words(), told(&self.theirs));
        match &self.news {
            News::Filled => write!(f, "{field}: {theirs}"),
            News::Updated { from } => write!(f, "{field}: {theirs}, was {}", told(from)),
            News::Agrees => write!(f, "{field}: {theirs}, as you have it"),
            News::Differs { yours } => write!(f, "{field}: theirs {theirs}, yours {}", told(yours)),
            News::LeftOut(why) => write!(f, "{field}: {theirs} left out, {why}"),
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(not_a_name) => not_a_name.fmt(f),
            Self::TooLong { field, length, limit } => {
                write!(f, "the {} has {length} characters; {limit} fit", field.words())
            }
            Self::Repeated { first } => write!(f, "the same person as on line {first}"),
            Self::Deleted => f.write_str("you deleted this person; imports do not bring them back"),
        }
    }
}
