//! An act on many records, shown first; Enter alone leaves everything as it is.

pub mod people;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line as Row, Span},
};

use crate::{
    domain::{
        columns::{fit_with, width, wrap},
        command::Act,
    },
    exchange::people::Table,
    tui::{
        action::{Action, Context},
        asking::confirm::answers,
        list,
        look::Look,
        pen,
        question::Question,
        session::Session,
        step::Step,
    },
};

/// A page up or down moves over so many lines.
const PAGE: usize = 10;
/// The line the cursor is on is shown whole below the others, in so many rows at most.
const MOST_DETAIL: usize = 3;

/// An act on many records, shown first.
#[derive(Debug)]
pub struct Preview {
    title: String,
    lines: Vec<String>,
    chosen: usize,
    act: Option<Act>,
    /// Where the table lies that this is of, and which column was taken for what.
    table: Option<(String, Table)>,
}

impl Preview {
    /// Shows what `act` would do to many records, before it is done; none where perhaps nothing would be.
    pub fn new(title: String, lines: Vec<String>, act: Option<Act>) -> Self {
        Self { title, lines, chosen: 0, act, table: None }
    }

    /// The same of a table whose columns may be something else.
    #[must_use]
    pub fn of_table(self, path: String, table: Table) -> Self {
        Self { table: Some((path, table)), ..self }
    }

    /// Why a verb does nothing here.
    pub fn why_off(&self, action: Action) -> Option<&'static str> {
        let is_off = action == Action::Edit && self.table.is_none();
        is_off.then_some("Only the columns of a table can be named, not of this")
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Preview
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, _session: &mut Session) -> Step {
        let last = self.lines.len().saturating_sub(1);
        self.chosen = match action {
            Action::Down => self.chosen.saturating_add(1),
            Action::Up => self.chosen.saturating_sub(1),
            Action::PageDown => self.chosen.saturating_add(PAGE),
            Action::PageUp => self.chosen.saturating_sub(PAGE),
            Action::Top => 0,
            Action::Bottom => last,
            Action::Yes => return self.act.clone().map_or(Step::Back, Step::Do),
            Action::Edit => {
                let Some((path, table)) = self.table.clone() else { return Step::Stay };
                return Step::ask(Question::Columns(path, table));
            }
            Action::No | Action::Back => return Step::Back,
            _ => return Step::NotMine,
        }
        .min(last);
        Step::Stay
    }

    /// It wants the whole screen.
    pub fn rows(&self, _session: &Session, _look: &Look, _columns: u16, rows: u16) -> u16 {
        rows
    }

    /// Draws it: the title, the lines, the one with the cursor whole if it was cut, the question.
    pub fn view(&self, _session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.height < 2 {
            return;
        }
        let ellipsis = look.theme.glyphs.ellipsis;
        let columns = usize::from(area.width.saturating_sub(2));
        let mut row = |y, text: &str, style| {
            let row = Row::styled(fit_with(text, columns, ellipsis), style);
            pen::line(frame.buffer_mut(), (area.x + 1, y), &row, area.width.saturating_sub(2));
        };
        row(area.y, &self.title, look.theme.strong);
        let question = if self.act.is_some() {
            format!("Do it? {} (Enter changes nothing)", answers(look))
        } else {
            "There is nothing to do; Enter goes back".to_owned()
        };
        row(area.bottom() - 1, &question, look.theme.strong);
        let words =
            |index| look.keymap.words(Context::Line, self.lines.get(index).map_or("", String::as_str));
        let current = words(self.chosen);
        let is_cut = width(&current) > columns && area.height > 6;
        let detail = if is_cut { wrap(&current, columns) } else { Vec::new() };
        let detail = detail.get(..MOST_DETAIL.min(detail.len())).unwrap_or_default();
        let tall = u16::try_from(detail.len()).unwrap_or(0);
        for (y, line) in (area.bottom() - 1 - tall..).zip(detail) {
            row(y, line, look.theme.dim);
        }
        let list = Rect { y: area.y + 1, height: area.height - 2 - tall, ..area };
        list::draw(frame, list, look, self.chosen, self.lines.len(), |index| {
            Row::from(Span::raw(fit_with(&words(index), columns, ellipsis)))
        });
    }
}

#[cfg(test)]
mod tests;
