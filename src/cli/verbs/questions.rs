//! `questions`: the bank, the user's own lists, and what is to be said about a question.

mod check;
mod edit;
mod lines;
mod list;

use clap::{Args, Subcommand};

pub use self::edit::remarks;
use super::{Parts, changes, reads};
use crate::cli::{desk::Desk, failure::Failure, output::Output};

/// Look through the bank of questions, keep your own lists, check a question
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards questions                          the bank by topic, and your lists
  regards questions list advice              one topic, or one list by its name
  regards questions check 'Do you like your job?'
  regards questions check - < mine.txt       one question a line
  regards questions add 'first talk' 'What would you do in my place?'
  regards ask ada --list 'first talk'        chooses them for a talk")]
pub struct Questions {
    #[command(subcommand)]
    part: Option<Part>,
}

#[derive(Debug, Subcommand)]
enum Part {
    #[doc(hidden)]
    List(list::List),
    #[doc(hidden)]
    Check(check::Check),
    #[doc(hidden)]
    Add(edit::Add),
    #[doc(hidden)]
    Remove(edit::Remove),
    #[doc(hidden)]
    Move(edit::Move),
    #[doc(hidden)]
    Rename(edit::Rename),
    #[doc(hidden)]
    Drop(edit::Drop),
}

impl Parts for Questions {
    fn run(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        match self.part.unwrap_or(Part::List(list::List::default())) {
            Part::List(list) => reads(list, desk, output),
            Part::Check(check) => reads(check, desk, output),
            Part::Add(add) => changes(add, desk, output),
            Part::Remove(remove) => changes(remove, desk, output),
            Part::Move(place) => changes(place, desk, output),
            Part::Rename(rename) => changes(rename, desk, output),
            Part::Drop(drop) => changes(drop, desk, output),
        }
    }
}
