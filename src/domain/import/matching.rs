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
    fn claim<'a>(&mut self, keyed: &[Keyed<'a>], whom: impl Fn(&Keyed<'a>, &HashSet<Id>) -> Option<Id>) {
        let mut claims: HashMap<Id, usize> = HashMap::new();
        let wanted: Vec<Option<Id>> = keyed
            .iter()
            .zip(&self.rows)
            .map(|(keyed, row)| {
                let id = if row.is_some() { None } else { whom(keyed, &self.claimed) };
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
        for (id, contact) in &book.contacts {
            if let Some(imported) = contact.imported_from(origin) {
                known.by_key.entry(&imported.key).or_insert(*id);
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
        known
    }

    /// Finds who the rows are.
    pub(super) fn find(&self, keyed: &[Keyed<'_>]) -> Matches {
        let mut matches = Matches { rows: vec![None; keyed.len()], claimed: HashSet::new() };
        matches.claim(keyed, |row, _| self.by_key.get(row.uid()?).copied());
        matches.claim(keyed, |row, _| own_id(row.uid()?).filter(|id| self.book.contact(*id).is_some()));
        matches.claim(keyed, |row, _| self.by_key.get(row.profile?).copied());
        matches.claim(keyed, |row, _| self.by_profile.get(row.profile?).copied());
        matches.claim(keyed, |row, _| {
            row.emails.iter().find_map(|email| self.by_key.get(email.as_str()).copied())
        });
        matches.claim(keyed, |row, claimed| self.with_email(row, claimed));
        matches.claim(keyed, |row, _| {
            let key = row.listing.as_str();
            row.is_only_listed().then(|| self.by_key.get(key).copied()).flatten()
        });
        matches.claim(keyed, |row, claimed| self.listed(row, claimed));
        matches
    }

    /// Whoever has an e-mail address of the row, the first that somebody has; of several people the one of the same
    /// name.
    fn with_email(&self, row: &Keyed<'_>, claimed: &HashSet<Id>) -> Option<Id> {
        let ids = row.emails.iter().filter_map(|email| self.by_email.get(email));
        let ids = ids.map(|ids| free(ids, claimed)).find(|ids| !ids.is_empty())?;
        if let [id] = ids[..] {
            return Some(id);
        }
        let name = fold(row.name.as_str());
        let is_named_so =
            |id: &Id| self.book.contact(*id).is_some_and(|contact| fold(contact.name.as_str()) == name);
        only(ids.into_iter().filter(is_named_so))
    }

    /// Whoever the file listed in the same way before, where profile and e-mail are missing here or were there. With
    /// a profile or an address on one side, LinkedIn's day of connection must be the same.
    fn listed(&self, row: &Keyed<'_>, claimed: &HashSet<Id>) -> Option<Id> {
        let ids = free(self.by_listing.get(&row.listing)?, claimed);
        let fits = |id: &Id| {
            let imported = self.book.contact(*id).and_then(|contact| contact.imported_from(self.origin));
            imported.is_some_and(|imported| {
                let (bare_row, bare_contact) = (row.is_only_listed(), is_listing(&imported.key));
                bare_row && bare_contact
                    || (bare_row || bare_contact)
                        && (self.origin != Origin::Linkedin || row.card.connected_on.is_some())
            })
        };
        only(ids.into_iter().filter(fits))
    }

    /// People of the same name and employer whom no row of the file is.
    pub(super) fn doubles(&self, row: &Keyed<'_>, matches: &Matches) -> Vec<Id> {
        let employer = row.card.employer.as_deref().unwrap_or_default();
        let ids = self.by_name.get(&(fold(row.name.as_str()), fold(employer)));
        ids.into_iter().flatten().copied().filter(|id| !matches.claimed.contains(id)).collect()
    }
}

/// Whom a card is that this program wrote itself.
fn own_id(uid: &str) -> Option<Id> {
    uid.strip_prefix("uid:contact-")?.strip_suffix("@regards")?.parse().ok()
}

/// Those whom no row has.
fn free(ids: &[Id], claimed: &HashSet<Id>) -> Vec<Id> {
    ids.iter().copied().filter(|id| !claimed.contains(id)).collect()
}

/// The one there is; none of several.
fn only(mut ids: impl Iterator<Item = Id>) -> Option<Id> {
    let first = ids.next()?;
    ids.next().is_none().then_some(first)
}
