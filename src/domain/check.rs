//! What must hold in every book that is written: links that lead somewhere, ids that stand once, numbers that can be.

mod fault;
mod links;
mod talks;
#[cfg(test)]
mod tests;
mod texts;

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

pub use self::fault::Fault;
use self::fault::Look;
use super::{
    beside::in_halves,
    book::{Book, MOST_QUESTIONS},
    contact::Contact,
    drafts::kind::DraftKind,
    id::Id,
    name::{LINE_LIMIT, TEXT_LIMIT},
    search::fold,
};

impl Book {
    /// Everything that does not hold; empty for a sound book.
    pub fn check(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let ids = self.check_ids(&mut faults);
        let known = self.settings.faults().into_iter().map(|words| Fault::new("settings", words));
        faults.extend(known);
        faults.extend(self.goals.faults().into_iter().map(|words| Fault::new("goals", words)));
        self.check_questions(&mut faults);
        self.check_templates(&mut faults);
        let people: Vec<(&Id, &Arc<Contact>)> = self.contacts.iter().collect();
        faults.extend(in_halves(&people, |people| {
            let mut faults = Vec::new();
            for (id, contact) in people {
                let mut look = Look { book: self, ids: &ids, id: **id, contact, faults: &mut faults };
                texts::check(&mut look);
                links::check(&mut look);
                talks::check(&mut look);
            }
            faults
        }));
        faults
    }

    /// Every id in the book, each of which stands once, with what it names.
    fn check_ids(&self, faults: &mut Vec<Fault>) -> HashMap<Id, (Id, &'static str)> {
        let records =
            |contact: &Contact| 1 + contact.requests.len() + contact.interviews.len() + contact.events.len();
        let most = self.contacts.values().map(|contact| records(contact)).sum();
        let mut seen = HashMap::with_capacity(most);
        for (id, contact) in &self.contacts {
            for (record, kind) in contact.record_ids().chain([(*id, "contact")]) {
                if let Some((other, other_kind)) = seen.insert(record, (*id, kind)) {
                    let words = format!("it names both a {other_kind} of {other} and a {kind} of {id}");
                    faults.push(Fault::new(format!("id {record}"), words));
                }
            }
        }
        seen
    }

    fn check_questions(&self, faults: &mut Vec<Fault>) {
        let mut names = BTreeSet::new();
        for (name, questions) in &self.question_lists {
            let place = format!("question list {name:?}");
            if name.trim().is_empty() || name.chars().count() > LINE_LIMIT {
                faults.push(Fault::new(&place, "a list needs a name of one line"));
            }
            if !names.insert(fold(name)) {
                faults.push(Fault::new(&place, "there is another list of that name"));
            }
            if questions.len() > MOST_QUESTIONS {
                faults.push(Fault::new(&place, format!("it has more than {MOST_QUESTIONS} questions")));
            }
            let mut seen = BTreeSet::new();
            for question in questions.iter() {
                let is_long = |line: &str| line.chars().count() > LINE_LIMIT;
                if question.text.trim().is_empty() {
                    faults.push(Fault::new(&place, "one of its questions is blank"));
                } else if is_long(&question.text) || is_long(&question.topic) {
                    let words = format!("a line is longer than {LINE_LIMIT} characters");
                    faults.push(Fault::new(&place, words));
                } else if !seen.insert(fold(&question.text)) {
                    faults.push(Fault::new(&place, format!("{:?} stands in it twice", question.text)));
                }
            }
        }
    }

    fn check_templates(&self, faults: &mut Vec<Fault>) {
        for (name, text) in &self.templates {
            let place = format!("template {name:?}");
            if DraftKind::parse(name).is_none() {
                let known: Vec<&str> = DraftKind::ALL.into_iter().map(DraftKind::word).collect();
                let words = format!("there is no message of that kind; there are {}", known.join(", "));
                faults.push(Fault::new(&place, words));
            }
            if text.trim().is_empty() {
                faults.push(Fault::new(&place, "it has no words"));
            }
            if text.chars().count() > TEXT_LIMIT {
                faults.push(Fault::new(&place, format!("it is longer than {TEXT_LIMIT} characters")));
            }
        }
    }
}
