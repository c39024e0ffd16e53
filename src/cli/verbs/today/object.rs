//! `today --json`.

use serde::Serialize;

use crate::{
    cli::{
        json::{self, Item},
        outcome::PersonRef,
        reading::Reading,
        version::Versioned,
    },
    domain::{agenda::Agenda, id::Id},
};

/// The whole object.
#[derive(Serialize)]
pub struct Today {
    now: String,
    counts: json::Counts,
    minutes: u32,
    follow_ups: Vec<Item>,
    interviews: Vec<Interview>,
    offers: Vec<Offer>,
    waiting: Vec<Waiting>,
    came_to_rest: Vec<Rested>,
    week: Week,
}

#[derive(Serialize)]
struct Interview {
    id: Id,
    contact: PersonRef,
    starts_at: String,
    minutes: u32,
    medium: Option<String>,
    place: String,
}

#[derive(Serialize)]
struct Offer {
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<PersonRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employer: Option<String>,
    reason: String,
}

#[derive(Serialize)]
struct Waiting {
    contact: PersonRef,
    request: Id,
    state: &'static str,
    since: String,
    speaks_up: Option<String>,
}

#[derive(Serialize)]
struct Rested {
    contact: PersonRef,
    request: Id,
    at: String,
}

#[derive(Serialize)]
struct Week {
    asked: u32,
    asked_of: u32,
    talks: u32,
    talks_of: u32,
}

/// The object for `agenda`; with `all`, also what is to come, hidden or probably over.
pub fn of(agenda: &Agenda, reading: &Reading, all: bool) -> Versioned<Today> {
    let (book, zone) = (&reading.book, &reading.now.zone);
    let instant = |at| json::instant(at, zone);
    let person = |id| json::person(book, id);
    let more = [&agenda.upcoming, &agenda.snoozed, &agenda.stale];
    let follow_ups = [&agenda.for_today, &agenda.open].into_iter().chain(more.into_iter().filter(|_| all));
    Versioned::of(Today {
        now: json::stamp(reading.now.stamp()),
        counts: agenda.counts.into(),
        minutes: agenda.minutes,
        follow_ups: follow_ups.flatten().map(|item| Item::of(item, book, zone)).collect(),
        interviews: agenda
            .interviews
            .iter()
            .map(|talk| Interview {
                id: talk.id,
                contact: person(talk.contact),
                starts_at: instant(talk.start),
                minutes: talk.minutes,
                medium: talk.medium.as_ref().map(ToString::to_string),
                place: talk.place.clone(),
            })
            .collect(),
        offers: agenda
            .offers
            .iter()
            .map(|offer| Offer {
                contact: offer.contact.map(person),
                employer: offer.employer.clone(),
                reason: offer.reason.clone(),
            })
            .collect(),
        waiting: agenda
            .waiting
            .iter()
            .map(|waiting| Waiting {
                contact: person(waiting.contact),
                request: waiting.request,
                state: waiting.state.word(),
                since: instant(waiting.since),
                speaks_up: waiting.speaks_up.map(instant),
            })
            .collect(),
        came_to_rest: agenda
            .came_to_rest
            .iter()
            .map(|rested| Rested {
                contact: person(rested.contact),
                request: rested.request,
                at: instant(rested.at),
            })
            .collect(),
        week: Week {
            asked: agenda.goal.asked,
            asked_of: agenda.goal.asked_of,
            talks: agenda.goal.talks,
            talks_of: agenda.goal.talks_of,
        },
    })
}
