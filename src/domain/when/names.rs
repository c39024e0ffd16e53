//! The names of days, months and numbers, and their beginnings.

use chrono::Weekday;

pub const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// The shortest beginning of a weekday or month that counts among other words.
const SHORT: usize = 3;

/// The weekday with this name, or with this beginning of at least three letters.
pub fn weekday(word: &str) -> Option<Weekday> {
    if word == "weds" {
        return Some(Weekday::Wed);
    }
    let named = |(name, weekday): &(&str, Weekday)| name.starts_with(word).then_some(*weekday);
    (word.len() >= SHORT).then(|| WEEKDAYS.iter().find_map(named)).flatten()
}

/// The number of the month with this name, or with this beginning of at least three letters.
pub fn month(word: &str) -> Option<u32> {
    if word.len() < SHORT {
        return None;
    }
    (1..).zip(MONTHS).find(|(_, name)| name.to_lowercase().starts_with(word)).map(|(number, _)| number)
}

/// The name of a month; empty for a number that is none.
pub fn month_name(month: u32) -> &'static str {
    let index = usize::try_from(month).unwrap_or(0).checked_sub(1);
    index.and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

/// The first three letters of a month's name, in lower case.
pub fn month_short(month: u32) -> String {
    month_name(month).chars().take(SHORT).collect::<String>().to_lowercase()
}

/// A number of at most nine digits.
pub fn number(word: &str) -> Option<u32> {
    let plain = (1..=9).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
}

/// A number in digits, or as a word up to twelve.
pub fn count(word: &str) -> Option<u32> {
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    number(word).or_else(|| (0..).zip(NUMBERS).find(|(_, name)| *name == word).map(|(number, _)| number))
}

/// The digits a text begins with, and the rest.
pub fn leading_digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
