//! The named fields of templates.
//!
//! A template is plain text. `{name}` is a field; `{about|your work}` is a field with the words that stand in where
//! nothing is known. A sentence with a field of which nothing is known, and no words that stand in, is left out, and
//! so is a line of which nothing is left. `[words]` is a gap: it is asked for before the message is copied. `{{` and
//! `}}` are the braces themselves. A first line `Subject: ...` is the subject.

pub use super::field::Field;
use super::template::{Part, Template};

/// The names in braces that are no field, and what follows a brace that is never closed, each once.
pub fn unknown(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in Template::read(text).parts() {
        let name = match part {
            Part::Unknown(name) => name,
            Part::Words(_) | Part::Field(..) => continue,
        };
        if !found.contains(name) {
            found.push(name.clone());
        }
    }
    found
}

/// The names of all fields on one line, as a refusal lists them: `{name}, {full name}, ...`.
pub fn known() -> String {
    Field::ALL.map(|field| format!("{{{}}}", field.word())).join(", ")
}
