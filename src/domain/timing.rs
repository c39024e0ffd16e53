//! The numbers of the rules: each with its unit, its default and its source, each a setting.

use serde::{Deserialize, Serialize};

/// A number that some rule counts with. Its name says the unit; its default is DESIGN 2's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    /// Thanks and answers are best within this many hours (sources on the method: 24 h).
    ThanksAimHours,
    /// Thanks and answers are late after this many hours (sources on the method: 48 h).
    ThanksLimitHours,
    /// A thank-you is probably over this many local days after its limit.
    ThankYouStaleDays,
    /// An answer, a time to set, offered times or a new date are probably over this many local days after the limit.
    AnswerStaleDays,
    /// Offered times are asked about on this working day after.
    OfferedOpensWorkingDays,
    /// ... and asking is late this many working days later.
    OfferedLimitWorkingDays,
    /// Preparing is best done this many hours before a talk on its own day.
    PrepareAimHours,
    /// What became of a talk is best said within this many hours of its end.
    OutcomeAimHours,
    /// ... and late after this many.
    OutcomeLimitHours,
    /// A request may be nudged on this working day after it was sent (Dalton's 3B7 routine: the 7th).
    NudgeOpensWorkingDays,
    /// ... and nudging is late this many working days later.
    NudgeLimitWorkingDays,
    /// How many nudges a request gets (one, then peace).
    NudgeCap,
    /// A request comes to rest on this working day after its last nudge.
    RestAfterNudgeWorkingDays,
    /// ... or on this working day after its nudge opened and was not sent.
    RestUnnudgedWorkingDays,
    /// Ask again this many local days after a "later" without a day.
    AskAgainDays,
    /// Asking again is probably over this many local days after.
    AskAgainStaleDays,
    /// A planned request is best sent within this many working days.
    UnsentAimWorkingDays,
    /// ... and probably not wanted any more after this many.
    UnsentStaleWorkingDays,
    /// First update, in local days after the last message.
    KeepInTouchFirstDays,
    /// Later updates, in local days after the last message.
    KeepInTouchLaterDays,
    /// An update is best written within this many local days.
    KeepInTouchAimDays,
    /// How many updates a day shows at most.
    KeepInTouchADay,
    /// What was put off of a debrief is probably over this many local days after its day.
    DebriefStaleDays,
    /// Somebody who was named is best written to within this many working days.
    ReachOutAimWorkingDays,
    /// ... and probably not wanted any more after this many.
    ReachOutStaleWorkingDays,
    /// Whoever named somebody is best told what came of it within this many working days.
    ReportBackAimWorkingDays,
    /// ... and telling is late this many local days after.
    ReportBackLimitDays,
    /// ... and probably over this many local days after that.
    ReportBackStaleDays,
    /// A promise is late this many local days after it opened, on the day before its day.
    PromiseLimitDays,
    /// A lead without a closing date is best looked into within this many working days.
    LeadAimWorkingDays,
    /// ... and late after this many.
    LeadLimitWorkingDays,
    /// A lead is probably over this many local days after its limit.
    LeadStaleDays,
    /// Whoever helped is best told of the new work within this many local days.
    LandedAimDays,
    /// ... and telling is probably over this many local days after.
    LandedStaleDays,
    /// A reminder is late after this many hours.
    ReminderLimitHours,
    /// A reminder is probably over this many local days after its limit.
    ReminderStaleDays,
    /// Somebody else at a silent employer is offered from this working day after the request.
    OfferOpensWorkingDays,
    /// Asking the same person again within this many working days of an unanswered message is warned of.
    BrakeWorkingDays,
    /// After this many working days without a word, and something late, the user was away.
    AwayWorkingDays,
    /// More late items than this are too many for one morning.
    AwayLateItems,
}

