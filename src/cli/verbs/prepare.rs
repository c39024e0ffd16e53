//! `prepare`: what is to be known and seen to before a talk.

mod lists;
mod page;
mod step;

use clap::Args;

use self::{
    lists::Lists,
    step::{Prepared, apart},
};
use super::{Reads, changes};
use crate::cli::{desk::Desk, failure::Failure, output::Output, talks};

/// Prepare a talk: what you know, what to ask, what to see to
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards prepare ada                           what is there, and what is left
  regards prepare ada research='Leads four people.' expects='mostly interviews'
  regards prepare ada ask 'What do newcomers get wrong?'
  regards prepare ada must 3                    the third question is a must
  regards prepare ada move 3 1                  and comes first
  regards prepare ada leave 5
  regards prepare ada tick the questions        untick takes it off again
  regards prepare --eve 'the notes, shoes' --day 'the news'
  regards prepare --usual                       the usual two lists again

FIELD: research, terms, expects, minutes, medium, place.")]
pub struct Prepare {
    /// With whom, and what; without anything, the two lists
    #[arg(value_name = "PERSON WHAT")]
    words: Vec<String>,
    /// Which talk, by its id, where it is not the next one
    #[arg(long, value_name = "ID", requires = "words")]
    on: Option<String>,
    /// The lines for the day before, with commas between them
    #[arg(long, value_name = "TEXT,TEXT", conflicts_with = "words")]
    eve: Option<String>,
    /// The lines for the day itself
    #[arg(long, value_name = "TEXT,TEXT", conflicts_with = "words")]
    day: Option<String>,
    /// The usual lists
    #[arg(long, conflicts_with_all = ["words", "eve", "day"])]
    usual: bool,
}

impl Reads for Prepare {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        if self.usual || self.eve.is_some() || self.day.is_some() {
            return changes(Lists { eve: self.eve, day: self.day }, desk, output);
        }
        let (person, step) = apart(&self.words)?;
        if let Some(step) = step {
            return changes(Prepared { person, on: self.on, step }, desk, output);
        }
        let reading = desk.read()?;
        if person.is_empty() {
            page::print_lists(reading, desk.global.json, output);
            return Ok(());
        }
        let talk = talks::find(reading, &person, self.on.as_deref())?;
        if desk.global.json {
            output.json(&page::object(&talk, reading));
        } else {
            reading.notice.iter().for_each(|notice| output.notice(notice));
            page::print(&talk, reading, output);
        }
        Ok(())
    }
}
