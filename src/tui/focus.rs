//! On whom and on what the keys act.

use crate::domain::{follow_up::FollowUp, id::Id};

/// On whom and what the keys act.
#[derive(Clone, Debug, Default)]
pub struct Focus {
    /// The person.
    pub contact: Option<Id>,
    /// The follow-up.
    pub follow_up: Option<FollowUp>,
    /// Everybody who is ticked.
    pub ticked: Vec<Id>,
}

impl Focus {
    /// The follow-up and its person.
    pub fn on(follow_up: &FollowUp) -> Self {
        Self { contact: Some(follow_up.contact), follow_up: Some(follow_up.clone()), ticked: Vec::new() }
    }

    /// A person.
    pub fn person(contact: Id) -> Self {
        Self { contact: Some(contact), ..Self::default() }
    }
}
