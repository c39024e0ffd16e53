//! One talk as the list knows it: when, with whom, and what became of it.

use chrono::{DateTime, Duration, Utc};

use crate::domain::{
    book::Book,
    calendar::Calendar,
    clash::{BREATH_MINUTES, Nearness, nearness},
    id::Id,
    standing::{InterviewState, Standing},
    zone::Now,
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
#[derive(Debug, Default)]
pub struct Talks {
    /// The talks.
    pub entries: Vec<Entry>,
    /// Their ids.
    pub ids: Vec<Id>,
    /// How many of them are ahead.
    pub coming: usize,
}

impl Talks {
    /// All that there are in `book`, as they stand at `now`.
    pub fn of(book: &Book, now: &Now) -> Self {
        let entries = all(book, now);
        Self {
            ids: entries.iter().map(|entry| entry.id).collect(),
            coming: entries.iter().take_while(|entry| entry.is_ahead()).count(),
            entries,
        }
    }
}

fn all(book: &Book, now: &Now) -> Vec<Entry> {
    let calendar = Calendar::new(&now.zone, &book.settings);
    let mut entries = Vec::new();
    for (contact, known) in book.contacts.iter().filter(|(_, known)| !known.interviews.is_empty()) {
        let standing = Standing::of(known, &calendar, now.instant);
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
