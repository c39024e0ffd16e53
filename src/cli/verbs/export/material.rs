//! What an export is made of: the book as it may be shown, with what is derived from it.

use crate::{
    cli::{desk::Desk, failure::Failure, people, reading::Reading},
    domain::{
        calendar::Calendar,
        contact::Contact,
        id::Id,
        sharing::{self, Shared},
        standing::Standing,
    },
    store::saved::Saved,
};

/// How many links to people who are left out are told one by one.
const TOLD: usize = 12;

/// The book as it may be shown.
pub struct Material {
    /// It, at this moment.
    pub reading: Reading,
    /// The note of the save it comes from; without words where somebody is left out, for those may name them.
    pub saved: Saved,
    /// How many discreet people are left out.
    pub left_out: usize,
    /// What is to be said about it.
    pub notices: Vec<String>,
}

/// A person, and where things stand with them.
pub struct Known<'m> {
    /// Who.
    pub id: Id,
    /// The record.
    pub contact: &'m Contact,
    /// Where things stand.
    pub standing: Standing<'m>,
}

impl Material {
    /// The book, without its discreet people unless they are asked for; and who is meant by `person`, where somebody
    /// is.
    ///
    /// # Errors
    /// What is wrong with the file; that nobody, or several, or somebody discreet is meant.
    pub fn of(desk: &Desk, include_discreet: bool, person: &[String]) -> Result<(Self, Option<Id>), Failure> {
        let loaded = desk.store.load().map_err(|trouble| Failure::file(&trouble))?;
        let meant = match person {
            [] => None,
            words => Some(people::find(&loaded.book, &words.join(" "))?),
        };
        if let Some((_, contact)) = meant
            && contact.discreet
            && !include_discreet
        {
            let message =
                format!("{} is marked as discreet, and stays out of what you hand on", contact.name);
            return Err(Failure::refused("discreet", message, "--include-discreet takes them in"));
        }
        let meant = meant.map(|(id, _)| id);
        let shared = if include_discreet {
            Shared { book: loaded.book, left_out: 0, loose: Vec::new() }
        } else {
            sharing::without_discreet(&loaded.book)
        };
        let mut saved = loaded.base.saved;
        if shared.left_out > 0 {
            saved.what.clear();
        }
        let notices = if meant.is_none() { notices(&shared) } else { Vec::new() };
        let reading = desk.reading(shared.book);
        let notices = reading.notice.iter().cloned().chain(notices).collect();
        Ok((Self { reading, saved, left_out: shared.left_out, notices }, meant))
    }

    /// Everybody, or the one who is meant, by their ids.
    pub fn people(&self, meant: Option<Id>) -> Vec<Known<'_>> {
        let calendar = Calendar::new(&self.reading.now.zone, &self.reading.book.settings);
        let is_meant = |id: Id| meant.is_none_or(|meant| meant == id);
        let people = self.reading.book.contacts.iter().filter(|(id, _)| is_meant(**id));
        let known = people.map(|(id, contact)| Known {
            id: *id,
            contact,
            standing: Standing::of(contact, &calendar, self.reading.now.instant),
        });
        known.collect()
    }
}

fn notices(shared: &Shared) -> Vec<String> {
    let left_out = match shared.left_out {
        0 => return Vec::new(),
        1 => "1 discreet person is left out; --include-discreet takes them in".to_owned(),
        count => format!("{count} discreet people are left out; --include-discreet takes them in"),
    };
    let more = shared.loose.len().saturating_sub(TOLD);
    let more = (more > 0).then(|| format!("and {more} more such links"));
    [left_out].into_iter().chain(shared.loose.iter().take(TOLD).cloned()).chain(more).collect()
}

/// "1 talk", "12 talks".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
