//! Tables as text: rows of cells between commas, semicolons or tabs, as RFC 4180 and the programs that bend it write
//! them. The csv crate counts only `\n` as a line, and is silent about a quotation mark that nobody closes; people are
//! told the line of each row that is left out, so both matter here.

use std::borrow::Cow;

/// How many cells of a row are kept. Address books write some hundred columns; what is longer is no table of people,
/// and the first cell too many says so.
const MOST_CELLS: usize = 4_000;

/// One row, or the ruins of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which the row begins, from 1; `\n`, `\r\n` and `\r` each end one.
    pub line: u64,
    /// The cells without their quotation marks. `None` where a quotation mark opens that is never closed, or only by
    /// one that belongs to a later row; reading goes on with the next line.
    pub cells: Option<Vec<String>>,
}

/// The rows of `text`, one after the other. An empty line is a row with one empty cell.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    rest: &'a str,
    line: u64,
    delimiter: char,
}

/// A quotation mark that finds no partner.
struct Unclosed;

impl<'a> Rows<'a> {
    /// Reads `text`, whose cells are parted by `delimiter`.
    pub fn new(text: &'a str, delimiter: char) -> Self {
        Self { rest: text, line: 1, delimiter }
    }

    fn cells(&mut self) -> Result<Vec<String>, Unclosed> {
        let mut cells = Vec::new();
        loop {
            let is_full = cells.len() > MOST_CELLS;
            if is_full {
                // Empty ones by the million are passed over in one go.
                self.rest = self.rest.trim_start_matches(self.delimiter);
            }
            let cell = self.cell()?;
            if !is_full {
                cells.push(cell.into_owned());
            }
            if let Some(rest) = self.rest.strip_prefix(self.delimiter) {
                self.rest = rest;
            } else {
                self.skip_line_end();
                return Ok(cells);
            }
        }
    }

