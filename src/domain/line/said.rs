//! What was understood, in words: read off the records as they would become, so that it is exact.

use chrono::{DateTime, Utc};

use super::{near::quoted, people};
use crate::domain::{
    book::Book,
    clash,
    command::Log,
    contact::Contact,
    event::{Event, EventKind, Who},
    id::Id,
    interview::{Interview, length},
    moment::Moment,
    their_clock::{TheirClock, span},
    when::words,
    zone::{Now, Zone},
};

/// The book before and after, as it was tried.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// Before.
    pub before: &'a Book,
    /// After.
    pub after: &'a Book,
    /// The moment.
    pub now: &'a Now,
}

impl Seen<'_> {
    /// Each thing that was told of `contact`, a sentence without its full stop and without a capital letter.
    pub fn told(&self, contact: Id, logs: &[Log]) -> Vec<String> {
        let Some(after) = self.after.contact(contact) else { return Vec::new() };
        let before = self.before.contact(contact);
        let is_new = |id: &Id| before.is_none_or(|before| !before.events.contains_key(id));
        let mut events: Vec<&Event> =
            after.events.iter().filter(|(id, _)| is_new(id)).map(|(_, event)| event).collect();
        events.sort_by_key(|event| event.logged_at);
        events.into_iter().zip(logs).map(|(event, log)| self.sentence(after, event, log)).collect()
    }

    fn sentence(&self, contact: &Contact, event: &Event, log: &Log) -> String {
        let talk = event.interview.and_then(|id| Some((id, contact.interviews.get(&id)?)));
        let mut sentence = match (event.kind, talk) {
            (EventKind::Scheduled, Some(talk)) => self.booked("talk ", contact, talk, log),
            (EventKind::Moved, Some(talk)) => self.booked("the talk is now ", contact, talk, log),
            (EventKind::Held, Some((_, talk))) => {
                format!("you talked {}{}", self.span(talk), where_(talk))
            }
            _ => self.plainly(contact, event, log),
        };
        if !event.note.is_empty() {
            sentence = format!("{sentence}. Note: {}", quoted(&event.note));
        }
        sentence
    }

    /// What is no talk: what was done, how, about what, and when.
    fn plainly(&self, contact: &Contact, event: &Event, log: &Log) -> String {
        let what = self.what(contact, event);
        let how = event.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
        let about = log.about.as_ref().map(|about| format!(", about {about}")).unwrap_or_default();
        let rest = match event.kind {
            EventKind::Later => match event.until {
                Some(day) => format!("; ask again from {} on", words::full_date(day)),
                None => "; no day named".to_owned(),
            },
            EventKind::Cancelled if event.for_good => "; for good".to_owned(),
            EventKind::Cancelled | EventKind::Missed => "; a new date is to be found".to_owned(),
            EventKind::Wrote => "; a reply is due".to_owned(),
            EventKind::Heard => "; no reply is due".to_owned(),
            _ => String::new(),
        };
        let to = log.introduction_to.and_then(|to| self.after.contact(to));
        let to = to.map(|to| format!(" for an introduction to {}", to.name)).unwrap_or_default();
        let comma = if event.kind == EventKind::Passed && !how.is_empty() { "," } else { "" };
        format!("{what}{to}{comma}{how}{about}, {}{rest}", self.when(event.at))
    }

    fn what(&self, contact: &Contact, event: &Event) -> String {
        let by_me = event.doer() == Who::Me;
        match event.kind {
            EventKind::Planned => "you mean to ask",
            EventKind::Sent => "you asked",
            EventKind::Nudged => "you asked once more",
            EventKind::Accepted => "said yes",
            EventKind::Later => "said later",
            EventKind::Wrote => "wrote to you",
            EventKind::Answered if by_me => "you answered",
            EventKind::Answered => "answered in writing",
            EventKind::Passed => return self.passed(contact, event),
            EventKind::Declined => "said no",
            EventKind::Offered => "you offered times",
            EventKind::Closed => "you closed the request",
            EventKind::Cancelled if by_me => "you called the talk off",
            EventKind::Cancelled => "called the talk off",
            EventKind::Missed if by_me => "you missed the talk",
            EventKind::Missed => "did not come",
            EventKind::Debriefed => "you thought the talk over",
            EventKind::Thanked => "you said thank you",
            EventKind::Touched => "you wrote",
            EventKind::Heard => "told you something",
            EventKind::Scheduled | EventKind::Moved | EventKind::Held => "you have a talk",
        }
        .to_owned()
    }

    fn passed(&self, contact: &Contact, event: &Event) -> String {
        let referral = event.referral.and_then(|id| contact.referrals.get(&id));
        let named = referral.and_then(|referral| Some((referral.introduced, referral.to?)));
        let Some((introduced, to)) = named else { return "passed you on".to_owned() };
        let word = if introduced { "introduced you to" } else { "named" };
        let Some(person) = self.after.contact(to) else { return "passed you on".to_owned() };
        match (self.before.contact(to), person.position().as_str()) {
            (Some(known), _) if known.pool => {
                format!("{word} {}, who is in your pool", people::named(person))
            }
            (Some(_), _) => format!("{word} {}, who is in the book", people::named(person)),
            (None, "") => format!("{word} {}, who is new", person.name),
            (None, position) => format!("{word} {}, who is new ({position})", person.name),
        }
    }

    fn when(&self, at: Moment) -> String {
        match at {
            Moment::Instant(at) if at == self.now.stamp() => "just now".to_owned(),
            // Two things told at one moment keep their order by a thousandth of a second.
            Moment::Instant(at) => words::full(self.local(at.with_timezone(&Utc))),
            Moment::Date(date) => words::full_date(date),
        }
    }

    fn local(&self, at: DateTime<Utc>) -> DateTime<chrono::FixedOffset> {
        self.now.zone.local(at)
    }

    /// `Thu 12 Nov 2026, 15:00 to 15:30`
    fn span(&self, talk: &Interview) -> String {
        match talk.starts_at {
            Moment::Date(date) => words::full_date(date),
            Moment::Instant(_) => {
                let (start, end) = (talk.start(&self.now.zone), talk.end(&self.now.zone));
                span(&self.now.zone, start, end, None)
            }
        }
    }

    fn booked(&self, lead: &str, contact: &Contact, talk: (Id, &Interview), log: &Log) -> String {
        let (id, talk) = talk;
        let minutes = match (log.minutes, log.kind) {
            (Some(_), _) => length(talk.minutes),
            (None, EventKind::Moved) => format!("{}, as before", length(talk.minutes)),
            (None, _) => format!("{}, as usual", length(talk.minutes)),
        };
        let (start, end) = (talk.start(&self.now.zone), talk.end(&self.now.zone));
        let is_free = clash::clashes(self.after, self.now, (start, end), Some(id)).is_empty();
        let clash = if is_free { ". No clash" } else { "" };
        let theirs = their_clock(&self.now.zone, contact, talk);
        let said =
            log.zone.as_deref().and_then(|name| said_there(name, &self.now.zone, start)).unwrap_or_default();
        format!("{lead}{}{said}{}; {minutes}{clash}{theirs}", self.span(talk), where_(talk))
    }
}

fn where_(talk: &Interview) -> String {
    let medium = talk.medium.as_ref().map(|medium| format!(", {}", medium.phrase())).unwrap_or_default();
    let place = if talk.place.is_empty() { String::new() } else { format!(", at {}", talk.place) };
    format!("{medium}{place}")
}

/// The start as it was typed, on the clocks of another zone: ` (09:00 in America/New_York)`.
fn said_there(name: &str, here: &Zone, start: DateTime<Utc>) -> Option<String> {
    let there = Zone::named(name).filter(|there| there.offset_at(start) != here.offset_at(start))?;
    Some(format!(" ({} in {there})", words::clock(there.local(start).time())))
}

/// What the other person's clock shows; another time than here is a remark of its own.
fn their_clock(here: &Zone, contact: &Contact, talk: &Interview) -> String {
    let first = contact.name.first();
    match TheirClock::of(contact, talk, here) {
        TheirClock::OneClock | TheirClock::Differs(_) => String::new(),
        TheirClock::NotKnown => format!(". {first}'s time zone is not known"),
        TheirClock::Same => format!(". {first}'s clocks show the same"),
    }
}
