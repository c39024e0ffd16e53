//! One talk as the list knows it: when, with whom, and what became of it.

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::{DateTime, Duration, Utc};

use crate::{
    domain::{
        basis::Basis,
        calendar::Calendar,
        clash::{BREATH_MINUTES, Nearness, nearness},
        id::Id,
        standing::{InterviewStanding, InterviewState, Standing},
    },
    tui::renewed::Renewed,
};

/// A talk of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    fn of(talk: &InterviewStanding<'_>, contact: Id) -> Self {
        let InterviewStanding { id, start, end, state, .. } = *talk;
        Self { id, contact, start, end, state, clash: None }
    }

    /// Whether it is agreed, and its end has not passed.
    pub fn is_ahead(&self) -> bool {
        self.state == InterviewState::Ahead
    }
}

/// All talks: those ahead, the soonest first, then the others, the newest first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Talks {
    /// The talks.
    pub entries: Vec<Entry>,
    /// Their ids.
    pub ids: Vec<Id>,
    /// How many of them are ahead.
    pub coming: usize,
}

impl Renewed for Talks {
    fn renewed(&self, basis: &Basis, touched: &BTreeSet<Id>) -> Self {
        let calendar = Calendar::new(&basis.now.zone, &basis.book.settings);
        let others = self.entries.iter().filter(|entry| !touched.contains(&entry.contact));
        let (mut ahead, mut past): (Vec<Entry>, Vec<Entry>) = others.partition(|entry| entry.is_ahead());
        for (id, contact) in touched.iter().filter_map(|id| Some((*id, basis.book.contact(*id)?))) {
            if !contact.interviews.is_empty() {
                let standing = Standing::of(contact, &calendar, basis.now.instant);
                for entry in standing.interviews.iter().map(|talk| Entry::of(talk, id)) {
                    if entry.is_ahead() { &mut ahead } else { &mut past }.push(entry);
                }
            }
        }
        // Most stand in their order already, which this way of sorting is quick with.
        ahead.sort_by_key(|entry| (entry.start, entry.id));
        past.sort_by_key(|entry| (Reverse(entry.start), entry.id));
        mark_clashes(&mut ahead);
        let coming = ahead.len();
        let entries = [ahead, past].concat();
        Self { ids: entries.iter().map(|entry| entry.id).collect(), coming, entries }
    }
}

/// Marks each talk with the worst clash it has; in the order of their starts only a few come into question.
fn mark_clashes(ahead: &mut [Entry]) {
    let spans: Vec<_> = ahead.iter().map(|entry| (entry.contact, (entry.start, entry.end))).collect();
    let breath = Duration::minutes(BREATH_MINUTES);
    let longest = spans.iter().map(|(_, (start, end))| *end - *start).max().unwrap_or_default();
    for (index, entry) in ahead.iter_mut().enumerate() {
        let from = spans.partition_point(|(_, (start, _))| *start + longest + breath < entry.start);
        let to = spans.partition_point(|(_, (start, _))| *start <= entry.end + breath);
        let others = spans.iter().enumerate().take(to).skip(from).filter(|(other, _)| *other != index);
        let near = others.filter_map(|(_, (contact, span))| {
            Some((*contact, span.0, nearness((entry.start, entry.end), *span)?))
        });
        entry.clash = near.min_by_key(|(_, start, near)| (*near == Nearness::BackToBack, *start));
    }
}
