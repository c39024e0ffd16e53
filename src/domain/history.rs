//! What happened with one contact, in order: by when it happened, then when it was told, then id.

use chrono::{DateTime, Utc};

use super::{
    contact::Contact,
    event::{Event, EventKind, Who},
    id::Id,
    zone::Zone,
};

/// One event at its instant.
#[derive(Clone, Copy, Debug)]
pub struct Happened<'a> {
    /// The event's id.
    pub id: Id,
    /// The event.
    pub event: &'a Event,
    /// The instant it counts as having happened.
    pub at: DateTime<Utc>,
    /// Whether it was told so late that it opens nothing but `keep-in-touch` and one `thank-you`.
    pub told_late: bool,
}

impl Happened<'_> {
    /// Whether the user did something with the contact, which also answers what the contact wrote before. Planning
    /// to ask, and thinking a talk over, are no more than a thought.
    pub fn is_reply(&self) -> bool {
        let is_thought = matches!(self.event.kind, EventKind::Planned | EventKind::Debriefed);
        self.event.doer() == Who::Me && !is_thought
    }
}

/// The events of one contact in order.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// Whose.
    pub contact: &'a Contact,
    /// The events, the oldest first.
    pub events: Vec<Happened<'a>>,
}

impl<'a> History<'a> {
    /// Puts the events of `contact` in order.
    pub fn of(contact: &'a Contact, zone: &Zone) -> Self {
        let mut events: Vec<Happened<'a>> = contact
            .events
            .iter()
            .map(|(id, event)| Happened {
                id: *id,
                event,
                at: event.instant(zone),
                told_late: event.told_late(zone),
            })
            .collect();
        events.sort_unstable_by_key(|happened| (happened.at, happened.event.logged_at, happened.id));
        Self { contact, events }
    }

    /// The last event, if any, that fits.
    pub fn last(&self, fits: impl Fn(&Happened<'a>) -> bool) -> Option<&Happened<'a>> {
        self.events.iter().rev().find(|happened| fits(happened))
    }

    /// The last message, by either side.
    pub fn last_message(&self) -> Option<&Happened<'a>> {
        self.last(|happened| happened.event.is_message())
    }

    /// The last message the user sent.
    pub fn last_of_mine(&self) -> Option<&Happened<'a>> {
        self.last(|happened| happened.event.is_my_message())
    }

    /// The first event of `kind` at or after `since`.
    pub fn first_since(&self, kind: EventKind, since: DateTime<Utc>) -> Option<&Happened<'a>> {
        self.events.iter().find(|happened| happened.event.kind == kind && happened.at >= since)
    }
}
