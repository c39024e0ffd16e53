//! The few words of time that summaries and refusals need.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::draft::Draft;
use crate::domain::{command::Log, moment::Moment};

/// A moment: "Thu 12 Nov, 15:00", or "Thu 12 Nov" for a date.
pub(super) fn at(draft: &Draft<'_>, when: Moment) -> String {
    match when {
        Moment::Instant(at) => instant(draft, at.with_timezone(&Utc)),
        Moment::Date(date) => date.format("%a %-d %b").to_string(),
    }
}

/// An instant in the user's zone: "Thu 12 Nov, 15:00"; for what is known by its date alone "Thu 12 Nov".
pub(super) fn instant(draft: &Draft<'_>, at: DateTime<Utc>) -> String {
    let zone = draft.zone();
    let (date, day) = (zone.date_of(at), zone.local(at).format("%a %-d %b"));
    // A date without a time counts as its day's last second; nobody said a time.
    if zone.end_of_day(date).signed_duration_since(at) == TimeDelta::seconds(1) {
        return day.to_string();
    }
    format!("{day}, {}", zone.local(at).format("%H:%M"))
}

/// " by e-mail" and ", Tue 10 Nov": what is said of how and when, where it is not now.
pub(super) fn how_and_when(draft: &Draft<'_>, log: &Log) -> String {
    let how = log.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
    let when = log.when.map(|when| format!(", {}", at(draft, when))).unwrap_or_default();
    format!("{how}{when}")
}
