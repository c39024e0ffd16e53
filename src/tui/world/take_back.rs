//! Undo and redo of what was saved before this session.

use std::sync::Arc;

use crate::{
    domain::{
        book::Book,
        command::{Change, Touched},
        line::sentence::capital,
    },
    store::{Store, saved::Saved, undo::Way},
    tui::message::TakeBack,
};

/// Finds the save that undo takes back next, or redo makes again. Undo is asked for when every change of this
/// session is taken back, so it passes over the saves that `is_even` knows of. `known` is the book as it was last read.
///
/// # Errors
/// Why there is none, in words for the user.
pub fn find(
    store: &Store,
    known: &Book,
    way: Way,
    is_even: impl Fn(&Saved) -> bool,
) -> Result<TakeBack, String> {
    let loaded = store.load_like(known).map_err(|trouble| trouble.to_string())?;
    let found = store
        .take_back_beyond(&loaded, way, |saved| way == Way::Undo && is_even(saved))
        .map_err(|why| capital(&why.to_string()))?;
    let what: Vec<String> = found.saved.what.iter().map(|line| bare(line).to_owned()).collect();
    let change = difference(&loaded.book, &found.change.book, way, what.join("; "));
    Ok(TakeBack {
        what,
        is_anothers: found.is_anothers,
        way,
        undoes: found.saved.generation,
        change: Arc::new(change),
    })
}

/// The change that leads from `now` to `then`.
///
/// For undo it reads backwards: what is now is what it made.
fn difference(now: &Book, then: &Book, way: Way, what: String) -> Change {
    let ids = now.contacts.differing(&then.contacts);
    let part = |book: &Book| Touched {
        contacts: ids.iter().map(|id| (*id, book.contacts.get(id).cloned())).collect(),
        settings: (now.settings != then.settings).then(|| Arc::clone(&book.settings)),
        goals: (now.goals != then.goals).then(|| Arc::clone(&book.goals)),
        question_lists: (now.question_lists != then.question_lists).then(|| book.question_lists.clone()),
        templates: (now.templates != then.templates).then(|| book.templates.clone()),
        landed: (now.landed != then.landed).then_some(book.landed),
        forgotten: (now.forgotten != then.forgotten).then(|| Arc::clone(&book.forgotten)),
    };
    match way {
        Way::Undo => Change { what, before: part(then), after: part(now) },
        Way::Redo => Change { what, before: part(now), after: part(then) },
    }
}

/// The words of a change without those of having been taken back before.
fn bare(line: &str) -> &str {
    let mut line = line;
    while let Some(rest) =
        ["Took back: ", "Undid: ", "Did again: "].iter().find_map(|prefix| line.strip_prefix(prefix))
    {
        line = rest;
    }
    line
}
