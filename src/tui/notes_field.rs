//! A text field of several lines, wrapped to its width, where Enter begins a new line.

use std::cell::RefCell;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    edit::{Edit, Typed},
    key::{Code, Key},
    list::window,
    pen,
    theme::Theme,
    wrapped::{Row, Wrapped, shown_width},
};
use crate::domain::safe::safe;

/// Several lines of text and a caret.
#[derive(Clone, Debug, Default)]
pub struct NotesField {
    edit: Edit,
    /// As it was last drawn: a long text is not wrapped as a whole at every key.
    wrapped: RefCell<Wrapped>,
}

impl PartialEq for NotesField {
    fn eq(&self, other: &Self) -> bool {
        self.edit == other.edit
    }
}

impl Eq for NotesField {}

impl NotesField {
    /// A field with this text in it, for so many characters at most.
    pub fn new(text: &str, limit: usize) -> Self {
        Self { edit: Edit::new(text, limit), wrapped: RefCell::default() }
    }

    pub fn text(&self) -> &str {
        self.edit.text()
    }

    /// Replaces the text, as after the editor; the caret goes to its end.
    pub fn set_text(&mut self, text: &str) {
        let limit = self.edit.limit();
        self.edit = Edit::new(text, limit);
    }

    /// Puts the caret before this place of the text.
    pub fn stand_at(&mut self, at: usize) {
        self.edit.set_caret(at);
    }

    /// What stands right behind the caret.
    pub fn ahead(&self) -> &str {
        self.edit.halves().1
    }

    /// Takes out so many bytes behind the caret.
    pub fn take_out(&mut self, bytes: usize) {
        let (before, after) = self.edit.halves();
        let text = [before, after.get(bytes..).unwrap_or_default()].concat();
        let at = before.len();
        self.edit = Edit::new(&text, self.edit.limit());
        self.edit.set_caret(at);
    }

    /// Types or edits with a key. Up and Down go by the rows that `columns` make of the text.
    pub fn key(&mut self, key: Key, columns: u16) -> Typed {
        match key.code {
            Code::Enter if key == Key::new(Code::Enter) => self.edit.insert("\n"),
            Code::Up if key == Key::new(Code::Up) => self.step(columns, |row| row.checked_sub(1)),
            Code::Down if key == Key::new(Code::Down) => self.step(columns, |row| row.checked_add(1)),
            _ => self.edit.key(key),
        }
    }

    /// Pastes as it is; a tab becomes a space, other control characters are left out.
    pub fn paste(&mut self, text: &str) -> Typed {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        self.edit.insert(&text.chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>())
    }

    /// How many rows the text takes in so many columns.
    pub fn height(&self, columns: u16) -> usize {
        self.wrapped.borrow_mut().rows(self.edit.text(), usize::from(columns)).len()
    }

    /// Draws the field, without the terminal's cursor, from its first row.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let area = area.intersection(frame.area());
        let mut wrapped = self.wrapped.borrow_mut();
        let rows = wrapped.rows(self.edit.text(), usize::from(area.width));
        self.draw_rows(frame, area, rows, theme);
    }

    /// Draws the field that is typed into: the rows around the caret, the terminal's cursor on it.
    pub fn draw_focused(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let mut wrapped = self.wrapped.borrow_mut();
        let rows = wrapped.rows(self.edit.text(), usize::from(area.width));
        let (row, column) = self.caret(rows);
        let seen = window(row, usize::from(area.height), rows.len());
        let y = u16::try_from(row.saturating_sub(seen.start)).unwrap_or(0);
        let x = u16::try_from(column).unwrap_or(u16::MAX).min(area.width - 1);
        self.draw_rows(frame, area, rows.get(seen).unwrap_or_default(), theme);
        frame.set_cursor_position(Position::new(area.x + x, area.y + y.min(area.height - 1)));
    }

    fn draw_rows(&self, frame: &mut Frame<'_>, area: Rect, rows: &[Row], theme: &Theme) {
        for (y, row) in (area.y..area.bottom()).zip(rows) {
            let text = safe(self.slice(row)).into_owned();
            pen::line(frame.buffer_mut(), (area.x, y), &Line::styled(text, theme.plain), area.width);
        }
    }

    /// The row and the column of the caret.
    fn caret(&self, rows: &[Row]) -> (usize, usize) {
        let at = self.edit.caret();
        let row = rows.iter().rposition(|row| row.start <= at).unwrap_or(0);
        let start = rows.get(row).map_or(0, |row| row.start);
        (row, shown_width(self.edit.text().get(start..at).unwrap_or_default()))
    }

    /// Puts the caret into another row, in the column nearest to where it was.
    fn step(&mut self, columns: u16, to: impl Fn(usize) -> Option<usize>) -> Typed {
        let mut wrapped = self.wrapped.borrow_mut();
        let rows = wrapped.rows(self.edit.text(), usize::from(columns));
        let (row, column) = self.caret(rows);
        let Some(target) = to(row).and_then(|row| rows.get(row)) else { return Typed::Moved };
        let mut at = target.start;
        let mut used = 0;
        for letter in self.slice(target).graphemes(true) {
            used += shown_width(letter);
            if used > column {
                break;
            }
            at += letter.len();
        }
        // The end of a row that is wrapped is the start of the next one.
        let wrapped = rows.iter().any(|row| row.start == at && *row != *target);
        if wrapped && at > target.start {
            at -= self.slice(target).graphemes(true).next_back().map_or(0, str::len);
        }
        self.edit.set_caret(at);
        Typed::Moved
    }

    fn slice(&self, row: &Row) -> &str {
        self.edit.text().get(row.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_up_and_down() {
        let mut field = NotesField::new("one two three\nfour", 100);
        let caret = |field: &NotesField| {
            let (before, after) = field.edit.halves();
            format!("{before}|{after}")
        };
        for (key, expected) in [
            ("Up", "one two thre|e\nfour"),
            ("Up", "one |two three\nfour"),
            ("Up", "one |two three\nfour"),
            ("Down", "one two thre|e\nfour"),
            ("Down", "one two three\nfour|"),
            ("Enter", "one two three\nfour\n|"),
            ("Down", "one two three\nfour\n|"),
        ] {
            field.key(key.parse().unwrap(), 9);
            assert_eq!(caret(&field), expected, "{key}");
        }
        assert_eq!(field.paste("a\r\nb\tc\x1b"), Typed::Changed);
        assert_eq!(caret(&field), "one two three\nfour\na\nb c|");
    }
}
