//! Days in the cells of a table, as LinkedIn and people write them and as spreadsheets make them over.

use std::fmt;

use chrono::NaiveDate;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// In which order a file's all-numeric dates name day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// No date depends on it: months are words, or the year comes first.
    Plain,
    /// The day comes first: some date makes sense in no other way, and none speaks against it.
    DayFirst,
    /// The month comes first, likewise.
    MonthFirst,
    /// Every such date can be read both ways.
    Unknown,
    /// Some dates make sense with the day first only, others with the month first only.
    Contradictory,
}

impl fmt::Display for DateOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plain => "dates are plain",
            Self::DayFirst => "the day comes first",
            Self::MonthFirst => "the month comes first",
            Self::Unknown => "day and month cannot be told apart",
            Self::Contradictory => "some dates name the day first, others the month",
        })
    }
}

/// One date as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// There is one way to read it.
    Day(NaiveDate),
    /// Two numbers stand before the year, and this is what they say in one order and in the other.
    Either {
        /// With the day first; `None` where there is no such day.
        day_first: Option<NaiveDate>,
        /// With the month first; `None` where there is no such day.
        month_first: Option<NaiveDate>,
    },
    /// No date, or one that no calendar has.
    Nonsense,
}

impl Written {
    /// Reads one cell. A time of day is passed over: a connection has a date.
    pub fn read(text: &str) -> Self {
        let parts: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '.'))
            .map(|part| {
                part.split_once('T').filter(|(day, _)| number(day).is_some()).map_or(part, |(day, _)| day)
            })
            .filter(|part| !part.is_empty() && !part.contains(':') && !is_filler(part))
            .take(4)
            .collect();
        let &[first, second, third] = parts.as_slice() else {
            return Self::Nonsense;
        };
        match (number(first), number(second), number(third)) {
            (Some(year), Some(month), Some(day)) if first.len() == 4 => date(year, month, day).into(),
            // Dots are written between the numbers only where the day comes first.
            (Some(day), Some(month), Some(_)) if text.contains('.') => {
                year_of(third).and_then(|year| date(year, month, day)).into()
            }
            (Some(one), Some(two), Some(_)) => {
                let year = year_of(third);
                let day_first = year.and_then(|year| date(year, two, one));
                let month_first = year.and_then(|year| date(year, one, two));
                if day_first.is_none() && month_first.is_none() {
                    Self::Nonsense
                } else {
                    Self::Either { day_first, month_first }
                }
            }
            (Some(day), None, Some(_)) => named(third, second, day).into(),
            (None, Some(day), Some(_)) => named(third, first, day).into(),
            _ => Self::Nonsense,
        }
    }

    /// The day meant, where `order` makes that certain. A date that makes sense in one order only needs no other proof.
    pub fn day(self, order: DateOrder) -> Option<NaiveDate> {
        match self {
            Self::Day(day)
            | Self::Either { day_first: Some(day), month_first: None }
            | Self::Either { day_first: None, month_first: Some(day) } => Some(day),
            Self::Either { day_first, month_first } if day_first == month_first => day_first,
            Self::Either { day_first, month_first } => match order {
                DateOrder::DayFirst => day_first,
                DateOrder::MonthFirst => month_first,
                DateOrder::Plain | DateOrder::Unknown | DateOrder::Contradictory => None,
            },
            Self::Nonsense => None,
        }
    }
}

impl From<Option<NaiveDate>> for Written {
    fn from(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Nonsense, Self::Day)
    }
}

/// The order that the dates of one column agree on.
pub fn order_of(column: impl IntoIterator<Item = Written>) -> DateOrder {
    let (mut open, mut day_leads, mut month_leads) = (false, false, false);
    for written in column {
        match written {
            Written::Either { day_first: Some(_), month_first: None } => day_leads = true,
            Written::Either { day_first: None, month_first: Some(_) } => month_leads = true,
            Written::Either { day_first, month_first } => open |= day_first != month_first,
            Written::Day(_) | Written::Nonsense => {}
        }
    }
    match (day_leads, month_leads) {
        (true, true) => DateOrder::Contradictory,
        (true, false) => DateOrder::DayFirst,
        (false, true) => DateOrder::MonthFirst,
        (false, false) if open => DateOrder::Unknown,
        (false, false) => DateOrder::Plain,
    }
}

/// Words between the parts: halves of the day, and the Spanish and Portuguese "of".
fn is_filler(part: &str) -> bool {
    ["am", "pm", "de"].iter().any(|filler| part.eq_ignore_ascii_case(filler))
}

