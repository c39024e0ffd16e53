//! What the columns of a table are.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use crate::exchange::{people::Table, tidy::glance};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The whole name.
    Name,
    /// The given name.
    First,
    /// A name between the two.
    Middle,
    /// The family name.
    Last,
    /// An e-mail address; a table may have several such columns.
    Email,
    /// A phone number; likewise.
    Phone,
    /// The employer.
    Employer,
    /// The role.
    Role,
    /// The field of work.
    Work,
    /// The address of a profile or another page.
    Profile,
    /// The time zone.
    Zone,
    /// How the person was found.
    Source,
    /// Tags.
    Tags,
    /// Notes.
    Notes,
    /// When the user asked.
    Asked,
    /// When they talked.
    Talked,
    /// Whether or when the user said thank you.
    Thanked,
    /// When the user meant to come back to it.
    Next,
}

impl Column {
    /// Every column, in the order in which they are named.
    pub const ALL: [Self; 18] = [
        Self::Name,
        Self::First,
        Self::Middle,
        Self::Last,
        Self::Email,
        Self::Phone,
        Self::Employer,
        Self::Role,
        Self::Work,
        Self::Profile,
        Self::Zone,
        Self::Source,
        Self::Tags,
        Self::Notes,
        Self::Asked,
        Self::Talked,
        Self::Thanked,
        Self::Next,
    ];

    /// The word by which a map names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::First => "first",
            Self::Middle => "middle",
            Self::Last => "last",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Employer => "employer",
            Self::Role => "role",
            Self::Work => "field",
            Self::Profile => "profile",
            Self::Zone => "zone",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::Notes => "notes",
            Self::Asked => "asked",
            Self::Talked => "talked",
            Self::Thanked => "thanked",
            Self::Next => "next",
        }
    }

    /// The headings that mean it, in small letters without signs: Google's, Outlook's, regards' own, and what people
    /// write over the columns of their own tables, in English and German.
    pub(super) fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Name => &[
                "name",
                "fullname",
                "displayname",
                "contact",
                "contactname",
                "person",
                "who",
                "wer",
                "vollständigername",
                "ganzername",
            ],
            Self::First => &["firstname", "givenname", "forename", "vorname"],
            Self::Middle => &["middlename", "additionalname", "weiterevornamen", "zweitervorname"],
            Self::Last => &["lastname", "familyname", "surname", "nachname", "familienname"],
            Self::Email => &[
                "email",
                "mail",
                "emails",
                "emailaddress",
                "emailvalue",
                "emailadresse",
                "mailadresse",
                "primaryemail",
            ],
            Self::Phone => &[
                "phone",
                "phones",
                "telephone",
                "mobile",
                "cell",
                "phonenumber",
                "phonevalue",
                "mobilephone",
                "businessphone",
                "homephone",
                "primaryphone",
                "telefon",
                "handy",
                "mobiltelefon",
                "mobil",
                "telefonnummer",
                "telefongeschäftlich",
            ],
            Self::Employer => &[
                "employer",
                "company",
                "organization",
                "organisation",
                "organizationname",
                "companyname",
                "firma",
                "arbeitgeber",
                "unternehmen",
                "where",
                "worksat",
            ],
            Self::Role => &[
                "role",
                "jobtitle",
                "organizationtitle",
                "position",
                "title",
                "job",
                "rolle",
                "funktion",
                "beruf",
            ],
            Self::Work => &["field", "industry", "sector", "branche", "fachgebiet", "area"],
            Self::Profile => &[
                "profile",
                "linkedin",
                "linkedinurl",
                "linkedinprofile",
                "url",
                "website",
                "websitevalue",
                "webpage",
                "profileurl",
                "profil",
                "webseite",
                "link",
            ],
            Self::Zone => &["zone", "timezone", "zeitzone", "tz"],
            Self::Source => &[
                "source",
                "howwemet",
                "foundthrough",
                "foundvia",
                "howfound",
                "via",
                "referredby",
                "introducedby",
                "through",
                "quelle",
            ],
            Self::Tags => &[
                "tags",
                "tag",
                "labels",
                "label",
                "groupmembership",
                "categories",
                "category",
                "groups",
                "kategorien",
                "gruppe",
            ],
            Self::Notes => &[
                "notes",
                "note",
                "comments",
                "comment",
                "remarks",
                "notizen",
                "notiz",
                "anmerkungen",
                "bemerkungen",
                "kommentar",
            ],
            Self::Asked => &[
                "asked",
                "askedon",
                "dateasked",
                "contacted",
                "contactedon",
                "datecontacted",
                "reachedout",
                "reachedouton",
                "messaged",
                "emailed",
                "requestsent",
                "datesent",
                "sent",
                "senton",
                "outreachdate",
                "dateofoutreach",
                "angefragt",
                "angefragtam",
                "angeschrieben",
            ],
            Self::Talked => &[
                "talked",
                "talkedon",
                "met",
                "meton",
                "datemet",
                "spoke",
                "spokeon",
                "lastspoke",
                "lastspokeon",
                "lasttalked",
                "lasttalk",
                "lastcontact",
                "lastcontacted",
                "calldate",
                "meetingdate",
                "chatdate",
                "coffeechat",
                "coffeechatdate",
                "interviewdate",
                "interviewed",
                "dateofcall",
                "dateofinterview",
                "gespräch",
                "gesprächam",
                "gesprochenam",
                "getroffen",
            ],
            Self::Thanked => &[
                "thanked",
                "thankedon",
                "thankyou",
                "thankyousent",
                "thanks",
                "thankssent",
                "thankyounote",
                "thankyouemail",
                "thankyousenton",
                "bedankt",
                "bedanktam",
                "gedankt",
            ],
            Self::Next => &[
                "next",
                "nextdate",
                "nextstep",
                "nextstepdate",
                "nextcontact",
                "followup",
                "followupon",
                "followupdate",
                "followupby",
                "nextfollowup",
                "reminder",
                "due",
                "duedate",
                "nächsterkontakt",
                "nachfassen",
                "nachfassenam",
                "wiedervorlage",
            ],
        }
    }

    fn named(word: &str) -> Option<Self> {
        let word = plain(word);
        let by_word = Self::ALL.into_iter().find(|column| column.word() == word);
        by_word.or_else(|| Self::ALL.into_iter().find(|column| column.headings().contains(&word.as_str())))
    }

    /// Whether several columns may hold it.
    pub(super) fn is_many(self) -> bool {
        matches!(self, Self::Email | Self::Phone | Self::Profile | Self::Tags | Self::Notes)
    }
}

