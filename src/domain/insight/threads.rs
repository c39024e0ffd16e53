//! What the talks left to follow: advice and leads, and what became of them.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use super::person::Person;
use crate::domain::{
    id::Id,
    records::{Advice, Lead, LeadOutcome},
};

/// What became of advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Followed {
    /// Not yet tried.
    Open,
    /// Tried.
    Tried,
    /// Left untried.
    Left,
}

impl Followed {
    /// Every one, in order.
    pub const ALL: [Self; 3] = [Self::Open, Self::Tried, Self::Left];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Tried => "tried",
            Self::Left => "left",
        }
    }

    /// What became of `advice`.
    pub fn of(advice: &Advice) -> Self {
        match (advice.closed_at, advice.left) {
            (_, true) => Self::Left,
            (Some(_), false) => Self::Tried,
            (None, false) => Self::Open,
        }
    }
}

/// What became of a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pursued {
    /// Nothing yet.
    Open,
    /// Looked into.
    LookedInto,
    /// Applied for.
    Applied,
    /// Passed by.
    PassedBy,
}

impl Pursued {
    /// Every one, in order.
    pub const ALL: [Self; 4] = [Self::Open, Self::LookedInto, Self::Applied, Self::PassedBy];

    /// Its word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::LookedInto => "looked-into",
            Self::Applied => "applied",
            Self::PassedBy => "passed-by",
        }
    }

    /// Its words on the screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::LookedInto => "looked into",
            Self::Applied => "applied",
            Self::PassedBy => "passed by",
        }
    }

    /// What became of `lead`.
    pub fn of(lead: &Lead) -> Self {
        match lead.outcome {
            None => Self::Open,
            Some(LeadOutcome::LookedInto) => Self::LookedInto,
            Some(LeadOutcome::Applied) => Self::Applied,
            Some(LeadOutcome::PassedBy) => Self::PassedBy,
        }
    }
}

/// All advice or all leads: the open ones first, the newest of each first. Their words are looked up in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threads<State> {
    /// Each with whom it came from.
    pub all: Vec<Thread<State>>,
}

/// One piece of advice, or one lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread<State> {
    /// From whom.
    pub contact: Id,
    /// The record.
    pub id: Id,
    /// What became of it.
    pub state: State,
    /// When it was noted.
    pub noted: DateTime<Utc>,
}

impl<State> Default for Threads<State> {
    fn default() -> Self {
        Self { all: Vec::new() }
    }
}

impl<State: Copy + Ord> Threads<State> {
    /// How many came to this.
    pub fn count(&self, state: State) -> usize {
        self.all.iter().filter(|thread| thread.state == state).count()
    }

    pub(super) fn sorted(mut self) -> Self {
        self.all.sort_unstable_by_key(|thread| (thread.state, Reverse(thread.noted), thread.id));
        self
    }
}

impl Threads<Followed> {
    pub(super) fn add(&mut self, person: &Person<'_>) {
        self.all.extend(person.contact.advice.iter().map(|(id, advice)| Thread {
            contact: person.id,
            id: *id,
            state: Followed::of(advice),
            noted: advice.logged_at.to_utc(),
        }));
    }
}

impl Threads<Pursued> {
    pub(super) fn add(&mut self, person: &Person<'_>) {
        self.all.extend(person.contact.leads.iter().map(|(id, lead)| Thread {
            contact: person.id,
            id: *id,
            state: Pursued::of(lead),
            noted: lead.logged_at.to_utc(),
        }));
    }
}