impl Timing {
    /// Every number.
    pub const ALL: [Self; 40] = [
        Self::ThanksAimHours,
        Self::ThanksLimitHours,
        Self::ThankYouStaleDays,
        Self::AnswerStaleDays,
        Self::OfferedOpensWorkingDays,
        Self::OfferedLimitWorkingDays,
        Self::PrepareAimHours,
        Self::OutcomeAimHours,
        Self::OutcomeLimitHours,
        Self::NudgeOpensWorkingDays,
        Self::NudgeLimitWorkingDays,
        Self::NudgeCap,
        Self::RestAfterNudgeWorkingDays,
        Self::RestUnnudgedWorkingDays,
        Self::AskAgainDays,
        Self::AskAgainStaleDays,
        Self::UnsentAimWorkingDays,
        Self::UnsentStaleWorkingDays,
        Self::KeepInTouchFirstDays,
        Self::KeepInTouchLaterDays,
        Self::KeepInTouchAimDays,
        Self::KeepInTouchADay,
        Self::DebriefStaleDays,
        Self::ReachOutAimWorkingDays,
        Self::ReachOutStaleWorkingDays,
        Self::ReportBackAimWorkingDays,
        Self::ReportBackLimitDays,
        Self::ReportBackStaleDays,
        Self::PromiseLimitDays,
        Self::LeadAimWorkingDays,
        Self::LeadLimitWorkingDays,
        Self::LeadStaleDays,
        Self::LandedAimDays,
        Self::LandedStaleDays,
        Self::ReminderLimitHours,
        Self::ReminderStaleDays,
        Self::OfferOpensWorkingDays,
        Self::BrakeWorkingDays,
        Self::AwayWorkingDays,
        Self::AwayLateItems,
    ];

    /// The number where the settings say nothing else.
    pub fn default_number(self) -> u32 {
        match self {
            Self::ThanksAimHours | Self::OutcomeLimitHours | Self::ReminderLimitHours => 24,
            Self::ThanksLimitHours => 48,
            Self::ThankYouStaleDays | Self::AskAgainStaleDays | Self::ReportBackStaleDays => 30,
            Self::AnswerStaleDays
            | Self::DebriefStaleDays
            | Self::LeadStaleDays
            | Self::ReminderStaleDays => 14,
            Self::ReachOutStaleWorkingDays => 20,
            Self::OfferedOpensWorkingDays
            | Self::OfferedLimitWorkingDays
            | Self::NudgeLimitWorkingDays
            | Self::ReachOutAimWorkingDays
            | Self::PromiseLimitDays
            | Self::OfferOpensWorkingDays => 3,
            Self::PrepareAimHours | Self::NudgeCap => 1,
            Self::OutcomeAimHours
            | Self::UnsentAimWorkingDays
            | Self::ReportBackAimWorkingDays
            | Self::LeadAimWorkingDays
            | Self::KeepInTouchADay => 2,
            Self::NudgeOpensWorkingDays
            | Self::RestAfterNudgeWorkingDays
            | Self::ReportBackLimitDays
            | Self::LandedAimDays
            | Self::KeepInTouchAimDays => 7,
            Self::RestUnnudgedWorkingDays | Self::UnsentStaleWorkingDays | Self::AwayLateItems => 10,
            Self::AskAgainDays | Self::KeepInTouchFirstDays | Self::LandedStaleDays => 60,
            Self::KeepInTouchLaterDays => 120,
            Self::LeadLimitWorkingDays | Self::BrakeWorkingDays | Self::AwayWorkingDays => 5,
        }
    }

    /// "NudgeCap" as `nudge-cap`, as in the book.
    pub fn name(self) -> String {
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }

    /// The smallest number that makes sense for it: what opens later than what it follows from opens a day later at
    /// least, and nothing is too much that is not there.
    pub fn smallest(self) -> u32 {
        match self {
            Self::OfferedOpensWorkingDays
            | Self::NudgeOpensWorkingDays
            | Self::RestAfterNudgeWorkingDays
            | Self::RestUnnudgedWorkingDays
            | Self::AskAgainDays
            | Self::KeepInTouchFirstDays
            | Self::KeepInTouchLaterDays
            | Self::OfferOpensWorkingDays
            | Self::AwayWorkingDays
            | Self::AwayLateItems => 1,
            _ => 0,
        }
    }

    /// The number that this one must not be smaller than: what is late, or probably over, was best done before.
    pub fn not_below(self) -> Option<Self> {
        match self {
            Self::ThanksLimitHours => Some(Self::ThanksAimHours),
            Self::OutcomeLimitHours => Some(Self::OutcomeAimHours),
            Self::LeadLimitWorkingDays => Some(Self::LeadAimWorkingDays),
            Self::UnsentStaleWorkingDays => Some(Self::UnsentAimWorkingDays),
            Self::ReachOutStaleWorkingDays => Some(Self::ReachOutAimWorkingDays),
            _ => None,
        }
    }

    /// The largest number that makes sense for it: ten years in its unit, or a thousand pieces.
    pub fn largest(self) -> u32 {
        match self {
            Self::NudgeCap | Self::KeepInTouchADay | Self::AwayLateItems => 1_000,
            Self::ThanksAimHours
            | Self::ThanksLimitHours
            | Self::PrepareAimHours
            | Self::OutcomeAimHours
            | Self::OutcomeLimitHours
            | Self::ReminderLimitHours => 87_600,
            _ => 3_650,
        }
    }
}
