//! `man`: the manual page, made of the same definitions as `--help`.

mod page;

use clap::Args;

use super::Reads;
use crate::cli::{desk::Desk, failure::Failure, output::Output};

/// Print the manual page, with every verb
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards man > ~/.local/share/man/man1/regards.1
  regards man | man -l -               to look at it only")]
pub struct Man {}

impl Reads for Man {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let page = page::of(&(desk.definition)())
            .map_err(|error| Failure::refused("man", format!("The page could not be made: {error}"), ""))?;
        output.raw(page.as_bytes());
        Ok(())
    }
}
