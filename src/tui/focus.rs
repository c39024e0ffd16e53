//! On whom and on what the keys act.

use crate::domain::{
    follow_up::{FollowUp, Rule},
    id::Id,
};

/// On whom and what the keys act.
#[derive(Clone, Debug, Default)]
pub struct Focus {
    /// The person.
    pub contact: Option<Id>,
    /// The follow-up.
    pub follow_up: Option<FollowUp>,
    /// The talk.
    pub interview: Option<Id>,
    /// Everybody who is ticked.
    pub ticked: Vec<Id>,
}

impl Focus {
    /// The follow-up, its person, and the talk it is about.
    pub fn on(follow_up: &FollowUp) -> Self {
        let is_of_a_talk = matches!(follow_up.rule(), Rule::Prepare | Rule::Outcome | Rule::Debrief);
        Self {
            contact: Some(follow_up.contact),
            follow_up: Some(follow_up.clone()),
            interview: is_of_a_talk.then_some(follow_up.id.record),
            ticked: Vec::new(),
        }
    }

    /// A talk with a person.
    pub fn talk(contact: Id, interview: Id) -> Self {
        Self { contact: Some(contact), interview: Some(interview), ..Self::default() }
    }

    /// A person.
    pub fn person(contact: Id) -> Self {
        Self { contact: Some(contact), ..Self::default() }
    }
}
