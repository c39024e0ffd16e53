//! Who in the book the rows of a file are. Each step takes what the steps before it have left over, for all rows at
//! once, so that the order of the rows makes no difference.

use std::collections::{HashMap, HashSet};

use super::identity::{Keyed, is_listing, listing_of};
use crate::domain::{
    book::Book,
    card::Origin,
    connection::{email_key, profile_key},
    id::Id,
    search::fold,
};

/// The people of a book, by everything they can be recognised by.
pub(super) struct Known<'a> {
    book: &'a Book,
    origin: Origin,
    by_key: HashMap<&'a str, Id>,
    by_profile: HashMap<String, Id>,
    by_email: HashMap<String, Vec<Id>>,
    by_listing: HashMap<String, Vec<Id>>,
    by_name: HashMap<(String, String), Vec<Id>>,
}

/// Who each row is.
pub(super) struct Matches {
    rows: Vec<Option<Id>>,
    claimed: HashSet<Id>,
}

impl Matches {
    /// For each row, in their order, who it is.
    pub(super) fn of_rows(&self) -> impl Iterator<Item = Option<Id>> {
        self.rows.iter().copied()
    }

    /// Lets each row that is nobody yet claim somebody whom no row has; whom two rows claim, neither gets.
    fn claim<'a>(&mut self, keyed: &[Keyed<'a>], whom: impl Fn(&Keyed<'a>) -> Option<Id>) {
        let mut claims: HashMap<Id, usize> = HashMap::new();
        let wanted: Vec<Option<Id>> = keyed
            .iter()
            .zip(&self.rows)
            .map(|(keyed, row)| {
                let id = if row.is_some() { None } else { whom(keyed) };
                id.filter(|id| !self.claimed.contains(id)).inspect(|id| *claims.entry(*id).or_default() += 1)
            })
            .collect();
        for (row, id) in self.rows.iter_mut().zip(wanted) {
            if let Some(id) = id.filter(|id| claims.get(id) == Some(&1)) {
                *row = Some(id);
                self.claimed.insert(id);
            }
        }
    }
}

impl<'a> Known<'a> {
    pub(super) fn new(book: &'a Book, origin: Origin) -> Self {
        let mut known = Self {
            book,
            origin,
            by_key: HashMap::new(),
            by_profile: HashMap::new(),
            by_email: HashMap::new(),
            by_listing: HashMap::new(),
            by_name: HashMap::new(),
        };
        // A family that the file knows by one address is told apart by name.
        let mut shared: Vec<&str> = Vec::new();
        for (id, contact) in &book.contacts {
            if let Some(imported) = contact.imported_from(origin) {
                let is_shared = known.by_key.insert(&imported.key, *id).is_some();
                if is_shared && !is_listing(&imported.key) && !imported.key.starts_with("uid:") {
                    shared.push(imported.key.as_str());
                }
                known.by_listing.entry(listing_of(imported)).or_default().push(*id);
            }
            if let Some(key) = profile_key(&contact.profile) {
                known.by_profile.entry(key).or_insert(*id);
            }
            let emails: HashSet<String> =
                contact.emails.iter().filter_map(|email| email_key(email)).collect();
            for email in emails {
                known.by_email.entry(email).or_default().push(*id);
            }
            let name = (fold(contact.name.as_str()), fold(&contact.employer));
            known.by_name.entry(name).or_default().push(*id);
        }
        for key in shared {
            known.by_key.remove(key);
        }
        known
    }

    /// Finds who the rows are.
    pub(super) fn find(&self, keyed: &[Keyed<'_>]) -> Matches {
        let mut matches = Matches { rows: vec![None; keyed.len()], claimed: HashSet::new() };
        matches.claim(keyed, |row| self.by_key.get(row.uid()?).copied());
        matches.claim(keyed, |row| own_id(row.uid()?).filter(|id| self.book.contact(*id).is_some()));
        matches.claim(keyed, |row| self.by_key.get(row.profile?).copied());
        matches.claim(keyed, |row| self.by_profile.get(row.profile?).copied());
        // An address goes to the row that is known by nothing stronger: the others are known by that the next time.
        matches.claim(keyed, |row| self.by_key.get(row.key()).copied());
        matches
            .claim(keyed, |row| row.emails.iter().find_map(|email| self.by_key.get(email.as_str()).copied()));
        // Families share an address: whoever has the name as well comes first.
        let at = self.at_addresses(keyed, &matches.claimed);
        matches.claim(keyed, |row| with_email_and_name(row, &at).filter(|_| row.email() == Some(row.key())));
        let at = self.at_addresses(keyed, &matches.claimed);
        matches.claim(keyed, |row| with_email_and_name(row, &at));
        let at = self.at_addresses(keyed, &matches.claimed);
        matches.claim(keyed, |row| with_email(row, &at).filter(|_| row.email() == Some(row.key())));
        let at = self.at_addresses(keyed, &matches.claimed);
        matches.claim(keyed, |row| with_email(row, &at));
        matches.claim(keyed, |row| {
            let key = row.listing.as_str();
            row.is_only_listed().then(|| self.by_key.get(key).copied()).flatten()
        });
        let at = self.at_listings(keyed, &matches.claimed);
        matches.claim(keyed, |row| listed(row, &at));
        matches
    }

    /// People of the same name and employer whom no row of the file is, a few for each.
    pub(super) fn doubles(&self, matches: &Matches) -> Doubles<'_> {
        let left = self.by_name.iter().filter_map(|(name, ids)| {
            let free: Vec<Id> = free(ids, &matches.claimed).take(MOST_DOUBLES).collect();
            (!free.is_empty()).then_some((name, free))
        });
        Doubles { left: left.collect() }
    }

