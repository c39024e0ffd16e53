//! What follows from a choice.

use crate::{
    domain::{command::Act, id::Id},
    tui::{link::Link, question::Question, step::Route},
};

/// What follows from a choice.
#[derive(Clone, Debug)]
pub(super) enum Then {
    Do(Act),
    Ask(Question),
    /// A talk begins: a booked one, or one that was not booked.
    Begin(Id, Option<Id>),
    Open(Route),
    Link(Link),
    /// The text is copied, and the question stays.
    Copy(String),
    Forget(String),
    Leave,
}
