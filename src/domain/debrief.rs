//! What of a talk has not been thought over yet.

use chrono::{DateTime, Duration, Utc};

use super::{
    contact::Contact,
    event::EventKind,
    id::Id,
    interview::{DebriefStep, Interview},
    moment::Moment,
    standing::{InterviewStanding, InterviewState, Standing},
    zone::Zone,
};

/// What is noted so many days after a talk, in days of 24 hours, hardly comes from it: as long as a step that was put
/// off is asked for (DESIGN 2, `debrief`).
const RECENT_DAYS: i64 = 14;

/// The steps of which nothing is noted for this talk, in their order; none where there is no such talk.
pub fn left(contact: &Contact, talk: Id) -> Vec<DebriefStep> {
    let Some(interview) = contact.interviews.get(&talk) else { return Vec::new() };
    DebriefStep::ALL.into_iter().filter(|step| !is_done(contact, talk, interview, *step)).collect()
}

/// The steps that were put off for this talk and are still left, in their order. Thanks are not among them: they have
/// a follow-up of their own.
pub fn waiting(contact: &Contact, talk: Id) -> Vec<DebriefStep> {
    let debrief = contact.interviews.get(&talk).and_then(|interview| interview.debrief.as_ref());
    let Some(debrief) = debrief else { return Vec::new() };
    let mut steps = left(contact, talk);
    steps.retain(|step| *step != DebriefStep::Thanks && debrief.waiting.contains(step));
    steps
}

/// When what was put off comes up again: at the start of the local day after the talk (DESIGN 2, `debrief`).
pub fn comes_back(ended: DateTime<Utc>, zone: &Zone) -> DateTime<Utc> {
    zone.end_of_day(zone.date_of(ended))
}

/// The talk that what is noted now most likely belongs to: the last one that has begun or was held, unless it is
/// thought over already or longer ago than what was put off is asked for.
pub fn at_hand(standing: &Standing<'_>, now: DateTime<Utc>) -> Option<Id> {
    let has_begun = |talk: &&InterviewStanding<'_>| match talk.state {
        InterviewState::Held { .. } => true,
        InterviewState::Ahead | InterviewState::Undecided => {
            talk.interview.live.is_some() || talk.start <= now
        }
        InterviewState::Missed { .. } | InterviewState::CalledOff { .. } => false,
    };
    let last = standing.interviews.iter().rfind(has_begun)?;
    let is_recent = now - last.end <= Duration::days(RECENT_DAYS);
    let mut events = standing.history.events.iter();
    let is_over =
        events.any(|it| it.event.kind == EventKind::Debriefed && it.event.interview == Some(last.id));
    (is_recent && !is_over).then_some(last.id)
}

fn is_done(contact: &Contact, talk: Id, interview: &Interview, step: DebriefStep) -> bool {
    let debrief = interview.debrief.as_ref();
    let here = |interview: Option<Id>| interview == Some(talk);
    match step {
        DebriefStep::Remember => debrief.is_some_and(|debrief| !debrief.stays.is_empty()),
        DebriefStep::Thanks => contact
            .events
            .values()
            .any(|event| event.kind == EventKind::Thanked && event.thanks_for.contains(&talk)),
        DebriefStep::Notes => {
            !interview.notes.is_empty() || interview.answers.iter().any(|answer| !answer.text.is_empty())
        }
        DebriefStep::People => contact.referrals.values().any(|referral| here(referral.interview)),
        DebriefStep::Promises => contact.promises.values().any(|promise| here(promise.interview)),
        DebriefStep::Advice => {
            contact.advice.values().any(|advice| here(advice.interview))
                || contact.leads.values().any(|lead| here(lead.interview))
        }
        DebriefStep::ForMe => debrief.is_some_and(|debrief| debrief.verdict.is_some()),
        DebriefStep::Again => is_said_since(contact, interview),
    }
}

/// Whether it was said at this talk or later that the user may write again, or may not.
fn is_said_since(contact: &Contact, interview: &Interview) -> bool {
    let Some(consent) = &contact.consent else { return false };
    let is_since = match interview.starts_at {
        Moment::Instant(start) => consent.at >= start,
        Moment::Date(date) => consent.at.date_naive() >= date,
    };
    is_since || interview.live.as_ref().is_some_and(|live| consent.at >= live.begun_at)
}
