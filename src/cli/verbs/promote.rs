//! `promote`: a person comes from the pool, or back from set aside.

use clap::Args;

use super::Changes;
use crate::{
    cli::{desk::Desk, failure::Failure, outcome::Outcome, people},
    domain::command::Act,
};

/// Take a person from the pool, or back who was set aside
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards list hale --pool
  regards promote 'Ada Quill'")]
pub struct Promote {
    /// Who
    #[arg(required = true)]
    person: Vec<String>,
}

impl Changes for Promote {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let person = self.person.join(" ");
        desk.change(|reading| {
            let (id, contact) = people::find(&reading.book, &person)?;
            let act = if contact.retired.is_some() && !contact.pool {
                Act::BringBack { contact: id }
            } else {
                Act::Promote { contact: id }
            };
            Ok(act.into())
        })
    }
}
