//! One person and everything with them.

mod acting;
mod doings;
pub mod draw;
mod facts;
mod links;
mod opened;
pub mod page;
mod row;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line as TextLine,
};

use self::{page::Page, row::RowKey};
use crate::{
    domain::{
        agenda::Agenda,
        columns::wrap,
        follow_up::{FollowUp, Rule},
        id::Id,
    },
    tui::{
        action::{Action, Context},
        focus::Focus,
        list::Selection,
        look::Look,
        notice::Notice,
        pen,
        question::Question,
        session::Session,
        spots::offset,
        step::{Route, Step},
    },
};

/// Half a page, in rows.
const HALF_A_PAGE: isize = 10;
/// So many lines are seen below the chosen row, where there are any.
const LINES_BELOW: usize = 2;

/// One person and everything with them.
#[derive(Debug)]
pub struct ContactPage {
    contact: Id,
    page: Page,
    chosen: Selection<RowKey>,
    /// The agenda at which it was looked up: a new one comes with every change of the book and every minute.
    seen: Option<Rc<Agenda>>,
}

impl ContactPage {
    /// The page of one person.
    pub fn of(contact: Id) -> Self {
        Self { contact, page: Page::default(), chosen: Selection::default(), seen: None }
    }

    /// Whether the person is no longer in the book.
    pub fn is_gone(&self, session: &Session) -> bool {
        session.book.contact(self.contact).is_none()
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Contact
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        Some((self.page.name.clone(), String::new()))
    }

