//! What acts would do: they are tried on a copy of the book, so that a preview never says what will not be.

use crate::domain::{
    book::Book,
    command::{Act, Command, Refusal},
    id::Ids,
    zone::Now,
};

/// The book as it would become, and what would be remarked.
#[derive(Debug)]
pub struct Tried {
    /// The book after the acts.
    pub book: Book,
    /// The remarks of the acts.
    pub remarks: Vec<String>,
}

/// Tries `acts` in order on a copy of `book`.
///
/// # Errors
/// The first refusal. What it offers instead is put in the place of the refused act among the others.
pub fn tried(acts: &[Act], book: &Book, now: &Now) -> Result<Tried, Refusal> {
    let mut after: Option<Book> = None;
    let mut remarks = Vec::new();
    // The ids are of no account here: they are free in the copy, and the copy is thrown away.
    let mut ids = Ids::seeded(0);
    for (index, act) in acts.iter().enumerate() {
        let before = after.as_ref().unwrap_or(book);
        match before.after(&Command::new(&mut ids, act.clone()), now) {
            Ok((book, applied)) => {
                after = Some(book);
                remarks.extend(applied.remarks);
            }
            Err(mut refusal) => {
                for (_, instead) in &mut refusal.instead {
                    *instead = in_place(acts, index, instead.clone());
                }
                return Err(refusal);
            }
        }
    }
    Ok(Tried { book: after.unwrap_or_else(|| book.clone()), remarks })
}

fn in_place(acts: &[Act], index: usize, instead: Act) -> Act {
    let mut acts = acts.to_vec();
    if let Some(place) = acts.get_mut(index) {
        *place = instead;
    }
    together(acts)
}

/// Several acts as one; one alone stays as it is.
pub fn together(mut acts: Vec<Act>) -> Act {
    match acts.pop() {
        Some(only) if acts.is_empty() => only,
        last => {
            acts.extend(last);
            Act::Together { what: String::new(), acts }
        }
    }
}
