//! The few words of time that summaries and refusals need.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::draft::Draft;
use crate::domain::{command::Log, moment::Moment, when::words};

/// A moment: "Thu 12 Nov, 15:00", or "Thu 12 Nov" for a date; with its year where that is another one.
pub(in crate::domain::apply) fn at(draft: &Draft<'_>, when: Moment) -> String {
    match when {
        Moment::Instant(at) => instant(draft, at.with_timezone(&Utc)),
        Moment::Date(date) => words::weekday_date(date, draft.now.today()),
    }
}

/// An instant in the user's zone: "Thu 12 Nov, 15:00", with its year where that is another one; for what is known by
/// its date alone "Thu 12 Nov".
pub(in crate::domain::apply) fn instant(draft: &Draft<'_>, at: DateTime<Utc>) -> String {
    let zone = draft.zone();
    let local = zone.local(at);
    let date = words::weekday_date(local.date_naive(), draft.now.today());
    // A date without a time counts as its day's last second; nobody said a time.
    if zone.end_of_day(local.date_naive()).signed_duration_since(at) == TimeDelta::seconds(1) {
        return date;
    }
    format!("{date}, {}", words::clock(local.time()))
}

/// " by e-mail" and ", Tue 10 Nov": what is said of how and when, where it is not now.
pub(super) fn how_and_when(draft: &Draft<'_>, log: &Log) -> String {
    let how = log.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
    let when = log.when.map(|when| format!(", {}", at(draft, when))).unwrap_or_default();
    format!("{how}{when}")
}
