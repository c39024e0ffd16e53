//! Files that are nearly books: cut short at every byte, a bit turned in each, keys and ids twice, values of every
//! other kind, links into nothing. Each is opened as exactly what it says, or refused with its place.
//!
//! What a file says is read a second time as plain JSON, and compared with what is written of the book.
//! `REGARDS_PROOF=long` does it to all formats instead of the newest, and turns every bit instead of one.

#![expect(clippy::string_slice, reason = "the golden files are ASCII, and the places in them are whole")]

mod places;

use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Weekday};
use serde_json::Value;

use self::places::{Place, places};
use super::{GOLDEN, read, saved, version, write};
use crate::{
    domain::{
        agenda::Agenda,
        id::Id,
        zone::{Now, Zone},
    },
    store::trouble::Flaw,
};

/// How a mutated file was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Taken {
    Opened,
    /// With this line.
    Damaged(usize),
    Unsound(String),
    Newer,
    /// There is no such format, or none is named.
    NoFormat,
}

/// How `bytes`, sound before the byte `from`, were taken; holds what is true of every file.
#[track_caller]
fn taken(bytes: &[u8], from: usize) -> Taken {
    let told = || excerpt(bytes, from);
    match read(bytes) {
        Ok((book, note)) => {
            let written =
                write(&book, &note).unwrap_or_else(|why| panic!("not written again: {why}\n{}", told()));
            assert_eq!(saved(bytes).unwrap(), note, "{}", told());
            if let Some(place) = differs(&said(bytes), &said(&written)) {
                panic!("opened as something else at {place}\n{}", told());
            }
            Taken::Opened
        }
        Err(Flaw::Damaged { line: 0, why, .. })
            if why.starts_with("there is no format") || why.starts_with("\"format\" is missing") =>
        {
            Taken::NoFormat
        }
        Err(Flaw::Damaged { line, column, why }) => {
            let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
            let first = bytes[..from].iter().filter(|byte| **byte == b'\n').count() + 1;
            assert!(line >= first && line <= lines.len(), "line {line}, {why}\n{}", told());
            assert!(column <= lines[line - 1].len() + 1, "column {column}, {why}\n{}", told());
            assert!(!why.is_empty() && !why.contains(" at line "), "{why}\n{}", told());
            Taken::Damaged(line)
        }
        Err(Flaw::Newer { .. }) => Taken::Newer,
        Err(Flaw::Unsound { faults }) => {
            assert!(!faults.is_empty(), "{}", told());
            Taken::Unsound(faults.join("; "))
        }
    }
}

fn excerpt(bytes: &[u8], from: usize) -> String {
    let around = from.saturating_sub(120)..bytes.len().min(from + 120);
    String::from_utf8_lossy(&bytes[around]).into_owned()
}

/// What a file says, without the ways there are to say it: without its format, what is as if it were absent, the
/// brackets around one, and the spelling of a time or weekday; and without what format 1 kept about what had left the book. When
/// it was saved is compared as an instant elsewhere.
fn said(bytes: &[u8]) -> Value {
    let text = bytes.strip_prefix(super::BYTE_ORDER_MARK).unwrap_or(bytes);
    let mut value: Value = serde_json::from_slice(text).unwrap();
    if let Some(saved) = value.get_mut("saved").and_then(Value::as_object_mut) {
        saved.remove("at");
    }
    let format = value.as_object_mut().unwrap().remove("format");
    if format == Some(super::OLDEST.into()) {
        let text = std::str::from_utf8(text).unwrap();
        let contacts = value.get_mut("contacts").and_then(Value::as_object_mut);
        for contact in contacts.into_iter().flat_map(|it| it.values_mut()) {
            if let Some(decisions) = contact.get_mut("decisions").and_then(Value::as_object_mut) {
                decisions.retain(|key, _| {
                    let record = key.rsplit('-').next().unwrap();
                    text.contains(&format!("\"{record}\": "))
                });
            }
        }
    }
    plain(value)
}

/// The first place at which two values differ.
fn differs(was: &Value, is: &Value) -> Option<String> {
    match (was, is) {
        (Value::Object(was), Value::Object(is)) => was.keys().chain(is.keys()).find_map(|key| {
            let at = |map: &serde_json::Map<String, Value>| map.get(key).cloned().unwrap_or_default();
            differs(&at(was), &at(is)).map(|place| format!("{key}.{place}"))
        }),
        (was, is) => (was != is).then(|| format!(": {was}, now {is}")),
    }
}

/// What the fields of a book are where they do not stand there.
fn usual(key: &str, value: &Value) -> bool {
    let empty = match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(true) => false,
        Value::Number(number) => match key {
            "requests_a_week" => *number == 5.into(),
            "talks_a_week" => *number == 2.into(),
            "generation" | "extra_minutes" => *number == 0.into(),
            _ => false,
        },
    };
    empty || key == "for" && value == "conversation" || key == "writer" && value == "00000000"
}

