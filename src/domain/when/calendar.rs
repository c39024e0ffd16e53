//! Days by the calendar: `27 nov`, `nov 27 2026`, `2026-11-27`, `27.11.`, `27/11`.

use chrono::{Datelike, NaiveDate};

use super::{
    here::{Found, Here},
    names::{leading_digits, month, month_name, month_short, number},
    refusal::{NotADate, YEARS},
    said::{Day, Piece},
};

/// Reads a day of the calendar that names its month.
pub fn read(here: &Here<'_>) -> Found<Piece> {
    if here.said.day.is_some() || here.said.part.is_some() {
        return Ok(None);
    }
    let readers = [iso, slashed, dotted, dotted_apart, day_then_month, month_then_day, hyphened];
    for reader in readers {
        if let Some((day, taken)) = reader(here)? {
            return Ok(Some((Piece::Day(day), taken)));
        }
    }
    Ok(None)
}

/// Reads a bare day of the month, which counts only where it cannot be anything else.
pub fn read_bare(here: &Here<'_>) -> Found<Piece> {
    let said = here.said;
    if said.day.is_some() || said.part.is_some() || here.after_at {
        return Ok(None);
    }
    let word = here.word(0);
    let (_, suffix) = leading_digits(word);
    let counts = if suffix.is_empty() || suffix == "." {
        here.is_alone() && said.weekday.is_none() && said.time.is_none()
    } else {
        here.is_alone() || said.weekday.is_some()
    };
    if let Some(day) = day_number(word).filter(|_| counts) {
        if !(1..=31).contains(&day) {
            return Err(NotADate::Impossible(format!("there is no day {day} in any month")));
        }
        return Ok(Some((Piece::Day(Day::Monthly(day)), 1)));
    }
    match month(word) {
        Some(month) if here.is_alone() => {
            let (name, short) = (month_name(month), month_short(month));
            Err(NotADate::Unclear(format!("{name} has many days: write one, such as 1 {short}")))
        }
        _ => Ok(None),
    }
}

/// `2026-11-27`, `2026/11/27`.
fn iso(here: &Here<'_>) -> Found<Day> {
    let word = here.word(0);
    let parts: Vec<&str> = word.split(if word.contains('-') { '-' } else { '/' }).collect();
    let [year, month, day] = parts.as_slice() else { return Ok(None) };
    let (Some(y), Some(m), Some(d)) = (number(year), number(month), number(day)) else { return Ok(None) };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return Ok(None);
    }
    Ok(Some((dated(Some(y), m, d)?, 1)))
}

/// `27/11`, `27/11/2026`. Whether day or month comes first is different from country to country.
fn slashed(here: &Here<'_>) -> Found<Day> {
    let parts: Vec<&str> = here.word(0).split('/').collect();
    let (first, second, year) = match parts.as_slice() {
        [first, second] => (first, second, None),
        [first, second, year] if matches!(year.len(), 2 | 4) && number(year).is_some() => {
            (first, second, Some(*year))
        }
        _ => return Ok(None),
    };
    let (Some(a), Some(b)) = (number(first), number(second)) else { return Ok(None) };
    if first.len() > 2 || second.len() > 2 {
        return Ok(None);
    }
    if let Some(year) = year.filter(|year| year.len() == 2) {
        return Err(NotADate::Unclear(format!(
            "{a}/{b}/{year} can be read in several ways: write the year in full"
        )));
    }
    let (is_month, other_is_month) = ((1..=12).contains(&a), (1..=12).contains(&b));
    if is_month && other_is_month && a != b {
        return Err(NotADate::Unclear(format!(
            "{} could be {a} {} or {b} {}: write {a} {} or {b} {}",
            here.word(0),
            month_name(b),
            month_name(a),
            month_short(b),
            month_short(a),
        )));
    }
    let (month, day) = if other_is_month || !is_month { (b, a) } else { (a, b) };
    Ok(Some((dated(year.and_then(number), month, day)?, 1)))
}

/// `27.11.`, `27.11.2026`, `27.11.26`, and `27.11` where it cannot be a time of day.
fn dotted(here: &Here<'_>) -> Found<Day> {
    let parts: Vec<&str> = here.word(0).split('.').collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month] => (day, month, None),
        [day, month, year] => (day, month, Some(*year)),
        _ => return Ok(None),
    };
    let (Some(d), Some(m)) = (number(day), number(month)) else { return Ok(None) };
    if day.len() > 2 || month.len() > 2 {
        return Ok(None);
    }
    match year {
        Some("") => Ok(Some(followed_by_year(here, m, d, 1)?)),
        Some(year) => {
            let Some(y) = number(year) else { return Ok(None) };
            let y = match year.len() {
                4 => y,
                2 => 2000 + y,
                _ => return Ok(None),
            };
            Ok(Some((dated(Some(y), m, d)?, 1)))
        }
        None if !here.is_alone() || matches!(here.word(1), "am" | "pm" | "a.m." | "p.m.") => Ok(None),
        None => {
            let may_be_date = (1..=31).contains(&d) && (1..=12).contains(&m);
            let may_be_time = d < 24 && m < 60 && month.len() == 2 && here.said.time.is_none();
            if may_be_date && may_be_time && !here.after_at {
                let month = month_short(m);
                return Err(NotADate::Unclear(format!(
                    "{d}.{m:02} could be a day or a time: write {d} {month} or {d}:{m:02}"
                )));
            }
            if may_be_time { Ok(None) } else { Ok(Some((dated(None, m, d)?, 1))) }
        }
    }
}

