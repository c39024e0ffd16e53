//! Dates in reasons.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::domain::{moment::Moment, zone::Now};

/// `Wed` less than a week away, else `Wed 18 Nov`, in another year `Wed 18 Nov 2025`; `today` today.
pub(super) fn short_day(date: NaiveDate, today: NaiveDate) -> String {
    let form = match (date - today).num_days() {
        0 => return "today".to_owned(),
        -6..=6 => "%a",
        _ if date.year() == today.year() => "%a %-d %b",
        _ => "%a %-d %b %Y",
    };
    date.format(form).to_string()
}

/// `today 15:00`, `Tue 11:20`, `Tue 10 Nov, 11:20`.
pub(super) fn short(at: DateTime<Utc>, now: &Now) -> String {
    let local = now.zone.local(at);
    let day = short_day(local.date_naive(), now.today());
    let comma = if day.contains(char::is_numeric) { "," } else { "" };
    format!("{day}{comma} {}", clock(at, now))
}

/// As [`short`]; for a date without a time as [`short_day`].
pub(super) fn short_moment(moment: Moment, now: &Now) -> String {
    match moment {
        Moment::Instant(at) => short(at.with_timezone(&Utc), now),
        Moment::Date(date) => short_day(date, now.today()),
    }
}

/// `15:30`.
pub(super) fn clock(at: DateTime<Utc>, now: &Now) -> String {
    now.zone.local(at).format("%H:%M").to_string()
}

/// `1 working day`, `7 working days`.
pub(super) fn count(number: u32, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
