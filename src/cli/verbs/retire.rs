//! `retire`: a person is set aside.

use clap::Args;

use super::Changes;
use crate::{
    cli::{desk::Desk, failure::Failure, outcome::Outcome, people},
    domain::command::Act,
};

/// Set a person aside: only thanks, promises and reminders go on
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards retire ada --why 'changed fields'
  regards promote ada                  follows her up again")]
pub struct Retire {
    /// Who
    #[arg(required = true)]
    person: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value_t, hide_default_value = true)]
    why: String,
}

impl Changes for Retire {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let person = self.person.join(" ");
        desk.change(|reading| {
            let (contact, _) = people::find(&reading.book, &person)?;
            Ok(Act::Retire { contact, why: self.why.clone() }.into())
        })
    }
}
