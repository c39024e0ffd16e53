//! `export`: the book for other programs and other people.

mod csv;
mod ics;
mod json;
mod markdown;
mod material;
mod target;
mod vcard;

use clap::{Args, Subcommand};

use super::{Parts, reads};
use crate::cli::{desk::Desk, failure::Failure, output::Output};

/// Write people, talks or the whole book for other programs
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards export ics --out talks.ics         talks for a calendar, with alarms
  regards export ics ada --out ada.ics       the next talk with one person
  regards export vcard --out people.vcf      people for an address book
  regards export csv --excel --out people.csv
  regards export markdown ada                all about one person, to read
  regards export json --out copy.json        the whole book, as it is")]
pub struct Export {
    #[command(subcommand)]
    part: Part,
}

#[derive(Debug, Subcommand)]
enum Part {
    #[doc(hidden)]
    Json(json::Json),
    #[doc(hidden)]
    Ics(ics::Ics),
    #[doc(hidden)]
    Vcard(vcard::Vcard),
    #[doc(hidden)]
    Csv(csv::Csv),
    #[doc(hidden)]
    Markdown(markdown::Markdown),
}

impl Parts for Export {
    fn run(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        match self.part {
            Part::Json(json) => reads(json, desk, output),
            Part::Ics(ics) => reads(ics, desk, output),
            Part::Vcard(vcard) => reads(vcard, desk, output),
            Part::Csv(csv) => reads(csv, desk, output),
            Part::Markdown(markdown) => reads(markdown, desk, output),
        }
    }
}
