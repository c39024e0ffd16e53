//! Time zones beside a time of day: `America/New_York`, `new_york`, `UTC`, `+01:00`.

use super::{
    here::{Found, Here},
    offset::{is_written_out, offset},
    refusal::NotADate,
    said::{Piece, Place},
};
use crate::domain::zone::iana::Iana;

/// Abbreviations that mean several zones, or a zone only for half of the year, and a place that keeps them.
const ABBREVIATIONS: [(&str, &str); 13] = [
    ("edt", "America/New_York"),
    ("cst", "America/Chicago"),
    ("cdt", "America/Chicago"),
    ("mdt", "America/Denver"),
    ("pst", "America/Los_Angeles"),
    ("pdt", "America/Los_Angeles"),
    ("bst", "Europe/London"),
    ("cest", "Europe/Berlin"),
    ("eest", "Europe/Athens"),
    ("ist", "Asia/Kolkata"),
    ("jst", "Asia/Tokyo"),
    ("aest", "Australia/Sydney"),
    ("aedt", "Australia/Sydney"),
];

/// The zones with a short name that are taken for one among other words too (`met` and `wet` are not).
const SHORT_NAMES: [&str; 7] = ["utc", "gmt", "cet", "eet", "est", "mst", "hst"];

/// No zone has more words or letters in its name.
const MOST_WORDS: usize = 4;
const LONGEST: usize = 60;

/// How far a name could be from what was typed to be meant where the whole text is the date.
const NEAR: usize = 2;

/// Reads the zone of a time that was just said.
pub fn read(here: &Here<'_>) -> Found<Piece> {
    let word = here.word(0);
    if here.said.time.is_none() || here.said.place.is_some() || here.after_at || word.is_empty() {
        return Ok(None);
    }
    let from_utc =
        word.strip_prefix("utc").or_else(|| word.strip_prefix("gmt")).filter(|rest| !rest.is_empty());
    // Among other words, `+1` may well be a guest.
    let is_certain_offset = from_utc.is_some() || is_written_out(word) || here.is_alone();
    if let Some(offset) = offset(from_utc.unwrap_or(word)).filter(|_| is_certain_offset) {
        return Ok(Some((Piece::Place(Place::Offset(offset)), 1)));
    }
    if let Some((_, near)) = ABBREVIATIONS.iter().find(|(short, _)| *short == word) {
        return Err(NotADate::Unclear(format!("{word} is not one time zone: write a place, such as {near}")));
    }
    if is_certain(word) {
        return match named(word) {
            Some(zone) => Ok(Some((Piece::Place(Place::Zone(zone)), 1))),
            None => Err(NotADate::UnknownZone { name: word.to_owned(), near: nearest(word).0 }),
        };
    }
    if here.is_alone() { by_city(here) } else { Ok(None) }
}

/// Whether the word is written as a zone is, whatever stands around it.
fn is_certain(word: &str) -> bool {
    let region = word.split_once('/').map(|(region, _)| region);
    let is_region = |region: &str| {
        Iana::all()
            .filter_map(|zone| zone.name().split_once('/'))
            .any(|(known, _)| known.eq_ignore_ascii_case(region))
    };
    SHORT_NAMES.contains(&word) || region.is_some_and(is_region)
}

fn named(name: &str) -> Option<Iana> {
    Iana::named(name)
}

/// The next words as the name of a zone, or as the last part of one: `new york`, `tokyo time`.
fn by_city(here: &Here<'_>) -> Found<Piece> {
    let most = here.words.len().min(MOST_WORDS);
    for taken in (1..=most).rev() {
        let name = here.texts().take(taken).collect::<Vec<_>>().join("_");
        if let Some(zone) = by_last_part(&name)? {
            let taken = taken + usize::from(here.word(taken) == "time");
            return Ok(Some((Piece::Place(Place::Zone(zone)), taken)));
        }
    }
    let word = here.word(0);
    match nearest(word) {
        (near, distance) if distance <= NEAR && word.len() > 2 * NEAR => {
            Err(NotADate::UnknownZone { name: word.to_owned(), near })
        }
        _ => Ok(None),
    }
}

fn by_last_part(name: &str) -> Result<Option<Iana>, NotADate> {
    if let Some(zone) = named(name) {
        return Ok(Some(zone));
    }
    let cities: Vec<Iana> = Iana::all().filter(|zone| city(zone.name()).eq_ignore_ascii_case(name)).collect();
    match cities.as_slice() {
        [] => Ok(None),
        [zone] => Ok(Some(*zone)),
        [first, second, ..] => {
            Err(NotADate::Unclear(format!("{name} could be {first} or {second}: write one of them")))
        }
    }
}

fn city(name: &str) -> &str {
    name.rsplit_once('/').map_or(name, |(_, city)| city)
}

/// The zone whose name, or last part of a name, takes the fewest changes to reach, and how many.
fn nearest(typed: &str) -> (&'static str, usize) {
    let typed: String = typed.chars().take(LONGEST).collect();
    let distance = |name: &str| {
        let whole = changes(&typed, &name.to_lowercase());
        if typed.contains('/') { whole } else { whole.min(changes(&typed, &city(name).to_lowercase())) }
    };
    Iana::all()
        .map(|zone| (zone.name(), distance(zone.name())))
        .min_by_key(|(_, distance)| *distance)
        .unwrap_or(("UTC", usize::MAX))
}

/// How many letters must be added, dropped or replaced to make one text of the other (Levenshtein).
fn changes(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, typed) in (1..).zip(from.chars()) {
        let mut next = vec![index];
        for ((known, above), diagonal) in to.iter().zip(row.iter().skip(1)).zip(&row) {
            let left = next.last().copied().unwrap_or(index);
            let replaced = diagonal + usize::from(*known != typed);
            next.push(replaced.min(left + 1).min(above + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
