//! Which talk with a person is meant: the next one, or one named by its id.

use super::{
    failure::{Candidate, Failure},
    people,
    reading::Reading,
};
use crate::domain::{
    calendar::Calendar,
    contact::Contact,
    id::Id,
    standing::{InterviewStanding, Standing},
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
    let (person, contact) = people::find(&reading.book, person)?;
    let calendar = Calendar::new(&reading.now.zone, &reading.book.settings);
    let standing = Standing::of(contact, &calendar, reading.now.instant);
    let meant: Vec<&InterviewStanding<'r>> = match on {
        Some(on) => standing
            .interviews
            .iter()
            .filter(|talk| !on.is_empty() && talk.id.as_str().starts_with(on))
            .collect(),
        None => standing.ahead().take(1).collect(),
    };
    match (meant.as_slice(), on) {
        ([talk], _) => Ok(Talk { person, contact, standing: (*talk).clone() }),
        ([], None) => Err(no_talk(
            format!("No talk with {} is booked", contact.name),
            "`regards log PERSON scheduled fri 3pm` books one; --on ID takes one that is past",
            &standing,
        )),
        (_, on) => Err(no_talk(
            format!("{} has no one talk {:?}", contact.name, people::shortened(on.unwrap_or_default())),
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
