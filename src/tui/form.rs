//! A form: labelled fields one below the other, each with room for what is wrong with it.

use ratatui::{Frame, layout::Rect, text::Line};
use unicode_width::UnicodeWidthStr;

use super::{
    action::{Action, Context},
    edit::Typed,
    field::Field,
    key::Key,
    list::window,
    look::Look,
    notes_field::NotesField,
    pen,
    spots::{Spot, offset},
    theme::Theme,
};
use crate::domain::columns::{fit_with, wrap};

/// How a field is typed into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Line(Field),
    Notes(NotesField),
}

/// One labelled field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// The record's own name of the field, for the command and for errors.
    pub id: &'static str,
    label: &'static str,
    input: Input,
    before: String,
    error: Option<String>,
}

impl FormField {
    /// A field of one line.
    pub fn line(id: &'static str, label: &'static str, text: &str, limit: usize) -> Self {
        Self { id, label, input: Input::Line(Field::new(text, limit)), before: text.to_owned(), error: None }
    }

    /// A field of several lines.
    pub fn notes(id: &'static str, label: &'static str, text: &str, limit: usize) -> Self {
        Self {
            id,
            label,
            input: Input::Notes(NotesField::new(text, limit)),
            before: text.to_owned(),
            error: None,
        }
    }

    pub fn text(&self) -> &str {
        match &self.input {
            Input::Line(field) => field.text(),
            Input::Notes(field) => field.text(),
        }
    }
}

/// What a verb did to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormSays {
    /// It was the form's own affair.
    Handled,
    /// The user wants it saved.
    Save,
    /// Not a verb of a form.
    NotMine,
}

/// The fields, and which of them is typed into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    fields: Vec<FormField>,
    focus: usize,
    /// The columns a field had when it was last drawn matter for Up and Down in notes; the model tells them.
    columns: u16,
}

impl Form {
    /// A form with the first field typed into, on a screen of so many columns.
    pub fn new(fields: Vec<FormField>, columns: u16) -> Self {
        Self { fields, focus: 0, columns }
    }

    /// The screen has so many columns now.
    pub fn resize(&mut self, columns: u16) {
        self.columns = columns;
    }

    /// Where keys are looked up: Enter saves in a line, and is a new line in notes.
    pub fn context(&self) -> Context {
        match self.fields.get(self.focus).map(|field| &field.input) {
            Some(Input::Notes(_)) => Context::Notes,
            _ => Context::Form,
        }
    }

    /// The field that is typed into.
    pub fn focused(&self) -> Option<&FormField> {
        self.fields.get(self.focus)
    }

    /// Does a verb of the keymap.
    pub fn act(&mut self, action: Action) -> FormSays {
        let last = self.fields.len().saturating_sub(1);
        match action {
            Action::NextPane => self.focus = if self.focus >= last { 0 } else { self.focus + 1 },
            Action::PrevPane => self.focus = self.focus.checked_sub(1).unwrap_or(last),
            Action::Down => self.focus = (self.focus + 1).min(last),
            Action::Up => self.focus = self.focus.saturating_sub(1),
            Action::Accept => return FormSays::Save,
            _ => return FormSays::NotMine,
        }
        FormSays::Handled
    }

    /// Types into the field; its error, now perhaps mended, goes.
    pub fn key(&mut self, key: Key) -> Typed {
        let columns = self.field_columns(self.columns);
        self.edit(|input| match input {
            Input::Line(field) => field.key(key),
            Input::Notes(field) => field.key(key, columns),
        })
    }

    /// Pastes into the field.
    pub fn paste(&mut self, text: &str) -> Typed {
        self.edit(|input| match input {
            Input::Line(field) => field.paste(text),
            Input::Notes(field) => field.paste(text),
        })
    }

    /// Replaces the text of the field that is typed into, as the editor returns it.
    pub fn set_text(&mut self, text: &str) {
        self.edit(|input| {
            match input {
                Input::Line(field) => field.set_text(text),
                Input::Notes(field) => field.set_text(text),
            }
            Typed::Changed
        });
    }

    /// Fills the fields from lines as a rescue keeps them: `employer: Hale Health`. A line that names no field goes on
    /// with the one before.
    pub fn take_up(&mut self, kept: &str) {
        let mut texts: Vec<(usize, String)> = Vec::new();
        for line in kept.lines() {
            let named = line.split_once(':').and_then(|(id, text)| {
                Some((self.fields.iter().position(|field| field.id == id)?, text.trim_start()))
            });
            match (named, texts.last_mut()) {
                (Some((index, text)), _) => texts.push((index, text.to_owned())),
                (None, Some((_, text))) => {
                    text.push('\n');
                    text.push_str(line);
                }
                (None, None) => {}
            }
        }
        let focus = self.focus;
        for (index, text) in texts {
            self.focus = index;
            self.set_text(&text);
        }
        self.focus = focus;
    }

    /// The text of a field.
    pub fn text(&self, id: &str) -> &str {
        self.fields.iter().find(|field| field.id == id).map_or("", FormField::text)
    }

