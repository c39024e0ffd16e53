//! `refer`: a contact named somebody.

use clap::Args;

use super::Changes;
use crate::{
    cli::{desk::Desk, failure::Failure, outcome::Outcome, people, talks},
    domain::command::{Act, Refer as Named},
};

/// Note a name that somebody gave you; whoever is new comes into the book
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards refer ada Leo Okafor
  regards refer ada Leo Okafor --introduced     in a message to both")]
pub struct Refer {
    /// Who named them
    person: String,
    /// Whom: somebody in the book by whole name or id, else somebody new
    #[arg(required = true)]
    name: Vec<String>,
    /// They introduced you in a message to both
    #[arg(long)]
    introduced: bool,
    /// In which talk, by its id, where it is not the last one
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for Refer {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let (by, contact) = people::find(&reading.book, &self.person)?;
            let to = people::named(&reading.book, &self.name.join(" "), self.introduced)?;
            let interview = talks::at_hand(reading, contact, self.on.as_deref())?;
            Ok(Act::Refer(Box::new(Named { by, to, interview, at: None })).into())
        })
    }
}
