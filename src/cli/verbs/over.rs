//! `over`: the talk that runs is over.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        quote::quoted,
        talks,
    },
    domain::command::{Act, InterviewEdit},
};

/// The talk is over, and was held
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards over ada

It ends now; one whose end was forgotten ended as it was agreed. `regards log ada held` notes a talk that was not \
begun here, and `regards debrief ada` asks what stays with you.")]
pub struct Over {
    /// With whom
    person: String,
    /// Which talk, by its id
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for Over {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let talk = talks::open(reading, &self.person, self.on.as_deref())?;
            let edit = Box::new(InterviewEdit::Over);
            let next = format!(
                "next: {} debrief {} --stays 'what stays with you'",
                desk.command_line(),
                quoted(&self.person)
            );
            Ok(Decision::from(Act::Interview { interview: talk.standing.id, edit }).with_remarks([next]))
        })
    }
}
