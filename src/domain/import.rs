//! Bringing people in from LinkedIn: what an import will do, worked out before anything is done.
//!
//! A person is known by the address of the profile, then by e-mail. Rows that have neither are known by the name and
//! the day of connection, among people who came from LinkedIn. Everything else that looks alike is only offered as a
//! possible double. The order of the rows makes no difference.

mod identity;
mod matching;
mod merge;
mod outcome;
mod repeated;
#[cfg(test)]
mod tests;

use self::{identity::Keyed, matching::Known, merge::Merged};
pub use self::{
    identity::{LINKEDIN, forgotten_keys},
    outcome::{Counts, Field, FieldNews, News, Outcome, Plan, Row, Why},
};
use super::{
    book::Book,
    connection::Connection,
    name::{LINE_LIMIT, Name},
};

/// What an import of `connections` into `book` will do. Carrying it out does exactly this.
pub fn plan(book: &Book, connections: &[Connection]) -> Plan {
    let mut rows = Vec::with_capacity(connections.len());
    let mut keyed = Vec::with_capacity(connections.len());
    for connection in connections {
        match readable(connection) {
            Ok(name) => keyed.push(Keyed::new(connection, name)),
            Err(why) => rows.push(Row::skipped(connection, why)),
        }
    }
    let (keyed, repeated) = repeated::set_apart(keyed);
    for (keyed, first) in &repeated {
        rows.push(Row::skipped(keyed.connection, Why::Repeated { first: *first }));
    }
    let known = Known::new(book);
    let matches = known.find(&keyed);
    let told = merge::Told::by(keyed.iter().map(|keyed| keyed.connection));
    for (keyed, contact) in keyed.iter().zip(matches.of_rows()) {
        let found = contact.and_then(|id| Some((id, book.contact(id)?)));
        rows.push(match found {
            Some((id, contact)) => {
                Merged::into(contact, keyed, told, &book.settings).row(keyed.connection, Some(id))
            }
            None if keyed.keys().any(|key| book.forgotten.contains(&identity::forgotten_key(key))) => {
                Row::skipped(keyed.connection, Why::Deleted)
            }
            None => Row {
                doubles: known.doubles(keyed, &matches),
                ..Merged::new(keyed, &book.settings).row(keyed.connection, None)
            },
        });
    }
    rows.sort_by_key(|row| row.line);
    Plan { rows }
}

/// The name of a row that can stand in a book.
fn readable(connection: &Connection) -> Result<Name, Why> {
    let name = Name::parse(&connection.name).map_err(Why::Name)?;
    for (field, text) in [
        (Field::Employer, &connection.employer),
        (Field::Role, &connection.position),
        (Field::Email, &connection.email),
    ] {
        let length = text.as_ref().map_or(0, |text| text.chars().count());
        if length > LINE_LIMIT {
            return Err(Why::TooLong { field, length });
        }
    }
    let key = connection.profile.as_ref().map_or(0, |profile| identity::address(profile).chars().count());
    if key > LINE_LIMIT {
        return Err(Why::TooLong { field: Field::Profile, length: key });
    }
    Ok(name)
}
