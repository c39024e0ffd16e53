//! The talks: coming, the soonest first, and past, the newest first.

mod draw;
pub mod entry;
#[cfg(test)]
mod tests;

use std::{rc::Rc, sync::Arc};

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
};

use self::entry::Talks;
use crate::{
    domain::{agenda::Agenda, id::Id},
    tui::{
        action::{Action, Context},
        focus::Focus,
        list::{Selection, window},
        look::Look,
        pen,
        session::Session,
        spots::offset,
        step::{Route, Step},
    },
};

/// Half a page, in talks.
const HALF_A_PAGE: isize = 10;

/// One row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Blank,
    Coming,
    Past,
    /// The entry with this place.
    Talk(usize),
    /// The second row of an entry.
    More(usize),
    NoneComing,
    /// A line of the words for somebody without any talk.
    Empty(usize),
}

/// The talks: coming and past.
#[derive(Debug, Default)]
pub struct Interviews {
    talks: Arc<Talks>,
    chosen: Selection<Id>,
    /// The agenda at which they were looked up: a new one comes with every change of the book and every minute.
    seen: Option<Rc<Agenda>>,
}

impl Interviews {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Interviews
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        None
    }

    /// On whom and what keys act.
    pub fn focus(&self, _session: &Session) -> Focus {
        let entry = self.talks.entries.get(self.chosen.index());
        entry.map(|entry| Focus::talk(entry.contact, entry.id)).unwrap_or_default()
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, _session: &mut Session) -> Step {
        match action {
            Action::Up => self.chosen.step(&self.talks.ids, -1),
            Action::Down => self.chosen.step(&self.talks.ids, 1),
            Action::PageUp => self.chosen.step(&self.talks.ids, -HALF_A_PAGE),
            Action::PageDown => self.chosen.step(&self.talks.ids, HALF_A_PAGE),
            Action::Top => self.chosen.top(&self.talks.ids),
            Action::Bottom => self.chosen.bottom(&self.talks.ids),
            Action::NextPane | Action::PrevPane if !self.talks.ids.is_empty() => self.other_part(),
            Action::Open => {
                return match self.chosen.id() {
                    Some(talk) => Step::Open(Route::Talk(*talk)),
                    None => Step::refuse("There is no talk yet; ⟦3⟧ shows the people"),
                };
            }
            Action::NextPane | Action::PrevPane => {
                return Step::refuse("There is no talk yet; ⟦3⟧ shows the people");
            }
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        self.seen = Some(Rc::clone(&session.agenda));
        self.talks = Arc::clone(session.talks());
        self.chosen.keep(&self.talks.ids);
    }

    /// Draws what is seen of it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.width < 2 {
            return;
        }
        let chosen = (!self.talks.ids.is_empty()).then(|| self.place(self.chosen.index()));
        let has_more = self.chosen.index() < self.talks.coming;
        let len = self.len();
        let seen = window(chosen.unwrap_or(0), usize::from(area.height), len);
        let columns = usize::from(area.width) - 1;
        for (y, index) in (area.y..area.bottom()).zip(seen) {
            let row = self.row(index);
            let line = self.line(row, session, look, columns);
            pen::line(frame.buffer_mut(), (area.x + 1, y), &line, area.width - 1);
            if let Row::Talk(talk) | Row::More(talk) = row {
                look.spots.row(area, y, offset(self.chosen.index(), talk));
            }
            let is_chosen = Some(index) == chosen || (has_more && index.checked_sub(1) == chosen);
            if is_chosen && chosen.is_some() {
                frame.buffer_mut().set_style(Rect { y, height: 1, ..area }, look.theme.selected);
            }
            if Some(index) == chosen {
                pen::line(frame.buffer_mut(), (area.x, y), &Line::raw(look.theme.glyphs.cursor), 1);
                frame.set_cursor_position(Position::new(area.x, y));
            }
        }
    }

    fn line(&self, row: Row, session: &Session, look: &Look, columns: usize) -> Line<'static> {
        let entry = |index: usize| self.talks.entries.get(index);
        let blank = Line::default;
        match row {
            Row::Blank => blank(),
            Row::Coming => draw::heading("COMING", look),
            Row::Past => draw::heading(self.past_heading(session), look),
            Row::NoneComing => draw::words("  no talk is booked", look, columns),
            Row::Empty(number) => {
                draw::words(draw::EMPTY.get(number).copied().unwrap_or_default(), look, columns)
            }
            Row::Talk(index) => {
                entry(index).map_or_else(blank, |entry| draw::talk(entry, session, look, columns))
            }
            Row::More(index) => {
                entry(index).map_or_else(blank, |entry| draw::more(entry, session, look, columns))
            }
        }
    }

    /// What stands over the talks that are not ahead: one that was called off can have a day that is still to come.
    fn past_heading(&self, session: &Session) -> &'static str {
        // They stand in the order of their starts, the latest first.
        let latest = self.talks.entries.get(self.talks.coming);
        let is_to_come = latest.is_some_and(|entry| entry.start > session.now.instant);
        if is_to_come { "PAST, OR CALLED OFF" } else { "PAST" }
    }

    /// From the coming ones to the past ones, and back.
    fn other_part(&mut self) {
        let talks = &self.talks;
        let first_past = if talks.coming < talks.ids.len() { talks.coming } else { 0 };
        let to = if self.chosen.index() < first_past { first_past } else { 0 };
        self.chosen.choose(&self.talks.ids, to);
    }

    /// How many rows there are.
    fn len(&self) -> usize {
        match self.talks.ids.len() {
            0 => draw::EMPTY.len(),
            all if all == self.talks.coming => self.heads() + 2 * all,
            all => self.place(all - 1) + 1,
        }
    }

    /// The rows above the first talk ahead.
    fn heads(&self) -> usize {
        if self.talks.coming == 0 { 2 } else { 1 }
    }

    /// The row of a talk: those ahead have two rows each, and a gap and a heading stand before the others.
    fn place(&self, talk: usize) -> usize {
        match talk.checked_sub(self.talks.coming) {
            None => self.heads() + 2 * talk,
            Some(past) => self.heads() + 2 * self.talks.coming + 2 + past,
        }
    }

    /// What stands in a row.
    fn row(&self, index: usize) -> Row {
        if self.talks.ids.is_empty() {
            return Row::Empty(index);
        }
        let coming = self.talks.coming;
        match index.checked_sub(self.heads()) {
            None if index == 0 => Row::Coming,
            None => Row::NoneComing,
            Some(at) if at < 2 * coming && at % 2 == 0 => Row::Talk(at / 2),
            Some(at) if at < 2 * coming => Row::More(at / 2),
            Some(at) => match at - 2 * coming {
                0 => Row::Blank,
                1 => Row::Past,
                past => Row::Talk(coming + past - 2),
            },
        }
    }
}
