//! What must hold in every book that is written: links that lead somewhere, ids that stand once, numbers that can be.

use std::{collections::BTreeMap, fmt};

use super::{
    book::Book,
    contact::Contact,
    event::EventKind,
    id::Id,
    interview::MOST_MINUTES,
    name::{LINE_LIMIT, TEXT_LIMIT},
    zone::Zone,
};

/// Something that does not hold, with the ids and names of the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: "contact k7q2m4xw (Ada Quill), event p3d8z6hn".
    pub place: String,
    /// What does not hold.
    pub words: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.words)
    }
}

impl Book {
    /// Everything that does not hold; empty for a sound book.
    pub fn check(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.check_ids(&mut faults);
        self.check_settings(&mut faults);
        for (id, contact) in &self.contacts {
            Look { book: self, id: *id, contact, faults: &mut faults }.at_contact();
        }
        faults
    }

    fn check_ids(&self, faults: &mut Vec<Fault>) {
        let mut seen: BTreeMap<Id, (Id, &'static str)> = BTreeMap::new();
        for (id, contact) in &self.contacts {
            for (record, kind) in contact.record_ids().chain([(*id, "contact")]) {
                if let Some((other, other_kind)) = seen.insert(record, (*id, kind)) {
                    faults.push(Fault {
                        place: format!("id {record}"),
                        words: format!("it names both a {other_kind} of {other} and a {kind} of {id}"),
                    });
                }
            }
        }
    }

    fn check_settings(&self, faults: &mut Vec<Fault>) {
        let found = self.settings.faults().into_iter();
        faults.extend(found.map(|words| Fault { place: "settings".to_owned(), words }));
    }
}

struct Look<'a> {
    book: &'a Book,
    id: Id,
    contact: &'a Contact,
    faults: &'a mut Vec<Fault>,
}

