//! Bringing people in from elsewhere: what an import will do, worked out before anything is done.
//!
//! A person is known by the id that a vCard has, by the address of the profile, then by e-mail. Rows that have none of
//! these are known by the name and the day of connection (LinkedIn), or by the name and the employer, among people
//! who came from there. Everything else that looks alike is only offered as a possible double. The order of the rows
//! makes no difference.

mod identity;
mod matching;
mod merge;
mod more;
mod outcome;
mod past;
mod record;
mod repeated;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_more;

use self::{identity::Keyed, matching::Known, merge::Merged};
pub use self::{
    identity::forgotten_keys,
    outcome::{Counts, Field, FieldNews, News, Outcome, Plan, Row, Why},
};
use super::{
    book::Book,
    card::{Card, Origin},
    name::{LINE_LIMIT, Name, TEXT_LIMIT},
    zone::Now,
};

/// What an import of `cards` from `origin` into `book` will do. Carrying it out at `now` does exactly this.
pub fn plan(book: &Book, origin: Origin, cards: &[Card], now: &Now) -> Plan {
    let mut rows = Vec::with_capacity(cards.len());
    let mut keyed = Vec::with_capacity(cards.len());
    for card in cards {
        match readable(card) {
            Ok(name) => keyed.push(Keyed::new(origin, card, name)),
            Err(why) => rows.push(Row::skipped(card, why)),
        }
    }
    let (keyed, repeated) = repeated::set_apart(keyed);
    for (keyed, first) in &repeated {
        rows.push(Row::skipped(keyed.card, Why::Repeated { first: *first }));
    }
    let known = Known::new(book, origin);
    let base = record::Base {
        origin,
        told: record::Told::by(keyed.iter().map(|keyed| keyed.card)),
        settings: &book.settings,
        today: now.today(),
    };
    let matches = known.find(&keyed);
    let doubles = known.doubles(&matches);
    for (keyed, contact) in keyed.iter().zip(matches.of_rows()) {
        let found = contact.and_then(|id| Some((id, book.contact(id)?)));
        rows.push(match found {
            Some((id, contact)) => Merged::into(contact, keyed, &base).row(keyed.card, Some(id)),
            None if keyed.forgotten_keys().any(|key| book.forgotten.contains(&key)) => {
                Row::skipped(keyed.card, Why::Deleted)
            }
            None => Row { doubles: doubles.of(keyed), ..Merged::new(keyed, &base).row(keyed.card, None) },
        });
    }
    rows.sort_by_key(|row| row.line);
    Plan { origin, rows }
}

/// The name of a row that can stand in a book.
fn readable(card: &Card) -> Result<Name, Why> {
    let name = Name::parse(&card.name).map_err(Why::Name)?;
    let lists = [(Field::Email, &card.emails), (Field::Phone, &card.phones), (Field::Tags, &card.tags)];
    let lines = [
        (Field::Employer, &card.employer),
        (Field::Role, &card.position),
        (Field::Work, &card.field),
        (Field::Zone, &card.zone),
        (Field::Source, &card.source),
        (Field::Profile, &card.page),
    ]
    .into_iter()
    .filter_map(|(field, text)| Some((field, text.as_ref()?)))
    .chain(lists.into_iter().flat_map(|(field, texts)| texts.iter().map(move |text| (field, text))))
    .map(|(field, text)| (field, text, LINE_LIMIT));
    let notes = card.notes.iter().map(|notes| (Field::Notes, notes, TEXT_LIMIT));
    for (field, text, limit) in lines.chain(notes) {
        let length = text.chars().count();
        if length > limit {
            return Err(Why::TooLong { field, length, limit });
        }
    }
    let key = card.profile.as_ref().map_or(0, |profile| identity::address(profile).chars().count());
    if key > LINE_LIMIT {
        return Err(Why::TooLong { field: Field::Profile, length: key, limit: LINE_LIMIT });
    }
    Ok(name)
}
