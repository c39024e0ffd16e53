//! One row a person, in the columns that our own import reads.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::sheet::Sheet;
use crate::{
    domain::{
        book::Book,
        contact::Contact,
        event::EventKind,
        follow_up::{FollowUp, State},
        id::Id,
        standing::{InterviewState, Standing},
        zone::Now,
    },
    exchange::own_words::found,
};

/// Between several values of one cell.
const AND: &str = "; ";

const HEADING: [&str; 15] = [
    "name",
    "employer",
    "role",
    "field",
    "emails",
    "phones",
    "profile",
    "zone",
    "source",
    "notes",
    "tags",
    "asked on",
    "talked on",
    "thanked on",
    "next date",
];

/// The table of these people. The next date is the day of the next talk or of what is to be done next.
pub fn contacts<'a>(
    book: &Book,
    people: impl IntoIterator<Item = (Id, &'a Contact, &'a Standing<'a>)>,
    follow_ups: &[FollowUp],
    now: &Now,
) -> Sheet {
    let nexts = nexts(follow_ups, now);
    let row = |(id, contact, standing): (Id, &Contact, &Standing<'_>)| {
        let last = |kind| last(standing, kind, now);
        let date = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        vec![
            contact.name.to_string(),
            contact.employer.clone(),
            contact.role.clone(),
            contact.field.clone(),
            contact.emails.join(AND),
            contact.phones.join(AND),
            contact.profile.clone(),
            contact.zone.clone(),
            found(book, contact),
            contact.notes.clone(),
            tags(&contact.tags),
            date(last(EventKind::Sent)),
            date(last_talk(standing, now)),
            date(last(EventKind::Thanked)),
            date(next(nexts.get(&id).copied(), standing, now)),
        ]
    };
    Sheet { heading: HEADING.to_vec(), rows: people.into_iter().map(row).collect() }
}

/// The tags; a lone one with a comma in it ends in a semicolon, so that the comma is not taken for what parts them.
fn tags(tags: &[String]) -> String {
    match tags {
        [tag] if tag.contains(',') => format!("{tag};"),
        tags => tags.join(AND),
    }
}

fn last(standing: &Standing<'_>, kind: EventKind, now: &Now) -> Option<NaiveDate> {
    let of_kind = standing.history.events.iter().filter(|happened| happened.event.kind == kind);
    of_kind.map(|happened| happened.event.at.date(&now.zone)).max()
}

fn last_talk(standing: &Standing<'_>, now: &Now) -> Option<NaiveDate> {
    let held = standing.interviews.iter().filter(|talk| matches!(talk.state, InterviewState::Held { .. }));
    held.map(|talk| talk.interview.starts_at.date(&now.zone)).max()
}

/// When each person's next follow-up is to be done.
fn nexts(follow_ups: &[FollowUp], now: &Now) -> BTreeMap<Id, DateTime<Utc>> {
    let mut nexts: BTreeMap<Id, DateTime<Utc>> = BTreeMap::new();
    for it in follow_ups.iter().filter(|it| it.state != State::Stale) {
        let wanted = it.hidden_until.unwrap_or(it.opens).max(now.instant);
        nexts.entry(it.contact).and_modify(|first| *first = wanted.min(*first)).or_insert(wanted);
    }
    nexts
}

fn next(follow_up: Option<DateTime<Utc>>, standing: &Standing<'_>, now: &Now) -> Option<NaiveDate> {
    let talk = standing.ahead().map(|talk| talk.start);
    talk.chain(follow_up).min().map(|at| now.zone.date_of(at))
}
