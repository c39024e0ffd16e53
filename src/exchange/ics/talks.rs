//! Talks as entries of a calendar, each with a second one at its end: thank them.

use chrono::{DateTime, Duration, Utc};

use super::entry::{Entry, Span};
use crate::domain::{
    book::Book,
    channel::Channel,
    moment::Moment,
    standing::{InterviewStanding, InterviewState, Standing},
    talk_head::TalkHead,
    when::words,
    zone::Now,
};

/// How long before a talk the calendar speaks up, in minutes.
const BEFORE: u32 = 30;

/// How long the entry for the thanks is, in minutes: it has to be long enough to be seen.
const THANKS_MINUTES: i64 = 15;

/// The two entries of a talk with `contact`. One that fell through is called off, and its thanks with it: a calendar
/// that knows them takes them back, as it does with thanks that were said.
pub fn entries(book: &Book, standing: &Standing<'_>, talk: &InterviewStanding<'_>, now: &Now) -> [Entry; 2] {
    let contact = standing.history.contact;
    let fell_through = matches!(talk.state, InterviewState::CalledOff { .. } | InterviewState::Missed { .. });
    // A calendar would ring at once for what is past.
    let alarm = |at: DateTime<Utc>, minutes| (!fell_through && at > now.instant).then_some(minutes);
    let ended = match talk.state {
        InterviewState::Held { ended } => ended,
        _ => talk.end,
    };
    let (span, after, alarms) = match talk.interview.starts_at {
        Moment::Date(day) => (Span::Day(day), Span::Day(day), [None, None]),
        Moment::Instant(_) => {
            let after = Span::Times { start: ended, end: ended + Duration::minutes(THANKS_MINUTES) };
            (times(talk.start, ended), after, [alarm(talk.start, BEFORE), alarm(ended, 0)])
        }
    };
    let [ring, ring_after] = alarms;
    let is_thanked = standing.thanked_at(talk.id).is_some();
    let head = TalkHead::of(contact, talk.interview, book, &now.zone);
    let medium = talk.interview.medium.as_ref().map_or("", Channel::as_str);
    let place = talk.interview.place.as_str();
    let talk_entry = Entry {
        uid: format!("interview-{}", talk.id),
        span,
        summary: format!("Talk with {}", contact.name),
        description: described(&head),
        location: if place.is_empty() { medium } else { place }.to_owned(),
        is_called_off: fell_through,
        takes_time: true,
        alarm: ring,
    };
    let thanks = Entry {
        uid: format!("thank-{}", talk.id),
        span: after,
        summary: format!("Thank {}", contact.name),
        description: thanks_by(ended, now),
        location: String::new(),
        is_called_off: fell_through || is_thanked,
        takes_time: false,
        alarm: ring_after.filter(|_| !is_thanked),
    };
    [talk_entry, thanks]
}

/// A span that has a length, even where a talk was told as one without.
fn times(start: DateTime<Utc>, end: DateTime<Utc>) -> Span {
    Span::Times { start, end: end.max(start + Duration::minutes(1)) }
}

fn described(head: &TalkHead) -> String {
    let named_by = match head.named_by.as_str() {
        "" => String::new(),
        by => format!("named by {by}"),
    };
    let lines = [&head.who, &head.position, &named_by, &head.how, &head.there, &head.place];
    let lines: Vec<&str> = lines.into_iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn thanks_by(ended: DateTime<Utc>, now: &Now) -> String {
    let best = now.zone.local(ended + Duration::hours(24));
    format!("Best within 24 hours, by {}. `regards` has the draft.", words::full(best))
}
