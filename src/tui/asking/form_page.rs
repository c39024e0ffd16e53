//! A form over the whole screen: what is known, to be changed.

mod contact;
mod errors;
mod goals;
mod lists;
pub mod subject;
mod talk;
mod template;
#[cfg(test)]
mod tests;
mod think_over;

use std::cell::Cell;

use ratatui::{Frame, layout::Rect, text::Line};

use self::subject::Subject;
use super::{
    confirm,
    line::{GONE, HOW_TO_KEEP},
};
use crate::{
    domain::columns::{fit_with, wrap},
    tui::{
        action::{Action, Context},
        edit::Typed,
        form::{Form, FormSays},
        key::Key,
        look::Look,
        message::{Effect, Rescued},
        notice::Notice,
        pen,
        session::Session,
        step::Step,
    },
};

/// From so many rows on the heading stands above the fields.
const ROOM_FOR_HEADING: u16 = 5;
/// So many rows of what stands beside the fields are shown.
const BESIDE_ROWS: usize = 2;

/// What is known, to be changed.
#[derive(Debug)]
pub struct FormPage {
    subject: Subject,
    title: String,
    /// What is worth knowing while it is filled in.
    beside: String,
    form: Form,
    /// Where an earlier session had kept the text.
    file: Option<String>,
    /// Whether it was asked if what is typed may be lost.
    is_leaving: bool,
    /// As wide as it was last drawn: Up and Down in the notes go by the rows that are seen.
    columns: Cell<u16>,
}

impl FormPage {
    /// The form on a subject.
    pub fn on(subject: Subject, session: &Session) -> Self {
        Self {
            subject,
            title: subject.title(session),
            beside: subject.beside(session),
            form: Form::new(subject.fields(session), 80),
            file: None,
            is_leaving: false,
            columns: Cell::new(80),
        }
    }

    /// The form with text of an earlier session; none where it was no form's, or what it was about is gone.
    pub fn taken_up(rescued: &Rescued, session: &Session) -> Option<Self> {
        let mut page = Self::on(Subject::read(&rescued.title, session)?, session);
        page.form.take_up(&rescued.text);
        page.file = Some(rescued.file.clone());
        Some(page)
    }

    /// The heading of a form whose text was kept under this code, where it was one.
    pub fn question(code: &str, session: &Session) -> Option<String> {
        Subject::read(code, session).map(|subject| subject.title(session))
    }

    /// Whether the book still has what it is about.
    pub fn has_place(&self, session: &Session) -> bool {
        Subject::read(&self.subject.code(), session).is_some()
    }

    /// Where an earlier session had kept the text.
    pub fn rescued_from(&self) -> Option<String> {
        self.file.clone()
    }

    /// The text that comes back from the editor, for the field of several lines that it was opened from.
    pub fn edited(&mut self, text: &str) {
        if self.form.context() == Context::Notes {
            self.form.set_text(text.trim_end_matches(['\n', '\r']));
        }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        if self.is_leaving { Context::Confirm } else { self.form.context() }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        if self.is_leaving {
            self.is_leaving = false;
            return match action {
                Action::Yes => Step::Back,
                Action::No | Action::Back | Action::Interrupt => Step::Stay,
                _ => {
                    self.is_leaving = true;
                    Step::NotMine
                }
            };
        }
        match action {
            Action::Back | Action::Interrupt if self.form.is_dirty() => {
                self.is_leaving = true;
                Step::Stay
            }
            Action::Back | Action::Interrupt => Step::Back,
            Action::Editor => {
                let text = self.form.focused().map(|field| field.text().to_owned()).unwrap_or_default();
                session.want(Effect::Edit(text));
                Step::Stay
            }
            _ => match self.form.act(action) {
                FormSays::Handled => Step::Stay,
                FormSays::Save => self.save(session),
                FormSays::NotMine => Step::NotMine,
            },
        }
    }

