//! `undo`: the last change is taken back, by the kept saves.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::Desk,
        failure::{Failure, capital},
        outcome::Outcome,
    },
    store::undo::Way,
};

/// Take the last change back
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards undo
  regards undo --yes                   where it asks first")]
pub struct Undo {
    /// Also several changes at once, or another machine's
    #[arg(long)]
    yes: bool,
}

impl Changes for Undo {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        take_back(desk, Way::Undo, self.yes)
    }
}

/// Takes the last change back, or does it again; asks first where it is more than one, or another machine's.
pub(super) fn take_back(desk: &Desk, way: Way, may: bool) -> Result<Outcome, Failure> {
    let verb = match way {
        Way::Undo => "undo",
        Way::Redo => "redo",
    };
    let mut outcome = Outcome::default();
    let done = desk.save(|loaded| {
        let found = desk
            .store
            .take_back(loaded, way)
            .map_err(|why| Failure::refused("cannot-undo", capital(&why.to_string()), ""))?;
        if found.asks() && !may {
            let whose = if found.is_anothers { " by another machine" } else { "" };
            let message = format!("The last save{whose} holds: {}", found.saved.what.join("; "));
            return Err(Failure::refused("needs-yes", message, "nothing is changed yet")
                .or("go ahead", format!("{} {verb} --yes", desk.command_line())));
        }
        outcome = Outcome { summary: found.change.what.clone(), ..Outcome::default() };
        Ok(Some(found.change))
    })?;
    Ok(outcome.saved(done))
}
