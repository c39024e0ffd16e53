//! The numbers of the rules: their names, units and what they do.

use super::NotASetting;
use crate::domain::timing::Timing;

pub(super) fn label(timing: Timing) -> &'static str {
    match timing {
        Timing::ThanksAimHours => "thank-you best within",
        Timing::ThanksLimitHours => "thank-you late after",
        Timing::ThankYouStaleDays => "thank-you probably over",
        Timing::AnswerStaleDays => "answer probably over",
        Timing::OfferedOpensWorkingDays => "times offered, ask after",
        Timing::OfferedLimitWorkingDays => "times offered, late after",
        Timing::PrepareAimHours => "prepare before the talk",
        Timing::OutcomeAimHours => "how it went, best within",
        Timing::OutcomeLimitHours => "how it went, late after",
        Timing::NudgeOpensWorkingDays => "nudge after",
        Timing::NudgeLimitWorkingDays => "nudge late after",
        Timing::NudgeCap => "nudges for one ask",
        Timing::RestAfterNudgeWorkingDays => "at rest after the nudge",
        Timing::RestUnnudgedWorkingDays => "at rest without a nudge",
        Timing::AskAgainDays => "ask again after",
        Timing::AskAgainStaleDays => "asking again probably over",
        Timing::UnsentAimWorkingDays => "planned ask best within",
        Timing::UnsentStaleWorkingDays => "planned ask probably over",
        Timing::KeepInTouchFirstDays => "first update after",
        Timing::KeepInTouchLaterDays => "later updates after",
        Timing::KeepInTouchAimDays => "update best within",
        Timing::KeepInTouchADay => "updates a day at most",
        Timing::DebriefStaleDays => "debrief probably over",
        Timing::ReachOutAimWorkingDays => "name given, best within",
        Timing::ReachOutStaleWorkingDays => "name given, probably over",
        Timing::ReportBackAimWorkingDays => "report back best within",
        Timing::ReportBackLimitDays => "report back late after",
        Timing::ReportBackStaleDays => "report back probably over",
        Timing::PromiseLimitDays => "promise late after",
        Timing::LeadAimWorkingDays => "lead best within",
        Timing::LeadLimitWorkingDays => "lead late after",
        Timing::LeadStaleDays => "lead probably over",
        Timing::LandedAimDays => "news best within",
        Timing::LandedStaleDays => "news probably over",
        Timing::ReminderLimitHours => "reminder late after",
        Timing::ReminderStaleDays => "reminder probably over",
        Timing::OfferOpensWorkingDays => "someone else after",
        Timing::BrakeWorkingDays => "asking twice warned within",
        Timing::AwayWorkingDays => "away after",
        Timing::AwayLateItems => "too much for a morning",
    }
}

pub(super) fn unit(timing: Timing) -> &'static str {
    let name = timing.name();
    if name.ends_with("working-days") {
        "working days"
    } else if name.ends_with("-days") {
        "days"
    } else if name.ends_with("-hours") {
        "hours"
    } else {
        ""
    }
}

pub(super) fn read(timing: Timing, text: &str) -> Result<Option<u32>, NotASetting> {
    let unit = unit(timing);
    let one = text.strip_suffix(unit.trim_end_matches('s'));
    let number = text.strip_suffix(unit).or(one).unwrap_or(text).trim();
    if number.is_empty() {
        return Ok(None);
    }
    match number.parse::<u32>() {
        Ok(number) if number < timing.smallest() => {
            Err(NotASetting(format!("at least {} makes sense here", timing.smallest())))
        }
        Ok(number) if number <= timing.largest() => Ok(Some(number)),
        Ok(_) => Err(NotASetting(format!("at most {} makes sense here", timing.largest()))),
        Err(_) => Err(NotASetting(format!("{text:?} is not a number; {} is usual", timing.default_number()))),
    }
}

pub(super) fn help(timing: Timing) -> &'static str {
    match timing {
        Timing::ThanksAimHours => "a thank-you or an answer is best within this",
        Timing::ThanksLimitHours => "and late after this; a late one is still welcome",
        Timing::ThankYouStaleDays => "a thank-you is probably over this long after it was late",
        Timing::AnswerStaleDays => "an answer or a time to set is probably over this long after",
        Timing::OfferedOpensWorkingDays => "ask about the times you offered from this day on",
        Timing::OfferedLimitWorkingDays => "and asking is late this much later",
        Timing::PrepareAimHours => "prepare for a talk this long before it, on its own day",
        Timing::OutcomeAimHours => "say how a talk went within this",
        Timing::OutcomeLimitHours | Timing::LeadLimitWorkingDays => "and late after this",
        Timing::NudgeOpensWorkingDays => "the one nudge may go from this day after asking",
        Timing::NudgeLimitWorkingDays => "and nudging is late this much later",
        Timing::NudgeCap => "how many nudges an ask gets: one, then peace",
        Timing::RestAfterNudgeWorkingDays => "an ask comes to rest this long after its nudge",
        Timing::RestUnnudgedWorkingDays => "or this long after a nudge that was not sent",
        Timing::AskAgainDays => "ask again this long after a 'later' without a day",
        Timing::AskAgainStaleDays => "asking again is probably over this long after",
        Timing::UnsentAimWorkingDays => "a planned ask is best sent within this",
        Timing::UnsentStaleWorkingDays => "and probably not wanted any more after this",
        Timing::KeepInTouchFirstDays => "the first update, after the last message",
        Timing::KeepInTouchLaterDays => "later updates, after the last message",
        Timing::KeepInTouchAimDays => "an update is best written within this",
        Timing::KeepInTouchADay => "how many updates a day shows at most",
        Timing::DebriefStaleDays => "thinking a talk over is probably over this long after",
        Timing::ReachOutAimWorkingDays => "write to somebody who was named within this",
        Timing::ReachOutStaleWorkingDays => "and it is probably not wanted any more after this",
        Timing::ReportBackAimWorkingDays => "whoever named somebody is best told of it within this",
        Timing::ReportBackLimitDays => "and telling is late after this",
        Timing::ReportBackStaleDays | Timing::LeadStaleDays => "and probably over this long after that",
        Timing::PromiseLimitDays => "a promise is late this long after its eve",
        Timing::LeadAimWorkingDays => "a lead is best looked into within this",
        Timing::LandedAimDays => "whoever helped is best told of the new work within this",
        Timing::LandedStaleDays => "and telling is probably over this long after that",
        Timing::ReminderLimitHours => "a reminder is late after this",
        Timing::ReminderStaleDays => "a reminder is probably over this long after",
        Timing::OfferOpensWorkingDays => "somebody else at a silent employer is offered from here on",
        Timing::BrakeWorkingDays => "asking the same person again within this is warned of",
        Timing::AwayWorkingDays => "after so long without a word you were away",
        Timing::AwayLateItems => "more late things than this are too many for one morning",
    }
}
