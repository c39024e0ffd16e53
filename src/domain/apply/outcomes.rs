//! What becomes of a promise, of advice, of a lead; and other words for them, for names and for reminders.

use super::{
    draft::Draft,
    log::{is_ahead, words},
    people,
};
use crate::domain::{
    command::{RecordEdit, Refusal, RefusalKind},
    contact::Contact,
    event::Who,
    id::Id,
    moment::Moment,
    name::Name,
    records::{LeadOutcome, Promise},
};

/// What kind of record it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Promise,
    Advice,
    Lead,
    Referral,
    Reminder,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Promise, Self::Advice, Self::Lead, Self::Referral, Self::Reminder];

    fn holds(self, contact: &Contact, id: Id) -> bool {
        match self {
            Self::Promise => contact.promises.contains_key(&id),
            Self::Advice => contact.advice.contains_key(&id),
            Self::Lead => contact.leads.contains_key(&id),
            Self::Referral => contact.referrals.contains_key(&id),
            Self::Reminder => contact.reminders.contains_key(&id),
        }
    }

    /// The kind with its article.
    fn words(self) -> &'static str {
        match self {
            Self::Promise => "a promise",
            Self::Advice => "advice",
            Self::Lead => "a lead",
            Self::Referral => "a name",
            Self::Reminder => "a reminder",
        }
    }

    /// What can be said of it.
    fn hint(self) -> &'static str {
        match self {
            Self::Promise => "a promise is kept, or open",
            Self::Advice => "advice is tried, left, or open",
            Self::Lead => "a lead is looked into, applied for, passed by, or open",
            Self::Referral => "it can only be taken out",
            Self::Reminder => "it can be done, or taken out",
        }
    }
}

/// One record, found by its id.
struct Found {
    contact: Id,
    name: Name,
    record: Id,
    kind: Kind,
}

/// Something becomes of a record.
pub(super) fn edit(draft: &mut Draft<'_>, record: Id, edit: &RecordEdit) -> Result<String, Refusal> {
    let found = found(draft, record)?;
    match edit {
        RecordEdit::Text(text) => reword(draft, &found, text),
        RecordEdit::Date(date) => {
            let contact = draft.change(found.contact)?;
            if let Some(promise) = contact.promises.get_mut(&record) {
                promise.due = *date;
            } else if let Some(lead) = contact.leads.get_mut(&record) {
                lead.closes = *date;
            } else {
                return Err(wrong(&found, "has no date to change"));
            }
            Ok(format!("Changed the date of {}", whose(draft, &found)?))
        }
        RecordEdit::Kept(at) => {
            past(draft, *at)?;
            let Some(promise) = draft.change(found.contact)?.promises.get_mut(&record) else {
                return Err(wrong(&found, "cannot be kept"));
            };
            promise.kept_at = *at;
            Ok(kept(&found.name, promise))
        }
        RecordEdit::Tried { at, outcome } => {
            let outcome = people::text("what came of it", outcome)?;
            let at = past(draft, *at)?;
            let Some(advice) = draft.change(found.contact)?.advice.get_mut(&record) else {
                return Err(wrong(&found, "cannot be tried"));
            };
            (advice.closed_at, advice.left, advice.outcome) = (Some(at), false, outcome);
            Ok(format!("Tried what {} advised", found.name))
        }
        RecordEdit::LeftUntried => {
            let now = draft.now.stamp();
            let Some(advice) = draft.change(found.contact)?.advice.get_mut(&record) else {
                return Err(wrong(&found, "cannot be left untried"));
            };
            if advice.left {
                return Err(Refusal::new(RefusalKind::Already, "That is left untried already", ""));
            }
            (advice.closed_at, advice.left) = (Some(now.into()), true);
            Ok(format!("Left untried what {} advised", found.name))
        }
        RecordEdit::OpenAgain => {
            let contact = draft.change(found.contact)?;
            if let Some(promise) = contact.promises.get_mut(&record) {
                promise.kept_at = None;
            } else if let Some(advice) = contact.advice.get_mut(&record) {
                (advice.closed_at, advice.left) = (None, false);
            } else if let Some(lead) = contact.leads.get_mut(&record) {
                (lead.outcome, lead.outcome_at) = (None, None);
            } else {
                return Err(wrong(&found, "cannot be opened again"));
            }
            Ok(format!("Opened {} again", whose(draft, &found)?))
        }
        RecordEdit::Became { outcome, at } => {
            let at = past(draft, *at)?;
            let Some(lead) = draft.change(found.contact)?.leads.get_mut(&record) else {
                return Err(wrong(&found, "cannot be looked into"));
            };
            (lead.outcome, lead.outcome_at) = (Some(*outcome), Some(at));
            let name = &found.name;
            Ok(match outcome {
                LeadOutcome::LookedInto => format!("Looked into the lead from {name}"),
                LeadOutcome::Applied => format!("Applied for what {name} named"),
                LeadOutcome::PassedBy => format!("Passed the lead from {name} by"),
            })
        }
        RecordEdit::Remove => remove(draft, &found),
    }
}

