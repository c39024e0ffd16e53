//! The people, filtered while typing.

mod draw;
pub mod index;
mod many;
mod sight;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use ratatui::{Frame, layout::Rect};

use self::{
    index::{Found, Index},
    sight::Sight,
};
use super::contact::page::Page;
use crate::{
    domain::{agenda::Agenda, id::Id, name::LINE_LIMIT, search::Query},
    tui::{
        action::{Action, Context},
        acts,
        beginnings::Beginnings,
        edit::Typed,
        field::Field,
        focus::Focus,
        kept_lines::KeptLines,
        key::Key,
        list::Selection,
        look::Look,
        notice::Notice,
        session::Session,
        step::Step,
    },
};

/// Half a page, in rows.
const HALF_A_PAGE: isize = 10;

/// The people, filtered while typing.
#[derive(Debug, Default)]
pub struct Contacts {
    index: Arc<Index>,
    sight: Sight,
    filter: Filter,
    found: Rc<Found>,
    /// Who was found in this sight for what is typed and for its beginnings.
    by_text: Beginnings<Rc<Found>>,
    chosen: Selection<Id>,
    ticked: BTreeSet<Id>,
    /// The lines of the people, by who that is and whether they are ticked.
    lines: KeptLines<(Id, bool)>,
    /// The revision at which something was asked about everybody who is ticked.
    asked_about_ticked: Option<u64>,
    /// What is known of the chosen one.
    detail: Page,
    /// The agenda at which all this was looked up: a new one comes with every change of the book and every minute.
    seen: Option<Rc<Agenda>>,
}

/// What is looked for.
#[derive(Debug, Default)]
struct Filter {
    field: Field,
    is_typed: bool,
}

impl Contacts {
    /// The list with the filter ready to be typed.
    pub fn finding() -> Self {
        Self { filter: Filter { is_typed: true, ..Filter::default() }, ..Self::default() }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        if self.filter.is_typed { Context::Filter } else { Context::Contacts }
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        None
    }

    /// On whom and what keys act.
    pub fn focus(&self, _session: &Session) -> Focus {
        Focus {
            contact: self.chosen.id().copied(),
            ticked: self.ticked.iter().copied().collect(),
            ..Focus::default()
        }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        self.asked_about_ticked = None;
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-HALF_A_PAGE),
            Action::PageDown => self.step(HALF_A_PAGE),
            Action::Top => self.chosen.top(&self.found.rows),
            Action::Bottom => self.chosen.bottom(&self.found.rows),
            Action::NextPane => self.turn_to(self.sight.step(1)),
            Action::PrevPane => self.turn_to(self.sight.step(-1)),
            Action::Filter => self.type_filter(),
            Action::Tick => self.tick(),
            Action::Accept if self.filter.is_typed => self.filter.is_typed = false,
            Action::Back | Action::Interrupt if self.filter.is_typed || !self.filter.text().is_empty() => {
                self.drop_filter();
            }
            Action::Back if !self.ticked.is_empty() => {
                self.ticked.clear();
                return Step::Tell(Notice::told("Nobody is ticked any more"));
            }
            _ if !self.ticked.is_empty() => return self.act_on_ticked(action, session),
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// Text for the filter, while it is typed.
    pub fn key(&mut self, key: Key) -> Typed {
        self.type_into(|field| field.key(key))
    }

    /// Pasted text for the filter, while it is typed.
    pub fn paste(&mut self, text: &str) -> Typed {
        self.type_into(|field| field.paste(text))
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        let is_new = !self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda));
        if is_new {
            let is_first = self.seen.replace(Rc::clone(&session.agenda)).is_none();
            self.index = Arc::clone(session.by_name());
            self.by_text = Beginnings::default();
            self.ticked.retain(|id| session.book.contact(*id).is_some());
            if self.asked_about_ticked.take_if(|asked| *asked < session.revision()).is_some() {
                self.ticked.clear();
            }
            let had_some = !self.found.rows.is_empty();
            self.list();
            let is_emptied = had_some && !self.filter.text().is_empty();
            if self.found.rows.is_empty() && (is_first || is_emptied) {
                self.follow();
            }
        }
        if is_new || self.detail.contact != self.chosen.id().copied() {
            self.detail = self.chosen.id().map(|id| Page::of(*id, session)).unwrap_or_default();
        }
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        draw::draw(self, session, look, frame, area);
    }

    fn step(&mut self, by: isize) {
        self.chosen.step(&self.found.rows, by);
    }

    fn turn_to(&mut self, sight: Sight) {
        self.sight = sight;
        self.by_text = Beginnings::default();
        let chosen = self.chosen.id().copied();
        self.find();
        self.chosen.top(&self.found.rows);
        if let Some(id) = chosen {
            self.chosen.choose_id(&self.found.rows, &id);
        }
    }

    /// From a list that nobody is in any more to the first one that holds somebody: right after an import to the
    /// pool, and behind the only one who matched and was taken out of it.
    fn follow(&mut self) {
        let held = Sight::ALL.iter().zip(self.found.counts).find(|(_, count)| *count > 0);
        if let Some((sight, _)) = held {
            self.turn_to(*sight);
        }
    }

    fn type_filter(&mut self) {
        let text = self.filter.text().to_owned();
        self.filter = Filter { field: Field::new(&text, LINE_LIMIT), is_typed: true };
    }

    fn drop_filter(&mut self) {
        self.filter = Filter::default();
        self.list();
    }

    fn type_into(&mut self, type_it: impl FnOnce(&mut Field) -> Typed) -> Typed {
        if !self.filter.is_typed {
            return Typed::Ignored;
        }
        let typed = type_it(&mut self.filter.field);
        if matches!(typed, Typed::Changed | Typed::Full(_)) {
            self.find();
            self.chosen.top(&self.found.rows);
        }
        typed
    }

    /// Lists whoever fits, and stays with the chosen one.
    fn list(&mut self) {
        self.find();
        self.chosen.keep(&self.found.rows);
    }

    fn find(&mut self) {
        let text = self.filter.field.text();
        self.found = self.by_text.of(text, || Rc::new(self.index.find(&Query::new(text), self.sight)));
    }

    fn tick(&mut self) {
        if let Some(id) = self.chosen.id().copied() {
            if !self.ticked.remove(&id) {
                self.ticked.insert(id);
            }
            self.step(1);
        }
    }

    /// With one tick a verb is for that person, with several for all of them.
    fn act_on_ticked(&mut self, action: Action, session: &mut Session) -> Step {
        let ticked: Vec<Id> = self.ticked.iter().copied().collect();
        let step = match ticked.as_slice() {
            [only] if matches!(action, Action::Note | Action::Promote | Action::LetGo | Action::Delete) => {
                acts::on(action, &Focus::person(*only), session)
            }
            several => many::act(action, several, session),
        };
        if !matches!(step, Step::NotMine) || action == Action::Note {
            self.asked_about_ticked = Some(session.revision());
        }
        step
    }
}

impl Filter {
    fn text(&self) -> &str {
        self.field.text()
    }
}
