//! `restore`: a kept version takes the place of the book.

use clap::Args;

use super::Changes;
use crate::cli::{
    desk::{Desk, unsaved},
    failure::Failure,
    outcome::Outcome,
};

/// Put a kept version in the book's place; this one is kept too
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards backups
  regards restore NAME
  regards undo                         takes the restoring back")]
pub struct Restore {
    /// The version's name, as `backups` lists it; a beginning that only one has will do
    name: String,
}

impl Changes for Restore {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let done = desk
            .store
            .restore(&self.name)
            .map_err(|error| unsaved(error, |trouble| Failure::file(&trouble)))?;
        let summary = done.base.saved.what.clone();
        Ok(Outcome { summary, ..Outcome::default() }.saved(Some(done)))
    }
}
