//! Who is meant by the name of a line: somebody new, or somebody in the book.

use super::reading::Reading;
use crate::domain::{
    command::{ContactChanges, Refusal, RefusalKind},
    contact::Contact,
    id::Id,
    line::{
        Unready,
        people::{self, Found},
        typing::Typing,
    },
};

/// One person.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    /// In the book.
    Known(Id),
    /// New; `another` where it was said that this is somebody else of a known name.
    New {
        /// Whether that was said.
        another: bool,
    },
}

/// Who can be meant.
#[derive(Debug)]
pub enum Meant {
    /// This one.
    One(Who),
    /// One of these, each with its name on the screen; the refusal asks which.
    OneOf(Refusal, Vec<(String, Who)>),
}

/// Who is meant. A line that tells only what happened, and does not describe the person, is about somebody known if
/// it can be; so is one about somebody in the pool.
///
/// # Errors
/// Where only what happened is told of a name that no single person has.
pub fn who(reading: &Reading<'_>, typing: &Typing<'_>) -> Result<Meant, Unready> {
    let changes = &reading.facts.changes;
    let tells_only = !reading.spoken.is_empty() && *changes == ContactChanges::default();
    let employer = changes.employer.as_deref();
    let found = if tells_only || reading.verb_first {
        people::search(reading.name, employer, typing.book)
    } else {
        people::of_name(reading.name, employer, typing.book)
    };
    Ok(match found {
        Found::Nobody => Meant::One(Who::New { another: false }),
        Found::Several(found) => several(reading.name, &found, typing),
        Found::One(id) => {
            let Some(known) = typing.book.contact(id) else { return Err(people::nobody(id)) };
            if tells_only || reading.verb_first || known.pool {
                Meant::One(Who::Known(id))
            } else {
                Meant::OneOf(
                    known_already(known, reading),
                    vec![
                        (format!("add this to {}", people::named(known)), Who::Known(id)),
                        ("this is somebody else".to_owned(), Who::New { another: true }),
                    ],
                )
            }
        }
    })
}

fn known_already(known: &Contact, reading: &Reading<'_>) -> Refusal {
    let says_more = !reading.spoken.is_empty() || reading.facts.changes != ContactChanges::default();
    let hint = if says_more {
        "add this to that person, or say that this is somebody else"
    } else {
        "write what is new, such as a role or `asked yesterday`, or say that this is somebody else"
    };
    Refusal::new(RefusalKind::Already, format!("{} is in the book already", people::named(known)), hint)
}

fn several(name: &str, found: &[Id], typing: &Typing<'_>) -> Meant {
    const OFFERED: usize = 5;
    let known = people::told_apart(found, typing.book).into_iter().take(OFFERED);
    let mut choices: Vec<(String, Who)> = known.map(|(id, name)| (name, Who::Known(id))).collect();
    choices.push(("somebody else".to_owned(), Who::New { another: true }));
    Meant::OneOf(people::several(name, found, typing.book), choices)
}
