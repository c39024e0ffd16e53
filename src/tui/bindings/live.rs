//! The keys of a talk as it runs.

use super::{
    binding::{Binding, ENTER, ESC, bind, c, k},
    places::WORK,
};
use crate::tui::{
    action::{
        Action,
        Context::{Live, LiveTyping},
        Group,
    },
    key::{Code, Key},
};

/// The table.
pub(super) const KEYS: &[Binding] = &[
    bind(
        &[c('b')],
        Action::Begin,
        "begin",
        "begin the talk that is near; a past one is opened for its notes",
    )
    .under(Group::Live)
    .at(WORK),
    bind(&[c(' ')], Action::Tick, "asked", "mark a question as asked; tick a line of the closing list")
        .under(Group::Live)
        .at(&[Live])
        .named_in(&[Live]),
    bind(&[ENTER], Action::Open, "type", "type under a question, or into the notes")
        .under(Group::Live)
        .at(&[Live])
        .named_in(&[Live]),
    bind(&[c('*')], Action::Star, "star", "star an answer; say that an open question must be asked")
        .under(Group::Live)
        .at(&[Live])
        .named_in(&[Live]),
    bind(&[c('a')], Action::Add, "name", "note whom you should talk to, too")
        .under(Group::Live)
        .at(&[Live])
        .named_in(&[Live]),
    bind(&[c('n')], Action::Note, "notes", "type into the free notes")
        .under(Group::Live)
        .at(&[Live])
        .named_in(&[Live]),
    bind(&[c('c')], Action::Consent, "closing", "to what is to be said before you go")
        .under(Group::Live)
        .at(&[Live])
        .named_in(&[Live]),
    bind(&[c('+')], Action::GoOn, "5 min", "they can go on: five more minutes")
        .under(Group::Live)
        .at(&[Live])
        .named_in(&[Live]),
    bind(&[c('d')], Action::Done, "over", "the talk is over; what stays with you is asked")
        .under(Group::Live)
        .at(&[Live])
        .named_in(&[Live]),
    bind(&[c('f')], Action::Choose, "a question", "put one more question, in your own words")
        .under(Group::Live)
        .at(&[Live])
        .named_in(&[Live]),
    bind(&[c('e')], Action::Edit, "other words", "put a question in other words")
        .under(Group::Live)
        .at(&[Live]),
    bind(&[k(Code::Tab)], Action::NextPane, "next question", "to the next question, at the end to the notes")
        .under(Group::Live)
        .at(&[LiveTyping])
        .named_in(&[LiveTyping]),
    bind(&[Key::shift(Code::Tab)], Action::PrevPane, "question before", "to the question before")
        .under(Group::Live)
        .at(&[LiveTyping]),
    bind(&[ESC], Action::Back, "keys", "leave typing; letters are keys then")
        .under(Group::Live)
        .at(&[LiveTyping])
        .named_in(&[LiveTyping]),
    bind(&[ENTER], Action::Accept, "new line", "a new line")
        .under(Group::Live)
        .at(&[LiveTyping])
        .named_in(&[LiveTyping]),
];
