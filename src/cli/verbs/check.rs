//! `check`: whether the book is sound.

use clap::Args;
use serde::Serialize;

use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, version::Versioned},
    domain::drafts::templates,
    store::trouble::{Flaw, TroubleKind},
};

/// Check that the book is sound: links, ids and numbers
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards check
  regards check --json")]
pub struct Check {}

#[derive(Serialize)]
struct Checked {
    sound: bool,
    faults: Vec<String>,
    /// What is worth a look, and does no harm.
    remarks: Vec<String>,
}

impl Reads for Check {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let (faults, remarks) = found(desk)?;
        let is_sound = faults.is_empty();
        let file = desk.store.place().file().display().to_string();
        let hint = "mend the file, or restore a backup: `regards backups` lists them";
        let failure = Failure::refused("faults", format!("{file} is not sound"), hint);
        if desk.global.json {
            output.json(&Versioned::of(Checked { sound: is_sound, faults, remarks }));
            return if is_sound { Ok(()) } else { Err(failure.told()) };
        }
        for found in faults.iter().chain(&remarks) {
            output.line(found);
        }
        if !is_sound {
            return Err(failure);
        }
        output.line(format!("{file} is sound"));
        Ok(())
    }
}

/// What does not hold, and what is worth a look. A book with faults is not read, so they are found among the reasons.
fn found(desk: &Desk) -> Result<(Vec<String>, Vec<String>), Failure> {
    match desk.store.load() {
        // What was read is sound, or it would not have been.
        Ok(loaded) if loaded.base.stamp.is_some() => {
            Ok((Vec::new(), templates::unknown_fields(&loaded.book)))
        }
        Ok(_) => {
            let message = format!("There is no book at {}", desk.store.place().file().display());
            Err(Failure::refused("no-book", message, "the first `regards add` or `regards import` makes one"))
        }
        Err(trouble) => match *trouble.kind {
            TroubleKind::Flawed(Flaw::Unsound { faults }, _) => Ok((faults, Vec::new())),
            _ => Err(Failure::file(&trouble)),
        },
    }
}
