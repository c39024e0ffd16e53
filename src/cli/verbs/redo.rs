//! `redo`: what was taken back is done again.

use clap::Args;

use super::{Changes, undo};
use crate::{
    cli::{desk::Desk, failure::Failure, outcome::Outcome},
    store::undo::Way,
};

/// Do again what was taken back last
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards redo")]
pub struct Redo {
    /// Also several changes at once, or another machine's
    #[arg(long)]
    yes: bool,
}

impl Changes for Redo {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        undo::take_back(desk, Way::Redo, self.yes)
    }
}
