//! What was typed into the form, as a command carries it: only the fields that were changed.

use super::{super::errors::Errors, fields};
use crate::{
    domain::{
        command::ContactChanges,
        connection::email_key,
        contact::{Source, SourceKind},
        id::Id,
        name::{LINE_LIMIT, Name, one_line},
        search::{Query, fold, key},
        zone::Zone,
    },
    tui::{form::Form, session::Session},
};

/// The most days that make sense between two updates: ten years.
const MOST_DAYS: u32 = 3_650;

/// The changes.
///
/// # Errors
/// What cannot be taken as it was typed, each with its field.
pub fn of(form: &Form, contact: Id, session: &Session) -> Result<ContactChanges, Errors> {
    let mut changes = ContactChanges::default();
    let mut errors = Errors::new();
    for (id, text) in form.changes() {
        if let Err(why) = change(&mut changes, id, text) {
            errors.push((id, why));
        }
    }
    let has_changed = |id| form.changes().iter().any(|(changed, _)| *changed == id);
    if has_changed(fields::FOUND) || has_changed(fields::BY) {
        match source(form, contact, session, has_changed(fields::BY)) {
            Ok(source) => changes.source = Some(source),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(changes) } else { Err(errors) }
}

fn change(changes: &mut ContactChanges, id: &str, text: &str) -> Result<(), String> {
    let line = || Some(one_line(text));
    match id {
        fields::NAME => changes.name = Some(Name::parse(text).map_err(|why| why.to_string())?),
        fields::PRONOUNCED => changes.pronounced = line(),
        fields::EMPLOYER => changes.employer = line(),
        fields::ROLE => changes.role = line(),
        fields::FIELD => changes.field = line(),
        fields::EMAILS => changes.emails = Some(emails(text)?),
        fields::PHONES => changes.phones = Some(several(text)?),
        fields::PROFILE => changes.profile = line(),
        fields::ZONE => changes.zone = Some(zone(text)?),
        fields::TAGS => changes.tags = Some(several(text)?),
        fields::DISCREET => changes.discreet = Some(yes_or_no(text)?),
        fields::CADENCE => changes.cadence = Some(days(text)?),
        fields::NOTES => changes.notes = Some(text.to_owned()),
        _ => {}
    }
    Ok(())
}

/// The parts of a line between commas, without repeats.
fn several(text: &str) -> Result<Vec<String>, String> {
    let mut parts: Vec<String> = Vec::new();
    for part in text.split([',', ';']).map(one_line).filter(|part| !part.is_empty()) {
        if part.chars().count() > LINE_LIMIT {
            return Err(format!("one of them is too long: {LINE_LIMIT} characters fit"));
        }
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    Ok(parts)
}

fn emails(text: &str) -> Result<Vec<String>, String> {
    let emails = several(text)?;
    match emails.iter().find(|email| email_key(email).is_none()) {
        Some(other) => {
            Err(format!("{other} is not an e-mail address; ada@example.org is one, commas part several"))
        }
        None => Ok(emails),
    }
}

/// A zone by its name; a space counts as the line that stands in names.
fn zone(text: &str) -> Result<String, String> {
    let text = one_line(text);
    if text.is_empty() {
        return Ok(text);
    }
    Zone::named(&text.replace(' ', "_")).map(|zone| zone.to_string()).ok_or_else(|| {
        format!("{text} is not a time zone; they are named like Europe/Vienna or America/New_York")
    })
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match fold(text).as_str() {
        "yes" | "y" => Ok(true),
        "no" | "n" | "" => Ok(false),
        _ => Err("yes or no: somebody discreet is not named to others".to_owned()),
    }
}

fn days(text: &str) -> Result<Option<u32>, String> {
    let text = fold(text);
    let number = text.trim_end_matches("days").trim_end_matches("day").trim_end();
    if number.is_empty() {
        return Ok(None);
    }
    match number.parse() {
        Ok(days @ 1..=MOST_DAYS) => Ok(Some(days)),
        _ => Err(format!("a number of days, from 1 to {MOST_DAYS}; empty for the usual one")),
    }
}

/// How the person was found: with a name alone it is a referral, with nothing it is not known.
fn source(
    form: &Form,
    contact: Id,
    session: &Session,
    is_by_changed: bool,
) -> Result<Option<Source>, (&'static str, String)> {
    let typed = one_line(form.text(fields::FOUND));
    let name = one_line(form.text(fields::BY));
    let kind = if typed.is_empty() { None } else { Some(kind(&typed).map_err(|why| (fields::FOUND, why))?) };
    let (by, name) = if is_by_changed {
        match known(&name, session) {
            Some(other) if other == contact => {
                return Err((
                    fields::BY,
                    format!("{name} cannot be named by {name}; leave it empty, or name somebody else"),
                ));
            }
            Some(other) => (Some(other), String::new()),
            None => (None, name),
        }
    } else {
        let before = session.book.contact(contact).and_then(|contact| contact.source.as_ref());
        before.map(|source| (source.by, source.name.clone())).unwrap_or_default()
    };
    Ok(match (kind, by.is_none() && name.is_empty()) {
        (None, true) => None,
        (kind, _) => Some(Source { kind: kind.unwrap_or(SourceKind::Referral), by, name }),
    })
}

/// The kind of source, by its name or a beginning that only one has.
fn kind(text: &str) -> Result<SourceKind, String> {
    if let Some(kind) = SourceKind::parse(text) {
        return Ok(kind);
    }
    let wanted = fold(&text.replace('-', " "));
    let mut fitting = SourceKind::ALL.into_iter().filter(|kind| fold(kind.words()).starts_with(&wanted));
    match (fitting.next(), fitting.next()) {
        (Some(kind), None) => Ok(kind),
        _ => {
            let all: Vec<&str> = SourceKind::ALL.into_iter().map(SourceKind::words).collect();
            Err(format!("one of: {}", all.join(", ")))
        }
    }
}

/// The one person of the book who is meant by a name: of that name, or the only one whom its words fit.
fn known(name: &str, session: &Session) -> Option<Id> {
    let folded = fold(name);
    let query = Query::new(name);
    if query.is_empty() {
        return None;
    }
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut fitting = session
            .book
            .contacts
            .iter()
            .filter(|(_, contact)| fits(contact.name.as_str()))
            .map(|(id, _)| *id);
        fitting.next().map(|first| (first, fitting.next().is_none()))
    };
    match only(&|known| fold(known) == folded) {
        Some((id, is_only)) => is_only.then_some(id),
        None => only(&|known| query.matches(&key([known])).is_some())
            .and_then(|(id, is_only)| is_only.then_some(id)),
    }
}
