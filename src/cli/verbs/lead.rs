//! `lead`: a job, or a way to try the work out, that a contact named.

use clap::Args;

use super::{Changes, advice::said_of_the_day};
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        people, reading, talks,
    },
    domain::{advice_line, command::Refusal, when::Direction},
};

/// Note a job or a way to try the work out that somebody named
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards lead ada volunteers on her old ward, four weeks, closes 30 nov
  regards record ward applied")]
pub struct Lead {
    /// Who named it
    person: String,
    /// What it is
    #[arg(required = true)]
    text: Vec<String>,
    /// The closing date, if the words do not say it
    #[arg(long, value_name = "WHEN", num_args = 1..)]
    closes: Vec<String>,
    /// In which talk, by its id, where it is not the last one
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for Lead {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let (id, contact) = people::find(&reading.book, &self.person)?;
            let closes = reading.when(&self.closes, Direction::Ahead)?;
            let day = closes.as_ref().map(|closes| closes.moment.date(&reading.now.zone));
            let (book, now) = (&reading.book, &reading.now);
            let line = advice_line::parse_lead(&self.text.join(" "), day, contact, book, now)
                .map_err(|unready| desk.refused(book, &Refusal::from(unready)))?;
            let interview = talks::at_hand(reading, contact, self.on.as_deref())?;
            let said = said_of_the_day(&line, now).into_iter().chain(reading::remarks(closes.as_ref()));
            Ok(Decision::from(line.told.act(id, interview)).with_remarks(said))
        })
    }
}
