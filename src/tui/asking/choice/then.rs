//! What follows from a choice.

use crate::{domain::command::Act, tui::question::Question};

/// What follows from a choice.
#[derive(Clone, Debug)]
pub(super) enum Then {
    Do(Act),
    Ask(Question),
    Forget(String),
    Leave,
}
