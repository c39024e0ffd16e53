//! Undo by kept saves: which save is taken back next, and the book without what it changed.

use std::{collections::BTreeSet, fmt, sync::Arc};

use super::{change::Change, saved::Saved};
use crate::domain::book::Book;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Take back the last change that still stands.
    Undo,
    /// Take back the last undo that still stands, unless something else was changed since.
    Redo,
}

/// Why nothing is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotUndo {
    /// There is nothing to take back.
    Nothing(Way),
    /// The version before it is not kept.
    NotKept {
        /// What it changed.
        what: Vec<String>,
    },
    /// What it changed has been changed again.
    ChangedSince {
        /// What it changed.
        what: Vec<String>,
        /// The people, and other parts of the book, that have changed since.
        parts: Vec<String>,
    },
}

impl fmt::Display for CannotUndo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing(Way::Undo) => f.write_str("there is nothing to undo"),
            Self::Nothing(Way::Redo) => f.write_str("there is nothing to redo"),
            Self::NotKept { what } => {
                write!(f, "cannot take back {}: the version before it is not kept", quoted(what))
            }
            Self::ChangedSince { what, parts } => {
                write!(f, "cannot take back {}: changed since: {}", quoted(what), parts.join(", "))
            }
        }
    }
}

impl std::error::Error for CannotUndo {}

fn quoted(what: &[String]) -> String {
    match what {
        [] => "the last save".to_owned(),
        [one] => format!("\"{one}\""),
        [first, rest @ ..] => format!("\"{first}\" and {} more", rest.len()),
    }
}

/// A save to be taken back, and the book without it.
#[derive(Clone, Debug)]
pub struct TakeBack {
    /// The note of that save.
    pub saved: Saved,
    /// Whether another writer made it: ask first.
    pub is_anothers: bool,
    /// The change that takes it back.
    pub change: Change,
}

impl TakeBack {
    /// Whether to ask first: more than one change, or another writer's.
    pub fn asks(&self) -> bool {
        self.is_anothers || self.saved.what.len() > 1
    }
}

/// Finds the save to take back. `history` gives the notes of the saves, the newest first, without a gap.
///
/// A save that was itself taken back no longer counts, nor does what it took back in turn.
///
/// # Errors
/// [`CannotUndo::Nothing`].
pub fn target(way: Way, history: impl IntoIterator<Item = Saved>) -> Result<Saved, CannotUndo> {
    let mut taken_back = BTreeSet::new();
    let mut takers = BTreeSet::new();
    let mut standing = Vec::new();
    for saved in history {
        let stands = !taken_back.contains(&saved.generation);
        match saved.undoes {
            Some(generation) => {
                takers.insert(saved.generation);
                if stands {
                    taken_back.insert(generation);
                    standing.push(saved);
                }
            }
            None if !stands => {}
            // Before the first save there is nothing.
            None if way == Way::Redo || saved.generation == 0 => break,
            None => return Ok(saved),
        }
    }
    let is_undo = |saved: &Saved| saved.undoes.is_some_and(|generation| !takers.contains(&generation));
    match way {
        Way::Undo => Err(CannotUndo::Nothing(way)),
        Way::Redo => standing.into_iter().find(is_undo).ok_or(CannotUndo::Nothing(way)),
    }
}

/// The words of a save that takes this one back, or that does it again.
pub fn words(way: Way, saved: &Saved) -> Vec<String> {
    let [undone, redone] = ["Took back: ", "Did again: "];
    let word = if way == Way::Undo { undone } else { redone };
    let bare = |line: &str| {
        let rest = [undone, redone, "Undid: "].iter().find_map(|prefix| line.strip_prefix(prefix));
        format!("{word}{}", rest.unwrap_or(line))
    };
    saved.what.iter().map(|line| bare(line)).collect()
}

/// The book `now` without what changed between `before` and `after`.
///
/// # Errors
/// The parts that no longer stand as `after` has them, by name.
pub fn take_back(now: &Book, before: &Book, after: &Book) -> Result<Book, Vec<String>> {
    let mut book = now.clone();
    let mut changed = Vec::new();
    for id in before.contacts.differing(&after.contacts) {
        let [was, became, is] = [before, after, now].map(|book| book.contacts.get(&id));
        if is != became {
            let name = is.or(became).or(was).map(|contact| contact.name.to_string());
            changed.push(name.unwrap_or_default());
            continue;
        }
        match was {
            Some(contact) => book.contacts.insert(id, Arc::clone(contact)),
            None => book.contacts.remove(&id),
        };
    }
    let mut parts = Parts { changed: &mut changed };
    parts.put_back("the settings", &mut book.settings, &before.settings, &after.settings);
    parts.put_back("the goals", &mut book.goals, &before.goals, &after.goals);
    parts.put_back("the questions", &mut book.question_lists, &before.question_lists, &after.question_lists);
    parts.put_back("the templates", &mut book.templates, &before.templates, &after.templates);
    parts.put_back("the deleted people", &mut book.forgotten, &before.forgotten, &after.forgotten);
    parts.put_back("the landing", &mut book.landed, &before.landed, &after.landed);
    if changed.is_empty() {
        // Somebody may name since then what is to be taken back.
        changed.extend(book.check().into_iter().map(|fault| fault.place));
        changed.dedup();
    }
    if changed.is_empty() { Ok(book) } else { Err(changed) }
}

