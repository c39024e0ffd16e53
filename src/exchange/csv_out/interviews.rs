//! One row a talk.

use super::sheet::Sheet;
use crate::domain::{
    channel::Channel,
    contact::Contact,
    interview::Verdict,
    moment::Moment,
    standing::{InterviewStanding, Standing},
    zone::Now,
};

const HEADING: [&str; 14] = [
    "id",
    "name",
    "employer",
    "role",
    "starts",
    "minutes",
    "medium",
    "place",
    "state",
    "thanked on",
    "stays",
    "for me",
    "answers",
    "notes",
];

/// The table of the talks with these people, the earliest first.
pub fn interviews<'a>(people: impl IntoIterator<Item = (&'a Contact, &'a Standing<'a>)>, now: &Now) -> Sheet {
    let mut talks: Vec<(&Contact, &Standing<'_>, &InterviewStanding<'_>)> = people
        .into_iter()
        .flat_map(|(contact, standing)| standing.interviews.iter().map(move |talk| (contact, standing, talk)))
        .collect();
    talks.sort_unstable_by_key(|(_, _, talk)| (talk.start, talk.id));
    let rows = talks.into_iter().map(|(contact, standing, talk)| row(contact, standing, talk, now));
    Sheet { heading: HEADING.to_vec(), rows: rows.collect() }
}

fn row(contact: &Contact, standing: &Standing<'_>, talk: &InterviewStanding<'_>, now: &Now) -> Vec<String> {
    let record = talk.interview;
    let debrief = record.debrief.as_ref();
    let starts = match record.starts_at {
        Moment::Date(day) => day.to_string(),
        Moment::Instant(_) => now.zone.local(talk.start).format("%Y-%m-%d %H:%M").to_string(),
    };
    vec![
        talk.id.to_string(),
        contact.name.to_string(),
        contact.employer.clone(),
        contact.role.clone(),
        starts,
        record.minutes.to_string(),
        record.medium.as_ref().map_or("", Channel::as_str).to_owned(),
        record.place.clone(),
        talk.state.word().to_owned(),
        standing.thanked_at(talk.id).map(|at| now.zone.date_of(at).to_string()).unwrap_or_default(),
        debrief.map(|debrief| debrief.stays.clone()).unwrap_or_default(),
        debrief.and_then(|debrief| debrief.verdict).map_or("", Verdict::words).to_owned(),
        answers(talk),
        record.notes.clone(),
    ]
}

/// Each question that was answered, and below it the answer.
fn answers(talk: &InterviewStanding<'_>) -> String {
    let answered = talk.interview.answers.iter().filter(|answer| !answer.text.trim().is_empty());
    let texts: Vec<String> =
        answered.map(|answer| format!("{}\n{}", answer.question, answer.text.trim())).collect();
    texts.join("\n\n")
}
