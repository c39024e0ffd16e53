//! What a changing verb has done, as it is told to people and to scripts.

use serde::Serialize;

use super::{failure::Failure, output::Output, version::Versioned};
use crate::{
    domain::{contact::Contact, id::Id},
    store::change::Done,
};

/// What a changing verb has done.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What was done, one line each.
    pub summary: Vec<String>,
    /// What is worth saying besides.
    pub remarks: Vec<String>,
    /// What is to be known about the run: the time zone, locks that do not work.
    pub notices: Vec<String>,
    /// The people it was done to.
    pub people: Vec<PersonRef>,
    /// Further fields of the JSON object.
    pub details: serde_json::Map<String, serde_json::Value>,
    /// Whether it is on the disk; not where the verb was only to say what it would do.
    pub is_saved: bool,
}

/// A person, in few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonRef {
    /// The person's id.
    pub id: Id,
    /// The name.
    pub name: String,
    /// Where they work.
    pub employer: String,
}

impl PersonRef {
    /// `contact` in few words.
    pub fn of(id: Id, contact: &Contact) -> Self {
        Self { id, name: contact.name.to_string(), employer: contact.employer.clone() }
    }
}

#[derive(Serialize)]
struct Told<'a> {
    saved: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    time_pretended: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    summary: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<&'a String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    contacts: &'a [PersonRef],
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Error<'a>>,
    #[serde(flatten)]
    details: Option<&'a serde_json::Map<String, serde_json::Value>>,
}

#[derive(Serialize)]
struct Error<'a> {
    kind: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    hint: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    candidates: &'a [super::failure::Candidate],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    instead: &'a [super::failure::Instead],
}

impl Outcome {
    /// The same, durably saved.
    #[must_use]
    pub fn saved(mut self, done: Option<Done>) -> Self {
        self.is_saved = done.is_some();
        self.notices.extend(done.into_iter().flat_map(|done| done.notices));
        self
    }

    /// Tells it in lines; the last begins with `saved` where it is.
    pub fn tell(&self, output: &mut Output<'_>, time_is_pretended: bool) {
        self.note(output);
        for notice in &self.notices {
            output.notice(notice);
        }
        for line in &self.summary {
            output.line(line);
        }
        for remark in &self.remarks {
            output.line(format!("  {remark}"));
        }
        let pretended = if time_is_pretended { " (time pretended)" } else { "" };
        let saved = if self.is_saved { "saved" } else { "nothing saved: this is what would be done" };
        output.line(format!("{saved}{pretended}"));
    }

    fn note(&self, output: &mut Output<'_>) {
        if self.is_saved {
            output.note_saved();
        }
    }

    /// Tells it as one JSON object.
    pub fn tell_json(&self, output: &mut Output<'_>, time_is_pretended: bool) {
        self.note(output);
        output.json(&Versioned::of(Told {
            saved: self.is_saved,
            time_pretended: time_is_pretended,
            summary: &self.summary,
            remarks: self.remarks.iter().chain(&self.notices).collect(),
            contacts: &self.people,
            error: None,
            details: Some(&self.details),
        }));
    }
}

/// Tells as one JSON object why nothing was saved, or why nobody knows.
pub fn tell_failure(failure: &Failure, output: &mut Output<'_>) {
    output.json(&Versioned::of(Told {
        saved: false,
        time_pretended: false,
        summary: &[],
        remarks: Vec::new(),
        contacts: &[],
        error: Some(Error {
            kind: failure.kind,
            message: &failure.message,
            hint: &failure.hint,
            candidates: &failure.candidates,
            instead: &failure.instead,
        }),
        details: None,
    }));
}
