//! A contact: a person, with everything that is theirs.

use std::{collections::BTreeMap, fmt};

use chrono::{DateTime, FixedOffset, NaiveDate};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::{
    card::Origin,
    drafts::key::DraftFor,
    event::Event,
    follow_up::FollowUpId,
    id::Id,
    interview::Interview,
    name::Name,
    one_or_more,
    records::{Advice, Decision, Lead, Promise, Referral, Reminder},
    request::Request,
    unique, years,
};

/// How a contact was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A friend.
    Friend,
    /// Family.
    Family,
    /// The same school or course.
    Alumni,
    /// A teacher.
    Teacher,
    /// A colleague, now or once.
    Colleague,
    /// A professional association.
    Association,
    /// A career fair.
    CareerFair,
    /// A group on the net.
    OnlineGroup,
    /// LinkedIn.
    Linkedin,
    /// A career adviser.
    CareerAdviser,
    /// Asked cold, at an employer.
    Employer,
    /// Named by a contact.
    Referral,
    /// Anything else.
    Other,
}

impl SourceKind {
    /// Every kind, as DESIGN 1 lists them.
    pub const ALL: [Self; 13] = [
        Self::Friend,
        Self::Family,
        Self::Alumni,
        Self::Teacher,
        Self::Colleague,
        Self::Association,
        Self::CareerFair,
        Self::OnlineGroup,
        Self::Linkedin,
        Self::CareerAdviser,
        Self::Employer,
        Self::Referral,
        Self::Other,
    ];

    /// The kind in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Friend => "friend",
            Self::Family => "family",
            Self::Alumni => "alumni",
            Self::Teacher => "teacher",
            Self::Colleague => "colleague",
            Self::Association => "association",
            Self::CareerFair => "career fair",
            Self::OnlineGroup => "online group",
            Self::Linkedin => "LinkedIn",
            Self::CareerAdviser => "career adviser",
            Self::Employer => "employer",
            Self::Referral => "referral",
            Self::Other => "other",
        }
    }

    /// The kind meant by `text`, in any case, with spaces or hyphens.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase().replace('-', " ");
        Self::ALL.into_iter().find(|kind| kind.words().to_lowercase() == wanted)
    }
}

/// How the contact was found, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// How.
    pub kind: SourceKind,
    /// The contact who named them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
    /// Who named them, as text, where that person is not in the book.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

impl Source {
    /// The source in words: "friend, by Ben Ode", where the name stands as text.
    pub fn said(&self) -> String {
        if self.name.is_empty() { self.kind.to_string() } else { format!("{}, by {}", self.kind, self.name) }
    }

    /// The source that [`Source::said`] says.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, name) = text.split_once(", by ").unwrap_or((text, ""));
        Some(Self { kind: SourceKind::parse(kind)?, by: None, name: name.trim().to_owned() })
    }
}

/// No longer followed up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// Since when.
    #[serde(deserialize_with = "years::read")]
    pub at: DateTime<FixedOffset>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// What an import last said about this person, so that a later one can tell its own changes from the user's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// From where: "linkedin", "vcard", "csv".
    pub from: String,
    /// The key by which it is found again.
    pub key: String,
    /// The name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The employer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub employer: String,
    /// The role.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Connected on.
    #[serde(default, deserialize_with = "years::read", skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// What else it said, each under the words for the field.
    #[serde(default, deserialize_with = "unique::map", skip_serializing_if = "BTreeMap::is_empty")]
    pub told: BTreeMap<String, String>,
}

