//! Links between records: each leads somewhere, and none to the person themselves.

use super::fault::Look;
use crate::domain::{
    drafts::key::DraftFor,
    event::{Event, EventKind},
    request::Purpose,
};

pub(super) fn check(look: &mut Look<'_>) {
    source(look);
    events(look);
    requests(look);
    referrals(look);
    in_talks(look);
    drafts(look);
    decisions(look);
}

fn source(look: &mut Look<'_>) {
    let Some(by) = look.contact.source.as_ref().and_then(|source| source.by) else { return };
    if !look.book.contacts.contains_key(&by) {
        look.fault(None, format!("its source names {by}, who is not in the book"));
    }
    if by == look.id {
        look.fault(None, "its source names the person themselves");
    }
}

fn events(look: &mut Look<'_>) {
    let contact = look.contact;
    for (id, event) in &contact.events {
        let record = ("event", *id);
        look.finds(event.request, record, "it names request", |id| contact.requests.contains_key(id));
        look.finds(event.interview, record, "it names interview", |id| contact.interviews.contains_key(id));
        look.finds(event.referral, record, "it names referral", |id| contact.referrals.contains_key(id));
        look.finds(event.thanks_for.iter().copied(), record, "it thanks for", |id| {
            contact.interviews.contains_key(id) || contact.events.contains_key(id)
        });
        let thanks = event.kind != EventKind::Thanked || !event.thanks_for.is_empty();
        look.holds(thanks, record, "it thanks for nothing");
        if !has_its_record(event) {
            let what = if of_talk(event.kind) { "talk" } else { "request" };
            look.fault(Some(record), format!("it is `{}`, and does not say of which {what}", event.kind));
        }
    }
}

/// Whether an event of a talk names the talk, and one of a request the request; without it nothing would follow.
fn has_its_record(event: &Event) -> bool {
    match event.kind {
        kind if of_talk(kind) => event.interview.is_some(),
        EventKind::Planned
        | EventKind::Sent
        | EventKind::Nudged
        | EventKind::Accepted
        | EventKind::Later
        | EventKind::Declined
        | EventKind::Offered
        | EventKind::Closed => event.request.is_some(),
        _ => true,
    }
}

fn of_talk(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Scheduled
            | EventKind::Moved
            | EventKind::Cancelled
            | EventKind::Missed
            | EventKind::Held
            | EventKind::Debriefed
    )
}

fn requests(look: &mut Look<'_>) {
    let contact = look.contact;
    for (id, request) in &contact.requests {
        let record = ("request", *id);
        if let Some(to) = request.to.filter(|to| !look.book.contacts.contains_key(to)) {
            let words = format!("it asks for an introduction to {to}, who is not in the book");
            look.fault(Some(record), words);
        }
        let other = request.to != Some(look.id);
        look.holds(other, record, "it asks for an introduction to the person themselves");
        let purpose = request.to.is_none() || request.purpose == Purpose::Introduction;
        look.holds(purpose, record, "it names somebody, and does not ask for an introduction");
        let told = contact.events.values().any(|event| event.request == Some(*id));
        look.holds(told, record, "no event says what became of it");
    }
}

fn referrals(look: &mut Look<'_>) {
    let contact = look.contact;
    for (id, referral) in &contact.referrals {
        let record = ("referral", *id);
        match referral.to {
            Some(to) if to == look.id => look.fault(Some(record), "it names the person themselves"),
            Some(to) if !look.book.contacts.contains_key(&to) => {
                look.fault(Some(record), format!("it names {to}, who is not in the book"));
            }
            None if referral.name.trim().is_empty() => look.fault(Some(record), "it names nobody"),
            Some(_) | None => {}
        }
    }
}

fn in_talks(look: &mut Look<'_>) {
    let contact = look.contact;
    let referrals = contact.referrals.iter().map(|(id, record)| ("referral", *id, record.interview));
    let promises = contact.promises.iter().map(|(id, record)| ("promise", *id, record.interview));
    let advice = contact.advice.iter().map(|(id, record)| ("advice", *id, record.interview));
    let leads = contact.leads.iter().map(|(id, record)| ("lead", *id, record.interview));
    for (kind, id, interview) in referrals.chain(promises).chain(advice).chain(leads) {
        look.finds(interview, (kind, id), "it names interview", |id| contact.interviews.contains_key(id));
    }
    for (id, lead) in &contact.leads {
        let both = lead.outcome.is_some() || lead.outcome_at.is_none();
        look.holds(both, ("lead", *id), "it says when something became of it, and not what");
    }
    for (id, advice) in &contact.advice {
        let both = !advice.left || advice.closed_at.is_some();
        look.holds(both, ("advice", *id), "it says that it was left, and not when");
    }
}

fn decisions(look: &mut Look<'_>) {
    for id in look.contact.decisions.keys() {
        if !look.ids.contains_key(&id.record) {
            look.fault(None, format!("a decision is kept about {id}, and its record is not there"));
        }
    }
}

fn drafts(look: &mut Look<'_>) {
    for of in look.contact.drafts.keys() {
        if let DraftFor::FollowUp(id) = of
            && !look.ids.contains_key(&id.record)
        {
            look.fault(None, format!("a draft is kept for {id}, and its record is not there"));
        }
    }
}
