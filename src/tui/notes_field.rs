//! A text field of several lines, wrapped to its width, where Enter begins a new line.

use std::ops::Range;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{
    edit::{Edit, Typed},
    key::{Code, Key},
    list::window,
    theme::Theme,
};
use crate::domain::safe::safe;

/// Several lines of text and a caret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotesField {
    edit: Edit,
}

/// One row on the screen: the bytes of the text it shows.
type Row = Range<usize>;

impl NotesField {
    /// A field with this text in it, for so many characters at most.
    pub fn new(text: &str, limit: usize) -> Self {
        Self { edit: Edit::new(text, limit) }
    }

    pub fn text(&self) -> &str {
        self.edit.text()
    }

    /// Replaces the text, as after the editor; the caret goes to its end.
    pub fn set_text(&mut self, text: &str) {
        let limit = self.edit.limit();
        self.edit = Edit::new(text, limit);
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
        rows(self.edit.text(), usize::from(columns)).len()
    }

    /// Draws the field, without the terminal's cursor, from its first row.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let area = area.intersection(frame.area());
        let rows = rows(self.edit.text(), usize::from(area.width));
        self.draw_rows(frame, area, &rows, theme);
    }

    /// Draws the field that is typed into: the rows around the caret, the terminal's cursor on it.
    pub fn draw_focused(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let rows = rows(self.edit.text(), usize::from(area.width));
        let (row, column) = self.caret(&rows);
        let seen = window(row, usize::from(area.height), rows.len());
        let y = u16::try_from(row.saturating_sub(seen.start)).unwrap_or(0);
        let x = u16::try_from(column).unwrap_or(u16::MAX).min(area.width - 1);
        self.draw_rows(frame, area, rows.get(seen).unwrap_or_default(), theme);
        frame.set_cursor_position(Position::new(area.x + x, area.y + y.min(area.height - 1)));
    }

    fn draw_rows(&self, frame: &mut Frame<'_>, area: Rect, rows: &[Row], theme: &Theme) {
        for (y, row) in (area.y..area.bottom()).zip(rows) {
            let text = safe(self.slice(row)).into_owned();
            frame.buffer_mut().set_line(area.x, y, &Line::styled(text, theme.plain), area.width);
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
        let rows = rows(self.edit.text(), usize::from(columns));
        let (row, column) = self.caret(&rows);
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

fn shown_width(text: &str) -> usize {
    text.graphemes(true).map(|letter| safe(letter).width()).sum()
}

/// The rows of a text; one column stays free for the caret at a row's end. A row that is broken between words keeps
/// the space at its end.
fn rows(text: &str, columns: usize) -> Vec<Row> {
    let room = columns.saturating_sub(1).max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let mut begin = start;
        // Where the row could be broken: after the last space.
        let mut gap = None;
        let mut used = 0;
        let mut at = start;
        for letter in line.graphemes(true) {
            let wide = shown_width(letter);
            if used + wide > room && used > 0 && letter != " " {
                let end = gap.unwrap_or(at);
                rows.push(begin..end);
                begin = end;
                gap = None;
                used = shown_width(text.get(begin..at).unwrap_or_default());
            }
            used += wide;
            at += letter.len();
            if letter == " " {
                gap = Some(at);
            }
        }
        rows.push(begin..at);
        start = at + 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, columns: usize) -> Vec<&str> {
        rows(text, columns).into_iter().map(|row| text.get(row).unwrap()).collect()
    }

    #[test]
    fn text_is_wrapped_between_words() {
        for (text, columns, expected) in [
            ("", 10, vec![""]),
            ("one two three", 8, vec!["one two ", "three"]),
            ("one\n\ntwo", 8, vec!["one", "", "two"]),
            ("abcdefgh", 4, vec!["abc", "def", "gh"]),
            ("a bcdefgh", 4, vec!["a ", "bcd", "efg", "h"]),
            ("株式会社", 4, vec!["株", "式", "会", "社"]),
            ("ab", 0, vec!["a", "b"]),
        ] {
            assert_eq!(wrapped(text, columns), expected, "{text:?} in {columns}");
        }
    }

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

    proptest::proptest! {
        #[test]
        fn rows_cover_the_text(text in "[a-c \n株\u{301}]{0,40}", columns in 0..12_usize) {
            let mut at = 0;
            for row in rows(&text, columns) {
                proptest::prop_assert!(row.start == at || (row.start == at + 1 && text.as_bytes()[at] == b'\n'));
                at = row.end;
            }
            proptest::prop_assert_eq!(at, text.len());
        }
    }
}