    /// A key that is text here.
    pub fn key(&mut self, key: Key) -> Typed {
        if self.is_leaving {
            return Typed::Ignored;
        }
        self.form.resize(self.columns.get());
        said_below(self.form.key(key))
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> Typed {
        if self.is_leaving { Typed::Ignored } else { said_below(self.form.paste(text)) }
    }

    /// What has been typed and not yet noted, with what it is for.
    pub fn typed(&self) -> Option<(String, String)> {
        let changes = self.form.changes();
        let lines: Vec<String> = changes.iter().map(|(id, text)| format!("{id}: {text}")).collect();
        (!lines.is_empty()).then(|| (self.subject.code(), lines.join("\n")))
    }

    /// How many rows it wants: all there are.
    pub fn rows(&self, _session: &Session, _look: &Look, _columns: u16, rows: u16) -> u16 {
        rows
    }

    /// Draws it.
    pub fn view(&self, _session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.width < 3 || area.height == 0 {
            return;
        }
        let head = if area.height >= ROOM_FOR_HEADING { self.heading(look, frame, area) } else { 0 };
        let foot = if self.is_leaving { self.question_rows(look, area.width).min(area.height) } else { 0 };
        let body = Rect {
            x: area.x + 1,
            y: area.y + head,
            width: area.width - 2,
            height: (area.height - head).saturating_sub(foot),
        };
        self.columns.set(body.width);
        self.form.draw(frame, body, look);
        if foot > 0 {
            let place = Rect { y: area.bottom() - foot, height: foot, ..area };
            let rule = look.theme.glyphs.rule.repeat(usize::from(area.width));
            pen::line(
                frame.buffer_mut(),
                (place.x, place.y),
                &Line::styled(rule, look.theme.dim),
                place.width,
            );
            let below = Rect { y: place.y + 1, height: foot - 1, ..place };
            let (question, lines) = self.before_leaving();
            confirm::draw(&question, &lines, look, frame, if foot > 1 { below } else { place });
        }
    }

    fn save(&mut self, session: &Session) -> Step {
        if !self.form.is_dirty() {
            return Step::Back;
        }
        if !self.has_place(session) {
            return Step::refuse(format!("{GONE}; {HOW_TO_KEEP}"));
        }
        match self.subject.act(&self.form, session) {
            Ok(act) => Step::Do(act),
            Err(errors) => match self.form.reject(&errors).into_iter().next() {
                Some(other) => Step::Tell(Notice::refused(other)),
                None => Step::Stay,
            },
        }
    }

    /// The title, what stands beside, and a blank row: how many rows that took.
    fn heading(&self, look: &Look, frame: &mut Frame<'_>, area: Rect) -> u16 {
        let columns = usize::from(area.width) - 2;
        let title = fit_with(&self.title, columns, look.theme.glyphs.ellipsis);
        let line = Line::styled(title, look.theme.strong);
        pen::line(frame.buffer_mut(), (area.x + 1, area.y), &line, area.width - 1);
        let beside = if self.beside.is_empty() { Vec::new() } else { wrap(&self.beside, columns) };
        // The fields keep most of the room.
        let most = BESIDE_ROWS.min(usize::from(area.height / 6));
        let mut y = area.y + 1;
        for row in beside.into_iter().take(most) {
            let row = Line::styled(row, look.theme.dim);
            pen::line(frame.buffer_mut(), (area.x + 1, y), &row, area.width - 1);
            y += 1;
        }
        y + 1 - area.y
    }

    fn before_leaving(&self) -> (String, Vec<String>) {
        let changed = self.form.changes().len();
        let fields = if changed == 1 { "1 field is".to_owned() } else { format!("{changed} fields are") };
        ("Leave without saving?".to_owned(), vec![format!("{fields} changed")])
    }

    fn question_rows(&self, look: &Look, columns: u16) -> u16 {
        let (question, lines) = self.before_leaving();
        confirm::rows_of(&question, &lines, look, columns)
    }
}

/// The field says itself that it is full.
fn said_below(typed: Typed) -> Typed {
    if matches!(typed, Typed::Full(_)) { Typed::Changed } else { typed }
}
