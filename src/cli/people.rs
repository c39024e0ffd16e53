//! Which person is meant: by id, by the beginning of one, or by words.

use std::sync::Arc;

use super::failure::{Candidate, Failure, capital};
use crate::domain::{
    book::Book,
    command::{ContactChanges, PassedTo},
    contact::Contact,
    id::Id,
    line,
    name::Name,
    search::{self, Query, fold},
};

/// How many of those who could be meant are listed.
const LISTED: usize = 12;

/// A person of the book.
pub type Person<'b> = (Id, &'b Arc<Contact>);

/// The person that `text` means: an id, the whole name of one person, whole words that only one person has, or else
/// beginnings of words or of an id that leave one.
///
/// # Errors
/// Where nobody or more than one person is meant.
pub fn find<'b>(book: &'b Book, text: &str) -> Result<Person<'b>, Failure> {
    match meant(book, text).as_slice() {
        [person] => Ok(*person),
        [] => Err(unknown(text)),
        several => Err(ambiguous(text, several)),
    }
}

/// Those who can be meant by `text`, by the closest kind of likeness that anybody has.
pub fn meant<'b>(book: &'b Book, text: &str) -> Vec<Person<'b>> {
    let text = text.trim();
    if let Some(person) = text.parse().ok().and_then(|id: Id| Some((id, book.contact(id)?))) {
        return vec![person];
    }
    let folded = fold(text);
    let query = Query::new(text);
    let fits = |fits: &dyn Fn(&Id, &Contact) -> bool| -> Vec<Person<'b>> {
        book.contacts
            .iter()
            .filter(|(id, contact)| fits(id, contact))
            .map(|(id, contact)| (*id, contact))
            .collect()
    };
    if query.is_empty() {
        return Vec::new();
    }
    let named = fits(&|_, contact| fold(contact.name.as_str()) == folded);
    if !named.is_empty() {
        return named;
    }
    let whole = fits(&|_, contact| has_whole_words(contact, &folded));
    if !whole.is_empty() {
        return whole;
    }
    let prefix = text.to_ascii_lowercase();
    fits(&|id, contact| is_beginning(&prefix, *id) || query.matches(&key(contact)).is_some())
}

/// Whom somebody named: one in the book by whole name, id or its beginning, else somebody new of that name.
///
/// # Errors
/// Where several people have that name, or it is none.
pub fn named(book: &Book, text: &str, introduced: bool) -> Result<PassedTo, Failure> {
    let known: Vec<Person<'_>> = meant(book, text)
        .into_iter()
        .filter(|(id, contact)| line::people::is_id(text, *id) || fold(contact.name.as_str()) == fold(text))
        .collect();
    let (contact, name) = match known.as_slice() {
        [(id, _)] => (Some(*id), None),
        [] => {
            let name = Name::parse(text);
            (None, Some(name.map_err(|why| Failure::refused("text", capital(&why.to_string()), ""))?))
        }
        several => return Err(ambiguous(text, several)),
    };
    Ok(PassedTo { contact, name, facts: ContactChanges::default(), introduced })
}

/// What is looked in for a person: name, employer, role.
pub fn key(contact: &Contact) -> String {
    search::key([contact.name.as_str(), contact.employer.as_str(), contact.role.as_str()])
}

/// Name and position on one line: "Ada Quill, research lead, Hale Health".
pub fn described(contact: &Contact) -> String {
    let mut words = contact.name.to_string();
    let position = contact.position();
    if !position.is_empty() {
        words = format!("{words}, {position}");
    }
    if contact.retired.is_some() {
        words.push_str(" (set aside)");
    } else if contact.pool {
        words.push_str(" (in the pool)");
    }
    words
}

/// Whether `prefix` is the beginning of `id`; a single character is too little to mean it.
pub fn is_beginning(prefix: &str, id: Id) -> bool {
    prefix.len() > 1 && id.as_str().starts_with(prefix)
}

