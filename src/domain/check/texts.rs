//! Texts: none is longer than its place, and what must say something does.

use std::collections::BTreeSet;

use super::fault::Look;
use crate::domain::{
    id::Id,
    interview::Interview,
    name::{LINE_LIMIT, TEXT_LIMIT},
    zone::Zone,
};

type Record<'r> = Option<(&'r str, Id)>;

pub(super) fn check(look: &mut Look<'_>) {
    let contact = look.contact;
    let own = [&contact.employer, &contact.role, &contact.field, &contact.profile, &contact.pronounced];
    let lists = contact.emails.iter().chain(&contact.phones).chain(&contact.tags);
    lines(look, None, own.into_iter().chain([&contact.zone]).chain(lists));
    texts(look, None, [&contact.notes].into_iter().chain(contact.drafts.values()));
    if contact.drafts.values().any(|text| text.trim().is_empty()) {
        look.fault(None, "a draft without words is kept");
    }
    if !contact.zone.is_empty() && Zone::named(&contact.zone).is_none() {
        look.fault(None, format!("{:?} is not a time zone", contact.zone));
    }
    let origins: BTreeSet<&str> = contact.imported.iter().map(|imported| imported.from.as_str()).collect();
    if origins.len() < contact.imported.len() {
        look.fault(None, "what an import said is kept twice for one kind of file");
    }
    for (id, request) in &contact.requests {
        lines(look, Some(("request", *id)), [&request.about]);
        texts(look, Some(("request", *id)), [&request.message]);
    }
    for (id, event) in &contact.events {
        texts(look, Some(("event", *id)), [&event.note, &event.text]);
    }
    for (id, talk) in &contact.interviews {
        of_talk(look, *id, talk);
    }
    for (id, promise) in &contact.promises {
        said(look, ("promise", *id), &promise.text);
    }
    for (id, advice) in &contact.advice {
        said(look, ("advice", *id), &advice.text);
        texts(look, Some(("advice", *id)), [&advice.outcome]);
    }
    for (id, lead) in &contact.leads {
        said(look, ("lead", *id), &lead.text);
    }
    for (id, reminder) in &contact.reminders {
        said(look, ("reminder", *id), &reminder.text);
    }
    for (id, referral) in &contact.referrals {
        lines(look, Some(("referral", *id)), [&referral.name]);
    }
}

fn of_talk(look: &mut Look<'_>, id: Id, talk: &Interview) {
    let record = Some(("interview", id));
    lines(look, record, [&talk.place]);
    for answer in &talk.answers {
        lines(look, record, [&answer.question, &answer.topic]);
        texts(look, record, [&answer.text]);
    }
    let before = &talk.preparation;
    texts(look, record, [&talk.notes, &before.research, &before.terms, &before.expects]);
    if let Some(after) = &talk.debrief {
        lines(look, record, [&after.stays]);
        texts(look, record, [&after.drew, &after.put_off, &after.surprised, &after.bring]);
        for gap in &after.gaps {
            said(look, ("interview", id), &gap.what);
        }
    }
}

/// One line that says something.
fn said(look: &mut Look<'_>, record: (&str, Id), text: &String) {
    look.holds(!text.trim().is_empty(), record, "it has no words");
    lines(look, Some(record), [text]);
}

fn lines<'t>(look: &mut Look<'_>, record: Record<'_>, lines: impl IntoIterator<Item = &'t String>) {
    if lines.into_iter().any(|line| is_longer(line, LINE_LIMIT)) {
        look.fault(record, format!("a line is longer than {LINE_LIMIT} characters"));
    }
}

fn texts<'t>(look: &mut Look<'_>, record: Record<'_>, texts: impl IntoIterator<Item = &'t String>) {
    if texts.into_iter().any(|text| is_longer(text, TEXT_LIMIT)) {
        look.fault(record, format!("a text is longer than {TEXT_LIMIT} characters"));
    }
}

/// Whether there are more characters than that; the bytes are counted first, since counting them is for nothing.
fn is_longer(text: &str, limit: usize) -> bool {
    text.len() > limit && text.chars().count() > limit
}
