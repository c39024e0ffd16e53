//! The lines of a list that were drawn lately: they are drawn again as they are, until what they show changes.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use ratatui::text::Line;

use super::theme::Theme;
use crate::domain::agenda::Agenda;

/// So many lines are kept before all of them are forgotten: of the largest terminals a few screens, of most many.
const MOST: usize = 300;

/// Lines by what each shows: an id, or the place in a list that stays as it is. All of them follow from what they were
/// made for, so a line that names keys, or says whether it is chosen, is not one to keep.
#[derive(Debug)]
pub struct KeptLines<Of> {
    kept: RefCell<Kept<Of>>,
}

#[derive(Debug)]
struct Kept<Of> {
    made_for: Option<MadeFor>,
    lines: BTreeMap<Of, Rc<Line<'static>>>,
}

/// What lines are made for. A new agenda comes with every change of the book and every minute.
#[derive(Debug)]
struct MadeFor {
    agenda: Rc<Agenda>,
    columns: usize,
    theme: Theme,
}

impl<Of> Default for KeptLines<Of> {
    fn default() -> Self {
        Self { kept: RefCell::new(Kept { made_for: None, lines: BTreeMap::new() }) }
    }
}

impl<Of: Ord> KeptLines<Of> {
    /// The lines of a list that is drawn now, each so many columns wide.
    pub fn draw(&self, agenda: &Rc<Agenda>, columns: usize, theme: &Theme) -> InSight<'_, Of> {
        let mut kept = self.kept.borrow_mut();
        let is_for_the_same = kept
            .made_for
            .as_ref()
            .is_some_and(|of| Rc::ptr_eq(&of.agenda, agenda) && of.columns == columns && of.theme == *theme);
        if !is_for_the_same {
            kept.made_for = Some(MadeFor { agenda: Rc::clone(agenda), columns, theme: *theme });
        }
        if !is_for_the_same || kept.lines.len() > MOST {
            kept.lines.clear();
        }
        InSight { kept: &self.kept }
    }
}

/// The lines that are in sight now.
#[derive(Debug)]
pub struct InSight<'a, Of> {
    kept: &'a RefCell<Kept<Of>>,
}

impl<Of: Ord> InSight<'_, Of> {
    /// The line of this, as it was kept, or else as it is built.
    pub fn line(&self, of: Of, build: impl FnOnce() -> Line<'static>) -> Rc<Line<'static>> {
        if let Some(line) = self.kept.borrow().lines.get(&of) {
            return Rc::clone(line);
        }
        let line = Rc::new(build());
        self.kept.borrow_mut().lines.insert(of, Rc::clone(&line));
        line
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::tui::theme::{GlyphSet, ThemeName};

    #[test]
    fn a_line_is_built_once_as_long_as_it_shows_the_same() {
        let [first, second] = [Agenda::default(), Agenda::default()].map(Rc::new);
        let [mono, ascii] =
            [GlyphSet::Unicode, GlyphSet::Ascii].map(|glyphs| Theme::named(ThemeName::Mono, glyphs));
        let lines = KeptLines::default();
        let built = Cell::new(0);
        for (what, agenda, columns, theme, rows, expected) in [
            ("nothing was drawn yet", &first, 80, &mono, 0..5, 5),
            ("the same again", &first, 80, &mono, 0..5, 0),
            ("two rows further down", &first, 80, &mono, 2..7, 2),
            ("back up", &first, 80, &mono, 0..5, 0),
            ("another width", &first, 79, &mono, 0..5, 5),
            ("another look", &first, 79, &ascii, 0..5, 5),
            ("another minute, or another book", &second, 79, &ascii, 0..5, 5),
            ("and back", &first, 79, &ascii, 0..5, 5),
            ("a list too low for any", &first, 79, &ascii, 0..0, 0),
            ("which forgets none of them", &first, 79, &ascii, 0..3, 0),
            ("a list longer than is kept", &first, 79, &ascii, 0..MOST + 1, MOST - 4),
            ("which is forgotten behind it", &first, 79, &ascii, 0..3, 3),
        ] {
            built.set(0);
            let in_sight = lines.draw(agenda, columns, theme);
            for row in rows.clone().chain(rows) {
                let line = in_sight.line(row, || {
                    built.set(built.get() + 1);
                    Line::raw(format!("row {row}"))
                });
                assert_eq!(line.to_string(), format!("row {row}"), "{what}");
            }
            assert_eq!(built.get(), expected, "{what}");
        }
    }
}
