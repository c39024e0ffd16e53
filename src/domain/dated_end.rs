//! A line that may end with the day it is about: `send her the article by fri`.

use chrono::NaiveDate;

use super::{
    book::Book,
    line::{Unready, sentence::sentence, typing::Typing},
    when::{self, Direction, NotADate},
    zone::Now,
};

/// A line parted from its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedEnd<'a> {
    /// What stands before the day.
    pub text: &'a str,
    /// The day.
    pub day: Option<NaiveDate>,
    /// What is to be said of the day.
    pub remarks: Vec<String>,
}

/// Parts `text` at the last of the words `marks` behind which stands a day to come, and nothing else.
///
/// # Errors
/// Where something with a number stands there that no calendar has, or that has two readings: it was meant as a day.
pub fn part<'a>(text: &'a str, marks: &[&str], book: &Book, now: &Now) -> Result<DatedEnd<'a>, Unready> {
    let typing = Typing::new(book, now);
    let starts = text.char_indices().filter(|(at, letter)| {
        !letter.is_whitespace()
            && (*at == 0 || text.get(..*at).is_some_and(|before| before.ends_with(char::is_whitespace)))
    });
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    for at in starts.into_iter().rev() {
        let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
        let Some((word, day)) = behind.split_once(char::is_whitespace) else { continue };
        if !marks.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        match when::parse(day, Direction::Ahead, &typing.context()) {
            Ok(understood) => {
                return Ok(DatedEnd {
                    text: before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';')),
                    day: Some(understood.moment.date(&now.zone)),
                    remarks: understood.remarks.iter().map(|remark| sentence(&remark.to_string())).collect(),
                });
            }
            Err(NotADate::NotUnderstood(_) | NotADate::Empty) => {}
            Err(reason) if day.contains(|c: char| c.is_ascii_digit()) => return Err(reason.into()),
            Err(_) => {}
        }
    }
    Ok(DatedEnd { text: text.trim(), day: None, remarks: Vec::new() })
}

/// The same; where the day is said `beside` the line, none is looked for in it.
///
/// # Errors
/// As [`part`].
pub fn part_beside<'a>(
    text: &'a str,
    beside: Option<NaiveDate>,
    marks: &[&str],
    book: &Book,
    now: &Now,
) -> Result<DatedEnd<'a>, Unready> {
    match beside {
        Some(day) => Ok(DatedEnd { text, day: Some(day), remarks: Vec::new() }),
        None => part(text, marks, book, now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::Zone;

    fn parted(text: &str) -> String {
        let instant =
            "2026-11-12T08:04:00+01:00".parse::<chrono::DateTime<chrono::FixedOffset>>().unwrap().to_utc();
        let now = Now { instant, zone: Zone::named("Europe/Vienna").unwrap() };
        match part(text, &["by", "closes"], &Book::default(), &now) {
            Ok(parted) => {
                format!("{}|{}", parted.text, parted.day.map(|day| day.to_string()).unwrap_or_default())
            }
            Err(unready) => format!("not: {unready}"),
        }
    }

    #[test]
    fn a_day_at_the_end() {
        for (text, expected) in [
            ("send the article by fri", "send the article|2026-11-13"),
            ("send the article, by 1 dec", "send the article|2026-12-01"),
            ("send it by mail by f", "send it by mail|2026-11-13"),
            ("send it by mail", "send it by mail|"),
            ("stand by", "stand by|"),
            ("by fri", "|2026-11-13"),
            ("  read Little Women by May Alcott ", "read Little Women by May Alcott|"),
            ("read something by may", "read something by may|"),
            ("junior researcher at Hale, Closes 30 nov", "junior researcher at Hale|2026-11-30"),
            ("send it BY 2027-01-04 9am", "send it|2027-01-04"),
            ("send it by 31 nov", "not: November has 30 days"),
            ("naïve by ☃ by in 2 days", "naïve by ☃|2026-11-14"),
            ("", "|"),
        ] {
            assert_eq!(parted(text), expected, "{text:?}");
        }
    }
}
