//! Whom to ask next: everybody who was never asked, in an order that helps to choose.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    book::Book,
    contact::Contact,
    id::Id,
    offers,
    search::{self, Query, fold},
};

/// By what they are put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Who stands nearest: named by somebody, a friend, the same school.
    #[default]
    Nearness,
    /// The field they work in.
    Field,
    /// What they do.
    Role,
    /// Where they work.
    Employer,
    /// Who could introduce.
    Introducer,
}

/// Somebody who was never asked.
#[derive(Debug)]
struct Candidate {
    id: Id,
    contact: Arc<Contact>,
    /// What a filter looks in, folded.
    key: String,
}

/// Everybody who was never asked.
#[derive(Debug, Default)]
pub struct Candidates {
    people: Vec<Candidate>,
    /// How many talked or answered at each employer, folded: who could introduce.
    known_at: BTreeMap<String, Vec<Id>>,
}

impl Candidates {
    /// Takes over what has changed in the book.
    pub fn renew(&mut self, book: &Book) {
        let known = std::mem::take(&mut self.people);
        let mut known: BTreeMap<Id, Candidate> = known.into_iter().map(|one| (one.id, one)).collect();
        let is_free = |contact: &Contact| {
            contact.retired.is_none() && contact.requests.is_empty() && contact.interviews.is_empty()
        };
        for (id, contact) in book.contacts.iter().filter(|(_, contact)| is_free(contact)) {
            let one = known.remove(id).filter(|one| Arc::ptr_eq(&one.contact, contact));
            self.people.push(one.unwrap_or_else(|| Candidate {
                id: *id,
                contact: Arc::clone(contact),
                key: key(book, contact),
            }));
        }
        self.known_at.clear();
        for (id, contact) in &book.contacts {
            let is_known =
                !contact.interviews.is_empty() && !contact.employer.is_empty() && !contact.discreet;
            if is_known {
                self.known_at.entry(fold(&contact.employer)).or_default().push(*id);
            }
        }
    }

    /// Whether this person is one of them.
    pub fn holds(&self, id: Id) -> bool {
        self.people.iter().any(|one| one.id == id)
    }

    /// Puts them in order; those about whom nothing is known in that respect come last.
    pub fn sort(&mut self, book: &Book, by: By) {
        let known_at = &self.known_at;
        self.people.sort_by_cached_key(|one| {
            let contact = &one.contact;
            let group = group_in(book, known_at, contact, by);
            let nearness = offers::nearness(contact.source.as_ref());
            let rank = if by == By::Nearness { nearness } else { u8::from(group.is_empty()) };
            let group = if by == By::Nearness { String::new() } else { fold(&group) };
            (rank, group, contact.pool, nearness, fold(contact.name.as_str()), one.id)
        });
    }

    /// Those who fit, in order.
    pub fn list(&self, query: &Query) -> Vec<Id> {
        let fitting = self.people.iter().filter(|one| query.is_empty() || query.matches(&one.key).is_some());
        fitting.map(|one| one.id).collect()
    }

    /// Who named them, or else whom the user has talked to where they work.
    pub fn introducer(&self, book: &Book, contact: &Contact) -> Option<String> {
        introducer(book, &self.known_at, contact)
    }

    /// Under what a person stands in this order.
    pub fn group(&self, book: &Book, contact: &Contact, by: By) -> String {
        group_in(book, &self.known_at, contact, by)
    }
}

fn group_in(book: &Book, known_at: &BTreeMap<String, Vec<Id>>, contact: &Contact, by: By) -> String {
    match by {
        By::Nearness => named_by(book, contact)
            .map(|name| format!("named by {name}"))
            .or_else(|| contact.source.as_ref().map(|source| source.kind.words().to_owned()))
            .unwrap_or_default(),
        By::Field => contact.field.clone(),
        By::Role => contact.role.clone(),
        By::Employer => contact.employer.clone(),
        By::Introducer => introducer(book, known_at, contact).unwrap_or_default(),
    }
}

/// Who named them, or else whom the user has talked to where they work.
fn introducer(book: &Book, known_at: &BTreeMap<String, Vec<Id>>, contact: &Contact) -> Option<String> {
    named_by(book, contact).or_else(|| {
        let there = known_at.get(&fold(&contact.employer))?;
        there.first().and_then(|id| book.contact(*id)).map(|known| known.name.to_string())
    })
}

/// Who named them.
fn named_by(book: &Book, contact: &Contact) -> Option<String> {
    let source = contact.source.as_ref()?;
    let by = source.by.and_then(|by| book.contact(by)).map(|by| by.name.to_string());
    by.or_else(|| Some(source.name.clone()).filter(|name| !name.is_empty()))
}

fn key(book: &Book, contact: &Contact) -> String {
    let by = contact.source.as_ref().and_then(|source| source.by).and_then(|by| book.contact(by));
    let by = by.map_or("", |by| by.name.as_str());
    let kind = contact.source.as_ref().map_or("", |source| source.kind.words());
    search::key([
        contact.name.as_str(),
        contact.employer.as_str(),
        contact.role.as_str(),
        contact.field.as_str(),
        by,
        kind,
    ])
}
