//! Which promise, advice, lead, name or reminder is meant: one whose id begins so, else one that holds these words.

use chrono::{DateTime, FixedOffset};

use super::{
    failure::{Candidate, Failure},
    people,
};
use crate::domain::{
    book::Book,
    contact::Contact,
    event::Who,
    id::Id,
    search::{self, Query},
};

/// The id of the record whose id `text` begins, or else of the one that has its words.
///
/// # Errors
/// Where none or more than one is meant.
pub fn find(book: &Book, text: &str) -> Result<Id, Failure> {
    let text = text.trim();
    let mut told: Vec<_> = book.contacts.values().flat_map(|contact| of(contact, book)).collect();
    told.sort();
    let known: Vec<(Id, String)> = told.into_iter().map(|(_, what, id)| (id, what)).collect();
    let beginning = text.to_ascii_lowercase();
    let mut fits: Vec<&(Id, String)> =
        known.iter().filter(|(id, _)| people::is_beginning(&beginning, *id)).collect();
    let query = Query::new(text);
    if fits.is_empty() && !query.is_empty() {
        let has_words = |what: &str| query.matches(&search::key([what])).is_some();
        fits = known.iter().filter(|(_, what)| has_words(what)).collect();
    }
    match fits.as_slice() {
        [(id, _)] => Ok(*id),
        [] => Err(Failure::refused(
            "not-found",
            format!("No promise, advice, lead, name or reminder is {:?}", people::shortened(text)),
            "`regards show PERSON` lists them with their ids",
        )),
        several => {
            let candidate = |(id, what): &&(Id, String)| Candidate { id: id.to_string(), what: what.clone() };
            let message = format!("{:?} may be any of {}", people::shortened(text), several.len());
            Err(Failure::refused("ambiguous", message, "write more of the id")
                .among(several.iter().map(candidate).collect()))
        }
    }
}

/// The records of one person in words, with when each was told.
fn of(contact: &Contact, book: &Book) -> Vec<(DateTime<FixedOffset>, String, Id)> {
    let name = &contact.name;
    let promises = contact.promises.iter().map(|(id, promise)| {
        let link = if promise.by == Who::Me { "to" } else { "of" };
        (promise.logged_at, format!("promise {link} {name}: {}", promise.text), *id)
    });
    let advice = contact
        .advice
        .iter()
        .map(|(id, advice)| (advice.logged_at, format!("advice from {name}: {}", advice.text), *id));
    let leads = contact
        .leads
        .iter()
        .map(|(id, lead)| (lead.logged_at, format!("lead from {name}: {}", lead.text), *id));
    let names = contact.referrals.iter().map(|(id, referral)| {
        let to = referral.to.and_then(|to| book.contact(to));
        let to = to.map_or(referral.name.as_str(), |to| to.name.as_str());
        (referral.logged_at, format!("name from {name}: {to}"), *id)
    });
    let reminders = contact
        .reminders
        .iter()
        .map(|(id, reminder)| (reminder.logged_at, format!("reminder for {name}: {}", reminder.text), *id));
    promises.chain(advice).chain(leads).chain(names).chain(reminders).collect()
}
