//! What a word may become: people, what is to be done, or the words that a verb takes.

use std::{collections::BTreeMap, path::PathBuf};

use super::place::{Place, Wants};
use crate::{
    cli::{
        desk::Desk,
        failure::{Failure, capital},
        people::{self, Person},
        reading::Reading,
    },
    domain::{
        contact::Contact,
        follow_up::{FollowUp, State},
        id::Id,
        rules,
        safe::safe,
        search::fold,
        setting::Setting,
    },
    edge::config::entry::Entry,
    store::{Store, machine::Machine, path::Surroundings},
};

/// What a word may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The whole word.
    pub word: String,
    /// What it is.
    pub what: String,
}

/// No shell shows more than this with profit.
const MOST: usize = 200;

/// What may stand at `place`.
///
/// # Errors
/// Where the book cannot be read.
pub fn of(place: &Place<'_>, desk: &Desk) -> Result<Vec<Candidate>, Failure> {
    let typed = place.typed.as_str();
    let read = || reading(place, desk);
    let mut found = match place.wants {
        Wants::OneOf(arg) => {
            let values = arg.get_possible_values();
            let fitting =
                values.iter().filter(|value| !value.is_hide_set() && value.get_name().starts_with(typed));
            let word = |value: &clap::builder::PossibleValue| Candidate {
                word: value.get_name().to_owned(),
                what: value.get_help().map(ToString::to_string).unwrap_or_default(),
            };
            fitting.map(word).collect()
        }
        Wants::Setting => settings(typed),
        Wants::Backup => backups(place, desk)?,
        Wants::Person => people(read()?, typed, |_| true),
        Wants::FollowUp => follow_ups(read()?, typed),
        Wants::Either => {
            let reading = read()?;
            let mut either = people(reading, typed, |_| true);
            either.extend(by_id(reading, typed));
            either
        }
    };
    found.truncate(MOST);
    Ok(found)
}

/// The settings that `typed` begins; behind the `=` of one that takes certain words, those.
fn settings(typed: &str) -> Vec<Candidate> {
    let candidate = |word: String, what: &str| Candidate { word, what: what.to_owned() };
    if let Some((name, value)) = typed.split_once('=') {
        let values = Entry::named(name).map_or(&[][..], Entry::values).iter();
        let fitting = values.filter(|word| word.starts_with(value));
        return fitting.map(|word| candidate(format!("{name}={word}"), "")).collect();
    }
    let book = Setting::all().map(|setting| candidate(format!("{}=", setting.name()), setting.help()));
    let machine = Entry::ALL.map(|entry| candidate(format!("{}=", entry.name()), entry.help()));
    book.chain(machine).filter(|candidate| candidate.word.starts_with(typed)).collect()
}

/// The kept versions, the newest first.
fn backups(place: &Place<'_>, desk: &Desk) -> Result<Vec<Candidate>, Failure> {
    let store = store(place, desk)?;
    let store = store.as_ref().unwrap_or(&desk.store);
    let kept = store.backups().unwrap_or_default();
    let begun = kept.into_iter().filter(|backup| backup.name.starts_with(&place.typed));
    Ok(begun.map(|backup| Candidate { word: backup.name, what: String::new() }).collect())
}

/// The book that the line is about.
fn reading(place: &Place<'_>, desk: &Desk) -> Result<&'static Reading, Failure> {
    desk.read_from(store(place, desk)?.as_ref().unwrap_or(&desk.store))
}

/// The store that the line names; none where it names none.
fn store(place: &Place<'_>, desk: &Desk) -> Result<Option<Store>, Failure> {
    let Some(file) = &place.file else { return Ok(None) };
    // The shell has not put the home folder in its place yet.
    let in_home = file.strip_prefix("~").ok().zip(desk.environment.home.as_ref());
    let file = in_home.map_or_else(|| file.clone(), |(rest, home)| PathBuf::from(home).join(rest));
    let surroundings = Surroundings { flag: Some(file), ..Surroundings::default() };
    Store::open(&surroundings, desk.store.writer(), Machine::default())
        .map(Some)
        .map_err(|why| Failure::refused("file", capital(&why.to_string()), ""))
}

/// The people that `typed` may become: those whose name begins so, else the one of whose name a later word does.
fn people(reading: &Reading, typed: &str, wanted: impl Fn(Id) -> bool) -> Vec<Candidate> {
    let book = &reading.book;
    let folded = fold(typed);
    // Those who were never asked come in when a name is begun: there may be thousands.
    let is_near = |contact: &Contact| !contact.pool && contact.retired.is_none();
    let listed = || {
        let known = book.contacts.iter().map(|(id, contact)| (*id, contact));
        known.filter(|(id, contact)| wanted(*id) && (!folded.is_empty() || is_near(contact)))
    };
    let mut found: Vec<Person<'_>> =
        listed().filter(|(_, contact)| fold(contact.name.as_str()).starts_with(&folded)).collect();
    if found.is_empty() {
        let by_word = |contact: &Contact| {
            fold(contact.name.as_str()).split_whitespace().skip(1).any(|word| word.starts_with(&folded))
        };
        found = listed().filter(|(_, contact)| by_word(contact)).collect();
        if found.len() > 1 {
            return Vec::new();
        }
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for contact in book.contacts.values() {
        *names.entry(fold(contact.name.as_str())).or_default() += 1;
    }
    let mut found: Vec<Candidate> = found
        .into_iter()
        .map(|(id, contact)| {
            let is_only = names.get(&fold(contact.name.as_str())) == Some(&1);
            Candidate { word: word(reading, id, contact, is_only), what: people::described(contact) }
        })
        .collect();
    found.sort_by_key(|candidate| fold(&candidate.word));
    found
}

/// What to type for a person: the name where it means nobody else, with the employer if need be, else the id.
fn word(reading: &Reading, id: Id, contact: &Contact, is_only: bool) -> String {
    let name = contact.name.as_str();
    let means = |text: &str| {
        let is_plain = safe(text) == text && !text.starts_with('-');
        is_plain && matches!(people::meant(&reading.book, text).as_slice(), [(one, _)] if *one == id)
    };
    // The whole name of one person means them, whoever else there is.
    if is_only && safe(name) == name && !name.starts_with('-') {
        return name.to_owned();
    }
    Some(format!("{name} {}", contact.employer)).filter(|text| means(text)).unwrap_or_else(|| id.to_string())
}

/// What is to be done: by its person where they have one, and by its id.
fn follow_ups(reading: &Reading, typed: &str) -> Vec<Candidate> {
    let at_hand = at_hand(reading);
    let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
    for item in &at_hand {
        *counts.entry(item.contact).or_default() += 1;
    }
    let mut found = people(reading, typed, |id| counts.get(&id) == Some(&1));
    found.extend(by_id(reading, typed));
    found
}

fn by_id(reading: &Reading, typed: &str) -> Vec<Candidate> {
    let begun = at_hand(reading).into_iter().filter(|item| item.id.to_string().starts_with(typed));
    begun.map(|item| Candidate { word: item.id.to_string(), what: said(&item, reading) }).collect()
}

/// What a person's name is enough for.
fn at_hand(reading: &Reading) -> Vec<FollowUp> {
    let mut all = rules::follow_ups(&reading.book, &reading.now);
    all.retain(|item| matches!(item.state, State::Late | State::Due | State::Open));
    all
}

fn said(item: &FollowUp, reading: &Reading) -> String {
    let name = reading.book.contact(item.contact).map(|contact| contact.name.to_string()).unwrap_or_default();
    format!("{} {name}: {}", item.rule().words(), item.reason)
}
