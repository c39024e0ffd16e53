//! The keys of a message that is being written.

use super::binding::{Binding, ESC, bind, c};
use crate::tui::{
    action::{
        Action,
        Context::{Write, Writing},
        Group,
    },
    key::Key,
};

/// The keys of a message that is being written, and of what it is written on.
pub(super) const KEYS: &[Binding] = &[
    bind(
        &[Key::ctrl('t')],
        Action::Template,
        "template",
        "the template of this kind of message, to be changed, and back",
    )
    .under(Group::Typing)
    .at(&[Write, Writing])
    .named_in(&[Write, Writing]),
    bind(&[c('X')], Action::Delete, "throw away", "throw the text away; it is made from the template again")
        .under(Group::People)
        .at(&[Write])
        .named_in(&[Write]),
];

/// The first key to know while typing: no bar may lose it, however narrow.
pub(super) const STOP: &[Binding] =
    &[bind(&[ESC], Action::Back, "stop typing", "stop typing; what is typed is kept")
        .under(Group::Typing)
        .at(&[Writing])
        .named_in(&[Writing])];
