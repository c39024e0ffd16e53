//! `next`: whom to ask next, in an order that helps to choose.

use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser},
};
use serde::Serialize;

use super::Reads;
use crate::{
    cli::{
        desk::Desk,
        failure::Failure,
        output::{Output, Piece, Tone},
        reading::Reading,
        version::Versioned,
    },
    domain::{
        candidates::{By, Candidates},
        contact::Contact,
        id::Id,
        search::Query,
    },
};

/// How many are listed unless more are asked for.
const LISTED: usize = 20;

/// List whom you could ask next: everybody you have not asked yet
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards next                         those who stand nearest first
  regards next health                  by name, employer, role, field
  regards next --by field
  regards plan ada leo --about 'research in health'    then plan them at once")]
pub struct Next {
    /// Words in the name, employer, role or field, or in who named them
    query: Vec<String>,
    /// In which order: nearness, field, role, employer, introducer
    #[arg(long, value_name = "ORDER", value_parser = order(), default_value = "nearness", hide_default_value = true, hide_possible_values = true)]
    by: By,
    /// All of them, not only the first twenty
    #[arg(long)]
    all: bool,
}

fn order() -> impl TypedValueParser<Value = By> {
    PossibleValuesParser::new(["nearness", "field", "role", "employer", "introducer"]).map(|word| match word
        .as_str()
    {
        "field" => By::Field,
        "role" => By::Role,
        "employer" => By::Employer,
        "introducer" => By::Introducer,
        _ => By::Nearness,
    })
}

#[derive(Serialize)]
struct Listed<'r> {
    matching: usize,
    contacts: Vec<Row<'r>>,
}

#[derive(Serialize)]
struct Row<'r> {
    id: Id,
    name: &'r str,
    employer: &'r str,
    role: &'r str,
    field: &'r str,
    source: Option<&'static str>,
    introducer: Option<String>,
    pool: bool,
    discreet: bool,
    #[serde(skip)]
    position: String,
}

impl Reads for Next {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let (matching, rows) = self.rows(reading);
        if desk.global.json {
            output.json(&Versioned::of(Listed { matching, contacts: rows }));
            return Ok(());
        }
        reading.notice.iter().for_each(|notice| output.notice(notice));
        if rows.is_empty() {
            output.line(if reading.book.contacts.is_empty() {
                "Nobody yet. `regards add` makes the first"
            } else if self.query.is_empty() {
                "Everybody in the book was asked already. `regards add` and `regards import` bring in more people"
            } else {
                "Nobody who was not asked yet matches; `regards list --all` looks among all"
            });
            return Ok(());
        }
        output.table(&rows.iter().map(cells).collect::<Vec<_>>());
        if matching > rows.len() {
            output.line(format!("and {} more: --all lists them", matching - rows.len()));
        }
        let program = desk.command_line();
        output.line(format!("next: {program} plan PERSON PERSON --about 'what you ask about'"));
        Ok(())
    }
}

impl Next {
    /// How many match, and those that are listed.
    fn rows<'r>(&self, reading: &'r Reading) -> (usize, Vec<Row<'r>>) {
        let book = &reading.book;
        let mut candidates = Candidates::default();
        candidates.renew(book);
        candidates.sort(book, self.by);
        let found = candidates.list(&Query::new(&self.query.join(" ")));
        let limit = if self.all { usize::MAX } else { LISTED };
        let known = found.iter().filter_map(|id| Some((*id, book.contact(*id)?.as_ref())));
        let row = |(id, contact): (Id, &'r Contact)| Row {
            id,
            name: contact.name.as_str(),
            employer: &contact.employer,
            role: &contact.role,
            field: &contact.field,
            source: contact.source.as_ref().map(|source| source.kind.words()),
            introducer: candidates.introducer(book, contact),
            pool: contact.pool,
            discreet: contact.discreet,
            position: contact.position(),
        };
        (found.len(), known.take(limit).map(row).collect())
    }
}

fn cells(row: &Row<'_>) -> Vec<Piece> {
    let through = match (&row.introducer, row.source) {
        (Some(name), _) => format!("through {name}"),
        (None, Some(source)) => source.to_owned(),
        (None, None) => String::new(),
    };
    let marks = [(row.pool, "in the pool"), (row.discreet, "discreet")];
    let marks: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
    vec![
        Piece::toned(row.id.to_string(), Tone::Faint),
        row.name.into(),
        row.position.as_str().into(),
        row.field.into(),
        through.into(),
        marks.join(", ").into(),
    ]
}
