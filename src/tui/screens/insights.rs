//! What all the talks taught: figures with their cases, one question over all of them, who named whom.

mod bars;
mod beside;
mod card;
mod draw;
mod figures;
pub mod learnt;
mod page;
#[cfg(test)]
mod tests;

use std::{rc::Rc, sync::Arc};

use ratatui::{Frame, layout::Rect};

use self::{
    beside::{Beside, Subject},
    figures::Source,
    learnt::Learnt,
    page::RowKey,
};
use crate::{
    domain::agenda::Agenda,
    tui::{
        action::{Action, Context},
        focus::Focus,
        list::Selection,
        look::Look,
        session::Session,
        step::{Route, Step},
    },
};

/// Half a page, in rows.
const HALF_A_PAGE: isize = 10;

/// What all the talks taught.
#[derive(Debug, Default)]
pub struct Insights {
    learnt: Arc<Learnt>,
    chosen: Selection<RowKey>,
    /// What several people said of one thing, while that is looked at.
    beside: Option<Beside>,
    /// The agenda at which all this was counted: a new one comes with every change of the book and every minute.
    seen: Option<Rc<Agenda>>,
}

impl Insights {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        if self.beside.is_some() { Context::Answers } else { Context::Insights }
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        self.beside.as_ref().map(|beside| beside.title(&self.learnt.insight))
    }

    /// On whom and what keys act.
    pub fn focus(&self, _session: &Session) -> Focus {
        let person = match &self.beside {
            Some(beside) => beside.person(&self.learnt.insight),
            None => self.chosen.id().and_then(|key| figures::person(*key, &self.learnt.insight)),
        };
        person.map(Focus::person).unwrap_or_default()
    }

    /// Why a verb does nothing now.
    pub fn why_off(&self, action: Action) -> Option<&'static str> {
        let opens = |key: &RowKey| {
            matches!(key, RowKey::Question(_) | RowKey::Field(_))
                || figures::person(*key, &self.learnt.insight).is_some()
        };
        let is_off = action == Action::Open && self.beside.is_none() && !self.chosen.id().is_some_and(opens);
        is_off.then_some("⟦Enter⟧ opens questions, fields and people; ⟦Tab⟧ goes on to them")
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, _session: &mut Session) -> Step {
        if let Some(beside) = &mut self.beside {
            if action == Action::Back {
                self.beside = None;
                return Step::Stay;
            }
            return beside.act(action, &self.learnt.insight);
        }
        let rows = &self.learnt.page.rows;
        match action {
            Action::Up => self.chosen.step(rows, -1),
            Action::Down => self.chosen.step(rows, 1),
            Action::PageUp => self.chosen.step(rows, -HALF_A_PAGE),
            Action::PageDown => self.chosen.step(rows, HALF_A_PAGE),
            Action::Top => self.chosen.top(rows),
            Action::Bottom => self.chosen.bottom(rows),
            Action::NextPane => self.next_part(),
            Action::PrevPane => self.part_before(),
            Action::Open => return self.open(),
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    fn open(&mut self) -> Step {
        let Some(key) = self.chosen.id().copied() else { return Step::Stay };
        let subject = match key {
            RowKey::Question(place) => self
                .learnt
                .insight
                .questions
                .asked
                .get(place)
                .map(|asked| Subject::Question(asked.key.clone())),
            RowKey::Field(place) => {
                self.learnt.insight.verdicts.fields.get(place).map(|field| Subject::Field(field.key()))
            }
            _ => None,
        };
        if let Some(subject) = subject {
            self.beside = Some(Beside::of(subject));
            return Step::Stay;
        }
        match figures::person(key, &self.learnt.insight) {
            Some(person) => Step::Open(Route::Contact(person)),
            None => Step::Stay,
        }
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        self.seen = Some(Rc::clone(&session.agenda));
        self.learnt = Arc::clone(session.learnt());
        self.chosen.keep(&self.learnt.page.rows);
        if let Some(beside) = &mut self.beside {
            beside.refresh(&self.learnt.insight);
        }
        if self.beside.as_ref().is_some_and(|beside| beside.is_gone(&self.learnt.insight)) {
            self.beside = None;
        }
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let source = Source { insight: &self.learnt.insight, session, look };
        match &self.beside {
            Some(beside) => beside.view(&source, look, frame, area),
            None => draw::draw(&self.learnt.page, self.chosen.index(), &source, frame, area),
        }
    }

    fn part(&self) -> usize {
        self.learnt.page.parts.get(self.chosen.index()).copied().unwrap_or(0)
    }

    fn next_part(&mut self) {
        let here = self.part();
        let next = self.learnt.page.parts.iter().position(|part| *part > here).unwrap_or(0);
        self.chosen.choose(&self.learnt.page.rows, next);
    }

    fn part_before(&mut self) {
        let here = self.part();
        let before = self.learnt.page.parts.iter().copied().filter(|part| *part < here).max();
        let wanted = before.or_else(|| self.learnt.page.parts.last().copied());
        let first = self.learnt.page.parts.iter().position(|part| Some(*part) == wanted).unwrap_or(0);
        self.chosen.choose(&self.learnt.page.rows, first);
    }
}
