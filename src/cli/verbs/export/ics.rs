//! `export ics`: talks and follow-ups for a calendar.

use clap::Args;

use super::{
    material::{Known, Material, counted},
    target::Target,
};
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, people, talks, verbs::Reads},
    domain::{
        id::Id,
        rules::{self, Wording},
    },
    exchange::ics::{self, Edition, Entry},
};

/// Write talks for a calendar, each with the thanks that follow it
#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  regards export ics --out talks.ics
  regards export ics ada --out ada.ics       the next talk with one person
  regards export ics --interview k7q2        one talk by its id
  regards export ics --follow-ups --out all.ics",
    after_help = "\
An entry keeps its id, so that a newer file changes what an older one brought in; talks that were called off are \
marked so. Alarms are not read by every calendar: they are not your only reminder."
)]
pub struct Ics {
    /// With whom; every talk without a name
    person: Vec<String>,
    /// Which talk, by its id, where it is not the next one
    #[arg(long, visible_alias = "interview", value_name = "ID")]
    on: Option<String>,
    /// Take in what is to be done, on the day it is best done
    #[arg(long)]
    follow_ups: bool,
    #[command(flatten)]
    target: Target,
}

impl Reads for Ics {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let (material, meant) = Material::of(desk, self.target.writing.include_discreet, &self.person)?;
        let reading = &material.reading;
        let known = material.people(meant);
        let (meant, talk) = match (meant, &self.on) {
            (None, None) => (None, None),
            (None, Some(on)) => {
                let (person, talk) = named(&known, on)?;
                (Some(person), Some(talk))
            }
            // Somebody without a talk ahead may still have something to be done.
            (Some(person), None) if self.follow_ups => {
                (Some(person), talks::find(reading, person.as_str(), None).ok().map(|talk| talk.standing.id))
            }
            (Some(person), on) => {
                let talk = talks::find(reading, person.as_str(), on.as_deref())?;
                (Some(person), Some(talk.standing.id))
            }
        };
        let is_wanted = |id: Id| meant.is_none() || talk == Some(id);
        let mut entries: Vec<Entry> = Vec::new();
        let mut count = 0;
        for person in &known {
            for standing in person.standing.interviews.iter().filter(|it| is_wanted(it.id)) {
                count += 1;
                entries.extend(ics::talks::entries(&reading.book, &person.standing, standing, &reading.now));
            }
        }
        let mut what = counted(count, "talk", "talks");
        if self.follow_ups {
            let found = rules::follow_ups_worded(&reading.book, &reading.now, Wording::Lasting);
            let found = found.iter().filter(|it| meant.is_none_or(|meant| meant == it.contact));
            let before = entries.len();
            entries.extend(found.filter_map(|it| {
                let contact = reading.book.contact(it.contact)?;
                ics::follow_ups::entry(contact, it, &reading.now)
            }));
            what = format!("{what} and {}", counted(entries.len() - before, "follow-up", "follow-ups"));
        }
        if entries.is_empty() {
            let hint =
                "`regards log PERSON scheduled fri 3pm` books one; --follow-ups takes in what is to be done";
            return Err(Failure::refused("nothing", "There is no talk to write down", hint));
        }
        let edition = Edition { at: reading.now.instant, generation: material.saved.generation };
        let text = ics::calendar(entries, edition);
        self.target.deliver(desk, output, &material, (text.as_bytes(), &what))
    }
}

/// The one talk whose id begins with `on`, and with whom it is.
fn named(known: &[Known<'_>], on: &str) -> Result<(Id, Id), Failure> {
    let all = known.iter().flat_map(|it| it.standing.interviews.iter().map(|talk| (it.id, talk.id)));
    let mut meant = all.filter(|(_, talk)| talk.as_str() == on || people::is_beginning(on, *talk));
    match (meant.next(), meant.next()) {
        (Some(talk), None) => Ok(talk),
        (None, _) => {
            let message = format!("There is no talk {:?}", people::shortened(on));
            Err(Failure::refused("not-found", message, "`regards show PERSON` lists the ids of talks"))
        }
        (Some(_), Some(_)) => {
            let message = format!("{:?} may be any of several talks", people::shortened(on));
            Err(Failure::refused("ambiguous", message, "write more of the id"))
        }
    }
}
