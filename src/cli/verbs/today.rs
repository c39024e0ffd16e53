//! `today`: what is for today and what is next, in the order of the screen.

mod object;
mod page;

use clap::Args;

use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output},
    domain::agenda::Agenda,
};

/// Say what is for today, what can wait, and whom you wait for
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards today
  regards today --all                  also what is to come, or hidden
  regards today --json

The first column is what to type for a line: regards done k7q2")]
pub struct Today {
    /// Also what is to come, hidden or probably over
    #[arg(long)]
    all: bool,
}

impl Reads for Today {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let agenda = Agenda::of(&reading.book, &reading.now);
        if desk.global.json {
            output.json(&object::of(&agenda, reading, self.all));
        } else {
            reading.notice.iter().for_each(|notice| output.notice(notice));
            page::print(&agenda, reading, self.all, output);
        }
        Ok(())
    }
}