fn found(draft: &Draft<'_>, record: Id) -> Result<Found, Refusal> {
    let holds = |contact: &Contact| Kind::ALL.into_iter().find(|kind| kind.holds(contact, record));
    if let Some((contact, its)) = draft.owner(record, |contact| holds(contact).is_some())
        && let Some(kind) = holds(&its)
    {
        return Ok(Found { contact, name: its.name.clone(), record, kind });
    }
    let other = |contact: &Contact| contact.record_ids().find(|(id, _)| *id == record).map(|(_, kind)| kind);
    let words = match draft.owner(record, |contact| other(contact).is_some()) {
        Some((_, contact)) => {
            let kind = other(&contact).unwrap_or("record");
            format!("The id {record} is that of {} {kind} ({})", article(kind), contact.name)
        }
        None if draft.book().contacts.contains_key(&record) => {
            format!("The id {record} is that of a person")
        }
        None => format!("There is no record {record}"),
    };
    Err(Refusal::new(
        RefusalKind::NotFound,
        words,
        "promises, advice, leads, names and reminders stand with their ids on the person's page",
    ))
}

fn article(kind: &str) -> &'static str {
    if kind.starts_with(['e', 'i']) { "an" } else { "a" }
}

fn wrong(found: &Found, cannot: &str) -> Refusal {
    let words = format!("That is {} ({}), which {cannot}", found.kind.words(), found.name);
    Refusal::new(RefusalKind::NotFound, words, found.kind.hint())
}

/// "a promise to Ada Quill".
fn whose(draft: &Draft<'_>, found: &Found) -> Result<String, Refusal> {
    let contact = draft.contact(found.contact)?;
    let by = contact.promises.get(&found.record).map(|promise| promise.by);
    let link = match (found.kind, by) {
        (Kind::Promise, Some(Who::Me)) => "to",
        (Kind::Promise, _) => "of",
        (Kind::Advice | Kind::Lead | Kind::Referral, _) => "from",
        (Kind::Reminder, _) => "for",
    };
    Ok(format!("{} {link} {}", found.kind.words(), found.name))
}

fn kept(name: &Name, promise: &Promise) -> String {
    match (promise.by, promise.kept_at) {
        (Who::Me, Some(_)) => format!("Kept the promise to {name}"),
        (Who::Them, Some(_)) => format!("{name} kept the promise"),
        (Who::Me, None) => format!("The promise to {name} is open again"),
        (Who::Them, None) => format!("The promise of {name} is open again"),
    }
}

/// When it was; now, if nobody says. What has not come yet is refused.
pub(super) fn past(draft: &Draft<'_>, at: Option<Moment>) -> Result<Moment, Refusal> {
    match at {
        Some(at) if is_ahead(draft, at) => Err(Refusal::new(
            RefusalKind::Time,
            format!("{} has not come yet", words::at(draft, at)),
            "say it when it has happened; a reminder can tell you",
        )),
        Some(at) => Ok(at),
        None => Ok(draft.now.stamp().into()),
    }
}

fn reword(draft: &mut Draft<'_>, found: &Found, text: &str) -> Result<String, Refusal> {
    let text = people::words("text", text, "In which words?")?;
    let contact = draft.change(found.contact)?;
    let place = match found.kind {
        Kind::Promise => contact.promises.get_mut(&found.record).map(|it| &mut it.text),
        Kind::Advice => contact.advice.get_mut(&found.record).map(|it| &mut it.text),
        Kind::Lead => contact.leads.get_mut(&found.record).map(|it| &mut it.text),
        Kind::Reminder => contact.reminders.get_mut(&found.record).map(|it| &mut it.text),
        Kind::Referral => None,
    };
    let Some(place) = place else { return Err(wrong(found, "has no words of its own")) };
    *place = text;
    Ok(format!("Changed the words of {}", whose(draft, found)?))
}

fn remove(draft: &mut Draft<'_>, found: &Found) -> Result<String, Refusal> {
    let summary = format!("Took {} out", whose(draft, found)?);
    let record = found.record;
    if found.kind == Kind::Referral {
        let contact = draft.contact(found.contact)?;
        if let Some(event) = contact.events.values().find(|event| event.referral == Some(record)) {
            return Err(Refusal::new(
                RefusalKind::Text,
                format!("{} gave that name when they {} you on", found.name, event.kind),
                "`undo` takes back what was noted last; let go of what follows from it otherwise",
            ));
        }
        let to = contact.referrals.get(&record).and_then(|referral| referral.to);
        if let Some(named) = to.and_then(|to| draft.book().contact(to)) {
            let remark = format!("{} stays in the book", named.name);
            draft.remark(remark);
        }
    }
    let contact = draft.change(found.contact)?;
    contact.promises.remove(&record);
    contact.advice.remove(&record);
    contact.leads.remove(&record);
    contact.referrals.remove(&record);
    contact.reminders.remove(&record);
    Ok(summary)
}