/// Nobody is meant.
pub fn unknown(text: &str) -> Failure {
    let hint = "`regards list` names everyone, with --all the pool too; `regards add` makes a new person";
    let message = if text.trim().is_empty() {
        "Nobody is named".to_owned()
    } else {
        format!("Nobody in the book is {:?}", shortened(text))
    };
    Failure::refused("not-found", message, hint)
}

/// Several are meant.
pub fn ambiguous(text: &str, several: &[Person<'_>]) -> Failure {
    let candidate = |(id, contact): &Person<'_>| Candidate { id: id.to_string(), what: described(contact) };
    let hint = match several.len().saturating_sub(LISTED) {
        0 => "write more of the name, or the id".to_owned(),
        more => format!("and {more} more; write more of the name, or the id"),
    };
    Failure::refused(
        "ambiguous",
        format!("{:?} may be any of {} people", shortened(text), several.len()),
        hint,
    )
    .among(several.iter().take(LISTED).map(candidate).collect())
}

/// A text as it is repeated in a message: a pasted page would bury the reason.
pub fn shortened(text: &str) -> String {
    const REPEATED: usize = 60;
    let mut kept: String = text.chars().take(REPEATED).collect();
    if kept.len() < text.len() {
        kept.push_str("...");
    }
    kept
}

fn has_whole_words(contact: &Contact, folded: &str) -> bool {
    let key = key(contact);
    let known: Vec<&str> =
        key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut asked = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    asked.peek().is_some() && asked.all(|word| known.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(people: &[(&str, &str, &str)]) -> Book {
        let mut book = Book::default();
        for (id, name, employer) in people {
            let mut contact = Contact::new(Name::parse(name).unwrap());
            contact.employer = (*employer).to_owned();
            book.contacts.insert(id.parse().unwrap(), Arc::new(contact));
        }
        book
    }

    #[test]
    fn the_closest_kind_of_likeness_counts() {
        let book = book(&[
            ("ada00000", "Zoë Abara", "Hale Health"),
            ("k7q2m4xw", "Ada Quill", "Hale Health"),
            ("k8q2m4xw", "Adam Quill-Berg", "Orbit"),
            ("m0000000", "Ada", "Civica"),
        ]);
        let cases: &[(&str, &[&str])] = &[
            ("k7q2m4xw", &["k7q2m4xw"]),
            // The whole name wins over the same word in another name.
            ("ada", &["m0000000"]),
            ("ADA  quill", &["k7q2m4xw"]),
            // A whole word wins over its being a beginning, and over the beginning of an id.
            ("quill", &["k7q2m4xw", "k8q2m4xw"]),
            ("ada hale", &["k7q2m4xw"]),
            ("adam", &["k8q2m4xw"]),
            ("zoe", &["ada00000"]),
            ("health", &["ada00000", "k7q2m4xw"]),
            // Beginnings of words and of ids stand on one step, so that neither hides the other.
            ("k7", &["k7q2m4xw"]),
            ("k", &[]),
            ("ab", &["ada00000"]),
            ("ad", &["ada00000", "k7q2m4xw", "k8q2m4xw", "m0000000"]),
            ("", &[]),
            ("  ", &[]),
            ("nobody", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = meant(&book, text).iter().map(|(id, _)| id.to_string()).collect();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn several_are_listed_and_a_crowd_is_counted() {
        let names: Vec<String> = (0..20).map(|number| format!("Ada Number{number}")).collect();
        let ids: Vec<String> = (0..20).map(|number| Id::from_bits(number).to_string()).collect();
        let people: Vec<(&str, &str, &str)> =
            ids.iter().zip(&names).map(|(id, name)| (id.as_str(), name.as_str(), "")).collect();
        let refused = find(&book(&people), "ada").unwrap_err();
        assert_eq!(refused.kind, "ambiguous");
        assert_eq!(refused.candidates.len(), LISTED);
        assert!(refused.hint.starts_with("and 8 more"), "{}", refused.hint);
    }
}
