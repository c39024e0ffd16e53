//! What a talk opens: names, promises, advice, leads.

use chrono::NaiveDate;

use super::{draft::Draft, log, naming, outcomes, people};
use crate::domain::{
    command::{Act, Log, On, Refer, Refusal, RefusalKind},
    event::{EventKind, Who},
    id::Id,
    records::{Advice, Lead, Promise},
};

/// Somebody named somebody.
pub(super) fn refer(draft: &mut Draft<'_>, refer: &Refer) -> Result<String, Refusal> {
    in_talk(draft, refer.by, refer.interview)?;
    let at = outcomes::past(draft, refer.at)?;
    let again = |to| Act::Refer(Box::new(Refer { to, ..refer.clone() }));
    if let Some(asked_for) = asked_for(draft, refer)? {
        return log::log(draft, &asked_for);
    }
    let (named, name) = naming::person(draft, refer.by, &refer.to, again)?;
    let referrer = draft.contact(refer.by)?;
    // A name that was given before may be introduced now, which wants an answer; the name alone is known.
    let is_known = |introduced: bool| {
        let mut known = referrer.referrals.values().filter(|referral| referral.to == Some(named));
        known.any(|referral| referral.introduced || !introduced)
    };
    let word = if refer.to.introduced { "introduced" } else { "named" };
    if is_known(refer.to.introduced) {
        return Err(Refusal::new(
            RefusalKind::Already,
            format!("{} {word} {name} already", referrer.name),
            "",
        ));
    }
    people::referral(draft, refer.by, named, at, refer.interview, refer.to.introduced)?;
    people::take_up(draft, refer.by)?;
    Ok(format!("{} {word} {name}", referrer.name))
}

/// An introduction that was asked for is the answer to that request.
fn asked_for(draft: &Draft<'_>, refer: &Refer) -> Result<Option<Log>, Refusal> {
    let Some(named) = refer.to.contact.filter(|_| refer.to.introduced) else { return Ok(None) };
    let referrer = draft.contact(refer.by)?;
    let request = log::introduction_to(&draft.standing(&referrer), named);
    Ok(request.map(|request| Log {
        when: refer.at,
        on: Some(On::Record(request)),
        passed_to: Some(refer.to.clone()),
        ..Log::new(refer.by, EventKind::Passed)
    }))
}

/// Something is promised.
pub(super) fn promise(
    draft: &mut Draft<'_>,
    contact: Id,
    by: Who,
    text: &str,
    due: Option<NaiveDate>,
    interview: Option<Id>,
) -> Result<String, Refusal> {
    let text = people::words("promise", text, "Promised what?")?;
    let (id, logged_at) = noted(draft, contact, interview)?;
    let promise = Promise { by, text, due, logged_at, interview, kept_at: None };
    let record = draft.change(contact)?;
    record.promises.insert(id, promise);
    Ok(match by {
        Who::Me => format!("Noted a promise to {}", record.name),
        Who::Them => format!("Noted a promise of {}", record.name),
    })
}

/// A contact told the user to try something.
pub(super) fn advise(
    draft: &mut Draft<'_>,
    contact: Id,
    text: &str,
    interview: Option<Id>,
) -> Result<String, Refusal> {
    let text = people::words("advice", text, "Advised what?")?;
    let (id, logged_at) = noted(draft, contact, interview)?;
    let advice = Advice { text, logged_at, interview, closed_at: None, left: false, outcome: String::new() };
    let record = draft.change(contact)?;
    record.advice.insert(id, advice);
    Ok(format!("Noted what {} advised", record.name))
}

/// A contact named a job, or a way to try the work out.
pub(super) fn lead(
    draft: &mut Draft<'_>,
    contact: Id,
    text: &str,
    closes: Option<NaiveDate>,
    interview: Option<Id>,
) -> Result<String, Refusal> {
    let text = people::words("lead", text, "What did they name?")?;
    let (id, logged_at) = noted(draft, contact, interview)?;
    let lead = Lead { text, logged_at, interview, closes, outcome: None, outcome_at: None };
    let record = draft.change(contact)?;
    record.leads.insert(id, lead);
    Ok(format!("Noted a lead from {}", record.name))
}

/// The id and the stamp of a record that is noted now. Nothing follows for people in the pool, so whoever something
/// is noted of is taken from there.
fn noted(
    draft: &mut Draft<'_>,
    contact: Id,
    interview: Option<Id>,
) -> Result<(Id, chrono::DateTime<chrono::FixedOffset>), Refusal> {
    in_talk(draft, contact, interview)?;
    people::take_up(draft, contact)?;
    let record = draft.contact(contact)?;
    Ok((draft.fresh(Some(&record)), draft.logged_at(&record)))
}

/// Refuses a talk that is not theirs.
fn in_talk(draft: &Draft<'_>, contact: Id, interview: Option<Id>) -> Result<(), Refusal> {
    let record = draft.contact(contact)?;
    match interview {
        Some(id) if !record.interviews.contains_key(&id) => Err(Refusal::new(
            RefusalKind::NotFound,
            format!("{} has no talk {id}", record.name),
            "the person's page shows the ids",
        )),
        Some(_) | None => Ok(()),
    }
}