/// Whether the user may write again, as said at the close of a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Whether.
    pub again: bool,
    /// The day named for it.
    #[serde(default, deserialize_with = "years::read", skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// When that was said.
    #[serde(deserialize_with = "years::read")]
    pub at: DateTime<FixedOffset>,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name.
    pub name: Name,
    /// How the name is said: "QUILL as in pen".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pronounced: String,
    /// Where they work.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub employer: String,
    /// As what.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// In which field.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// E-mail addresses, the usual one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// Phone numbers, the usual one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// The address of their profile.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub profile: String,
    /// Their time zone by name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub zone: String,
    /// How they were found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Notes on the person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Imported and not yet worked with: no rules.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pool: bool,
    /// Not to be named to others: people at the present employer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub discreet: bool,
    /// Whether the user may write again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Retired>,
    /// What imports last said, one of each origin.
    #[serde(default, with = "one_or_more", skip_serializing_if = "Vec::is_empty")]
    pub imported: Vec<Imported>,
    /// Days between updates, where it is not the usual number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<u32>,
    /// What was asked.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub requests: LiteMap<Id, Request>,
    /// Conversations.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub interviews: LiteMap<Id, Interview>,
    /// What happened.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub events: LiteMap<Id, Event>,
    /// Whom they named.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub referrals: LiteMap<Id, Referral>,
    /// What is owed.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub promises: LiteMap<Id, Promise>,
    /// What they told the user to try.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub advice: LiteMap<Id, Advice>,
    /// Opportunities heard of from them.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub leads: LiteMap<Id, Lead>,
    /// Reminders by hand.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub reminders: LiteMap<Id, Reminder>,
    /// The user's decisions about follow-ups.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub decisions: LiteMap<FollowUpId, Decision>,
    /// Messages the user has written and not yet sent, each under what it is for.
    #[serde(default, deserialize_with = "unique::few", skip_serializing_if = "LiteMap::is_empty")]
    pub drafts: LiteMap<DraftFor, String>,
}

impl Contact {
    /// A person of whom only the name is known.
    pub fn new(name: Name) -> Self {
        Self {
            name,
            pronounced: String::new(),
            employer: String::new(),
            role: String::new(),
            field: String::new(),
            emails: Vec::new(),
            phones: Vec::new(),
            profile: String::new(),
            zone: String::new(),
            source: None,
            notes: String::new(),
            tags: Vec::new(),
            pool: false,
            discreet: false,
            consent: None,
            retired: None,
            imported: Vec::new(),
            cadence: None,
            requests: LiteMap::new(),
            interviews: LiteMap::new(),
            events: LiteMap::new(),
            referrals: LiteMap::new(),
            promises: LiteMap::new(),
            advice: LiteMap::new(),
            leads: LiteMap::new(),
            reminders: LiteMap::new(),
            decisions: LiteMap::new(),
            drafts: LiteMap::new(),
        }
    }

    /// The ids of everything that is theirs, with the word for each kind.
    pub fn record_ids(&self) -> impl Iterator<Item = (Id, &'static str)> + '_ {
        fn of<T>(map: &LiteMap<Id, T>, kind: &'static str) -> impl Iterator<Item = (Id, &'static str)> {
            map.keys().map(move |id| (*id, kind))
        }
        of(&self.requests, "request")
            .chain(of(&self.interviews, "interview"))
            .chain(of(&self.events, "event"))
            .chain(of(&self.referrals, "referral"))
            .chain(of(&self.promises, "promise"))
            .chain(of(&self.advice, "advice"))
            .chain(of(&self.leads, "lead"))
            .chain(of(&self.reminders, "reminder"))
    }

    /// Whether the record with this id is one of theirs.
    pub fn holds(&self, record: Id) -> bool {
        self.requests.contains_key(&record)
            || self.interviews.contains_key(&record)
            || self.events.contains_key(&record)
            || self.referrals.contains_key(&record)
            || self.promises.contains_key(&record)
            || self.advice.contains_key(&record)
            || self.leads.contains_key(&record)
            || self.reminders.contains_key(&record)
    }

    /// What the last import from `origin` said.
    pub fn imported_from(&self, origin: Origin) -> Option<&Imported> {
        self.imported.iter().find(|imported| imported.from == origin.key())
    }

    /// Role and employer on one line: "research lead, Hale Health".
    pub fn position(&self) -> String {
        match (self.role.is_empty(), self.employer.is_empty()) {
            (false, false) => format!("{}, {}", self.role, self.employer),
            (false, true) => self.role.clone(),
            (true, _) => self.employer.clone(),
        }
    }
}

impl fmt::Display for SourceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
