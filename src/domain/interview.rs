//! An interview: one conversation, planned or past, with its questions, answers and debrief.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, FixedOffset, Utc};
use serde::{Deserialize, Serialize};

use super::{channel::Channel, id::Id, moment::Moment, prepare::PrepareItem, unique, years, zone::Zone};

/// The usual length of an informational interview in minutes (notes on the method: at most 30 unless they extend).
pub const USUAL_MINUTES: u32 = 30;

/// The longest an interview may be said to last: a day.
pub const MOST_MINUTES: u32 = 24 * 60;

/// One conversation. What became of it is derived from the events that name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interview {
    /// The request it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Id>,
    /// Its start; only a date where a past talk was told without a time.
    pub starts_at: Moment,
    /// The zone in which the time was agreed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub zone: String,
    /// Its length in minutes.
    #[serde(default = "usual_minutes", skip_serializing_if = "is_usual_minutes")]
    pub minutes: u32,
    /// Phone, Zoom, in person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<Channel>,
    /// Where, or the link.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Research and expectations, written beforehand.
    #[serde(default, skip_serializing_if = "Preparation::is_empty")]
    pub preparation: Preparation,
    /// Free notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// The questions, with what was answered, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// What of the two lists of `prepare` is ticked, each with the opening it was ticked for.
    #[serde(default, deserialize_with = "unique::map", skip_serializing_if = "BTreeMap::is_empty")]
    pub ticks: BTreeMap<PrepareItem, DateTime<FixedOffset>>,
    /// What was noted while it ran, besides the answers; none where it was never begun on the live screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live: Option<Live>,
    /// How it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debrief: Option<Debrief>,
}

/// A talk on the live screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Live {
    /// When the user began it.
    #[serde(deserialize_with = "years::read")]
    pub begun_at: DateTime<FixedOffset>,
    /// Minutes they agreed to go on beyond the end.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub extra_minutes: u32,
    /// What of the closing list is ticked.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub closing: BTreeSet<ClosingItem>,
    /// When the user said that it is over.
    #[serde(default, deserialize_with = "years::read", skip_serializing_if = "Option::is_none")]
    pub over_at: Option<DateTime<FixedOffset>>,
}

impl Live {
    /// A talk that was begun at `begun_at`, with nothing else noted.
    pub fn new(begun_at: DateTime<FixedOffset>) -> Self {
        Self { begun_at, extra_minutes: 0, closing: BTreeSet::new(), over_at: None }
    }
}

/// One line of the closing list: what to ask and say before a talk ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClosingItem {
    /// Ask for advice.
    Advice,
    /// Ask who else could be talked to.
    WhoElse,
    /// Ask whether one may write again.
    WriteAgain,
    /// Say thank you.
    Thanks,
}

impl ClosingItem {
    /// The list in its order.
    pub const ALL: [Self; 4] = [Self::Advice, Self::WhoElse, Self::WriteAgain, Self::Thanks];

    /// The item on the screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::WhoElse => "who else",
            Self::WriteAgain => "may I write again",
            Self::Thanks => "thanks",
        }
    }

    /// The item's word in the file and for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::WhoElse => "who-else",
            Self::WriteAgain => "write-again",
            Self::Thanks => "thanks",
        }
    }
}

impl Interview {
    /// How many questions must not be left out.
    pub fn must_ask(&self) -> usize {
        self.answers.iter().filter(|answer| answer.must_ask).count()
    }

    /// A talk of `minutes` that starts at `starts_at`, with nothing else said.
    pub fn new(starts_at: Moment, minutes: u32) -> Self {
        Self {
            request: None,
            starts_at,
            zone: String::new(),
            minutes,
            medium: None,
            place: String::new(),
            preparation: Preparation::default(),
            notes: String::new(),
            answers: Vec::new(),
            ticks: BTreeMap::new(),
            live: None,
            debrief: None,
        }
    }

    /// The instant it starts; the first of its day where only a date is known.
    pub fn start(&self, zone: &Zone) -> DateTime<Utc> {
        match self.starts_at {
            Moment::Instant(at) => at.with_timezone(&Utc),
            Moment::Date(date) => zone.start_of_day(date),
        }
    }

    /// The instant it is planned to end; the end of its day where only a date is known.
    pub fn end(&self, zone: &Zone) -> DateTime<Utc> {
        match self.starts_at {
            Moment::Instant(at) => at.with_timezone(&Utc) + Duration::minutes(i64::from(self.minutes)),
            Moment::Date(date) => zone.end_of_day(date),
        }
    }
}

/// A question of an interview and what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    /// The question.
    pub question: String,
    /// Its topic.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub topic: String,
    /// Whether it must not be left out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub must_ask: bool,
    /// Whether it was asked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub asked: bool,
    /// What was answered.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Whether the answer matters.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub starred: bool,
}

/// What is known and expected before the talk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Preparation {
    /// About the person and the employer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub research: String,
    /// Terms of the field.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub terms: String,
    /// What the user expects to hear.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub expects: String,
}

impl Preparation {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether this is a path to pursue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure.
    NotSure,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotSure];

    /// The verdict in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotSure => "not sure",
        }
    }
}

/// What is missing for a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Of which kind.
    pub kind: GapKind,
    /// What it is.
    pub what: String,
}

/// The kinds of gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GapKind {
    /// A skill.
    Skill,
    /// A degree.
    Degree,
    /// A certificate.
    Certificate,
    /// A class to take.
    Class,
}

/// How it went: what stays, and what it says about the path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Debrief {
    /// One line: what stays.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stays: String,
    /// What appealed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub drew: String,
    /// What put off.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub put_off: String,
    /// What surprised, against what was expected.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub surprised: String,
    /// Whether this is a path to pursue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// What the user brings already.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bring: String,
    /// What is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Gap>,
    /// The steps that wait for another day. Each comes back once.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub waiting: BTreeSet<DebriefStep>,
}

/// A step of thinking a talk over (SCREENS, "how did it go").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DebriefStep {
    /// One line: what stays with the user.
    Remember,
    /// The thank-you. It comes before the others, and has a follow-up of its own.
    Thanks,
    /// Notes under the questions.
    Notes,
    /// Names that were given.
    People,
    /// Promises, the user's and theirs.
    Promises,
    /// What the user was told to try; jobs and trials heard of.
    Advice,
    /// Is it a path to pursue?
    ForMe,
    /// May one write again, and when?
    Again,
}

impl DebriefStep {
    /// The steps in their order.
    pub const ALL: [Self; 8] = [
        Self::Remember,
        Self::Thanks,
        Self::Notes,
        Self::People,
        Self::Promises,
        Self::Advice,
        Self::ForMe,
        Self::Again,
    ];

    /// The step's short name on the screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::Remember => "remember",
            Self::Thanks => "thanks",
            Self::Notes => "notes",
            Self::People => "people",
            Self::Promises => "promises",
            Self::Advice => "advice",
            Self::ForMe => "for me?",
            Self::Again => "again",
        }
    }
}

/// A length in words: "1 minute", "30 minutes".
pub fn length(minutes: u32) -> String {
    if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") }
}

fn usual_minutes() -> u32 {
    USUAL_MINUTES
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_usual_minutes(minutes: &u32) -> bool {
    *minutes == USUAL_MINUTES
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_zero(minutes: &u32) -> bool {
    *minutes == 0
}
