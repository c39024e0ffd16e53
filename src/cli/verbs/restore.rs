//! `restore`: a kept version takes the place of the book.

use clap::Args;

use super::Changes;
use super::backups::{self, moment};
use crate::{
    cli::{
        desk::{Desk, unsaved},
        failure::{Candidate, Failure},
        outcome::Outcome,
    },
    domain::{
        moment::Moment,
        settings::Settings,
        when::{self, Context, Direction, words},
        zone::Now,
    },
    store::version::Backup,
};

/// So many are named where none was.
const NAMED: usize = 5;

/// Put a kept version in the book's place; this one is kept too
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards backups
  regards restore NAME
  regards restore yesterday            as it was at the end of that day
  regards undo                         takes the restoring back")]
pub struct Restore {
    /// The version's name, as `backups` lists it, or a beginning that only one has; or a day, or a time
    #[arg(value_name = "NAME")]
    name: Vec<String>,
}

impl Changes for Restore {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let name = self.name.join(" ");
        let now = moment(desk);
        if name.trim().is_empty() {
            return Err(unnamed(&backups::kept(desk)?, &now));
        }
        let kept = desk.store.backups().unwrap_or_default();
        let found = match kept.iter().find(|backup| backup.name.starts_with(&name)) {
            Some(named) => Some(named),
            None => before(&name, &kept, &now),
        };
        let wanted =
            found.filter(|backup| !backup.name.starts_with(&name)).map_or(&name, |found| &found.name);
        let done =
            desk.store.restore(wanted).map_err(|error| unsaved(error, |trouble| Failure::file(&trouble)))?;
        let summary = match found {
            Some(found) => {
                vec![format!("Restored the book of {}", words::full(now.zone.local(found.version.at)))]
            }
            None => done.base.saved.what.clone(),
        };
        Ok(Outcome { summary, ..Outcome::default() }.saved(Some(done)))
    }
}

/// What can be restored, where nothing is named: the newest kept versions.
fn unnamed(kept: &[Backup], now: &Now) -> Failure {
    if kept.is_empty() {
        return Failure::usage(
            "Restore what? No version of this book is kept yet",
            "each change keeps the version before it",
        );
    }
    let named = kept.iter().take(NAMED).map(|backup| Candidate {
        id: backup.name.clone(),
        what: words::full(now.zone.local(backup.version.at)),
    });
    let hint = "`regards backups` lists all of them and what was done; a beginning of a name, or a day, is enough: \
                `regards restore yesterday`";
    Failure::usage("Restore which kept version?", hint).among(named.collect())
}

/// The newest of the kept versions that was there at the time `text` says; of a day, at its end.
fn before<'k>(text: &str, kept: &'k [Backup], now: &Now) -> Option<&'k Backup> {
    let settings = Settings::default();
    let working_days = settings.working_days();
    let context = Context { now, working_days: &working_days, morning: settings.morning };
    let understood = when::parse(text, Direction::Back, &context).ok()?;
    kept.iter().find(|backup| match understood.moment {
        Moment::Instant(at) => backup.version.at <= at,
        Moment::Date(day) => now.zone.date_of(backup.version.at) <= day,
    })
}
