//! What happened: an event, told once, with when it happened and when it was told.

use std::fmt;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{channel::Channel, id::Id, moment::Moment, years, zone::Zone};

/// What is recorded this long after it happened opens nothing but `keep-in-touch` and one `thank-you` (DESIGN 2).
pub const LATE_TELLING_DAYS: i64 = 7;

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// The user.
    Me,
    /// The contact.
    Them,
}

/// The kinds of events; the same words in the file, in `log` and on the note line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    /// The user means to ask.
    Planned,
    /// A request went out.
    Sent,
    /// An unanswered request was repeated.
    Nudged,
    /// They said yes.
    Accepted,
    /// They said: later, on a day if they named one.
    Later,
    /// They wrote and want a reply.
    Wrote,
    /// They answered the questions in writing; by me: the user replied to what they wrote.
    Answered,
    /// They passed the user on to somebody.
    Passed,
    /// They said no.
    Declined,
    /// The user offered times.
    Offered,
    /// The user closed a request.
    Closed,
    /// A talk was agreed for a time.
    Scheduled,
    /// A talk got another time.
    Moved,
    /// A talk was called off.
    Cancelled,
    /// A talk did not happen because somebody did not come.
    Missed,
    /// The talk took place.
    Held,
    /// The user has thought a talk over, as far as they wanted to.
    Debriefed,
    /// The user said thank you.
    Thanked,
    /// Any other message by the user.
    Touched,
    /// Any other message by them, which wants no reply.
    Heard,
}

impl EventKind {
    /// Every kind, in the order in which they usually happen.
    pub const ALL: [Self; 20] = [
        Self::Planned,
        Self::Sent,
        Self::Nudged,
        Self::Accepted,
        Self::Later,
        Self::Wrote,
        Self::Answered,
        Self::Passed,
        Self::Declined,
        Self::Offered,
        Self::Closed,
        Self::Scheduled,
        Self::Moved,
        Self::Cancelled,
        Self::Missed,
        Self::Held,
        Self::Debriefed,
        Self::Thanked,
        Self::Touched,
        Self::Heard,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sent => "sent",
            Self::Nudged => "nudged",
            Self::Accepted => "accepted",
            Self::Later => "later",
            Self::Wrote => "wrote",
            Self::Answered => "answered",
            Self::Passed => "passed",
            Self::Declined => "declined",
            Self::Offered => "offered",
            Self::Closed => "closed",
            Self::Scheduled => "scheduled",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Missed => "missed",
            Self::Held => "held",
            Self::Debriefed => "debriefed",
            Self::Thanked => "thanked",
            Self::Touched => "touched",
            Self::Heard => "heard",
        }
    }

    /// Who does this where nobody says: the contact for answers, and for talks that fell through.
    pub fn usual_doer(self) -> Who {
        match self {
            Self::Accepted
            | Self::Later
            | Self::Wrote
            | Self::Answered
            | Self::Passed
            | Self::Declined
            | Self::Cancelled
            | Self::Missed
            | Self::Heard => Who::Them,
            Self::Planned
            | Self::Sent
            | Self::Nudged
            | Self::Offered
            | Self::Closed
            | Self::Scheduled
            | Self::Moved
            | Self::Held
            | Self::Debriefed
            | Self::Thanked
            | Self::Touched => Who::Me,
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// One thing that happened with one contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When it happened. For `held` the end of the talk, for `scheduled` and `moved` when that was agreed.
    pub at: Moment,
    /// When it was told.
    #[serde(deserialize_with = "years::read")]
    pub logged_at: DateTime<FixedOffset>,
    /// What happened.
    pub kind: EventKind,
    /// Who did it, where it is not the usual one ([`EventKind::usual_doer`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Who>,
    /// The request it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Id>,
    /// The interview it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Id>,
    /// The referral that was given with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<Id>,
    /// What a thank-you was for: interviews, and the events that called for thanks.
    #[serde(default, rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub thanks_for: Vec<Id>,
    /// The start that was agreed (`scheduled`, `moved`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Moment>,
    /// The day they named (`later`).
    #[serde(default, deserialize_with = "years::read", skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Whether a talk was called off for good.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_good: bool,
    /// By which channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// A line of the user's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The text that was sent, where it went out from its draft.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Event {
    /// An event of `kind` at `at`, told at `logged_at`, with nothing else said.
    pub fn new(kind: EventKind, at: Moment, logged_at: DateTime<FixedOffset>) -> Self {
        Self {
            at,
            logged_at,
            kind,
            by: None,
            request: None,
            interview: None,
            referral: None,
            thanks_for: Vec::new(),
            starts_at: None,
            until: None,
            for_good: false,
            channel: None,
            note: String::new(),
            text: String::new(),
        }
    }

    /// Who did it.
    pub fn doer(&self) -> Who {
        self.by.unwrap_or_else(|| self.kind.usual_doer())
    }

    /// The instant it counts as having happened.
    pub fn instant(&self, zone: &Zone) -> DateTime<Utc> {
        self.at.instant(zone, self.logged_at)
    }

    /// Whether it was told so late that it opens nothing but `keep-in-touch` and one `thank-you`.
    pub fn told_late(&self, zone: &Zone) -> bool {
        self.logged_at.with_timezone(&Utc) - self.instant(zone) > Duration::days(LATE_TELLING_DAYS)
    }

    /// Whether it is a message, by either side (DESIGN 2, "Messages").
    pub fn is_message(&self) -> bool {
        !matches!(
            self.kind,
            EventKind::Planned
                | EventKind::Closed
                | EventKind::Scheduled
                | EventKind::Moved
                | EventKind::Cancelled
                | EventKind::Missed
                | EventKind::Held
                | EventKind::Debriefed
        )
    }

    /// Whether it is a message the user sent.
    pub fn is_my_message(&self) -> bool {
        self.is_message() && self.doer() == Who::Me
    }

    /// Whether it answers a request: any answer of theirs, a question back among them.
    pub fn is_answer(&self) -> bool {
        self.doer() == Who::Them
            && matches!(
                self.kind,
                EventKind::Accepted
                    | EventKind::Later
                    | EventKind::Wrote
                    | EventKind::Answered
                    | EventKind::Passed
                    | EventKind::Declined
            )
    }
}
