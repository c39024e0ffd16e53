//! LinkedIn's Connections.csv, as it is really exported, and as spreadsheets save it again.
//!
//! The heading is found by the names in it, columns are known by name, and no row vanishes without a reason and a line.

mod columns;
mod refusal;
mod remark;

use self::columns::{Columns, is_blank};
pub use self::{
    columns::OtherFile,
    refusal::NotAnExport,
    remark::{Reason, Remark, Skipped},
};
use super::{
    bounds::MOST_PEOPLE,
    dates::{self, DateOrder, Written},
    text::{self, Encoding},
    tidy::{glance, told},
};
use crate::domain::{
    card::Card,
    connection::{Profile, email_key},
};

/// What an export holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The people, in the order of the file; never empty.
    pub rows: Vec<Card>,
    /// The rows that were left out, in the order of the file.
    pub skipped: Vec<Skipped>,
    /// What was left out of rows that are in, and what was uncertain.
    pub remarks: Vec<Remark>,
    /// How many rows below the heading were read: those of `rows` and `skipped`. Blank rows do not count.
    pub read: usize,
    /// How day and month stand in all-numeric dates.
    pub date_order: DateOrder,
}

/// Reads the bytes of a Connections.csv.
///
/// # Errors
///
/// [`NotAnExport`] where there is no heading of such a file near the top, or no person below it.
pub fn read(bytes: &[u8]) -> Result<Export, NotAnExport> {
    if let Some(refusal) = packed(bytes) {
        return Err(refusal);
    }
    let (text, encoding) = text::decode(bytes);
    let Some((columns, heading, rows)) = columns::find(&text) else {
        return Err(without_heading(&text));
    };
    let mut reading = Reading { columns, ..Reading::default() };
    if encoding == Encoding::Windows1252 {
        reading.remarks.push(Remark::OldEncoding);
    }
    for row in rows.filter(|row| !is_blank(row)) {
        if reading.rows.len() + reading.skipped.len() == MOST_PEOPLE {
            return Err(NotAnExport::TooMany);
        }
        reading.take(row.line, row.cells);
    }
    reading.finish(heading)
}

pub(super) fn packed(bytes: &[u8]) -> Option<NotAnExport> {
    let zip = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    let workbook = |window: &[u8]| window == b"[Content_Types].xml";
    if zip && bytes.windows(19).take(4096).any(workbook) || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        Some(NotAnExport::Spreadsheet)
    } else if zip || bytes.starts_with(b"\x1f\x8b") {
        Some(NotAnExport::Packed)
    } else {
        None
    }
}

fn without_heading(text: &str) -> NotAnExport {
    let start = text.trim_start();
    let begins = |with: &str| start.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if start.is_empty() {
        NotAnExport::Empty
    } else if let Some(file) = columns::other_file(text) {
        NotAnExport::OtherFile(file)
    } else if begins("begin:vcard") {
        NotAnExport::VCard
    } else if start.contains('\0') || begins("%pdf") {
        NotAnExport::NotText
    } else if begins("<") {
        NotAnExport::WebPage
    } else if begins("{") || begins("[") {
        NotAnExport::Json
    } else {
        NotAnExport::NoHeading
    }
}

/// What has been read of a file so far.
#[derive(Default)]
struct Reading {
    columns: Columns,
    /// The people, with the dates beside them: what they mean may depend on a later row.
    rows: Vec<(Card, Option<Written>)>,
    skipped: Vec<Skipped>,
    remarks: Vec<Remark>,
    /// Whether the last row broke off, so that this one may be its rest.
    broken: bool,
}

impl Reading {
    fn take(&mut self, line: u64, cells: Option<Vec<String>>) {
        match self.row(line, cells) {
            Ok(row) => self.rows.push(row),
            Err(reason) => self.skipped.push(Skipped { line, reason }),
        }
    }

