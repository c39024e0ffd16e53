//! The verbs by name, as `config` gives them other keys: `key.done-otherwise = D`.

use super::{action::Action, bindings};

/// The verb's name; none for what is never given another key: the digits of a list, and Ctrl-C, which leads out of
/// everything.
pub fn name(action: Action) -> Option<String> {
    let words = match action {
        Action::Pick(_) | Action::Interrupt => return None,
        Action::Screen(number) => return Some(format!("screen-{number}")),
        other => format!("{other:?}"),
    };
    let mut name = String::new();
    for letter in words.chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    Some(name)
}

/// The verbs that have a name, each once, in the order of the help.
pub fn all() -> Vec<(Action, String)> {
    let mut bindings: Vec<_> = bindings::all().collect();
    bindings.sort_by_key(|binding| binding.group);
    let mut all: Vec<(Action, String)> = Vec::new();
    for binding in bindings {
        if let Some(name) = name(binding.action)
            && !all.iter().any(|(action, _)| *action == binding.action)
        {
            all.push((binding.action, name));
        }
    }
    all
}

/// The verb of this name.
pub fn named(text: &str) -> Option<Action> {
    all().into_iter().find(|(_, name)| name == text).map(|(action, _)| action)
}
