//! Short phrases that several formats share.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use crate::domain::{book::Book, contact::Contact, talk_head, when::words, zone::Zone};

/// How they were found, in the words that imports understand: "friend", "referral, by Ben Ode".
pub fn found(book: &Book, contact: &Contact) -> String {
    match (&contact.source, talk_head::named_by(contact, book)) {
        (None, _) => String::new(),
        (Some(source), "") => source.kind.words().to_owned(),
        (Some(source), by) => format!("{}, by {by}", source.kind.words()),
    }
}

/// The last day that lies before an instant, which may be the very first of the next one.
pub fn last_day(before: DateTime<Utc>, zone: &Zone) -> NaiveDate {
    zone.date_of(before - Duration::seconds(1))
}

/// "best by Fri 13 Nov 2026" for a day's end, with a time "best before Fri 13 Nov 2026, 15:30".
pub fn before(word: &str, at: DateTime<Utc>, zone: &Zone) -> String {
    let day = last_day(at, zone);
    if zone.end_of_day(day) == at {
        format!("{word} by {}", words::full_date(day))
    } else {
        format!("{word} before {}", words::full(zone.local(at)))
    }
}
