//! `remind`: a reminder by hand.

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

/// Be reminded of something at WHEN; a day alone means its morning
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards remind ada fri 3pm send her the article
  regards remind 'Ada Quill' in 2 weeks ask about the course")]
pub struct Remind {
    /// For whom
    person: String,
    /// When, and of what
    #[arg(required = true, value_name = "WHEN TEXT")]
    when_and_text: Vec<String>,
}

impl Changes for Remind {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let (contact, _) = people::find(&reading.book, &self.person)?;
            let (when, text) = reading.when_then(&self.when_and_text, Direction::Ahead)?;
            let act = Act::Remind { contact, at: reading.instant(&when), text: text.join(" ") };
            Ok(Decision::from(act).with_remarks(reading::remarks(Some(&when))))
        })
    }
}
