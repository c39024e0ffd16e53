//! `export markdown`: dossiers to read.

use std::{
    io,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    material::{Known, Material, counted},
    target::{Target, tell},
};
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, verbs::Reads},
    domain::rules::{self, Wording},
    exchange::markdown::{Dossier, file_name},
    store::trouble::words,
};

/// Write all about each person as Markdown, to read and to keep
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards export markdown ada > ada.md
  regards export markdown --out people.md    everybody you work with
  regards export markdown --folder people    a file for each of them")]
pub struct Markdown {
    /// Who; everybody but the pool without a name
    person: Vec<String>,
    /// The folder to write a file for each person into
    #[arg(long, value_name = "FOLDER", conflicts_with = "out")]
    folder: Option<PathBuf>,
    #[command(flatten)]
    target: Target,
}

impl Reads for Markdown {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let (material, meant) = Material::of(desk, self.target.writing.include_discreet, &self.person)?;
        let reading = &material.reading;
        let mut people = material.people(meant);
        people.retain(|it| meant.is_some() || !it.contact.pool);
        people.sort_by_key(|it| it.contact.name.to_string().to_lowercase());
        if people.is_empty() {
            let hint = "`regards add` brings somebody in; who is in the pool is written down by name";
            return Err(Failure::refused("nothing", "There is nobody to write about", hint));
        }
        let follow_ups = rules::follow_ups_worded(&reading.book, &reading.now, Wording::Lasting);
        let text = |it: &Known<'_>| {
            let dossier = Dossier {
                book: &reading.book,
                id: it.id,
                contact: it.contact,
                standing: &it.standing,
                follow_ups: &follow_ups,
                now: &reading.now,
            };
            dossier.text()
        };
        let what = counted(people.len(), "person", "people");
        let Some(folder) = &self.folder else {
            let texts: Vec<String> = people.iter().map(text).collect();
            return self.target.deliver(desk, output, &material, (texts.join("\n").as_bytes(), &what));
        };
        make(desk, folder)?;
        let files: Vec<(PathBuf, &Known<'_>)> =
            people.iter().map(|it| (folder.join(file_name(it.id, it.contact)), it)).collect();
        // Nothing is written where something stands in the way of one.
        for (path, _) in &files {
            self.target.writing.check(desk, path)?;
        }
        for (path, it) in &files {
            self.target.writing.write(desk, path, text(it).as_bytes())?;
        }
        tell(desk, output, &material, (folder, &what));
        Ok(())
    }
}

fn make(desk: &Desk, folder: &Path) -> Result<(), Failure> {
    match desk.store.machine().disk.make_folder(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => {
            let message = format!("{} could not be made: {}", folder.display(), words(&error));
            Err(Failure::refused("not-written", message, ""))
        }
    }
}
