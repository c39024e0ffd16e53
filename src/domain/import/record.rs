//! A record in the making, and what holds for all rows of the file it is made from.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{
    identity::Keyed,
    outcome::{Field, FieldNews, News},
};
use crate::domain::{
    card::{Card, Origin, Past},
    contact::Contact,
    settings::Settings,
};

/// Which columns a file has: a column that is empty for everybody says nothing of anybody.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    pub(super) employer: bool,
    pub(super) role: bool,
}

impl Told {
    pub(super) fn by<'a>(cards: impl Iterator<Item = &'a Card>) -> Self {
        cards.fold(Self::default(), |told, card| Self {
            employer: told.employer || card.employer.is_some(),
            role: told.role || card.position.is_some(),
        })
    }
}

/// What holds for every row of an import.
pub(super) struct Base<'a> {
    pub(super) origin: Origin,
    pub(super) told: Told,
    pub(super) settings: &'a Settings,
    pub(super) today: NaiveDate,
}

/// A record in the making.
pub(super) struct Merge<'a, 'k> {
    pub(super) contact: Cow<'a, Contact>,
    pub(super) keyed: &'k Keyed<'k>,
    pub(super) today: NaiveDate,
    /// Whether anything is noted of the person already.
    pub(super) has_history: bool,
    pub(super) fields: Vec<FieldNews>,
    /// What is to be told.
    pub(super) past: Past,
}

impl<'a, 'k> Merge<'a, 'k> {
    pub(super) fn of(contact: Cow<'a, Contact>, keyed: &'k Keyed<'k>, base: &Base<'_>) -> Self {
        let has_history =
            !contact.requests.is_empty() || !contact.interviews.is_empty() || !contact.events.is_empty();
        let (fields, past) = (Vec::new(), Past::default());
        Self { contact, keyed, today: base.today, has_history, fields, past }
    }

    pub(super) fn say(&mut self, field: Field, theirs: &str, news: News) {
        self.fields.push(FieldNews { field, theirs: theirs.to_owned(), news });
    }
}
