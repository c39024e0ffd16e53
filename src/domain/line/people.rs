//! People by the name that is typed for them.

use super::{Unready, near::quoted};
use crate::domain::{
    book::Book,
    command::{Refusal, RefusalKind},
    contact::Contact,
    id::Id,
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

/// Those with exactly this name, but for case and accents. Where an employer is said, those who are known to work
/// elsewhere are somebody else.
pub fn of_name(name: &str, employer: Option<&str>, book: &Book) -> Found {
    let folded = fold(name);
    let called = book.contacts.called(name).filter(|(_, known)| fold(known.name.as_str()) == folded);
    Found::of(called.map(|(id, _)| id).collect(), employer, book)
}

/// Those with this name, else those who have all its words in theirs.
pub fn search(name: &str, employer: Option<&str>, book: &Book) -> Found {
    if of_name(name, None, book) != Found::Nobody {
        return of_name(name, employer, book);
    }
    let folded = fold(name);
    let wanted: Vec<&str> = words(&folded).collect();
    let Some(first) = wanted.first() else { return Found::Nobody };
    let has_all = |known: &str| wanted.iter().all(|word| words(known).any(|other| other == *word));
    let known = book.contacts.with_word(first).filter(|(_, known)| has_all(&fold(known.name.as_str())));
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

/// The refusal of a name that several people have.
pub fn several(name: &str, found: &[Id], book: &Book) -> Refusal {
    let mut listed: Vec<String> =
        found.iter().take(LISTED).filter_map(|id| book.contact(*id)).map(|contact| named(contact)).collect();
    if found.len() > LISTED {
        listed.push(format!("{} more", found.len() - LISTED));
    }
    Refusal::new(
        RefusalKind::Ambiguous,
        format!("{} could be {} people: {}", quoted(name), found.len(), listed.join("; ")),
        "write more of the name",
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
