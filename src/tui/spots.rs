//! What stands where, as of the last draw: what a click on a row or on a screen's name means.

use std::cell::RefCell;

use ratatui::layout::{Position, Rect};

/// What can be clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A row so many rows below the chosen one, above it where negative.
    Row(isize),
    /// A field or a card so many further on than the chosen one.
    Pane(isize),
    /// A screen, by its number in the title bar.
    Screen(u8),
}

/// The spots of the page as it was last drawn. Drawing notes them, since only drawing knows where a row stands.
#[derive(Clone, Debug, Default)]
pub struct Spots {
    noted: RefCell<Vec<(Rect, Spot)>>,
}

impl Spots {
    /// Nothing stands anywhere: a page is drawn anew, or a question over it.
    pub fn clear(&self) {
        self.noted.borrow_mut().clear();
    }

    /// Notes what stands in a place.
    pub fn note(&self, place: Rect, spot: Spot) {
        self.noted.borrow_mut().push((place, spot));
    }

    /// Notes the row at `y` of an area, so many rows from the chosen one.
    pub fn row(&self, area: Rect, y: u16, by: isize) {
        self.note(Rect { y, height: 1, ..area }, Spot::Row(by));
    }

    /// What stands there; of two the one that was drawn last.
    pub fn at(&self, column: u16, row: u16) -> Option<Spot> {
        let noted = self.noted.borrow();
        let mut from_above = noted.iter().rev();
        from_above.find(|(place, _)| place.contains(Position::new(column, row))).map(|(_, spot)| *spot)
    }
}

/// How many steps of the cursor lead from one row of a list to another, where it only stands on some of them.
pub fn steps(from: usize, to: usize, is_stood_on: impl Fn(usize) -> bool) -> isize {
    let between = |from: usize, to: usize| (from..to).filter(|index| is_stood_on(*index)).count();
    let steps = |from, to| isize::try_from(between(from, to)).unwrap_or(isize::MAX);
    if from <= to { steps(from, to) } else { -steps(to, from) }
}

/// From one place in the order of the cursor to another.
pub fn offset(from: usize, to: usize) -> isize {
    steps(from, to, |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_that_was_drawn_is_meant() {
        let spots = Spots::default();
        let area = Rect::new(2, 3, 10, 4);
        spots.row(area, 4, -1);
        spots.note(area, Spot::Screen(2));
        spots.row(area, 5, 0);
        for (column, row, expected) in [
            (2, 3, Some(Spot::Screen(2))),
            (2, 4, Some(Spot::Screen(2))),
            (11, 5, Some(Spot::Row(0))),
            (12, 5, None),
            (1, 3, None),
            (2, 7, None),
        ] {
            assert_eq!(spots.at(column, row), expected, "{column} {row}");
        }
        spots.clear();
        assert_eq!(spots.at(2, 3), None);
    }

    #[test]
    fn only_rows_that_the_cursor_stands_on_are_counted() {
        let rows = [true, false, true, true, false, true];
        for (from, to, expected) in [(0, 0, 0), (0, 2, 1), (0, 5, 3), (5, 0, -3), (3, 2, -1)] {
            assert_eq!(steps(from, to, |index| rows[index]), expected, "{from} {to}");
        }
        assert_eq!((offset(1, 4), offset(4, 1)), (3, -3));
    }
}
