//! Everybody and every talk that took place, as the palette finds them: by name.

use chrono::{DateTime, Utc};

use crate::domain::{
    book::Book, contact::Contact, event::EventKind, id::Id, put_off, search, when::words, zone::Now,
};

/// Everybody, and the talks that can be thought over.
#[derive(Debug, Default)]
pub struct Everybody {
    /// In the order of their ids.
    pub people: Vec<Person>,
    /// The latest first.
    pub debriefs: Vec<Debrief>,
}

/// Somebody who can be gone to.
#[derive(Debug)]
pub struct Person {
    /// Who.
    pub id: Id,
    /// What is searched in.
    pub key: String,
}

/// A talk that can be thought over.
#[derive(Debug)]
pub struct Debrief {
    /// Which.
    pub talk: Id,
    ended: DateTime<Utc>,
    /// With whom.
    pub name: String,
    /// On which day.
    pub day: String,
    /// What is left of thinking it over.
    pub left: String,
    /// What is searched in.
    pub key: String,
}

impl Everybody {
    /// All in `book`, at `now`.
    pub fn of(book: &Book, now: &Now) -> Self {
        let person = |(id, contact): (&Id, &std::sync::Arc<Contact>)| Person {
            id: *id,
            key: search::key([contact.name.as_str(), contact.employer.as_str(), contact.role.as_str()]),
        };
        Self { people: book.contacts.iter().map(person).collect(), debriefs: debriefs(book, now) }
    }
}

/// The talks that took place, the latest first.
fn debriefs(book: &Book, now: &Now) -> Vec<Debrief> {
    let zone = &now.zone;
    let mut found: Vec<Debrief> = Vec::new();
    for contact in book.contacts.values() {
        let held = contact.events.values().filter(|event| event.kind == EventKind::Held);
        let talks = held.filter_map(|it| it.interview);
        for (talk, interview) in talks.filter_map(|talk| Some((talk, contact.interviews.get(&talk)?))) {
            let day = words::plain_date(interview.starts_at.date(zone), now.today());
            let left = match put_off::steps(contact, talk).len() {
                0 => String::new(),
                _ if put_off::is_over(contact, talk) => String::new(),
                1 => "1 step left".to_owned(),
                left => format!("{left} steps left"),
            };
            let name = contact.name.to_string();
            let key = search::key(["debrief", "how did it go", contact.name.as_str()]);
            found.push(Debrief { talk, ended: interview.end(zone), name, day, left, key });
        }
    }
    found.sort_unstable_by_key(|it| std::cmp::Reverse((it.ended, it.talk)));
    found.dedup_by_key(|it| it.talk);
    found
}
