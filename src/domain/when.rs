//! Dates as people type them: `fri 3pm`, `tomorrow`, `in 2 days`, `+3bd`, `2026-11-27 9am America/New_York`.
//!
//! Words are read into what they say, and only then, with the moment of typing and a direction, into what is meant.
//! A bare weekday, a day and month, or a clock time is the nearest one in that direction, today included. What has
//! two readings is refused with both; what the clocks skip or show twice is told in a [`Remark`].
//!
//! Days such as `tomorrow` and `next fri` are counted from the user's own today; where a zone is named, the time of
//! day is read on that zone's clocks.

mod amounts;
mod calendar;
mod clocks;
mod days;
mod here;
mod meaning;
pub(super) mod names;
mod offset;
mod places;
mod refusal;
mod resolve;
mod said;
pub mod words;

pub use meaning::{Context, Direction, Remark, Understood};
pub use refusal::{NotADate, YEARS};

use here::{Found, Here, Setting, Word, tidied};
use said::{Piece, Said};

/// No date takes more words among others.
const MOST_WORDS: usize = 12;

/// Understands a text that is a date as a whole. Unique beginnings of days (`f`, `mo`) and a bare day of the month
/// (`3`) count.
pub fn parse(text: &str, direction: Direction, context: &Context<'_>) -> Result<Understood, NotADate> {
    let words = tidied(text.split([' ', ',', '\t', '\n', '\r', '\u{a0}']).filter(|word| !word.is_empty()));
    let read = read(&words, Setting::Alone)?;
    if let Some(word) = words.iter().skip(read.taken).find(|word| !is_connector(&word.text)) {
        let spare = clocks::spare_number(&word.text).filter(|_| !read.said.is_empty());
        return Err(spare.unwrap_or_else(|| NotADate::NotUnderstood(word.text.clone())));
    }
    if read.said.is_empty() {
        return Err(words.first().map_or(NotADate::Empty, |word| NotADate::NotUnderstood(word.text.clone())));
    }
    resolve::resolve(&read.said, direction, context)
}

/// Understands the longest date that `words` begin with, and says how many of them it took; other words may follow.
/// None where the first word does not begin a date. Only what can hardly be anything else counts: days by their name
/// or at least three letters of it, months beside a day, times of day, `in 2 days`, `3 weeks ago`, `+3bd`; neither
/// `may` nor `3` nor `45 min` alone.
pub fn parse_words(
    words: &[&str],
    direction: Direction,
    context: &Context<'_>,
) -> Option<(Result<Understood, NotADate>, usize)> {
    let words = tidied(words.iter().take(MOST_WORDS).copied());
    let read = match read(&words, Setting::InProse) {
        Ok(read) => read,
        Err(refusal) => return Some((Err(refusal), 1)),
    };
    let source = |index: usize| words.get(index).map(|word| word.source);
    let last = read.taken.checked_sub(1).and_then(source)?;
    let is_whole_word = source(read.taken) != Some(last);
    is_whole_word.then(|| (resolve::resolve(&read.said, direction, context), last + 1))
}

/// What was read, and how many words it took.
struct Read {
    said: Said,
    taken: usize,
}

fn read(words: &[Word], setting: Setting) -> Result<Read, NotADate> {
    let mut read = Read { said: Said::default(), taken: 0 };
    while !read.said.is_complete() {
        let rest = words.get(read.taken..).unwrap_or_default();
        let skipped = rest.iter().take_while(|word| is_connector(&word.text)).count();
        let before = skipped.checked_sub(1).and_then(|last| rest.get(last));
        let here = Here {
            words: rest.get(skipped..).unwrap_or_default(),
            setting,
            said: &read.said,
            after_at: before.is_some_and(|word| matches!(word.text.as_str(), "at" | "@")),
        };
        let Some((piece, taken)) = piece(&here)? else { break };
        read.said.add(piece);
        read.taken += skipped + taken;
    }
    Ok(read)
}

fn piece(here: &Here<'_>) -> Found<Piece> {
    let readers =
        [calendar::read, amounts::read, days::read, clocks::read, places::read, calendar::read_bare];
    for reader in readers {
        if let Some(found) = reader(here)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Words that join the pieces of a date and say nothing themselves.
fn is_connector(word: &str) -> bool {
    matches!(word, "" | "at" | "@" | "on" | "the")
}

#[cfg(test)]
mod tests;
