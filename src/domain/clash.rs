//! Clashes: two talks at one time, or back to back.

use chrono::{DateTime, Duration, Utc};

use super::{book::Book, calendar::Calendar, id::Id, name::Name, standing::Standing, zone::Now};

/// Two talks with less time between them than this are back to back, in minutes.
pub const BREATH_MINUTES: i64 = 15;

/// A talk that lies too near another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// With whom the other one is.
    pub name: Name,
    /// When it starts.
    pub start: DateTime<Utc>,
    /// Whether the two overlap; else they are back to back.
    pub overlaps: bool,
}

/// The talks ahead that overlap `start` to `end`, or lie back to back with it, but for the talk `except`.
pub fn clashes(
    book: &Book,
    now: &Now,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    except: Option<Id>,
) -> Vec<Clash> {
    let calendar = Calendar::new(&now.zone, &book.settings);
    let breath = Duration::minutes(BREATH_MINUTES);
    let mut found = Vec::new();
    for contact in book.contacts.values().filter(|contact| !contact.interviews.is_empty()) {
        let standing = Standing::of(contact, &calendar, now.instant);
        for ahead in standing.ahead().filter(|ahead| Some(ahead.id) != except) {
            if ahead.start < end + breath && start < ahead.end + breath {
                let overlaps = ahead.start < end && start < ahead.end;
                found.push(Clash { name: contact.name.clone(), start: ahead.start, overlaps });
            }
        }
    }
    found.sort_by_key(|clash| clash.start);
    found
}