    /// The fields that were changed, with their text: what a command is to carry.
    pub fn changes(&self) -> Vec<(&'static str, &str)> {
        let changed = self.fields.iter().filter(|field| field.text() != field.before);
        changed.map(|field| (field.id, field.text())).collect()
    }

    /// Whether leaving the form would lose something.
    pub fn is_dirty(&self) -> bool {
        self.fields.iter().any(|field| field.text() != field.before)
    }

    /// Shows what is wrong under the fields it is about, and goes to the first of them. What is about no field of
    /// this form is handed back, for a notice.
    pub fn reject(&mut self, errors: &[(&str, String)]) -> Vec<String> {
        for field in &mut self.fields {
            field.error = errors.iter().find(|(id, _)| *id == field.id).map(|(_, why)| why.clone());
        }
        if let Some(first) = self.fields.iter().position(|field| field.error.is_some()) {
            self.focus = first;
        }
        let known = |id: &str| self.fields.iter().any(|field| field.id == id);
        errors.iter().filter(|(id, _)| !known(id)).map(|(_, why)| why.clone()).collect()
    }

    /// Draws the form: the rows around the field that is typed into, the terminal's cursor at its caret.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let theme = &look.theme;
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let label = self.label_columns(area.width);
        let wide = area.width.saturating_sub(label).max(1);
        let place = |row: &Piece| match row {
            Piece::Field { index, .. } | Piece::Error { index, .. } => *index == self.focus,
        };
        let pieces = self.pieces(wide, area.height);
        let heights: Vec<usize> = pieces.iter().map(Piece::height).collect();
        let total: usize = heights.iter().sum();
        let focus_top: usize =
            pieces.iter().zip(&heights).take_while(|(row, _)| !place(row)).map(|(_, h)| h).sum();
        let seen = window(focus_top, usize::from(area.height), total);
        let mut top = 0;
        for (piece, height) in pieces.iter().zip(heights) {
            let place = visible_part(area, &seen, top, height);
            top += height;
            let Some(place) = place else { continue };
            let body = Rect {
                x: place.x.saturating_add(label.min(area.width - 1)),
                width: wide.min(area.width),
                ..place
            };
            match piece {
                Piece::Field { index, .. } => {
                    self.draw_field(frame, place, body, *index, theme);
                    look.spots.note(place, Spot::Pane(offset(self.focus, *index)));
                }
                Piece::Error { text, .. } => {
                    let text = fit_with(text, usize::from(body.width), theme.glyphs.ellipsis);
                    pen::line(
                        frame.buffer_mut(),
                        (body.x, body.y),
                        &Line::styled(text, theme.problem),
                        body.width,
                    );
                }
            }
        }
    }

    fn draw_field(&self, frame: &mut Frame<'_>, row: Rect, body: Rect, index: usize, theme: &Theme) {
        let Some(field) = self.fields.get(index) else { return };
        let focused = index == self.focus;
        let room = body.x.saturating_sub(row.x);
        let label = fit_with(field.label, usize::from(room.saturating_sub(1)), theme.glyphs.ellipsis);
        let style = if focused { theme.strong } else { theme.dim };
        pen::line(frame.buffer_mut(), (row.x, row.y), &Line::styled(label, style), room);
        match (&field.input, focused) {
            (Input::Line(field), true) => field.draw_focused(frame, body, theme),
            (Input::Line(field), false) => field.draw(frame, body, theme),
            (Input::Notes(field), true) => field.draw_focused(frame, body, theme),
            (Input::Notes(field), false) => field.draw(frame, body, theme),
        }
    }

    /// The parts from top to bottom, with their heights.
    fn pieces(&self, wide: u16, height: u16) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (index, field) in self.fields.iter().enumerate() {
            let tall = match &field.input {
                Input::Line(_) => 1,
                Input::Notes(notes) => notes.height(wide).clamp(1, usize::from(height / 2).max(1)),
            };
            pieces.push(Piece::Field { index, height: tall });
            let error = field.error.iter().flat_map(|why| wrap(why, usize::from(wide)));
            pieces.extend(error.map(|text| Piece::Error { index, text }));
        }
        pieces
    }

    /// As wide as the longest label and a gap, but never more than a third.
    fn label_columns(&self, columns: u16) -> u16 {
        let longest = self.fields.iter().map(|field| field.label.width()).max().unwrap_or(0);
        u16::try_from(longest + 2).unwrap_or(u16::MAX).min(columns / 3)
    }

    fn field_columns(&self, columns: u16) -> u16 {
        columns.saturating_sub(self.label_columns(columns)).max(1)
    }

    fn edit(&mut self, edit: impl FnOnce(&mut Input) -> Typed) -> Typed {
        let Some(field) = self.fields.get_mut(self.focus) else { return Typed::Ignored };
        let typed = edit(&mut field.input);
        match typed {
            Typed::Changed => field.error = None,
            Typed::Full(limit) => field.error = Some(format!("that is all: {limit} characters fit here")),
            Typed::Moved | Typed::Ignored => {}
        }
        typed
    }
}

