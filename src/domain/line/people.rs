//! People by the name that is typed for them.

use std::collections::HashMap;

use super::{Unready, near::quoted};
use crate::domain::{
    book::Book,
    command::{Refusal, RefusalKind},
    contact::Contact,
    id::{ID_LENGTH, Id},
    search::{fold, words},
};

/// How many people a refusal lists.
const LISTED: usize = 5;

/// Who is meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nobody in the book.
    Nobody,
    /// This one.
    One(Id),
    /// One of these.
    Several(Vec<Id>),
}

/// Those with exactly this name, but for case and accents; else those whose id it is, or begins. Where an employer is
/// said, those of the name who are known to work elsewhere are somebody else.
pub fn of_name(name: &str, employer: Option<&str>, book: &Book) -> Found {
    called(name, employer, book).unwrap_or_else(|| of_id(name, book))
}

/// Those with exactly this name, where there is somebody.
fn called(name: &str, employer: Option<&str>, book: &Book) -> Option<Found> {
    let folded = fold(name);
    let called = book.contacts.called(name).filter(|(_, known)| fold(known.name.as_str()) == folded);
    let called: Vec<Id> = called.map(|(id, _)| id).collect();
    (!called.is_empty()).then(|| Found::of(called, employer, book))
}

/// A whole id is looked up, for a line asks at every key, and many a name is as long as one.
fn of_id(text: &str, book: &Book) -> Found {
    let Some(beginning) = id_beginning(text) else { return Found::Nobody };
    let ids: Vec<Id> = if beginning.len() == ID_LENGTH {
        beginning.parse().ok().filter(|id| book.contacts.contains_key(id)).into_iter().collect()
    } else {
        book.contacts.keys().filter(|id| id.as_str().starts_with(&beginning)).copied().collect()
    };
    Found::of(ids, None, book)
}

/// Whether `text` is the id, or a beginning of it, where the name of somebody new could stand as well: so a beginning
/// has a digit, which no name has, and more than one character.
pub fn is_id(text: &str, id: Id) -> bool {
    id_beginning(text).is_some_and(|beginning| id.as_str().starts_with(&beginning))
}

fn id_beginning(text: &str) -> Option<String> {
    let text = text.trim();
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    let could_be = text.len() == ID_LENGTH || (text.len() > 1 && text.len() < ID_LENGTH && has_digit);
    could_be.then(|| text.to_ascii_lowercase())
}

/// Those with this name, else those who have all its words in theirs.
pub fn search(name: &str, employer: Option<&str>, book: &Book) -> Found {
    if let Some(found) = called(name, employer, book) {
        return found;
    }
    let of_id = of_id(name, book);
    if of_id != Found::Nobody {
        return of_id;
    }
    let folded = fold(name);
    let wanted: Vec<&str> = words(&folded).collect();
    let has_all = |known: &str| wanted.iter().all(|word| words(known).any(|other| other == *word));
    let known = book.contacts.with_words(&wanted).filter(|(_, known)| has_all(&fold(known.name.as_str())));
    Found::of(known.map(|(id, _)| id).collect(), employer, book)
}

impl Found {
    fn of(found: Vec<Id>, employer: Option<&str>, book: &Book) -> Self {
        let found = match employer.map(fold) {
            Some(employer) => at_employer(&found, &employer, book),
            None => found,
        };
        match found.as_slice() {
            [] => Self::Nobody,
            [one] => Self::One(*one),
            _ => Self::Several(found),
        }
    }
}

/// Those who work there; else those of whom it is not known where they work.
fn at_employer(found: &[Id], employer: &str, book: &Book) -> Vec<Id> {
    let of = |wanted: &str| -> Vec<Id> {
        let is_there = |id: &&Id| book.contact(**id).is_some_and(|contact| fold(&contact.employer) == wanted);
        found.iter().filter(is_there).copied().collect()
    };
    let there = of(employer);
    if there.is_empty() { of("") } else { there }
}

/// The name with where they work: "Ben Ode (Acme)".
pub fn named(contact: &Contact) -> String {
    if contact.employer.is_empty() {
        contact.name.to_string()
    } else {
        format!("{} ({})", contact.name, contact.employer)
    }
}

/// The same of several people; those who look alike are told apart by their ids, and by being in the pool.
pub fn told_apart(people: &[Id], book: &Book) -> Vec<(Id, String)> {
    let known = people.iter().filter_map(|id| Some((*id, book.contact(*id)?)));
    let named: Vec<(Id, &Contact, String)> =
        known.map(|(id, contact)| (id, contact.as_ref(), named(contact))).collect();
    let mut of_each_name: HashMap<&str, usize> = HashMap::new();
    for (_, _, name) in &named {
        *of_each_name.entry(name).or_default() += 1;
    }
    let is_shared = |name: &str| of_each_name.get(name).is_some_and(|people| *people > 1);
    let apart = |(id, contact, name): &(Id, &Contact, String)| {
        let pool = if contact.pool { ", in the pool" } else { "" };
        (*id, if is_shared(name) { format!("{name}, {id}{pool}") } else { name.clone() })
    };
    named.iter().map(apart).collect()
}

/// The refusal of a name that several people have.
pub fn several(name: &str, found: &[Id], book: &Book) -> Refusal {
    let people = told_apart(found, book);
    let are_alike = people.iter().any(|(id, name)| name.contains(id.as_str()));
    let mut listed: Vec<String> = people.into_iter().take(LISTED).map(|(_, name)| name).collect();
    if found.len() > LISTED {
        listed.push(format!("{} more", found.len() - LISTED));
    }
    Refusal::new(
        RefusalKind::Ambiguous,
        format!("{} could be {} people: {}", quoted(name), found.len(), listed.join("; ")),
        if are_alike { "write more of the name, or the id" } else { "write more of the name" },
    )
}

/// The refusal of an id that nobody has.
pub fn nobody(id: Id) -> Unready {
    Unready::Refused(Refusal::new(
        RefusalKind::NotFound,
        format!("There is nobody with the id {id} in the book"),
        "the list shows who is",
    ))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::name::Name;

    fn book() -> Book {
        let mut book = Book::default();
        for (id, name, employer, pool) in [
            ("x8t0ef1a", "Uma Rex", "Nord", false),
            ("x9aaaaaa", "Uma Rex", "Nord", true),
            ("abcdefgh", "Ed Low", "Acme", false),
            ("ed000000", "Uma Rex", "Orbit", false),
        ] {
            let mut contact = Contact::new(Name::parse(name).unwrap());
            contact.employer = employer.to_owned();
            contact.pool = pool;
            book.contacts.insert(id.parse().unwrap(), Arc::new(contact));
        }
        book
    }

    #[test]
    fn an_id_or_its_beginning_says_who() {
        for (text, expected) in [
            ("x8t0ef1a", "x8t0ef1a"),
            ("X8t0", "x8t0ef1a"),
            ("x9", "x9aaaaaa"),
            ("abcdefgh", "abcdefgh"),
            // Without a digit it may be the name of somebody new.
            ("abcd", "nobody"),
            ("e", "nobody"),
            ("ed", "abcdefgh"),
            ("x7", "nobody"),
            (
                "uma rex",
                "\"uma rex\" could be 3 people: Uma Rex (Orbit); Uma Rex (Nord), x8t0ef1a; Uma Rex (Nord), x9aaaaaa, in the pool",
            ),
        ] {
            let found = match search(text, None, &book()) {
                Found::Nobody => "nobody".to_owned(),
                Found::One(id) => id.to_string(),
                Found::Several(found) => several(text, &found, &book()).words,
            };
            assert_eq!(found, expected, "{text}");
        }
    }
}
