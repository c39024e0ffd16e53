//! `import`: people from elsewhere, into the pool.

mod object;
mod report;

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, Subcommand};

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Failure, capital},
        outcome::Outcome,
        people,
        quote::quoted,
        reading::Reading,
    },
    domain::{
        command::{Act, Command},
        id::Ids,
        import::{self, Plan},
    },
    edge::given_file,
    exchange::{
        linkedin,
        people::{NoPeople, People},
        sheet::{self, Map},
        vcard,
    },
};

/// Bring in people; they wait in the pool until you ask them
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards import linkedin Connections.csv --dry-run
  regards import linkedin Connections.csv
  regards import vcard contacts.vcf
  regards import csv chats.csv --dry-run
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
        #[command(flatten)]
        files: Files,
    },
    /// vCards (.vcf), as every address book exports them
    #[command(before_help = "\
Examples:
  regards import vcard contacts.vcf --dry-run
  regards import vcard contacts.vcf

Names, e-mail addresses, phone numbers, employer, role, page, notes and categories are taken in; pictures are not. \
Whoever is in your book already is found by LinkedIn profile or e-mail, what is empty there is filled, and what you \
have written stands. A second import of the same file changes nothing.")]
    Vcard {
        #[command(flatten)]
        files: Files,
    },
    /// A table (.csv): Google's, Outlook's, or the one you keep
    #[command(before_help = "\
Examples:
  regards import csv chats.csv --dry-run
  regards import csv chats.csv --map name=\"Full name\",email=Mail
  regards import csv chats.csv --map notes=

Which column is what is guessed from its heading and said first; look at it with --dry-run. --map says otherwise, \
in pairs of what a column holds and its heading; nothing after = passes it over. A column can hold: name, first, \
middle, last, email, phone, employer, role, field, profile, zone, source, tags, notes, asked, talked, thanked, next.

asked, talked and thanked are days on which that happened (thanked may also say yes or no). They are noted for people \
of whom your book has nothing yet. What is more than a week old asks for nothing but thanks that your table says are \
owed, and a message now and then. next becomes a reminder, unless that day has passed.")]
    Csv {
        #[command(flatten)]
        files: Files,
        /// Which column holds what, as in name="Full name",email=Mail
        #[arg(long, value_name = "WHAT=HEADING,...")]
        map: Option<String>,
    },
    /// A file of which nobody said what it is.
    #[command(external_subcommand)]
    Unsaid(Vec<OsString>),
}

#[derive(Debug, Args)]
struct Files {
    /// The file; several are brought in one after another, as one change
    #[arg(id = "export", value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
}

impl Changes for Import {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        // All are read before anything is changed.
        let (dry_run, files) = match self.from {
            From::Linkedin { files } => (
                files.dry_run,
                files.read(|bytes| linkedin::read(bytes).map(People::from).map_err(NoPeople::from))?,
            ),
            From::Vcard { files } => (files.dry_run, files.read(vcard::read)?),
            From::Unsaid(words) => return Err(unsaid(&words, &desk.command_line())),
            From::Csv { files, map } => {
                let map = Map::parse(map.as_deref().unwrap_or_default()).map_err(|why| {
                    Failure::usage(capital(&why.to_string()), "--map name=\"Full name\",email=Mail")
                })?;
                (files.dry_run, files.read(|bytes| sheet::read(bytes, &map))?)
            }
        };
        if dry_run {
            let reading = desk.read()?;
            let decision = decision(&files, reading, true, desk)?;
            desk.preview(reading, decision)
        } else {
            desk.change(|reading| decision(&files, reading, false, desk))
        }
    }
}

/// Says what a file probably is, by its name, and how it comes in then.
fn unsaid(words: &[OsString], program: &str) -> Failure {
    let word = words.first().map(|word| word.to_string_lossy().into_owned()).unwrap_or_default();
    let name = word.to_lowercase();
    let kind = match name.as_str() {
        _ if name.ends_with(".vcf") => "vcard",
        _ if name.contains("connections") => "linkedin",
        _ => "csv",
    };
    let message = format!("Say what {:?} is: linkedin, vcard or csv", people::shortened(&word));
    let hint = if name.contains(['.', '/']) {
        format!("{program} import {kind} {}", quoted(&word))
    } else {
        format!("{program} import csv FILE")
    };
    Failure::usage(message, hint)
}

impl Files {
    fn read(&self, people: impl Fn(&[u8]) -> Result<People, NoPeople>) -> Result<Vec<File>, Failure> {
        let read = |path: &PathBuf| {
            let name = path.display().to_string();
            let bytes = given_file::read(path, given_file::MOST_BYTES)
                .map_err(|why| Failure::refused("file", format!("Cannot read {why}"), "check the path"))?;
            let people = people(&bytes).map_err(|NoPeople { why, table }| {
                let hint =
                    table.map_or("", |_| "--map says which column is what, as in --map name=\"Full name\"");
                Failure::refused("file", format!("{name}: {why}"), hint)
            })?;
            Ok(File { name, people })
        };
        self.files.iter().map(read).collect()
    }
}

/// A file that was read, and its name where there are others to tell it from.
struct File {
    name: String,
    people: People,
}

/// What the import does, and what is said of it. Only a preview names everybody who is new.
fn decision(files: &[File], reading: &Reading, is_preview: bool, desk: &Desk) -> Result<Decision, Failure> {
    let known = &reading.book;
    // Each file meets the people of those before it, whose ids here are not the ones they will get.
    let (mut book, mut ids) = (known.clone(), Ids::seeded(0));
    let (mut acts, mut told) = (Vec::new(), Vec::new());
    let (mut report, mut remarks) = (Vec::new(), Vec::new());
    for File { name, people } in files {
        let name = (files.len() > 1).then_some(name.as_str());
        let act = Act::Import { origin: people.origin, cards: people.cards.clone().into() };
        let mut plan = import::plan(&book, people.origin, &people.cards, &reading.now);
        report.extend(name.map(|name| format!("{name}:")));
        report.extend(report::lines(&plan, people, (&book, known), is_preview));
        let about = |remark: String| name.map_or_else(|| remark.clone(), |name| format!("{name}: {remark}"));
        remarks.extend(people.remarks.iter().map(|remark| about(capital(remark))));
        if files.len() > 1 {
            book.apply(&Command::new(&mut ids, act.clone()), &reading.now)
                .map_err(|refusal| Failure::refused("file", capital(&refusal.words), &refusal.hint))?;
        }
        for row in &mut plan.rows {
            row.contact = row.contact.filter(|id| known.contact(*id).is_some());
            row.doubles.retain(|id| known.contact(*id).is_some());
        }
        told.push((name, plan, people));
        acts.push(act);
    }
    // Of a hundred thousand people they take much room, and only scripts read them.
    let details = if desk.global.json { object::fields(&told, is_preview) } else { serde_json::Map::new() };
    let origin = files.first().map(|file| file.people.origin).unwrap_or_default();
    let all = Plan { origin, rows: told.into_iter().flat_map(|(_, plan, _)| plan.rows).collect() };
    let act = Act::Together { what: all.summary(), acts };
    Ok(Decision { act, remarks, report, details })
}
