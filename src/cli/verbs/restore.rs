//! `restore`: a kept version takes the place of the book.

use clap::Args;

use super::Changes;
use super::backups::moment;
use crate::{
    cli::{
        desk::{Desk, unsaved},
        failure::Failure,
        outcome::Outcome,
    },
    domain::{
        settings::Settings,
        when::{self, Context, Direction, words},
        moment::Moment,
        zone::Now,
    },
    store::version::Backup,
};

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
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl Changes for Restore {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let name = self.name.join(" ");
        let kept = desk.store.backups().unwrap_or_default();
        let now = moment(desk);
        let found = match kept.iter().find(|backup| backup.name.starts_with(&name)) {
            Some(named) => Some(named),
            None => before(&name, &kept, &now),
        };
        let wanted = found.filter(|backup| !backup.name.starts_with(&name)).map_or(&name, |found| &found.name);
        let done = desk
            .store
            .restore(wanted)
            .map_err(|error| unsaved(error, |trouble| Failure::file(&trouble)))?;
        let summary = match found {
            Some(found) => vec![format!("Restored the book of {}", words::full(now.zone.local(found.version.at)))],
            None => done.base.saved.what.clone(),
        };
        Ok(Outcome { summary, ..Outcome::default() }.saved(Some(done)))
    }
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
