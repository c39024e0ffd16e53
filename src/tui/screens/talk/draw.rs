//! The page of a talk in rows of text: the chosen row whole, every other in a few lines.

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

/// How many lines a text takes while it is not chosen.
const FEW_LINES: usize = 3;
/// How many lines are shown of the row that is chosen: more than any screen has.
const CHOSEN_LINES: usize = 200;
/// The columns of a label that names what is noted.
const LABEL: usize = 13;

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
    let columns = columns.max(1);
    let mut drawn = Vec::new();
    let mut rows = 0;
    let plain = |line| Drawn { line, is_chosen: false, row: None };
    for (index, item) in page.items.iter().enumerate() {
        match item {
            Item::Heading("") if index == 0 => {}
            Item::Heading("") => drawn.push(plain(Line::default())),
            Item::Heading(heading) => {
                let heading = fit_with(heading, columns, theme.glyphs.ellipsis);
                drawn.extend([Line::default(), Line::styled(heading, theme.heading)].map(plain));
            }
            Item::Words(words) => {
                let words = wrap(words, columns).into_iter();
                drawn.extend(words.map(|words| plain(Line::raw(words))));
            }
            Item::Row(row) => {
                let is_chosen = chosen == Some(&row.key);
                let lines = self::row(row, is_chosen, columns, theme);
                drawn.extend(lines.into_iter().map(|line| Drawn { line, is_chosen, row: Some(rows) }));
                rows += 1;
            }
        }
    }
    drawn
}

fn row(row: &Row, is_chosen: bool, columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    let is_named = matches!(
        row.key,
        RowKey::Introduction | RowKey::Beforehand(_) | RowKey::Debrief(_) | RowKey::Record(..)
    );
    let label_room = if is_named { LABEL.min(columns / 3) } else { width(&row.label) };
    let fits = if is_named { label_room.saturating_sub(1) } else { label_room };
    let right_room = if row.right.is_empty() { 0 } else { width(&row.right) + 2 };
    let room = columns.saturating_sub(label_room + right_room).max(1);
    let most = if is_chosen { CHOSEN_LINES } else { FEW_LINES };
    let style = if row.is_missing { theme.dim } else { theme.plain };
    let mut lines = Vec::new();
    for (index, text) in cut(&row.text, room, most, theme).into_iter().enumerate() {
        let label =
            if index == 0 { fit_with(&row.label, fits, theme.glyphs.ellipsis) } else { String::new() };
        let mut spans =
            vec![Span::styled(pad(&label, label_room), theme.dim), Span::styled(text.clone(), style)];
        if index == 0 && right_room > 0 {
            spans.push(Span::raw(" ".repeat(room.saturating_sub(width(&text)) + 2)));
            spans.push(Span::styled(row.right.clone(), theme.strong));
        }
        lines.push(Line::from(spans));
    }
    if !row.note.is_empty() {
        let indent = (label_room + 2).min(columns.saturating_sub(1));
        let room = columns.saturating_sub(indent).max(1);
        let note = cut(&row.note, room, most, theme);
        lines.extend(note.into_iter().map(|text| indented(indent, text, theme.plain)));
    }
    lines
}

fn indented(indent: usize, text: String, style: Style) -> Line<'static> {
    Line::from(vec![Span::raw(" ".repeat(indent)), Span::styled(text, style)])
}

/// The lines of a text, so many at most; what is left out leaves a sign.
fn cut(text: &str, room: usize, most: usize, theme: &Theme) -> Vec<String> {
    // Laying out a long text whole for a few lines of it takes too long.
    let letters = room.saturating_mul(most.saturating_add(1)).saturating_mul(2);
    let end = text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at);
    let mut lines = wrap(text.get(..end).unwrap_or(text), room);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = fit_with(&format!("{last} {}", "x".repeat(room)), room, theme.glyphs.ellipsis);
        }
    }
    lines
}
