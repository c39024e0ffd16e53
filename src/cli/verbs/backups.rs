//! `backups`: the kept versions of the book.

use clap::Args;
use serde::Serialize;

use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, version::Versioned},
    domain::{book::Book, when::words, zone::Now},
    store::version::Backup as Kept,
};

/// List the kept versions of the book, the newest first
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards backups
  regards restore NAME")]
pub struct Backups {}

#[derive(Serialize)]
struct Listed {
    backups: Vec<Backup>,
}

#[derive(Serialize)]
struct Backup {
    name: String,
    generation: u64,
    at: String,
    bytes: u64,
    what: Vec<String>,
}

/// The kept versions, the newest first; refused where nobody can look for them.
pub(super) fn kept(desk: &Desk) -> Result<Vec<Kept>, Failure> {
    desk.store.backups().map_err(|error| {
        let folder = desk.store.place().backups();
        Failure::refused("file", format!("Cannot look into {}: {error}", folder.display()), "")
    })
}

impl Reads for Backups {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let folder = desk.store.place().backups();
        let kept = kept(desk)?;
        let what =
            |backup: &Kept| desk.store.saved_in(&backup.name).map(|saved| saved.what).unwrap_or_default();
        if desk.global.json {
            let listed = kept.iter().map(|backup| Backup {
                name: backup.name.clone(),
                generation: backup.version.generation,
                at: backup.version.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
                bytes: backup.size,
                what: what(backup),
            });
            output.json(&Versioned::of(Listed { backups: listed.collect() }));
        } else if kept.is_empty() {
            output.line(format!("No backups yet in {}", folder.display()));
        } else {
            let now = moment(desk);
            let row = |backup: &Kept| {
                let at = words::full(now.zone.local(backup.version.at));
                let size = format!("{} kB", backup.size.div_ceil(1000));
                vec![backup.name.as_str().into(), at.into(), size.into(), said(&what(backup)).into()]
            };
            output.heading(&folder.display().to_string());
            output.table(&kept.iter().map(row).collect::<Vec<_>>());
        }
        Ok(())
    }
}

/// This moment where the user is; the zone is the machine's while the book cannot be read.
pub(super) fn moment(desk: &Desk) -> Now {
    desk.read().map_or_else(|_| desk.reading(Book::default()).now, |reading| reading.now.clone())
}

/// The changes of a save, in one line.
fn said(what: &[String]) -> String {
    match what {
        [] => String::new(),
        [one] => one.clone(),
        [first, rest @ ..] => format!("{first}, and {} more", rest.len()),
    }
}
