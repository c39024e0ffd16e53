//! `note`: what happened, in the words of the note line.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        people,
    },
    domain::{command::Refusal, note_line},
};

/// Note what happened with somebody, in a few words of your own
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards note ada sent by email about research
  regards note ada y thu 3pm zoom           she said yes, and the talk is booked
  regards note ada no: swamped until January
  regards note ada held yest 3pm 45min
  regards note ada thanked by card

The word for what happened comes first, and its first letter is enough: sent, yes, no, later, wrote, answered, \
passed, offered, held, moved, cancelled, told. Then, in any order, when, how, how long and where; what stands behind \
a colon is a note.")]
pub struct Note {
    /// With whom
    person: String,
    /// What happened
    #[arg(required = true)]
    words: Vec<String>,
}

impl Changes for Note {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let words = self.words.join(" ");
        if words.trim().is_empty() {
            let hint = format!("begin with one of: {}", note_line::WORDS);
            return Err(Failure::refused("needs-words", "What happened?", hint));
        }
        desk.change(|reading| {
            let (id, contact) = people::find(&reading.book, &self.person)?;
            let noted = note_line::parse(&words, id, &reading.book, &reading.now).map_err(|unready| {
                let mut refusal = Refusal::from(unready);
                // Whoever sets them sets all of them.
                let instead =
                    if contact.notes.is_empty() { "" } else { ", in place of those that are there" };
                let go = format!("{}: `regards set {id} notes=TEXT`{instead}", note_line::REMARKS_GO);
                refusal.hint = refusal.hint.replace(note_line::REMARKS_GO, &go);
                desk.refused(&reading.book, &refusal)
            })?;
            Ok(Decision::from(noted.act).with_remarks(noted.understood.into_iter().skip(1)))
        })
    }
}
