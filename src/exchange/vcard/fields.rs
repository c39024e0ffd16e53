//! What a vCard says of a person.

use calcard::vcard::{VCard, VCardEntry, VCardKind, VCardProperty, VCardValue};

use crate::{
    domain::{
        card::Card,
        connection::{Profile, email_key},
        contact::Source,
        name::{LINE_LIMIT, one_line},
        zone::Zone,
    },
    exchange::tidy::{address, told},
};

/// Groups that say nothing of a person: every address book puts everybody into them.
const NO_TAGS: [&str; 4] = ["mycontacts", "my contacts", "starred", "* mycontacts"];

/// The person of a card.
///
/// # Errors
/// Why it is none.
pub fn card(line: u64, vcard: &VCard) -> Result<Card, String> {
    let reading = Reading { vcard };
    let names = reading.texts(&VCardProperty::Fn);
    let employer = reading.employer();
    if reading.is_group() {
        let name = names.first().cloned().unwrap_or_default();
        return Err(format!("{name}: a list of people, not a person").trim_start_matches(": ").to_owned());
    }
    if reading.is_company() {
        let name = names.first().or(employer.as_ref()).cloned().unwrap_or_default();
        return Err(format!("{name}: a company, not a person").trim_start_matches(": ").to_owned());
    }
    let (emails, others) = reading.emails();
    let (profile, page) = reading.profile();
    let name = names.first().cloned();
    let name = name.or_else(|| reading.structured_name());
    let name = name.or_else(|| reading.texts(&VCardProperty::Nickname).into_iter().next());
    let name = name.or_else(|| employer.clone()).or_else(|| emails.first().cloned()).ok_or("no name")?;
    let also = names.iter().skip(1).filter(|also| **also != name).map(|also| format!("Also called {also}"));
    let notes = reading.values(&VCardProperty::Note).filter_map(text);
    let notes = notes.map(|note| note.trim().to_owned()).chain(also).chain(others);
    let notes: Vec<String> = notes.filter(|note| !note.is_empty()).collect();
    let zone = reading.texts(&VCardProperty::Tz).into_iter().find_map(|zone| Zone::named(&zone));
    let uid = reading.texts(&VCardProperty::Uid).into_iter().next();
    let uid = uid.map(|uid| uid.trim_start_matches("urn:uuid:").to_owned());
    let position = reading.texts(&VCardProperty::Title).into_iter().next();
    Ok(Card {
        line,
        name,
        uid: uid.filter(|uid| uid.chars().count() < LINE_LIMIT),
        profile,
        page,
        emails,
        phones: reading.phones(),
        employer,
        position: position.or_else(|| reading.texts(&VCardProperty::Role).into_iter().next()),
        zone: zone.map(|zone| zone.to_string()),
        field: reading.own("X-REGARDS-FIELD"),
        source: reading
            .own("X-REGARDS-SOURCE")
            .and_then(|text| Source::parse(&text))
            .map(|source| source.said()),
        notes: (!notes.is_empty()).then(|| notes.join("\n")),
        tags: reading.tags(),
        ..Card::default()
    })
}

/// Whether something in it could not be read.
pub fn lost_letters(card: &Card) -> bool {
    let texts = [&card.employer, &card.position, &card.field, &card.notes].into_iter().flatten();
    let lists = card.emails.iter().chain(&card.phones).chain(&card.tags);
    std::iter::once(&card.name)
        .chain(texts)
        .chain(lists)
        .any(|text| text.contains(char::REPLACEMENT_CHARACTER))
}

struct Reading<'a> {
    vcard: &'a VCard,
}

