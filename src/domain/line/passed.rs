//! On whom they passed the user: a name, facts on the person, and what else was said of it.

use super::{
    Unready,
    opening::Opening,
    options::{Dates, Reader},
    people::{self, Found},
    person::{self, Facts},
    telling::{self, Told, Whom},
    tokens::{Line, Token},
};
use crate::domain::command::{Act, ContactChanges, PassedTo};

/// What is told, and what is learnt of somebody who is in the book.
#[derive(Clone, Debug)]
pub struct Passed {
    /// The telling.
    pub told: Told,
    /// The new facts on the person, where there are any.
    pub also: Option<Act>,
}

/// Reads what stands behind `passed`, `introduced` and the like.
///
/// # Errors
/// Where nobody is named, or the name could be several people.
pub fn passed(opening: &Opening, line: Line<'_>, note: &str, who: &Whom<'_>) -> Result<Passed, Unready> {
    let typing = who.typing;
    let reader = Reader { typing, dates: Dates::Any };
    let mut introduced = opening.verb.word.starts_with("introduced");
    let mut at = 0;
    while matches!(line.word(at), "to" | "on" | "me" | "us" | "with" | "introduced" | "named") {
        introduced |= line.word(at) == "introduced";
        at += 1;
    }
    let line = line.from(at);
    let mut beside: Vec<Token<'_>> = Vec::new();
    let mut facts = Facts::default();
    let mut name = None;
    for part in line.parts() {
        if name.is_some() && reader.is_all_options(part) {
            beside.extend_from_slice(part.tokens);
            continue;
        }
        let end = (1..part.len()).find(|n| reader.is_all_options(part.from(*n))).unwrap_or(part.len());
        beside.extend_from_slice(part.from(end).tokens);
        let part = part.first(end);
        if name.is_none() {
            let (first, employer) = person_at(part);
            name = Some(first.text());
            facts.changes.employer = employer.map(str::to_owned);
        } else if !facts.take(part, typing)? {
            return Err(Unready::not_understood(
                format!("{} is not understood", super::near::quoted(part.text())),
                "put a colon before what is a note",
            ));
        }
    }
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        return Err(Unready::Incomplete("Passed on to whom? Write the name".to_owned()));
    };
    let mut told = telling::told(opening, line.over(&beside), note, who)?;
    let (to, also) = named(name, facts, introduced, who, &mut told)?;
    if let Some(log) = told.logs.first_mut() {
        log.passed_to = Some(to);
    }
    Ok(Passed { told, also })
}

/// `Leo Okafor at Civica`
fn person_at(part: Line<'_>) -> (Line<'_>, Option<&str>) {
    let at = (1..part.len()).find(|n| matches!(part.word(*n), "at" | "@"));
    match at {
        Some(at) if at + 1 < part.len() => (part.first(at), Some(part.from(at + 1).text())),
        _ => (part, None),
    }
}

fn named(
    name: &str,
    facts: Facts,
    introduced: bool,
    who: &Whom<'_>,
    told: &mut Told,
) -> Result<(PassedTo, Option<Act>), Unready> {
    let typing = who.typing;
    told.remarks.extend(facts.said.iter().cloned());
    match person::search(name, &facts.changes, typing) {
        Found::Several(found) => Err(people::several(name, &found, typing.book).into()),
        Found::Nobody => {
            let name = Some(person::name(name)?);
            Ok((PassedTo { contact: None, name, facts: facts.changes, introduced }, None))
        }
        Found::One(id) => {
            let to = PassedTo { contact: Some(id), name: None, facts: ContactChanges::default(), introduced };
            let Some(contact) = typing.book.contact(id) else { return Err(people::nobody(id)) };
            let (added, otherwise) = person::added(contact, &facts.changes);
            told.remarks.extend(differing(contact.name.as_str(), &otherwise));
            let is_new = added != ContactChanges::default();
            Ok((to, is_new.then(|| Act::EditContact { contact: id, changes: Box::new(added) })))
        }
    }
}

/// What is said where the book knows something otherwise.
pub fn differing(name: &str, otherwise: &[&str]) -> Option<String> {
    let what = otherwise.join(" and ");
    (!what.is_empty()).then(|| format!("The book has another {what} for {name}, and keeps it"))
}
