//! vCards of versions 2.1, 3.0 and 4.0, as address books really write them. The lines are made plain first; what they
//! mean is then the calcard crate's.

mod fields;
mod lines;

use std::borrow::Cow;

use calcard::{Entry, Parser};

use self::lines::{Found, Lines};
use super::{
    bounds::{MOST_PEOPLE, too_many},
    people::{NoPeople, People},
    text,
    tidy::glance,
};

use crate::domain::card::{Card, Origin};

/// So many bytes of a card are read, pictures and sounds not among them; reading it takes fifty times as much room.
const LONGEST_CARD: usize = 2 << 20;

/// Reads the bytes of a file with one vCard or many.
///
/// # Errors
/// Where there is no vCard in it.
pub fn read(bytes: &[u8]) -> Result<People, NoPeople> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let bytes = if wide { Cow::Owned(text::decode(bytes).0.into_owned().into_bytes()) } else { bytes.into() };
    if !looks_like_it(&bytes) {
        return Err(NoPeople::because(none(&bytes)));
    }
    let mut reading = Reading::default();
    let mut lines = Lines::of(&bytes);
    for found in &mut lines {
        reading.take(found);
        if reading.begun > MOST_PEOPLE {
            return Err(NoPeople::because(too_many("vCards")));
        }
    }
    let has_guessed = lines.has_guessed;
    reading.finish(has_guessed).ok_or_else(|| NoPeople::because(none(&bytes)))
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

/// A card that has begun.
struct Open {
    /// The line on which it begins.
    line: u64,
    text: String,
    /// Whether it holds more than is read.
    is_too_long: bool,
}

/// What has been read of a file so far; of the cards themselves only those that have not ended.
#[derive(Default)]
struct Reading {
    open: Vec<Open>,
    begun: usize,
    cards: Vec<Card>,
    skipped: Vec<(u64, String)>,
    remarks: Vec<(u64, String)>,
}

impl Reading {
    /// A card that another begins within, as an assistant's did in version 2.1, or that never ends, is whole all the
    /// same.
    fn take(&mut self, found: Found) {
        let line = match found {
            Found::Line(line) => line,
            Found::TooLong(number, field) => {
                let field = glance(&field);
                self.remarks.push((number, format!("a {field} of more than a megabyte was left out")));
                return;
            }
        };
        let compact: String = line.text.chars().filter(|c| !c.is_whitespace()).take(12).collect();
        if compact.eq_ignore_ascii_case("begin:vcard") {
            self.begun += 1;
            self.open.push(Open { line: line.number, text: String::new(), is_too_long: false });
        } else if compact.eq_ignore_ascii_case("end:vcard") {
            let ended = self.open.pop();
            ended.into_iter().for_each(|card| self.card(card));
        } else if let Some(card) = self.open.last_mut() {
            card.is_too_long |= card.text.len() + line.text.len() > LONGEST_CARD;
            if !card.is_too_long {
                card.text.push_str(&line.text);
                card.text.push_str("\r\n");
            }
        }
    }

    fn card(&mut self, Open { line, text, is_too_long }: Open) {
        if is_too_long {
            let why = "this vCard has more than 2 MB beside its pictures, too much for one person";
            self.skipped.push((line, why.to_owned()));
            return;
        }
        // What follows the beginning: the reader of any beginning would bring that of calendars along.
        let text = text + "END:VCARD\r\n";
        match Parser::new(&text).vcard() {
            Entry::VCard(vcard) => match fields::card(line, &vcard) {
                Ok(card) => {
                    if fields::lost_letters(&card) {
                        let name = glance(&card.name);
                        self.remarks.push((line, format!("{name:?}: some letters could not be read")));
                    }
                    self.cards.push(card);
                }
                Err(why) => self.skipped.push((line, why)),
            },
            _ => self.skipped.push((line, "this vCard cannot be read".to_owned())),
        }
    }

    /// What was read, where there was a card.
    fn finish(mut self, has_guessed: bool) -> Option<People> {
        while let Some(card) = self.open.pop() {
            self.card(card);
        }
        let Self { mut cards, mut skipped, mut remarks, begun, .. } = self;
        cards.sort_by_key(|card| card.line);
        skipped.sort_by_key(|(line, _)| *line);
        remarks.sort_by_key(|(line, _)| *line);
        let guessed =
            "not every line is UTF-8; the others were read as windows-1252: look whether accents are right";
        let guessed = has_guessed.then(|| guessed.to_owned());
        let remarks = remarks.into_iter().map(|(line, remark)| format!("line {line}: {remark}"));
        (begun > 0).then(|| People {
            origin: Origin::Vcard,
            cards,
            read: begun,
            skipped,
            remarks: guessed.into_iter().chain(remarks).collect(),
            columns: Vec::new(),
            table: None,
        })
    }
}

#[cfg(test)]
mod tests;
