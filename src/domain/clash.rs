//! Clashes: two talks at one time, or back to back.

use chrono::{DateTime, Duration, Utc};

use super::{
    book::Book, calendar::Calendar, id::Id, interview::Interview, name::Name, standing::Standing, zone::Now,
};

/// Two talks with less time between them than this are back to back, in minutes.
pub const BREATH_MINUTES: i64 = 15;

/// From when until when a talk is planned.
pub type Span = (DateTime<Utc>, DateTime<Utc>);

/// How near two talks lie to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// One begins before the other is over.
    Overlaps,
    /// There is hardly time to breathe between them.
    BackToBack,
}

/// A talk that lies too near another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// With whom the other one is.
    pub name: Name,
    /// When it starts.
    pub start: DateTime<Utc>,
    /// How near it lies.
    pub nearness: Nearness,
}

/// How near two talks lie to one another; none where there is time between them.
pub fn nearness(one: Span, other: Span) -> Option<Nearness> {
    let breath = Duration::minutes(BREATH_MINUTES);
    if one.0 < other.1 && other.0 < one.1 {
        Some(Nearness::Overlaps)
    } else if one.0 < other.1 + breath && other.0 < one.1 + breath {
        Some(Nearness::BackToBack)
    } else {
        None
    }
}

/// The talks ahead that lie too near `span`, but for the talk `except`.
pub fn clashes(book: &Book, now: &Now, span: Span, except: Option<Id>) -> Vec<Clash> {
    let calendar = Calendar::new(&now.zone, &book.settings);
    let mut found = Vec::new();
    let is_near = |interview: &Interview| {
        nearness((interview.start(&now.zone), interview.end(&now.zone)), span).is_some()
    };
    // Where somebody stands is only looked up where one of their talks is near.
    let breath = Duration::minutes(BREATH_MINUTES);
    let talking = book.contacts.talking(span.0 - breath, span.1 + breath).map(|(_, contact)| contact);
    for contact in talking.filter(|contact| contact.interviews.values().any(is_near)) {
        let standing = Standing::of(contact, &calendar, now.instant);
        for ahead in standing.ahead().filter(|ahead| Some(ahead.id) != except) {
            if let Some(nearness) = nearness((ahead.start, ahead.end), span) {
                found.push(Clash { name: contact.name.clone(), start: ahead.start, nearness });
            }
        }
    }
    found.sort_by_key(|clash| clash.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn talks_need_time_between_them() {
        let at = |clock: &str| {
            DateTime::parse_from_rfc3339(&format!("2026-11-12T{clock}:00+01:00")).unwrap().to_utc()
        };
        let span = |text: &str| {
            let (start, end) = text.split_once('-').unwrap();
            (at(start), at(end))
        };
        use Nearness::{BackToBack, Overlaps};
        for (one, other, expected) in [
            ("10:00-10:30", "10:15-10:45", Some(Overlaps)),
            ("10:00-11:00", "10:15-10:45", Some(Overlaps)),
            ("10:00-10:30", "10:30-11:00", Some(BackToBack)),
            ("10:30-11:00", "11:14-11:44", Some(BackToBack)),
            ("10:30-11:00", "11:15-11:45", None),
            ("10:00-10:15", "10:40-11:00", None),
            ("10:00-10:30", "11:00-11:30", None),
            ("09:00-09:30", "15:00-15:30", None),
        ] {
            assert_eq!(nearness(span(one), span(other)), expected, "{one} {other}");
            assert_eq!(nearness(span(other), span(one)), expected, "{other} {one}");
        }
    }
}
