//! Days as one says them in a message: they must still be right when it is read.

use chrono::{Datelike, NaiveDate};

/// A day that has passed: "today", "on Tuesday", "on 3 November", "on 3 November 2025".
pub(super) fn past_day(date: NaiveDate, today: NaiveDate) -> String {
    match today.signed_duration_since(date).num_days() {
        0 => "today".to_owned(),
        1..=6 => format!("on {}", date.format("%A")),
        _ => format!("on {}", long_date(date, today)),
    }
}

/// A day that is to come: "in January" for a month's first, else "on 11 January".
pub(super) fn coming_day(date: NaiveDate, today: NaiveDate) -> String {
    match date.signed_duration_since(today).num_days() {
        ..=0 => "about now".to_owned(),
        _ if date.day() == 1 && date.year() <= today.year() + 1 => format!("in {}", date.format("%B")),
        _ => format!("on {}", long_date(date, today)),
    }
}

/// A month: "March 2019".
pub(super) fn month(date: NaiveDate) -> String {
    date.format("%B %Y").to_string()
}

/// "a", "a and b", "a, b and c".
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn long_date(date: NaiveDate, today: NaiveDate) -> String {
    let near = today.signed_duration_since(date).num_days().abs() < 300;
    if near { date.format("%-d %B").to_string() } else { date.format("%-d %B %Y").to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_said_in_words() {
        let today = day("2026-11-12");
        for (date, expected) in [
            ("2026-11-12", "today"),
            ("2026-11-11", "on Wednesday"),
            ("2026-11-06", "on Friday"),
            ("2026-11-05", "on 5 November"),
            ("2025-11-20", "on 20 November 2025"),
        ] {
            assert_eq!(past_day(day(date), today), expected);
        }
        for (date, expected) in [
            ("2027-01-01", "in January"),
            ("2027-01-11", "on 11 January"),
            ("2026-11-12", "about now"),
            ("2028-01-01", "on 1 January 2028"),
        ] {
            assert_eq!(coming_day(day(date), today), expected);
        }
        assert_eq!(month(day("2019-03-14")), "March 2019");
        for (items, expected) in
            [(&["a"][..], "a"), (&["a", "b"], "a and b"), (&["a", "b", "c"], "a, b and c")]
        {
            let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
            assert_eq!(listed(&items), expected);
        }
    }
}
