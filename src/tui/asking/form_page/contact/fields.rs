//! The fields of the form, filled with what is known.

use crate::{
    domain::{
        contact::{Contact, Source},
        name::{LINE_LIMIT, TEXT_LIMIT},
    },
    tui::{form::FormField, session::Session},
};

pub const NAME: &str = "name";
pub const PRONOUNCED: &str = "pronounced";
pub const EMPLOYER: &str = "employer";
pub const ROLE: &str = "role";
pub const FIELD: &str = "field";
pub const EMAILS: &str = "e-mails";
pub const PHONES: &str = "phones";
pub const PROFILE: &str = "profile";
pub const ZONE: &str = "time zone";
pub const FOUND: &str = "found through";
pub const BY: &str = "named by";
pub const TAGS: &str = "tags";
pub const DISCREET: &str = "discreet";
pub const CADENCE: &str = "days between updates";
pub const NOTES: &str = "notes";

/// Several addresses in one line.
const SEVERAL_LIMIT: usize = 10 * LINE_LIMIT;

/// The fields in order; the notes last.
pub fn of(contact: &Contact, session: &Session) -> Vec<FormField> {
    let source = contact.source.as_ref();
    let kind = source.map(|source| source.kind.words()).unwrap_or_default();
    let by = source.map(|source| by(source, session)).unwrap_or_default();
    let cadence = contact.cadence.map(|days| days.to_string()).unwrap_or_default();
    let discreet = if contact.discreet { "yes" } else { "no" };
    vec![
        FormField::line(NAME, "Name", contact.name.as_str(), LINE_LIMIT),
        FormField::line(PRONOUNCED, "Is said", &contact.pronounced, LINE_LIMIT),
        FormField::line(EMPLOYER, "Employer", &contact.employer, LINE_LIMIT),
        FormField::line(ROLE, "Role", &contact.role, LINE_LIMIT),
        FormField::line(FIELD, "Field", &contact.field, LINE_LIMIT),
        FormField::line(EMAILS, "E-mails", &contact.emails.join(", "), SEVERAL_LIMIT),
        FormField::line(PHONES, "Phones", &contact.phones.join(", "), SEVERAL_LIMIT),
        FormField::line(PROFILE, "Profile", &contact.profile, LINE_LIMIT),
        FormField::line(ZONE, "Time zone", &contact.zone, LINE_LIMIT),
        FormField::line(FOUND, "Found through", kind, LINE_LIMIT),
        FormField::line(BY, "Named by", by, LINE_LIMIT),
        FormField::line(TAGS, "Tags", &contact.tags.join(", "), SEVERAL_LIMIT),
        FormField::line(DISCREET, "Discreet", discreet, LINE_LIMIT),
        FormField::line(CADENCE, "Update every", &cadence, LINE_LIMIT),
        FormField::notes(NOTES, "Notes", &contact.notes, TEXT_LIMIT),
    ]
}

/// Who named a person.
pub fn by<'s>(source: &'s Source, session: &'s Session) -> &'s str {
    let known = source.by.and_then(|id| session.book.contact(id));
    known.map_or(source.name.as_str(), |contact| contact.name.as_str())
}
