//! What address books and tables tell, and LinkedIn does not: each field is filled where it is empty, follows the file
//! where the user has not written something else since, and is left alone otherwise.

use super::{
    identity::address,
    outcome::{Field, News},
    past,
    record::Merge,
};
use crate::domain::{
    card::Card,
    connection::{email_key, profile_key},
    contact::{Contact, Imported, Source},
    search::fold,
};

/// The fields that hold one text.
const TEXTS: [Field; 5] = [Field::Profile, Field::Work, Field::Zone, Field::Source, Field::Notes];

/// The fields that hold several.
const LISTS: [Field; 3] = [Field::Email, Field::Phone, Field::Tags];

/// Puts what the card tells into the record. `last` is what the last import said, `now` what this one does.
pub(super) fn merge(merge: &mut Merge<'_, '_>, last: Option<&Imported>, now: &mut Imported) {
    let card = merge.keyed.card;
    for field in TEXTS {
        let Some(theirs) = text_of(card, field) else { continue };
        let before = last.and_then(|last| last.told.get(field.words()));
        if before != Some(&theirs) {
            text(merge, field, &theirs, before.map(String::as_str), last.is_some());
            now.told.insert(field.words().to_owned(), theirs);
        }
    }
    for field in LISTS {
        let theirs = list_of(card, field);
        let before = last.and_then(|last| last.told.get(field.words()));
        let line = theirs.join("\n");
        if !theirs.is_empty() && before != Some(&line) {
            list(merge, field, theirs, before.map_or("", String::as_str));
            now.told.insert(field.words().to_owned(), line);
        }
    }
    past::merge(merge, last, now);
}

fn text(merge: &mut Merge<'_, '_>, field: Field, theirs: &str, before: Option<&str>, is_later: bool) {
    let yours = text_in(&merge.contact, field);
    let news = if is_same(field, &yours, theirs) {
        News::Agrees
    } else if yours.is_empty() && before.is_none() {
        News::Filled
    } else if before.is_some_and(|before| is_same(field, &yours, before)) {
        News::Updated { from: yours }
    } else {
        News::Differs { yours }
    };
    if matches!(news, News::Filled | News::Updated { .. }) {
        put(merge.contact.to_mut(), field, theirs);
    }
    // The first time it goes without saying that both say the same; later the file has changed to it.
    if is_later || news != News::Agrees {
        merge.say(field, theirs, news);
    }
}

/// Adds those that neither the record nor the last file had; what the user has taken out stays out.
fn list(merge: &mut Merge<'_, '_>, field: Field, theirs: &[String], before: &str) {
    let mut known: Vec<String> = before.split('\n').map(|text| list_key(field, text)).collect();
    known.extend(list_in(merge.contact.to_mut(), field).iter().map(|text| list_key(field, text)));
    let mut added: Vec<String> = Vec::new();
    for text in theirs {
        let key = list_key(field, text);
        if !known.contains(&key) {
            known.push(key);
            added.push(text.clone());
        }
    }
    if !added.is_empty() {
        let told = added.join(", ");
        list_in(merge.contact.to_mut(), field).extend(added);
        merge.say(field, &told, News::Filled);
    } else if !before.is_empty() {
        merge.say(field, &theirs.join(", "), News::Agrees);
    }
}

fn text_of(card: &Card, field: Field) -> Option<String> {
    match field {
        Field::Profile => card.profile.as_ref().map(address).or_else(|| card.page.clone()),
        Field::Work => card.field.clone(),
        Field::Zone => card.zone.clone(),
        Field::Source => card.source.clone(),
        _ => card.notes.clone(),
    }
}

fn text_in(contact: &Contact, field: Field) -> String {
    match field {
        Field::Profile => contact.profile.clone(),
        Field::Work => contact.field.clone(),
        Field::Zone => contact.zone.clone(),
        Field::Source => contact.source.as_ref().map(Source::said).unwrap_or_default(),
        _ => contact.notes.clone(),
    }
}

fn put(contact: &mut Contact, field: Field, text: &str) {
    match field {
        Field::Profile => text.clone_into(&mut contact.profile),
        Field::Work => text.clone_into(&mut contact.field),
        Field::Zone => text.clone_into(&mut contact.zone),
        Field::Source => contact.source = Source::parse(text),
        _ => text.clone_into(&mut contact.notes),
    }
}

fn is_same(field: Field, one: &str, other: &str) -> bool {
    one == other
        || field == Field::Profile && profile_key(one).is_some_and(|key| profile_key(other) == Some(key))
}

fn list_of(card: &Card, field: Field) -> &[String] {
    match field {
        Field::Email => &card.emails,
        Field::Phone => &card.phones,
        _ => &card.tags,
    }
}

fn list_in(contact: &mut Contact, field: Field) -> &mut Vec<String> {
    match field {
        Field::Email => &mut contact.emails,
        Field::Phone => &mut contact.phones,
        _ => &mut contact.tags,
    }
}

/// What tells one entry of a list from another, however it is written.
fn list_key(field: Field, text: &str) -> String {
    match field {
        Field::Email => email_key(text).unwrap_or_else(|| fold(text)),
        Field::Phone => text.chars().filter(|c| c.is_alphanumeric() || *c == '+').collect(),
        _ => fold(text),
    }
}
