//! Every answer to one question, one person after the other.

use serde::Serialize;

use crate::{
    cli::{json, outcome::PersonRef, output::Output, reading::Reading, version::Versioned},
    domain::{
        contact::Contact,
        id::Id,
        insight::questions::{Asked, Place},
        interview::Answer,
        when::words,
    },
};

#[derive(Serialize)]
pub struct Question {
    question: String,
    topic: String,
    asked: usize,
    answered: usize,
    starred: usize,
    answers: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    contact: PersonRef,
    field: String,
    interview: Id,
    at: String,
    text: String,
    starred: bool,
}

/// The object with all answers, the newest first.
pub fn object(asked: &Asked, reading: &Reading) -> Versioned<Question> {
    let answers = said(asked, reading).map(|(place, contact, answer)| Said {
        contact: json::person(&reading.book, place.contact),
        field: contact.field.clone(),
        interview: place.interview,
        at: place.at.to_string(),
        text: answer.text.clone(),
        starred: answer.starred,
    });
    Versioned::of(Question {
        question: asked.text.clone(),
        topic: asked.topic.clone(),
        asked: asked.answered.of,
        answered: asked.answered.count,
        starred: asked.starred,
        answers: answers.collect(),
    })
}

/// Prints all answers, the newest first.
pub fn print(asked: &Asked, reading: &Reading, output: &mut Output<'_>) {
    output.heading(&asked.text);
    let (today, zone) = (reading.now.today(), &reading.now.zone);
    for (place, contact, answer) in said(asked, reading) {
        let starred = if answer.starred { "starred" } else { "" };
        let day = words::weekday_date(place.at.date(zone), today);
        let about =
            [contact.name.to_string(), contact.position(), contact.field.clone(), day, starred.to_owned()];
        let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
        output.gap();
        output.line(about.join("; "));
        let text = if answer.text.trim().is_empty() { "asked; nothing was noted" } else { &answer.text };
        output.lines("  ", text);
    }
}

fn said<'r>(
    asked: &'r Asked,
    reading: &'r Reading,
) -> impl Iterator<Item = (&'r Place, &'r Contact, &'r Answer)> {
    asked.places.iter().filter_map(|place| {
        let contact = reading.book.contact(place.contact)?.as_ref();
        let answer = contact.interviews.get(&place.interview)?.answers.get(place.number)?;
        Some((place, contact, answer))
    })
}
