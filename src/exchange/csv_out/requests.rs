//! One row a request.

use chrono::{DateTime, Utc};

use super::sheet::Sheet;
use crate::domain::{
    book::Book,
    channel::Channel,
    contact::Contact,
    request::Purpose,
    standing::{RequestStanding, Standing},
    zone::Now,
};

const HEADING: [&str; 13] = [
    "id", "name", "employer", "role", "for", "to", "about", "channel", "state", "turn", "sent on", "since",
    "message",
];

/// The table of what was asked of these people, the earliest first.
pub fn requests<'a>(
    book: &Book,
    people: impl IntoIterator<Item = (&'a Contact, &'a Standing<'a>)>,
    now: &Now,
) -> Sheet {
    let mut asked: Vec<(&Contact, &RequestStanding<'_>)> = people
        .into_iter()
        .flat_map(|(contact, standing)| standing.requests.iter().map(move |request| (contact, request)))
        .collect();
    asked.sort_unstable_by_key(|(_, request)| (request.began, request.id));
    let rows = asked.into_iter().map(|(contact, request)| row(book, contact, request, now));
    Sheet { heading: HEADING.to_vec(), rows: rows.collect() }
}

fn row(book: &Book, contact: &Contact, standing: &RequestStanding<'_>, now: &Now) -> Vec<String> {
    let request = standing.request;
    let date = |at: DateTime<Utc>| now.zone.date_of(at).to_string();
    let purpose = match request.purpose {
        Purpose::Conversation => "conversation",
        Purpose::Introduction => "introduction",
    };
    let to = request.to.and_then(|to| book.contact(to)).map(|to| to.name.to_string());
    vec![
        standing.id.to_string(),
        contact.name.to_string(),
        contact.employer.clone(),
        contact.role.clone(),
        purpose.to_owned(),
        to.unwrap_or_default(),
        request.about.clone(),
        request.channel.as_ref().map_or("", Channel::as_str).to_owned(),
        standing.state.word().to_owned(),
        standing.turn.word().to_owned(),
        standing.sent.map(date).unwrap_or_default(),
        date(standing.since),
        request.message.clone(),
    ]
}
