//! Several pasted lines: so many people.

use std::collections::BTreeSet;

use super::one::{Captured, parsed};
use crate::domain::{
    book::Book,
    command::Act,
    id::Ids,
    line::{Unready, typing::Typing},
    zone::Now,
};

/// One line among several.
#[derive(Debug)]
pub struct LineRead {
    /// Its number, counted from one, blank lines included.
    pub number: usize,
    /// As it was pasted.
    pub text: String,
    /// What it was understood as.
    pub read: Result<Captured, Unready>,
}

/// Several lines.
#[derive(Debug)]
pub struct Lines {
    /// Those that are not blank, in order.
    pub lines: Vec<LineRead>,
    /// All that were understood, as one act; none where none was.
    pub act: Option<Act>,
    /// How many: "3 people, 1 line not understood".
    pub counts: String,
}

/// Understands each line of `text` in the book that the lines before it leave, so that one may name a person of
/// another. Marks of lists before a line are left out, and tabs part as commas do.
pub fn parse_lines(text: &str, book: &Book, now: &Now, ids: &mut Ids) -> Lines {
    let mut book = book.clone();
    let mut lines = Vec::new();
    let mut acts = Vec::new();
    let mut new = BTreeSet::new();
    let mut known = BTreeSet::new();
    for (number, text) in (1..).zip(text.lines()) {
        let plain = bare(text);
        if plain.is_empty() {
            continue;
        }
        let read = parsed(&plain, &Typing::new(&book, now), ids);
        let read = read.map(|(captured, after)| {
            acts.push(captured.act.clone());
            if captured.is_new {
                new.insert(captured.contact);
            } else if !new.contains(&captured.contact) {
                known.insert(captured.contact);
            }
            book = after;
            captured
        });
        lines.push(LineRead { number, text: text.to_owned(), read });
    }
    let refused = lines.iter().filter(|line| line.read.is_err()).count();
    let counts = counts(new.len(), known.len(), refused);
    let act = match acts.len() {
        0 => None,
        1 => acts.pop(),
        _ => {
            Some(Act::Together { what: format!("Captured {}", people_words(new.len() + known.len())), acts })
        }
    };
    Lines { lines, act, counts }
}

/// A line without what marks it as one of a list.
pub fn bare(line: &str) -> String {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let unmarked = line.trim_start_matches(['-', '*', '\u{2022}']).trim_start();
    let digits = unmarked.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let numbered = unmarked.get(digits..).filter(|_| digits > 0);
    let text = numbered.and_then(|rest| rest.strip_prefix(['.', ')'])).map_or(unmarked, str::trim_start);
    text.replace('\t', ", ")
}

fn people_words(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

fn counts(new: usize, known: usize, refused: usize) -> String {
    let mut parts = Vec::new();
    if new > 0 || known == 0 {
        parts.push(people_words(new));
    }
    if known > 0 {
        parts.push(format!("{} already in the book", people_words(known)));
    }
    match refused {
        0 => {}
        1 => parts.push("1 line not understood".to_owned()),
        lines => parts.push(format!("{lines} lines not understood")),
    }
    parts.join(", ")
}
