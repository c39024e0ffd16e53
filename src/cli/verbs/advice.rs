//! `advice`: what a contact told the user to try.

use clap::Args;

use super::Changes;
use crate::{
    cli::{desk::Desk, failure::Failure, outcome::Outcome, people, talks},
    domain::command::Act,
};

/// Note what somebody told you to try, read or join
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards advice ada read 'Field Notes' every week
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
            let interview = talks::at_hand(reading, contact, self.on.as_deref())?;
            Ok(Act::Advise { contact: id, text: self.text.join(" "), interview }.into())
        })
    }
}
