//! Dates and lengths in words for the screen. What begins with `full` stands anywhere; the rest is short for the eye
//! of somebody who knows what day it is.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use crate::domain::{moment::Moment, zone::Now};

/// `Thu 12 Nov 2026, 15:00`
pub fn full(at: DateTime<FixedOffset>) -> String {
    format!("{}, {}", full_date(at.date_naive()), clock(at.time()))
}

/// `Thu 12 Nov 2026`
pub fn full_date(date: NaiveDate) -> String {
    format!("{} {}", date.weekday(), date_with_year(date))
}

/// `12 Nov 2026`
pub fn date_with_year(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// `Thu 12 Nov 2026, 15:00`, or only the date where no time is known.
pub fn full_moment(moment: Moment) -> String {
    match moment {
        Moment::Instant(at) => full(at),
        Moment::Date(date) => full_date(date),
    }
}

/// `15:00`
pub fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `9 Nov`, in another year than today's `9 Nov 2025`.
pub fn plain_date(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { day_and_month(date) } else { date_with_year(date) }
}

/// `9 Nov`: written without chrono's patterns, which are read anew each time; lists hold many days.
fn day_and_month(date: NaiveDate) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(date.month0()).ok().and_then(|month| MONTHS.get(month));
    format!("{} {}", date.day(), month.copied().unwrap_or_default())
}

/// `Wed 18 Nov`, in another year `Wed 18 Nov 2025`.
pub fn weekday_date(date: NaiveDate, today: NaiveDate) -> String {
    format!("{} {}", date.weekday(), plain_date(date, today))
}

/// `today`, `yesterday`, `tomorrow`, else `Wed 18 Nov`.
pub fn day(date: NaiveDate, today: NaiveDate) -> String {
    near(date, today).map_or_else(|| weekday_date(date, today), str::to_owned)
}

/// `today`, `yesterday`, `tomorrow`, `Wed` less than a week away, else `18 Nov`.
pub fn short_day(date: NaiveDate, today: NaiveDate) -> String {
    near(date, today).map_or_else(|| weekday_or_date(date, today), str::to_owned)
}

/// `15:00` today, `Tue 11:20` less than a week away, else `9 Nov`. A day's last second is what a date without a time
/// counts as ([`Moment::instant`]), so it is named as [`short_day`] does: nobody said a time.
pub fn short(at: DateTime<Utc>, now: &Now) -> String {
    let (local, today) = (now.zone.local(at), now.today());
    let date = local.date_naive();
    if is_last_second(at, now) {
        return short_day(date, today);
    }
    match days_between(today, date) {
        0 => clock(local.time()),
        -6..=6 => format!("{} {}", date.weekday(), clock(local.time())),
        _ => plain_date(date, today),
    }
}

/// As [`short`]; for a date without a time as [`short_day`].
pub fn short_moment(moment: Moment, now: &Now) -> String {
    match moment {
        Moment::Instant(at) => short(at.with_timezone(&Utc), now),
        Moment::Date(date) => short_day(date, now.today()),
    }
}

/// As [`short`], in words that are right on any day: `Tue 10 Nov 2026, 11:20`, `Mon 9 Nov 2026`.
pub fn lasting(at: DateTime<Utc>, now: &Now) -> String {
    if is_last_second(at, now) { full_date(now.zone.date_of(at)) } else { full(now.zone.local(at)) }
}

/// A time from which something is to be done. The first instant of a day is named by the day: `today`, `Wed`,
/// `18 Nov`; any other as [`short`].
pub fn opening(at: DateTime<Utc>, now: &Now) -> String {
    let date = now.zone.date_of(at);
    if now.zone.start_of_day(date) == at { short_day(date, now.today()) } else { short(at, now) }
}

/// A time by which something is to be done. The end of a day is the first instant of the next one, so that one is
/// named by the day that ends: `today`, `Wed`, `18 Nov`; any other as [`short`].
pub fn deadline(at: DateTime<Utc>, now: &Now) -> String {
    let date = now.zone.date_of(at);
    match date.pred_opt() {
        Some(ended) if now.zone.start_of_day(date) == at => short_day(ended, now.today()),
        _ => short(at, now),
    }
}

fn is_last_second(at: DateTime<Utc>, now: &Now) -> bool {
    let date = now.zone.date_of(at);
    // Most times are followed by another second of the same day, which is soon said.
    let second = TimeDelta::seconds(1);
    at.checked_add_signed(second).is_none_or(|next| now.zone.date_of(next) != date)
        && now.zone.end_of_day(date).signed_duration_since(at) == second
}

/// `16 min`, `3 h 16 min`, from two days on `2 days`. Which way it runs does not matter.
pub fn length(time: TimeDelta) -> String {
    let minutes = time.num_minutes().unsigned_abs();
    match (minutes / 60, minutes % 60) {
        (0, 0) => "less than a minute".to_owned(),
        (0, minutes) => format!("{minutes} min"),
        (hours @ 48.., _) => format!("{} days", hours / 24),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// `in 6 h 56 min`, `in 3 days`, `3 h 16 min ago`, `now`. Minutes are those that clocks show, days are local ones.
pub fn distance(at: DateTime<Utc>, now: &Now) -> String {
    match (between(at, now), at > now.instant) {
        (None, _) => "now".to_owned(),
        (Some(length), true) => format!("in {length}"),
        (Some(length), false) => format!("{length} ago"),
    }
}

/// `3 h 16 min late`, `3 days late`; `late` at the limit itself.
pub fn late(limit: DateTime<Utc>, now: &Now) -> String {
    between(limit, now).map_or_else(|| "late".to_owned(), |length| format!("{length} late"))
}

/// The length between the minutes that two clocks show; none within the same minute.
fn between(at: DateTime<Utc>, now: &Now) -> Option<String> {
    let minutes = at.timestamp().div_euclid(60).saturating_sub(now.instant.timestamp().div_euclid(60));
    let apart = TimeDelta::try_minutes(minutes)?;
    if minutes == 0 {
        return None;
    }
    let days = days_between(now.today(), now.zone.date_of(at)).unsigned_abs();
    Some(if minutes.unsigned_abs() < 48 * 60 || days < 2 { length(apart) } else { format!("{days} days") })
}

fn near(date: NaiveDate, today: NaiveDate) -> Option<&'static str> {
    match days_between(today, date) {
        -1 => Some("yesterday"),
        0 => Some("today"),
        1 => Some("tomorrow"),
        _ => None,
    }
}

fn weekday_or_date(date: NaiveDate, today: NaiveDate) -> String {
    match days_between(today, date) {
        -6..=6 => date.weekday().to_string(),
        _ => plain_date(date, today),
    }
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

#[cfg(test)]
mod tests;