/// So many characters of a map are written, and so many headings named beside it; people's tables have a fraction.
const LONGEST_MAP: usize = 4_000;
const MOST_OTHERS: usize = 100;

/// A heading as it stands on one line.
pub(super) fn one_line(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading without case, spaces, marks and numbers.
pub(super) fn plain(heading: &str) -> String {
    heading.chars().take(400).filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).take(40).collect()
}

/// What the user says of the columns: what a column holds, and its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// Each heading as the user wrote it; empty for a column that is to be passed over.
    pub headings: Vec<(Column, String)>,
}

/// What is wrong with a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAMap {
    /// A part without `=`.
    NoHeading(String),
    /// No such thing can be mapped.
    Unknown(String),
    /// A quotation mark opens and is never closed.
    Unclosed,
}

impl Map {
    /// Reads `name="Full name",email=Mail`. Nothing after `=` leaves that out.
    ///
    /// # Errors
    /// Which part cannot be understood.
    pub fn parse(text: &str) -> Result<Self, NotAMap> {
        let (mut parts, mut part, mut is_quoted) = (Vec::new(), String::new(), false);
        let mut letters = text.chars().peekable();
        while let Some(c) = letters.next() {
            match c {
                // A mark of the heading itself, as a table writes it: twice.
                '"' if is_quoted && letters.next_if_eq(&'"').is_some() => part.push('"'),
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => parts.push(std::mem::take(&mut part)),
                c => part.push(c),
            }
        }
        if is_quoted {
            return Err(NotAMap::Unclosed);
        }
        parts.push(part);
        let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
        let headings = parts.map(|part| {
            let (word, heading) = part.split_once('=').ok_or_else(|| NotAMap::NoHeading(part.to_owned()))?;
            let column = Column::named(word).ok_or_else(|| NotAMap::Unknown(word.trim().to_owned()))?;
            Ok((column, heading.trim().to_owned()))
        });
        Ok(Self { headings: headings.collect::<Result<_, _>>()? })
    }

