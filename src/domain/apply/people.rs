//! Adding people, changing what is known of them, setting them aside, deleting them.

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveDate;

use super::draft::Draft;
use crate::domain::{
    command::{Act, ContactChanges, NewContact, Refusal, RefusalKind},
    contact::{Consent, Contact, Retired, Source},
    id::Id,
    import::forgotten_keys,
    moment::Moment,
    name::{LINE_LIMIT, TEXT_LIMIT, one_line},
    records::Referral,
    zone::Zone,
};

/// Adds a person; somebody of that name at that employer is asked about first.
pub(super) fn add(draft: &mut Draft<'_>, new: &NewContact) -> Result<String, Refusal> {
    if let Some(refusal) = double(draft, new) {
        return Err(refusal);
    }
    let id = match new.id {
        Some(id) if draft.book().contacts.contains_key(&id) => {
            return Err(Refusal::new(RefusalKind::Already, format!("The id {id} is taken"), ""));
        }
        Some(id) => id,
        None => draft.fresh(None),
    };
    let mut contact = Contact::new(new.name.clone());
    change(&mut contact, &new.facts)?;
    let by = contact.source.as_ref().and_then(|source| source.by);
    draft.put(id, Some(Arc::new(contact)));
    keep_discreet(draft, id)?;
    if let Some(by) = by {
        name_by(draft, by, id)?;
    }
    Ok(format!("Added {}", new.name))
}

/// Marks a person discreet who works where the user does, and says so.
fn keep_discreet(draft: &mut Draft<'_>, id: Id) -> Result<(), Refusal> {
    let contact = draft.contact(id)?;
    if !contact.discreet && draft.book().settings.is_present_employer(&contact.employer) {
        draft.change(id)?.discreet = true;
        draft.remark(format!("{} works where you do: marked discreet", contact.name));
    }
    Ok(())
}

/// Notes with the referrer that they named `to`, unless that is noted already.
fn name_by(draft: &mut Draft<'_>, by: Id, to: Id) -> Result<(), Refusal> {
    let referrer = draft.contact(by)?;
    if by == to {
        return Err(Refusal::new(
            RefusalKind::Text,
            format!("{} cannot have been named by {} themselves", referrer.name, referrer.name),
            "leave the referrer out, or name somebody else",
        ));
    }
    if referrer.referrals.values().any(|referral| referral.to == Some(to)) {
        return Ok(());
    }
    let at = draft.now.stamp().into();
    referral(draft, by, to, at, None, false).map(drop)
}

/// A referral that is noted now.
pub(super) fn referral(
    draft: &mut Draft<'_>,
    by: Id,
    to: Id,
    at: Moment,
    interview: Option<Id>,
    introduced: bool,
) -> Result<Id, Refusal> {
    let record = draft.contact(by)?;
    let id = draft.fresh(Some(&record));
    let logged_at = draft.logged_at(&record);
    let referral = Referral { to: Some(to), name: String::new(), at, logged_at, interview, introduced };
    draft.change(by)?.referrals.insert(id, referral);
    Ok(id)
}

/// Somebody in the book of that name, at that employer where one is said.
pub(super) fn known(draft: &Draft<'_>, new: &NewContact) -> Option<(Id, Arc<Contact>)> {
    let employer = new.facts.employer.as_deref().unwrap_or_default();
    let is_known = |contact: &Contact| {
        is_same(contact.name.as_str(), new.name.as_str())
            && (employer.is_empty() || is_same(&contact.employer, employer))
    };
    let mut called = draft.book().contacts.called(new.name.as_str());
    called.find(|(_, contact)| is_known(contact)).map(|(id, contact)| (id, Arc::clone(contact)))
}

