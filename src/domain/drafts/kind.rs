//! The kinds of messages a draft can be of.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a message is for. Its word names the template, in the book and for `draft --kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftKind {
    /// Asks for a conversation.
    Request,
    /// Asks for an introduction to somebody.
    IntroductionRequest,
    /// Repeats an unanswered request, once.
    Nudge,
    /// Asks again, as they said.
    AskAgain,
    /// Replies to a question back, or to an introduction.
    Answer,
    /// Offers times after a yes, or asks about those offered.
    Times,
    /// Finds a new date.
    NewDate,
    /// Thanks for a talk.
    ThankYou,
    /// Thanks for an answer in writing.
    ThankYouForAnswers,
    /// Thanks after a no.
    ThankYouAfterNo,
    /// Thanks for being passed on or introduced.
    ThankYouForIntroduction,
    /// Thanks for a talk, late, and still welcome.
    LateThankYou,
    /// Says sorry for a talk that the user missed.
    Apology,
    /// Tells a referrer what came of it.
    ReportBack,
    /// Tells how things went since.
    Update,
    /// Congratulates.
    Congratulation,
    /// Tells that work is found, and thanks.
    Landed,
}

impl DraftKind {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::Request,
        Self::IntroductionRequest,
        Self::Nudge,
        Self::AskAgain,
        Self::Answer,
        Self::Times,
        Self::NewDate,
        Self::ThankYou,
        Self::ThankYouForAnswers,
        Self::ThankYouAfterNo,
        Self::ThankYouForIntroduction,
        Self::LateThankYou,
        Self::Apology,
        Self::ReportBack,
        Self::Update,
        Self::Congratulation,
        Self::Landed,
    ];

    /// The kind's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::IntroductionRequest => "introduction-request",
            Self::Nudge => "nudge",
            Self::AskAgain => "ask-again",
            Self::Answer => "answer",
            Self::Times => "times",
            Self::NewDate => "new-date",
            Self::ThankYou => "thank-you",
            Self::ThankYouForAnswers => "thank-you-for-answers",
            Self::ThankYouAfterNo => "thank-you-after-no",
            Self::ThankYouForIntroduction => "thank-you-for-introduction",
            Self::LateThankYou => "late-thank-you",
            Self::Apology => "apology",
            Self::ReportBack => "report-back",
            Self::Update => "update",
            Self::Congratulation => "congratulation",
            Self::Landed => "landed",
        }
    }

    /// What a message of this kind does, for lists and titles.
    pub fn words(self) -> &'static str {
        match self {
            Self::Request => "ask for a talk",
            Self::IntroductionRequest => "ask for an introduction",
            Self::Nudge => "ask once more, the one nudge",
            Self::AskAgain => "ask again, as agreed",
            Self::Answer => "answer",
            Self::Times => "find a time",
            Self::NewDate => "find a new date",
            Self::ThankYou => "thanks for a talk",
            Self::ThankYouForAnswers => "thanks for answers in writing",
            Self::ThankYouAfterNo => "thanks after a no",
            Self::ThankYouForIntroduction => "thanks for a name or an introduction",
            Self::LateThankYou => "late thanks for a talk",
            Self::Apology => "an apology for a missed talk",
            Self::ReportBack => "what became of the names",
            Self::Update => "how things went on",
            Self::Congratulation => "congratulations",
            Self::Landed => "the news that work is found",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl fmt::Display for DraftKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
