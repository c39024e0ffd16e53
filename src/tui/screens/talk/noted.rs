//! What a talk left behind: how it went, names, promises, advice, leads.

use super::row::{Row, RowKey};
use crate::{
    domain::{
        contact::Contact,
        event::Who,
        id::Id,
        interview::{DebriefStep, Interview, Verdict},
        records::{Advice, Lead, LeadOutcome, Promise},
        when::words,
        zone::Now,
    },
    tui::session::Session,
};

/// How it went, one row each.
pub fn debrief(talk: &Interview) -> Vec<Row> {
    let Some(debrief) = &talk.debrief else { return Vec::new() };
    let verdict = debrief.verdict.map(Verdict::words).unwrap_or_default().to_owned();
    let gaps: Vec<String> =
        debrief.gaps.iter().map(|gap| format!("{}: {}", gap.kind.word(), gap.what)).collect();
    let waiting: Vec<&str> = debrief.waiting.iter().copied().map(DebriefStep::words).collect();
    let rows = [
        ("what stays", debrief.stays.clone()),
        ("for me?", verdict),
        ("drew me", debrief.drew.clone()),
        ("put me off", debrief.put_off.clone()),
        ("surprised me", debrief.surprised.clone()),
        ("I bring", debrief.bring.clone()),
        ("missing", gaps.join("; ")),
        ("waits", waiting.join(", ")),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.trim().is_empty());
    rows.map(|(label, text)| Row::new(RowKey::Debrief(label), label, text.trim())).collect()
}

/// Names, promises, advice and leads of this talk.
pub fn records(talk: Id, contact: &Contact, session: &Session) -> Vec<Row> {
    let now = &session.now;
    let is_here = |interview: Option<Id>| interview == Some(talk);
    let names =
        contact.referrals.iter().filter(|(_, referral)| is_here(referral.interview)).map(|(id, referral)| {
            let known = referral.to.and_then(|to| session.book.contact(to));
            let name = known.map_or(referral.name.clone(), |known| match known.position().as_str() {
                "" => known.name.to_string(),
                position => format!("{}, {position}", known.name),
            });
            Row::new(RowKey::Record(*id, referral.to), "name", name)
        });
    let promises = contact.promises.iter().filter(|(_, promise)| is_here(promise.interview));
    let promises = promises.map(|(id, promise)| {
        let label = if promise.by == Who::Me { "I promised" } else { "promised me" };
        Row::new(RowKey::Record(*id, None), label, promised(promise, now))
    });
    let advice = contact.advice.iter().filter(|(_, advice)| is_here(advice.interview));
    let advice = advice.map(|(id, advice)| Row::new(RowKey::Record(*id, None), "advice", advised(advice)));
    let leads = contact.leads.iter().filter(|(_, lead)| is_here(lead.interview));
    let leads = leads.map(|(id, lead)| Row::new(RowKey::Record(*id, None), "lead", led(lead, now)));
    names.chain(promises).chain(advice).chain(leads).collect()
}

fn promised(promise: &Promise, now: &Now) -> String {
    match (&promise.kept_at, promise.due) {
        (Some(_), _) => format!("{}; kept", promise.text),
        (None, Some(due)) => format!("{}, by {}", promise.text, words::short_day(due, now.today())),
        (None, None) => promise.text.clone(),
    }
}

fn advised(advice: &Advice) -> String {
    match (&advice.closed_at, advice.left, advice.outcome.as_str()) {
        (None, ..) => advice.text.clone(),
        (Some(_), true, _) => format!("{}; left", advice.text),
        (Some(_), false, "") => format!("{}; tried", advice.text),
        (Some(_), false, outcome) => format!("{}; tried: {outcome}", advice.text),
    }
}

fn led(lead: &Lead, now: &Now) -> String {
    match (lead.outcome, lead.closes) {
        (Some(LeadOutcome::LookedInto), _) => format!("{}; looked into", lead.text),
        (Some(LeadOutcome::Applied), _) => format!("{}; applied", lead.text),
        (Some(LeadOutcome::PassedBy), _) => format!("{}; passed by", lead.text),
        (None, Some(closes)) => format!("{}, closes {}", lead.text, words::short_day(closes, now.today())),
        (None, None) => lead.text.clone(),
    }
}
