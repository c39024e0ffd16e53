//! A draft for the mail program: as a link, or as a file that opens as a draft.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::{
    cli::{
        desk::Desk,
        failure::{Failure, capital},
        outgoing,
        output::Output,
        reading::Reading,
        version::Versioned,
    },
    domain::drafts::{draft::Draft, lint::FindingKind},
    exchange::mail::{self, Letter, Mailto, NotMail},
    store::outgoing::Existing,
};

/// How a draft goes to the mail program.
#[derive(Debug, Args)]
pub struct Mail {
    /// Print a mailto link that opens it in the mail program
    #[arg(long, conflicts_with_all = ["sent", "bare"])]
    mailto: bool,
    /// Write it as a mail that opens as a draft
    #[arg(long, value_name = "FILE", conflicts_with_all = ["sent", "bare", "mailto"])]
    eml: Option<PathBuf>,
    /// Let the mail take the place of a file of that name
    #[arg(long, requires = "eml")]
    force: bool,
}

/// What is told of a link.
#[derive(Serialize)]
struct Link<'a> {
    link: &'a str,
    /// Whether the text is in it; one that is too long is not.
    has_body: bool,
    gaps: usize,
}

/// What is told of a file that was written.
#[derive(Serialize)]
struct File {
    out: String,
    gaps: usize,
}

impl Mail {
    /// Whether it is meant for the mail program.
    pub fn is_asked(&self) -> bool {
        self.mailto || self.eml.is_some()
    }

    /// Prints the link, or writes the file. What is left to be done by hand is said beside it.
    pub fn deliver(
        &self,
        draft: &Draft,
        reading: &Reading,
        desk: &Desk,
        output: &mut Output<'_>,
    ) -> Result<(), Failure> {
        let Some(contact) = reading.book.contact(draft.contact) else {
            return Err(Failure::refused("not-found", "That person is not in the book", ""));
        };
        let (name, letter) = (&contact.name, Letter::of(draft, contact));
        let gaps = draft.gaps.len();
        if let Some(path) = &self.eml {
            let mail = mail::eml(&letter).map_err(|why| refused(&why))?;
            let existing = if self.force { Existing::IsReplaced } else { Existing::Stays };
            outgoing::write(desk, path, mail.as_bytes(), existing)?;
            if desk.global.json {
                output.json(&Versioned::of(File { out: path.display().to_string(), gaps }));
                return Ok(());
            }
            output.line(format!("Wrote the message to {name} to {}", path.display()));
        } else {
            let Mailto { link, has_body } = mail::mailto(&letter).map_err(|why| refused(&why))?;
            if desk.global.json {
                output.json(&Versioned::of(Link { link: &link, has_body, gaps }));
                return Ok(());
            }
            output.line(link);
            if !has_body {
                output.notice("The text is too long for a link; --bare prints it, to be pasted");
            }
        }
        if letter.address.is_empty() {
            output.notice(&format!("No e-mail address of {name} is known; fill it in before you send it"));
        }
        if gaps > 0 {
            let gaps = if gaps == 1 { "a gap".to_owned() } else { format!("{gaps} gaps") };
            output.notice(&format!("There is {gaps} left in the text; --fill fills it"));
        }
        for finding in &draft.findings {
            if finding.kind != FindingKind::Gap {
                output.notice(&finding.reason);
            }
        }
        Ok(())
    }
}

fn refused(why: &NotMail) -> Failure {
    Failure::refused(
        "not-mail",
        capital(&format!("this cannot go as mail: {why}")),
        "`regards set` mends an address",
    )
}
