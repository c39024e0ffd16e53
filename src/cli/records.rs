//! Which promise, advice, lead, name or reminder is meant: one whose id begins so, else one that holds these words.

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
    let mut people: Vec<_> = book.contacts.iter().collect();
    people.sort_unstable_by_key(|(id, contact)| (&contact.name, **id));
    let known: Vec<(Id, String)> = people.iter().flat_map(|(_, contact)| of(contact, book)).collect();
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

/// The records of one person in words, in the order in which they were told.
fn of(contact: &Contact, book: &Book) -> Vec<(Id, String)> {
    let name = &contact.name;
    let promises = contact.promises.iter().map(|(id, promise)| {
        let link = if promise.by == Who::Me { "to" } else { "of" };
        (promise.logged_at, *id, format!("promise {link} {name}: {}", promise.text))
    });
    let advice = contact
        .advice
        .iter()
        .map(|(id, advice)| (advice.logged_at, *id, format!("advice from {name}: {}", advice.text)));
    let leads = contact
        .leads
        .iter()
        .map(|(id, lead)| (lead.logged_at, *id, format!("lead from {name}: {}", lead.text)));
    let names = contact.referrals.iter().map(|(id, referral)| {
        let to = referral.to.and_then(|to| book.contact(to));
        let to = to.map_or(referral.name.as_str(), |to| to.name.as_str());
        (referral.logged_at, *id, format!("name from {name}: {to}"))
    });
    let reminders = contact
        .reminders
        .iter()
        .map(|(id, reminder)| (reminder.logged_at, *id, format!("reminder for {name}: {}", reminder.text)));
    let mut all: Vec<_> = promises.chain(advice).chain(leads).chain(names).chain(reminders).collect();
    all.sort_unstable();
    all.into_iter().map(|(_, id, what)| (id, what)).collect()
}