impl<'a> Reading<'a> {
    fn entries(&self, property: &VCardProperty) -> impl Iterator<Item = &'a VCardEntry> {
        self.vcard.entries.iter().filter(move |entry| entry.name == *property)
    }

    fn values(&self, property: &VCardProperty) -> impl Iterator<Item = &'a VCardValue> {
        self.entries(property).flat_map(|entry| entry.values.iter())
    }

    /// The texts of a field, each on one line.
    fn texts(&self, property: &VCardProperty) -> Vec<String> {
        self.values(property).filter_map(text).filter_map(|text| told(&text)).collect()
    }

    /// What this program has written into its own vCards.
    fn own(&self, property: &str) -> Option<String> {
        let is_it = |entry: &&VCardEntry| match &entry.name {
            VCardProperty::Other(name) => name.eq_ignore_ascii_case(property),
            _ => false,
        };
        let mut values = self.vcard.entries.iter().filter(is_it).flat_map(|entry| &entry.values);
        values.find_map(text).and_then(|text| told(&text))
    }

    fn is_group(&self) -> bool {
        let kinds = self.vcard.entries.iter().filter(|entry| {
            let is_apples = |name: &str| name.eq_ignore_ascii_case("X-ADDRESSBOOKSERVER-KIND");
            match &entry.name {
                VCardProperty::Kind => true,
                VCardProperty::Other(name) => is_apples(name),
                _ => false,
            }
        });
        kinds.flat_map(|entry| &entry.values).any(|value| match value {
            VCardValue::Kind(kind) => *kind == VCardKind::Group,
            value => text(value).is_some_and(|text| text.trim().eq_ignore_ascii_case("group")),
        })
    }

    /// A card of a whole company; one that also names a person is that person's.
    fn is_company(&self) -> bool {
        let is_shown_so =
            self.own("X-ABSHOWAS").is_some_and(|as_what| as_what.eq_ignore_ascii_case("company"));
        let kinds = self.values(&VCardProperty::Kind);
        let is_kind = |value: &VCardValue| match value {
            VCardValue::Kind(kind) => *kind == VCardKind::Org,
            value => text(value).is_some_and(|text| text.trim().eq_ignore_ascii_case("org")),
        };
        let is_company = is_shown_so || kinds.into_iter().any(is_kind);
        is_company && self.structured_name().is_none()
    }

    /// Given, further and family names of the field that has them apart.
    fn structured_name(&self) -> Option<String> {
        let parts: Vec<String> = self.entries(&VCardProperty::N).next()?.values.iter().map(joined).collect();
        let names = [1, 2, 0].map(|part| parts.get(part).map_or("", String::as_str));
        told(&names.join(" "))
    }

    /// The organisation without its departments.
    fn employer(&self) -> Option<String> {
        self.entries(&VCardProperty::Org).find_map(|entry| told(&joined(entry.values.first()?)))
    }

    /// The e-mail addresses; and what stands in their place and is none, for the notes.
    fn emails(&self) -> (Vec<String>, Vec<String>) {
        let (mut emails, mut others): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for text in self.texts(&VCardProperty::Email) {
            match address(&text) {
                Some(email) if emails.iter().any(|known| email_key(known) == email_key(&email)) => {}
                Some(email) => emails.push(email),
                None => others.push(format!("E-mail: {text}")),
            }
        }
        (emails, others)
    }

    fn phones(&self) -> Vec<String> {
        let mut phones: Vec<String> = Vec::new();
        for text in self.texts(&VCardProperty::Tel) {
            let bare = text.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("tel:"));
            let phone = bare.and_then(|_| text.get(4..)).unwrap_or(&text).trim().to_owned();
            if !phone.is_empty() && phone.chars().count() <= LINE_LIMIT && !phones.contains(&phone) {
                phones.push(phone);
            }
        }
        phones
    }

    /// The LinkedIn profile, and a page of another kind where there is no profile.
    fn profile(&self) -> (Option<Profile>, Option<String>) {
        let is_social = |entry: &&VCardEntry| match &entry.name {
            VCardProperty::Url | VCardProperty::Socialprofile => true,
            VCardProperty::Other(name) => name.eq_ignore_ascii_case("X-SOCIALPROFILE"),
            _ => false,
        };
        let entries = self.vcard.entries.iter().filter(is_social);
        let pages: Vec<String> =
            entries.flat_map(|entry| &entry.values).filter_map(text).filter_map(|text| told(&text)).collect();
        let profile = pages.iter().find_map(|page| Profile::at(page));
        let fits = |page: &&String| {
            let is_web =
                |start: &str| page.get(..start.len()).is_some_and(|is| is.eq_ignore_ascii_case(start));
            (is_web("https://") || is_web("http://")) && page.chars().count() <= LINE_LIMIT
        };
        let page = if profile.is_none() { pages.iter().find(fits).cloned() } else { None };
        (profile, page)
    }

    fn tags(&self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for tag in self.texts(&VCardProperty::Categories) {
            let is_said = NO_TAGS.contains(&tag.to_lowercase().as_str()) || tags.contains(&tag);
            if !is_said && tag.chars().count() <= LINE_LIMIT {
                tags.push(tag);
            }
        }
        tags
    }
}

/// What a value says; nothing where it is no text.
fn text(value: &VCardValue) -> Option<String> {
    match value {
        VCardValue::Text(text) => Some(text.clone()),
        VCardValue::Integer(number) => Some(number.to_string()),
        VCardValue::Component(parts) => Some(parts.join(" ")),
        // What is in a charset that nobody here knows.
        VCardValue::Binary(data) => Some(String::from_utf8_lossy(&data.data).into_owned()),
        _ => None,
    }
}

/// A part of a structured value, on one line.
fn joined(value: &VCardValue) -> String {
    text(value).map(|text| one_line(&text)).unwrap_or_default()
}
