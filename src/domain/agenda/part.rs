//! One person's part of the agenda, found without a look at anybody else's.

use super::{Agenda, Share, Waiting};
use crate::domain::{
    book::Book,
    follow_up::{FollowUp, Rule, State},
};

/// What stands with one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// For today, then what can wait, what is hidden and what will open, each as the agenda has it.
    pub follow_ups: Vec<FollowUp>,
    /// What is probably over.
    pub stale: Vec<FollowUp>,
    /// Their requests on their turn.
    pub waiting: Vec<Waiting>,
}

impl Agenda {
    /// The part that `share` has in it, of whose lists it is one, with the follow-ups that are wanted.
    pub(super) fn part(&self, share: &Share, book: &Book, wanted: impl Fn(&FollowUp) -> bool) -> Part {
        let mut alone = Self { waiting: share.waiting.clone(), ..Self::default() };
        alone.leave_in_peace(book);
        let follow_ups = share.follow_ups.iter().filter(|it| wanted(it));
        alone.sort(follow_ups.map(|it| self.as_listed(it, book)).collect(), book);
        let Self { for_today, open, snoozed, upcoming, stale, waiting, .. } = alone;
        let follow_ups = [for_today, open, snoozed, upcoming].into_iter().flatten().collect();
        Part { follow_ups, stale, waiting }
    }

    /// An update that is due by itself can be one too many for today.
    pub(super) fn as_listed(&self, follow_up: &FollowUp, book: &Book) -> FollowUp {
        let mut listed = follow_up.clone();
        if listed.rule() == Rule::KeepInTouch && listed.state == State::Due {
            let rank = super::rank(follow_up, book);
            if self.for_today.binary_search_by_key(&rank, |it| super::rank(it, book)).is_err() {
                listed.state = State::Open;
            }
        }
        listed
    }
}
