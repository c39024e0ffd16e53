//! What one entry of the table of keys is.

use crate::tui::{
    action::{Action, Context, Group},
    key::{Code, Key},
};

/// Some keys that mean one verb in some places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The first one is the one shown in the hint bar.
    pub keys: &'static [Key],
    pub action: Action,
    /// For the hint bar: at most 24 columns.
    pub hint: &'static str,
    /// For the help: what it does, in a few words more.
    pub help: &'static str,
    pub group: Group,
    /// Where it works.
    pub contexts: &'static [Context],
    /// Where the hint bar names it; the order of the bar is that of the table.
    pub bar: &'static [Context],
}

impl Binding {
    pub(super) const fn under(self, group: Group) -> Self {
        Self { group, ..self }
    }

    pub(super) const fn at(self, contexts: &'static [Context]) -> Self {
        Self { contexts, ..self }
    }

    pub(super) const fn named_in(self, bar: &'static [Context]) -> Self {
        Self { bar, ..self }
    }
}

pub(super) const fn bind(
    keys: &'static [Key],
    action: Action,
    hint: &'static str,
    help: &'static str,
) -> Binding {
    Binding { keys, action, hint, help, group: Group::Program, contexts: &[], bar: &[] }
}

pub(super) const fn c(letter: char) -> Key {
    Key::char(letter)
}

pub(super) const fn k(code: Code) -> Key {
    Key::new(code)
}

pub(super) const ENTER: Key = k(Code::Enter);
pub(super) const ESC: Key = k(Code::Esc);