    fn row(&mut self, line: u64, cells: Option<Vec<String>>) -> Result<(Card, Option<Written>), Reason> {
        let Some(cells) = cells else {
            self.broken = true;
            return Err(Reason::BrokenQuote);
        };
        if self.broken && cells.len() < self.columns.width {
            return Err(Reason::Remainder);
        }
        self.broken = false;
        if cells.iter().skip(self.columns.width).any(|cell| !cell.trim().is_empty()) {
            return Err(Reason::TooManyCells);
        }

        let cell =
            |place: Option<usize>| place.and_then(|place| cells.get(place)).and_then(|cell| told(cell));
        let columns = &self.columns;
        let names = [cell(columns.first_name), cell(columns.last_name)];
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let (url, email) = (cell(columns.url), cell(columns.email));
        let (employer, position) = (cell(columns.employer), cell(columns.position));
        let connected_on = cell(columns.connected_on);
        if name.is_empty() {
            let known = url.is_some() || email.is_some() || employer.is_some() || position.is_some();
            return Err(if known || connected_on.is_none() { Reason::NoName } else { Reason::Hidden });
        }

        let profile = url.and_then(|url| {
            let profile = Profile::at(&url);
            if profile.is_none() {
                self.remarks.push(Remark::NotAProfile { line, text: glance(&url).into_owned() });
            }
            profile
        });
        let email = email.and_then(|text| {
            if email_key(&text).is_some() {
                return Some(text);
            }
            self.remarks.push(Remark::NotAnEmail { line, text: glance(&text).into_owned() });
            None
        });
        let written = connected_on.map(|text| {
            let written = Written::read(&text);
            if written == Written::Nonsense {
                self.remarks.push(Remark::NotADate { line, text: glance(&text).into_owned() });
            }
            written
        });
        let emails = email.into_iter().collect();
        Ok((Card { line, name, profile, emails, employer, position, ..Card::default() }, written))
    }

