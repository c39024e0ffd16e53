//! What is known of a person, as rows.

use super::row::{Row, RowKey};
use crate::{
    domain::{
        calendar::Calendar,
        contact::{Consent, Contact, Source, SourceKind},
        when::words,
        zone::{Now, Zone},
    },
    tui::{session::Session, stage_words},
};

/// The label of how things stand; that row may name keys.
pub const STANDS: &str = "now";

/// One row a fact, and one for each line of the notes.
pub fn rows(contact: &Contact, session: &Session, calendar: &Calendar<'_>) -> Vec<Row> {
    let now = &session.now;
    let facts = [
        (STANDS, now_words(contact, calendar, now)),
        ("is said", contact.pronounced.clone()),
        ("works as", contact.position()),
        ("field", contact.field.clone()),
        ("found", found(contact, session)),
        ("set aside", set_aside(contact, now)),
        (
            "discreet",
            if contact.discreet { "yes, not to be named to others".to_owned() } else { String::new() },
        ),
        (
            "write again",
            contact.consent.as_ref().map(|consent| consent_words(consent, now)).unwrap_or_default(),
        ),
        ("updates", contact.cadence.map(|days| format!("every {days} days")).unwrap_or_default()),
        ("e-mail", contact.emails.join(", ")),
        ("phone", contact.phones.join(", ")),
        ("profile", contact.profile.clone()),
        ("time zone", zone_words(&contact.zone, now)),
        ("tags", contact.tags.join(", ")),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let mut rows: Vec<Row> =
        facts.map(|(label, value)| Row::new(RowKey::Fact(label, 0), label, value)).collect();
    let notes = contact.notes.lines().filter(|line| !line.trim().is_empty()).enumerate();
    rows.extend(notes.map(|(index, line)| {
        Row::new(RowKey::Fact("notes", index), if index == 0 { "notes" } else { "" }, line)
    }));
    rows
}

fn now_words(contact: &Contact, calendar: &Calendar<'_>, now: &Now) -> String {
    let stage = stage_words::of(contact, calendar, now);
    match (&contact.retired, contact.pool) {
        (Some(_), _) => "no longer followed up; ⟦P⟧ follows up again".to_owned(),
        (None, true) => format!("{stage}, in the pool; ⟦P⟧ takes {} out of it", contact.name.first()),
        (None, false) => stage,
    }
}

fn found(contact: &Contact, session: &Session) -> String {
    let mut words = contact.source.as_ref().map(|source| source_words(source, session)).unwrap_or_default();
    let listed = contact.imported.iter().find_map(|imported| Some((imported, imported.on?)));
    if let Some((imported, on)) = listed {
        let from = SourceKind::parse(&imported.from).map_or(imported.from.as_str(), |kind| kind.words());
        let since = words::date_with_year(on);
        words = match words.as_str() {
            "" => format!("{from}, connected since {since}"),
            known if known == from => format!("{from}, connected since {since}"),
            known => format!("{known}; connected on {from} since {since}"),
        };
    }
    words
}

fn source_words(source: &Source, session: &Session) -> String {
    let by = source.by.and_then(|id| session.book.contact(id)).map(|contact| contact.name.as_str());
    match by.unwrap_or(&source.name) {
        "" => source.kind.words().to_owned(),
        by => format!("{}, named by {by}", source.kind.words()),
    }
}

fn set_aside(contact: &Contact, now: &Now) -> String {
    let Some(retired) = &contact.retired else { return String::new() };
    let since = words::day(now.zone.date_of(retired.at.to_utc()), now.today());
    match retired.why.as_str() {
        "" => format!("since {since}"),
        why => format!("since {since}: {why}"),
    }
}

fn consent_words(consent: &Consent, now: &Now) -> String {
    let said = words::short_day(now.zone.date_of(consent.at.to_utc()), now.today());
    match (consent.again, consent.on) {
        (false, _) => format!("no, said {said}"),
        (true, None) => format!("yes, said {said}"),
        (true, Some(day)) => format!("yes, from {}", words::day(day, now.today())),
    }
}

/// The zone's name, and what clocks there show where that is another time than here.
fn zone_words(name: &str, now: &Now) -> String {
    match Zone::named(name) {
        Some(there) if there.offset_at(now.instant) != now.zone.offset_at(now.instant) => {
            let local = there.local(now.instant);
            let day = match local.date_naive() {
                date if date == now.today() => String::new(),
                date => format!(" {}", words::short_day(date, now.today())),
            };
            format!("{name}, {}{day} there now", words::clock(local.time()))
        }
        _ => name.to_owned(),
    }
}
