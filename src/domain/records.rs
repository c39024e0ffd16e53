//! The smaller records of a contact: referrals, promises, advice, leads, reminders, decisions.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{event::Who, id::Id, moment::Moment, years};

/// The longest a follow-up may be hidden, in days of 24 hours (DESIGN 2).
pub const LONGEST_SNOOZE_DAYS: i64 = 90;

/// A contact named by another contact. The record stands with the one who named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    /// Who was named; none where that person has been deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Id>,
    /// The name as text, where the person is not in the book.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// When the name was given.
    pub at: Moment,
    /// When that was told.
    #[serde(deserialize_with = "years::read")]
    pub logged_at: DateTime<FixedOffset>,
    /// In which interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Id>,
    /// Whether the two were introduced in one shared message, which wants an answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub introduced: bool,
}

/// Something owed, by the user or by the contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Who owes it.
    pub by: Who,
    /// What.
    pub text: String,
    /// By when.
    #[serde(default, deserialize_with = "years::read", skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// When it was noted.
    #[serde(deserialize_with = "years::read")]
    pub logged_at: DateTime<FixedOffset>,
    /// In which interview it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Id>,
    /// When it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_at: Option<Moment>,
}

/// What a contact told the user to try, read or join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// What to try.
    pub text: String,
    /// When it was noted.
    #[serde(deserialize_with = "years::read")]
    pub logged_at: DateTime<FixedOffset>,
    /// In which interview it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Id>,
    /// When it was tried, or left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Moment>,
    /// Whether it was left untried.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
    /// What came of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
}

/// What became of a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeadOutcome {
    /// The user looked into it.
    LookedInto,
    /// The user applied.
    Applied,
    /// The user let it pass.
    PassedBy,
}

impl LeadOutcome {
    /// The outcome in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::LookedInto => "looked into",
            Self::Applied => "applied for",
            Self::PassedBy => "passed by",
        }
    }
}

/// A job or trial opportunity heard of in a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// What it is.
    pub text: String,
    /// When it was noted.
    #[serde(deserialize_with = "years::read")]
    pub logged_at: DateTime<FixedOffset>,
    /// In which interview it was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Id>,
    /// The closing date.
    #[serde(default, deserialize_with = "years::read", skip_serializing_if = "Option::is_none")]
    pub closes: Option<NaiveDate>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<LeadOutcome>,
    /// When that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome_at: Option<Moment>,
}

/// A reminder written by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// When to remind.
    #[serde(deserialize_with = "years::read")]
    pub at: DateTime<FixedOffset>,
    /// Of what.
    pub text: String,
    /// When it was written.
    #[serde(deserialize_with = "years::read")]
    pub logged_at: DateTime<FixedOffset>,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Moment>,
}

/// The user's own decision about a follow-up. It counts only while the follow-up still opens at `opens`, so that an
/// old decision never swallows a new occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The opening it was made for. It is only ever compared, so it may lie in any year that a sum has led to.
    pub opens: DateTime<FixedOffset>,
    /// Hidden until then.
    #[serde(default, deserialize_with = "years::read", skip_serializing_if = "Option::is_none")]
    pub snoozed_until: Option<DateTime<FixedOffset>>,
    /// Let go at that moment.
    #[serde(default, deserialize_with = "years::read", skip_serializing_if = "Option::is_none")]
    pub dropped_at: Option<DateTime<FixedOffset>>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}
