//! The empty book: what the program is for, and what to do first, with keys.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::{
    domain::columns::{fit_with, pad, wrap},
    tui::{
        action::{Action, Context},
        focus::Focus,
        look::Look,
        pen,
        session::Session,
        spots::offset,
        step::Step,
    },
};

/// What the program does, in three sentences.
const PURPOSE: &str = "regards remembers whom you asked for a talk about their work, whom to thank and by when, and \
    when to leave people in peace. You write and send; it keeps count, on this machine only.";

/// The ways to begin: the key, what it does, how. The last one can wait.
const BEGINNINGS: [(Action, &str, &str, &str); 4] = [
    (Action::Add, "a", "add a person", "Ada Quill, research lead at Hale Health, friend"),
    (
        Action::Import,
        "i",
        "bring in LinkedIn",
        "Connections.csv. Ask LinkedIn for it today: it comes by mail, in minutes or in a day. ⟦i⟧ says how",
    ),
    (Action::TryOut, "t", "try it out", "made-up people; nothing is saved"),
    (Action::Goals, ",", "what you want to learn, and three sentences on who you are", ""),
];

/// What is already under way.
const UNDER_WAY: [(&str, &str, &str); 2] = [
    ("a", "takes what is past", "talked to Ben Ode on 3 Nov, thanked"),
    ("i", "takes your sheet", "CSV with names, notes, when you last spoke; or vCards"),
];

/// From this width on what is done and how stand side by side.
const SIDE_BY_SIDE: usize = 60;

/// The empty book.
#[derive(Debug, Default)]
pub struct FirstRun {
    chosen: usize,
}

impl FirstRun {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::FirstRun
    }

    /// The title bar stands over it.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        None
    }

    /// Nobody is there yet.
    pub fn focus(&self, _session: &Session) -> Focus {
        Focus::default()
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, _session: &mut Session) -> Step {
        let last = BEGINNINGS.len() - 1;
        match action {
            Action::Up => self.chosen = self.chosen.saturating_sub(1),
            Action::Down => self.chosen = (self.chosen + 1).min(last),
            Action::Top | Action::PageUp => self.chosen = 0,
            Action::Bottom | Action::PageDown => self.chosen = last,
            Action::Open => {
                return BEGINNINGS.get(self.chosen).map_or(Step::Stay, |(action, ..)| Step::Run(*action));
            }
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// Nothing in it changes.
    pub fn refresh(&mut self, _session: &Session) {}

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let theme = &look.theme;
        let wide = usize::from(area.width).saturating_sub(2);
        let empty = format!("{} Your book is empty, and nothing is owed to anyone.", greeting(session));
        let mut rows: Vec<Line<'static>> = if area.height > 12 {
            wrap(&empty, wide.max(1)).into_iter().map(Line::raw).collect()
        } else {
            vec![Line::raw(fit_with(&empty, wide, theme.glyphs.ellipsis))]
        };
        rows.push(Line::default());
        if area.height > 12 {
            rows.extend(wrap(PURPOSE, wide.min(78)).into_iter().map(Line::raw));
            rows.push(Line::default());
        }
        rows.push(Line::styled("START WITH ONE OF THESE", theme.heading));
        let mut cursor = rows.len();
        let mut stands = Vec::new();
        for (index, (action, key, what, how)) in BEGINNINGS.iter().enumerate() {
            if *action == Action::Goals {
                rows.push(Line::default());
                rows.push(Line::styled("ALREADY IN THE MIDDLE OF IT?", theme.heading));
                for (key, what, how) in UNDER_WAY {
                    rows.extend(entry(key, what, how, wide, look));
                }
                rows.push(Line::default());
                rows.push(Line::styled("LATER, IF YOU LIKE", theme.heading));
            }
            if index == self.chosen {
                cursor = rows.len();
            }
            stands.push(rows.len());
            rows.extend(entry(key, what, how, wide, look));
        }
        rows.push(Line::default());
        if !session.place.is_empty() {
            rows.push(Line::styled(
                fit_with(&format!("Book: {}", session.place), wide, theme.glyphs.ellipsis),
                theme.dim,
            ));
        }
        let height = usize::from(area.height);
        let first = (cursor + 2).saturating_sub(height);
        for (y, (index, line)) in (area.y..area.bottom()).zip(rows.iter().enumerate().skip(first)) {
            pen::line(frame.buffer_mut(), (area.x + 1, y), line, area.width.saturating_sub(1));
            if let Some(beginning) = stands.iter().position(|at| *at == index) {
                look.spots.row(area, y, offset(self.chosen, beginning));
            }
        }
        let row = u16::try_from(cursor.saturating_sub(first)).unwrap_or(0);
        let y = area.y + row.min(area.height.saturating_sub(1));
        pen::line(frame.buffer_mut(), (area.x, y), &Line::raw(theme.glyphs.cursor), 1);
        frame.buffer_mut().set_style(Rect { y, height: 1.min(area.height), ..area }, theme.selected);
        frame.set_cursor_position(Position::new(area.x, y));
    }
}

