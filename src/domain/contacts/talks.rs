//! When there are talks, gathered for all people or for those on one page.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Duration, NaiveTime, Utc};

use crate::domain::{contact::Contact, id::Id, interview::Interview, moment::Moment};

/// No clock on Earth is farther from UTC, in hours.
const FARTHEST: i64 = 26;

/// All talks by their time.
pub(super) struct Talks {
    /// From when until when a talk can be, in whichever zone, in order.
    spans: Vec<(DateTime<Utc>, DateTime<Utc>, Id)>,
    /// The longest of them.
    longest: Duration,
}

impl Talks {
    pub(super) fn of<'a>(people: impl Iterator<Item = (&'a Id, &'a Arc<Contact>)>) -> Self {
        let theirs = |(id, contact): (&Id, &'a Arc<Contact>)| {
            let id = *id;
            contact.interviews.values().map(move |talk| spanned(talk, id))
        };
        let mut spans: Vec<_> = people.flat_map(theirs).collect();
        spans.sort_unstable();
        let longest = spans.iter().map(|(start, end, _)| *end - *start).max().unwrap_or_default();
        Self { spans, longest }
    }

    /// Who may have a talk between these two moments: each of them once, in the order of their ids.
    pub(super) fn between(
        &self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> impl Iterator<Item = Id> + use<> {
        let earliest = from.checked_sub_signed(self.longest).unwrap_or(DateTime::<Utc>::MIN_UTC);
        let first = self.spans.partition_point(|(start, ..)| *start < earliest);
        let near = self.spans.iter().skip(first).take_while(|(start, ..)| *start <= until);
        let ids: BTreeSet<Id> = near.filter(|(_, end, _)| *end >= from).map(|(.., id)| *id).collect();
        ids.into_iter()
    }
}

fn spanned(talk: &Interview, id: Id) -> (DateTime<Utc>, DateTime<Utc>, Id) {
    let length = Duration::minutes(i64::from(talk.minutes));
    match talk.starts_at {
        Moment::Instant(at) => (at.to_utc(), at.to_utc() + length, id),
        Moment::Date(day) => {
            let midnight = day.and_time(NaiveTime::MIN).and_utc();
            (midnight - Duration::hours(FARTHEST), midnight + Duration::hours(24 + FARTHEST) + length, id)
        }
    }
}
