//! The questions there are to choose from: the bank and the user's lists, looked through list by list, filtered while
//! typing. The screen of the questions and the choice for a talk both show it.

pub mod draw;
mod lists;

use std::sync::Arc;

use ratatui::{Frame, layout::Rect};

use self::lists::Lists;
pub use self::lists::{Entry, Kind, List};
use super::{action::Action, edit::Typed, field::Field, key::Key, list::Selection, look::Look};
use crate::domain::{book::Book, name::LINE_LIMIT, questions::uses::Uses, search::Query};

/// Half a page, in rows.
const HALF_A_PAGE: isize = 10;

/// The lists, which one is looked at, and what is looked for in it.
#[derive(Debug, Default)]
pub struct Shelf {
    lists: Lists,
    shown: usize,
    filter: Field,
    is_typed: bool,
    /// The questions of the shown list that match, by their place in it.
    found: Vec<usize>,
    /// The same by their texts, for the choice to survive changes.
    texts: Vec<String>,
    /// How many match in each list.
    counts: Vec<usize>,
    chosen: Selection<String>,
}

impl Shelf {
    /// Looks at the book again, and at how often its questions were used.
    pub fn renew(&mut self, book: &Book, uses: &Arc<Uses>) {
        let name = self.list().map(|list| list.name.clone());
        self.lists.renew(book, uses);
        let place = self.lists.all().iter().position(|list| Some(&list.name) == name.as_ref());
        self.shown = place.unwrap_or(0);
        self.find();
    }

    /// Puts the questions that are chosen for a talk in front, as a list of their own.
    pub fn choose(&mut self, chosen: &[(String, String)]) {
        let had = self.lists.put_chosen(chosen);
        self.shown += usize::from(!had);
        self.find();
    }

    /// Whether a filter is being typed.
    pub fn is_typing(&self) -> bool {
        self.is_typed
    }

    /// The list that is looked at.
    pub fn list(&self) -> Option<&List> {
        self.lists.all().get(self.shown)
    }

    /// All lists.
    pub fn lists(&self) -> &[List] {
        self.lists.all()
    }

    /// The question the cursor is on.
    pub fn entry(&self) -> Option<&Entry> {
        self.entry_at(self.chosen.index())
    }

    /// Where the question the cursor is on stands in its list.
    pub fn place(&self) -> Option<usize> {
        self.found.get(self.chosen.index()).copied()
    }

    /// Whether every question of the list is shown.
    pub fn is_whole(&self) -> bool {
        self.filter.text().trim().is_empty()
    }

    /// Looks at the first list of this kind.
    pub fn turn_to(&mut self, kind: Kind) {
        if let Some(place) = self.lists.all().iter().position(|list| list.kind == kind) {
            self.shown = place;
            self.find();
            self.chosen.top(&self.texts);
        }
    }

    /// Moves about; false where the verb is none of this.
    pub fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-HALF_A_PAGE),
            Action::PageDown => self.step(HALF_A_PAGE),
            Action::Top => self.chosen.top(&self.texts),
            Action::Bottom => self.chosen.bottom(&self.texts),
            Action::NextPane => self.turn(1),
            Action::PrevPane => self.turn(self.lists.all().len().saturating_sub(1)),
            Action::Filter => self.is_typed = true,
            Action::Accept if self.is_typed => self.is_typed = false,
            Action::Back | Action::Interrupt if self.is_typed || !self.filter.text().is_empty() => {
                self.is_typed = false;
                self.filter = Field::default();
                self.find();
            }
            _ => return false,
        }
        true
    }

    /// The next row.
    pub fn step(&mut self, by: isize) {
        self.chosen.step(&self.texts, by);
    }

    /// Text for the filter, while it is typed.
    pub fn key(&mut self, key: Key) -> Typed {
        self.type_into(|field| field.key(key))
    }

    /// Pasted text for the filter, while it is typed.
    pub fn paste(&mut self, text: &str) -> Typed {
        self.type_into(|field| field.paste(text))
    }

    /// Draws heading, filter and rows; `mark` says what stands before a question.
    pub fn view(&self, mark: &dyn Fn(&Entry) -> String, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        draw::draw(self, mark, look, frame, area);
    }

    fn turn(&mut self, by: usize) {
        self.shown = (self.shown + by).checked_rem(self.lists.all().len()).unwrap_or(0);
        self.find();
        self.chosen.top(&self.texts);
    }

    fn type_into(&mut self, type_it: impl FnOnce(&mut Field) -> Typed) -> Typed {
        if !self.is_typed {
            return Typed::Ignored;
        }
        if self.filter.text().is_empty() {
            self.filter = Field::new("", LINE_LIMIT);
        }
        let typed = type_it(&mut self.filter);
        if matches!(typed, Typed::Changed | Typed::Full(_)) {
            self.find();
            self.chosen.top(&self.texts);
        }
        typed
    }

    fn find(&mut self) {
        let query = Query::new(self.filter.text());
        let count = |list: &List| list.entries.iter().filter(|entry| entry.matches(&query)).count();
        self.counts = self.lists.all().iter().map(count).collect();
        let entries =
            self.lists.all().get(self.shown).map(|list| list.entries.as_slice()).unwrap_or_default();
        let found = entries.iter().enumerate().filter(|(_, entry)| entry.matches(&query));
        (self.found, self.texts) = found.map(|(place, entry)| (place, entry.text.clone())).unzip();
        self.chosen.keep(&self.texts);
    }

    fn entry_at(&self, row: usize) -> Option<&Entry> {
        self.list()?.entries.get(*self.found.get(row)?)
    }
}
