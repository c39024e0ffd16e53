//! From what was said to what is logged.

use chrono::NaiveDate;

use super::{
    Unready,
    near::quoted,
    opening::{self, Opening},
    options::{Dated, Dates, Options, Reader, note_of, twice},
    people::{self, Found},
    tokens::Line,
    typing::Typing,
};
use crate::domain::{
    calendar::Calendar,
    channel::Channel,
    command::{Log, Refusal, RefusalKind},
    event::EventKind,
    id::Id,
    moment::Moment,
    name::Name,
    standing::Standing,
    when::{Understood, words},
};

/// What is told in one breath, in the order in which it is logged.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The logs.
    pub logs: Vec<Log>,
    /// What should be said of the dates beside the dates themselves.
    pub remarks: Vec<String>,
}

/// Which dates count beside `kind`.
pub fn dates(kind: EventKind) -> Dates {
    match kind {
        EventKind::Offered => Dates::Past,
        EventKind::Later => Dates::Until,
        _ => Dates::Any,
    }
}

/// Reads what stands behind the opening: options, and a note.
///
/// # Errors
/// Where something is missing, said twice, or does not belong to what happened.
pub fn told(opening: &Opening, line: Line<'_>, note: &str, who: &Whom<'_>) -> Result<Told, Unready> {
    let typing = who.typing;
    let reader = Reader { typing, dates: dates(opening.kind) };
    let (options, taken) = reader.read(line)?;
    let tail = line.from(taken);
    let mut told = Told::default();
    let behind = if tail.is_empty() || opening.kind == EventKind::Offered {
        tail.text().to_owned()
    } else {
        note_of(tail)?
    };
    if options.dates.is_empty() && opening.kind != EventKind::Offered {
        told.remarks.extend(date_in(tail, reader).or_else(|| no_day_in(tail, opening.kind)));
    }
    let note =
        [behind.as_str(), note].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    log(&mut told, opening, options, note, who)?;
    Ok(told)
}

/// With whom it happened, and against what the line is read.
#[derive(Clone, Copy, Debug)]
pub struct Whom<'a> {
    /// The contact.
    pub id: Id,
    /// Their name.
    pub name: &'a Name,
    /// Against what.
    pub typing: &'a Typing<'a>,
}

/// Says it where a date lies among the words of a note, since it does not count there.
fn date_in(tail: Line<'_>, reader: Reader<'_>) -> Option<String> {
    const LOOKED_AT: usize = 40;
    let found = (1..tail.len().min(LOOKED_AT)).find_map(|n| {
        let rest = tail.from(n);
        let (options, taken) = reader.read(rest).ok()?;
        let is_dated = !options.dates.is_empty() && options.about.is_none() && options.place.is_none();
        is_dated.then(|| rest.first(taken).text())
    })?;
    Some(format!("{} stays in the note; as the time it belongs before the other words", quoted(found)))
}

/// Says it where words stand in the place of the day that was named for later, but name none.
fn no_day_in(tail: Line<'_>, kind: EventKind) -> Option<String> {
    let is_said = kind == EventKind::Later && !tail.is_empty();
    is_said.then(|| format!("{} stays in the note; a day is named like `later 7 jan`", quoted(tail.text())))
}

/// What the dates say beside what happened.
#[derive(Default)]
struct Times {
    when: Option<Understood>,
    talk: Option<Understood>,
    until: Option<NaiveDate>,
}

fn log(
    told: &mut Told,
    opening: &Opening,
    options: Options,
    note: String,
    who: &Whom<'_>,
) -> Result<(), Unready> {
    let Options { dates, mut channels, minutes, place, about, introduction, by, for_good } = options;
    let (kind, by) = match by {
        Some(by) => opening::turned(opening.verb, by, Some(who.name))?,
        None => (opening.kind, opening.by),
    };
    let times = times(kind, &dates, who)?;
    let is_talk =
        matches!(kind, EventKind::Scheduled | EventKind::Moved | EventKind::Held) || times.talk.is_some();
    if !is_talk && (minutes.is_some() || place.is_some()) {
        return Err(no_talk(kind, minutes, place.as_deref()));
    }
    let mut log = Log { by, until: times.until, note, ..Log::new(who.id, kind) };
    match kind {
        EventKind::Cancelled => log.for_good = for_good,
        _ if for_good => add(&mut log.note, "for good"),
        _ => {}
    }
    if let Some(to) = introduction {
        match kind {
            EventKind::Planned | EventKind::Sent => log.introduction_to = Some(known(&to, who)?),
            _ => add(&mut log.note, &format!("introduction to {to}")),
        }
    }
    match kind {
        EventKind::Planned | EventKind::Sent | EventKind::Nudged => log.about = about,
        _ => {
            if let Some(about) = about {
                add(&mut log.note, &format!("about {about}"));
            }
        }
    }
    if channels.len() > 1 && times.talk.is_none() {
        return Err(twice("the channel"));
    }
    take(&mut log, times.when, &mut told.remarks);
    let Some(talk) = times.talk else {
        log.channel = channels.pop();
        log.minutes = minutes;
        log.place = place;
        if kind == EventKind::Moved && log.when.is_none() {
            log.when =
                booked(who).filter(|_| log.minutes.is_some() || log.place.is_some() || log.channel.is_some());
        }
        told.logs.push(log);
        return Ok(());
    };
    // Of two channels the first is how they said it, the last where the talk is.
    let medium: Option<Channel> = channels.pop();
    log.channel = channels.pop();
    let mut scheduled = Log { channel: medium, minutes, place, ..Log::new(who.id, EventKind::Scheduled) };
    take(&mut scheduled, Some(talk), &mut told.remarks);
    told.logs.extend([log, scheduled]);
    Ok(())
}