fn plain(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let map = map.into_iter().map(|(key, value)| (key, plain(value)));
            map.filter(|(key, value)| !usual(key, value)).collect()
        }
        Value::Array(list) => {
            let mut list: Vec<Value> = list.into_iter().map(plain).collect();
            match list.len() {
                1 => list.remove(0),
                _ => Value::Array(list),
            }
        }
        Value::String(text) => {
            let instant = text.parse::<DateTime<FixedOffset>>().map(|it| it.to_rfc3339());
            let date = || text.parse::<NaiveDate>().map(|it| it.to_string());
            let time = || text.parse::<NaiveTime>().map(|it| it.to_string());
            let weekday = || text.parse::<Weekday>().map(|it| it.to_string());
            instant.or_else(|_| date()).or_else(|_| time()).or_else(|_| weekday()).unwrap_or(text).into()
        }
        other => other,
    }
}

/// `text` with something else in a range.
fn with(text: &str, range: &Range<usize>, other: &str) -> String {
    let mut text = text.to_owned();
    text.replace_range(range.clone(), other);
    text
}

#[expect(clippy::disallowed_methods, reason = "the long form is asked for by the environment")]
fn is_long() -> bool {
    std::env::var_os("REGARDS_PROOF").is_some_and(|form| form == "long")
}

/// The golden files; in the short form the newest, which has every field that the older ones have.
fn goldens() -> &'static [&'static str] {
    if is_long() { &GOLDEN } else { &GOLDEN[1..] }
}

/// Every member of the golden files.
fn each(mut act: impl FnMut(&str, &Place)) {
    for golden in goldens() {
        for place in places(golden) {
            act(golden, &place);
        }
    }
}

/// What stands at a key, without quotes.
fn name<'t>(text: &'t str, place: &Place) -> &'t str {
    text[place.key.clone()].trim_matches('"')
}

#[test]
fn cut_short_anywhere() {
    for golden in goldens() {
        let bytes = golden.as_bytes();
        // The last byte is a line break, which nobody misses.
        for length in 0..bytes.len() - 1 {
            let cut = &bytes[..length];
            assert!(matches!(read(cut), Err(Flaw::Damaged { .. })), "{length}");
            assert!(version(cut).is_err(), "{length}");
        }
        assert_eq!(taken(&bytes[..bytes.len() - 1], 0), Taken::Opened);
    }
}

#[test]
fn a_bit_turned_anywhere() {
    for golden in goldens() {
        let mut opened = 0;
        for index in 0..golden.len() {
            for bit in 0..8 {
                if !is_long() && (index.wrapping_mul(0x9e37_79b1) >> 13) % 8 != bit {
                    continue;
                }
                let mut bytes = golden.as_bytes().to_vec();
                bytes[index] ^= 1 << bit;
                opened += usize::from(taken(&bytes, index) == Taken::Opened);
            }
        }
        // Most letters of a text may as well be others; keys, ids and punctuation may not.
        assert!(opened > golden.len() / 20, "{opened}");
    }
}

#[test]
fn every_key_twice() {
    each(|text, place| {
        if place.key.is_empty() {
            return;
        }
        let member = &text[place.key.start..place.value.end];
        let twice = with(text, &(place.key.start..place.key.start), &format!("{member}, "));
        let last = twice[..place.within.end + member.len() + 2].matches('\n').count() + 1;
        let taken = taken(twice.as_bytes(), place.key.start);
        assert!(matches!(taken, Taken::Damaged(line) if line <= last), "{member}: {taken:?}");
    });
}

#[test]
fn a_field_that_nobody_knows_in_every_object() {
    each(|text, place| {
        if !text[place.value.clone()].starts_with('{') {
            return;
        }
        let at = place.value.start + 1;
        let more = with(text, &(at..at), "\"hats\": 7, ");
        let taken = taken(more.as_bytes(), at);
        assert!(matches!(taken, Taken::Damaged(_)), "{}: {taken:?}", name(text, place));
    });
}

#[test]
fn another_kind_of_value_everywhere() {
    let deep = [("[", "]"), ("{\"x\": ", "}")].map(|(open, close)| open.repeat(300) + &close.repeat(300));
    let others = [
        "null",
        "true",
        "false",
        "\"\"",
        "\"x\"",
        "\"\\u0000\"",
        "7",
        "[]",
        "{}",
        "[[]]",
        &deep[0],
        &deep[1],
    ];
    each(|text, place| {
        for other in others {
            let taken = taken(with(text, &place.value, other).as_bytes(), place.value.start);
            // What stands for an object is never a list, save where there may be several.
            let is_object = text[place.value.clone()].starts_with('{');
            let is_listed = other.starts_with('[') && is_object && name(text, place) != "imported";
            if other.len() > 100 || is_listed {
                assert!(matches!(taken, Taken::Damaged(_)), "{}, now {other}: {taken:?}", name(text, place));
            }
        }
    });
}

#[test]
fn numbers_out_of_range() {
    let others = [
        "-1",
        "0",
        "0.5",
        "-0",
        "1e2",
        "1e400",
        "255",
        "256",
        "65536",
        "4294967295",
        "4294967296",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "007",
        "0x10",
        "NaN",
        "Infinity",
    ];
    let mut tried = 0;
    each(|text, place| {
        if !text[place.value.clone()].starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        for other in others {
            let mutated = with(text, &place.value, other);
            taken(mutated.as_bytes(), place.value.start);
            draws(&mutated);
            tried += 1;
        }
    });
    assert!(tried > 100, "{tried}");
}

