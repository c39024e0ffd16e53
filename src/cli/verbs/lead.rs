//! `lead`: a job, or a way to try the work out, that a contact named.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        people, reading, talks,
    },
    domain::{command::Act, when::{Direction, words}},
};

/// Note a job or a way to try the work out that somebody named
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards lead ada volunteers on her old ward, four weeks --closes 30 nov
  regards record ward applied")]
pub struct Lead {
    /// Who named it
    person: String,
    /// What it is
    #[arg(required = true)]
    text: Vec<String>,
    /// The closing date
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
            let today = reading.now.today();
            let said = day.map(|day| format!("Closes {}", words::weekday_date(day, today)));
            let remarks = said.into_iter().chain(reading::remarks(closes.as_ref()));
            let act = Act::Lead {
                contact: id,
                text: self.text.join(" "),
                closes: day,
                interview: talks::at_hand(reading, contact, self.on.as_deref())?,
            };
            Ok(Decision::from(act).with_remarks(remarks))
        })
    }
}
