//! `consent`: whether the user may write to somebody again.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        people, reading,
    },
    domain::{command::Act, when::Direction},
};

/// Note whether you may write to somebody again, and from when
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards consent ada yes --from 11 jan
  regards consent ada no                    no more updates")]
pub struct Consent {
    /// Who
    person: String,
    /// Whether
    #[arg(value_name = "yes|no", value_parser = ["yes", "no"], hide_possible_values = true)]
    again: String,
    /// The day they named for it
    #[arg(long, value_name = "WHEN", num_args = 1..)]
    from: Vec<String>,
}

impl Changes for Consent {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let again = self.again == "yes";
        if !again && !self.from.is_empty() {
            return Err(Failure::usage("--from goes with `yes`", "leave it out"));
        }
        desk.change(|reading| {
            let (contact, _) = people::find(&reading.book, &self.person)?;
            let from = reading.when(&self.from, Direction::Ahead)?;
            let remarks = reading::remarks(from.as_ref());
            let on = from.map(|from| from.moment.date(&reading.now.zone));
            Ok(Decision::from(Act::Consent { contact, again, on }).with_remarks(remarks))
        })
    }
}
