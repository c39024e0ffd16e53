//! What a person is recognised by.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::{
    card::{Card, Origin},
    connection::{Profile, email_key, profile_key},
    contact::{Contact, Imported},
    name::{LINE_LIMIT, Name},
    search::fold,
};

/// A row with everything it can be recognised by.
#[derive(Clone, Debug)]
pub(super) struct Keyed<'a> {
    pub(super) origin: Origin,
    pub(super) card: &'a Card,
    pub(super) name: Name,
    /// The key of the file's own id.
    uid: Option<String>,
    /// The key of the profile.
    pub(super) profile: Option<&'a str>,
    /// The keys of the e-mail addresses.
    pub(super) emails: Vec<String>,
    /// How the file lists the person ([`listing`]).
    pub(super) listing: String,
}

impl<'a> Keyed<'a> {
    pub(super) fn new(origin: Origin, card: &'a Card, name: Name) -> Self {
        let text = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
        Self {
            origin,
            name,
            uid: card.uid.as_ref().map(|uid| format!("uid:{uid}")),
            profile: card.profile.as_ref().map(|profile| profile.key.as_str()),
            emails: card.emails.iter().filter_map(|email| email_key(email)).collect(),
            listing: listing(
                origin.key(),
                &card.name,
                card.connected_on,
                [text(&card.employer), text(&card.position)],
            ),
            card,
        }
    }

    /// What the file itself knows the person by, as a key.
    pub(super) fn uid(&self) -> Option<&str> {
        self.uid.as_deref()
    }

    /// Leaves the file's own id out of account where it is one of `shared`, and the profile likewise.
    pub(super) fn forget(&mut self, shared: &HashSet<String>) {
        self.uid = self.uid.take().filter(|uid| !shared.contains(uid));
        self.profile = self.profile.filter(|profile| !shared.contains(*profile));
    }

    /// The key of the usual e-mail address.
    pub(super) fn email(&self) -> Option<&str> {
        self.emails.first().map(String::as_str)
    }

    /// The keys under which [`forgotten_keys`] may have kept the person, in whatever file that was.
    pub(super) fn forgotten_keys(&self) -> impl Iterator<Item = String> {
        let own = self.uid().into_iter().chain([self.listing.as_str()]);
        let own = own.map(|key| format!("{}:{key}", self.origin.key()));
        let shared = self.profile.into_iter().chain(self.emails.iter().map(String::as_str));
        own.chain(shared.flat_map(|key| Origin::ALL.map(|origin| format!("{}:{key}", origin.key()))))
    }

    /// The key under which the person is stored: the strongest.
    pub(super) fn key(&self) -> &str {
        self.uid().or(self.profile).or(self.email()).unwrap_or(&self.listing)
    }

    /// Whether neither the file's own id nor profile nor e-mail is known.
    pub(super) fn is_only_listed(&self) -> bool {
        self.uid.is_none() && self.profile.is_none() && self.emails.is_empty()
    }
}

/// What is left to recognise a person by where neither profile nor e-mail is known: the name with the day of
/// connection, or, without one, everything that LinkedIn says; the name with the employer where the file is not
/// LinkedIn's. It begins as no other key does.
fn listing(from: &str, name: &str, on: Option<NaiveDate>, [employer, role]: [&str; 2]) -> String {
    match on {
        _ if from != Origin::Linkedin.key() => format!("name:{}, {}", fold(name), fold(employer)),
        Some(day) => format!("name:{} {day}", fold(name)),
        None => format!("name:{}, {}, {}", fold(name), fold(employer), fold(role)),
    }
}

/// The listing of somebody who was imported.
pub(super) fn listing_of(imported: &Imported) -> String {
    listing(&imported.from, &imported.name, imported.on, [&imported.employer, &imported.role])
}

/// Whether `key` is a listing.
pub(super) fn is_listing(key: &str) -> bool {
    key.starts_with("name:")
}

/// What an import must not bring back of `contact` once the user has deleted them, as [`Book::forgotten`] keeps it:
/// what each file knew them by, and whatever a file of another program may know them by too.
///
/// [`Book::forgotten`]: crate::domain::book::Book::forgotten
pub fn forgotten_keys(contact: &Contact) -> impl Iterator<Item = String> {
    let keys = contact.imported.iter().map(|imported| format!("{}:{}", imported.from, imported.key));
    let shared = |key: String| format!("{}:{key}", Origin::Linkedin.key());
    let emails =
        contact.imported.iter().flat_map(|_| contact.emails.iter().filter_map(|email| email_key(email)));
    keys.chain(profile_key(&contact.profile).into_iter().chain(emails).map(shared))
}

/// The address of a profile as it is stored: as it was given, or the short form where that is too long for a line.
pub(super) fn address(profile: &Profile) -> String {
    if profile.url.chars().count() > LINE_LIMIT {
        format!("https://www.linkedin.com/in/{}", profile.key)
    } else {
        profile.url.clone()
    }
}