/// A number of one to four digits.
fn number(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A year of four digits, or of two: LinkedIn is younger than the century.
fn year_of(text: &str) -> Option<u32> {
    let year = number(text)?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn named(year: &str, month: &str, day: u32) -> Option<NaiveDate> {
    date(year_of(year)?, month_named(month)?, day)
}

/// The months in English, German, French and Spanish, without accents.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janner", "jaenner", "janvier", "enero"],
    &["february", "februar", "fevrier", "febrero"],
    &["march", "marz", "maerz", "mrz", "mars", "marzo"],
    &["april", "avril", "abril"],
    &["may", "mai", "mayo"],
    &["june", "juni", "juin", "junio"],
    &["july", "juli", "juillet", "julio"],
    &["august", "aout", "agosto"],
    &["september", "septembre", "septiembre", "setiembre"],
    &["october", "oktober", "octobre", "octubre"],
    &["november", "novembre", "noviembre"],
    &["december", "dezember", "decembre", "diciembre"],
];

/// The month that `text` names, whole or by a beginning of three letters or more that fits one month only.
pub fn month_named(text: &str) -> Option<u32> {
    let folded: String =
        text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).take(12).collect();
    if folded.len() < 3 {
        return None;
    }
    let mut fitting =
        (1..).zip(MONTHS).filter(|(_, names)| names.iter().any(|name| name.starts_with(folded.as_str())));
    let (month, _) = fitting.next()?;
    fitting.next().is_none().then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_that_can_be_read_in_one_way() {
        for (text, expected) in [
            ("15 Jan 2024", "2024-01-15"),
            ("05 Mar 2024", "2024-03-05"),
            ("5 Jan 2024", "2024-01-05"),
            ("  5  January  2024 ", "2024-01-05"),
            ("2024-01-15", "2024-01-15"),
            ("2024/01/15", "2024-01-15"),
            ("2024-01-15T09:30:00Z", "2024-01-15"),
            ("2024-01-15 09:30:00", "2024-01-15"),
            ("Jan 15, 2024", "2024-01-15"),
            ("January 5, 2024, 3:43 PM", "2024-01-05"),
            ("15-Jan-24", "2024-01-15"),
            ("5-May-25", "2025-05-05"),
            ("29 Feb 2024", "2024-02-29"),
            ("15.01.2024", "2024-01-15"),
            ("5.1.24", "2024-01-05"),
            ("15. März 2024", "2024-03-15"),
            ("3. Jänner 2024", "2024-01-03"),
            ("15 août 2024", "2024-08-15"),
            ("15 FÉVR. 2024", "2024-02-15"),
            ("15 de enero de 2024", "2024-01-15"),
            ("15 sept 2024", "2024-09-15"),
            ("15 juil. 2024", "2024-07-15"),
        ] {
            assert_eq!(Written::read(text), Written::Day(day(expected)), "{text:?}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_nonsense() {
        for text in [
            "",
            "soon",
            "31 Feb 2024",
            "29 Feb 2023",
            "Feb 31, 2024",
            "2024-02-31",
            "31/02/2024",
            "15/17/2024",
            "0/5/2024",
            "31.02.2024",
            "15 Jui 2024",
            "15 Ju 2024",
            "15 Hornung 2024",
            "15 Jan",
            "15 Jan 124",
            "15 Jan 20244",
            "1 2 3 4 2024",
            "Jan Feb Mar",
            "45306",
            "٣/٤/٢٠٢٤",
        ] {
            assert_eq!(Written::read(text), Written::Nonsense, "{text:?}");
        }
    }

    #[test]
    fn the_column_decides_the_order_or_nobody_does() {
        for (column, order, days) in [
            (&["3/15/2024", "3/4/2024"][..], DateOrder::MonthFirst, [Some("2024-03-15"), Some("2024-03-04")]),
            (&["03/04/24", "15/03/24"], DateOrder::DayFirst, [Some("2024-04-03"), Some("2024-03-15")]),
            (&["3-4-2024", "15-3-2024"], DateOrder::DayFirst, [Some("2024-04-03"), Some("2024-03-15")]),
            (&["3/4/2024", "5/6/2024"], DateOrder::Unknown, [None, None]),
            (&["3/4/2024", "5/5/2024"], DateOrder::Unknown, [None, Some("2024-05-05")]),
            (&["15/3/2024", "3/15/2024"], DateOrder::Contradictory, [Some("2024-03-15"), Some("2024-03-15")]),
            (&["5/5/2024", "15 Jan 2024"], DateOrder::Plain, [Some("2024-05-05"), Some("2024-01-15")]),
            // A date that does not exist proves nothing.
            (&["31/02/2024", "3/4/2024"], DateOrder::Unknown, [None, None]),
        ] {
            let written: Vec<Written> = column.iter().map(|text| Written::read(text)).collect();
            let found = order_of(written.iter().copied());
            assert_eq!(found, order, "{column:?}");
            let read: Vec<_> = written.iter().map(|written| written.day(found)).collect();
            assert_eq!(read, days.map(|text| text.map(day)), "{column:?}");
        }
        let mixed = ["15/3/2024", "3/15/2024", "3/4/2024"].map(Written::read);
        assert_eq!(mixed[2].day(order_of(mixed)), None);
    }
}
