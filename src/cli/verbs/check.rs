//! `check`: whether the book is sound.

use clap::Args;
use serde::Serialize;

use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, version::Versioned},
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
}

impl Reads for Check {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let faults = faults(desk)?;
        let is_sound = faults.is_empty();
        let file = desk.store.place().file().display().to_string();
        let hint = "mend the file, or restore a backup: `regards backups` lists them";
        let failure = Failure::refused("faults", format!("{file} is not sound"), hint);
        if desk.global.json {
            output.json(&Versioned::of(Checked { sound: is_sound, faults }));
            return if is_sound { Ok(()) } else { Err(failure.told()) };
        }
        for fault in &faults {
            output.line(fault);
        }
        if !is_sound {
            return Err(failure);
        }
        output.line(format!("{file} is sound"));
        Ok(())
    }
}

/// What does not hold. A book with faults is not read, so they are found among the reasons.
fn faults(desk: &Desk) -> Result<Vec<String>, Failure> {
    match desk.store.load() {
        Ok(loaded) => Ok(loaded.book.check().iter().map(ToString::to_string).collect()),
        Err(trouble) => match *trouble.kind {
            TroubleKind::Flawed(Flaw::Unsound { faults }, _) => Ok(faults),
            _ => Err(Failure::file(&trouble)),
        },
    }
}
