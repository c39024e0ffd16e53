//! Times of day: `3pm`, `3:30 pm`, `15:00`, `15h`, `9.30am`.

use chrono::NaiveTime;

use super::{
    here::{Found, Here},
    names::{leading_digits, number},
    refusal::NotADate,
    said::{Piece, Time},
};

/// A time as it is written, before its numbers are judged.
struct Written<'a> {
    hour: u32,
    separator: Option<char>,
    minute: Option<u32>,
    second: u32,
    nanosecond: u32,
    suffix: &'a str,
}

/// Reads a time of day.
pub fn read(here: &Here<'_>) -> Found<Piece> {
    if here.said.time.is_some() {
        return Ok(None);
    }
    if is_span(here.word(0)) {
        let word = here.word(0);
        return Err(NotADate::Unclear(format!(
            "{word} is two times: write the first, and the length as 30 min"
        )));
    }
    let Some(written) = written(here.word(0)) else { return Ok(None) };
    let (half, taken) = match (half(written.suffix), half(here.word(1))) {
        (Some(half), _) => (Some(half), 1),
        (None, Some(half)) if written.suffix.is_empty() && written.separator != Some('h') => (Some(half), 2),
        _ => (None, 1),
    };
    if let Some(half) = half {
        return Ok(Some((Piece::Time(Time::At(twelve_hours(&written, half)?)), taken)));
    }
    if !written.suffix.is_empty() {
        return Ok(None);
    }
    let counts = match (written.separator, written.minute) {
        (Some(':'), Some(_)) => true,
        (Some('.'), Some(_)) => here.is_trusted(),
        (Some('h'), Some(_)) => here.is_alone() || is_afternoon(written.hour),
        (Some('h'), None) => hour_with_h(here, written.hour)?,
        (None, None) => bare_hour(here, written.hour)?,
        _ => false,
    };
    if counts {
        Ok(Some((Piece::Time(Time::At(twenty_four_hours(here, &written)?)), taken)))
    } else {
        Ok(None)
    }
}

/// `15:00-15:30`, `3-4pm`
fn is_span(word: &str) -> bool {
    let Some((from, to)) = word.split_once(['-', '\u{2013}']) else { return false };
    written(from).is_some() && written(to).is_some_and(|to| to.minute.is_some() || half(to.suffix).is_some())
}

/// What a bare or ill-placed number should have been: it could be a day or an hour.
pub fn spare_number(word: &str) -> Option<NotADate> {
    let number = number(word).filter(|_| word.len() <= 2)?;
    Some(NotADate::Unclear(match number {
        1..=12 => format!("{number} could be a day or an hour: write {number} nov, {number}am or {number}pm"),
        _ => format!("{number} could be a day or an hour: write {number} nov or {number}:00"),
    }))
}

/// `15h` is a time; `2h` could be two hours as well.
fn hour_with_h(here: &Here<'_>, hour: u32) -> Result<bool, NotADate> {
    if is_afternoon(hour) || (here.is_alone() && (here.said.has_day() || here.after_at)) {
        return Ok(true);
    }
    if !here.is_alone() {
        return Ok(false);
    }
    Err(NotADate::Unclear(format!("{hour}h could be a length or a time: write +{hour}h or {hour}:00")))
}

/// `at 15` is a time; `at 3` could be two of them.
fn bare_hour(here: &Here<'_>, hour: u32) -> Result<bool, NotADate> {
    if !here.after_at || !here.is_trusted() {
        return Ok(false);
    }
    if is_afternoon(hour) {
        return Ok(true);
    }
    Err(NotADate::Unclear(format!("{hour} could be {hour}am or {hour}pm: write one of them")))
}

fn is_afternoon(hour: u32) -> bool {
    hour == 0 || hour > 12
}

fn written(word: &str) -> Option<Written<'_>> {
    let (hour, rest) = leading_digits(word);
    let hour = number(hour).filter(|_| hour.len() <= 2)?;
    let bare =
        |separator, suffix| Written { hour, separator, minute: None, second: 0, nanosecond: 0, suffix };
    let separator = rest.chars().next().filter(|c| matches!(c, ':' | '.' | 'h'));
    let Some(separator) = separator else { return Some(bare(None, rest)) };
    let after = rest.strip_prefix(separator).unwrap_or_default();
    if separator == 'h' && after.is_empty() {
        return Some(bare(Some('h'), ""));
    }
    let (minute, rest) = two_digits(after)?;
    let (second, rest) = rest.strip_prefix(':').and_then(two_digits).unwrap_or((0, rest));
    let (nanosecond, suffix) = rest.strip_prefix('.').and_then(fraction).unwrap_or((0, rest));
    Some(Written { hour, separator: Some(separator), minute: Some(minute), second, nanosecond, suffix })
}

fn two_digits(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = leading_digits(text);
    number(digits).filter(|_| digits.len() == 2).map(|number| (number, rest))
}

/// Parts of a second, down to its billionths.
fn fraction(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = leading_digits(text);
    let nanoseconds: String = digits.chars().chain("000000000".chars()).take(9).collect();
    number(&nanoseconds).filter(|_| !digits.is_empty()).map(|number| (number, rest))
}

#[derive(Clone, Copy)]
enum Half {
    Am,
    Pm,
}

fn half(word: &str) -> Option<Half> {
    match word {
        "am" | "a.m." | "a.m" => Some(Half::Am),
        "pm" | "p.m." | "p.m" => Some(Half::Pm),
        _ => None,
    }
}

fn twelve_hours(written: &Written<'_>, half: Half) -> Result<NaiveTime, NotADate> {
    let hour = written.hour;
    if !(1..=12).contains(&hour) {
        let name = match half {
            Half::Am => "am",
            Half::Pm => "pm",
        };
        return Err(NotADate::Impossible(format!(
            "{hour}{name} is no time of day: before am and pm, hours go from 1 to 12"
        )));
    }
    let hour = match half {
        Half::Am => hour % 12,
        Half::Pm => hour % 12 + 12,
    };
    time_of(hour, written)
}

fn twenty_four_hours(here: &Here<'_>, written: &Written<'_>) -> Result<NaiveTime, NotADate> {
    if written.hour == 24 {
        let text = "24:00 is 0:00 of the next day: write that day and 0:00";
        return Err(NotADate::Impossible(text.to_owned()));
    }
    if written.hour > 23 {
        let word = here.word(0);
        return Err(NotADate::Impossible(format!("{word} is no time of day: hours go from 0 to 23")));
    }
    time_of(written.hour, written)
}

fn time_of(hour: u32, written: &Written<'_>) -> Result<NaiveTime, NotADate> {
    let minute = written.minute.unwrap_or(0);
    let time = NaiveTime::from_hms_nano_opt(hour, minute, written.second, written.nanosecond);
    time.ok_or_else(|| {
        let (unit, value) = if minute > 59 { ("minutes", minute) } else { ("seconds", written.second) };
        NotADate::Impossible(format!("{value} is too much: {unit} go from 0 to 59"))
    })
}
