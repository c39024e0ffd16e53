//! Where the columns are: found by their names, wherever they stand.

use crate::exchange::table::{Row, Rows};

/// The delimiters that LinkedIn and the spreadsheets that save its file again use.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// How many rows that are not blank are looked at for the heading: above it stands a note, whose length has changed
/// before.
pub const ROWS_SEARCHED: usize = 20;

/// The columns that are read, by their place in a row. LinkedIn adds and drops columns; others are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pub first_name: Option<usize>,
    pub last_name: Option<usize>,
    pub url: Option<usize>,
    pub email: Option<usize>,
    pub employer: Option<usize>,
    pub position: Option<usize>,
    pub connected_on: Option<usize>,
    /// How many cells a whole row has.
    pub width: usize,
}

/// The heading of a file that holds something else of LinkedIn's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFile {
    /// Conversations.
    Messages,
    /// Invitations sent and received.
    Invitations,
}

impl Columns {
    /// The columns that `cells` name, where they are the heading of a list of connections.
    pub fn named(cells: &[String]) -> Option<Self> {
        let mut columns = Self { width: cells.len(), ..Self::default() };
        for (place, cell) in cells.iter().enumerate() {
            let column = match plain(cell).as_str() {
                "firstname" | "vorname" => &mut columns.first_name,
                "lastname" | "nachname" => &mut columns.last_name,
                "url" | "profileurl" | "profilurl" => &mut columns.url,
                "emailaddress" | "email" | "emailadresse" => &mut columns.email,
                "company" | "unternehmen" | "firma" => &mut columns.employer,
                "position" | "jobtitle" => &mut columns.position,
                "connectedon" | "verbundenam" | "verknüpftam" => &mut columns.connected_on,
                _ => continue,
            };
            column.get_or_insert(place);
        }
        let a_list = columns.url.or(columns.employer).or(columns.connected_on).is_some();
        (columns.first_name.is_some() && columns.last_name.is_some() && a_list).then_some(columns)
    }
}

impl OtherFile {
    fn named(cells: &[String]) -> Option<Self> {
        let names: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
        let has = |name: &str| names.iter().any(|found| found == name);
        if has("conversationid") && has("from") {
            Some(Self::Messages)
        } else if has("from") && has("to") && has("sentat") {
            Some(Self::Invitations)
        } else {
            None
        }
    }
}

/// A column name without case, spaces, marks and signs.
fn plain(name: &str) -> String {
    name.chars().take(400).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(40).collect()
}

/// Finds the heading near the top of `text`: its columns, its line, and the rows below it.
pub fn find(text: &str) -> Option<(Columns, u64, Rows<'_>)> {
    DELIMITERS.into_iter().find_map(|delimiter| {
        let mut rows = Rows::new(text, delimiter);
        let (line, columns) = first(&mut rows, Columns::named)?;
        Some((columns, line, rows))
    })
}

/// Which other file of LinkedIn's `text` is, if any.
pub fn other_file(text: &str) -> Option<OtherFile> {
    first(&mut Rows::new(text, ','), OtherFile::named).map(|(_, file)| file)
}

fn first<T>(rows: &mut Rows<'_>, named: impl Fn(&[String]) -> Option<T>) -> Option<(u64, T)> {
    rows.filter(|row| !is_blank(row))
        .take(ROWS_SEARCHED)
        .find_map(|row| Some((row.line, named(row.cells.as_deref()?)?)))
}

/// Whether nothing at all stands in `row`.
pub fn is_blank(row: &Row) -> bool {
    row.cells.as_ref().is_some_and(|cells| cells.iter().all(|cell| cell.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

    #[test]
    fn the_heading_is_known_by_its_names() {
        for (text, line, places) in [
            (USUAL.to_owned(), 1, [0, 1, 2, 3, 4, 5, 6]),
            (format!("Notes:\n\"a, long\nnote\"\n\n{USUAL}"), 5, [0, 1, 2, 3, 4, 5, 6]),
            (format!("Notes:\n\"never closed\n\n{USUAL}"), 4, [0, 1, 2, 3, 4, 5, 6]),
            (format!("{}{USUAL}", "x\n\n".repeat(19)), 39, [0, 1, 2, 3, 4, 5, 6]),
            (USUAL.to_uppercase(), 1, [0, 1, 2, 3, 4, 5, 6]),
            (USUAL.replace(',', ";"), 1, [0, 1, 2, 3, 4, 5, 6]),
            (USUAL.replace(',', "\t"), 1, [0, 1, 2, 3, 4, 5, 6]),
            (
                "\"FirstName\", last_name ,\u{feff}Url,e-mail address,Company,Position,ConnectedOn"
                    .to_owned(),
                1,
                [0, 1, 2, 3, 4, 5, 6],
            ),
            (
                "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am".to_owned(),
                1,
                [0, 1, 2, 3, 4, 5, 6],
            ),
            (
                "Connected On,Position,Fan of,Company,Company,Email Address,URL,Last Name,First Name"
                    .to_owned(),
                1,
                [8, 7, 6, 5, 3, 1, 0],
            ),
        ] {
            let (columns, found, _) = find(&text).unwrap_or_else(|| panic!("{text:?}"));
            assert_eq!(found, line, "{text:?}");
            let read = [
                columns.first_name,
                columns.last_name,
                columns.url,
                columns.email,
                columns.employer,
                columns.position,
                columns.connected_on,
            ];
            assert_eq!(read, places.map(Some), "{text:?}");
        }
    }

    #[test]
    fn other_tables_are_not_taken_for_connections() {
        for text in [
            "",
            "First Name,Email Address\n",
            "Name,Company,Position\n",
            "First Name,Last Name\n",
            &format!("{}{USUAL}", "x\n".repeat(20)),
            &format!("\"{USUAL}\""),
        ] {
            assert!(find(text).is_none(), "{text:?}");
        }
        for (text, file) in [
            ("From,To,Sent At,Message,Direction\nAda,Ben,,,\n", Some(OtherFile::Invitations)),
            ("CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE\n", Some(OtherFile::Messages)),
            ("From,To\n", None),
        ] {
            assert_eq!(other_file(text), file, "{text:?}");
        }
    }
}