#[test]
fn times_out_of_range() {
    let others = [
        "0000-01-01T00:00:00Z",
        "-9999-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "-262142-01-01",
        "+10000-01-01",
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00:00+23:59",
        "2026-02-30T10:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-11-12T24:00:00Z",
        "2026-11-12T10:00:00",
        "2026-11-12T10:00:00+99:00",
        "2026-11-12T10:00:00.123456789+01:00",
        "+262142-01-01T00:00:00Z",
        "+262142-12-31",
        "0000-01-01",
        "9999-12-31",
        "2026-02-29",
        "1970-01-01",
        "2200-01-01T00:00:00Z",
        "24:00:00",
        "23:59:60",
    ];
    let mut tried = 0;
    each(|text, place| {
        let value = text[place.value.clone()].trim_matches('"');
        let is_time = value.starts_with("202") && value.len() >= 10 || value == "07:30:00";
        if !is_time {
            return;
        }
        for other in others {
            let mutated = with(text, &place.value, &format!("{other:?}"));
            let taken = taken(mutated.as_bytes(), place.value.start);
            // For which opening something was decided or ticked is only compared.
            let is_compared = matches!(name(text, place), "opens" | "notes" | "way");
            if other.starts_with(['+', '-']) && !is_compared {
                assert!(matches!(taken, Taken::Damaged(_)), "{}, now {other}: {taken:?}", name(text, place));
            }
            draws(&mutated);
            tried += 1;
        }
    });
    assert!(tried > 400, "{tried}");
}

/// Where the file is opened, what is due in it can be said.
fn draws(text: &str) {
    if let Ok((book, _)) = read(text.as_bytes()) {
        let now = Now {
            instant: "2026-11-12T07:04:00Z".parse().unwrap(),
            zone: Zone::named("Europe/Vienna").unwrap(),
        };
        drop(Agenda::of(&book, &now));
    }
}

#[test]
fn without_any_one_part() {
    each(|text, place| {
        // With the comma behind it, or else the one before.
        let from = if place.key.is_empty() { place.value.start } else { place.key.start };
        let rest = &text[place.value.end..];
        let before = text[..from].trim_end();
        let range = if rest.starts_with(',') {
            from..place.value.end + 1
        } else {
            before.strip_suffix(',').unwrap_or(before).len()..place.value.end
        };
        let start = range.start;
        let taken = taken(with(text, &range, "").as_bytes(), start);
        assert!(taken != Taken::Newer, "{}", name(text, place));
    });
}

#[test]
fn two_records_with_one_id() {
    for golden in GOLDEN {
        let places = places(golden);
        let ids: Vec<&Place> = places
            .iter()
            .filter(|it| !it.key.is_empty() && name(golden, it).parse::<Id>().is_ok())
            .filter(|it| golden[it.value.clone()].starts_with('{'))
            .collect();
        assert!(ids.len() > 15, "{}", ids.len());
        for one in &ids {
            for other in &ids {
                let (was, other) = (name(golden, one), name(golden, other));
                if was != other {
                    let taken =
                        taken(with(golden, &one.key, &format!("{other:?}")).as_bytes(), one.key.start);
                    match taken {
                        Taken::Damaged(_) => {}
                        Taken::Unsound(why) => assert!(why.contains(other), "{was} as {other}: {why}"),
                        taken => panic!("{was} as {other}: {taken:?}"),
                    }
                }
            }
        }
    }
}

#[test]
fn links_into_nothing() {
    for golden in GOLDEN {
        let known: Vec<String> = places(golden)
            .iter()
            .filter(|it| golden[it.value.clone()].starts_with('{'))
            .map(|it| name(golden, it).to_owned())
            .filter(|key| key.parse::<Id>().is_ok())
            .collect();
        let mut links = 0;
        let is_first = golden.contains("\"format\": 1");
        for place in places(golden) {
            // Links stand in values, and at the end of the keys of decisions and drafts.
            for (range, is_key) in [(place.value.clone(), false), (place.key.clone(), true)] {
                let text = golden[range.clone()].trim_matches('"');
                let Some(id) = known.iter().find(|id| text.ends_with(id.as_str())) else { continue };
                let is_record = is_key && text == id;
                let is_writer = name(golden, &place) == "writer";
                if is_record || is_writer || text.starts_with(['{', '[']) {
                    continue;
                }
                links += 1;
                let to = |other: &str| {
                    let mutated = with(golden, &range, &format!("{:?}", text.replace(id.as_str(), other)));
                    taken(mutated.as_bytes(), range.start)
                };
                match to("zzzzzzzz") {
                    Taken::Unsound(why) => assert!(why.contains("zzzzzzzz"), "{text}: {why}"),
                    // Format 1 kept decisions about what had left the book.
                    Taken::Opened if is_first && is_key => {}
                    taken => panic!("{text}: {taken:?}"),
                }
                for other in &known {
                    to(other);
                }
            }
        }
        assert!(links > 15, "{links}");
    }
}
