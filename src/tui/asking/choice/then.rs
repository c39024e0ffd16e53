//! What follows from a choice.

use crate::{
    domain::command::Act,
    tui::{question::Question, step::Route},
};

/// What follows from a choice.
#[derive(Clone, Debug)]
pub(super) enum Then {
    Do(Act),
    Ask(Question),
    Open(Route),
    /// A text of an earlier session stands in the book again, and is written on.
    TakeUp,
    Forget(String),
    Leave,
}