    /// Those of each e-mail address of the rows whom no row has.
    fn at_addresses<'r>(&self, keyed: &'r [Keyed<'_>], claimed: &HashSet<Id>) -> HashMap<&'r str, AtAddress> {
        let mut found: HashMap<&str, AtAddress> = HashMap::new();
        for email in keyed.iter().flat_map(|row| &row.emails) {
            let Some(ids) = self.by_email.get(email) else { continue };
            found.entry(email).or_insert_with(|| {
                let mut at = AtAddress::default();
                for id in free(ids, claimed) {
                    let name = self.book.contact(id).map(|contact| fold(contact.name.as_str()));
                    at.all.add(id);
                    at.by_name.entry(name.unwrap_or_default()).or_default().add(id);
                }
                at
            });
        }
        found
    }

    /// Those of each listing of the rows whom no row has.
    fn at_listings<'r>(&self, keyed: &'r [Keyed<'_>], claimed: &HashSet<Id>) -> HashMap<&'r str, Listed> {
        let mut found: HashMap<&str, Listed> = HashMap::new();
        for listing in keyed.iter().map(|row| &row.listing) {
            let Some(ids) = self.by_listing.get(listing) else { continue };
            found.entry(listing).or_insert_with(|| {
                let mut listed = Listed::default();
                for id in free(ids, claimed) {
                    let known = self.book.contact(id).and_then(|contact| contact.imported_from(self.origin));
                    let Some(known) = known else { continue };
                    if is_listing(&known.key) { listed.bare.add(id) } else { listed.others.add(id) }
                }
                listed
            });
        }
        found
    }
}

/// So many people whom somebody new may be are named.
const MOST_DOUBLES: usize = 5;

/// Whom the new rows may be, by name and employer.
pub(super) struct Doubles<'a> {
    left: HashMap<&'a (String, String), Vec<Id>>,
}

impl Doubles<'_> {
    /// Whom this row may be.
    pub(super) fn of(&self, row: &Keyed<'_>) -> Vec<Id> {
        let employer = row.card.employer.as_deref().unwrap_or_default();
        self.left.get(&(fold(row.name.as_str()), fold(employer))).cloned().unwrap_or_default()
    }
}

/// Nobody, one, or several of whom nobody can say which.
#[derive(Clone, Copy, Debug, Default)]
enum Few {
    #[default]
    Nobody,
    One(Id),
    Several,
}

impl Few {
    fn add(&mut self, id: Id) {
        *self = if matches!(self, Self::Nobody) { Self::One(id) } else { Self::Several };
    }

    /// These and those.
    fn and(self, others: Self) -> Self {
        match (self, others) {
            (Self::Nobody, few) | (few, Self::Nobody) => few,
            _ => Self::Several,
        }
    }

    fn one(self) -> Option<Id> {
        if let Self::One(id) = self { Some(id) } else { None }
    }
}

/// People with one e-mail address.
#[derive(Debug, Default)]
struct AtAddress {
    all: Few,
    by_name: HashMap<String, Few>,
}

/// Whoever has an e-mail address of the row, the first that somebody has; of several people the one of the same name.
fn with_email(row: &Keyed<'_>, at: &HashMap<&str, AtAddress>) -> Option<Id> {
    let at = row.emails.iter().filter_map(|email| at.get(email.as_str()));
    let at = at.into_iter().find(|at| !matches!(at.all, Few::Nobody))?;
    at.all.one().or_else(|| at.by_name.get(&fold(row.name.as_str()))?.one())
}

/// Whoever has an e-mail address of the row and its name, where that is one.
fn with_email_and_name(row: &Keyed<'_>, at: &HashMap<&str, AtAddress>) -> Option<Id> {
    let name = fold(row.name.as_str());
    let at = row.emails.iter().filter_map(|email| at.get(email.as_str()));
    at.into_iter().find_map(|at| at.by_name.get(&name)?.one())
}

/// People whom the file listed in one way before: those of whom it told no more than that, and the others.
#[derive(Debug, Default)]
struct Listed {
    bare: Few,
    others: Few,
}

/// Whoever the file listed in the same way before, where profile and e-mail are missing here or were there. With a
/// profile or an address on one side, LinkedIn's day of connection must be the same.
fn listed(row: &Keyed<'_>, at: &HashMap<&str, Listed>) -> Option<Id> {
    let listed = at.get(row.listing.as_str())?;
    let is_day_known = row.origin != Origin::Linkedin || row.card.connected_on.is_some();
    match (row.is_only_listed(), is_day_known) {
        (true, true) => listed.bare.and(listed.others),
        (true, false) | (false, true) => listed.bare,
        (false, false) => Few::Nobody,
    }
    .one()
}

/// Whom a card is that this program wrote itself.
fn own_id(uid: &str) -> Option<Id> {
    uid.strip_prefix("uid:contact-")?.strip_suffix("@regards")?.parse().ok()
}

/// Those whom no row has.
fn free<'a>(ids: &'a [Id], claimed: &'a HashSet<Id>) -> impl Iterator<Item = Id> + 'a {
    ids.iter().copied().filter(|id| !claimed.contains(id))
}
