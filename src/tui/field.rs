//! A text field of one line.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{
    edit::{Edit, Typed},
    key::Key,
    pen,
    theme::Theme,
};
use crate::domain::safe::safe;

/// One line of text, its caret, and what it says when there is no more room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    edit: Edit,
}

impl Field {
    /// A field with this text in it, for so many characters at most.
    pub fn new(text: &str, limit: usize) -> Self {
        Self { edit: Edit::new(text, limit) }
    }

    pub fn text(&self) -> &str {
        self.edit.text()
    }

    /// Replaces the text; the caret goes to its end.
    pub fn set_text(&mut self, text: &str) {
        let limit = self.edit.limit();
        self.edit = Edit::new(text, limit);
    }

    /// Types or edits with a key.
    pub fn key(&mut self, key: Key) -> Typed {
        self.edit.key(key)
    }

    /// Pastes: line breaks and tabs become spaces, other control characters are left out. A paste never submits.
    pub fn paste(&mut self, text: &str) -> Typed {
        let line = text.trim_end_matches(['\n', '\r']);
        let spaced = line.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
        self.edit.insert(&spaced.filter(|c| !c.is_control()).collect::<String>())
    }

    /// Pastes, and keeps line breaks: they are drawn as spaces. Other control characters become spaces or are left
    /// out. A paste never submits.
    pub fn paste_lines(&mut self, text: &str) -> Typed {
        let lines = text.trim_end_matches(['\n', '\r']).replace("\r\n", "\n").replace('\r', "\n");
        let spaced = lines.chars().map(|c| if c == '\t' { ' ' } else { c });
        self.edit.insert(&spaced.filter(|c| *c == '\n' || !c.is_control()).collect::<String>())
    }

    /// What is seen of the text in so many columns, and in which of them the caret stands.
    pub fn visible(&self, columns: u16) -> (String, u16) {
        let columns = usize::from(columns);
        let (before, after) = self.edit.halves();
        // One column is the caret's, at the end of the text too.
        let room = columns.saturating_sub(1);
        let mut seen: Vec<String> = Vec::new();
        let mut used = 0;
        for letter in before.graphemes(true).rev() {
            let letter = safe(letter).into_owned();
            if used + letter.width() > room {
                break;
            }
            used += letter.width();
            seen.push(letter);
        }
        seen.reverse();
        let caret = u16::try_from(used).unwrap_or(u16::MAX);
        for letter in after.graphemes(true) {
            let letter = safe(letter).into_owned();
            if used + letter.width() > columns {
                break;
            }
            used += letter.width();
            seen.push(letter);
        }
        (seen.concat(), caret)
    }

    /// Draws the field, without the terminal's cursor.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let (text, _) = self.visible(area.width);
        pen::line(frame.buffer_mut(), (area.x, area.y), &Line::styled(text, theme.plain), area.width);
    }

    /// Draws the field that is typed into: the terminal's cursor stands at the caret.
    pub fn draw_focused(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let (text, caret) = self.visible(area.width);
        let row = Rect { height: 1, ..area };
        frame.buffer_mut().set_style(row, theme.field);
        pen::line(frame.buffer_mut(), (area.x, area.y), &Line::styled(text, theme.field), area.width);
        frame.set_cursor_position(Position::new(area.x + caret.min(area.width - 1), area.y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_is_always_seen() {
        for (text, keys, columns, expected) in [
            ("Ada Quill", "", 20, ("Ada Quill", 9)),
            ("Ada Quill", "", 9, ("da Quill", 8)),
            ("Ada Quill", "", 5, ("uill", 4)),
            ("Ada Quill", "Home", 5, ("Ada Q", 0)),
            ("Ada Quill", "", 1, ("", 0)),
            ("Ada Quill", "", 0, ("", 0)),
            ("株式会社", "", 6, ("会社", 4)),
            ("株式会社", "Left", 6, ("式会社", 4)),
            ("a\u{1b}b", "", 9, ("a^[b", 4)),
        ] {
            let mut field = Field::new(text, 100);
            for key in keys.split_whitespace() {
                field.key(key.parse().unwrap());
            }
            let (seen, caret) = field.visible(columns);
            assert_eq!((seen.as_str(), caret), expected, "{text:?} {keys} {columns}");
        }
    }

    #[test]
    fn a_paste_is_one_line() {
        let mut field = Field::new("", 20);
        assert_eq!(field.paste("Ada\nQuill\t\x1b[31m\x07x\n"), Typed::Changed);
        assert_eq!(field.text(), "Ada Quill [31mx");
        assert_eq!(field.paste("more than there is"), Typed::Full(20));
        assert_eq!(field.text().chars().count(), 20);
    }
}