/// Who in the book is meant by the name of somebody the user asks to be introduced to.
fn known(name: &str, who: &Whom<'_>) -> Result<Id, Unready> {
    let Typing { book, .. } = *who.typing;
    match people::search(name, None, book) {
        Found::One(id) => Ok(id),
        Found::Several(found) => Err(people::several(name, &found, book).into()),
        Found::Nobody => Err(Unready::not_understood(
            format!("{} is not in the book", quoted(name)),
            "add that person first, then ask for the introduction",
        )),
    }
}

fn take(log: &mut Log, when: Option<Understood>, remarks: &mut Vec<String>) {
    let Some(when) = when else { return };
    log.when = Some(when.moment);
    log.zone = when.zone.map(|zone| zone.name().to_owned());
    remarks.extend(when.remarks.iter().map(ToString::to_string));
}

fn add(note: &mut String, words: &str) {
    *note = if note.is_empty() { words.to_owned() } else { format!("{words} {note}") };
}

fn times(kind: EventKind, dates: &[Dated], who: &Whom<'_>) -> Result<Times, Unready> {
    let mut times = Times::default();
    for dated in dates {
        let past = dated.certainly_past(who.typing);
        match (kind, past) {
            (EventKind::Accepted | EventKind::Later, Some(past)) => said_once(&mut times.when, past.clone())?,
            (EventKind::Accepted, None) => {
                let talk = dated.ahead.clone()?;
                if let Moment::Date(date) = talk.moment {
                    return Err(at_what_time(date, dated, who));
                }
                said_once(&mut times.talk, talk)?;
            }
            (EventKind::Later, None) => {
                let day = dated.ahead.clone()?.moment.date(&who.typing.now.zone);
                if times.until.replace(day).is_some() {
                    return Err(twice("the day"));
                }
            }
            (EventKind::Scheduled | EventKind::Moved, _) => said_once(&mut times.when, dated.ahead.clone()?)?,
            _ => said_once(&mut times.when, dated.back.clone()?)?,
        }
    }
    Ok(times)
}

fn said_once(place: &mut Option<Understood>, date: Understood) -> Result<(), Unready> {
    match place.replace(date) {
        None => Ok(()),
        Some(_) => Err(twice("the time")),
    }
}

/// A yes with a bare day: the day of the talk, which needs a time, or the day on which it was said.
fn at_what_time(date: NaiveDate, dated: &Dated, who: &Whom<'_>) -> Unready {
    let today = who.typing.now.today();
    let mut words = format!("At what time on {}? Write it like `3pm`", words::weekday_date(date, today));
    if let Ok(back) = &dated.back
        && back.moment.date(&who.typing.now.zone) <= today
    {
        let day = back.moment.date(&who.typing.now.zone);
        words = format!(
            "{words}; if {} said yes on {}, write `{}`",
            who.name.first(),
            words::weekday_date(day, today),
            words::date_with_year(day).to_lowercase()
        );
    }
    Unready::Incomplete(words)
}

fn no_talk(kind: EventKind, minutes: Option<u32>, place: Option<&str>) -> Unready {
    if kind == EventKind::Accepted {
        return Unready::Incomplete("When is the talk? Write it like `thu 3pm`".to_owned());
    }
    let what = match (minutes, place) {
        (Some(minutes), _) => format!("{minutes} minutes belong"),
        (None, place) => format!("A place ({}) belongs", quoted(place.unwrap_or_default())),
    };
    Unready::Refused(Refusal::new(
        RefusalKind::Text,
        format!("{what} to a talk, not to `{kind}`"),
        "put it behind a colon to keep it as a note",
    ))
}

/// A talk without its time is something missing; any other refusal stays one.
pub fn still_missing(logs: &[Log], refusal: Refusal) -> Unready {
    let is_talk = |log: &Log| matches!(log.kind, EventKind::Scheduled | EventKind::Moved | EventKind::Held);
    let lacks_time = logs.iter().any(|log| is_talk(log) && !matches!(log.when, Some(Moment::Instant(_))));
    if refusal.kind == RefusalKind::Time && refusal.instead.is_empty() && lacks_time {
        return Unready::asking(&refusal);
    }
    refusal.into()
}

/// The time of the one talk that is ahead, for one that gets only another length or place.
fn booked(who: &Whom<'_>) -> Option<Moment> {
    let typing = who.typing;
    let contact = typing.book.contact(who.id)?;
    let calendar = Calendar::new(&typing.now.zone, &typing.book.settings);
    let standing = Standing::of(contact, &calendar, typing.now.instant);
    let mut ahead = standing.ahead().map(|ahead| ahead.interview.starts_at);
    ahead.next().filter(|_| ahead.next().is_none())
}
