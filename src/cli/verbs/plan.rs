//! `plan`: one person or several are to be asked.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        people,
        reading::Reading,
    },
    domain::{
        channel::Channel,
        command::{Act, Log},
        event::EventKind,
        id::Id,
    },
};

/// Plan to ask one person or several; each then waits to be written and sent
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards plan ada --about 'research in health' --via email
  regards plan ada leo 'Mina Sato' --about 'the first year' --dry-run

Whom you could ask is `regards next`; the message is `regards draft ada`. A name of several words goes in quotes.")]
pub struct Plan {
    /// Whom
    #[arg(required = true)]
    people: Vec<String>,
    /// What you ask about
    #[arg(long, value_name = "TEXT")]
    about: Option<String>,
    /// By which channel
    #[arg(long, value_name = "CHANNEL")]
    via: Option<String>,
    /// To whom you ask to be introduced
    #[arg(long, value_name = "PERSON")]
    introduction_to: Option<String>,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
}

impl Changes for Plan {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        if self.dry_run {
            let reading = desk.read()?;
            let decision = self.decide(reading, desk)?;
            return desk.preview(reading, decision);
        }
        desk.change(|reading| self.decide(reading, desk))
    }
}

impl Plan {
    fn decide(&self, reading: &Reading, desk: &Desk) -> Result<Decision, Failure> {
        let book = &reading.book;
        let to = self.introduction_to.as_deref().map(|to| people::find(book, to)).transpose()?;
        let mut planned: Vec<Id> = Vec::new();
        for person in &self.people {
            let (id, _) = people::find(book, person)?;
            // Named twice is meant once.
            if !planned.contains(&id) {
                planned.push(id);
            }
        }
        let act = |contact: &Id| {
            Act::Log(Box::new(Log {
                about: self.about.clone(),
                channel: self.via.as_deref().and_then(Channel::parse),
                introduction_to: to.map(|(id, _)| id),
                ..Log::new(*contact, EventKind::Planned)
            }))
        };
        let acts = planned.iter().map(act).collect();
        let program = desk.command_line();
        let next = match planned.as_slice() {
            [one] => format!("next: {program} draft {one} shows the message"),
            _ => format!("next: {program} draft PERSON shows the message to each"),
        };
        Ok(Decision::from(Act::Together { what: String::new(), acts }).with_remarks([next]))
    }
}
