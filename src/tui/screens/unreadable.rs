//! The book could not be read: what is wrong, and what can be done about it.

use std::fmt;

use chrono::{DateTime, Utc};
use ratatui::{Frame, layout::Rect, style::Style, text::Line};

use crate::{
    domain::{book::Book, columns::wrap},
    tui::{
        action::{Action, Context},
        focus::Focus,
        look::Look,
        message::Effect,
        pen,
        session::Session,
        step::{Route, Step},
    },
};

/// A kept version that can be read.
pub struct Readable {
    /// Its name.
    pub name: String,
    /// When it was saved.
    pub at: DateTime<Utc>,
    /// The book in it.
    pub book: Book,
}

impl fmt::Debug for Readable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The book could not be read.
#[derive(Debug)]
pub struct Unreadable {
    what: String,
    backup: Option<Readable>,
    can_restore: bool,
}

impl Unreadable {
    /// `what` is wrong; `backup` is the newest that can be read. What stands in the place of the book may be put
    /// aside where `can_restore`.
    pub fn new(what: String, backup: Option<Readable>, can_restore: bool) -> Self {
        Self { what, backup, can_restore }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Unreadable
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        Some(("The book cannot be read".to_owned(), "nothing was touched".to_owned()))
    }

    /// On whom and what keys act.
    pub fn focus(&self, _session: &Session) -> Focus {
        Focus::default()
    }

    /// Why a verb does nothing here.
    pub fn why_off(&self, action: Action) -> Option<&'static str> {
        match (action, &self.backup) {
            (Action::Restore | Action::LookOnly, None) => Some("There is no backup that can be read"),
            (Action::Restore, Some(_)) if !self.can_restore => {
                Some("A backup would not help here: see to the file first")
            }
            _ => None,
        }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        match (action, &self.backup) {
            _ if self.why_off(action).is_some() => Step::Stay,
            (Action::Restore, Some(backup)) => Step::Want(Effect::Restore(backup.name.clone())),
            (Action::LookOnly, Some(backup)) => {
                let _nothing_waits = session.replace(backup.book.clone());
                Step::Open(Route::Start)
            }
            _ => Step::NotMine,
        }
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, _session: &Session) {}

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let lines = self.lines(session, look, usize::from(area.width.saturating_sub(2)));
        for (y, (text, style)) in (area.y..area.bottom()).zip(lines) {
            let width = area.width.saturating_sub(1);
            pen::line(frame.buffer_mut(), (area.x + 1, y), &Line::styled(text, style), width);
        }
        // Nothing is chosen here; the cursor stands where reading begins.
        frame.set_cursor_position((area.x, area.y));
    }

    fn lines(&self, session: &Session, look: &Look, columns: usize) -> Vec<(String, Style)> {
        let theme = &look.theme;
        let mut lines = Vec::new();
        let mut say = |text: &str, style: Style| {
            let text = look.keymap.words(Context::Unreadable, text);
            lines.extend(wrap(&text, columns).into_iter().map(|line| (line, style)));
        };
        say(&self.what, theme.problem);
        say("", theme.plain);
        match &self.backup {
            None => {
                say("There is no backup that can be read.", theme.plain);
                if self.can_restore {
                    say("Mend the file in an editor, or move it away to begin a new book.", theme.plain);
                }
            }
            Some(backup) => {
                let at = session.now.zone.local(backup.at).format("%-d %b %Y, %H:%M");
                let people = match backup.book.contacts.len() {
                    1 => "1 person".to_owned(),
                    count => format!("{count} people"),
                };
                say(&format!("The newest backup that can be read is of {at}, with {people}."), theme.plain);
                say("", theme.plain);
                if self.can_restore {
                    say(
                        "⟦r⟧  puts it in the place of the book; what is there now is kept beside it",
                        theme.plain,
                    );
                }
                say("⟦l⟧  shows it; nothing can be changed", theme.plain);
            }
        }
        say("⟦q⟧  leaves everything as it is", theme.plain);
        say("", theme.plain);
        say("If you mend the file in the meantime, the book opens by itself.", theme.dim);
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::sample,
        tui::{
            message::What,
            screen::Screen,
            session::Saving,
            test_app::{MORNING, TestApp, at},
        },
    };

    const WHAT: &str = "/home/ada/.local/share/regards/book.json:14:3: a comma is missing about here";

    fn shown(backup: bool, can_restore: bool) -> TestApp {
        let backup = backup.then(|| Readable {
            name: "20261112T065800Z-000041-k7q2m4xw.json".to_owned(),
            at: "2026-11-12T06:58:00Z".parse().unwrap(),
            book: sample::demo(&at(MORNING)),
        });
        let mut app = TestApp::with(Book::default());
        app.app.session.saving = Saving::LookOnly;
        app.app.screen = Screen::Unreadable(Unreadable::new(WHAT.to_owned(), backup, can_restore));
        app.tell(What::Time);
        app
    }

    #[test]
    fn it_says_what_where_and_what_to_do() {
        let text = shown(true, true).text();
        let rows: Vec<&str> = text.lines().filter(|row| !row.is_empty() && !row.starts_with('─')).collect();
        let expected = [
            " The book cannot be read                                    nothing was touched",
            " /home/ada/.local/share/regards/book.json:14:3: a comma is missing about here",
            " The newest backup that can be read is of 12 Nov 2026, 07:58, with 49 people.",
            " r  puts it in the place of the book; what is there now is kept beside it",
            " l  shows it; nothing can be changed",
            " q  leaves everything as it is",
            " If you mend the file in the meantime, the book opens by itself.",
            " r restore  l look, change nothing  q quit                               ? help",
        ];
        assert_eq!(rows, expected);
        let small = shown(true, true).size(40, 10);
        assert!(small.shows("r restore") && small.shows("a comma"), "{}", small.text());
        let without = shown(false, true);
        assert!(without.shows("no backup that can be read") && !without.shows("r  puts it"));
        let elsewhere = shown(true, false);
        assert!(elsewhere.shows("l  shows it") && !elsewhere.shows("r  puts it"));
    }

    #[test]
    fn restoring_looking_and_coming_back() {
        let mut app = shown(true, true);
        app.keys("r");
        let effects = app.effects();
        assert!(
            matches!(effects.as_slice(), [Effect::Restore(name)] if name.ends_with("k7q2m4xw.json")),
            "{effects:?}"
        );
        app.keys("l");
        assert!(app.shows("a look only") && app.shows("Ada Quill"), "{}", app.text());
        app.keys("d");
        assert!(app.shows("nothing can be changed"), "{}", app.text());
        app.keys("q r");
        assert_eq!(app.effects().len(), 1);
        app.tell(What::Restored(Ok(Box::new(sample::demo(&at(MORNING))))));
        assert!(app.shows("Restored") && app.shows("saved"), "{}", app.text());

        for (backup, can_restore, keys, words) in [
            (false, true, "r", "There is no backup that can be read"),
            (false, true, "l", "There is no backup that can be read"),
            (true, false, "r", "A backup would not help here"),
        ] {
            let mut app = shown(backup, can_restore);
            app.keys(keys);
            assert!(app.shows(words), "{}", app.text());
        }
    }
}
