//! Talks that run or are about to: what can be begun, what the program comes back to, and how long is left.

use chrono::{DateTime, Duration, Utc};

use super::{
    book::Book,
    calendar::Calendar,
    contact::Contact,
    id::Id,
    interview::Interview,
    moment::Moment,
    standing::{InterviewStanding, InterviewState, Standing},
    zone::{Now, Zone},
};

/// A booked talk is begun without asking from so many minutes before its start on (SCREENS, `b`).
pub const NEAR_MINUTES: i64 = 30;

/// For so many hours after its planned end a talk that was begun counts as going on.
pub const COME_BACK_HOURS: i64 = 2;

/// How far back a talk can have started that may still be on: the longest one, gone on for as long again.
const LONGEST_HOURS: i64 = 50;

/// How close a talk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Booked, and begins later than soon.
    Later,
    /// Booked, and begins soon, or should have begun and is not past.
    Near,
    /// Begun and not over.
    Running,
    /// Over, or its time has passed.
    Past,
    /// It did not take place.
    Off,
}

/// A talk that can be begun or gone on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Close {
    /// With whom.
    pub contact: Id,
    /// Which.
    pub interview: Id,
    /// Near or running.
    pub stage: Stage,
    /// When it starts or started.
    pub start: DateTime<Utc>,
}

/// What the clock of a running talk says, in minutes as clocks show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Since it was begun.
    pub gone: i64,
    /// Until it is to end; negative once that is past.
    pub left: i64,
    /// When it is to end.
    pub until: DateTime<Utc>,
}

/// When a talk is to end, however late it began: as it was booked, and the minutes they agreed to go on. Where only a
/// day is known, and where it began long before its hour, its minutes count from when it was begun.
pub fn end(interview: &Interview, zone: &Zone) -> DateTime<Utc> {
    let Some(live) = &interview.live else { return interview.end(zone) };
    let begun = live.begun_at.to_utc();
    let is_early = interview.start(zone) - begun > Duration::minutes(NEAR_MINUTES);
    let end = match interview.starts_at {
        Moment::Instant(_) if !is_early => interview.end(zone),
        _ => begun + Duration::minutes(i64::from(interview.minutes)),
    };
    end + Duration::minutes(i64::from(live.extra_minutes))
}

/// The clock of a talk that was begun.
pub fn clock(interview: &Interview, now: &Now) -> Option<Clock> {
    let live = interview.live.as_ref()?;
    let minute = |at: DateTime<Utc>| at.timestamp().div_euclid(60);
    let until = end(interview, &now.zone);
    let (begun, here) = (minute(live.begun_at.to_utc()), minute(now.instant));
    Some(Clock { gone: (here - begun).max(0), left: minute(until) - here, until })
}

/// How close a talk is at `now`.
pub fn stage(talk: &InterviewStanding<'_>, now: &Now) -> Stage {
    match talk.state {
        InterviewState::Held { .. } => return Stage::Past,
        InterviewState::Missed { .. } | InterviewState::CalledOff { .. } => return Stage::Off,
        InterviewState::Ahead | InterviewState::Undecided => {}
    }
    match &talk.interview.live {
        Some(live) if live.over_at.is_some() => Stage::Past,
        Some(_) => {
            let forgotten = end(talk.interview, &now.zone) + Duration::hours(COME_BACK_HOURS);
            if now.instant < forgotten { Stage::Running } else { Stage::Past }
        }
        None if now.instant >= talk.end => Stage::Past,
        None if talk.start - now.instant <= Duration::minutes(NEAR_MINUTES) => Stage::Near,
        None => Stage::Later,
    }
}

/// How close this talk of this contact is at `now`; none where there is no such talk.
pub fn stage_in(book: &Book, contact: Id, interview: Id, now: &Now) -> Option<Stage> {
    let calendar = Calendar::new(&now.zone, &book.settings);
    let standing = Standing::of(book.contact(contact)?, &calendar, now.instant);
    standing.interview(interview).map(|talk| stage(talk, now))
}

/// The talks that run or are near, by their start.
pub fn close(book: &Book, now: &Now) -> Vec<Close> {
    let calendar = Calendar::new(&now.zone, &book.settings);
    let mut found = Vec::new();
    for (id, contact) in &book.contacts {
        if contact.interviews.values().any(|talk| may_be_close(talk, now)) {
            found.extend(close_with(*id, contact, &calendar, now));
        }
    }
    found.sort_unstable_by_key(|talk: &Close| (talk.start, talk.interview));
    found
}

fn close_with(id: Id, contact: &Contact, calendar: &Calendar<'_>, now: &Now) -> Vec<Close> {
    let standing = Standing::of(contact, calendar, now.instant);
    let talks = standing.interviews.iter().map(|talk| Close {
        contact: id,
        interview: talk.id,
        stage: stage(talk, now),
        start: talk.start,
    });
    talks.filter(|talk| matches!(talk.stage, Stage::Near | Stage::Running)).collect()
}

/// Spares looking closely at everybody with whom a talk was held years ago.
fn may_be_close(interview: &Interview, now: &Now) -> bool {
    if let Some(live) = &interview.live {
        return live.over_at.is_none();
    }
    let until = interview.start(&now.zone) - now.instant;
    until <= Duration::minutes(NEAR_MINUTES) && until > -Duration::hours(LONGEST_HOURS)
}

/// The talk that runs: the one begun last of several.
pub fn running(book: &Book, now: &Now) -> Option<Close> {
    newest(close(book, now), book)
}