    fn cell(&mut self) -> Result<Cow<'a, str>, Unclosed> {
        if let Some(rest) = self.rest.trim_start_matches(' ').strip_prefix('"') {
            self.rest = rest;
            return self.quoted().map(Cow::Owned);
        }
        Ok(Cow::Borrowed(self.take_until([self.delimiter, '\r', '\n'])))
    }

    /// The rest of a quoted cell, up to the end of its spaces. A lone mark in the middle of a line is taken as text;
    /// where the cell spans lines it is more likely the beginning of another one.
    fn quoted(&mut self) -> Result<String, Unclosed> {
        let mut cell = String::new();
        let (mut lone_mark, mut lines) = (false, false);
        loop {
            cell.push_str(self.take_until(['"', '\r', '\n']));
            if let Some(rest) = self.rest.strip_prefix('"') {
                self.rest = rest;
                if let Some(rest) = rest.strip_prefix('"') {
                    self.rest = rest;
                    cell.push('"');
                    continue;
                }
                let after = rest.trim_start_matches(' ');
                if after.is_empty() || after.starts_with([self.delimiter, '\r', '\n']) {
                    self.rest = after;
                    return Ok(cell);
                }
                lone_mark = true;
                cell.push('"');
            } else if self.skip_line_end() {
                lines = true;
                cell.push('\n');
            } else {
                return Err(Unclosed);
            }
            if lone_mark && lines {
                return Err(Unclosed);
            }
        }
    }

    /// What comes before the first of `ends`, which stays.
    fn take_until(&mut self, ends: [char; 3]) -> &'a str {
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Steps over a line end, if one is next.
    fn skip_line_end(&mut self) -> bool {
        let Some(rest) = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix(['\r', '\n']))
        else {
            return false;
        };
        self.rest = rest;
        self.line += 1;
        true
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.rest.is_empty() {
            return None;
        }
        let (rest, line) = (self.rest, self.line);
        let cells = self.cells().ok();
        if cells.is_none() {
            // No line is read more than a few times in this way: a later row that breaks too begins with the very mark
            // on which the reading of this one gave up.
            (self.rest, self.line) = (rest, line);
            self.take_until(['\n', '\r', '\n']);
            self.skip_line_end();
        }
        Some(Row { line, cells })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(u64, Option<Vec<String>>)> {
        Rows::new(text, ',').map(|row| (row.line, row.cells)).collect()
    }

    fn cells(cells: &[&str]) -> Option<Vec<String>> {
        Some(cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn cells_and_lines_are_read() {
        for (text, expected) in [
            ("", vec![]),
            ("a,b", vec![(1, cells(&["a", "b"]))]),
            ("a,b\n", vec![(1, cells(&["a", "b"]))]),
            ("a,\n,b", vec![(1, cells(&["a", ""])), (2, cells(&["", "b"]))]),
            (
                "a\r\nb\rc\nd",
                vec![(1, cells(&["a"])), (2, cells(&["b"])), (3, cells(&["c"])), (4, cells(&["d"]))],
            ),
            ("\n\r\na", vec![(1, cells(&[""])), (2, cells(&[""])), (3, cells(&["a"]))]),
            ("\"a, b\",\"c \"\"d\"\"\"", vec![(1, cells(&["a, b", "c \"d\""]))]),
            ("\"a\r\nb\",c\nd", vec![(1, cells(&["a\nb", "c"])), (3, cells(&["d"]))]),
            ("\"a\rb\nc\"\nd", vec![(1, cells(&["a\nb\nc"])), (4, cells(&["d"]))]),
            ("\"\",\"\"\"\"", vec![(1, cells(&["", "\""]))]),
            ("a, \"b, c\" ,d", vec![(1, cells(&["a", "b, c", "d"]))]),
            ("5\" pipe,a", vec![(1, cells(&["5\" pipe", "a"]))]),
            ("\"the \"Best\" one\",b", vec![(1, cells(&["the \"Best\" one", "b"]))]),
        ] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_row_without_end_is_cut() {
        let found = rows(&format!("{}\nb", ",".repeat(100_000)));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].1.as_ref().map(Vec::len), Some(MOST_CELLS + 1));
        assert_eq!(found[1], (2, cells(&["b"])));
    }

    #[test]
    fn a_mark_that_nobody_closes_costs_one_row() {
        for (text, expected) in [
            ("a,\"b\nc,d\n", vec![(1, None), (2, cells(&["c", "d"]))]),
            ("a,\"b", vec![(1, None)]),
            ("\"b\nc,\"d, e\"\nf", vec![(1, None), (2, cells(&["c", "d, e"])), (3, cells(&["f"]))]),
            ("\"b\" x,c\nd", vec![(1, None), (2, cells(&["d"]))]),
            ("\"a\r\"b\r\"c", vec![(1, None), (2, None), (3, None)]),
        ] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }

    #[test]
    fn broken_rows_are_not_read_over_and_over() {
        for line in [
            "\"a\n",
            "\",b\n",
            "a,\"\n",
            "\"\"\"a\n",
            "\"\"\n",
            "\"\"a\n",
            "a,\"b\"\"\n",
            "\"a\"b\n",
            " \" \n",
        ] {
            let count = Rows::new(&line.repeat(100_000), ',').count();
            assert!((50_000..=100_000).contains(&count), "{line:?}: {count}");
        }
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_reads_back(
            table in prop::collection::vec(prop::collection::vec("[a ,;\"\né]{0,6}", 3), 0..6),
            semicolon: bool,
        ) {
            let delimiter = if semicolon { b';' } else { b',' };
            let mut writer = csv::WriterBuilder::new()
                .delimiter(delimiter)
                .quote_style(csv::QuoteStyle::Always)
                .from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let mut line = 1;
            for (row, written) in Rows::new(&text, char::from(delimiter)).zip(&table) {
                prop_assert_eq!(row.line, line);
                prop_assert_eq!(row.cells.as_ref(), Some(written));
                line += 1 + written.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
            }
            prop_assert_eq!(Rows::new(&text, char::from(delimiter)).count(), table.len());
        }
    }
}
