//! Lines about how the program looks on this machine.

use super::meaning::{Enter, Meaning};
use crate::{edge::config::entry::Entry, tui::session::Session};

/// What is asked.
pub fn title(name: &str) -> String {
    match Entry::named(name) {
        Some(Entry::Editor) => "Which editor?".to_owned(),
        _ => format!("What is {name} to be?"),
    }
}

/// What stands there from the start.
pub fn given(name: &str, session: &Session) -> String {
    Entry::named(name).and_then(|entry| entry.said(&session.config)).unwrap_or_default()
}

/// What the text comes to.
pub fn meaning(text: &str, name: &str, session: &Session) -> Meaning {
    let Some(entry) = Entry::named(name) else { return Meaning::not_yet("There is no such setting") };
    if text == given(name, session) {
        return Meaning::not_yet(format!("{}; empty: {}", entry.help(), entry.usual()));
    }
    match entry.read(text) {
        Ok(value) => {
            let words = value.clone().unwrap_or_else(|| entry.usual().to_owned());
            Meaning { words, enter: Enter::Configure(name.to_owned(), value) }
        }
        Err(why) => Meaning::not_yet(why),
    }
}
