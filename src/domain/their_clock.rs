//! What the other person's clock shows during a talk.

use chrono::{DateTime, NaiveDate, Utc};

use super::{contact::Contact, interview::Interview, moment::Moment, when::words, zone::Zone};

/// What the other person's clock shows, next to the user's.
#[derive(Clone, Debug, PartialEq)]
pub enum TheirClock {
    /// Both sit in one place, so there is only one clock; or no time is known.
    OneClock,
    /// Nobody said where they are.
    NotKnown,
    /// The same as the user's.
    Same,
    /// Another time.
    Differs(Zone),
}

impl TheirClock {
    /// During `talk` with `contact`, seen from `here`.
    pub fn of(contact: &Contact, talk: &Interview, here: &Zone) -> Self {
        let medium = talk.medium.as_ref().map_or("", |medium| medium.as_str());
        let is_link = talk.place.starts_with("http");
        let meet = matches!(medium, "in person" | "coffee") || (!talk.place.is_empty() && !is_link);
        if meet || matches!(talk.starts_at, Moment::Date(_)) {
            return Self::OneClock;
        }
        let start = talk.start(here);
        match Zone::named(&contact.zone).filter(|_| !contact.zone.is_empty()) {
            None => Self::NotKnown,
            Some(zone) if zone.offset_at(start) == here.offset_at(start) => Self::Same,
            Some(zone) => Self::Differs(zone),
        }
    }
}

/// The time of a talk on the other person's clock, where it differs: `09:00 to 09:30 (America/New_York)`.
pub fn span_there(contact: &Contact, talk: &Interview, here: &Zone) -> Option<String> {
    let TheirClock::Differs(zone) = TheirClock::of(contact, talk, here) else { return None };
    let (start, end) = (talk.start(here), talk.end(here));
    Some(format!("{} ({zone})", span(&zone, start, end, Some(here.date_of(start)))))
}

/// A span on the clocks of `zone`; the day is left out where it is `known`.
pub fn span(zone: &Zone, start: DateTime<Utc>, end: DateTime<Utc>, known: Option<NaiveDate>) -> String {
    let (start, end) = (zone.local(start), zone.local(end));
    let from =
        if known == Some(start.date_naive()) { words::clock(start.time()) } else { words::full(start) };
    let to = if end.date_naive() == start.date_naive() { words::clock(end.time()) } else { words::full(end) };
    format!("{from} to {to}")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::{channel::Channel, name::Name};

    #[test]
    fn the_other_time_is_said_where_it_differs() {
        let vienna = Zone::named("Europe/Vienna").unwrap();
        let starts = DateTime::parse_from_rfc3339("2026-11-12T23:00:00+01:00").unwrap();
        for (zone, medium, place, expected) in [
            ("America/New_York", "zoom", "", Some("17:00 to 17:30 (America/New_York)")),
            (
                "Asia/Tokyo",
                "",
                "https://zoom.example/j/1",
                Some("Fri 13 Nov 2026, 07:00 to 07:30 (Asia/Tokyo)"),
            ),
            ("Europe/Berlin", "zoom", "", None),
            ("", "zoom", "", None),
            ("Nowhere/Land", "zoom", "", None),
            ("Asia/Tokyo", "coffee", "", None),
            ("Asia/Tokyo", "", "Café Prückel", None),
        ] {
            let contact =
                Contact { zone: zone.to_owned(), ..Contact::new(Name::parse("Ada Quill").unwrap()) };
            let talk = Interview {
                medium: Channel::parse(medium),
                place: place.to_owned(),
                ..Interview::new(starts.into(), 30)
            };
            assert_eq!(span_there(&contact, &talk, &vienna).as_deref(), expected, "{zone} {medium} {place}");
        }
    }
}
