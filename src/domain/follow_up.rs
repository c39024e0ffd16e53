//! A follow-up: something to do, derived from the records by a rule and never stored.

use std::{fmt, str::FromStr, sync::Arc};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{id::Id, when::words, zone::Now};

/// The rules by which follow-ups come about (DESIGN 2). The declared order is the order of the table there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Say thank you.
    ThankYou,
    /// Reply to a question back, or to an introduction.
    Answer,
    /// Agree on a time after a yes.
    Schedule,
    /// Ask about the times that were offered.
    Offered,
    /// Find a new date.
    Rebook,
    /// Prepare for a talk.
    Prepare,
    /// Say what became of a talk.
    Outcome,
    /// Finish thinking a talk over.
    Debrief,
    /// Repeat a request, once.
    Nudge,
    /// Ask again, as they said.
    AskAgain,
    /// Send a planned request.
    UnsentRequest,
    /// Write to somebody who was named.
    ReachOut,
    /// Tell a referrer what came of it.
    ReportBack,
    /// Keep a promise.
    Promise,
    /// Look into a lead.
    Lead,
    /// Write now and then.
    KeepInTouch,
    /// Tell everyone who helped that work is found.
    Landed,
    /// A reminder by hand.
    Reminder,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 18] = [
        Self::ThankYou,
        Self::Answer,
        Self::Schedule,
        Self::Offered,
        Self::Rebook,
        Self::Prepare,
        Self::Outcome,
        Self::Debrief,
        Self::Nudge,
        Self::AskAgain,
        Self::UnsentRequest,
        Self::ReachOut,
        Self::ReportBack,
        Self::Promise,
        Self::Lead,
        Self::KeepInTouch,
        Self::Landed,
        Self::Reminder,
    ];

    /// The rule's id, as in follow-up ids and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::ThankYou => "thank-you",
            Self::Answer => "answer",
            Self::Schedule => "schedule",
            Self::Offered => "offered",
            Self::Rebook => "rebook",
            Self::Prepare => "prepare",
            Self::Outcome => "outcome",
            Self::Debrief => "debrief",
            Self::Nudge => "nudge",
            Self::AskAgain => "ask-again",
            Self::UnsentRequest => "unsent-request",
            Self::ReachOut => "reach-out",
            Self::ReportBack => "report-back",
            Self::Promise => "promise",
            Self::Lead => "lead",
            Self::KeepInTouch => "keep-in-touch",
            Self::Landed => "landed",
            Self::Reminder => "reminder",
        }
    }

    /// The word for it on the screen, as SCREENS.md has them.
    pub fn words(self) -> &'static str {
        match self {
            Self::ThankYou => "thank",
            Self::Answer => "answer",
            Self::Schedule => "set a time",
            Self::Offered => "times",
            Self::Rebook => "new date",
            Self::Prepare => "prepare",
            Self::Outcome => "how did it go",
            Self::Debrief => "think over",
            Self::Nudge => "nudge",
            Self::AskAgain => "ask again",
            Self::UnsentRequest => "send",
            Self::ReachOut => "write to",
            Self::ReportBack => "report back",
            Self::Promise => "promise",
            Self::Lead => "lead",
            Self::KeepInTouch => "keep in touch",
            Self::Landed => "tell the news",
            Self::Reminder => "reminder",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// The stable name of a follow-up: its rule and the record it follows from, `nudge-k7q2m4xw`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FollowUpId {
    /// The rule.
    pub rule: Rule,
    /// The record it follows from.
    pub record: Id,
}

/// Why a text is not a follow-up's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAFollowUpId(String);

impl fmt::Display for NotAFollowUpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a follow-up: those are named like nudge-k7q2m4xw", self.0)
    }
}

impl std::error::Error for NotAFollowUpId {}

impl fmt::Display for FollowUpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.rule.id(), self.record)
    }
}

impl fmt::Debug for FollowUpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for FollowUpId {
    type Err = NotAFollowUpId;

    fn from_str(text: &str) -> Result<Self, NotAFollowUpId> {
        let refused = || NotAFollowUpId(text.to_owned());
        let (rule, record) = text.rsplit_once('-').ok_or_else(refused)?;
        let rule = Rule::ALL.into_iter().find(|known| known.id() == rule).ok_or_else(refused)?;
        let record = record.parse().map_err(|_| refused())?;
        Ok(Self { rule, record })
    }
}

impl Serialize for FollowUpId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FollowUpId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Where a follow-up stands now: the first of these rows that fits (DESIGN 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Not opened yet.
    Upcoming,
    /// Hidden by the user until a time.
    Snoozed,
    /// Probably over; never counted.
    Stale,
    /// Past its limit.
    Late,
    /// For today.
    Due,
    /// Opened, and can wait.
    Open,
}

impl State {
    /// The state's word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Snoozed => "snoozed",
            Self::Stale => "stale",
            Self::Late => "late",
            Self::Due => "due",
            Self::Open => "open",
        }
    }

    /// Whether it is counted as for today.
    pub fn is_for_today(self) -> bool {
        matches!(self, Self::Late | Self::Due)
    }
}

/// Something to do for one contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Its stable id.
    pub id: FollowUpId,
    /// For whom.
    pub contact: Id,
    /// When it opened, or will.
    pub opens: DateTime<Utc>,
    /// Best done before.
    pub aim: DateTime<Utc>,
    /// Late after; none for rules that are never late.
    pub limit: Option<DateTime<Utc>>,
    /// Hidden by the user until then.
    pub hidden_until: Option<DateTime<Utc>>,
    /// Where it stands now.
    pub state: State,
    /// One line that names the rule's facts: "sent 9 Nov by e-mail, 7 working days without a reply".
    pub reason: Arc<str>,
}

impl FollowUp {
    /// How late it is, in words, where it is; a late thank-you is still welcome.
    pub fn late_words(&self, now: &Now) -> Option<String> {
        let limit = self.limit.filter(|_| self.state == State::Late)?;
        Some(match self.rule() {
            Rule::ThankYou => "late, still welcome".to_owned(),
            _ => words::late(limit, now),
        })
    }

    /// Its rule.
    pub fn rule(&self) -> Rule {
        self.id.rule
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_for_every_rule() {
        for rule in Rule::ALL {
            let id = FollowUpId { rule, record: Id::from_bits(99) };
            assert_eq!(id.to_string().parse::<FollowUpId>().unwrap(), id);
        }
        for text in ["", "nudge", "nudge-", "nag-k7q2m4xw", "k7q2m4xw"] {
            assert!(text.parse::<FollowUpId>().is_err(), "{text:?}");
        }
    }
}
