//! `notes`: the free notes of a talk.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        talks, typed,
    },
    domain::command::{Act, InterviewEdit},
};

/// Add to the free notes of a talk, of the one that runs or the last one
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards notes ada reads Field Notes every week
  regards notes ada - < notes.txt
  regards notes ada --replace - < notes.txt")]
pub struct Notes {
    /// With whom the talk is
    person: String,
    /// What is noted, below what is there; - reads standard input
    #[arg(required = true, value_name = "TEXT|-")]
    text: Vec<String>,
    /// In the place of what is there
    #[arg(long)]
    replace: bool,
    /// Of which talk, by its id
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for Notes {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let text = typed::text(&self.text.join(" "))?;
        desk.change(|reading| {
            let talk = talks::open(reading, &self.person, self.on.as_deref())?;
            let before = talk.standing.interview.notes.trim_end();
            let notes =
                if self.replace || before.is_empty() { text.clone() } else { format!("{before}\n{text}") };
            let edit = Box::new(InterviewEdit::Notes(notes));
            Ok(Decision::from(Act::Interview { interview: talk.standing.id, edit }))
        })
    }
}
