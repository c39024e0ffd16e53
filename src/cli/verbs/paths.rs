//! `paths`: where everything lies.

use clap::Args;
use serde::Serialize;

use super::Reads;
use crate::cli::{desk::Desk, failure::Failure, output::Output, version::Versioned};

/// Say where the book and its companions lie
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards paths
  regards paths --json")]
pub struct Paths {}

#[derive(Serialize)]
struct Places {
    book: String,
    backups: String,
    lock: String,
}

impl Reads for Paths {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let place = desk.store.place();
        let text = |path: &std::path::Path| path.display().to_string();
        let (book, backups, lock) = (text(place.file()), text(&place.backups()), text(&place.lock_file()));
        if desk.global.json {
            output.json(&Versioned::of(Places { book, backups, lock }));
        } else {
            let rows = [("book", book), ("backups", backups), ("lock", lock)];
            output.table(&rows.map(|(what, path)| vec![what.into(), path.into()]));
        }
        Ok(())
    }
}
