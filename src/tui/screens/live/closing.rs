//! The closing list in rows: what to ask and say before a talk ends.

use crate::domain::{
    columns::width,
    interview::{ClosingItem, Live},
};

/// What stands before it.
pub const HEAD: &str = "Before you go";

/// A part of a row: what it says, and of which line of the list.
pub type Part = (String, Option<ClosingItem>);

/// The list in so many columns, as many lines of it in a row as fit.
pub fn rows(live: &Live, ticked: &str, columns: usize) -> Vec<Vec<Part>> {
    let mut rows: Vec<Vec<Part>> = vec![vec![(HEAD.to_owned(), None)]];
    let mut used = width(HEAD);
    for item in ClosingItem::ALL {
        let mark = if live.closing.contains(&item) { ticked } else { " " };
        let words = format!("[{mark}] {}", item.words());
        let wide = width(&words);
        if used + 2 + wide > columns {
            rows.push(Vec::new());
            used = 0;
        }
        used += 2 + wide;
        if let Some(row) = rows.last_mut() {
            row.push((words, Some(item)));
        }
    }
    rows
}
