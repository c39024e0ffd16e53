//! `done`: a follow-up is settled, in the way its rule has.

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
        channel::Channel,
        command::{Act, Refusal},
        note_line,
    },
};

/// Say that something is done, now or at WHEN
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards done ada                     the one thing that is to be done for Ada
  regards done thank-you-k7q2m4xw
  regards done k7 yest 9pm by card")]
pub struct Done {
    /// Which: its id, the beginning of its record's id, or a person with exactly one
    id: String,
    /// When it was done, if not now, and how, if not as usual
    #[arg(value_name = "WHEN")]
    words: Vec<String>,
    /// By which channel, if not the usual one
    #[arg(long, value_name = "CHANNEL")]
    via: Option<String>,
}

impl Changes for Done {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let via = self.via.as_deref().and_then(Channel::parse);
        desk.change(|reading| {
            let follow_up = follow_ups::find(reading, &self.id)?.id;
            let done = note_line::parse_done(&self.words.join(" "), &reading.book, &reading.now)
                .map_err(|unready| desk.refused(&reading.book, &Refusal::from(unready)))?;
            let channel = via.clone().or(done.channel);
            let act = Act::Done { follow_up, when: done.when, channel };
            Ok(Decision::from(act).with_remarks(done.understood.into_iter().skip(1)))
        })
    }
}
