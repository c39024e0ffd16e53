//! Telling what happened: the event finds the request or interview it belongs to, or says which word would make one.

mod answers;
mod binding;
mod messages;
mod talks;
mod telling;
mod thanks;
pub(super) mod words;

use self::telling::Telling;
pub(super) use self::{answers::introduction_to, talks::request_for_a_talk, telling::is_ahead};
use super::{draft::Draft, people};
use crate::domain::{
    command::{Log, Refusal, RefusalKind},
    contact::Contact,
    event::{EventKind, Who},
    moment::Moment,
};

/// From so many days away on, a date is likely to be meant for another year.
const FAR_DAYS: i64 = 270;

/// Notes what happened. An event promotes a person from the pool (but for `heard`), and any answer, a scheduled talk
/// or a new request brings back somebody who was set aside.
pub(super) fn log(draft: &mut Draft<'_>, log: &Log) -> Result<String, Refusal> {
    let log = &checked(log)?;
    let contact = draft.contact(log.contact)?;
    introduces(draft, log, &contact)?;
    let standing = draft.standing(&contact);
    let at = happened_at(draft, log, &contact)?;
    let telling = Telling { log, contact: &contact, standing, at };
    let summary = match log.kind {
        EventKind::Planned | EventKind::Sent | EventKind::Nudged | EventKind::Offered | EventKind::Closed => {
            messages::mine(draft, &telling)?
        }
        EventKind::Accepted
        | EventKind::Later
        | EventKind::Wrote
        | EventKind::Passed
        | EventKind::Declined => answers::theirs(draft, &telling)?,
        EventKind::Answered => answers::answered(draft, &telling)?,
        EventKind::Scheduled => talks::scheduled(draft, &telling)?,
        EventKind::Moved => talks::moved(draft, &telling)?,
        EventKind::Cancelled | EventKind::Missed => talks::fell_through(draft, &telling)?,
        EventKind::Held => talks::held(draft, &telling)?,
        EventKind::Debriefed => talks::debriefed(draft, &telling)?,
        EventKind::Thanked => thanks::thanked(draft, &telling)?,
        EventKind::Touched | EventKind::Heard => messages::other(draft, &telling)?,
    };
    welcome(draft, log)?;
    if !log.text.is_empty() {
        // A message that was kept and has gone out now need not be kept any longer.
        draft.change(log.contact)?.drafts.retain(|_, kept| *kept != log.text);
    }
    say_far(draft, log);
    Ok(summary)
}

/// A day and month without a year are the nearest in their direction, which can be most of a year away where the other
/// direction was meant; that is said.
fn say_far(draft: &mut Draft<'_>, log: &Log) {
    let Some(when) = log.when else { return };
    let days = when.date(draft.zone()).signed_duration_since(draft.now.today()).num_days();
    let far = match days {
        FAR_DAYS.. => format!("in {days} days"),
        days if days <= -FAR_DAYS => format!("{} days ago", -days),
        _ => return,
    };
    draft.remark(format!("{} is {far}; write the year if you mean another", words::at(draft, when)));
}

fn checked(log: &Log) -> Result<Log, Refusal> {
    let mut log = log.clone();
    log.note = people::text("note", &log.note)?;
    log.text = people::text("text", &log.text)?;
    for (what, text) in [("place", &mut log.place), ("about", &mut log.about)] {
        if let Some(text) = text {
            *text = people::line(what, text)?;
        }
    }
    if let Some(channel) = &log.channel {
        people::line("channel", channel.as_str())?;
    }
    if let Some(minutes) =
        log.minutes.filter(|minutes| !(1..=crate::domain::interview::MOST_MINUTES).contains(minutes))
    {
        return Err(Refusal::new(
            RefusalKind::Time,
            format!("A talk of {minutes} minutes cannot be"),
            "between 1 minute and a day, 30 unless said",
        ));
    }
    Ok(log)
}

/// Whom an introduction is asked to must be somebody else in the book, and it must be a request that asks for it.
fn introduces(draft: &Draft<'_>, log: &Log, contact: &Contact) -> Result<(), Refusal> {
    let Some(to) = log.introduction_to else { return Ok(()) };
    let to = draft.contact(to)?;
    if !matches!(log.kind, EventKind::Planned | EventKind::Sent) {
        return Err(Refusal::new(
            RefusalKind::Text,
            format!("`{}` asks for no introduction to {}", log.kind, to.name),
            "`planned` and `sent` do",
        ));
    }
    if log.introduction_to == Some(log.contact) {
        return Err(Refusal::new(
            RefusalKind::Text,
            format!("{} cannot introduce you to {} themselves", contact.name, contact.name),
            "ask somebody who knows them",
        ));
    }
    Ok(())
}

/// When it happened. Talks carry their own time: they are told now.
fn happened_at(draft: &Draft<'_>, log: &Log, contact: &Contact) -> Result<Moment, Refusal> {
    let now = Moment::Instant(draft.now.stamp());
    if matches!(log.kind, EventKind::Scheduled | EventKind::Moved | EventKind::Held) {
        return Ok(now);
    }
    let Some(when) = log.when else { return Ok(now) };
    if is_ahead(draft, when) {
        let hint = match log.kind {
            EventKind::Sent => {
                "say when it has gone out; until then it is `planned`, and a reminder can tell you"
            }
            EventKind::Cancelled | EventKind::Missed => "say it when it has happened",
            _ => "say it when it has happened; a reminder can tell you",
        };
        return Err(Refusal::new(
            RefusalKind::Time,
            format!(
                "{} has not come yet, so {} cannot have happened then",
                words::at(draft, when),
                told(log, contact)
            ),
            hint,
        ));
    }
    Ok(when)
}

fn told(log: &Log, contact: &Contact) -> String {
    match log.by.unwrap_or_else(|| log.kind.usual_doer()) {
        Who::Me => format!("what you did with {} ({})", contact.name, log.kind),
        Who::Them => format!("what {} did ({})", contact.name, log.kind),
    }
}

fn welcome(draft: &mut Draft<'_>, log: &Log) -> Result<(), Refusal> {
    if log.kind != EventKind::Heard {
        people::take_up(draft, log.contact)?;
    }
    let by = log.by.unwrap_or_else(|| log.kind.usual_doer());
    let brings_back = match log.kind {
        EventKind::Planned | EventKind::Sent | EventKind::Scheduled | EventKind::Moved => true,
        EventKind::Accepted
        | EventKind::Later
        | EventKind::Wrote
        | EventKind::Answered
        | EventKind::Passed => by == Who::Them,
        _ => false,
    };
    if brings_back || log.kind == EventKind::Declined {
        people::follow_up_again(draft, log.contact)?;
    }
    Ok(())
}