/// `27. 11.`, `27. 11. 2026`.
fn dotted_apart(here: &Here<'_>) -> Found<Day> {
    let number_before_dot =
        |word: &str| word.strip_suffix('.').filter(|digits| digits.len() <= 2).and_then(number);
    match (number_before_dot(here.word(0)), number_before_dot(here.word(1))) {
        (Some(day), Some(month)) => Ok(Some(followed_by_year(here, month, day, 2)?)),
        _ => Ok(None),
    }
}

/// `27 nov`, `27th of november`, `27. November 2026`, `27nov`.
fn day_then_month(here: &Here<'_>) -> Found<Day> {
    let word = here.word(0);
    let (digits, letters) = leading_digits(word);
    if let (1..=2, Some(day), Some(month)) = (digits.len(), number(digits), month(letters)) {
        return Ok(Some(followed_by_year(here, month, day, 1)?));
    }
    let Some(day) = day_number(word) else { return Ok(None) };
    let before_month = if here.word(1) == "of" { 2 } else { 1 };
    match month(here.word(before_month)) {
        Some(month) => Ok(Some(followed_by_year(here, month, day, before_month + 1)?)),
        None => Ok(None),
    }
}

/// `nov 27`, `November 27th, 2026`.
fn month_then_day(here: &Here<'_>) -> Found<Day> {
    match (month(here.word(0)), day_number(here.word(1))) {
        (Some(month), Some(day)) => Ok(Some(followed_by_year(here, month, day, 2)?)),
        _ => Ok(None),
    }
}

/// `27-nov`, `27-nov-2026`.
fn hyphened(here: &Here<'_>) -> Found<Day> {
    let parts: Vec<&str> = here.word(0).split('-').collect();
    let (day, name, year) = match parts.as_slice() {
        [day, name] => (day, name, None),
        [day, name, year] if year.len() == 4 => (day, name, number(year)),
        _ => return Ok(None),
    };
    match (day_number(day), month(name)) {
        (Some(day), Some(month)) => Ok(Some((dated(year, month, day)?, 1))),
        _ => Ok(None),
    }
}

fn followed_by_year(here: &Here<'_>, month: u32, day: u32, taken: usize) -> Result<(Day, usize), NotADate> {
    let word = here.word(taken);
    let year = number(word).filter(|_| word.len() == 4);
    match year {
        Some(year) if here.is_alone() || in_years(year) => Ok((dated(Some(year), month, day)?, taken + 1)),
        _ => Ok((dated(None, month, day)?, taken)),
    }
}

/// A day of the month: `27`, `27.`, `27th`.
fn day_number(word: &str) -> Option<u32> {
    let (digits, suffix) = leading_digits(word);
    let is_day = digits.len() <= 2 && matches!(suffix, "" | "." | "st" | "nd" | "rd" | "th");
    number(digits).filter(|_| is_day)
}

fn in_years(year: u32) -> bool {
    i32::try_from(year).is_ok_and(|year| YEARS.contains(&year))
}

/// The day of a year, or of every year. A day the month does not have is refused with the length of the month.
fn dated(year: Option<u32>, month: u32, day: u32) -> Result<Day, NotADate> {
    if !(1..=12).contains(&month) {
        return Err(NotADate::Impossible(format!("there is no month {month}: months go from 1 to 12")));
    }
    if year.is_some_and(|year| !in_years(year)) {
        return Err(NotADate::TooFar);
    }
    let year = year.and_then(|year| i32::try_from(year).ok());
    // 2000 was a leap year: what it has, some year has.
    if let Some(date) = NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day) {
        return Ok(if year.is_some() { Day::On(date) } else { Day::Yearly { month, day } });
    }
    if day == 0 {
        return Err(NotADate::Impossible("days of the month begin with 1".to_owned()));
    }
    let name = month_name(month);
    Err(NotADate::Impossible(match (year, month) {
        (None, 2) => "February has 28 or 29 days".to_owned(),
        (Some(year), 2) => format!("February {year} has {} days", days_in(year, month)),
        (year, _) => format!("{name} has {} days", days_in(year.unwrap_or(2000), month)),
    }))
}

fn days_in(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap_or(28)
}

/// Whether `date` lies in the years that are accepted.
pub fn accepted(date: NaiveDate) -> Result<NaiveDate, NotADate> {
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(NotADate::TooFar) }
}
