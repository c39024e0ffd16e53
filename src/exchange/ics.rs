//! iCalendar out (RFC 5545): talks, what is to be done after them, and follow-ups as they stand.
//!
//! Written for what calendars really read: times in UTC, no time zones of our own, no METHOD and nobody invited, so
//! that no calendar takes an entry for an invitation and answers it.

mod entry;
pub mod follow_ups;
pub mod talks;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::entry::{Entry, Span};
use super::content_lines::ContentLines;

/// Which edition of the book the entries are from: a calendar that has an older one takes the newer.
#[derive(Clone, Copy, Debug)]
pub struct Edition {
    /// When it is written.
    pub at: DateTime<Utc>,
    /// How many saves it has seen.
    pub generation: u64,
}

/// A calendar file with these entries, the earliest first. One without entries would not be one: calendars refuse it.
pub fn calendar(mut entries: Vec<Entry>, edition: Edition) -> String {
    entries.sort_by(|one, other| {
        one.span.order().cmp(&other.span.order()).then_with(|| one.uid.cmp(&other.uid))
    });
    let mut lines = ContentLines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", concat!("-//regards//regards ", env!("CARGO_PKG_VERSION"), "//EN"));
    lines.raw("CALSCALE", "GREGORIAN");
    for entry in &entries {
        event(entry, edition, &mut lines);
    }
    lines.raw("END", "VCALENDAR");
    lines.finish()
}

fn event(entry: &Entry, edition: Edition, lines: &mut ContentLines) {
    lines.raw("BEGIN", "VEVENT");
    lines.raw("UID", &format!("{}@regards", entry.uid));
    lines.raw("DTSTAMP", &time(edition.at));
    // The format's integers end here.
    lines.raw("SEQUENCE", &edition.generation.min(i32::MAX.unsigned_abs().into()).to_string());
    match entry.span {
        Span::Day(day) => {
            lines.raw("DTSTART;VALUE=DATE", &date(day));
            // The first day that is not part of it.
            lines.raw("DTEND;VALUE=DATE", &date(day.succ_opt().unwrap_or(day)));
        }
        Span::Times { start, end } => {
            lines.raw("DTSTART", &time(start));
            lines.raw("DTEND", &time(end));
        }
    }
    lines.text("SUMMARY", &entry.summary);
    lines.text_if_any("DESCRIPTION", &entry.description);
    lines.text_if_any("LOCATION", &entry.location);
    if is_link(&entry.location) {
        lines.raw("URL", &entry.location);
    }
    lines.raw("STATUS", if entry.is_called_off { "CANCELLED" } else { "CONFIRMED" });
    lines.raw("TRANSP", if entry.takes_time { "OPAQUE" } else { "TRANSPARENT" });
    lines.raw("CLASS", "PRIVATE");
    if let Some(minutes) = entry.alarm {
        lines.raw("BEGIN", "VALARM");
        lines.raw("ACTION", "DISPLAY");
        lines.text("DESCRIPTION", &entry.summary);
        lines.raw("TRIGGER", &if minutes == 0 { "PT0M".to_owned() } else { format!("-PT{minutes}M") });
        lines.raw("END", "VALARM");
    }
    lines.raw("END", "VEVENT");
}

fn is_link(place: &str) -> bool {
    let is_web = place.starts_with("https://") || place.starts_with("http://");
    is_web && place.bytes().all(|byte| byte.is_ascii_graphic())
}

fn time(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}