    /// On whom and what keys act.
    pub fn focus(&self, session: &Session) -> Focus {
        match (self.follow_up(), self.chosen.id()) {
            _ if self.is_gone(session) => Focus::default(),
            (Some(follow_up), _) => Focus::on(follow_up),
            (None, Some(RowKey::Talk(talk))) => Focus::talk(self.contact, *talk),
            (None, _) => Focus::person(self.contact),
        }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        if let Some(step) = acting::on(action, self.chosen.id(), self.contact, session) {
            return step;
        }
        let rows = self.keys();
        match action {
            Action::Up => self.chosen.step(&rows, -1),
            Action::Down => self.chosen.step(&rows, 1),
            Action::PageUp => self.chosen.step(&rows, -HALF_A_PAGE),
            Action::PageDown => self.chosen.step(&rows, HALF_A_PAGE),
            Action::Top => self.chosen.top(&rows),
            Action::Bottom => self.chosen.bottom(&rows),
            Action::NextPane => self.next_section(&rows),
            Action::PrevPane => self.section_before(&rows),
            Action::Add => return Step::ask(Question::Capture(Some(self.page.name.clone()))),
            Action::Open => {
                return match self.chosen.id() {
                    Some(RowKey::Person(other)) => Step::Open(Route::Contact(*other)),
                    Some(RowKey::Talk(talk)) => Step::Open(Route::Talk(*talk)),
                    Some(RowKey::FollowUp(id)) if matches!(id.rule, Rule::Debrief | Rule::Prepare) => {
                        Step::NotMine
                    }
                    _ => Step::Tell(Notice::told(
                        "⟦Enter⟧ opens a talk, or a person under NAMES; ⟦Tab⟧ goes there",
                    )),
                };
            }
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// Whether a verb means the row that the cursor is on, and not the person.
    pub fn is_for_row(&self, action: Action) -> bool {
        acting::is_for(action, self.chosen.id())
    }

    /// What a verb is called for that row.
    pub fn name(&self, action: Action) -> Option<&'static str> {
        acting::name(action, self.chosen.id())
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        let is_first = self.seen.replace(Rc::clone(&session.agenda)).is_none();
        let known = self.keys();
        self.page = Page::of(self.contact, session);
        let rows = self.keys();
        if is_first {
            let wanted = |wanted: &dyn Fn(&RowKey) -> bool| rows.iter().position(wanted);
            let first = wanted(&|key| matches!(key, RowKey::FollowUp(_)))
                .or_else(|| wanted(&|key| matches!(key, RowKey::Happened(_) | RowKey::Nothing)));
            self.chosen.choose(&rows, first.unwrap_or(0));
        } else {
            self.chosen.keep(&rows);
            // What was just noted is what one goes on with.
            if let Some(new) = rows.iter().find(|key| is_noted(key) && !known.contains(key)) {
                self.chosen.choose_id(&rows, new);
            }
        }
    }

    /// Draws it.
    pub fn view(&self, _session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        if self.page.items.is_empty() {
            gone(look, frame, area);
            return;
        }
        let columns = usize::from(area.width).saturating_sub(2);
        let lines = draw::lines(&self.page, columns, self.chosen.id(), look);
        let height = usize::from(area.height);
        let start = self.start(&lines, height);
        let mut cursor = None;
        for (y, drawn) in (area.y..area.bottom()).zip(lines.iter().skip(start)) {
            let x = area.x.saturating_add(1);
            pen::line(frame.buffer_mut(), (x, y), &drawn.line, area.width.saturating_sub(1));
            if let Some(row) = drawn.row {
                look.spots.row(area, y, offset(self.chosen.index(), row));
            }
            if drawn.is_chosen {
                if cursor.is_none() {
                    cursor = Some(Position::new(area.x, y));
                    pen::line(frame.buffer_mut(), (area.x, y), &TextLine::raw(look.theme.glyphs.cursor), 1);
                }
                let row = Rect { y, height: 1, ..area };
                frame.buffer_mut().set_style(row, look.theme.selected);
            }
        }
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    }

    /// The first line that is seen: the page stays where it is until the chosen row would leave it.
    fn start(&self, lines: &[draw::Drawn], height: usize) -> usize {
        let first = lines.iter().position(|line| line.is_chosen).unwrap_or(0);
        let end = lines.iter().rposition(|line| line.is_chosen).map_or(0, |last| last + 1);
        let most = lines.len().saturating_sub(height);
        (end + LINES_BELOW).saturating_sub(height).min(most).min(first)
    }

    fn follow_up(&self) -> Option<&FollowUp> {
        match self.chosen.id()? {
            RowKey::FollowUp(id) => self.page.follow_ups.iter().find(|it| it.id == *id),
            _ => None,
        }
    }

    fn keys(&self) -> Vec<RowKey> {
        self.page.rows().map(|row| row.key.clone()).collect()
    }

    fn next_section(&mut self, rows: &[RowKey]) {
        let sections = self.page.sections();
        let here = sections.get(self.chosen.index()).copied().unwrap_or(0);
        let next = sections.iter().position(|section| *section > here).unwrap_or(0);
        self.chosen.choose(rows, next);
    }

    fn section_before(&mut self, rows: &[RowKey]) {
        let sections = self.page.sections();
        let here = sections.get(self.chosen.index()).copied().unwrap_or(0);
        let before = sections.iter().copied().filter(|section| *section < here).max();
        let wanted = before.or_else(|| sections.last().copied());
        let first = sections.iter().position(|section| Some(*section) == wanted).unwrap_or(0);
        self.chosen.choose(rows, first);
    }
}

/// Whether a row is of something that the user notes as such.
fn is_noted(key: &RowKey) -> bool {
    matches!(
        key,
        RowKey::Promise(_) | RowKey::Advice(_) | RowKey::Lead(_) | RowKey::Person(_) | RowKey::Talk(_)
    )
}

fn gone(look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let words = "This person is no longer in the book. ⟦u⟧ takes back what was done last, ⟦Esc⟧ goes back.";
    let words = look.keymap.words(Context::Contact, words);
    let rows = wrap(&words, usize::from(area.width).saturating_sub(2));
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        pen::line(
            frame.buffer_mut(),
            (area.x.saturating_add(1), y),
            &TextLine::raw(row),
            area.width.saturating_sub(1),
        );
    }
}
