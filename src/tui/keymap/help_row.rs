//! One row of the help.

use crate::tui::{
    action::{Action, Group},
    key::Key,
};

/// Between these a text names a key as it is usually bound: `⟦u⟧ takes it back`.
pub(super) const OPEN: char = '⟦';
pub(super) const CLOSE: char = '⟧';

/// What a row says, before its words name the keys as they are bound.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub group: Group,
    pub keys: &'a [Key],
    pub name: &'static str,
    pub help: &'static str,
    pub action: Option<Action>,
}

impl Entry<'_> {
    /// Whether its words name keys, so that they may not be the same in all places.
    pub fn names_keys(&self) -> bool {
        self.help.contains(OPEN)
    }
}

/// One row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    pub group: Group,
    pub keys: String,
    /// Its short name, as in the hint bar.
    pub name: &'static str,
    pub help: String,
    /// What Enter runs; the keys of a text field run nothing.
    pub action: Option<Action>,
    pub why_off: Option<&'static str>,
}

impl HelpRow {
    /// Whether the row, with the place it works in, has every word of the search in it. A single letter is looked for
    /// among the keys only.
    pub fn matches(&self, search: &str, place: &str) -> bool {
        let mut text = None;
        let mut is_said = |word: &str| {
            let said =
                || format!("{} {} {} {place}", self.name, self.help, self.group.title()).to_lowercase();
            text.get_or_insert_with(said).contains(&word.to_lowercase())
        };
        search.split_whitespace().all(|word| {
            self.keys.split(' ').any(|key| key == word) || (word.chars().nth(1).is_some() && is_said(word))
        })
    }
}