impl Look<'_> {
    fn fault(&mut self, record: Option<(&str, Id)>, words: String) {
        let mut place = format!("contact {} ({})", self.id, self.contact.name);
        if let Some((kind, record)) = record {
            place = format!("{place}, {kind} {record}");
        }
        self.faults.push(Fault { place, words });
    }

    fn at_contact(&mut self) {
        self.at_texts();
        self.at_links();
        for (id, interview) in &self.contact.interviews {
            if !(1..=MOST_MINUTES).contains(&interview.minutes) {
                self.fault(Some(("interview", *id)), format!("{} minutes cannot be", interview.minutes));
            }
            if interview.request.is_some_and(|request| !self.contact.requests.contains_key(&request)) {
                self.fault(Some(("interview", *id)), "it names a request that is not there".to_owned());
            }
        }
        for (id, request) in &self.contact.requests {
            if request.to.is_some_and(|to| !self.book.contacts.contains_key(&to)) {
                self.fault(
                    Some(("request", *id)),
                    "it asks for an introduction to somebody who is not in the book".to_owned(),
                );
            }
            if !self.contact.events.values().any(|event| event.request == Some(*id)) {
                self.fault(Some(("request", *id)), "no event says what became of it".to_owned());
            }
        }
        for id in self.contact.interviews.keys() {
            let is_named = self
                .contact
                .events
                .values()
                .any(|event| event.interview == Some(*id) || event.thanks_for.contains(id));
            if !is_named {
                self.fault(Some(("interview", *id)), "no event says what became of it".to_owned());
            }
        }
    }

    fn at_texts(&mut self) {
        let contact = self.contact;
        let lines = [&contact.employer, &contact.role, &contact.field, &contact.profile, &contact.zone];
        let lists = contact.emails.iter().chain(&contact.phones).chain(&contact.tags);
        if lines.into_iter().chain(lists).any(|line| line.chars().count() > LINE_LIMIT) {
            self.fault(None, format!("a line is longer than {LINE_LIMIT} characters"));
        }
        if contact.notes.chars().count() > TEXT_LIMIT {
            self.fault(None, format!("the notes are longer than {TEXT_LIMIT} characters"));
        }
        if !contact.zone.is_empty() && Zone::named(&contact.zone).is_none() {
            self.fault(None, format!("{:?} is not a time zone", contact.zone));
        }
    }

    fn at_links(&mut self) {
        let contact = self.contact;
        if let Some(by) = contact.source.as_ref().and_then(|source| source.by) {
            if !self.book.contacts.contains_key(&by) {
                self.fault(None, format!("its source names {by}, who is not in the book"));
            }
            if by == self.id {
                self.fault(None, "its source names the person themselves".to_owned());
            }
        }
        for (id, event) in &contact.events {
            let record = Some(("event", *id));
            if event.request.is_some_and(|request| !contact.requests.contains_key(&request)) {
                self.fault(record, "it names a request that is not there".to_owned());
            }
            if event.interview.is_some_and(|interview| !contact.interviews.contains_key(&interview)) {
                self.fault(record, "it names an interview that is not there".to_owned());
            }
            if event.referral.is_some_and(|referral| !contact.referrals.contains_key(&referral)) {
                self.fault(record, "it names a referral that is not there".to_owned());
            }
            let is_known = |id: &Id| contact.interviews.contains_key(id) || contact.events.contains_key(id);
            if !event.thanks_for.iter().all(is_known) {
                self.fault(record, "it thanks for something that is not there".to_owned());
            }
            if event.kind == EventKind::Thanked && event.thanks_for.is_empty() {
                self.fault(record, "it thanks for nothing".to_owned());
            }
        }
        for (id, referral) in &contact.referrals {
            let record = Some(("referral", *id));
            match referral.to {
                Some(to) if to == self.id => self.fault(record, "it names the person themselves".to_owned()),
                Some(to) if !self.book.contacts.contains_key(&to) => {
                    self.fault(record, format!("it names {to}, who is not in the book"));
                }
                None if referral.name.is_empty() => self.fault(record, "it names nobody".to_owned()),
                Some(_) | None => {}
            }
        }
        let in_talks = contact
            .referrals
            .iter()
            .map(|(id, record)| ("referral", *id, record.interview))
            .chain(contact.promises.iter().map(|(id, record)| ("promise", *id, record.interview)))
            .chain(contact.advice.iter().map(|(id, record)| ("advice", *id, record.interview)))
            .chain(contact.leads.iter().map(|(id, record)| ("lead", *id, record.interview)));
        for (kind, id, interview) in in_talks.collect::<Vec<_>>() {
            if interview.is_some_and(|interview| !contact.interviews.contains_key(&interview)) {
                self.fault(Some((kind, id)), "it names an interview that is not there".to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{event::Event, interview::Interview, moment::Moment, name::Name, request::Request};

    fn book(change: impl FnOnce(&mut Contact)) -> Book {
        let mut contact = Contact::new(Name::parse("Ada Quill").unwrap());
        change(&mut contact);
        let mut book = Book::default();
        book.contacts.insert(Id::from_bits(1), Arc::new(contact));
        book
    }

    type Change = Box<dyn FnOnce(&mut Contact)>;

    fn event(kind: EventKind) -> Event {
        let at = chrono::DateTime::parse_from_rfc3339("2026-11-12T08:00:00+01:00").unwrap();
        Event::new(kind, at.into(), at)
    }

    #[test]
    fn a_sound_book_has_no_faults() {
        let sound = book(|contact| {
            contact.requests.insert(Id::from_bits(2), Request::default());
            let sent = Event { request: Some(Id::from_bits(2)), ..event(EventKind::Sent) };
            contact.events.insert(Id::from_bits(3), sent);
        });
        assert_eq!(sound.check(), []);
    }

    #[test]
    fn each_fault_is_found_and_named() {
        let date = Moment::Date("2026-11-12".parse().unwrap());
        let cases: Vec<(&str, Change)> = vec![
            (
                "names a request that is not there",
                Box::new(|contact| {
                    let lost = Event { request: Some(Id::from_bits(9)), ..event(EventKind::Sent) };
                    contact.events.insert(Id::from_bits(3), lost);
                }),
            ),
            (
                "what became of it",
                Box::new(|contact| {
                    contact.requests.insert(Id::from_bits(2), Request::default());
                }),
            ),
            (
                "0 minutes cannot be",
                Box::new(move |contact| {
                    contact.interviews.insert(Id::from_bits(2), Interview::new(date, 0));
                }),
            ),
            (
                "both a",
                Box::new(|contact| {
                    contact.events.insert(Id::from_bits(1), event(EventKind::Heard));
                }),
            ),
            (
                "thanks for nothing",
                Box::new(|contact| {
                    contact.events.insert(Id::from_bits(3), event(EventKind::Thanked));
                }),
            ),
            ("not a time zone", Box::new(|contact| contact.zone = "Mars/Olympus".to_owned())),
            ("longer than", Box::new(|contact| contact.role = "x".repeat(LINE_LIMIT + 1))),
        ];
        for (words, change) in cases {
            let faults = book(change).check();
            assert!(faults.iter().any(|fault| fault.to_string().contains(words)), "{words}: {faults:?}");
        }
    }
}
