//! The few words of time that summaries and refusals need.

use chrono::{DateTime, Utc};

use super::super::draft::Draft;
use crate::domain::{command::Log, moment::Moment};

/// A moment: "Thu 12 Nov, 15:00", or "Thu 12 Nov" for a date.
pub(super) fn at(draft: &Draft<'_>, when: Moment) -> String {
    match when {
        Moment::Instant(at) => instant(draft, at.with_timezone(&Utc)),
        Moment::Date(date) => date.format("%a %-d %b").to_string(),
    }
}

/// An instant in the user's zone: "Thu 12 Nov, 15:00".
pub(super) fn instant(draft: &Draft<'_>, at: DateTime<Utc>) -> String {
    draft.zone().local(at).format("%a %-d %b, %H:%M").to_string()
}

/// " by e-mail" and ", Tue 10 Nov": what is said of how and when, where it is not now.
pub(super) fn how_and_when(draft: &Draft<'_>, log: &Log) -> String {
    let how = log.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
    let when = log.when.map(|when| format!(", {}", at(draft, when))).unwrap_or_default();
    format!("{how}{when}")
}
