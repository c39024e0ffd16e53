//! Every talk that took place, as the palette finds it: by the name of whom it was with.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use crate::domain::{
    book::Book,
    contact::Contact,
    event::EventKind,
    id::Id,
    put_off,
    search::{Query, keys::Keys, table::Table},
    when::words,
    zone::Now,
};

/// The talks that can be thought over, the latest first.
#[derive(Debug, Default)]
pub struct Debriefs {
    talks: Vec<Talk>,
    table: Table,
}

/// A talk that can be thought over.
#[derive(Clone, Copy, Debug)]
pub struct Talk {
    /// With whom.
    pub contact: Id,
    /// Which.
    pub talk: Id,
}

/// What is said of a talk.
#[derive(Debug, Default)]
pub struct Said {
    /// With whom it was.
    pub name: String,
    /// On which day.
    pub day: String,
    /// What is left of thinking it over.
    pub left: String,
}

impl Debriefs {
    /// All in `book`, as of `now`.
    pub fn of(book: &Book, now: &Now) -> Self {
        let talks = in_turn(book, now);
        let mut keys = Keys::default();
        for it in &talks {
            let name = book.contact(it.contact).map_or("", |contact| contact.name.as_str());
            keys.push(["debrief", "how did it go", name]);
        }
        Self { talks, table: Table::of(keys) }
    }

    /// Gathers what they are found by, or takes it from those of an earlier book.
    pub fn gather(&self, before: Option<&Self>) {
        self.table.gather(before.map(|before| &before.table));
    }

    /// At most so many that fit, the best first, of equal ones the latest: those that more was asked for than a name,
    /// and those of whom the name fits.
    pub fn find(&self, query: &Query, most: usize) -> (Vec<Talk>, Vec<Talk>) {
        let is_by_name = |number: &u32| {
            let key = usize::try_from(*number).map(|number| self.table.keys().get(number));
            let name = key.ok().and_then(|key| key.rsplit('\n').next());
            name.is_some_and(|name| query.matches(name).is_some())
        };
        let found = self.table.best(query, most, |number| number);
        let (by_name, asked): (Vec<u32>, Vec<u32>) = found.into_iter().partition(is_by_name);
        let talks = |numbers: Vec<u32>| {
            let talk = |number| self.talks.get(usize::try_from(number).ok()?).copied();
            numbers.into_iter().filter_map(talk).collect()
        };
        (talks(asked), talks(by_name))
    }
}

impl Talk {
    /// What is said of it; none where it is not there any more.
    pub fn said(self, book: &Book, now: &Now) -> Option<Said> {
        let contact = book.contact(self.contact)?;
        let interview = contact.interviews.get(&self.talk)?;
        let day = interview.starts_at.date(&now.zone);
        let left = match put_off::steps(contact, self.talk).len() {
            0 => String::new(),
            _ if put_off::is_over(contact, self.talk) => String::new(),
            1 => "1 step left".to_owned(),
            left => format!("{left} steps left"),
        };
        let name = contact.name.to_string();
        Some(Said { name, day: words::plain_date(day, now.today()), left })
    }
}

/// The talks that took place, the latest first.
fn in_turn(book: &Book, now: &Now) -> Vec<Talk> {
    let held = |contact: &Contact| -> Vec<(DateTime<Utc>, Id)> {
        let held = contact.events.values().filter(|event| event.kind == EventKind::Held);
        let talks = held.filter_map(|it| it.interview);
        talks.filter_map(|talk| Some((contact.interviews.get(&talk)?.end(&now.zone), talk))).collect()
    };
    let mut found: Vec<(DateTime<Utc>, Talk)> = Vec::new();
    for (id, contact) in &book.contacts {
        let talks = held(contact).into_iter();
        found.extend(talks.map(|(ended, talk)| (ended, Talk { contact: *id, talk })));
    }
    found.sort_unstable_by_key(|(ended, it)| Reverse((*ended, it.talk)));
    found.dedup_by_key(|(_, it)| it.talk);
    found.into_iter().map(|(_, it)| it).collect()
}
