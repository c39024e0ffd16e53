//! `import`: people from elsewhere, into the pool.

mod object;
mod report;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Failure, sentence},
        outcome::Outcome,
        reading::Reading,
    },
    domain::{
        command::{Act, Command},
        id::Ids,
        import::{self, Plan},
    },
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
        /// The file; several are brought in one after another, as one change
        #[arg(id = "export", value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Say what would be done, and do nothing
        #[arg(long)]
        dry_run: bool,
    },
}

impl Changes for Import {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let From::Linkedin { files, dry_run } = self.from;
        // All are read before anything is changed.
        let files: Vec<File> = files.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
        if dry_run {
            let reading = desk.read()?;
            let decision = decision(&files, &reading, true)?;
            desk.preview(&reading, decision)
        } else {
            desk.change(|reading| decision(&files, reading, false))
        }
    }
}

/// A file that was read, and its name where there are others to tell it from.
struct File {
    name: String,
    export: Export,
}

fn read(path: &Path) -> Result<File, Failure> {
    let name = path.display().to_string();
    let export =
        linkedin::read(&bytes(path)?).map_err(|why| Failure::refused("file", format!("{name}: {why}"), ""))?;
    Ok(File { name, export })
}

/// What the import does, and what is said of it. Only a preview names everybody who is new.
fn decision(files: &[File], reading: &Reading, is_preview: bool) -> Result<Decision, Failure> {
    let known = &reading.book;
    // Each file meets the people of those before it, whose ids here are not the ones they will get.
    let (mut book, mut ids) = (known.clone(), Ids::seeded(0));
    let (mut acts, mut told) = (Vec::new(), Vec::new());
    let (mut report, mut remarks) = (Vec::new(), Vec::new());
    for File { name, export } in files {
        let name = (files.len() > 1).then_some(name.as_str());
        let act = Act::ImportLinkedin(export.rows.clone().into());
        let mut plan = import::plan(&book, &export.rows);
        report.extend(name.map(|name| format!("{name}:")));
        report.extend(report::lines(&plan, export, (&book, known), is_preview));
        let about = |remark: String| name.map_or_else(|| remark.clone(), |name| format!("{name}: {remark}"));
        remarks.extend(export.remarks.iter().map(|remark| about(sentence(&remark.to_string()))));
        if files.len() > 1 {
            book.apply(&Command::new(&mut ids, act.clone()), &reading.now)
                .map_err(|refusal| Failure::refused("file", sentence(&refusal.words), &refusal.hint))?;
        }
        for row in &mut plan.rows {
            row.contact = row.contact.filter(|id| known.contact(*id).is_some());
            row.doubles.retain(|id| known.contact(*id).is_some());
        }
        told.push((name, plan, export));
        acts.push(act);
    }
    let details = object::fields(&told, is_preview);
    let all = Plan { rows: told.into_iter().flat_map(|(_, plan, _)| plan.rows).collect() };
    let act = Act::Together { what: all.counts().to_string(), acts };
    Ok(Decision { act, remarks, report, details })
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
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
