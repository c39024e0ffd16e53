//! Drafts and templates, as the user wrote them.

use std::collections::{BTreeMap, BTreeSet};

use super::{draft::Draft, people};
use crate::domain::{
    command::{Refusal, RefusalKind},
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
/// follow-up is gone, of everybody those whose record is gone.
pub(super) fn drop_the_settled(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let kept = |draft: &Draft<'_>, contact: Id| -> Vec<FollowUpId> {
        let drafts = draft.book().contact(contact).map(|contact| contact.drafts.keys());
        let follow_ups = drafts.into_iter().flatten().filter_map(|of| match of {
            DraftFor::FollowUp(id) => Some(*id),
            DraftFor::Message(_) => None,
        });
        follow_ups.collect()
    };
    let mut settled: Vec<(Id, FollowUpId)> = Vec::new();
    for contact in draft.touched() {
        let ids = kept(draft, contact).into_iter().filter(|id| !stands(draft, contact, *id));
        settled.extend(ids.map(|id| (contact, id)).collect::<Vec<_>>());
    }
    let with_drafts: Vec<Id> = {
        let people = draft.book().contacts.iter().filter(|(_, contact)| !contact.drafts.is_empty());
        people.map(|(id, _)| *id).collect()
    };
    if !with_drafts.is_empty() && !draft.touched().is_empty() {
        let ids: BTreeSet<Id> = draft.book().ids().collect();
        for contact in with_drafts {
            let gone = kept(draft, contact).into_iter().filter(|id| !ids.contains(&id.record));
            settled.extend(gone.map(|id| (contact, id)));
        }
    }
    for (contact, id) in settled {
        draft.change(contact)?.drafts.remove(&DraftFor::FollowUp(id));
    }
    Ok(())
}

fn stands(draft: &Draft<'_>, contact: Id, id: FollowUpId) -> bool {
    rules::follow_ups_with(draft.book(), draft.now, contact).iter().any(|follow_up| follow_up.id == id)
}