/// The talk that runs with this person.
pub fn running_with(book: &Book, now: &Now, contact: Id) -> Option<Close> {
    let mut close = close(book, now);
    close.retain(|talk| talk.contact == contact);
    newest(close, book)
}

fn newest(close: Vec<Close>, book: &Book) -> Option<Close> {
    let begun_at = |talk: &Close| {
        let interview = book.contact(talk.contact)?.interviews.get(&talk.interview)?;
        Some(interview.live.as_ref()?.begun_at)
    };
    let running = close.into_iter().filter(|talk| talk.stage == Stage::Running);
    running.max_by_key(|talk| (begun_at(talk), talk.interview))
}

/// Whose talk it is.
pub fn owner(book: &Book, interview: Id) -> Option<Id> {
    book.talk(interview).map(|(id, ..)| id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        command::{Act, Command, InterviewEdit, Log, NewContact},
        event::EventKind,
        id::Ids,
        name::Name,
    };

    const ADA: u64 = 1;

    fn at(clock: &str) -> Now {
        let time = format!("2026-11-12T{clock}:20+01:00");
        let instant = DateTime::parse_from_rfc3339(&time).unwrap().to_utc();
        Now { instant, zone: Zone::named("Europe/Vienna").unwrap() }
    }

    /// Somebody with whom a talk is booked for 15:00, and what is done on that day, each at its time.
    fn book(done: &[(&str, Done)]) -> Book {
        let (mut book, mut ids) = (Book::default(), Ids::seeded(3));
        let ada = Id::from_bits(ADA);
        let new = NewContact { id: Some(ada), ..NewContact::named(Name::parse("Ada Quill").unwrap()) };
        let start = DateTime::parse_from_rfc3339("2026-11-12T15:00:00+01:00").unwrap();
        let booked = Log { when: Some(start.into()), ..Log::new(ada, EventKind::Scheduled) };
        for act in [Act::AddContact(Box::new(new)), Act::Log(Box::new(booked))] {
            book.apply(&Command::new(&mut ids, act), &at("08:00")).unwrap();
        }
        for (clock, what) in done {
            let interview = *book.contact(ada).unwrap().interviews.keys().next().unwrap();
            let edit = |edit| Act::Interview { interview, edit: Box::new(edit) };
            let act = match what {
                Done::Begun => Act::Begin { contact: ada, interview: Some(interview) },
                Done::Over => edit(InterviewEdit::Over),
                Done::On(minutes) => edit(InterviewEdit::GoOn { minutes: *minutes }),
                Done::Off => Act::Log(Box::new(Log::new(ada, EventKind::Cancelled))),
            };
            book.apply(&Command::new(&mut ids, act), &at(clock)).unwrap();
        }
        book
    }

    #[derive(Clone, Copy)]
    enum Done {
        Begun,
        Over,
        On(u32),
        Off,
    }

    fn stage_of(book: &Book, now: &Now) -> Stage {
        let contact = book.contact(Id::from_bits(ADA)).unwrap();
        let standing = Standing::of(contact, &Calendar::new(&now.zone, &book.settings), now.instant);
        stage(&standing.interviews[0], now)
    }

    #[test]
    fn how_close_a_talk_is() {
        use Done::{Begun, Off, On, Over};
        for (done, clock, expected) in [
            (vec![], "14:29", Stage::Later),
            (vec![], "14:30", Stage::Near),
            (vec![], "15:29", Stage::Near),
            (vec![], "15:30", Stage::Past),
            (vec![("14:40", Begun)], "14:41", Stage::Running),
            (vec![("15:10", Begun)], "17:29", Stage::Running),
            (vec![("15:10", Begun)], "17:30", Stage::Past),
            (vec![("15:10", Begun), ("15:20", On(5))], "17:34", Stage::Running),
            (vec![("15:00", Begun), ("15:20", Over)], "15:21", Stage::Past),
            (vec![("14:00", Off)], "14:50", Stage::Off),
        ] {
            let (book, now) = (book(&done), at(clock));
            assert_eq!(stage_of(&book, &now), expected, "{clock}");
            let is_close = matches!(expected, Stage::Near | Stage::Running);
            assert_eq!(close(&book, &now).len(), usize::from(is_close), "{clock}");
            assert_eq!(running(&book, &now).is_some(), expected == Stage::Running, "{clock}");
        }
    }

    #[test]
    fn the_clock_runs_to_the_booked_end_however_late_it_began() {
        use Done::{Begun, On};
        for (done, now, gone, left) in [
            (vec![("15:00", Begun)], "15:12", 12, 18),
            (vec![("15:05", Begun)], "15:12", 7, 18),
            (vec![("14:50", Begun)], "14:55", 5, 35),
            (vec![("14:30", Begun)], "14:30", 0, 60),
            // An hour too early it was not the booked hour they kept to.
            (vec![("14:00", Begun)], "14:10", 10, 20),
            (vec![("15:00", Begun)], "15:25", 25, 5),
            (vec![("15:00", Begun)], "15:30", 30, 0),
            (vec![("15:00", Begun)], "15:33", 33, -3),
            (vec![("15:00", Begun), ("15:26", On(5))], "15:27", 27, 8),
        ] {
            let book = book(&done);
            let contact = book.contact(Id::from_bits(ADA)).unwrap();
            let clock = clock(contact.interviews.values().next().unwrap(), &at(now)).unwrap();
            assert_eq!((clock.gone, clock.left), (gone, left), "{now}");
        }
        let book = book(&[]);
        let contact = book.contact(Id::from_bits(ADA)).unwrap();
        assert_eq!(clock(contact.interviews.values().next().unwrap(), &at("15:00")), None);
    }
}
