//! A list with one chosen row: by the row's id, so that the choice survives edits, sorting and filters.

use std::ops::Range;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
};

use super::{
    look::Look,
    pen::{self, Written},
    spots::steps,
    theme::Theme,
};

/// Which row is chosen, and where it stood when it was last seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection<Id> {
    id: Option<Id>,
    index: usize,
}

impl<Id> Default for Selection<Id> {
    fn default() -> Self {
        Self { id: None, index: 0 }
    }
}

impl<Id: Clone + PartialEq> Selection<Id> {
    /// The chosen row's id; nothing in an empty list.
    pub fn id(&self) -> Option<&Id> {
        self.id.as_ref()
    }

    /// Where the chosen row stands.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The rows have changed: the choice stays with its id; where that is gone, whoever moved into its place is
    /// chosen.
    pub fn keep(&mut self, rows: &[Id]) {
        let found = self.id.as_ref().and_then(|id| rows.iter().position(|row| row == id));
        self.choose(rows, found.unwrap_or(self.index));
    }

    /// Chooses the row at this place, the last one where there is no such place.
    pub fn choose(&mut self, rows: &[Id], index: usize) {
        self.index = index.min(rows.len().saturating_sub(1));
        self.id = rows.get(self.index).cloned();
    }

    /// Chooses this row, where it is there.
    pub fn choose_id(&mut self, rows: &[Id], id: &Id) {
        if let Some(index) = rows.iter().position(|row| row == id) {
            self.choose(rows, index);
        }
    }

    /// So many rows down, up where negative; it stops at the ends.
    pub fn step(&mut self, rows: &[Id], by: isize) {
        self.choose(rows, self.index.saturating_add_signed(by));
    }

    pub fn top(&mut self, rows: &[Id]) {
        self.choose(rows, 0);
    }

    pub fn bottom(&mut self, rows: &[Id]) {
        self.choose(rows, usize::MAX);
    }
}

/// Which of `len` rows are seen in `height`, so that the chosen one is among them: in the middle, where there are
/// enough on either side.
pub fn window(chosen: usize, height: usize, len: usize) -> Range<usize> {
    let height = height.min(len);
    let start = chosen.saturating_sub(height / 2).min(len - height);
    start..start + height
}

/// Draws the rows that are seen, and only builds those; the terminal's cursor stands on the chosen one, which is
/// marked and reversed. Every row can be chosen.
pub fn draw<L: Written>(
    frame: &mut Frame<'_>,
    area: Rect,
    look: &Look,
    chosen: usize,
    len: usize,
    row: impl Fn(usize) -> L,
) {
    draw_with_heads(frame, area, look, chosen, len, (row, |_| true));
}

/// The same with rows among them that the cursor does not stand on: the second of `rows` says on which it does.
pub fn draw_with_heads<L: Written>(
    frame: &mut Frame<'_>,
    area: Rect,
    look: &Look,
    chosen: usize,
    len: usize,
    rows: (impl Fn(usize) -> L, impl Fn(usize) -> bool),
) {
    let (row, is_stood_on) = rows;
    let theme = &look.theme;
    let area = area.intersection(frame.area());
    let seen = window(chosen, usize::from(area.height), len);
    for (y, index) in (area.y..area.bottom()).zip(seen.clone()) {
        let place = Rect { y, height: 1, ..area };
        let mark = if index == chosen { theme.glyphs.cursor } else { " " };
        pen::line(frame.buffer_mut(), (place.x, y), &Line::raw(mark), place.width);
        let after = place.x.saturating_add(1);
        row(index).write(frame.buffer_mut(), (after, y), place.width.saturating_sub(1));
        if is_stood_on(index) {
            look.spots.row(area, y, steps(chosen, index, &is_stood_on));
        }
        if index == chosen {
            frame.buffer_mut().set_style(place, theme.selected);
            frame.set_cursor_position(Position::new(place.x, y));
        }
    }
    mark_more(seen.start > 0, seen.end < len, theme, frame, area);
}

