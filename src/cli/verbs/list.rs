//! `list`: the people of the book.

use clap::Args;
use serde::Serialize;

use super::Reads;
use crate::{
    cli::{
        desk::Desk,
        failure::Failure,
        output::{Output, Piece, Tone},
        people,
        reading::Reading,
        version::Versioned,
    },
    domain::{
        calendar::Calendar,
        contact::Contact,
        id::Id,
        line::near,
        search::{Query, Score},
        stage::Stage,
        standing::Standing,
    },
};

/// List people: those you work with, or who matches the words
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards list
  regards list hale                    by name, employer or role
  regards list --pool                  whom you know and have not asked yet")]
pub struct List {
    /// Words in the name, the employer or the role
    query: Vec<String>,
    /// Only the pool
    #[arg(long, conflicts_with = "all")]
    pool: bool,
    /// Everyone, the pool too
    #[arg(long)]
    all: bool,
}

#[derive(Serialize)]
struct Listed {
    contacts: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: Id,
    name: String,
    employer: String,
    role: String,
    stage: &'static str,
    pool: bool,
    retired: bool,
    #[serde(skip)]
    words: &'static str,
}

impl Reads for List {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let calendar = Calendar::new(&reading.now.zone, &reading.book.settings);
        let rows: Vec<Row> = self
            .found(reading)
            .into_iter()
            .map(|(id, contact)| {
                let stage = Stage::of(contact, &Standing::of(contact, &calendar, reading.now.instant));
                Row {
                    id,
                    name: contact.name.to_string(),
                    employer: contact.employer.clone(),
                    role: contact.role.clone(),
                    stage: stage.word(),
                    pool: contact.pool,
                    retired: contact.retired.is_some(),
                    words: stage.words(),
                }
            })
            .collect();
        if desk.global.json {
            output.json(&Versioned::of(Listed { contacts: rows }));
        } else if rows.is_empty() {
            output.line(self.nobody(reading));
        } else {
            let cells = |row: &Row| {
                let id = Piece::toned(row.id.to_string(), Tone::Faint);
                let position = [row.role.as_str(), row.employer.as_str()];
                let position: Vec<&str> = position.into_iter().filter(|part| !part.is_empty()).collect();
                vec![id, row.name.as_str().into(), position.join(", ").into(), row.words.into()]
            };
            output.table(&rows.iter().map(cells).collect::<Vec<_>>());
        }
        Ok(())
    }
}

impl List {
    /// Those asked for: by how well they match, then by name; people named alike by employer and role.
    fn found<'r>(&self, reading: &'r Reading) -> Vec<(Id, &'r Contact)> {
        let query = Query::new(&self.query.join(" "));
        let is_asked_for = |contact: &Contact| self.all || contact.pool == self.pool;
        let matches = reading.book.contacts.iter().filter(|(_, contact)| is_asked_for(contact));
        let mut found: Vec<(Score, Id, &Contact)> = matches
            .filter_map(|(id, contact)| Some((query.matches(&people::key(contact))?, *id, contact.as_ref())))
            .collect();
        found.sort_by_cached_key(|(score, id, contact)| {
            (std::cmp::Reverse(*score), people::key(contact), *id)
        });
        found.into_iter().map(|(_, id, contact)| (id, contact)).collect()
    }

    /// What to say where nobody is found.
    fn nobody(&self, reading: &Reading) -> String {
        let in_pool = reading.book.contacts.values().filter(|contact| contact.pool).count();
        let query = near::quoted(&self.query.join(" "));
        match (self.query.is_empty(), self.pool || self.all, in_pool) {
            (true, false, 0) => "Nobody yet. `regards add` makes the first".to_owned(),
            (true, false, count) => format!("Nobody yet but {count} in the pool: `regards list --pool`"),
            (true, true, _) => "Nobody is in the pool".to_owned(),
            (false, false, 1..) => {
                format!("Nobody matches {query} by name, employer or role; --all looks in the pool too")
            }
            (false, _, _) if self.pool => {
                format!(
                    "Nobody in the pool matches {query} by name, employer or role; --all looks at everyone"
                )
            }
            (false, ..) => format!(
                "Nobody matches {query} by name, employer or role; `regards list --all` shows everyone"
            ),
        }
    }
}
