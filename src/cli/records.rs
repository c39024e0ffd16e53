//! Which promise, advice, lead, name or reminder is meant: one whose id begins so.

use super::{
    failure::{Candidate, Failure},
    people,
};
use crate::domain::{book::Book, contact::Contact, event::Who, id::Id};

/// The id of the record that `text` begins.
///
/// # Errors
/// Where none or more than one is meant.
pub fn find(book: &Book, text: &str) -> Result<Id, Failure> {
    let text = text.trim().to_ascii_lowercase();
    let known: Vec<(Id, String)> = book.contacts.values().flat_map(|contact| of(contact)).collect();
    let fits: Vec<&(Id, String)> = known.iter().filter(|(id, _)| people::is_beginning(&text, *id)).collect();
    match fits.as_slice() {
        [(id, _)] => Ok(*id),
        [] => Err(Failure::refused(
            "not-found",
            format!("No promise, advice, lead, name or reminder is {:?}", people::shortened(&text)),
            "`regards show PERSON` lists them with their ids",
        )),
        several => {
            let candidate = |(id, what): &&(Id, String)| Candidate { id: id.to_string(), what: what.clone() };
            let message = format!("{:?} may be any of {}", people::shortened(&text), several.len());
            Err(Failure::refused("ambiguous", message, "write more of the id")
                .among(several.iter().map(candidate).collect()))
        }
    }
}

fn of(contact: &Contact) -> Vec<(Id, String)> {
    let name = &contact.name;
    let promises = contact.promises.iter().map(|(id, promise)| {
        let link = if promise.by == Who::Me { "to" } else { "of" };
        (*id, format!("promise {link} {name}: {}", promise.text))
    });
    let advice =
        contact.advice.iter().map(|(id, advice)| (*id, format!("advice from {name}: {}", advice.text)));
    let leads = contact.leads.iter().map(|(id, lead)| (*id, format!("lead from {name}: {}", lead.text)));
    let names = contact.referrals.keys().map(|id| (*id, format!("a name that {name} gave")));
    let reminders = contact
        .reminders
        .iter()
        .map(|(id, reminder)| (*id, format!("reminder for {name}: {}", reminder.text)));
    promises.chain(advice).chain(leads).chain(names).chain(reminders).collect()
}