    fn finish(mut self, heading: u64) -> Result<Export, NotAnExport> {
        let read = self.rows.len() + self.skipped.len();
        if self.rows.is_empty() {
            return Err(match self.skipped.into_iter().next() {
                None => NotAnExport::NoRows { heading },
                Some(first) => NotAnExport::NobodyReadable { heading, rows: read, first },
            });
        }
        let date_order = dates::order_of(self.rows.iter().filter_map(|(_, written)| *written));
        let mut uncertain = self.rows.iter().filter_map(|(card, written)| {
            let written = written.filter(|written| *written != Written::Nonsense)?;
            written.day(date_order).is_none().then_some(card.line)
        });
        if let Some(first) = uncertain.next() {
            let count = 1 + uncertain.count();
            self.remarks.push(Remark::UncertainDates { count, first, order: date_order });
        }
        let dated = |(card, written): (Card, Option<Written>)| Card {
            connected_on: written.and_then(|written| written.day(date_order)),
            ..card
        };
        let rows = self.rows.into_iter().map(dated).collect();
        Ok(Export { rows, skipped: self.skipped, remarks: self.remarks, read, date_order })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

    fn one(row: &str) -> Card {
        let export = read(format!("{HEADING}{row}\n").as_bytes()).unwrap();
        assert_eq!(export.rows.len(), 1, "{row:?}");
        export.rows.into_iter().next().unwrap()
    }

    #[test]
    fn names_are_joined_and_tidied() {
        for (row, name) in [
            ("Ada,Quill,,,,,", "Ada Quill"),
            ("  Ada , Quill\u{a0} ,,,,,", "Ada Quill"),
            ("\"Ada\r\n Maria\",Quill,,,,,", "Ada Maria Quill"),
            ("Ada,,,,,,", "Ada"),
            (",Quill,,,,,", "Quill"),
            ("Ada,\"Quill, PhD\",,,,,", "Ada Quill, PhD"),
            ("Ada", "Ada"),
            // What is stored stays as it came; it is made visible where it is shown.
            ("A\u{1b}[31mda,Qu\u{202e}ill,,,,,", "A\u{1b}[31mda Qu\u{202e}ill"),
            ("'=Ada,Quill,,,,,", "'=Ada Quill"),
        ] {
            assert_eq!(one(row).name, name, "{row:?}");
        }
    }

    #[test]
    fn rows_are_left_out_with_a_reason() {
        for (row, reason) in [
            (",,,,,,01 Sep 2026", Reason::Hidden),
            (" , ,,,\"\",,01 Sep 2026", Reason::Hidden),
            (",,https://www.linkedin.com/in/ada,,,,01 Sep 2026", Reason::NoName),
            (",,,,Hale,,", Reason::NoName),
            ("\u{200b},\u{1},,,Hale,,", Reason::NoName),
            ("Ada,Quill,,,Hale, Inc.,Lead,01 Sep 2026", Reason::TooManyCells),
            ("\"Ada,Quill", Reason::BrokenQuote),
        ] {
            let export = read(format!("{HEADING}Ben,Ode,,,,,\n{row}").as_bytes()).unwrap();
            assert_eq!(export.skipped, [Skipped { line: 3, reason }], "{row:?}");
            assert_eq!((export.rows.len(), export.read), (1, 2), "{row:?}");
        }
    }

    #[test]
    fn blank_rows_do_not_count() {
        let export = read(format!("{HEADING}\n,,,\n,,,,,,\nBen,Ode,,,,,,,,\n   \n\t\n").as_bytes()).unwrap();
        assert_eq!((export.rows.len(), export.read, export.rows[0].line), (1, 1, 5));
        assert!(export.skipped.is_empty() && export.remarks.is_empty());
    }

    #[test]
    fn what_is_no_export_is_named_for_what_it_is() {
        for (bytes, refusal, says) in [
            (&b""[..], NotAnExport::Empty, "the file is empty"),
            (b"\xef\xbb\xbf \r\n", NotAnExport::Empty, "the file is empty"),
            (
                b"PK\x03\x04\x14\0Connections.csv",
                NotAnExport::Packed,
                "unpack it first, Connections.csv is inside",
            ),
            (b"\x1f\x8b\x08", NotAnExport::Packed, "unpack it first"),
            (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", NotAnExport::Spreadsheet, "save the sheet as CSV"),
            (b"\xd0\xcf\x11\xe0\xa1", NotAnExport::Spreadsheet, "save the sheet as CSV"),
            (b"\x7fELF\x02\0\0\0", NotAnExport::NotText, "not a text file"),
            (b"%PDF-1.7", NotAnExport::NotText, "not a text file"),
            (b"\n<!DOCTYPE html><html>", NotAnExport::WebPage, "a web page"),
            (b"{\"people\": []}", NotAnExport::Json, "this is JSON"),
            (b"[1, \"2]", NotAnExport::Json, "this is JSON"),
            (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", NotAnExport::VCard, "regards import vcard FILE"),
            (
                b"From,To,Sent At,Message,Direction\n",
                NotAnExport::OtherFile(OtherFile::Invitations),
                "the people are in Connections.csv",
            ),
            (b"Name,Company\nAda,Hale\n", NotAnExport::NoHeading, "First Name and Last Name"),
            (HEADING.as_bytes(), NotAnExport::NoRows { heading: 1 }, "nobody is listed below it"),
        ] {
            let found = read(bytes).unwrap_err();
            assert_eq!(found, refusal);
            assert!(found.to_string().contains(says), "{found}");
            let leads_on = ["Settings > Data privacy", "Connections.csv", "regards import"];
            assert!(leads_on.iter().any(|next| found.to_string().contains(next)), "{found}");
        }
    }

    #[test]
    fn a_field_that_cannot_be_costs_only_itself() {
        let row = "Ada,Quill,https://example.org/ada,ada,Hale,Lead,31 Feb 2024\n";
        let export = read(format!("{HEADING}{row}").as_bytes()).unwrap();
        let ada = one(row);
        assert_eq!((ada.profile, ada.emails, ada.connected_on), (None, Vec::new(), None));
        assert_eq!((ada.employer.as_deref(), ada.position.as_deref()), (Some("Hale"), Some("Lead")));
        assert_eq!(
            export.remarks,
            [
                Remark::NotAProfile { line: 2, text: "https://example.org/ada".to_owned() },
                Remark::NotAnEmail { line: 2, text: "ada".to_owned() },
                Remark::NotADate { line: 2, text: "31 Feb 2024".to_owned() },
            ]
        );
    }

    #[test]
    fn mixed_orders_leave_out_only_what_is_unclear() {
        let rows = "Ada,,,,,,3/15/2024\nBen,,,,,,15/3/2024\nLeo,,,,,,3/4/2024\n";
        let export = read(format!("{HEADING}{rows}").as_bytes()).unwrap();
        let days: Vec<bool> = export.rows.iter().map(|row| row.connected_on.is_some()).collect();
        assert_eq!(days, [true, true, false]);
        let order = DateOrder::Contradictory;
        assert_eq!(export.remarks, [Remark::UncertainDates { count: 1, first: 4, order }]);
    }

    #[test]
    fn thirty_thousand_people_are_read() {
        let row = |n: u32| {
            format!("Ada,Quill {n},https://www.linkedin.com/in/ada-{n},,\"Hale, Inc.\",Lead,15 Jan 2024\r\n")
        };
        let text: String = std::iter::once(HEADING.to_owned()).chain((0..30_000).map(row)).collect();
        let export = read(text.as_bytes()).unwrap();
        assert_eq!((export.rows.len(), export.rows[29_999].line), (30_000, 30_001));
    }
}
