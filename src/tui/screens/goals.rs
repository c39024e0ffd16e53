//! What the user wants to learn, how much to do in a week, and the settings.

mod rows;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use self::rows::{Row, RowKey};
use crate::{
    domain::{
        agenda::Agenda,
        columns::{fit_with, pad, width, wrap},
        command::{Act, ExploringEdit, GoalsChanges, SettingsChanges},
        prepare::PrepareLists,
        when,
    },
    edge::config::{Config, KEY},
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
        step::Step,
        verb_name,
    },
};

/// Half a page, in rows.
const HALF_A_PAGE: isize = 10;
/// What is named at the left of a row has so many columns.
const LABEL: usize = 30;
/// From this width on what is set stands beside its name.
const WIDE: usize = 60;

/// What the user wants to learn, how much to do in a week, and the settings.
#[derive(Debug, Default)]
pub struct Goals {
    rows: Vec<Row>,
    chosen: Selection<RowKey>,
    /// What it was looked up in: a new agenda comes with every change of the book.
    seen: Option<(Rc<Agenda>, Rc<Config>)>,
}

impl Goals {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Goals
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        Some(("Goals and settings".to_owned(), String::new()))
    }

    /// On nobody.
    pub fn focus(&self, _session: &Session) -> Focus {
        Focus::default()
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        let keys = self.keys();
        match action {
            Action::Up => self.chosen.step(&keys, -1),
            Action::Down => self.chosen.step(&keys, 1),
            Action::PageUp => self.chosen.step(&keys, -HALF_A_PAGE),
            Action::PageDown => self.chosen.step(&keys, HALF_A_PAGE),
            Action::Top => self.chosen.top(&keys),
            Action::Bottom => self.chosen.bottom(&keys),
            Action::NextPane => self.next_section(1),
            Action::PrevPane => self.next_section(-1),
            Action::Add => return Step::ask(Question::Explore(String::new())),
            Action::Open | Action::Edit => return self.open(session),
            Action::Tick => return self.tick(session),
            Action::Delete => return self.drop_one(session),
            Action::MoveUp => return self.move_one(session, -1),
            Action::MoveDown => return self.move_one(session, 1),
            Action::Land => return Step::ask(Question::Landed),
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    fn open(&self, session: &Session) -> Step {
        match self.chosen.id() {
            Some(RowKey::Exploring(what)) => Step::ask(Question::Explore(what.clone())),
            Some(RowKey::Explore) => Step::ask(Question::Explore(String::new())),
            Some(RowKey::Me) => Step::ask(Question::GoalsForm),
            Some(RowKey::Ready(_)) => self.tick(session),
            Some(RowKey::Landed) if session.book.landed.is_some() => Step::Do(Act::Land { at: None }),
            Some(RowKey::Landed) => Step::ask(Question::Landed),
            Some(RowKey::Setting(setting)) => Step::ask(Question::Setting(*setting)),
            Some(RowKey::Lists) => Step::ask(Question::ListsForm),
            Some(RowKey::Template(kind)) => Step::ask(Question::TemplateForm(*kind)),
            Some(RowKey::Machine(entry)) if entry.values().is_empty() => {
                Step::ask(Question::Config(entry.name().to_owned()))
            }
            Some(RowKey::Keys(action)) => match verb_name::name(*action) {
                Some(name) => Step::ask(Question::Config(format!("{KEY}{name}"))),
                None => Step::Stay,
            },
            Some(RowKey::Machine(entry)) => {
                Step::Configure(entry.name().to_owned(), entry.next(&session.config))
            }
            None => Step::Stay,
        }
    }

    fn tick(&self, session: &Session) -> Step {
        use crate::domain::readiness::Ready;
        match self.chosen.id() {
            Some(RowKey::Ready(Ready::Profile)) => aim(GoalsChanges {
                profile_ready: Some(!session.book.goals.profile_ready),
                ..GoalsChanges::default()
            }),
            Some(RowKey::Ready(Ready::Goals)) => Step::ask(Question::Explore(String::new())),
            Some(RowKey::Ready(Ready::Introduction)) => Step::ask(Question::GoalsForm),
            _ => Step::Tell(Notice::told("⟦Space⟧ ticks what you are ready with")),
        }
    }

    /// What one no longer wants to learn goes; what is set is as usual again.
    fn drop_one(&self, session: &Session) -> Step {
        let Some(row) = self.rows.get(self.chosen.index()) else { return Step::Stay };
        if row.is_usual {
            return Step::Tell(Notice::told("That is as usual already"));
        }
        let settings = &session.book.settings;
        let working_days = settings.working_days();
        let context =
            when::Context { now: &session.now, working_days: &working_days, morning: settings.morning };
        match &row.key {
            RowKey::Exploring(what) => explore(ExploringEdit::Drop { what: what.clone() }),
            RowKey::Setting(setting) => match setting.read("", &context) {
                Ok(usual) => Step::Do(Act::Set(Box::new(usual))),
                Err(why) => Step::refuse(why.to_string()),
            },
            RowKey::Lists => {
                let usual = Some(PrepareLists::default());
                Step::Do(Act::Set(Box::new(SettingsChanges { prepare: usual, ..SettingsChanges::default() })))
            }
            RowKey::Machine(entry) => Step::Configure(entry.name().to_owned(), None),
            RowKey::Keys(action) => match verb_name::name(*action) {
                Some(name) => Step::Configure(format!("{KEY}{name}"), None),
                None => Step::Stay,
            },
            RowKey::Template(kind) => Step::Do(Act::Template { kind: *kind, text: None }),
            _ => Step::Tell(Notice::told("Only what you want to learn, and what is set, is taken out here")),
        }
    }

    fn move_one(&self, session: &Session, by: isize) -> Step {
        let Some(RowKey::Exploring(what)) = self.chosen.id() else {
            return Step::Tell(Notice::told("Only what you want to learn has an order"));
        };
        let exploring = &session.book.goals.exploring;
        let at = exploring.iter().position(|one| one.what == *what).unwrap_or(0);
        match at.checked_add_signed(by).filter(|to| *to < exploring.len()) {
            Some(to) => explore(ExploringEdit::Move { what: what.clone(), to }),
            None => Step::Tell(Notice::told("It cannot go further")),
        }
    }

    /// The first row of the section so many further on.
    fn next_section(&mut self, by: isize) {
        let keys = self.keys();
        let here =
            self.rows.iter().find(|row| Some(&row.key) == self.chosen.id()).map_or(0, |row| row.section);
        let last = self.rows.last().map_or(0, |row| row.section);
        let wanted = match here.checked_add_signed(by) {
            Some(section) if section <= last => section,
            Some(_) => 0,
            None => last,
        };
        let first = self.rows.iter().position(|row| row.section == wanted).unwrap_or(0);
        self.chosen.choose(&keys, first);
    }

    fn keys(&self) -> Vec<RowKey> {
        self.rows.iter().map(|row| row.key.clone()).collect()
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        let is_seen = |(agenda, config): &(Rc<Agenda>, Rc<Config>)| {
            Rc::ptr_eq(agenda, &session.agenda) && Rc::ptr_eq(config, &session.config)
        };
        if self.seen.as_ref().is_some_and(is_seen) {
            return;
        }
        self.seen = Some((Rc::clone(&session.agenda), Rc::clone(&session.config)));
        self.rows = rows::of(session);
        let keys = self.keys();
        self.chosen.keep(&keys);
    }

    /// Draws it.
    pub fn view(&self, _session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let wide = usize::from(area.width).saturating_sub(2);
        let foot =
            self.rows.get(self.chosen.index()).map(|row| wrap(&row.help, wide.max(1))).unwrap_or_default();
        let foot_rows = if area.height > 8 { foot.len().min(2) + 1 } else { 0 };
        let height = usize::from(area.height).saturating_sub(foot_rows);
        let (pieces, cursor) = self.pieces(wide);
        let first = (cursor + 2).saturating_sub(height).min(pieces.len().saturating_sub(height)).min(cursor);
        for (y, piece) in (area.y..).zip(pieces.iter().skip(first).take(height)) {
            pen::line(
                frame.buffer_mut(),
                (area.x + 1, y),
                &self.line(piece, look, wide),
                area.width.saturating_sub(1),
            );
            if let Piece::Row(row) | Piece::Below(row, _) = piece {
                look.spots.row(area, y, offset(self.chosen.index(), *row));
            }
        }
        let at = area.y + u16::try_from(cursor - first).unwrap_or(0);
        let row = Rect { y: at.min(area.bottom() - 1), height: 1, ..area };
        pen::line(frame.buffer_mut(), (row.x, row.y), &Line::raw(look.theme.glyphs.cursor), 1);
        frame.buffer_mut().set_style(row, look.theme.selected);
        frame.set_cursor_position(Position::new(row.x, row.y));
        if foot_rows > 0 {
            let top = area.bottom() - u16::try_from(foot_rows - 1).unwrap_or(0);
            for (y, text) in (top..area.bottom()).zip(foot) {
                let line = Line::styled(text, look.theme.dim);
                pen::line(frame.buffer_mut(), (area.x + 1, y), &line, area.width.saturating_sub(1));
            }
        }
    }

    /// So many columns the names of a section have, what is ticked aside.
    fn label(&self, section: usize) -> usize {
        let here = self.rows.iter().filter(|row| row.section == section && !row.value.is_empty());
        here.filter(|row| row.section > 3).map(|row| width(&row.label) + 4).fold(LABEL, usize::max)
    }

    /// What stands in the lines, and in which of them the cursor is.
    fn pieces(&self, wide: usize) -> (Vec<Piece>, usize) {
        let mut pieces = Vec::new();
        let mut cursor = 0;
        let mut section = None;
        for (index, row) in self.rows.iter().enumerate() {
            if section != Some(row.section) {
                if section.is_some() {
                    pieces.push(Piece::Gap);
                }
                pieces.push(Piece::Heading(row.heading()));
                section = Some(row.section);
            }
            if index == self.chosen.index() {
                cursor = pieces.len();
            }
            pieces.push(Piece::Row(index));
            for text in &row.below {
                let rows = wrap(text, wide.saturating_sub(4).max(1));
                pieces.extend(rows.into_iter().map(|text| Piece::Below(index, text)));
            }
        }
        (pieces, cursor)
    }

    fn line(&self, piece: &Piece, look: &Look, wide: usize) -> Line<'static> {
        match piece {
            Piece::Gap => Line::default(),
            Piece::Heading(heading) => Line::styled(*heading, look.theme.heading),
            Piece::Below(_, text) => Line::styled(format!("    {text}"), look.theme.plain),
            Piece::Row(index) => match self.rows.get(*index) {
                Some(row) => line(row, self.label(row.section), look, wide),
                None => Line::default(),
            },
        }
    }
}

