//! What a talk of a made-up person opened: advice, promises, leads, and what became of each.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{past::PastTalk, said, story::Story};
use crate::domain::{
    event::Who,
    id::Id,
    records::{Advice, Lead, LeadOutcome, Promise},
};

/// What was advised, promised and heard of in a talk that lies long back: some of it was done a week later, some
/// still lies ahead.
pub(super) fn of(story: &mut Story<'_>, talk: &PastTalk) {
    let (told, interview) = (story.telling.logged(talk.end), Some(talk.interview));
    let week_later = story.telling.days.after(talk.end, 7 * 24 * 60);
    if story.dice.once_in(3) {
        let closed = (!story.dice.once_in(4)).then_some(week_later);
        advice(story, told, interview, closed);
    }
    if story.dice.once_in(3) {
        let by = if story.dice.once_in(2) { Who::Me } else { Who::Them };
        let is_kept = !story.dice.once_in(5);
        let ahead = story.telling.days.days_ahead(story.dice.between(5, 40));
        let due = if is_kept { week_later.date_naive() } else { ahead };
        promise(story, told, interview, by, due, is_kept.then_some(week_later));
    }
    if story.dice.once_in(5) {
        let ahead = story.telling.days.days_ahead(story.dice.between(5, 40));
        let is_open = story.dice.once_in(4);
        let outcome = match story.dice.below(3) {
            0 => LeadOutcome::LookedInto,
            1 => LeadOutcome::Applied,
            _ => LeadOutcome::PassedBy,
        };
        let closes = if is_open { ahead } else { week_later.date_naive() };
        lead(story, told, interview, Some(closes), (!is_open).then_some((outcome, week_later)));
    }
}

/// An own promise, given ten days ago, for today.
pub(super) fn promise_for_today(story: &mut Story<'_>) {
    let days = story.telling.days;
    let told = story.time(days.days_ago(10));
    promise(story, told, None, Who::Me, days.today(), None);
}

/// A lead, heard of three working days ago.
pub(super) fn lead_for_today(story: &mut Story<'_>) {
    let told = story.time(story.telling.days.working_days_ago(3));
    lead(story, told, None, None, None);
}

fn advice(
    story: &mut Story<'_>,
    logged_at: DateTime<FixedOffset>,
    interview: Option<Id>,
    closed: Option<DateTime<FixedOffset>>,
) {
    let id = story.telling.fresh();
    let left = closed.is_some() && story.dice.once_in(4);
    let outcome = if closed.is_none() || left { "" } else { story.dice.pick(&said::OUTCOMES) };
    let advice = Advice {
        text: story.dice.pick(&said::ADVICE).to_owned(),
        logged_at,
        interview,
        closed_at: closed.map(Into::into),
        left,
        outcome: outcome.to_owned(),
    };
    story.telling.contact.advice.insert(id, advice);
}

fn promise(
    story: &mut Story<'_>,
    logged_at: DateTime<FixedOffset>,
    interview: Option<Id>,
    by: Who,
    due: NaiveDate,
    kept: Option<DateTime<FixedOffset>>,
) {
    let id = story.telling.fresh();
    let promise = Promise {
        by,
        text: story.dice.pick(&said::PROMISES).to_owned(),
        due: Some(due),
        logged_at,
        interview,
        kept_at: kept.map(Into::into),
    };
    story.telling.contact.promises.insert(id, promise);
}

fn lead(
    story: &mut Story<'_>,
    logged_at: DateTime<FixedOffset>,
    interview: Option<Id>,
    closes: Option<NaiveDate>,
    became: Option<(LeadOutcome, DateTime<FixedOffset>)>,
) {
    let id = story.telling.fresh();
    let lead = Lead {
        text: story.dice.pick(&said::LEADS).to_owned(),
        logged_at,
        interview,
        closes,
        outcome: became.map(|(outcome, _)| outcome),
        outcome_at: became.map(|(_, at)| at.into()),
    };
    story.telling.contact.leads.insert(id, lead);
}
