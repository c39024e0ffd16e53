//! `sheet`: a talk on paper.

use clap::Args;

use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, talks, version::Versioned},
    domain::sheet,
};

/// Print a talk for paper: its questions, with room to write
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards sheet ada | lp
  regards sheet ada --on k7q2 > ada.txt      one that is past")]
pub struct Sheet {
    /// With whom
    #[arg(required = true)]
    person: Vec<String>,
    /// Which talk, by its id, where it is not the next one
    #[arg(long, value_name = "ID")]
    on: Option<String>,
    /// How wide the paper is, in columns
    #[arg(long, value_name = "N", default_value_t = sheet::COLUMNS)]
    columns: usize,
}

impl Reads for Sheet {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let talk = talks::find(reading, &self.person.join(" "), self.on.as_deref())?;
        let zone = &reading.now.zone;
        // Wider than any paper would only be padding.
        let columns = self.columns.min(500);
        let text = sheet::sheet(&reading.book, talk.contact, talk.standing.interview, zone, columns);
        if desk.global.json {
            output.json(&Versioned::of(serde_json::json!({ "interview": talk.standing.id, "text": text })));
        } else {
            reading.notice.iter().for_each(|notice| output.notice(notice));
            output.lines("", &text);
        }
        Ok(())
    }
}