/// What stands in a line.
enum Piece {
    Gap,
    Heading(&'static str),
    /// The row with this number.
    Row(usize),
    /// Text below it.
    Below(usize, String),
}

fn line(row: &Row, room: usize, look: &Look, wide: usize) -> Line<'static> {
    let mark = match row.ticked {
        Some(true) => format!("[{}] ", look.theme.glyphs.ticked),
        Some(false) => "[ ] ".to_owned(),
        None => String::new(),
    };
    let ellipsis = look.theme.glyphs.ellipsis;
    let label = format!("  {mark}{}", row.label);
    if row.value.is_empty() {
        return Line::raw(fit_with(&label, wide, ellipsis));
    }
    let label = if wide >= WIDE && width(&label) < room { pad(&label, room) } else { format!("{label}  ") };
    let label = fit_with(&label, wide, ellipsis);
    let room = wide.saturating_sub(width(&label));
    let style = if row.is_usual { look.theme.dim } else { look.theme.plain };
    Line::from(vec![Span::raw(label), Span::styled(fit_with(&row.value, room, ellipsis), style)])
}

fn aim(changes: GoalsChanges) -> Step {
    Step::Do(Act::Aim(Box::new(changes)))
}

fn explore(edit: ExploringEdit) -> Step {
    aim(GoalsChanges { exploring: Some(edit), ..GoalsChanges::default() })
}
