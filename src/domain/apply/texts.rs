//! Drafts and templates, as the user wrote them.

use std::collections::BTreeMap;

use super::{draft::Draft, people};
use crate::domain::{
    command::{Refusal, RefusalKind},
    contact::Contact,
    drafts::{fields, key::DraftFor, kind::DraftKind},
    follow_up::FollowUpId,
    id::Id,
    rules,
};

/// Keeps a draft, or throws it away.
pub(super) fn draft(
    draft: &mut Draft<'_>,
    contact: Id,
    of: DraftFor,
    text: Option<&str>,
) -> Result<String, Refusal> {
    let text = people::text("draft", text.unwrap_or_default())?;
    let name = draft.contact(contact)?.name.clone();
    if text.trim().is_empty() {
        return match draft.change(contact)?.drafts.remove(&of) {
            Some(_) => Ok(format!("Threw the draft to {name} away")),
            None => Err(Refusal::new(
                RefusalKind::Already,
                format!("No draft to {name} is kept for {of}"),
                "it is written anew from the template each time",
            )),
        };
    }
    if let DraftFor::FollowUp(id) = of
        && !stands(draft, contact, id)
    {
        return Err(Refusal::new(
            RefusalKind::NotFound,
            format!("{id} is not open for {name}, so no draft can be kept for it"),
            "it may be done already; a message of a kind can be kept all the same",
        ));
    }
    draft.change(contact)?.drafts.insert(of, text);
    Ok(format!("Kept the draft to {name}"))
}

/// Keeps a template, or takes the program's own again.
pub(super) fn template(
    draft: &mut Draft<'_>,
    kind: DraftKind,
    text: Option<&str>,
) -> Result<String, Refusal> {
    let mut templates: BTreeMap<String, String> = draft.book().templates.clone();
    let Some(text) = text else {
        if templates.remove(kind.word()).is_none() {
            return Err(Refusal::new(
                RefusalKind::Already,
                format!("The template {kind} is the program's own"),
                "",
            ));
        }
        draft.put_templates(templates);
        return Ok(format!("The template {kind} is the program's own again"));
    };
    let text = people::text("template", text)?;
    if text.trim().is_empty() {
        return Err(Refusal::new(
            RefusalKind::NeedsWords,
            format!("A template needs words ({kind})"),
            "the program's own can be taken again",
        ));
    }
    if let [first, ..] = fields::unknown(&text).as_slice() {
        return Err(Refusal::new(
            RefusalKind::Text,
            format!("There is no field {{{first}}} (template {kind})"),
            format!("there are {}; {{{{ is a brace", fields::known()),
        ));
    }
    templates.insert(kind.word().to_owned(), text);
    draft.put_templates(templates);
    Ok(format!("Changed the template {kind}"))
}

/// Throws away the drafts that have nothing to settle any more: of the people the command touched those whose
/// follow-up is gone, of everybody those whose record is gone; and with that what was decided about it.
pub(super) fn drop_the_settled(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let mut settled: Vec<(Id, FollowUpId)> = Vec::new();
    for contact in draft.touched() {
        let kept = draft.book().contact(contact).map(|contact| for_follow_ups(contact)).unwrap_or_default();
        if kept.is_empty() {
            continue;
        }
        let standing = rules::follow_ups_with(draft.book(), draft.now, contact);
        let is_settled = |id: &FollowUpId| !standing.iter().any(|follow_up| follow_up.id == *id);
        settled.extend(kept.into_iter().filter(is_settled).map(|id| (contact, id)));
    }
    let gone = draft.gone();
    let mut deciders = Vec::new();
    if !gone.is_empty() {
        for (contact, record) in &draft.book().contacts {
            let lost = for_follow_ups(record).into_iter().filter(|id| gone.contains(&id.record));
            settled.extend(lost.map(|id| (*contact, id)));
            if record.decisions.keys().any(|id| gone.contains(&id.record)) {
                deciders.push(*contact);
            }
        }
    }
    for (contact, id) in settled {
        draft.change(contact)?.drafts.remove(&DraftFor::FollowUp(id));
    }
    for contact in deciders {
        draft.change(contact)?.decisions.retain(|id, _| !gone.contains(&id.record));
    }
    Ok(())
}

/// The follow-ups for which a draft is kept.
fn for_follow_ups(contact: &Contact) -> Vec<FollowUpId> {
    let of = |of: &DraftFor| match of {
        DraftFor::FollowUp(id) => Some(*id),
        DraftFor::Message(_) => None,
    };
    contact.drafts.keys().filter_map(of).collect()
}

fn stands(draft: &Draft<'_>, contact: Id, id: FollowUpId) -> bool {
    rules::follow_ups_with(draft.book(), draft.now, contact).iter().any(|follow_up| follow_up.id == id)
}
