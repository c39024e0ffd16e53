//! Lines about how the program looks and is reached on this machine.

use super::meaning::{Enter, Meaning};
use crate::{
    edge::config::{KEY, entry::Entry},
    tui::{key::Key, keymap::Keymap, session::Session, verb_name},
};

/// What is asked.
pub fn title(name: &str) -> String {
    match (Entry::named(name), name.strip_prefix(KEY)) {
        (Some(Entry::Editor), _) => "Which editor?".to_owned(),
        (_, Some(verb)) => format!("Which keys for {verb}?"),
        _ => format!("What is {name} to be?"),
    }
}

/// What stands there from the start.
pub fn given(name: &str, session: &Session) -> String {
    if let Some(action) = name.strip_prefix(KEY).and_then(verb_name::named) {
        let (keymap, _) = Keymap::with(&session.config.keys);
        return keymap.keys_of(action).iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
    }
    Entry::named(name).and_then(|entry| entry.said(&session.config)).unwrap_or_default()
}

/// What the text comes to.
pub fn meaning(text: &str, name: &str, session: &Session) -> Meaning {
    let is_given = text == given(name, session);
    let Some(entry) = Entry::named(name) else { return keys(text.trim(), name, is_given, session) };
    if is_given {
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

/// Other keys for a verb: what they would not get is said, and then they are not taken.
fn keys(text: &str, name: &str, is_given: bool, session: &Session) -> Meaning {
    if is_given {
        return Meaning::not_yet("One key or several: d, D, C-d, F5, Space; empty: the usual ones");
    }
    let value = (!text.is_empty()).then(|| text.to_owned());
    let config = session.config.with(name, value.as_deref());
    let (keymap, told) = Keymap::with(&config.keys);
    let (_, before) = Keymap::with(&session.config.with("", None).keys);
    let behind_line = |notice: &str| notice.split_once(": ").map_or(notice, |(_, words)| words).to_owned();
    let known: Vec<String> = before.iter().map(|notice| behind_line(notice)).collect();
    if let Some(new) = told.iter().map(|notice| behind_line(notice)).find(|notice| !known.contains(notice)) {
        return Meaning::not_yet(new);
    }
    let action = name.strip_prefix(KEY).and_then(verb_name::named);
    let now = action.map(|action| keymap.keys_of(action)).unwrap_or_default();
    let now = now.iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
    let words = format!("The key will be {now}. Where text is typed, letters stay letters");
    Meaning { words, enter: Enter::Configure(name.to_owned(), value) }
}