/// What a form is drawn from.
enum Piece {
    Field { index: usize, height: usize },
    Error { index: usize, text: String },
}

impl Piece {
    fn height(&self) -> usize {
        match self {
            Self::Field { height, .. } => *height,
            Self::Error { .. } => 1,
        }
    }
}

/// Where the rows `top..top + height` of the whole are on the screen, if any of them is seen.
fn visible_part(area: Rect, seen: &std::ops::Range<usize>, top: usize, height: usize) -> Option<Rect> {
    let start = top.max(seen.start);
    let end = (top + height).min(seen.end);
    let tall = u16::try_from(end.checked_sub(start).filter(|tall| *tall > 0)?).ok()?;
    let y = area.y.checked_add(u16::try_from(start - seen.start).ok()?)?;
    Some(Rect { y, height: tall, ..area }.intersection(area)).filter(|place| !place.is_empty())
}

#[cfg(test)]
mod tests {
    use ratatui::{Terminal, backend::TestBackend, layout::Position};

    use super::*;
    use crate::tui::theme::{GlyphSet, ThemeName};

    fn form() -> Form {
        let fields = vec![
            FormField::line("name", "Name", "Ada Quill", 200),
            FormField::line("employer", "Employer", "", 10),
            FormField::notes("notes", "Notes", "one\ntwo", 1000),
        ];
        Form::new(fields, 40)
    }

    fn drawn(form: &Form, columns: u16, rows: u16) -> (String, Position) {
        let look = Look::plain(Theme::named(ThemeName::Mono, GlyphSet::Unicode));
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| form.draw(frame, frame.area(), &look)).unwrap();
        let position = terminal.get_cursor_position().unwrap();
        let buffer = terminal.backend().buffer().clone();
        let line =
            |y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        ((0..rows).map(line).collect::<Vec<_>>().join("\n"), position)
    }

    #[test]
    fn it_is_drawn_with_the_cursor_at_the_caret() {
        let mut form = form();
        let (text, cursor) = drawn(&form, 40, 5);
        assert_eq!(text, "Name      Ada Quill\nEmployer\nNotes     one\n          two\n");
        assert_eq!(cursor, Position::new(19, 0));
        form.act(Action::PrevPane);
        assert_eq!(drawn(&form, 40, 5).1, Position::new(13, 3));
        assert_eq!(form.context(), Context::Notes);
    }

    #[test]
    fn errors_stand_under_their_field_and_go_when_it_is_changed() {
        let mut form = form();
        let left = form.reject(&[
            ("employer", "no employer of that name".to_owned()),
            ("zone", "no such zone".to_owned()),
        ]);
        assert_eq!(left, ["no such zone"]);
        let (text, cursor) = drawn(&form, 40, 6);
        assert_eq!(
            text,
            "Name      Ada Quill\nEmployer\n          no employer of that name\nNotes     one\n          two\n"
        );
        assert_eq!(cursor, Position::new(10, 1));
        form.key(Key::char('H'));
        assert!(!drawn(&form, 40, 6).0.contains("no employer"));
        assert_eq!(form.changes(), [("employer", "H")]);
        form.paste("ale Health and more");
        assert!(drawn(&form, 60, 6).0.contains("that is all: 10 characters fit here"));
    }

    #[test]
    fn fields_in_turn() {
        let mut form = form();
        for (action, expected) in [
            (Action::NextPane, "employer"),
            (Action::NextPane, "notes"),
            (Action::NextPane, "name"),
            (Action::PrevPane, "notes"),
            (Action::Down, "notes"),
            (Action::Up, "employer"),
        ] {
            assert_eq!(form.act(action), FormSays::Handled);
            assert_eq!(form.focused().unwrap().id, expected, "{action:?}");
        }
        assert_eq!(form.act(Action::Accept), FormSays::Save);
        assert_eq!(form.act(Action::Undo), FormSays::NotMine);
        assert!(!form.is_dirty());
        form.key(Key::char('x'));
        form.key("Backspace".parse().unwrap());
        assert!(!form.is_dirty());
    }

    proptest::proptest! {
        #[test]
        fn it_is_drawn_at_any_size(
            columns in 1..90_u16,
            rows in 1..30_u16,
            text in "(?s).{0,60}",
            keys in proptest::collection::vec(0..10_usize, 0..30),
        ) {
            let mut form = form();
            form.resize(columns);
            form.reject(&[("name", text.clone())]);
            for key in keys {
                match key {
                    0 => drop(form.act(Action::NextPane)),
                    1 => drop(form.paste(&text)),
                    key => {
                        let pool = ["Up", "Down", "Left", "Backspace", "C-w", "a", "株", "Home"];
                        form.key(pool[key - 2].parse().unwrap());
                    }
                }
                let (_, cursor) = drawn(&form, columns, rows);
                proptest::prop_assert!(cursor.x < columns && cursor.y < rows);
            }
        }
    }
}
