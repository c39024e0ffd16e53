//! `snooze`: a follow-up is hidden until a time.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        follow_ups,
        outcome::Outcome,
    },
    domain::{
        command::{Act, Refusal},
        note_line,
    },
};

/// Hide something until WHEN; tomorrow morning, if nothing is said
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards snooze ada
  regards snooze nudge-k7 fri
  regards snooze k7 in 3 days")]
pub struct Snooze {
    /// Which: its id, the beginning of its record's id, or a person with exactly one
    id: String,
    /// Until when
    when: Vec<String>,
}

impl Changes for Snooze {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let words = self.when.join(" ");
        desk.change(|reading| {
            let found = follow_ups::find(reading, &self.id)?;
            let line = note_line::parse_snooze(&words, found.limit, &reading.book, &reading.now)
                .map_err(|unready| desk.refused(&reading.book, &Refusal::from(unready)))?;
            let act = Act::Snooze { follow_up: found.id, until: line.until };
            // The date itself stands in what was done; what is said of it beside that is a remark.
            let mut understood = line.understood.into_iter();
            let late = understood.next().and_then(|first| Some(first.split_once(". ")?.1.to_owned()));
            Ok(Decision::from(act).with_remarks(late.into_iter().chain(understood)))
        })
    }
}
