//! One person's page in rows of text: the chosen row whole, every other in one line or a few.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::{
    page::{Item, Page},
    row::{Row, RowKey},
};
use crate::{
    domain::columns::{fit_with, pad, width, wrap},
    tui::theme::Theme,
};

/// From this width on what is to be done stands beside its reason; below, above it.
const WIDE: usize = 60;
/// How many lines a fact takes while it is not chosen.
const FACT_LINES: usize = 3;
/// How many lines are shown of the row that is chosen: more than any screen has.
const CHOSEN_LINES: usize = 200;

/// One line of the page.
#[derive(Debug)]
pub struct Drawn {
    /// What it shows, without the column of the cursor.
    pub line: Line<'static>,
    /// Whether it belongs to the chosen row.
    pub is_chosen: bool,
    /// Which row of the page it belongs to, counted without headings.
    pub row: Option<usize>,
}

/// The page in so many columns.
pub fn lines(page: &Page, columns: usize, chosen: Option<&RowKey>, theme: &Theme) -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = Vec::new();
    let mut rows = 0;
    let columns = columns.max(1);
    let layout = Layout { columns, label: if columns < WIDE { 12 } else { 15 }, theme };
    for item in &page.items {
        match item {
            Item::Heading("") => {}
            Item::Heading(heading) => {
                let heading = Line::styled(fit_with(heading, columns, theme.glyphs.ellipsis), theme.heading);
                for line in [Line::default(), heading] {
                    drawn.push(Drawn { line, is_chosen: false, row: None });
                }
            }
            Item::Row(row) => {
                let is_chosen = chosen == Some(&row.key);
                let lines = layout.row(row, is_chosen);
                drawn.extend(lines.into_iter().map(|line| Drawn { line, is_chosen, row: Some(rows) }));
                rows += 1;
            }
        }
    }
    drawn
}

struct Layout<'t> {
    columns: usize,
    label: usize,
    theme: &'t Theme,
}

impl Layout<'_> {
    fn row(&self, row: &Row, is_chosen: bool) -> Vec<Line<'static>> {
        let right_room = if self.columns < WIDE { 0 } else { self.right_room(row) };
        let room = self.columns.saturating_sub(self.label + right_room).max(1);
        let above = self.columns < WIDE && !row.right.is_empty();
        let texts = self.texts(row, room, is_chosen);
        let mut lines = Vec::new();
        if above {
            lines.push(self.label_and_right(row));
        }
        for (index, text) in texts.into_iter().enumerate() {
            let label = if index == 0 && !above { row.label.as_str() } else { "" };
            let label = fit_with(label, self.label.saturating_sub(1), self.theme.glyphs.ellipsis);
            let mut spans = vec![Span::styled(pad(&label, self.label), self.label_style(row))];
            if index == 0 && right_room > 0 {
                spans.push(Span::styled(pad(&text, room), self.theme.plain));
                let right = fit_with(&row.right, right_room.saturating_sub(2), self.theme.glyphs.ellipsis);
                spans.push(Span::raw(" ".repeat(right_room.saturating_sub(width(&right)))));
                spans.push(Span::styled(right, self.right_style(row)));
            } else {
                spans.push(Span::styled(text, self.theme.plain));
            }
            lines.push(Line::from(spans));
        }
        lines
    }

    /// Where the screen is narrow: what is to be done, and by when.
    fn label_and_right(&self, row: &Row) -> Line<'static> {
        let right = fit_with(&row.right, self.columns / 2, self.theme.glyphs.ellipsis);
        let room = self.columns.saturating_sub(width(&right) + 2);
        let label = pad(&fit_with(&row.label, room, self.theme.glyphs.ellipsis), room);
        let spans = vec![
            Span::styled(label, self.label_style(row)),
            Span::raw("  "),
            Span::styled(right, self.right_style(row)),
        ];
        Line::from(spans)
    }

    /// The text and the note of a row.
    fn texts(&self, row: &Row, room: usize, is_chosen: bool) -> Vec<String> {
        let note = quoted(row.note.trim());
        let (whole, limit) = match (&row.key, is_chosen) {
            (_, true) if note.is_empty() => (row.text.clone(), CHOSEN_LINES),
            (_, true) => (format!("{}\n{note}", row.text), CHOSEN_LINES),
            (RowKey::Fact(..), false) => (row.text.clone(), FACT_LINES),
            (_, false) if note.is_empty() => (row.text.clone(), 1),
            (_, false) => (format!("{}   {note}", row.text), 1),
        };
        let some = some(&whole, room.saturating_mul(limit + 1));
        if limit == 1 {
            return vec![fit_with(some, room, self.theme.glyphs.ellipsis)];
        }
        let mut lines = wrap(some, room);
        if lines.len() > limit {
            lines.truncate(limit);
            if let Some(last) = lines.last_mut() {
                *last = fit_with(&format!("{last} {}", "x".repeat(room)), room, self.theme.glyphs.ellipsis);
            }
        }
        lines
    }

    fn right_room(&self, row: &Row) -> usize {
        if row.right.is_empty() { 0 } else { (width(&row.right) + 2).min(self.columns / 3) }
    }

    fn label_style(&self, row: &Row) -> Style {
        match row.key {
            RowKey::FollowUp(_) => self.theme.strong,
            _ => self.theme.dim,
        }
    }

    fn right_style(&self, row: &Row) -> Style {
        if row.is_late { self.theme.late } else { self.theme.dim }
    }
}

/// The user's own words between quotes, unless they have theirs.
fn quoted(note: &str) -> String {
    if note.is_empty() || note.starts_with(['"', '\u{201c}', '\u{201e}', '\u{ab}']) {
        note.to_owned()
    } else {
        format!("\"{note}\"")
    }
}

/// The beginning of a text: laying out a book's worth of notes for three lines of them takes too long.
fn some(text: &str, letters: usize) -> &str {
    let end = text.char_indices().nth(letters.saturating_mul(2)).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}