/// The parts of the book beside the people.
struct Parts<'a> {
    changed: &'a mut Vec<String>,
}

impl Parts<'_> {
    fn put_back<T: Clone + PartialEq>(&mut self, name: &str, now: &mut T, before: &T, after: &T) {
        if before == after {
            return;
        }
        if now == after {
            now.clone_from(before);
        } else {
            self.changed.push(name.to_owned());
        }
    }
}

#[cfg(test)]
mod stories;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            contact::{Contact, Source, SourceKind},
            id::Id,
            name::Name,
        },
        store::trial::writer,
    };

    #[test]
    fn undo_and_redo_walk_the_kept_saves() {
        // The saves in order: 0 a change, else the generation taken back; then what undo and redo take back.
        let cases: [(&[u64], Option<u64>, Option<u64>); 11] = [
            (&[], None, None),
            (&[0], Some(1), None),
            (&[0, 0], Some(2), None),
            (&[0, 0, 2], Some(1), Some(3)),
            (&[0, 0, 2, 1], None, Some(4)),
            (&[0, 0, 2, 1, 4], Some(1), Some(3)),
            (&[0, 0, 2, 1, 4, 3], Some(2), None),
            (&[0, 0, 2, 3], Some(2), None),
            (&[0, 0, 2, 3, 2], Some(1), Some(5)),
            (&[0, 0, 2, 0], Some(4), None),
            (&[0, 0, 2, 0, 4], Some(1), Some(5)),
        ];
        for (saves, undo, redo) in cases {
            let mut history = vec![Saved::default()];
            for (undoes, before) in saves.iter().zip(0..) {
                let undoes = (*undoes > 0).then_some(*undoes);
                let at = chrono::DateTime::UNIX_EPOCH;
                history.insert(0, Saved::after(before, writer(), at, vec![], undoes));
            }
            let found = |way| target(way, history.clone()).ok().map(|saved| saved.generation);
            assert_eq!((found(Way::Undo), found(Way::Redo)), (undo, redo), "{saves:?}");
        }
    }

    fn book(people: &[(u64, &str, &str)]) -> Book {
        let mut book = Book::default();
        for (id, name, notes) in people {
            let contact = Contact { notes: (*notes).to_owned(), ..Contact::new(Name::parse(name).unwrap()) };
            book.contacts.insert(Id::from_bits(*id), Arc::new(contact));
        }
        book
    }

    #[test]
    fn what_was_changed_goes_back_and_nothing_else_does() {
        let before = book(&[(1, "Ada Quill", "old"), (2, "Ben Ode", "kept")]);
        let after = book(&[(1, "Ada Quill", "new"), (3, "Cy Reed", "added")]);
        let later = |people: &[(u64, &'static str, &'static str)]| {
            book(&[&[(4, "Dot Vale", "since")], people].concat())
        };
        let now = later(&[(1, "Ada Quill", "new"), (3, "Cy Reed", "added")]);
        let expected = later(&[(1, "Ada Quill", "old"), (2, "Ben Ode", "kept")]);
        assert_eq!(take_back(&now, &before, &after).unwrap(), expected);
        assert_eq!(take_back(&expected, &after, &before).unwrap(), now);

        let now = later(&[(1, "Ada Quill", "newer"), (2, "Ben Ode", "back")]);
        assert_eq!(take_back(&now, &before, &after).unwrap_err(), ["Ada Quill", "Ben Ode", "Cy Reed"]);
    }

    #[test]
    fn who_is_named_since_is_not_taken_back() {
        let before = book(&[(1, "Ada Quill", "")]);
        let after = book(&[(1, "Ada Quill", ""), (3, "Cy Reed", "added")]);
        let mut now = book(&[(1, "Ada Quill", ""), (3, "Cy Reed", "added"), (4, "Dot Vale", "")]);
        let by = Source { kind: SourceKind::Referral, by: Some(Id::from_bits(3)), name: String::new() };
        Arc::make_mut(now.contacts.get_mut(&Id::from_bits(4)).unwrap()).source = Some(by);
        assert_eq!(take_back(&now, &before, &after).unwrap_err(), ["contact 40000000 (Dot Vale)"]);
    }

    #[test]
    fn other_parts_of_the_book_go_back_too() {
        let before = Book::default();
        let mut after = Book::default();
        after.templates.insert("thanks".to_owned(), "Dear".to_owned());
        assert_eq!(take_back(&after, &before, &after).unwrap(), before);
        let mut now = after.clone();
        now.templates.clear();
        assert_eq!(take_back(&now, &before, &after).unwrap_err(), ["the templates"]);
    }
}