    /// Whether it says where the names stand.
    pub fn names_people(&self) -> bool {
        let is_name = |column: &Column| matches!(column, Column::Name | Column::First | Column::Last);
        self.headings.iter().any(|(column, heading)| is_name(column) && !heading.is_empty())
    }

    /// The same, and nothing beside it: what it does not name is passed over, whatever its heading.
    #[must_use]
    pub fn alone(mut self) -> Self {
        let is_told = |column: &Column| self.headings.iter().any(|(told, _)| told == column);
        let others: Vec<Column> = Column::ALL.into_iter().filter(|column| !is_told(column)).collect();
        self.headings.extend(others.into_iter().map(|column| (column, String::new())));
        self
    }
}

impl fmt::Display for NotAMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHeading(part) => {
                write!(f, "{part:?} names no column; say what it holds and its heading, as in email=Mail")
            }
            Self::Unknown(word) => {
                let words = Column::ALL.map(Column::word).join(", ");
                write!(f, "{word:?} is nothing a column can hold; these are: {words}")
            }
            Self::Unclosed => f.write_str("a quotation mark opens and is never closed"),
        }
    }
}

/// Which columns of one table hold what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) found: BTreeMap<Column, Vec<usize>>,
    pub(super) headings: Vec<String>,
    pub(super) width: usize,
}

impl Columns {
    pub(super) fn places(&self, column: Column) -> impl Iterator<Item = usize> {
        self.found.get(&column).into_iter().flatten().copied()
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.found.contains_key(&column)
    }

    /// The same as a map has it, which is to be read back and changed.
    pub(super) fn table(&self) -> Table {
        let mut table = Table::default();
        let mut named: Vec<usize> = Vec::new();
        let places =
            self.found.iter().flat_map(|(column, places)| places.iter().map(move |it| (column, *it)));
        for (column, place) in places {
            let heading = self.headings.get(place).map_or_else(String::new, |heading| one_line(heading));
            // What is longer than can be read at a glance, or is one of hundreds, no one would change by hand.
            if heading.is_empty() || glance(&heading) != heading || table.map.chars().count() > LONGEST_MAP {
                continue;
            }
            let is_plain = !heading.contains(['"', ',', ' ', '=']);
            let heading = if is_plain { heading } else { format!("\"{}\"", heading.replace('"', "\"\"")) };
            let between = if table.map.is_empty() { "" } else { ", " };
            table.map.push_str(&format!("{between}{}={heading}", column.word()));
            named.push(place);
        }
        let others = self.headings.iter().enumerate().filter(|(place, _)| !named.contains(place));
        let others = others.map(|(_, heading)| one_line(heading)).filter(|heading| !heading.is_empty());
        table.others = others.take(MOST_OTHERS).map(|heading| glance(&heading).into_owned()).collect();
        table
    }

    /// Which column was taken for what: `"Full name" is the name`; and those that were passed over.
    pub(super) fn said(&self) -> Vec<String> {
        let heading = |place: usize| glance(self.headings.get(place).map_or("", |heading| heading.trim()));
        let mut said: Vec<String> = self
            .found
            .iter()
            .map(|(column, places)| {
                let headings: Vec<Cow<'_, str>> = places.iter().map(|place| heading(*place)).collect();
                format!("{} = {}", column.word(), headings.join(", "))
            })
            .collect();
        let taken: Vec<usize> = self.found.values().flatten().copied().collect();
        let others = (0..self.headings.len()).filter(|place| !taken.contains(place)).map(heading);
        let others: Vec<Cow<'_, str>> = others.filter(|heading| !heading.is_empty()).collect();
        if !others.is_empty() {
            said.push(format!("passed over: {}", others.join(", ")));
        }
        said
    }
}
