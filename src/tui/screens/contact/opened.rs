//! What the talks with a person opened: promises, advice, leads, each with what became of it.

use super::row::{Row, RowKey};
use crate::domain::{
    contact::Contact,
    event::Who,
    moment::Moment,
    records::{Advice, Lead, LeadOutcome, Promise},
    when::words,
    zone::Now,
};

/// The promises, the open ones first.
pub fn promises(contact: &Contact, now: &Now) -> Vec<Row> {
    let mut all: Vec<_> = contact.promises.iter().collect();
    all.sort_unstable_by_key(|(id, promise)| (promise.kept_at.is_some(), promise.due, **id));
    all.into_iter()
        .map(|(id, promise)| {
            let label = if promise.by == Who::Me { "you" } else { contact.name.first() };
            let row = Row::new(RowKey::Promise(*id), label, promise.text.as_str());
            Row { right: became_of_promise(promise, now), ..row }
        })
        .collect()
}

fn became_of_promise(promise: &Promise, now: &Now) -> String {
    match (promise.kept_at, promise.due) {
        (Some(at), _) => format!("kept {}", day(at, now)),
        (None, Some(due)) => format!("by {}", words::day(due, now.today())),
        (None, None) => String::new(),
    }
}

/// What the person told the user to try, the open ones first.
pub fn advice(contact: &Contact, now: &Now) -> Vec<Row> {
    let mut all: Vec<_> = contact.advice.iter().collect();
    all.sort_unstable_by_key(|(id, advice)| (advice.closed_at.is_some(), advice.logged_at, **id));
    all.into_iter()
        .map(|(id, advice)| {
            let row = Row::new(RowKey::Advice(*id), "try", advice.text.as_str());
            Row { note: advice.outcome.clone(), right: became_of_advice(advice, now), ..row }
        })
        .collect()
}

fn became_of_advice(advice: &Advice, now: &Now) -> String {
    match advice.closed_at {
        Some(at) if advice.left => format!("left {}", day(at, now)),
        Some(at) => format!("tried {}", day(at, now)),
        None => "open".to_owned(),
    }
}

/// The jobs and trials heard of, the open ones first.
pub fn leads(contact: &Contact, now: &Now) -> Vec<Row> {
    let mut all: Vec<_> = contact.leads.iter().collect();
    all.sort_unstable_by_key(|(id, lead)| (lead.outcome.is_some(), lead.closes, **id));
    all.into_iter()
        .map(|(id, lead)| {
            let row = Row::new(RowKey::Lead(*id), "lead", lead.text.as_str());
            Row { right: became_of_lead(lead, now), ..row }
        })
        .collect()
}

fn became_of_lead(lead: &Lead, now: &Now) -> String {
    let at = lead.outcome_at.map(|at| format!(" {}", day(at, now))).unwrap_or_default();
    match (lead.outcome, lead.closes) {
        (Some(LeadOutcome::LookedInto), _) => format!("looked into{at}"),
        (Some(LeadOutcome::Applied), _) => format!("applied{at}"),
        (Some(LeadOutcome::PassedBy), _) => format!("passed by{at}"),
        (None, Some(closes)) => format!("closes {}", words::day(closes, now.today())),
        (None, None) => "open".to_owned(),
    }
}

fn day(at: Moment, now: &Now) -> String {
    words::short_day(at.date(&now.zone), now.today())
}
