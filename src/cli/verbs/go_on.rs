//! `go-on`: a talk goes on beyond its end.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        talks,
    },
    domain::command::{Act, InterviewEdit},
};

/// The talk that runs goes on for a few more minutes, when they said that they can
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards go-on ada
  regards go-on ada --minutes 15")]
pub struct GoOn {
    /// With whom
    person: String,
    /// For how many minutes
    #[arg(long, value_name = "N", default_value_t = 5)]
    minutes: u32,
    /// Which talk, by its id
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for GoOn {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let talk = talks::open(reading, &self.person, self.on.as_deref())?;
            let edit = Box::new(InterviewEdit::GoOn { minutes: self.minutes });
            Ok(Decision::from(Act::Interview { interview: talk.standing.id, edit }))
        })
    }
}
