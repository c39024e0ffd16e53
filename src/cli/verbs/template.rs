//! `template`: the templates of the messages, the program's and the user's own.

use clap::Args;
use serde::Serialize;

use super::{Changes, Either, Reads, changes, draft, reads};
use crate::{
    cli::{
        desk::Desk,
        failure::Failure,
        outcome::Outcome,
        output::{Output, Piece, Tone},
        reading::Reading,
        typed,
        version::Versioned,
    },
    domain::{
        command::Act,
        drafts::{fields::Field, kind::DraftKind, templates},
    },
};

/// List the templates of the messages, print one, or put your own in its place
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards template                           every kind of message
  regards template thank-you > mine.txt
  regards template thank-you --text - < mine.txt
  regards template thank-you --usual         the program's own again
  regards template --fields                  what may stand in braces

A template is plain text. {name} is a field, {about|your work} one with words that stand in where nothing is known; \
[words in brackets] are a gap, to be filled each time. A sentence of which nothing is known is left out.")]
pub struct Template {
    /// Which kind of message
    #[arg(value_name = "KIND", value_parser = draft::kind(), hide_possible_values = true)]
    kind: Option<DraftKind>,
    /// Your own words for it; - reads standard input
    #[arg(long, value_name = "TEXT|-", requires = "kind")]
    text: Option<String>,
    /// The program's own again
    #[arg(long, requires = "kind", conflicts_with = "text")]
    usual: bool,
    /// List the fields
    #[arg(long, conflicts_with_all = ["kind", "text", "usual"])]
    fields: bool,
}

#[derive(Serialize)]
struct Told {
    templates: Vec<Row>,
    fields: Vec<FieldRow>,
}

#[derive(Serialize)]
struct Row {
    kind: DraftKind,
    what: &'static str,
    text: String,
    own: bool,
}

#[derive(Serialize)]
struct FieldRow {
    name: &'static str,
    help: &'static str,
}

impl Either for Template {
    fn either(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        if self.text.is_none() && !self.usual {
            reads(self, desk, output)
        } else {
            changes(self, desk, output)
        }
    }
}

impl Reads for Template {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let rows = self.rows(reading);
        let fields = Field::ALL.map(|field| FieldRow { name: field.word(), help: field.help() });
        if desk.global.json {
            output.json(&Versioned::of(Told { templates: rows, fields: fields.into() }));
            return Ok(());
        }
        reading.notice.iter().for_each(|notice| output.notice(notice));
        match (self.kind, self.fields) {
            (_, true) => {
                let cells = |row: &FieldRow| vec![Piece::from(format!("{{{}}}", row.name)), row.help.into()];
                output.table(&fields.iter().map(cells).collect::<Vec<_>>());
            }
            (Some(_), false) => rows.iter().for_each(|row| output.lines("", &row.text)),
            (None, false) => {
                let cells = |row: &Row| {
                    let own = if row.own { "yours" } else { "" };
                    vec![Piece::from(row.kind.word()), row.what.into(), Piece::toned(own, Tone::Faint)]
                };
                output.table(&rows.iter().map(cells).collect::<Vec<_>>());
            }
        }
        Ok(())
    }
}

impl Template {
    fn rows(&self, reading: &Reading) -> Vec<Row> {
        let wanted = DraftKind::ALL.into_iter().filter(|kind| self.kind.is_none_or(|only| only == *kind));
        let row = |kind: DraftKind| Row {
            kind,
            what: kind.words(),
            text: templates::of(&reading.book, kind).to_owned(),
            own: reading.book.templates.contains_key(kind.word()),
        };
        wanted.map(row).collect()
    }
}

impl Changes for Template {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let text = self.text.as_deref().map(typed::text).transpose()?;
        desk.change(|_| {
            let Some(kind) = self.kind else {
                return Err(Failure::usage("Which template?", "name its kind"));
            };
            Ok(Act::Template { kind, text: text.clone() }.into())
        })
    }
}
