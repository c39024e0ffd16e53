//! Which talk with a person is meant: the next one, the last one, or one named by its id.

use super::{
    failure::{Candidate, Failure},
    people,
    reading::Reading,
};
use crate::domain::{
    calendar::Calendar,
    contact::Contact,
    debrief,
    id::Id,
    put_off,
    running::{self, Stage},
    standing::{InterviewStanding, InterviewState, Standing},
    when::words,
};

/// A talk, and with whom.
pub struct Talk<'r> {
    /// The person's id.
    pub person: Id,
    /// The person.
    pub contact: &'r Contact,
    /// The talk.
    pub standing: InterviewStanding<'r>,
}

/// The next talk ahead with the person that `person` means, or the one whose id begins with `on`.
///
/// # Errors
/// Where nobody, or more than one person or talk is meant.
pub fn find<'r>(reading: &'r Reading, person: &str, on: Option<&str>) -> Result<Talk<'r>, Failure> {
    let (person, contact, standing) = standing(reading, person)?;
    if let Some(on) = on {
        return named(person, contact, &standing, on);
    }
    match standing.ahead().next() {
        Some(talk) => Ok(Talk { person, contact, standing: talk.clone() }),
        None => Err(no_talk(
            format!("No talk with {} is booked", contact.name),
            "`regards log PERSON scheduled fri 3pm` books one; --on ID takes one that is past",
            &standing,
        )),
    }
}

/// The last talk with the person that `person` means that was held and is not thought over, else the last one that was
/// held; or the one whose id begins with `on`.
///
/// # Errors
/// Where nobody, or more than one person or talk is meant.
pub fn held<'r>(reading: &'r Reading, person: &str, on: Option<&str>) -> Result<Talk<'r>, Failure> {
    let (person, contact, standing) = standing(reading, person)?;
    if let Some(on) = on {
        return named(person, contact, &standing, on);
    }
    let is_held = |talk: &&InterviewStanding<'_>| matches!(talk.state, InterviewState::Held { .. });
    let held: Vec<&InterviewStanding<'r>> = standing.interviews.iter().filter(is_held).collect();
    let is_open = |talk: &&&InterviewStanding<'_>| !put_off::is_over(contact, talk.id);
    match held.iter().rfind(is_open).or(held.last()) {
        Some(talk) => Ok(Talk { person, contact, standing: (*talk).clone() }),
        None => Err(no_talk(
            format!("No talk with {} was held yet", contact.name),
            "`regards log PERSON held` notes one that took place",
            &standing,
        )),
    }
}

/// The talk that is typed into: the one whose id begins with `on`, else the one that runs, else the last one that has
/// begun, else the next one.
///
/// # Errors
/// Where nobody, or more than one person or talk is meant.
pub fn open<'r>(reading: &'r Reading, person: &str, on: Option<&str>) -> Result<Talk<'r>, Failure> {
    let (person, contact, standing) = standing(reading, person)?;
    if let Some(on) = on {
        return named(person, contact, &standing, on);
    }
    let stage = |talk: &InterviewStanding<'_>| running::stage(talk, &reading.now);
    let mut talks: Vec<&InterviewStanding<'r>> =
        standing.interviews.iter().filter(|talk| stage(talk) != Stage::Off).collect();
    talks.sort_by_key(|talk| match stage(talk) {
        Stage::Running => (0, 0),
        Stage::Past | Stage::Near => (1, -talk.start.timestamp()),
        Stage::Later | Stage::Off => (2, talk.start.timestamp()),
    });
    match talks.first() {
        Some(talk) => Ok(Talk { person, contact, standing: (*talk).clone() }),
        None => Err(no_talk(
            format!("There is no talk with {}", contact.name),
            "`regards begin PERSON` begins one now, `regards log PERSON held` notes one that took place",
            &standing,
        )),
    }
}

fn standing<'r>(reading: &'r Reading, person: &str) -> Result<(Id, &'r Contact, Standing<'r>), Failure> {
    let (person, contact) = people::find(&reading.book, person)?;
    let calendar = Calendar::new(&reading.now.zone, &reading.book.settings);
    Ok((person, contact, Standing::of(contact, &calendar, reading.now.instant)))
}

fn named<'r>(
    person: Id,
    contact: &'r Contact,
    standing: &Standing<'r>,
    on: &str,
) -> Result<Talk<'r>, Failure> {
    let mut meant =
        standing.interviews.iter().filter(|talk| !on.is_empty() && talk.id.as_str().starts_with(on));
    match (meant.next(), meant.next()) {
        (Some(talk), None) => Ok(Talk { person, contact, standing: talk.clone() }),
        _ => Err(no_talk(
            format!("{} has no one talk {:?}", contact.name, people::shortened(on)),
            "write the beginning of its id",
            standing,
        )),
    }
}

/// The talk in which something is noted: the one whose id begins with `on`, else the last one that began lately and is
/// not thought over yet, if there is one.
///
/// # Errors
/// Where no one talk of theirs is named.
pub fn at_hand(reading: &Reading, contact: &Contact, on: Option<&str>) -> Result<Option<Id>, Failure> {
    let calendar = Calendar::new(&reading.now.zone, &reading.book.settings);
    let standing = Standing::of(contact, &calendar, reading.now.instant);
    let Some(on) = on else { return Ok(debrief::at_hand(&standing, reading.now.instant)) };
    let mut named = standing.interviews.iter().filter(|talk| talk.id.as_str().starts_with(on));
    match (named.next(), named.next()) {
        (Some(talk), None) if !on.is_empty() => Ok(Some(talk.id)),
        _ => Err(no_talk(
            format!("{} has no one talk {:?}", contact.name, people::shortened(on)),
            "write the beginning of its id",
            &standing,
        )),
    }
}

fn no_talk(words: String, hint: &str, standing: &Standing<'_>) -> Failure {
    let candidate = |talk: &InterviewStanding<'_>| Candidate {
        id: talk.id.to_string(),
        what: words::full_moment(talk.interview.starts_at),
    };
    Failure::refused("not-found", words, hint).among(standing.interviews.iter().map(candidate).collect())
}
