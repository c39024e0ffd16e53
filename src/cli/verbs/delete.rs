//! `delete`: a person leaves the book, with everything that is theirs.

use clap::Args;

use super::Changes;
use crate::{
    cli::{desk::Desk, failure::Failure, outcome::Outcome, people},
    domain::{belongings::belongings, command::Act, contact::Contact, id::Id},
};

/// Take a person out of the book, with everything that is theirs
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards delete ada                   says what would go
  regards delete ada --yes")]
pub struct Delete {
    /// Who
    #[arg(required = true)]
    person: Vec<String>,
    /// Go ahead
    #[arg(long)]
    yes: bool,
}

impl Changes for Delete {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let person = self.person.join(" ");
        desk.change(|reading| {
            let (id, contact) = people::find(&reading.book, &person)?;
            if self.yes { Ok(Act::Delete { contact: id }.into()) } else { Err(question(desk, id, contact)) }
        })
    }
}

/// Says what would go, how long it could be brought back, and how to go ahead.
fn question(desk: &Desk, id: Id, contact: &Contact) -> Failure {
    let parts = belongings(&[contact]);
    let with = if parts.is_empty() { String::new() } else { format!(", with {}", parts.join(", ")) };
    Failure::refused(
        "needs-yes",
        format!("This takes {} out of the book{with}", people::described(contact)),
        "`regards undo` brings them back, and backups keep them up to 30 days; nothing is changed yet",
    )
    .or("go ahead", format!("{} delete {id} --yes", desk.command_line()))
}
