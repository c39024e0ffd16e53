//! Writes a line into the buffer: what ratatui writes, and quickly where the text is plain letters, as most is, or where
//! the line was written before.

use std::rc::Rc;

use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
    style::Style,
    text::Line,
};

/// As [`Buffer::set_line`]: the line from this place on, in at most so many columns.
pub fn line(buffer: &mut Buffer, (x, y): (u16, u16), line: &Line<'_>, columns: u16) {
    let end = x.saturating_add(columns).min(buffer.area.right());
    let mut x = x;
    for span in line {
        let style = line.style.patch(span.style);
        x = text(buffer, (x, y), &span.content, end, style);
    }
}

/// What can be written into a row.
pub trait Written {
    /// Writes it from this place on, in at most so many columns.
    fn write(&self, buffer: &mut Buffer, place: (u16, u16), columns: u16);
}

impl Written for Line<'_> {
    fn write(&self, buffer: &mut Buffer, place: (u16, u16), columns: u16) {
        line(buffer, place, self, columns);
    }
}

impl<W: Written> Written for Rc<W> {
    fn write(&self, buffer: &mut Buffer, place: (u16, u16), columns: u16) {
        W::write(self, buffer, place, columns);
    }
}

/// A line together with the cells that it fills, so that a row that is drawn at every key is copied, not spelled.
#[derive(Debug, Default)]
pub struct Spelled {
    line: Line<'static>,
    cells: Vec<Cell>,
}

impl From<Line<'static>> for Spelled {
    fn from(line: Line<'static>) -> Self {
        let columns = u16::try_from(line.width()).unwrap_or(u16::MAX);
        let mut row = Buffer::empty(Rect::new(0, 0, columns, 1));
        self::line(&mut row, (0, 0), &line, columns);
        Self { line, cells: row.content }
    }
}

#[cfg(test)]
impl Spelled {
    /// The line itself.
    pub fn line(&self) -> &Line<'static> {
        &self.line
    }
}

impl Written for Spelled {
    /// Writes it where nothing stands yet.
    fn write(&self, buffer: &mut Buffer, place: (u16, u16), columns: u16) {
        match cells(buffer, place, place.0.saturating_add(columns)) {
            Some(free) if free.len() >= self.cells.len() => {
                free.iter_mut().zip(&self.cells).for_each(|(free, cell)| free.clone_from(cell));
            }
            // Where it is cut, a wide letter may not fit.
            _ => line(buffer, place, &self.line, columns),
        }
    }
}

/// Writes a text up to the column `end`; where it came to.
fn text(buffer: &mut Buffer, (x, y): (u16, u16), text: &str, end: u16, style: Style) -> u16 {
    let (plain, rest) = text.split_at(plain(text));
    let mut x = x;
    let Some(cells) = cells(buffer, (x, y), end) else { return x };
    for (letter, cell) in plain.chars().zip(cells) {
        // Most cells are blank, and many stay so.
        if letter != ' ' || cell.symbol() != " " {
            cell.set_char(letter);
        }
        cell.set_style(style);
        x += 1;
    }
    if rest.is_empty() || x >= end {
        return x;
    }
    buffer.set_stringn(x, y, rest, usize::from(end - x), style).0
}

/// The cells of a row from this place on, up to the column `end`; none where the place is outside.
fn cells(buffer: &mut Buffer, (x, y): (u16, u16), end: u16) -> Option<&mut [Cell]> {
    let area = buffer.area;
    if !area.contains(Position::new(x, y)) {
        return None;
    }
    let start = usize::from(y - area.y) * usize::from(area.width) + usize::from(x - area.x);
    let columns = usize::from(end.min(area.right()).saturating_sub(x));
    buffer.content.get_mut(start..start + columns)
}

/// How long the beginning is in which every letter has one column. What follows may stand on the last letter, which
/// then does not belong to it.
fn plain(text: &str) -> usize {
    let mut last = 0;
    for (at, letter) in text.char_indices() {
        if !is_plain(letter) {
            return last;
        }
        last = at;
    }
    text.len()
}

/// A letter of plain English, or what lines and bars are made of.
fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{2500}'..='\u{259f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::{
        style::{Modifier, Stylize as _},
        text::Span,
    };

    use super::*;

    proptest! {
        #[test]
        #[expect(clippy::disallowed_methods, reason = "what it is held against")]
        fn it_is_what_ratatui_writes(
            spans in prop::collection::vec(
                ("[a-c ─█]{0,9}(\u{301}|…|株|\u{1b}|\u{200d}|👩‍🔬|é|\t)?[a-c ─░]{0,9}", any::<bool>()), 0..5,
            ),
            x in 0..25_u16,
            columns in 0..40_u16,
        ) {
            let spans = spans.into_iter().map(|(text, is_bold)| {
                if is_bold { Span::from(text).bold().red() } else { Span::raw(text) }
            });
            let written = Line::from(spans.collect::<Vec<_>>()).style(Modifier::DIM);
            let mut before = Buffer::empty(Rect::new(0, 0, 20, 2));
            before.set_string(0, 1, "株式会社 and more of it", Style::new().italic());
            let (mut ours, mut theirs) = (before.clone(), before);
            line(&mut ours, (x, 1), &written, columns);
            theirs.set_line(x, 1, &written, columns);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        #[expect(clippy::disallowed_methods, reason = "what it is held against")]
        fn a_spelled_line_is_written_as_any_other(
            spans in prop::collection::vec(("[a-c ─█]{0,9}(\u{301}|…|株|👩‍🔬|é)?[a-c ─░]{0,9}", any::<bool>()), 0..5),
            x in 0..25_u16,
            columns in 0..40_u16,
        ) {
            let spans = spans.into_iter().map(|(text, is_bold)| {
                if is_bold { Span::from(text).bold().red() } else { Span::raw(text) }
            });
            let written = Line::from(spans.collect::<Vec<_>>()).style(Modifier::DIM);
            let mut ours = Buffer::empty(Rect::new(0, 0, 20, 2));
            let mut theirs = ours.clone();
            theirs.set_line(x, 1, &written, columns);
            Rc::new(Spelled::from(written)).write(&mut ours, (x, 1), columns);
            prop_assert_eq!(ours, theirs);
        }
    }
}