/// Marks, in the first column, which is the cursor's, that a list goes on above or below what is seen of it.
pub fn mark_more(is_above: bool, is_below: bool, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let glyphs = theme.glyphs;
    for (is_more, y, mark) in [(is_above, area.y, glyphs.above), (is_below, area.bottom() - 1, glyphs.below)]
    {
        let is_free = frame.buffer_mut().cell((area.x, y)).is_some_and(|cell| cell.symbol() == " ");
        if is_more && is_free {
            pen::line(frame.buffer_mut(), (area.x, y), &Line::styled(mark, theme.dim), 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{Terminal, backend::TestBackend, style::Modifier};

    use super::*;
    use crate::tui::theme::{GlyphSet, ThemeName};

    #[test]
    fn the_choice_stays_with_its_row() {
        let mut selection = Selection::default();
        selection.keep(&["a", "b", "c"]);
        assert_eq!(selection.id(), Some(&"a"));
        selection.step(&["a", "b", "c"], 1);
        for (rows, expected) in [
            (vec!["c", "b", "a"], Some("b")),
            (vec!["b", "c"], Some("b")),
            (vec!["a", "c"], Some("a")),
            (vec!["c"], Some("c")),
            (vec![], None),
            (vec!["d", "e"], Some("d")),
        ] {
            selection.keep(&rows);
            assert_eq!(selection.id().copied(), expected, "{rows:?}");
        }
    }

    #[test]
    fn the_next_one_moves_up_when_the_chosen_one_goes() {
        let rows = ["a", "b", "c", "d"];
        let mut selection = Selection::default();
        selection.choose(&rows, 1);
        selection.keep(&["a", "c", "d"]);
        assert_eq!(selection.id(), Some(&"c"));
        selection.bottom(&["a", "c", "d"]);
        selection.keep(&["a", "c"]);
        assert_eq!(selection.id(), Some(&"c"));
    }

    #[test]
    fn steps_stop_at_the_ends() {
        let rows: Vec<u32> = (0..5).collect();
        let mut selection = Selection::default();
        for (by, expected) in [(-3, 0), (2, 2), (isize::MAX, 4), (-1, 3), (isize::MIN, 0)] {
            selection.step(&rows, by);
            assert_eq!(selection.id(), Some(&expected), "{by}");
        }
        selection.choose_id(&rows, &3);
        assert_eq!(selection.index(), 3);
        selection.step(&[], 1);
        assert_eq!((selection.id(), selection.index()), (None, 0));
    }

    #[test]
    fn the_window_holds_the_chosen_row() {
        for (chosen, height, len, expected) in [
            (0, 5, 3, 0..3),
            (0, 5, 20, 0..5),
            (10, 5, 20, 8..13),
            (19, 5, 20, 15..20),
            (0, 0, 20, 0..0),
            (0, 1, 0, 0..0),
            (7, 1, 20, 7..8),
        ] {
            assert_eq!(window(chosen, height, len), expected, "{chosen} {height} {len}");
        }
    }

    proptest::proptest! {
        #[test]
        fn it_is_drawn_at_any_size_and_builds_only_what_is_seen(
            columns in 1..50_u16, rows in 1..20_u16, chosen in 0..40_usize, len in 0..40_usize,
        ) {
            let look = Look::plain(Theme::named(ThemeName::Mono, GlyphSet::Ascii));
            let built = std::cell::Cell::new(0);
            let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
            let area = Rect::new(0, 0, columns, rows);
            let chosen = chosen.min(len.saturating_sub(1));
            terminal.draw(|frame| draw(frame, area, &look, chosen, len, |index| {
                built.set(built.get() + 1);
                Line::raw(format!("row {index}"))
            })).unwrap();
            proptest::prop_assert_eq!(built.get(), len.min(usize::from(rows)));
            if len > 0 {
                let cursor = terminal.get_cursor_position().unwrap();
                let cell = &terminal.backend().buffer()[cursor];
                proptest::prop_assert_eq!(cell.symbol(), ">");
                proptest::prop_assert!(cell.modifier.contains(Modifier::REVERSED));
            }
        }
    }
}
