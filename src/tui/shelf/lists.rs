//! The lists of a shelf: the bank, the user's own, and what is chosen for a talk. What is to be said of a question is
//! found out once, not at every drawing.

use std::{collections::HashMap, sync::Arc};

use crate::domain::{
    book::{Book, Question},
    questions::{
        bank::bank,
        lint::{Finding, lint},
        uses::{Use, Uses},
    },
    search::{self, Query},
};

/// What a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What is chosen for a talk.
    Chosen,
    /// The bank, which comes with the program.
    Bank,
    /// A list of the user's.
    Own,
}

/// A list of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub kind: Kind,
    pub name: String,
    pub entries: Vec<Entry>,
}

/// A question and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub text: String,
    pub topic: String,
    pub used: Use,
    pub findings: Vec<Finding>,
    /// What is looked in.
    key: String,
}

impl Entry {
    /// Whether it has the words that are looked for.
    pub fn matches(&self, query: &Query) -> bool {
        query.matches(&self.key).is_some()
    }

    /// The question as it is stored.
    pub fn question(&self) -> Question {
        Question { text: self.text.clone(), topic: self.topic.clone() }
    }
}

/// All lists, and what is known of their questions.
#[derive(Debug, Default)]
pub struct Lists {
    all: Vec<List>,
    uses: Arc<Uses>,
    linted: HashMap<String, Vec<Finding>>,
}

impl Lists {
    /// All lists.
    pub fn all(&self) -> &[List] {
        &self.all
    }

    /// Looks at the book again, and at how often its questions were used; what is chosen for a talk stays as it is.
    pub fn renew(&mut self, book: &Book, uses: &Arc<Uses>) {
        self.uses = Arc::clone(uses);
        self.all.retain(|list| list.kind == Kind::Chosen);
        let banked = bank().map(|it| self.entry(it.text, it.topic.words(), Vec::new())).collect();
        self.all.push(List { kind: Kind::Bank, name: "the bank".to_owned(), entries: banked });
        for (name, questions) in &book.question_lists {
            let entries =
                questions.iter().map(|question| self.linted(&question.text, &question.topic)).collect();
            self.all.push(List { kind: Kind::Own, name: name.clone(), entries });
        }
    }

    /// Puts what is chosen in front, each with its topic; whether there was something chosen before.
    pub fn put_chosen(&mut self, chosen: &[(String, String)]) -> bool {
        let had = self.all.first().is_some_and(|list| list.kind == Kind::Chosen);
        let entries = chosen.iter().map(|(text, topic)| self.linted(text, topic)).collect();
        self.all.retain(|list| list.kind != Kind::Chosen);
        self.all.insert(0, List { kind: Kind::Chosen, name: "chosen".to_owned(), entries });
        had
    }

    fn linted(&mut self, text: &str, topic: &str) -> Entry {
        let findings = match self.linted.get(text) {
            Some(findings) => findings.clone(),
            None => {
                let findings = lint(text);
                self.linted.insert(text.to_owned(), findings.clone());
                findings
            }
        };
        self.entry(text, topic, findings)
    }

    fn entry(&self, text: &str, topic: &str, findings: Vec<Finding>) -> Entry {
        Entry {
            text: text.to_owned(),
            topic: topic.to_owned(),
            used: self.uses.get(text),
            findings,
            key: search::key([text, topic]),
        }
    }
}
