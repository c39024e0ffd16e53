//! `show --json`.

use serde::Serialize;

use super::Whole;
use crate::{
    cli::{
        json::{self, Item},
        version::Versioned,
    },
    domain::{
        channel::Channel, contact::Contact, debrief, event::Event, id::Id, interview::DebriefStep,
        standing::InterviewState,
    },
};

/// The whole object.
#[derive(Serialize)]
pub struct Shown<'a> {
    id: Id,
    contact: &'a Contact,
    requests: Vec<Request<'a>>,
    interviews: Vec<Interview<'a>>,
    follow_ups: Vec<Item>,
    timeline: Vec<Entry>,
}

#[derive(Serialize)]
struct Request<'a> {
    id: Id,
    state: &'static str,
    turn: &'static str,
    about: &'a str,
    since: String,
    events: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Interview<'a> {
    id: Id,
    state: &'static str,
    starts_at: String,
    ends_at: String,
    minutes: u32,
    medium: Option<&'a str>,
    place: &'a str,
    /// The steps of thinking it over of which nothing is noted yet; of a talk that was held.
    left: Vec<DebriefStep>,
    events: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    id: Id,
    #[serde(flatten)]
    event: &'a Event,
}

#[derive(Serialize)]
struct Entry {
    at: String,
    kind: &'static str,
    text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    message: String,
}

/// The object for one person.
pub fn of<'a>(whole: &'a Whole<'_>) -> Versioned<Shown<'a>> {
    let (book, zone) = (&whole.reading.book, &whole.reading.now.zone);
    let events = |belongs: &dyn Fn(&Event) -> bool| -> Vec<Told<'a>> {
        let events = whole.standing.history.events.iter().filter(|happened| belongs(happened.event));
        events.map(|happened| Told { id: happened.id, event: happened.event }).collect()
    };
    let requests = whole.standing.requests.iter().map(|standing| Request {
        id: standing.id,
        state: standing.state.word(),
        turn: standing.turn.word(),
        about: &standing.request.about,
        since: json::instant(standing.since, zone),
        events: events(&|event| event.request == Some(standing.id)),
    });
    let interviews = whole.standing.interviews.iter().map(|standing| Interview {
        id: standing.id,
        state: standing.state.word(),
        starts_at: json::instant(standing.start, zone),
        ends_at: json::instant(standing.end, zone),
        minutes: standing.interview.minutes,
        medium: standing.interview.medium.as_ref().map(Channel::as_str),
        place: &standing.interview.place,
        left: match standing.state {
            InterviewState::Held { .. } => debrief::left(whole.contact, standing.id),
            _ => Vec::new(),
        },
        events: events(&|event| event.interview == Some(standing.id)),
    });
    let timeline = whole.timeline.iter().map(|entry| Entry {
        at: entry.at.to_string(),
        kind: entry.kind,
        text: entry.text.clone(),
        note: entry.note.clone(),
        message: entry.message.clone(),
    });
    Versioned::of(Shown {
        id: whole.id,
        contact: whole.contact,
        requests: requests.collect(),
        interviews: interviews.collect(),
        follow_ups: whole.follow_ups.iter().map(|item| Item::of(item, book, zone)).collect(),
        timeline: timeline.collect(),
    })
}
