//! `drop`: a follow-up is let go.

use clap::Args;

use super::Changes;
use crate::{
    cli::{desk::Desk, failure::Failure, follow_ups, outcome::Outcome},
    domain::command::Act,
};

/// Let something go that need not be done
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards drop ada
  regards drop nudge-k7q2m4xw --why 'met her at the fair'")]
pub struct LetGo {
    /// Which: its id, the beginning of its record's id, or a person with exactly one
    id: String,
    /// Why
    #[arg(long, value_name = "TEXT", default_value_t, hide_default_value = true)]
    why: String,
}

impl Changes for LetGo {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let follow_up = follow_ups::find(reading, &self.id)?.id;
            Ok(Act::LetGo { follow_up, why: self.why.clone() }.into())
        })
    }
}
