//! What a person is recognised by.

use chrono::NaiveDate;

use crate::domain::{
    connection::{Connection, Profile, email_key, profile_key},
    contact::{Contact, Imported},
    name::{LINE_LIMIT, Name},
    search::fold,
};

/// What the records of an import from LinkedIn say they are from.
pub const LINKEDIN: &str = "linkedin";

/// A row with everything it can be recognised by.
#[derive(Clone, Debug)]
pub(super) struct Keyed<'a> {
    pub(super) connection: &'a Connection,
    pub(super) name: Name,
    /// The key of the profile.
    pub(super) profile: Option<&'a str>,
    /// The key of the e-mail address.
    pub(super) email: Option<String>,
    /// How LinkedIn lists the person ([`listing`]).
    pub(super) listing: String,
}

impl<'a> Keyed<'a> {
    pub(super) fn new(connection: &'a Connection, name: Name) -> Self {
        let text = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
        Self {
            name,
            profile: connection.profile.as_ref().map(|profile| profile.key.as_str()),
            email: connection.email.as_deref().and_then(email_key),
            listing: listing(
                &connection.name,
                connection.connected_on,
                text(&connection.employer),
                text(&connection.position),
            ),
            connection,
        }
    }

    /// The keys, the strongest first.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.profile.into_iter().chain(self.email.as_deref()).chain([self.listing.as_str()])
    }

    /// The key under which the person is stored: the strongest.
    pub(super) fn key(&self) -> &str {
        self.profile.or(self.email.as_deref()).unwrap_or(&self.listing)
    }

    /// Whether neither profile nor e-mail is known.
    pub(super) fn is_only_listed(&self) -> bool {
        self.profile.is_none() && self.email.is_none()
    }
}

/// What is left to recognise a person by where neither profile nor e-mail is known: the name with the day of
/// connection, or, without one, everything that LinkedIn says. It begins as no other key does.
fn listing(name: &str, on: Option<NaiveDate>, employer: &str, role: &str) -> String {
    match on {
        Some(day) => format!("name:{} {day}", fold(name)),
        None => format!("name:{}, {}, {}", fold(name), fold(employer), fold(role)),
    }
}

/// The listing of somebody who was imported.
pub(super) fn listing_of(imported: &Imported) -> String {
    listing(&imported.name, imported.on, &imported.employer, &imported.role)
}

/// Whether `key` is a listing.
pub(super) fn is_listing(key: &str) -> bool {
    key.starts_with("name:")
}

/// What an import must not bring back of `contact` once the user has deleted them, as [`Book::forgotten`] keeps it.
///
/// [`Book::forgotten`]: crate::domain::book::Book::forgotten
pub fn forgotten_keys(contact: &Contact) -> impl Iterator<Item = String> {
    let imported = contact.imported.as_ref().map(|imported| format!("{}:{}", imported.from, imported.key));
    imported.into_iter().chain(profile_key(&contact.profile).map(|key| forgotten_key(&key)))
}

/// A key of LinkedIn's, as [`forgotten_keys`] writes it.
pub(super) fn forgotten_key(key: &str) -> String {
    format!("{LINKEDIN}:{key}")
}

/// The address of a profile as it is stored: as it was given, or the short form where that is too long for a line.
pub(super) fn address(profile: &Profile) -> String {
    if profile.url.chars().count() > LINE_LIMIT {
        format!("https://www.linkedin.com/in/{}", profile.key)
    } else {
        profile.url.clone()
    }
}
