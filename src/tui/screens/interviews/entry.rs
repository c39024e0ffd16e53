//! One talk as the list knows it: when, with whom, and what became of it.

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        calendar::Calendar,
        clash::{Nearness, nearness},
        id::Id,
        standing::{InterviewState, Standing},
    },
    tui::session::Session,
};

/// A talk of the list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The talk.
    pub id: Id,
    /// With whom.
    pub contact: Id,
    /// When it starts or started.
    pub start: DateTime<Utc>,
    /// When it is planned to end.
    pub end: DateTime<Utc>,
    /// What became of it.
    pub state: InterviewState,
    /// The talk ahead that it lies too near to: the other person, when that one starts, and how near.
    pub clash: Option<(Id, DateTime<Utc>, Nearness)>,
}

impl Entry {
    /// Whether it is agreed, and its end has not passed.
    pub fn is_ahead(&self) -> bool {
        self.state == InterviewState::Ahead
    }
}

/// All talks: those ahead, the soonest first, then the others, the newest first.
pub fn all(session: &Session) -> Vec<Entry> {
    let calendar = Calendar::new(&session.now.zone, &session.book.settings);
    let mut entries = Vec::new();
    for (contact, known) in session.book.contacts.iter().filter(|(_, known)| !known.interviews.is_empty()) {
        let standing = Standing::of(known, &calendar, session.now.instant);
        entries.extend(standing.interviews.iter().map(|talk| Entry {
            id: talk.id,
            contact: *contact,
            start: talk.start,
            end: talk.end,
            state: talk.state,
            clash: None,
        }));
    }
    let (mut ahead, mut past): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(Entry::is_ahead);
    ahead.sort_unstable_by_key(|entry| (entry.start, entry.id));
    past.sort_unstable_by_key(|entry| (std::cmp::Reverse(entry.start), entry.id));
    mark_clashes(&mut ahead);
    ahead.extend(past);
    ahead
}

/// Marks each talk with the worst clash it has; in the order of their starts only a few come into question.
fn mark_clashes(ahead: &mut [Entry]) {
    let spans: Vec<_> = ahead.iter().map(|entry| (entry.contact, (entry.start, entry.end))).collect();
    for (index, entry) in ahead.iter_mut().enumerate() {
        let others = spans.iter().enumerate().filter(|(other, _)| *other != index);
        let near = others.filter_map(|(_, (contact, span))| {
            Some((*contact, span.0, nearness((entry.start, entry.end), *span)?))
        });
        entry.clash = near.min_by_key(|(_, start, near)| (*near == Nearness::BackToBack, *start));
    }
}
