//! Where an export goes, and what is said beside it.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::material::Material;
use crate::{
    cli::{desk::Desk, failure::Failure, outgoing, output::Output, version::Versioned},
    store::outgoing::Existing,
};

/// Where an export goes.
#[derive(Debug, Args)]
pub struct Target {
    /// The file to write, private to you; standard output without it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    pub writing: Writing,
}

/// How files are written, and who may be in them.
#[derive(Debug, Args)]
pub struct Writing {
    /// Let it take the place of a file of that name
    #[arg(long)]
    force: bool,
    /// Take in people who are marked as discreet
    #[arg(long)]
    pub include_discreet: bool,
}

/// What is told of a file that was written.
#[derive(Serialize)]
struct Told<'a> {
    out: String,
    wrote: &'a str,
    left_out: usize,
    notices: &'a [String],
}

impl Target {
    /// Writes `bytes`, which are `what`: "12 talks". Nothing but them goes to standard output.
    pub fn deliver(
        &self,
        desk: &Desk,
        output: &mut Output<'_>,
        material: &Material,
        (bytes, what): (&[u8], &str),
    ) -> Result<(), Failure> {
        let Some(out) = &self.out else {
            if desk.global.json {
                let hint = "name the file with --out, or leave --json away";
                return Err(Failure::usage("--json tells of a file that was written", hint));
            }
            output.raw(bytes);
            material.notices.iter().for_each(|notice| output.notice(notice));
            return Ok(());
        };
        self.writing.write(desk, out, bytes)?;
        tell(desk, output, material, (out, what));
        Ok(())
    }
}

impl Writing {
    fn existing(&self) -> Existing {
        if self.force { Existing::IsReplaced } else { Existing::Stays }
    }

    /// Whether the file could be written.
    pub fn check(&self, desk: &Desk, path: &Path) -> Result<(), Failure> {
        outgoing::check(desk, path, self.existing())
    }

    /// Writes one file.
    pub fn write(&self, desk: &Desk, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        outgoing::write(desk, path, bytes, self.existing())
    }
}

/// Says what was written where, and who is not in it.
pub fn tell(desk: &Desk, output: &mut Output<'_>, material: &Material, (out, what): (&Path, &str)) {
    if desk.global.json {
        let told = Told {
            out: out.display().to_string(),
            wrote: what,
            left_out: material.left_out,
            notices: &material.notices,
        };
        output.json(&Versioned::of(told));
    } else {
        output.line(format!("Wrote {what} to {}", out.display()));
        material.notices.iter().for_each(|notice| output.notice(notice));
    }
}
