//! The book as a verb reads it, at one moment, and what words mean in it.

use chrono::{DateTime, FixedOffset, Utc};

use super::failure::{Failure, capital};
use crate::{
    domain::{
        book::Book,
        calendar::Calendar,
        when::{self, Context, Direction, NotADate, Understood},
        working_days::WorkingDays,
        zone::Now,
    },
    exchange::dates::month_named,
};

/// The book, and the moment at which it is read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The book.
    pub book: Book,
    /// The moment and the user's zone.
    pub now: Now,
    /// What is to be said about the time zone.
    pub notice: Option<String>,
    working_days: WorkingDays,
}

impl Reading {
    /// `book` at `now`.
    pub fn new(book: Book, now: Now, notice: Option<String>) -> Self {
        let working_days = book.settings.working_days();
        Self { book, now, notice, working_days }
    }

    /// The start of the next review day.
    pub fn next_review(&self) -> DateTime<Utc> {
        Calendar::new(&self.now.zone, &self.book.settings).next_review(self.now.instant)
    }

    /// What dates mean here.
    pub fn context(&self) -> Context<'_> {
        Context { now: &self.now, working_days: &self.working_days, morning: self.book.settings.morning }
    }

    /// The date that `words` say; none where there are none.
    ///
    /// # Errors
    /// Where they are not a date, or not one date.
    pub fn when(&self, words: &[String], direction: Direction) -> Result<Option<Understood>, Failure> {
        if words.is_empty() {
            return Ok(None);
        }
        when::parse(&words.join(" "), direction, &self.context()).map(Some).map_err(|refused| {
            let hint = match refused {
                NotADate::NotUnderstood(_) => "a name of several words goes in quotes: 'Ada Quill'",
                _ => "",
            };
            Failure::refused("time", capital(&refused.to_string()), hint)
        })
    }

    /// The date and the rest: the longest date that `words` begin with, and what follows it.
    ///
    /// # Errors
    /// Where they begin with no date.
    pub fn when_then<'w>(
        &self,
        words: &'w [String],
        direction: Direction,
    ) -> Result<(Understood, Vec<&'w str>), Failure> {
        let words: Vec<&str> = words.iter().flat_map(|word| word.split_whitespace()).collect();
        let refused = |why: String| Failure::refused("time", capital(&why), "");
        match when::parse_words(&words, direction, &self.context()) {
            Some((Ok(understood), taken)) => {
                Ok((understood, words.get(taken..).unwrap_or_default().to_vec()))
            }
            Some((Err(why), _)) => Err(refused(why.to_string())),
            None => {
                let first = words.first().copied().unwrap_or_default();
                foreign_month(&words).map_or(Ok(()), |why| Err(refused(why)))?;
                let understood = when::parse(first, direction, &self.context());
                let understood = understood.map_err(|why| refused(why.to_string()))?;
                Ok((understood, words.get(1..).unwrap_or_default().to_vec()))
            }
        }
    }

    /// The instant of a date for what needs one: a date alone means that morning.
    pub fn instant(&self, understood: &Understood) -> DateTime<FixedOffset> {
        self.context().at_morning(understood.moment)
    }
}

/// A bare number is a day of the month, but not before a word that is a month in another language.
fn foreign_month(words: &[&str]) -> Option<String> {
    let [number, month, ..] = words else { return None };
    let day = number.trim_end_matches('.');
    let is_day = (1..=2).contains(&day.len()) && day.bytes().all(|byte| byte.is_ascii_digit());
    // Of the months of other languages these are English words too.
    let is_word = matches!(*month, "set" | "ago");
    let named = month_named(month).filter(|_| is_day && !is_word)?;
    let english = when::month_short(named);
    Some(format!(
        "{number} {month} is not understood as a date; months are written in English: {day} {english}"
    ))
}

/// The remarks of a date, as lines.
pub fn remarks(understood: Option<&Understood>) -> Vec<String> {
    understood.iter().flat_map(|understood| &understood.remarks).map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_a_month_of_another_language_is_no_day() {
        for (words, expected) in [
            (
                &["3", "mai", "call"][..],
                Some("3 mai is not understood as a date; months are written in English: 3 may"),
            ),
            (
                &["5.", "Jänner"],
                Some("5. Jänner is not understood as a date; months are written in English: 5 jan"),
            ),
            (&["3", "set", "up"], None),
            (&["3", "call"], None),
            (&["mai", "call"], None),
            (&["3"], None),
        ] {
            assert_eq!(foreign_month(words).as_deref(), expected, "{words:?}");
        }
    }
}
