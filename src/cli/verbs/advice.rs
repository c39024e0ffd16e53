//! `advice`: what a contact told the user to try.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        people, talks,
    },
    domain::{
        advice_line::{self, AdviceLine, Told},
        command::Refusal,
        when::words,
        zone::Now,
    },
};

/// Note what somebody told you to try, read or join
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards advice ada read 'Field Notes' every week
  regards advice ada lead: researcher at Hale, closes 30 nov
  regards record 'field notes' tried --note 'dry, and good'")]
pub struct Advice {
    /// Whose
    person: String,
    /// What to try
    #[arg(required = true)]
    text: Vec<String>,
    /// In which talk, by its id, where it is not the last one
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for Advice {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let (id, contact) = people::find(&reading.book, &self.person)?;
            let line = advice_line::parse(&self.text.join(" "), contact, &reading.book, &reading.now)
                .map_err(|unready| desk.refused(&reading.book, &Refusal::from(unready)))?;
            let interview = talks::at_hand(reading, contact, self.on.as_deref())?;
            let said = said_of_the_day(&line, &reading.now);
            Ok(Decision::from(line.told.act(id, interview)).with_remarks(said))
        })
    }
}

/// When what was told closes, and what is to be said of that day.
pub(super) fn said_of_the_day(line: &AdviceLine, now: &Now) -> Vec<String> {
    let day = match &line.told {
        Told::Lead { closes, .. } => *closes,
        Told::Advice(_) => None,
    };
    let closes = day.map(|day| format!("Closes {}", words::weekday_date(day, now.today())));
    closes.into_iter().chain(line.remarks.iter().cloned()).collect()
}
