//! The people of a made-up book, before anything has happened with them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    dice::Dice,
    names::{EMPLOYERS, FIELDS, FIRST_NAMES, LAST_NAMES, ROLES},
};
use crate::domain::{
    contact::{Contact, Imported, Source, SourceKind},
    name::Name,
    search::fold,
};

/// How people who were not named by anybody are found.
const SOURCES: [SourceKind; 11] = [
    SourceKind::Friend,
    SourceKind::Family,
    SourceKind::Alumni,
    SourceKind::Teacher,
    SourceKind::Colleague,
    SourceKind::Association,
    SourceKind::CareerFair,
    SourceKind::OnlineGroup,
    SourceKind::Linkedin,
    SourceKind::CareerAdviser,
    SourceKind::Employer,
];

/// How far apart in the table of all names two neighbours in the book are: no divisor of its size, so that no name
/// comes again before all have come.
const STRIDE: usize = 7919;

/// People one after another, each with another name for as long as there are any.
pub(super) struct People {
    met: usize,
    /// Where in the table of all names the book begins.
    first: usize,
}

impl People {
    pub(super) fn new(dice: &mut Dice) -> Self {
        Self { met: 0, first: dice.below(FIRST_NAMES.len() * LAST_NAMES.len()) }
    }

    /// Somebody to work with, with some ways to reach them.
    pub(super) fn meet(&mut self, dice: &mut Dice) -> Option<Contact> {
        let mut contact = self.anybody(dice)?;
        let name = self.address_name(&contact);
        let host = slug(&contact.employer).replace('-', "");
        contact.field = dice.pick(&FIELDS).to_owned();
        contact.emails = vec![format!("{}@{host}.example", name.replace('-', "."))];
        if dice.once_in(3) {
            contact.phones = vec![format!("+44 20 7946 0{:03}", dice.below(1000))];
        }
        if dice.once_in(2) {
            contact.profile = address(&name);
        }
        let kind = SOURCES.get(dice.below(SOURCES.len())).copied().unwrap_or(SourceKind::Other);
        contact.source = Some(Source { kind, by: None, name: String::new() });
        Some(contact)
    }

    /// Somebody as LinkedIn lists them.
    pub(super) fn list(&mut self, dice: &mut Dice, today: NaiveDate) -> Option<Contact> {
        let contact = self.anybody(dice)?;
        let name = self.address_name(&contact);
        let days = chrono::Days::new(u64::from(dice.between(30, 4000)));
        Some(listed(contact, &name, today.checked_sub_days(days)))
    }

    fn anybody(&mut self, dice: &mut Dice) -> Option<Contact> {
        let place = self.met.wrapping_mul(STRIDE).wrapping_add(self.first);
        self.met += 1;
        let first = FIRST_NAMES.get(place % FIRST_NAMES.len())?;
        let last = LAST_NAMES.get(place / FIRST_NAMES.len() % LAST_NAMES.len())?;
        let mut contact = Contact::new(Name::parse(&format!("{first} {last}")).ok()?);
        contact.employer = dice.pick(&EMPLOYERS).to_owned();
        contact.role = dice.pick(&ROLES).to_owned();
        Some(contact)
    }

    /// A name as in addresses; with a number where there may be two of that name.
    fn address_name(&self, contact: &Contact) -> String {
        let name = slug(contact.name.as_str());
        if self.met > FIRST_NAMES.len() * LAST_NAMES.len() { format!("{name}-{}", self.met) } else { name }
    }
}

/// `contact` as an import from LinkedIn leaves them in the pool.
pub(super) fn listed(contact: Contact, slug: &str, on: Option<NaiveDate>) -> Contact {
    let imported = Imported {
        from: "linkedin".to_owned(),
        key: slug.to_owned(),
        name: contact.name.to_string(),
        employer: contact.employer.clone(),
        role: contact.role.clone(),
        on,
        told: BTreeMap::new(),
    };
    Contact {
        profile: address(slug),
        source: Some(Source { kind: SourceKind::Linkedin, by: None, name: String::new() }),
        pool: true,
        imported: vec![imported],
        ..contact
    }
}

fn address(slug: &str) -> String {
    format!("https://www.linkedin.com/in/{slug}")
}

/// `text` in small plain letters, its words joined by hyphens.
pub(super) fn slug(text: &str) -> String {
    let plain = fold(text);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn nobody_is_met_twice_before_all_are_met() {
        let all = FIRST_NAMES.len() * LAST_NAMES.len();
        for seed in 0..3 {
            let mut dice = Dice::seeded(seed);
            let mut people = People::new(&mut dice);
            let mut met = BTreeSet::new();
            for _ in 0..all {
                met.insert(people.meet(&mut dice).unwrap().emails.concat());
            }
            assert_eq!(met.len(), all);
        }
    }

    #[test]
    fn addresses_are_plain() {
        for (name, slug) in [
            ("Łucja Wójcik", "lucja-wojcik"),
            ("Søren O’Dowd", "soren-odowd"),
            ("Hoàng Đặng", "hoang-dang"),
            ("Quince & Co. Gardens", "quince-co-gardens"),
            ("Ayşe Yıldız", "ayse-yildiz"),
        ] {
            assert_eq!(super::slug(name), slug);
        }
    }
}