/// By the time of day.
fn greeting(session: &Session) -> &'static str {
    match chrono::Timelike::hour(&session.now.stamp()) {
        4..12 => "Good morning.",
        12..18 => "Good afternoon.",
        _ => "Good evening.",
    }
}

fn entry(key: &str, what: &str, how: &str, wide: usize, look: &Look) -> Vec<Line<'static>> {
    let theme = &look.theme;
    let key = look.keymap.words(Context::FirstRun, &format!("⟦{key}⟧"));
    let key = Span::styled(format!(" {key}   "), theme.key);
    if wide < SIDE_BY_SIDE || how.is_empty() {
        let what = fit_with(what, wide.saturating_sub(5), theme.glyphs.ellipsis);
        return vec![Line::from(vec![key, Span::raw(what)])];
    }
    let indent = 26;
    let how = look.keymap.words(Context::FirstRun, how);
    let mut how = wrap(&how, wide - indent).into_iter();
    let first = vec![key, Span::raw(pad(what, 21)), Span::styled(how.next().unwrap_or_default(), theme.dim)];
    let mut rows = vec![Line::from(first)];
    rows.extend(how.map(|row| Line::styled(format!("{}{row}", " ".repeat(indent)), theme.dim)));
    rows
}

#[cfg(test)]
mod tests {
    use crate::{domain::book::Book, tui::test_app::TestApp};

    #[test]
    fn an_empty_book_says_what_to_do_first() {
        let test = TestApp::with(Book::default());
        for words in [
            "Your book is empty",
            "a   add a person",
            "i   bring in LinkedIn",
            "t   try it out",
            ",   what you want to learn",
            "? help",
        ] {
            assert!(test.shows(words), "{words}\n{}", test.text());
        }
        let test = test.size(40, 10);
        for words in ["Your book is empty", "a   add a person", "t   try it out", "? help"] {
            assert!(test.shows(words), "{words}\n{}", test.text());
        }
    }

    #[test]
    fn enter_begins_with_the_row_the_cursor_is_on() {
        for (keys, words) in [
            ("Enter", "Whom do you add?"),
            ("j Enter", "Which file of people?"),
            ("j j Enter", "demo"),
            ("G Enter", "WHAT I WANT TO LEARN"),
        ] {
            let mut test = TestApp::with(Book::default());
            test.keys(keys);
            assert!(test.shows(words), "{keys}\n{}", test.text());
            test.effects();
        }
    }

    #[test]
    fn trying_it_out_shows_made_up_people_and_q_comes_back() {
        let mut test = TestApp::with(Book::default());
        test.keys("t");
        assert!(test.shows("demo"), "{}", test.text());
        test.keys("d");
        assert!(test.effects().is_empty());
        test.keys("q");
        assert!(test.shows("Your book is empty"), "{}", test.text());
    }
}
