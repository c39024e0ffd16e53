//! Where the heading of a table is, and which column is what.

use std::{borrow::Cow, collections::BTreeMap};

use super::columns::{Column, Columns, Map, one_line, plain};
use crate::exchange::{people::NoPeople, table::Rows, tidy::glance};

/// What parts the cells of a row.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// How many rows that are not blank are looked at for the heading.
const ROWS_SEARCHED: usize = 20;

/// The heading that names the most, its line, and the rows below it.
///
/// # Errors
/// Where no row of the first ones names a person, or one has all that the map names; with what the columns may be.
pub fn find<'a>(text: &'a str, map: &Map) -> Result<(Columns, u64, Rows<'a>), NoPeople> {
    let mut best: Option<(usize, Columns, u64, Rows<'a>)> = None;
    let mut missing: Option<String> = None;
    for delimiter in DELIMITERS {
        let mut rows = Rows::new(text, delimiter);
        for _ in 0..ROWS_SEARCHED {
            let Some(row) = rows.next() else { break };
            let Some(cells) = row.cells.filter(|cells| cells.iter().any(|cell| !cell.trim().is_empty()))
            else {
                continue;
            };
            match columns(&cells, map) {
                Ok(columns) if has_name(&columns) => {
                    let weight = columns.found.values().map(Vec::len).sum::<usize>();
                    if best.as_ref().is_none_or(|(most, ..)| weight > *most) {
                        best = Some((weight, columns, row.line, rows.clone()));
                    }
                }
                Ok(_) => {}
                Err(heading) => drop(missing.get_or_insert(heading)),
            }
        }
    }
    if let Some((_, columns, line, rows)) = best {
        return Ok((columns, line, rows));
    }
    let why = match missing {
        Some(heading) => {
            format!("no column is called {heading:?}; its heading on the first line is: {}", first_line(text))
        }
        None => format!(
            "no column is called Name, or First Name and Last Name; the first line is: {}",
            first_line(text)
        ),
    };
    Err(NoPeople { why, table: Some(likeliest(text).table()) })
}

/// What the columns may be in the row that names the most of them, or has the most cells, though none is a name.
fn likeliest(text: &str) -> Columns {
    let mut best: Option<((usize, usize), Columns)> = None;
    for delimiter in DELIMITERS {
        for row in Rows::new(text, delimiter).take(ROWS_SEARCHED) {
            let Some(columns) = row.cells.and_then(|cells| columns(&cells, &Map::default()).ok()) else {
                continue;
            };
            let cells = columns.headings.iter().filter(|heading| !heading.trim().is_empty()).count();
            let weight = (columns.found.values().map(Vec::len).sum(), cells);
            if best.as_ref().is_none_or(|(most, _)| weight > *most) {
                best = Some((weight, columns));
            }
        }
    }
    best.map(|(_, columns)| columns).unwrap_or_default()
}

/// The first line that is not blank, cut to what can be read at a glance.
fn first_line(text: &str) -> Cow<'_, str> {
    glance(text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default())
}

fn has_name(columns: &Columns) -> bool {
    [Column::Name, Column::First, Column::Last].into_iter().any(|column| columns.has(column))
}

/// What `cells` are as a heading; or the heading that the map names and that is not there.
fn columns(cells: &[String], map: &Map) -> Result<Columns, String> {
    let mut found: BTreeMap<Column, Vec<usize>> = BTreeMap::new();
    let mut taken: Vec<usize> = Vec::new();
    for (column, heading) in &map.headings {
        if heading.is_empty() {
            continue;
        }
        // Of several columns of the same heading each is meant once, the first one first.
        let place = |is_it: &dyn Fn(&str) -> bool| {
            let mut places =
                (0..cells.len()).filter(|place| cells.get(*place).is_some_and(|cell| is_it(cell)));
            let first = places.next();
            first.into_iter().chain(places).find(|place| !taken.contains(place)).or(first)
        };
        let wanted = one_line(heading);
        let exactly = place(&|cell| one_line(cell) == wanted);
        let loosely = || place(&|cell| one_line(cell).to_lowercase() == wanted.to_lowercase());
        let place = exactly.or_else(loosely).ok_or_else(|| heading.clone())?;
        found.entry(*column).or_default().push(place);
        taken.push(place);
    }
    let names: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
    let told: Vec<Column> = map.headings.iter().map(|(column, _)| *column).collect();
    for column in Column::ALL.into_iter().filter(|column| !told.contains(column)) {
        let rank = |cell: &String| column.headings().iter().position(|heading| *heading == cell);
        let mut places: Vec<(usize, usize)> = names
            .iter()
            .enumerate()
            .filter(|(place, _)| !taken.contains(place))
            .filter_map(|(place, cell)| Some((rank(cell)?, place)))
            .collect();
        if column.is_many() {
            places.sort_unstable_by_key(|(_, place)| *place);
        } else {
            // Of several that may be it the one whose heading says it best.
            places.sort_unstable();
            places.truncate(1);
        }
        for (_, place) in places {
            found.entry(column).or_default().push(place);
            taken.push(place);
        }
    }
    // Google's old table has the whole name beside its parts, and both are right.
    Ok(Columns { found, headings: cells.to_vec(), width: cells.len() })
}
