//! Which column of a table holds what: the words of `import csv --map`, with what was guessed standing there already.

use super::meaning::{Enter, Meaning};
use crate::{
    exchange::{
        people::Table,
        sheet::{Column, Map},
    },
    tui::message::ToRead,
};

/// How many headings that hold nothing yet are named.
const NAMED: usize = 8;

/// What stands there from the start. Where the name is missing it is what is typed next.
pub(super) fn given(table: &Table) -> String {
    let is_named = Map::parse(&table.map).is_ok_and(|map| map.names_people());
    match (is_named, table.map.as_str()) {
        (true, map) => map.to_owned(),
        (false, "") => "name=".to_owned(),
        (false, map) => format!("{map}, name="),
    }
}

/// What is typed, as a map.
pub(super) fn meaning(text: &str, path: &str) -> Meaning {
    match Map::parse(text) {
        Err(why) => Meaning::not_yet(why.to_string()),
        Ok(map) if !map.names_people() => Meaning::not_yet(
            "Which heading stands over the names? As in name=\"Full name\", or first=Vorname, last=Nachname",
        ),
        Ok(_) => {
            let what = Column::ALL.map(Column::word).join(", ");
            let words = format!(
                "Enter shows the people again. Say what a column holds, then = and its heading: name=\"Full name\", \
                 email=Mail; what is not named is passed over. A column can hold {what}"
            );
            Meaning {
                words,
                enter: Enter::Read(ToRead { path: path.to_owned(), columns: Some(text.to_owned()) }),
            }
        }
    }
}

/// The headings that hold nothing yet.
pub(super) fn hints(others: &[String]) -> String {
    let named = others.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match others.len().checked_sub(NAMED + 1) {
        _ if others.is_empty() => String::new(),
        None => format!("Passed over: {named}"),
        Some(more) => format!("Passed over: {named} and {} more", more + 1),
    }
}
