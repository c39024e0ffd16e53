//! Carrying out an import: exactly what its plan says.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use chrono::NaiveDate;

use super::{decide, draft::Draft, log};
use crate::domain::{
    card::{Card, Origin, Past, Thanked},
    command::{Log, Refusal},
    contact::Contact,
    event::EventKind,
    follow_up::{FollowUpId, Rule},
    id::Id,
    import,
    moment::Moment,
    records::Reminder,
};

/// Why nobody is to be thanked for a talk that is long past, of which the file does not say whether they were.
const NO_WORD: &str = "long past when it was brought in, and the table has no word on thanks";

/// Why a talk that was brought in is not thought over.
const BEFORE: &str = "from before it was brought in";

/// What stands in the reminder for a table's next date.
const NEXT: &str = "get in touch, as your table says";

/// Brings people into the book.
pub(super) fn people(draft: &mut Draft<'_>, origin: Origin, cards: &[Card]) -> String {
    let plan = import::plan(draft.book(), origin, cards, draft.now);
    let (counts, summary) = (plan.counts(), plan.summary());
    // In the order of ids and keys, so that the order of the rows makes no difference to the book.
    let mut known: BTreeMap<Id, (Arc<Contact>, Past)> = BTreeMap::new();
    let mut added: BTreeMap<(String, String), (Arc<Contact>, Past)> = BTreeMap::new();
    for row in plan.rows {
        match (row.contact, row.becomes) {
            (Some(id), Some(contact)) => drop(known.insert(id, (contact, row.past))),
            (None, Some(contact)) => {
                let key = contact.imported.iter().map(|imported| imported.key.clone()).collect();
                added.insert((key, contact.name.to_string()), (contact, row.past));
            }
            (_, None) => {}
        }
    }
    for (id, (contact, past)) in known {
        draft.put(id, Some(contact));
        tell(draft, id, &past);
    }
    let mut taken: HashSet<Id> = HashSet::new();
    if !added.is_empty() {
        taken.extend(
            draft.book().contacts.values().flat_map(|contact| contact.record_ids()).map(|(id, _)| id),
        );
    }
    for (contact, past) in added.into_values() {
        let id = loop {
            let id = draft.fresh(None);
            if !taken.contains(&id) {
                break id;
            }
        };
        draft.put(id, Some(contact));
        tell(draft, id, &past);
    }
    if counts.discreet > 0 {
        let people =
            if counts.discreet == 1 { "1 person works" } else { &format!("{} people work", counts.discreet) };
        draft.remark(format!("{people} where you do: marked discreet"));
    }
    if counts.doubles > 0 {
        let people = if counts.doubles == 1 {
            "1 of the new may be somebody"
        } else {
            &format!("{} of the new may be people", counts.doubles)
        };
        draft.remark(format!("{people} you have already, of the same name and employer"));
    }
    summary
}

/// Tells what has happened with somebody of whom nothing was noted. What the words of the note line would remark on
/// each of it is noise in a crowd.
fn tell(draft: &mut Draft<'_>, id: Id, past: &Past) {
    let told = draft.quietly(|draft| told(draft, id, past));
    if let Err(refusal) = told {
        draft.remark(refusal.words);
    }
}

fn told(draft: &mut Draft<'_>, id: Id, past: &Past) -> Result<(), Refusal> {
    let mut happened: Vec<(NaiveDate, EventKind)> =
        past.asked.map(|day| (day, EventKind::Sent)).into_iter().collect();
    happened.extend(past.talked.map(|day| (day, EventKind::Held)));
    happened.sort_by_key(|(day, _)| *day);
    for (day, kind) in happened {
        log::log(draft, &Log { when: Some(Moment::Date(day)), ..Log::new(id, kind) })?;
    }
    if let Some(talked) = past.talked {
        nothing_to_think_over(draft, id)?;
        match past.thanked {
            Some(Thanked::No) => {}
            Some(Thanked::Yes) => thanked(draft, id, talked)?,
            Some(Thanked::On(day)) => thanked(draft, id, day)?,
            None => let_thanks_go(draft, id)?,
        }
    }
    if let Some(day) = past.next {
        let morning = day.and_time(draft.book().settings.morning);
        let at = draft.zone().local(draft.zone().resolve(morning).instant());
        let record = draft.contact(id)?;
        let reminder = draft.fresh(Some(&record));
        let logged_at = draft.now.stamp();
        let text = NEXT.to_owned();
        draft.change(id)?.reminders.insert(reminder, Reminder { at, text, logged_at, done_at: None });
    }
    Ok(())
}

/// A talk that was written down elsewhere was thought over there.
fn nothing_to_think_over(draft: &mut Draft<'_>, id: Id) -> Result<(), Refusal> {
    let contact = draft.contact(id)?;
    let told = contact.events.values().filter(|event| event.kind == EventKind::Held);
    let told = told.filter(|event| !event.told_late(draft.zone()));
    let talks: Vec<Id> = told.filter_map(|event| event.interview).collect();
    for interview in talks {
        let id = FollowUpId { rule: Rule::Debrief, record: interview };
        decide::let_go(draft, id, BEFORE)?;
    }
    Ok(())
}

fn thanked(draft: &mut Draft<'_>, id: Id, day: NaiveDate) -> Result<(), Refusal> {
    let when = Some(Moment::Date(day));
    log::log(draft, &Log { when, ..Log::new(id, EventKind::Thanked) }).map(drop)
}

/// Nobody can tell whether thanks are owed for a talk that was long ago, so none are asked for. A talk of the last days
/// is another matter.
fn let_thanks_go(draft: &mut Draft<'_>, id: Id) -> Result<(), Refusal> {
    let contact = draft.contact(id)?;
    let late = contact.events.values().filter(|event| event.told_late(draft.zone()));
    let talks: Vec<Id> = late.filter_map(|event| event.interview).collect();
    for record in talks {
        decide::let_go(draft, FollowUpId { rule: Rule::ThankYou, record }, NO_WORD)?;
    }
    Ok(())
}