/// Whether two texts are the same but for case.
fn is_same(one: &str, other: &str) -> bool {
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

fn double(draft: &Draft<'_>, new: &NewContact) -> Option<Refusal> {
    if new.another_of_that_name {
        return None;
    }
    let (id, known) = known(draft, new)?;
    let place = if known.pool { "is in your pool, not asked yet" } else { "is in the book already" };
    let at = if known.employer.is_empty() { String::new() } else { format!(" ({})", known.employer) };
    let refusal = Refusal::new(
        RefusalKind::Already,
        format!("{}{at} {place}", known.name),
        "take the one that is there, or say that this is somebody else",
    );
    let refusal = if known.pool {
        refusal.or("take the one from the pool", Act::Promote { contact: id })
    } else {
        refusal
    };
    let another = NewContact { another_of_that_name: true, ..new.clone() };
    Some(refusal.or("this is somebody else", Act::AddContact(Box::new(another))))
}

/// Changes what is known of a person.
pub(super) fn edit(draft: &mut Draft<'_>, id: Id, changes: &ContactChanges) -> Result<String, Refusal> {
    let before = draft.contact(id)?;
    let contact = draft.change(id)?;
    change(contact, changes)?;
    let name = contact.name.clone();
    let by = contact.source.as_ref().and_then(|source| source.by);
    if contact.employer != before.employer && changes.discreet.is_none() {
        keep_discreet(draft, id)?;
    }
    if by != before.source.as_ref().and_then(|source| source.by)
        && let Some(by) = by
    {
        name_by(draft, by, id)?;
    }
    Ok(format!("Changed {name}"))
}

/// Applies changes to one record; every text is checked before it counts.
pub(super) fn change(contact: &mut Contact, changes: &ContactChanges) -> Result<(), Refusal> {
    let ContactChanges {
        name,
        employer,
        role,
        field,
        emails,
        phones,
        profile,
        zone,
        source,
        notes,
        tags,
        pronounced,
        discreet,
        cadence,
    } = changes;
    if let Some(name) = name {
        contact.name = name.clone();
    }
    for (what, text, place) in [
        ("name as it is said", pronounced, &mut contact.pronounced),
        ("employer", employer, &mut contact.employer),
        ("role", role, &mut contact.role),
        ("field", field, &mut contact.field),
        ("profile", profile, &mut contact.profile),
    ] {
        if let Some(text) = text {
            *place = line(what, text)?;
        }
    }
    for (what, texts, place) in [
        ("e-mail", emails, &mut contact.emails),
        ("phone", phones, &mut contact.phones),
        ("tag", tags, &mut contact.tags),
    ] {
        if let Some(texts) = texts {
            let lines: Result<Vec<String>, Refusal> = texts.iter().map(|text| line(what, text)).collect();
            *place = lines?.into_iter().filter(|line| !line.is_empty()).collect();
        }
    }
    if let Some(zone) = zone {
        contact.zone = zone_name(zone)?;
    }
    if let Some(source) = source {
        contact.source.clone_from(source);
        if let Some(Source { name, .. }) = &mut contact.source {
            *name = line("source", name)?;
        }
    }
    if let Some(notes) = notes {
        contact.notes = text("notes", notes)?;
    }
    if let Some(discreet) = discreet {
        contact.discreet = *discreet;
    }
    if let Some(cadence) = cadence {
        contact.cadence = *cadence;
    }
    Ok(())
}

fn zone_name(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    Zone::named(text).map(|zone| zone.to_string()).ok_or_else(|| {
        Refusal::new(
            RefusalKind::Text,
            format!("{text:?} is not a time zone"),
            "zones are named like Europe/Vienna or America/New_York",
        )
    })
}

/// `text` as one line, if it is short enough.
pub(super) fn line(what: &str, text: &str) -> Result<String, Refusal> {
    let line = one_line(text);
    match line.chars().count() {
        length if length > LINE_LIMIT => Err(Refusal::new(
            RefusalKind::Text,
            format!("{length} characters are too many for one line ({what})"),
            format!("{LINE_LIMIT} fit; notes hold the rest"),
        )),
        _ => Ok(line),
    }
}

/// `text` as one line that says something; `ask` is what is asked where it does not.
pub(super) fn words(what: &str, text: &str, ask: &str) -> Result<String, Refusal> {
    let line = line(what, text)?;
    if line.chars().all(|letter| letter.is_whitespace() || letter.is_control()) {
        return Err(Refusal::new(RefusalKind::NeedsWords, ask, "say it in a few words"));
    }
    Ok(line)
}

/// `text` as it is, if it is not beyond all measure.
pub(super) fn text(what: &str, text: &str) -> Result<String, Refusal> {
    match text.chars().count() {
        length if length > TEXT_LIMIT => Err(Refusal::new(
            RefusalKind::Text,
            format!("{length} characters are too many ({what})"),
            format!("{TEXT_LIMIT} fit; a file elsewhere holds the rest"),
        )),
        _ => Ok(text.trim_end().to_owned()),
    }
}

/// Takes a person from the pool into the working list.
pub(super) fn promote(draft: &mut Draft<'_>, id: Id) -> Result<String, Refusal> {
    let contact = draft.change(id)?;
    let name = contact.name.clone();
    if !contact.pool {
        return Err(Refusal::new(RefusalKind::Already, format!("{name} is in the working list already"), ""));
    }
    contact.pool = false;
    Ok(format!("Took {name} into the working list"))
}

/// Takes a person from the pool because something happened with them, and says so.
pub(super) fn take_up(draft: &mut Draft<'_>, id: Id) -> Result<(), Refusal> {
    if draft.contact(id)?.pool {
        let contact = draft.change(id)?;
        contact.pool = false;
        let name = contact.name.clone();
        draft.remark(format!("{name} is in the working list now"));
    }
    Ok(())
}

/// Follows a person up again who was set aside, because something happened with them, and says so.
pub(super) fn follow_up_again(draft: &mut Draft<'_>, id: Id) -> Result<(), Refusal> {
    if draft.contact(id)?.retired.is_some() {
        let contact = draft.change(id)?;
        contact.retired = None;
        let name = contact.name.clone();
        draft.remark(format!("{name} was set aside and is followed up again"));
    }
    Ok(())
}

/// Sets a person aside.
pub(super) fn retire(draft: &mut Draft<'_>, id: Id, why: &str) -> Result<String, Refusal> {
    let why = line("why", why)?;
    let at = draft.now.stamp();
    let contact = draft.change(id)?;
    let name = contact.name.clone();
    if contact.retired.is_some() {
        return Err(Refusal::new(RefusalKind::Already, format!("{name} is set aside already"), ""));
    }
    contact.retired = Some(Retired { at, why });
    Ok(format!("Set {name} aside"))
}

/// Follows a person up again.
pub(super) fn bring_back(draft: &mut Draft<'_>, id: Id) -> Result<String, Refusal> {
    let contact = draft.change(id)?;
    let name = contact.name.clone();
    if contact.retired.take().is_none() {
        return Err(Refusal::new(RefusalKind::Already, format!("{name} is not set aside"), ""));
    }
    Ok(format!("Brought {name} back"))
}

/// Notes whether the user may write again.
pub(super) fn consent(
    draft: &mut Draft<'_>,
    id: Id,
    again: bool,
    on: Option<NaiveDate>,
) -> Result<String, Refusal> {
    let at = draft.now.stamp();
    let contact = draft.change(id)?;
    contact.consent = Some(Consent { again, on: on.filter(|_| again), at });
    let name = contact.name.clone();
    Ok(if again {
        format!("You may write to {name} again")
    } else {
        format!("{name} wants no more messages")
    })
}

/// Takes a person out of the book; what others hold of them keeps the name as text.
pub(super) fn delete(draft: &mut Draft<'_>, id: Id) -> Result<String, Refusal> {
    let contact = draft.contact(id)?;
    let name = contact.name.to_string();
    let naming: BTreeSet<Id> = draft
        .book()
        .contacts
        .iter()
        .filter(|(other, record)| **other != id && names(record, id))
        .map(|(other, _)| *other)
        .collect();
    for other in naming {
        let record = draft.change(other)?;
        for (_, referral) in record.referrals.iter_mut().filter(|(_, referral)| referral.to == Some(id)) {
            referral.to = None;
            referral.name.clone_from(&name);
        }
        for (_, request) in record.requests.iter_mut().filter(|(_, request)| request.to == Some(id)) {
            request.to = None;
            if request.about.is_empty() {
                request.about.clone_from(&name);
            }
        }
        if let Some(source) = record.source.as_mut().filter(|source| source.by == Some(id)) {
            source.by = None;
            source.name.clone_from(&name);
        }
    }
    let mut forgotten = BTreeSet::clone(&draft.book().forgotten);
    forgotten.extend(forgotten_keys(&contact));
    if forgotten.len() > draft.book().forgotten.len() {
        draft.put_forgotten(Arc::new(forgotten));
    }
    draft.put(id, None);
    Ok(format!("Deleted {name}"))
}

/// Whether `record` holds a link to the person `id`.
fn names(record: &Contact, id: Id) -> bool {
    record.referrals.values().any(|referral| referral.to == Some(id))
        || record.requests.values().any(|request| request.to == Some(id))
        || record.source.as_ref().is_some_and(|source| source.by == Some(id))
}
