//! What of the book may be shown to others: everything but the people who are marked as discreet.

use std::{collections::BTreeSet, sync::Arc};

use super::{book::Book, contact::Contact, drafts::key::DraftFor, id::Id};

/// What stands for the name of somebody who is left out.
const SOMEBODY: &str = "somebody left out";

/// A book without its discreet people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The book. It is as sound as it was before.
    pub book: Book,
    /// How many people are left out.
    pub left_out: usize,
    /// What leads to one of them no more, each in words that do not name them: "Leo Okafor was named by somebody left
    /// out".
    pub loose: Vec<String>,
}

/// The book without its discreet people, and without their names where records of others lead to them. What the user
/// wrote in their own words stays as it is.
pub fn without_discreet(book: &Book) -> Shared {
    let discreet: BTreeSet<Id> =
        book.contacts.iter().filter(|(_, contact)| contact.discreet).map(|(id, _)| *id).collect();
    let mut shared = Shared { book: book.clone(), left_out: discreet.len(), loose: Vec::new() };
    if discreet.is_empty() {
        return shared;
    }
    shared.book.contacts.retain(|id, _| !discreet.contains(id));
    let records: BTreeSet<Id> = shared
        .book
        .contacts
        .iter()
        .flat_map(|(id, contact)| contact.record_ids().map(|(record, _)| record).chain([*id]))
        .collect();
    for contact in shared.book.contacts.values_mut() {
        if leads_to(contact, &discreet, &records) {
            loosen(Arc::make_mut(contact), &discreet, &records, &mut shared.loose);
        }
    }
    shared
}

/// Whether a draft is kept for something that is there no more.
fn is_stray(of: &DraftFor, records: &BTreeSet<Id>) -> bool {
    matches!(of, DraftFor::FollowUp(id) if !records.contains(&id.record))
}

fn leads_to(contact: &Contact, gone: &BTreeSet<Id>, records: &BTreeSet<Id>) -> bool {
    let is_gone = |id: Option<Id>| id.is_some_and(|id| gone.contains(&id));
    is_gone(contact.source.as_ref().and_then(|source| source.by))
        || contact.referrals.values().any(|referral| is_gone(referral.to))
        || contact.requests.values().any(|request| is_gone(request.to))
        || contact.drafts.keys().any(|of| is_stray(of, records))
        || contact.decisions.keys().any(|id| !records.contains(&id.record))
}

fn loosen(contact: &mut Contact, gone: &BTreeSet<Id>, records: &BTreeSet<Id>, loose: &mut Vec<String>) {
    let name = contact.name.clone();
    if let Some(source) = &mut contact.source
        && source.by.is_some_and(|by| gone.contains(&by))
    {
        (source.by, source.name) = (None, String::new());
        loose.push(format!("{name} was named by {SOMEBODY}"));
    }
    for (_, referral) in contact.referrals.iter_mut() {
        if referral.to.is_some_and(|to| gone.contains(&to)) {
            (referral.to, referral.name) = (None, SOMEBODY.to_owned());
            loose.push(format!("{name} named {SOMEBODY}"));
        }
    }
    for (_, request) in contact.requests.iter_mut() {
        if request.to.is_some_and(|to| gone.contains(&to)) {
            request.to = None;
            loose.push(format!("{name} was asked for an introduction to {SOMEBODY}"));
        }
    }
    contact.drafts.retain(|of, _| !is_stray(of, records));
    contact.decisions.retain(|id, _| records.contains(&id.record));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        follow_up::{FollowUpId, Rule},
        records::Decision,
        request::{Purpose, Request},
        rules::testing::{Story, VIENNA},
    };

    #[test]
    fn nothing_leads_to_those_who_are_left_out() {
        let mut story = Story::told(
            VIENNA,
            "ben is named-by=ada
            ada 2026-11-09T10:00 held i1
            ada 2026-11-09T10:05 named f1 ben
            ben 2026-11-09T11:00 sent r1
            ben 2026-11-09T11:05 named f2 ada",
        );
        let (ada, ben) = (story.id("ada"), story.id("ben"));
        let reach_out = FollowUpId { rule: Rule::ReachOut, record: story.id("f1") };
        let request = story.id("r1");
        let book = &mut story.book;
        assert_eq!(without_discreet(book), Shared { book: book.clone(), left_out: 0, loose: Vec::new() });
        Arc::make_mut(book.contacts.get_mut(&ada).unwrap()).discreet = true;
        let other = Arc::make_mut(book.contacts.get_mut(&ben).unwrap());
        other.drafts.insert(DraftFor::FollowUp(reach_out), "Dear Ben".to_owned());
        let opens = "2026-11-09T10:05:00+01:00".parse().unwrap();
        let decision = Decision { opens, snoozed_until: None, dropped_at: Some(opens), why: String::new() };
        other.decisions.insert(reach_out, decision);
        other
            .requests
            .insert(request, Request { purpose: Purpose::Introduction, to: Some(ada), ..Request::default() });
        assert_eq!(book.check(), []);

        let shared = without_discreet(book);
        assert_eq!(shared.book.check(), []);
        assert_eq!(shared.left_out, 1);
        assert_eq!(
            shared.loose,
            [
                "Ben was named by somebody left out",
                "Ben named somebody left out",
                "Ben was asked for an introduction to somebody left out",
            ]
        );
        let written = format!("{:?}", shared.book);
        assert!(!written.contains("Ada") && !written.contains(ada.as_str()), "{written}");
    }
}
