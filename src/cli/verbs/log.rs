//! `log`: something happened, in the fixed words that scripts use.

use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser},
};

use super::{Changes, who};
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Candidate, Failure},
        outcome::Outcome,
        people,
        reading::{self, Reading},
    },
    domain::{
        channel::Channel,
        command::{Act, Log as Told, On},
        contact::Contact,
        event::{EventKind, Who},
        id::Id,
        when::Direction,
    },
};

/// Note what happened, in fixed words for scripts
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards log ada sent --via email --about 'research in health'
  regards log ada scheduled thu 3pm --via zoom
  regards log ada held                      as it was scheduled
  regards log ada held 3 nov 10:00 --minutes 45
  regards log ada passed --to 'Leo Okafor' --introduced
  regards log ada later --until 11 jan
  regards log ada sent --introduction-to 'Leo Okafor'

EVENT: planned, sent, nudged (asks); accepted, later, wrote, answered, passed, declined (what they said); \
offered, scheduled, moved, cancelled, missed, held, debriefed (the talk); thanked, touched, heard (other messages); closed.")]
pub struct Log {
    /// With whom
    person: String,
    /// What happened
    #[arg(value_parser = event(), hide_possible_values = true)]
    event: EventKind,
    /// When: the start of the talk for scheduled, moved and held; else when it happened
    when: Vec<String>,
    /// By which channel; for a talk, on which medium
    #[arg(long, value_name = "CHANNEL")]
    via: Option<String>,
    /// How long the talk is or was
    #[arg(long, value_name = "N")]
    minutes: Option<u32>,
    /// Where the talk is
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// Who did it, if not the usual one
    #[arg(long, value_name = "me|them", value_parser = who(), hide_possible_values = true)]
    by: Option<Who>,
    /// A talk is called off for good, not to be rebooked
    #[arg(long)]
    for_good: bool,
    /// What a request is about
    #[arg(long, value_name = "TEXT")]
    about: Option<String>,
    /// To whom you ask to be introduced
    #[arg(long, value_name = "PERSON")]
    introduction_to: Option<String>,
    /// The day they named with `later`
    #[arg(long, value_name = "WHEN", num_args = 1..)]
    until: Vec<String>,
    /// To which request or talk it belongs, where several could take it; or `new`
    #[arg(long, value_name = "ID|new")]
    on: Option<String>,
    /// Whom they passed you on to
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// They introduced you in a message to both
    #[arg(long, requires = "to")]
    introduced: bool,
    /// A line of your own
    #[arg(long, value_name = "TEXT", default_value_t, hide_default_value = true)]
    note: String,
    /// The message that went out, word for word
    #[arg(long, value_name = "TEXT", default_value_t, hide_default_value = true)]
    text: String,
}

fn event() -> impl TypedValueParser<Value = EventKind> {
    let kind = |word: String| EventKind::ALL.into_iter().find(|kind| kind.word() == word).ok_or("unknown");
    PossibleValuesParser::new(EventKind::ALL.map(EventKind::word)).try_map(kind)
}

impl Changes for Log {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| self.decide(reading))
    }
}

impl Log {
    fn introduction_to(&self, reading: &Reading) -> Result<Option<Id>, Failure> {
        let to = self.introduction_to.as_deref().map(|to| people::find(&reading.book, to));
        Ok(to.transpose()?.map(|(id, _)| id))
    }

    fn decide(&self, reading: &Reading) -> Result<Decision, Failure> {
        let (id, contact) = people::find(&reading.book, &self.person)?;
        let direction = match self.event {
            EventKind::Scheduled | EventKind::Moved => Direction::Ahead,
            _ => Direction::Back,
        };
        let when = reading.when(&self.when, direction)?;
        let until = reading.when(&self.until, Direction::Ahead)?;
        let mut remarks = reading::remarks(when.as_ref());
        remarks.extend(reading::remarks(until.as_ref()));
        let channel = self.via.as_deref().and_then(Channel::parse);
        let log = Told {
            when: when.as_ref().map(|when| when.moment),
            zone: when.and_then(|when| when.zone).map(|zone| zone.name().to_owned()),
            by: self.by,
            channel,
            minutes: self.minutes,
            place: self.place.clone(),
            about: self.about.clone(),
            for_good: self.for_good,
            until: until.map(|until| until.moment.date(&reading.now.zone)),
            on: self.on.as_deref().map(|on| record(on, contact)).transpose()?,
            passed_to: self
                .to
                .as_deref()
                .map(|to| people::named(&reading.book, to, self.introduced))
                .transpose()?,
            introduction_to: self.introduction_to(reading)?,
            text: self.text.clone(),
            note: self.note.clone(),
            ..Told::new(id, self.event)
        };
        Ok(Decision::from(Act::Log(Box::new(log))).with_remarks(remarks))
    }
}

/// The request or talk that `text` names, by its id or a beginning of it.
fn record(text: &str, contact: &Contact) -> Result<On, Failure> {
    if text == "new" {
        return Ok(On::New);
    }
    let requests = contact.requests.keys().map(|id| (*id, "request"));
    let talks = contact.interviews.keys().map(|id| (*id, "talk"));
    let records: Vec<(Id, &str)> = requests.chain(talks).collect();
    let fits: Vec<&(Id, &str)> = records.iter().filter(|(id, _)| id.as_str().starts_with(text)).collect();
    let listed = |records: &[&(Id, &str)]| {
        let candidate = |(id, kind): &&(Id, &str)| Candidate { id: id.to_string(), what: (*kind).to_owned() };
        records.iter().map(candidate).collect()
    };
    match fits.as_slice() {
        [(id, _)] => Ok(On::Record(*id)),
        [] => {
            let message = format!("{} has no request or talk {:?}", contact.name, people::shortened(text));
            let hint = "write the beginning of its id, or `new` for a new one";
            Err(Failure::refused("not-found", message, hint)
                .among(listed(&records.iter().collect::<Vec<_>>())))
        }
        several => {
            let message = format!("{:?} may be any of {}", people::shortened(text), several.len());
            Err(Failure::refused("ambiguous", message, "write more of the id").among(listed(several)))
        }
    }
}
