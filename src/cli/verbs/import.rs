//! `import`: people from elsewhere, into the pool.

mod object;
mod report;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Failure, sentence},
        outcome::Outcome,
        reading::Reading,
    },
    domain::{command::Act, import},
    exchange::linkedin::{self, Export},
};

/// The largest file that is taken for a list of people, in bytes: a hundred times LinkedIn's limit of 30,000.
const MOST_BYTES: u64 = 1 << 29;

/// Bring in people; they wait in the pool until you ask them
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards import linkedin Connections.csv --dry-run
  regards import linkedin Connections.csv
  regards list --pool")]
pub struct Import {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, Subcommand)]
enum From {
    /// The Connections.csv of LinkedIn
    #[command(before_help = "\
Examples:
  regards import linkedin Connections.csv --dry-run
  regards import linkedin Connections.csv

To get it: on LinkedIn, Settings > Data privacy > Get a copy of your data > Connections. It comes by mail, in \
minutes or in a day. A second import of the same file changes nothing; a later one brings what LinkedIn says anew, \
and leaves alone what you have changed yourself.")]
    Linkedin {
        /// The file
        // Its own id: `--file` is another, and global.
        #[arg(id = "export", value_name = "FILE")]
        file: PathBuf,
        /// Say what would be done, and do nothing
        #[arg(long)]
        dry_run: bool,
    },
}

impl Changes for Import {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let From::Linkedin { file, dry_run } = self.from;
        let export = linkedin::read(&bytes(&file)?)
            .map_err(|why| Failure::refused("file", format!("{}: {why}", file.display()), ""))?;
        if dry_run {
            let reading = desk.read()?;
            let decision = decision(&export, &reading, true);
            desk.preview(&reading, decision)
        } else {
            desk.change(|reading| Ok(decision(&export, reading, false)))
        }
    }
}

/// What the import does, and what is said of it. Only a preview names everybody who is new.
fn decision(export: &Export, reading: &Reading, is_preview: bool) -> Decision {
    let plan = import::plan(&reading.book, &export.rows);
    let mut decision = Decision::from(Act::ImportLinkedin(export.rows.clone().into()));
    decision.report = report::lines(&plan, export, &reading.book, is_preview);
    decision.details = object::fields(&plan, export, is_preview);
    decision.with_remarks(export.remarks.iter().map(|remark| sentence(&remark.to_string())))
}

fn bytes(file: &std::path::Path) -> Result<Vec<u8>, Failure> {
    let refused = |error: std::io::Error| {
        Failure::refused("file", format!("Cannot read {}: {error}", file.display()), "check the path")
    };
    let facts = std::fs::metadata(file).map_err(refused)?;
    if !facts.is_file() {
        let message = format!("{} is not a file", file.display());
        return Err(Failure::refused("file", message, "name the file itself, Connections.csv"));
    }
    if facts.len() > MOST_BYTES {
        let message = format!("{} has {} bytes, more than a list of people", file.display(), facts.len());
        return Err(Failure::refused("file", message, "is it another file?"));
    }
    std::fs::read(file).map_err(refused)
}
