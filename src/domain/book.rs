//! The book: everything the user has told the program; the content of one store.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{
    contact::Contact,
    contacts::Contacts,
    id::Id,
    interview::Interview,
    name::{LINE_LIMIT, TEXT_LIMIT},
    settings::Settings,
    unique, years,
};

/// The most questions in one list, and in one talk.
pub const MOST_QUESTIONS: usize = 5000;

/// All records. A copy is cheap: people are shared until they are changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Book {
    /// What the user has set.
    #[serde(skip_serializing_if = "is_default")]
    pub settings: Arc<Settings>,
    /// What the user wants to learn.
    #[serde(skip_serializing_if = "is_default")]
    pub goals: Arc<Goals>,
    /// People, with everything that is theirs.
    #[serde(skip_serializing_if = "Contacts::is_empty")]
    pub contacts: Contacts,
    /// Named lists of questions.
    #[serde(deserialize_with = "unique::map", skip_serializing_if = "BTreeMap::is_empty")]
    pub question_lists: BTreeMap<String, Arc<Vec<Question>>>,
    /// Message templates that the user has changed, by name.
    #[serde(deserialize_with = "unique::map", skip_serializing_if = "BTreeMap::is_empty")]
    pub templates: BTreeMap<String, String>,
    /// Import keys of people who were deleted: imports do not bring them back.
    #[serde(skip_serializing_if = "is_default")]
    pub forgotten: Arc<BTreeSet<String>>,
    /// When the user found work.
    #[serde(deserialize_with = "years::read", skip_serializing_if = "Option::is_none")]
    pub landed: Option<DateTime<FixedOffset>>,
}

impl Book {
    /// The contact with this id.
    pub fn contact(&self, id: Id) -> Option<&Arc<Contact>> {
        self.contacts.get(&id)
    }

    /// The talk with this id, and with whom it is.
    pub fn talk(&self, interview: Id) -> Option<(Id, &Arc<Contact>, &Interview)> {
        self.contacts
            .holding(interview)
            .find_map(|(id, contact)| Some((id, contact, contact.interviews.get(&interview)?)))
    }

    /// Whether nothing has been told yet.
    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty()
    }
}

/// A question, under its topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub text: String,
    /// Its topic.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub topic: String,
}

/// A field or role that the user explores.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Exploring {
    /// The field or role.
    pub what: String,
    /// What the user wants to find out about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to_find_out: String,
}

impl Exploring {
    /// "service design: what an ordinary week holds": the field or role, and after a colon what to find out.
    pub fn read(words: &str) -> Self {
        let (what, to_find_out) = words.split_once(':').unwrap_or((words, ""));
        Self { what: what.trim().to_owned(), to_find_out: to_find_out.trim().to_owned() }
    }
}

/// What the user wants to learn, and how much to do in a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Goals {
    /// Requests to send in a week.
    pub requests_a_week: u32,
    /// Talks to have in a week.
    pub talks_a_week: u32,
    /// The user's own name, as messages are signed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The user's own short introduction: who I am, my background, what I hope to learn.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub introduction: String,
    /// The fields and roles that are explored.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exploring: Vec<Exploring>,
    /// What the user tells everyone who helped, after landing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub news: String,
    /// Whether the user's profile is up to date: part of being ready for the first request.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub profile_ready: bool,
}

impl Goals {
    /// What cannot be among them, in words; empty where all can.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let is_long = |line: &str| line.chars().count() > LINE_LIMIT;
        if is_long(&self.name) || is_long(&self.news) || self.exploring.iter().any(|it| is_long(&it.what)) {
            faults.push(format!("a line of the goals is longer than {LINE_LIMIT} characters"));
        }
        let mut texts = self.exploring.iter().map(|it| &it.to_find_out).chain([&self.introduction]);
        if texts.any(|text| text.chars().count() > TEXT_LIMIT) {
            faults.push(format!("a text of the goals is longer than {TEXT_LIMIT} characters"));
        }
        if self.exploring.iter().any(|it| it.what.trim().is_empty()) {
            faults.push("a field to explore has no name".to_owned());
        }
        faults
    }
}

impl Default for Goals {
    fn default() -> Self {
        Self {
            requests_a_week: 5,
            talks_a_week: 2,
            name: String::new(),
            introduction: String::new(),
            exploring: Vec::new(),
            news: String::new(),
            profile_ready: false,
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
