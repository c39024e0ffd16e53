//! `status`: one line for bars and prompts. It names nobody.

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, json, output::Output, version::Versioned},
    domain::agenda::Agenda,
};

/// Say in one line how much is for today; nothing where nothing is
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards status                       3 due
  regards status --format json")]
pub struct Status {
    /// How to say it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A few words
    #[default]
    Plain,
    /// One JSON object
    Json,
}

#[derive(Serialize)]
struct Counted {
    now: String,
    text: String,
    counts: json::Counts,
}

impl Reads for Status {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let counts = Agenda::of(&reading.book, &reading.now).counts;
        let text = match counts.for_today() {
            0 => String::new(),
            count => format!("{count} due"),
        };
        if self.format == Format::Json || desk.global.json {
            let now = json::stamp(reading.now.stamp());
            output.json(&Versioned::of(Counted { now, text, counts: counts.into() }));
        } else if !text.is_empty() {
            output.line(text);
        }
        Ok(())
    }
}
