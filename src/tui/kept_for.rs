//! What was built to be drawn, kept until what it follows from changes.

use std::{cell::RefCell, rc::Rc};

use super::{keymap::Keymap, look::Look, theme::Theme};
use crate::domain::agenda::Agenda;

/// What was built for one agenda, one width and one look. It may name keys and dates, but not what is chosen.
#[derive(Debug)]
pub struct KeptFor<Built> {
    built: RefCell<Option<(Box<Of>, Rc<Built>)>>,
}

/// What it was built for. A new agenda comes with every change of the book and every minute.
#[derive(Debug)]
struct Of {
    agenda: Rc<Agenda>,
    columns: usize,
    theme: Theme,
    keymap: Keymap,
}

impl Of {
    fn is(&self, agenda: &Rc<Agenda>, columns: usize, look: &Look) -> bool {
        Rc::ptr_eq(&self.agenda, agenda)
            && self.columns == columns
            && self.keymap.is_same(&look.keymap)
            && self.theme == look.theme
    }
}

impl<Built> Default for KeptFor<Built> {
    fn default() -> Self {
        Self { built: RefCell::new(None) }
    }
}

impl<Built> KeptFor<Built> {
    /// What was built for the same, or else what is built now.
    pub fn get(
        &self,
        agenda: &Rc<Agenda>,
        columns: usize,
        look: &Look,
        build: impl FnOnce() -> Built,
    ) -> Rc<Built> {
        let mut kept = self.built.borrow_mut();
        if let Some((of, built)) = kept.as_ref()
            && of.is(agenda, columns, look)
        {
            return Rc::clone(built);
        }
        let built = Rc::new(build());
        let (theme, keymap) = (look.theme, look.keymap.clone());
        let of = Of { agenda: Rc::clone(agenda), columns, theme, keymap };
        *kept = Some((Box::new(of), Rc::clone(&built)));
        built
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{GlyphSet, ThemeName};

    #[test]
    fn it_is_built_anew_where_anything_that_it_follows_from_is_another() {
        let [first, second] = [Agenda::default(), Agenda::default()].map(Rc::new);
        let [mut here, there] = [GlyphSet::Unicode, GlyphSet::Ascii]
            .map(|glyphs| Look::plain(Theme::named(ThemeName::Mono, glyphs)));
        here.keymap = there.keymap.clone();
        let rebound = Look { keymap: Keymap::default(), ..here.clone() };
        let kept = KeptFor::default();
        for (number, (what, agenda, columns, look, is_kept)) in [
            ("nothing was built yet", &first, 80, &here, false),
            ("the same again", &first, 80, &here, true),
            ("another width", &first, 79, &here, false),
            ("another theme", &first, 79, &there, false),
            ("which is another minute, or another book", &second, 79, &there, false),
            ("and back", &first, 79, &there, false),
            ("the same again", &first, 79, &there, true),
            ("the other theme", &first, 79, &here, false),
            ("other keys", &first, 79, &rebound, false),
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(*kept.get(agenda, columns, look, || number) != number, is_kept, "{what}");
        }
    }
}
