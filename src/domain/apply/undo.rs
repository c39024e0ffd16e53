//! Undo and redo: a change is taken back, or made again, where what it left still stands.

use std::sync::Arc;

use super::draft::Draft;
use crate::domain::{
    command::{Change, Refusal, RefusalKind, Touched},
    contact::Contact,
    drafts::key::DraftFor,
    id::Id,
};

/// Puts the former state back where the latter still stands.
pub(super) fn undo(draft: &mut Draft<'_>, change: &Change) -> Result<String, Refusal> {
    exchange(draft, &change.after, &change.before)?;
    Ok(format!("Undid: {}", change.what))
}

/// Puts the latter state back where the former still stands.
pub(super) fn redo(draft: &mut Draft<'_>, change: &Change) -> Result<String, Refusal> {
    exchange(draft, &change.before, &change.after)?;
    Ok(format!("Did again: {}", change.what))
}

fn exchange(draft: &mut Draft<'_>, from: &Touched, to: &Touched) -> Result<(), Refusal> {
    let book = draft.book();
    let mut changed: Vec<String> = from
        .contacts
        .iter()
        .filter(|(id, contact)| book.contacts.get(id) != contact.as_ref())
        .map(|(id, contact)| {
            let known = contact.as_ref().or_else(|| book.contacts.get(id));
            known.map_or_else(|| id.to_string(), |contact| contact.name.to_string())
        })
        .collect();
    for (is_changed, what) in [
        (from.settings.as_ref().is_some_and(|settings| *settings != book.settings), "the settings"),
        (from.goals.as_ref().is_some_and(|goals| *goals != book.goals), "the goals"),
        (from.question_lists.as_ref().is_some_and(|lists| *lists != book.question_lists), "the questions"),
        (from.templates.as_ref().is_some_and(|templates| *templates != book.templates), "the templates"),
        (from.landed.is_some_and(|landed| landed != book.landed), "whether you have landed"),
        (from.forgotten.as_ref().is_some_and(|forgotten| *forgotten != book.forgotten), "the people deleted"),
    ] {
        if is_changed {
            changed.push(what.to_owned());
        }
    }
    if !changed.is_empty() {
        return Err(changed_since(&changed));
    }
    for (id, contact) in &to.contacts {
        draft.put(*id, contact.clone());
    }
    if let Some(settings) = &to.settings {
        draft.put_settings(settings);
    }
    if let Some(goals) = &to.goals {
        draft.put_goals(goals);
    }
    if let Some(lists) = &to.question_lists {
        draft.put_question_lists(lists.clone());
    }
    if let Some(templates) = &to.templates {
        draft.put_templates(templates.clone());
    }
    if let Some(landed) = to.landed {
        draft.put_landed(landed);
    }
    if let Some(forgotten) = &to.forgotten {
        draft.put_forgotten(Arc::clone(forgotten));
    }
    let left_hanging = left_hanging(draft, to);
    if left_hanging.is_empty() { Ok(()) } else { Err(changed_since(&left_hanging)) }
}

fn changed_since(changed: &[String]) -> Refusal {
    Refusal::new(
        RefusalKind::Changed,
        format!("Changed since: {}", changed.join(", ")),
        "undo the later change first, or note what is right now",
    )
}

/// Who would name a person or a record that is not in the book: somebody of whom more was told since and who names
/// what is taken back, or one put back who names what is gone.
fn left_hanging(draft: &Draft<'_>, to: &Touched) -> Vec<String> {
    let (book, gone) = (draft.book(), draft.gone());
    let is_known =
        |id: Id| book.contacts.contains_key(&id) || book.contacts.values().any(|contact| contact.holds(id));
    let hangs = |id: &Id, contact: &Contact| {
        let is_put_back = to.contacts.contains_key(id);
        links(contact)
            .any(|link| gone.contains(&link) || is_put_back && !contact.holds(link) && !is_known(link))
    };
    if gone.is_empty() {
        let put_back = to.contacts.iter().filter_map(|(id, contact)| Some((id, contact.as_ref()?)));
        return put_back.filter(|(id, it)| hangs(id, it)).map(|(_, it)| it.name.to_string()).collect();
    }
    let everybody = book.contacts.iter();
    everybody.filter(|(id, it)| hangs(id, it)).map(|(_, it)| it.name.to_string()).collect()
}

/// The people and records that a contact's own records name beyond themselves.
fn links(contact: &Contact) -> impl Iterator<Item = Id> + '_ {
    let source = contact.source.iter().filter_map(|source| source.by);
    let requests = contact.requests.values().filter_map(|request| request.to);
    let referrals = contact.referrals.values().filter_map(|referral| referral.to);
    let decisions = contact.decisions.keys().map(|of| of.record);
    let drafts = contact.drafts.keys().filter_map(|of| match of {
        DraftFor::FollowUp(id) => Some(id.record),
        DraftFor::Message(_) => None,
    });
    source.chain(requests).chain(referrals).chain(decisions).chain(drafts)
}
