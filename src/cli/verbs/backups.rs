//! `backups`: the kept versions of the book.

use clap::Args;
use serde::Serialize;

use super::Reads;
use crate::cli::{desk::Desk, failure::Failure, output::Output, version::Versioned};

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
}

impl Reads for Backups {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let folder = desk.store.place().backups();
        let kept = desk.store.backups().map_err(|error| {
            Failure::refused("file", format!("Cannot look into {}: {error}", folder.display()), "")
        })?;
        if desk.global.json {
            let listed = kept.iter().map(|backup| Backup {
                name: backup.name.clone(),
                generation: backup.version.generation,
                at: backup.version.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
                bytes: backup.size,
            });
            output.json(&Versioned::of(Listed { backups: listed.collect() }));
        } else if kept.is_empty() {
            output.line(format!("No backups yet in {}", folder.display()));
        } else {
            let row = |backup: &crate::store::version::Backup| {
                vec![backup.name.as_str().into(), format!("{} kB", backup.size.div_ceil(1000)).into()]
            };
            output.heading(&folder.display().to_string());
            output.table(&kept.iter().map(row).collect::<Vec<_>>());
        }
        Ok(())
    }
}
