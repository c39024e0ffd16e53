//! The lines of a list that were drawn lately: they are drawn again as they are, until what they show changes.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use ratatui::text::Line;

use super::{kept_for::KeptFor, look::Look, pen::Spelled};
use crate::domain::agenda::Agenda;

/// So many lines are kept before all of them are forgotten: of the largest terminals a few screens, of most many.
const MOST: usize = 300;

/// Lines by what each shows: an id, or a place in a list that stays as it is as long as the agenda. That one of them is
/// chosen is no part of it.
#[derive(Debug)]
pub struct KeptLines<Of> {
    lines: KeptFor<Lines<Of>>,
}

type Lines<Of> = RefCell<BTreeMap<Of, Rc<Spelled>>>;

impl<Of> Default for KeptLines<Of> {
    fn default() -> Self {
        Self { lines: KeptFor::default() }
    }
}

impl<Of: Ord> KeptLines<Of> {
    /// The lines of a list that is drawn now, each so many columns wide.
    pub fn draw(&self, agenda: &Rc<Agenda>, columns: usize, look: &Look) -> InSight<Of> {
        let lines = self.lines.get(agenda, columns, look, RefCell::default);
        if lines.borrow().len() > MOST {
            lines.take();
        }
        InSight { lines }
    }
}

/// The lines that are in sight now.
#[derive(Debug)]
pub struct InSight<Of> {
    lines: Rc<Lines<Of>>,
}

impl<Of: Ord> InSight<Of> {
    /// The line of this, as it was kept, or else as it is built.
    pub fn line(&self, of: Of, build: impl FnOnce() -> Line<'static>) -> Rc<Spelled> {
        if let Some(line) = self.lines.borrow().get(&of) {
            return Rc::clone(line);
        }
        let line = Rc::new(Spelled::from(build()));
        self.lines.borrow_mut().insert(of, Rc::clone(&line));
        line
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::tui::theme::{GlyphSet, Theme, ThemeName};

    #[test]
    fn a_line_is_built_once_as_long_as_it_shows_the_same() {
        let [first, second] = [Agenda::default(), Agenda::default()].map(Rc::new);
        let look = Look::plain(Theme::named(ThemeName::Mono, GlyphSet::Ascii));
        let lines = KeptLines::default();
        let built = Cell::new(0);
        for (what, agenda, columns, rows, expected) in [
            ("nothing was drawn yet", &first, 80, 0..5, 5),
            ("the same again", &first, 80, 0..5, 0),
            ("two rows further down", &first, 80, 2..7, 2),
            ("back up", &first, 80, 0..5, 0),
            ("another width", &first, 79, 0..5, 5),
            ("another minute, or another book", &second, 79, 0..5, 5),
            ("and back", &first, 79, 0..5, 5),
            ("a list too low for any", &first, 79, 0..0, 0),
            ("which forgets none of them", &first, 79, 0..3, 0),
            ("a list longer than is kept", &first, 79, 0..MOST + 1, MOST - 4),
            ("which is forgotten behind it", &first, 79, 0..3, 3),
        ] {
            built.set(0);
            let in_sight = lines.draw(agenda, columns, &look);
            for row in rows.clone().chain(rows) {
                let line = in_sight.line(row, || {
                    built.set(built.get() + 1);
                    Line::raw(format!("row {row}"))
                });
                assert_eq!(line.line().to_string(), format!("row {row}"), "{what}");
            }
            assert_eq!(built.get(), expected, "{what}");
        }
    }
}
