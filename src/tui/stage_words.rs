//! How far things have come with one person, in a few words: "asked Mon", "talk Thu 15:00".

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{
    calendar::Calendar,
    contact::Contact,
    stage::Stage,
    standing::{InterviewState, RequestStanding, RequestState, Standing, Turn},
    when::words,
    zone::Now,
};

/// The stage of `contact` with its day.
pub fn of(contact: &Contact, calendar: &Calendar<'_>, now: &Now) -> String {
    let standing = Standing::of(contact, calendar, now.instant);
    let day = |at| words::short_day(now.zone.date_of(at), now.today());
    let stage = Stage::of(contact, &standing);
    let told = match stage {
        Stage::Retired => {
            contact.retired.as_ref().map(|retired| format!("set aside {}", day(retired.at.to_utc())))
        }
        Stage::Scheduled => standing.ahead().next().map(|talk| {
            let is_today = now.zone.date_of(talk.start) == now.today();
            format!("talk {}{}", if is_today { "today " } else { "" }, words::short(talk.start, now))
        }),
        Stage::OutcomeUnknown => {
            let past = standing.interviews.iter().find(|talk| talk.state == InterviewState::Undecided);
            past.map(|talk| format!("talk {}, and?", day(talk.start)))
        }
        Stage::Asked(_) => {
            let open = standing.requests.iter().rfind(|request| request.turn != Turn::Nobody);
            open.map(|request| Became::asked(request).words(now))
        }
        Stage::Settled(_) => standing.requests.last().map(|request| Became::asked(request).words(now)),
        Stage::Talked => {
            let ended = standing.interviews.iter().rev().find_map(|talk| match talk.state {
                InterviewState::Held { ended } => Some(ended),
                _ => None,
            });
            ended.map(|ended| format!("talked {}", day(ended)))
        }
        Stage::Pool | Stage::New => Some("not asked yet".to_owned()),
    };
    told.unwrap_or_else(|| stage.words().to_owned())
}

/// What became of a request: the talk it led to, else where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Became {
    /// Where it stands.
    pub state: RequestState,
    /// When that began.
    pub since: DateTime<Utc>,
    /// The day they named, where they said later.
    until: Option<NaiveDate>,
    /// When the talk ended that it led to, once it is settled.
    talked: Option<DateTime<Utc>>,
}

impl Became {
    /// As it stands with the person.
    pub fn of(request: &RequestStanding<'_>, standing: &Standing<'_>) -> Self {
        let talked = standing.interviews.iter().rev().find_map(|talk| match talk.state {
            InterviewState::Held { ended } if talk.interview.request == Some(request.id) => Some(ended),
            _ => None,
        });
        Self { talked: talked.filter(|_| request.is_settled()), ..Self::asked(request) }
    }

    /// Where it stands, whatever talk it led to.
    fn asked(request: &RequestStanding<'_>) -> Self {
        Self { state: request.state, since: request.since, until: request.until, talked: None }
    }

    /// In words, with the day: "talked Mon", "asked Mon", "later, from 12 Jan".
    pub fn words(&self, now: &Now) -> String {
        let day = |at| words::short_day(now.zone.date_of(at), now.today());
        if let Some(ended) = self.talked {
            return format!("talked {}", day(ended));
        }
        let since = day(self.since);
        match (self.state, self.until) {
            (RequestState::Planned, _) => "to be asked".to_owned(),
            (RequestState::Later, Some(until)) => {
                format!("later, from {}", words::plain_date(until, now.today()))
            }
            (RequestState::Later, None) => format!("said later {since}"),
            (RequestState::Sent, _) => format!("asked {since}"),
            (RequestState::Nudged, _) => format!("nudged {since}"),
            (RequestState::Accepted, _) => format!("said yes {since}"),
            (RequestState::Answered, _) => format!("answered {since}"),
            (RequestState::PassedOn, _) => format!("passed on {since}"),
            (RequestState::Declined, _) => format!("said no {since}"),
            (RequestState::AtRest, _) => "at rest".to_owned(),
            (RequestState::Closed, _) => format!("closed {since}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            channel::Channel,
            command::{Act, Command, Log, NewContact},
            event::EventKind,
            id::{Id, Ids},
            name::Name,
        },
        tui::test_app::{MORNING, at},
    };

    #[test]
    fn stages_in_words() {
        let log = |id, kind, when: &str| {
            let mut log = Log::new(id, kind);
            log.when = Some(chrono::DateTime::parse_from_rfc3339(when).unwrap().into());
            log.channel = Channel::parse("email");
            Act::Log(Box::new(log))
        };
        let monday = "2026-11-09T09:00:00+01:00";
        let id = Id::from_bits(1);
        for (acts, expected) in [
            (vec![], "not asked yet"),
            (vec![log(id, EventKind::Sent, monday)], "asked Mon"),
            (vec![log(id, EventKind::Sent, "2026-10-26T09:00:00+01:00")], "asked 26 Oct"),
            (
                vec![
                    log(id, EventKind::Sent, monday),
                    log(id, EventKind::Declined, "2026-11-10T11:20:00+01:00"),
                ],
                "said no Tue",
            ),
            (
                vec![
                    log(id, EventKind::Sent, monday),
                    log(id, EventKind::Scheduled, "2026-11-12T15:00:00+01:00"),
                ],
                "talk today 15:00",
            ),
            (
                vec![
                    log(id, EventKind::Sent, monday),
                    log(id, EventKind::Scheduled, "2026-11-13T15:00:00+01:00"),
                ],
                "talk Fri 15:00",
            ),
            (vec![Act::Retire { contact: id, why: String::new() }], "set aside today"),
        ] {
            let now = at(MORNING);
            let mut book = crate::domain::book::Book::default();
            let mut ids = Ids::seeded(1);
            let person = NewContact { id: Some(id), ..NewContact::named(Name::parse("Ada Quill").unwrap()) };
            for act in std::iter::once(Act::AddContact(Box::new(person))).chain(acts) {
                let command = Command::new(&mut ids, act);
                book.apply(&command, &now).unwrap();
            }
            let contact = book.contact(id).unwrap();
            assert_eq!(of(contact, &Calendar::new(&now.zone, &book.settings), &now), expected);
        }
    }
}
