//! A table, and how it is written.

use crate::exchange::{guard::guarded, plain::plain};

/// What some spreadsheets need in front to take a file for UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A table: a heading, and rows of as many cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What the cells of a column are.
    pub heading: Vec<&'static str>,
    /// As many cells each.
    pub rows: Vec<Vec<String>>,
}

/// For whom a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// For every reader.
    Plain,
    /// For spreadsheets that take a file without a byte order mark for an old encoding.
    Excel,
}

impl Sheet {
    /// How many rows there are below the heading.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nothing below the heading.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as CSV.
    pub fn csv(&self, dialect: Dialect) -> String {
        let mut out = if dialect == Dialect::Excel { BYTE_ORDER_MARK.to_owned() } else { String::new() };
        row(self.heading.iter().copied(), &mut out);
        for cells in &self.rows {
            row(cells.iter().map(String::as_str), &mut out);
        }
        out
    }
}

fn row<'a>(cells: impl Iterator<Item = &'a str>, out: &mut String) {
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            out.push(',');
        }
        let cell = plain(cell);
        let cell = guarded(&cell);
        if cell.contains([',', '"', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::{guard::unguarded, table::Rows};

    fn table(rows: &[Vec<String>]) -> Sheet {
        Sheet { heading: vec!["a", "b", "c"], rows: rows.to_vec() }
    }

    #[test]
    fn cells_are_quoted_and_guarded() {
        let cells = ["=1+1", "a \"b\", c", "one\r\ntwo\u{1b}"].map(str::to_owned).to_vec();
        let table = table(&[cells]);
        assert_eq!(table.csv(Dialect::Plain), "a,b,c\r\n'=1+1,\"a \"\"b\"\", c\",\"one\ntwo\"\r\n");
        assert!(table.csv(Dialect::Excel).starts_with("\u{feff}a,b,c\r\n"));
    }

    proptest! {
        #[test]
        fn two_readers_read_what_was_written(
            rows in prop::collection::vec(prop::collection::vec("[-a ,;\"'=+\n\té]{0,6}", 3), 0..5),
        ) {
            let text = table(&rows).csv(Dialect::Plain);
            let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> =
                reader.records().map(|row| row.unwrap().iter().map(|it| unguarded(it).to_owned()).collect()).collect();
            prop_assert_eq!(&theirs, &rows);
            let ours: Vec<Vec<String>> = Rows::new(&text, ',').skip(1)
                .map(|row| row.cells.unwrap().iter().map(|it| unguarded(it).to_owned()).collect()).collect();
            prop_assert_eq!(&ours, &rows);
        }
    }
}
