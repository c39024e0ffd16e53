//! People in a table: what Google's and Outlook's address books write, and what people keep themselves. Which column is
//! what is guessed from the headings, said, and can be told.

mod columns;
mod guess;

use std::collections::BTreeMap;

use self::columns::Columns;
pub use self::columns::{Column, Map, NotAMap};
use super::{
    bounds::{MOST_PEOPLE, too_many},
    dates::{self, DateOrder, Written},
    guard::unguarded,
    people::{NoPeople, People},
    table::Row,
    text::{self, Encoding},
    tidy::{address, glance, told},
};
use crate::domain::{
    card::{Card, Origin, Past, Thanked},
    connection::{Profile, email_key},
    contact::Source,
    zone::Zone,
};

/// Between several values in one cell, as Google writes them.
const BETWEEN: &str = " ::: ";

/// Groups of Google's that say nothing of a person.
const NO_TAGS: [&str; 3] = ["mycontacts", "my contacts", "starred"];

/// How a vCard begins.
const CARD: &str = "BEGIN:VCARD";

/// Reads the bytes of a table whose columns are as `map` tells, and as their headings say where it tells nothing.
///
/// # Errors
/// Where there is no heading, no column of names, or nobody below it; and where the map names a column that is not
/// there.
pub fn read(bytes: &[u8], map: &Map) -> Result<People, NoPeople> {
    if let Some(refusal) = super::linkedin::packed(bytes) {
        let why = refusal.to_string().replace(", Connections.csv is inside", "");
        return Err(NoPeople::because(why));
    }
    let (text, encoding) = text::decode(bytes);
    if text.trim().is_empty() {
        return Err(NoPeople::because("the file is empty"));
    }
    if text.contains('\0') {
        return Err(NoPeople::because("this is not a text file; a spreadsheet saves its sheet as CSV"));
    }
    let start = text.trim_start().get(..CARD.len());
    if start.is_some_and(|start| start.eq_ignore_ascii_case(CARD)) {
        return Err(NoPeople::because("this is no table but vCards; `regards import vcard FILE` reads them"));
    }
    let (columns, heading, rows) = guess::find(&text, map)?;
    let mut reading = Reading { columns, ..Reading::default() };
    if encoding == Encoding::Windows1252 {
        let words = "the file is not UTF-8 and was read as windows-1252: look whether accents are right";
        reading.remarks.push(words.to_owned());
    }
    for row in rows {
        if reading.rows.len() + reading.skipped.len() == MOST_PEOPLE {
            return Err(NoPeople::because(too_many("rows")));
        }
        reading.take(row);
    }
    reading.finish(heading)
}

/// The dates of one row, before it is known in which order the table writes day and month.
type Dates = BTreeMap<Column, Written>;

#[derive(Default)]
struct Reading {
    columns: Columns,
    rows: Vec<(Card, Dates)>,
    skipped: Vec<(u64, String)>,
    remarks: Vec<String>,
}

impl Reading {
    fn take(&mut self, row: Row) {
        let line = row.line;
        let Some(cells) = row.cells else {
            self.skipped.push((line, "a quotation mark opens and is never closed".to_owned()));
            return;
        };
        if cells.iter().all(|cell| told(cell).is_none()) {
            return;
        }
        if cells.iter().skip(self.columns.width).any(|cell| told(cell).is_some()) {
            let why = "more cells than the heading, perhaps a comma without quotation marks";
            self.skipped.push((line, why.to_owned()));
            return;
        }
        match self.card(line, &cells) {
            Ok(row) => self.rows.push(row),
            Err(why) => self.skipped.push((line, why)),
        }
    }

