//! vCards of versions 2.1, 3.0 and 4.0, as address books really write them. The lines are made plain first; what they
//! mean is then the calcard crate's.

mod fields;
mod lines;

use std::borrow::Cow;

use calcard::{Entry, Parser};

use self::lines::Line;
use super::{
    people::{NoPeople, People},
    text,
};
use crate::domain::card::{Card, Origin};

/// Reads the bytes of a file with one vCard or many.
///
/// # Errors
/// Where there is no vCard in it.
pub fn read(bytes: &[u8]) -> Result<People, NoPeople> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let bytes = if wide { Cow::Owned(text::decode(bytes).0.into_owned().into_bytes()) } else { bytes.into() };
    if !looks_like_it(&bytes) {
        return Err(NoPeople { why: none(&bytes) });
    }
    let (lines, too_long) = lines::read(&bytes);
    let mut remarks: Vec<String> = Vec::new();
    if std::str::from_utf8(&bytes).is_err() {
        remarks.push(
            "not every line is UTF-8; the others were read as windows-1252: look whether accents are right"
                .to_owned(),
        );
    }
    remarks.extend(
        too_long.iter().map(|line| {
            format!("line {}: a {} of more than a megabyte was left out", line.number, line.field)
        }),
    );
    let (mut cards, mut skipped): (Vec<Card>, Vec<(u64, String)>) = (Vec::new(), Vec::new());
    let found = split(lines);
    let read = found.len();
    for (line, text) in found {
        let mut parser = Parser::new(&text);
        match parser.entry() {
            Entry::VCard(vcard) => match fields::card(line, &vcard) {
                Ok(card) => cards.push(card),
                Err(why) => skipped.push((line, why)),
            },
            _ => skipped.push((line, "this vCard cannot be read".to_owned())),
        }
    }
    remarks.extend(
        cards
            .iter()
            .filter(|card: &&Card| card.name.contains('\u{fffd}'))
            .map(|card| format!("line {}: some letters of {:?} could not be read", card.line, card.name)),
    );
    if read == 0 {
        return Err(NoPeople { why: none(&bytes) });
    }
    Ok(People { origin: Origin::Vcard, cards, read, skipped, remarks, columns: Vec::new() })
}

/// Whether a vCard begins somewhere in `bytes`.
pub fn looks_like_it(bytes: &[u8]) -> bool {
    let start = b"begin:vcard";
    bytes.windows(start.len()).any(|window| window.eq_ignore_ascii_case(start))
}

fn none(bytes: &[u8]) -> String {
    if bytes.trim_ascii().is_empty() {
        "the file is empty".to_owned()
    } else {
        "no vCard begins in it: the line BEGIN:VCARD is missing. An address book exports its people as vCards \
         (a file that ends in .vcf); a table comes in with `regards import csv FILE`"
            .to_owned()
    }
}

/// The cards, each with its line and text. One that another begins within, as an assistant's did in version 2.1, or
/// that never ends, is whole all the same.
fn split(lines: Vec<Line>) -> Vec<(u64, String)> {
    let mut open: Vec<(u64, String)> = Vec::new();
    let mut cards: Vec<(u64, String)> = Vec::new();
    for line in lines {
        let compact: String = line.text.chars().filter(|c| !c.is_whitespace()).take(12).collect();
        if compact.eq_ignore_ascii_case("begin:vcard") {
            open.push((line.number, "BEGIN:VCARD\r\n".to_owned()));
        } else if compact.eq_ignore_ascii_case("end:vcard") {
            cards.extend(open.pop());
        } else if let Some((_, text)) = open.last_mut() {
            text.push_str(&line.text);
            text.push_str("\r\n");
        }
    }
    cards.append(&mut open);
    for (_, text) in &mut cards {
        text.push_str("END:VCARD\r\n");
    }
    cards.sort_by_key(|(line, _)| *line);
    cards
}

#[cfg(test)]
mod tests;
