//! How a line is laid out: the question and what is typed, below it what is understood, then the words to begin with.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line as Row, Span},
};

use crate::{
    domain::{
        columns::{fit_with, width, wrap},
        safe::safe,
    },
    tui::{field::Field, pen, theme::Theme},
};

/// So much room for what is typed is enough beside the question; else the question stands above it.
const ROOM_BESIDE: usize = 30;
/// Rows for what is understood that are there from the start, so that the screen above does not jump about.
const USUAL_WORDS: usize = 2;
const MOST_WORDS: usize = 6;

/// What is drawn.
pub(super) struct Layout<'a> {
    pub title: String,
    pub field: &'a Field,
    pub words: String,
    pub is_refused: bool,
    pub hints: String,
    pub columns: u16,
}

impl Layout<'_> {
    fn room(&self) -> usize {
        usize::from(self.columns.saturating_sub(2))
    }

    fn is_beside(&self) -> bool {
        width(&self.title) + 2 + ROOM_BESIDE <= self.room()
    }

    fn words(&self) -> Vec<String> {
        wrap(&self.words, self.room().saturating_sub(2)).into_iter().filter(|line| !line.is_empty()).collect()
    }

    fn hints(&self) -> Vec<String> {
        wrap(&self.hints, self.room().saturating_sub(2)).into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// The rows it wants, with the rule above it.
    pub fn rows(&self) -> u16 {
        let words = self.words().len().clamp(USUAL_WORDS, MOST_WORDS);
        let rows = 1 + usize::from(!self.is_beside()) + 1 + words + self.hints().len();
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Draws it; where there is too little room, the hints give way first, then the question, then the words.
    pub fn draw(&self, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
        if area.is_empty() {
            return;
        }
        let words = self.words();
        let mut y = area.y;
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let field = if self.is_beside() {
            let title = Row::styled(safe(&self.title), theme.strong);
            pen::line(frame.buffer_mut(), (inner.x, y), &title, inner.width);
            let used = u16::try_from(width(&self.title) + 2).unwrap_or(inner.width).min(inner.width);
            Rect { x: inner.x + used, width: inner.width - used, y, height: 1 }
        } else {
            if usize::from(area.height) > 1 + words.len().min(2) {
                let title = fit_with(&self.title, usize::from(inner.width), theme.glyphs.ellipsis);
                pen::line(frame.buffer_mut(), (inner.x, y), &Row::styled(title, theme.strong), inner.width);
                y += 1;
            }
            Rect { y, height: 1, ..inner }
        };
        let hints = self.hints();
        let left = usize::from(area.bottom().saturating_sub(y + 1)).saturating_sub(hints.len());
        let usual = USUAL_WORDS.min(left).max(words.len());
        let said = if self.is_refused { theme.problem } else { theme.plain };
        let below = words.into_iter().map(|line| (line, said));
        // What is understood grows into rows that were kept free for it.
        let below = below.chain(std::iter::repeat((String::new(), theme.plain))).take(usual);
        let below = below.chain(hints.into_iter().map(|line| (line, theme.dim)));
        let mut below: Vec<_> = below.collect();
        let room = usize::from(area.bottom().saturating_sub(y + 1));
        let is_cut = below.iter().skip(room).any(|(line, style)| *style == said && !line.is_empty());
        below.truncate(room);
        if let Some((last, _)) = below.last_mut().filter(|_| is_cut) {
            let columns = self.room().saturating_sub(2).saturating_sub(width(theme.glyphs.ellipsis));
            *last = format!("{}{}", fit_with(last, columns, ""), theme.glyphs.ellipsis);
        }
        for (y, (line, style)) in (y + 1..area.bottom()).zip(below) {
            let row = Row::from(vec![Span::raw("  "), Span::styled(line, style)]);
            pen::line(frame.buffer_mut(), (inner.x, y), &row, inner.width);
        }
        self.field.draw_focused(frame, field, theme);
    }
}