    fn card(&mut self, line: u64, cells: &[String]) -> Result<(Card, Dates), String> {
        let columns = self.columns.clone();
        let all = |column: Column| -> Vec<String> {
            let cells = columns.places(column).filter_map(|place| cells.get(place));
            cells.flat_map(|cell| unguarded(cell).split(BETWEEN)).filter_map(told).collect()
        };
        let one = |column: Column| all(column).into_iter().next();
        let several = |column: Column| all(column).iter().flat_map(|cell| parts(cell)).collect::<Vec<_>>();
        let emails: Vec<String> = distinct(several(Column::Email).into_iter().filter_map(|text| {
            let found = address(&text);
            if found.is_none() {
                self.remarks
                    .push(format!("line {line}: {:?} is no e-mail address and was left out", glance(&text)));
            }
            found
        }));
        let name = one(Column::Name).or_else(|| {
            let parts = [Column::First, Column::Middle, Column::Last].map(one);
            told(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
        });
        let employer = one(Column::Employer);
        let name = name.ok_or_else(|| "no name".to_owned())?;
        let (profile, page) = pages(all(Column::Profile));
        let mut notes: Vec<String> = columns
            .places(Column::Notes)
            .filter_map(|place| cells.get(place))
            .filter_map(|cell| note(cell))
            .collect();
        let source = one(Column::Source);
        let kind = source.as_deref().and_then(Source::parse).map(|source| source.said());
        if let (Some(source), None) = (&source, &kind) {
            notes.push(format!("Found through: {source}"));
        }
        let zone = one(Column::Zone);
        let known_zone = zone.as_deref().and_then(Zone::named).map(|zone| zone.to_string());
        if let (Some(zone), None) = (&zone, &known_zone) {
            self.remarks.push(format!(
                "line {line}: {:?} is no time zone like Europe/Vienna and was left out",
                glance(zone)
            ));
        }
        let mut dates = Dates::new();
        for column in [Column::Asked, Column::Talked, Column::Thanked, Column::Next] {
            let Some(text) = one(column) else { continue };
            match Written::read(&text) {
                Written::Nonsense if column == Column::Thanked => {}
                Written::Nonsense => {
                    self.remarks.push(format!(
                        "line {line}: {:?} is no date and was left out ({})",
                        glance(&text),
                        column.word()
                    ));
                }
                written => drop(dates.insert(column, written)),
            }
        }
        let thanked = columns.has(Column::Thanked).then(|| thanked(one(Column::Thanked).as_deref()));
        let card = Card {
            line,
            name,
            uid: None,
            profile,
            page,
            emails,
            phones: distinct(several(Column::Phone)),
            employer,
            position: one(Column::Role),
            field: one(Column::Work),
            zone: known_zone,
            source: kind,
            notes: (!notes.is_empty()).then(|| notes.join("\n")),
            tags: tags(&all(Column::Tags)),
            connected_on: None,
            past: Past { thanked, ..Past::default() },
        };
        Ok((card, dates))
    }

    fn finish(mut self, heading: u64) -> Result<People, NoPeople> {
        let read = self.rows.len() + self.skipped.len();
        if self.rows.is_empty() {
            let why = match self.skipped.first() {
                None => format!("the heading stands on line {heading}, and nobody is listed below it"),
                Some((line, why)) => format!("of {read} rows none can be read; line {line}: {why}"),
            };
            return Err(NoPeople { why, table: Some(self.columns.table()) });
        }
        let order = dates::order_of(self.rows.iter().flat_map(|(_, dates)| dates.values().copied()));
        let mut unclear: Vec<u64> = Vec::new();
        let mut cards: Vec<Card> = Vec::with_capacity(self.rows.len());
        for (mut card, dates) in std::mem::take(&mut self.rows) {
            for (column, written) in dates {
                let day = written.day(order);
                if day.is_none() {
                    unclear.push(card.line);
                }
                match column {
                    Column::Asked => card.past.asked = day,
                    Column::Talked => card.past.talked = day,
                    Column::Next => card.past.next = day,
                    _ => card.past.thanked = Some(day.map_or(Thanked::Yes, Thanked::On)),
                }
            }
            cards.push(card);
        }
        if let Some(first) = unclear.first() {
            let dates =
                if unclear.len() == 1 { "1 date was" } else { &format!("{} dates were", unclear.len()) };
            let why = if order == DateOrder::Contradictory {
                "some dates name the day first, others the month"
            } else {
                "day and month cannot be told apart; write it like 2026-03-14"
            };
            self.remarks.push(format!("{dates} left out, first on line {first}: {why}"));
        }
        let (columns, table) = (self.columns.said(), Some(self.columns.table()));
        let Self { skipped, remarks, .. } = self;
        Ok(People { origin: Origin::Csv, cards, read, skipped, remarks, columns, table })
    }
}

/// A note with its line breaks.
fn note(cell: &str) -> Option<String> {
    told(cell).map(|_| unguarded(cell).trim().to_owned())
}

/// Several values of one cell, as our own tables write them.
fn parts(cell: &str) -> Vec<String> {
    cell.split(';').filter_map(told).collect()
}

fn distinct(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let key = |text: &str| email_key(text).unwrap_or_else(|| text.to_owned());
    texts.into_iter().fold(Vec::new(), |mut known, text| {
        if !known.iter().any(|one: &String| key(one) == key(&text)) {
            known.push(text);
        }
        known
    })
}

/// The LinkedIn profile, and a page of another kind where there is no profile.
fn pages(texts: Vec<String>) -> (Option<Profile>, Option<String>) {
    let profile = texts.iter().find_map(|text| Profile::at(text));
    let is_web = |text: &String| text.starts_with("https://") || text.starts_with("http://");
    let page = if profile.is_none() { texts.into_iter().find(is_web) } else { None };
    (profile, page)
}

fn tags(cells: &[String]) -> Vec<String> {
    let between = |cell: &String| if cell.contains(';') { ';' } else { ',' };
    let tags = cells.iter().flat_map(|cell| cell.split(between(cell))).filter_map(told);
    let tags = tags.map(|tag| tag.trim_start_matches("* ").to_owned());
    distinct(tags.filter(|tag| !NO_TAGS.contains(&tag.to_lowercase().as_str())))
}

/// What a cell says of thanks, where it is no date.
fn thanked(cell: Option<&str>) -> Thanked {
    let no = ["no", "n", "nein", "false", "0", "-", "not yet", "open", "todo", "to do"];
    match cell {
        None => Thanked::No,
        Some(cell) if no.contains(&cell.to_lowercase().as_str()) => Thanked::No,
        Some(_) => Thanked::Yes,
    }
}

#[cfg(test)]
mod tests;
