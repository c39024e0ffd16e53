//! Every verb, screen and person by name: typing finds, Enter runs or opens.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line as Row, Span},
};

use crate::{
    domain::{
        columns::{fit_with, pad},
        id::Id,
        search::{self, Query},
    },
    tui::{
        action::{Action, Context},
        edit::Typed,
        field::Field,
        key::Key,
        keymap::{HelpRow, Keymap, Situation},
        list,
        look::Look,
        notice::Notice,
        session::Session,
        step::{Route, Step},
    },
};

/// A page up or down moves over so many rows.
const PAGE: usize = 8;
/// So many characters are searched for at most.
const LIMIT: usize = 60;
/// So many people are found at most: whoever finds more types on.
const MOST_PEOPLE: usize = 50;
/// Room for the name of a verb.
const NAME: usize = 22;

/// Every verb, screen and person by name.
#[derive(Debug)]
pub struct Palette {
    verbs: Vec<HelpRow>,
    people: Vec<Person>,
    search: Field,
    found: Vec<Found>,
    chosen: usize,
}

/// Somebody who can be gone to.
#[derive(Debug)]
struct Person {
    id: Id,
    key: String,
}

/// One row of what is found, by its place.
#[derive(Clone, Copy, Debug)]
enum Found {
    Verb(usize),
    Person(usize),
}

impl Palette {
    /// What can be done in a context, and everybody.
    pub fn on(context: Context, keymap: &Keymap, situation: &dyn Situation, session: &Session) -> Self {
        let is_wanted = |row: &HelpRow| {
            !matches!(
                row.action,
                None | Some(
                    Action::Palette
                        | Action::Up
                        | Action::Down
                        | Action::Top
                        | Action::Bottom
                        | Action::PageUp
                        | Action::PageDown
                )
            )
        };
        let verbs = keymap.help(context, situation).into_iter().filter(is_wanted).collect();
        let person = |(id, contact): (&Id, &std::sync::Arc<crate::domain::contact::Contact>)| Person {
            id: *id,
            key: search::key([contact.name.as_str(), contact.employer.as_str(), contact.role.as_str()]),
        };
        let people = session.book.contacts.iter().map(person).collect();
        let mut palette = Self { verbs, people, search: Field::new("", LIMIT), found: Vec::new(), chosen: 0 };
        palette.find();
        palette
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Help
    }

    /// What fits: verbs by their names first, then people, the best first.
    fn find(&mut self) {
        let text = self.search.text();
        let query = Query::new(text);
        self.chosen = 0;
        let verbs = self.verbs.iter().enumerate().filter(|(_, row)| row.matches(text));
        let mut verbs: Vec<(usize, &HelpRow)> = verbs.collect();
        let is_named = |row: &HelpRow| row.name.to_lowercase().starts_with(&text.to_lowercase());
        verbs.sort_by_key(|(_, row)| (row.why_off.is_some(), !is_named(row)));
        self.found = verbs.into_iter().map(|(at, _)| Found::Verb(at)).collect();
        if query.is_empty() {
            return;
        }
        let scored = self.people.iter().enumerate();
        let mut people: Vec<_> = scored.filter_map(|(at, it)| Some((query.matches(&it.key)?, at))).collect();
        people.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.found.extend(people.into_iter().take(MOST_PEOPLE).map(|(_, at)| Found::Person(at)));
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, _session: &mut Session) -> Step {
        let last = self.found.len().saturating_sub(1);
        self.chosen = match action {
            Action::Down => self.chosen.saturating_add(1),
            Action::Up => self.chosen.saturating_sub(1),
            Action::PageDown => self.chosen.saturating_add(PAGE),
            Action::PageUp => self.chosen.saturating_sub(PAGE),
            Action::Accept => return self.run(),
            Action::Back | Action::Help | Action::Palette => return Step::Back,
            _ => return Step::NotMine,
        }
        .min(last);
        Step::Stay
    }

    fn run(&self) -> Step {
        match self.found.get(self.chosen) {
            None => Step::refuse("Nothing of that name"),
            Some(Found::Person(at)) => match self.people.get(*at) {
                Some(person) => Step::Open(Route::Contact(person.id)),
                None => Step::Back,
            },
            Some(Found::Verb(at)) => match self.verbs.get(*at) {
                Some(HelpRow { why_off: Some(why), .. }) => Step::Tell(Notice::told(*why)),
                Some(HelpRow { action: Some(action), .. }) => Step::Run(*action),
                _ => Step::Back,
            },
        }
    }

    /// A key that is text here.
    pub fn key(&mut self, key: Key) -> Typed {
        let typed = self.search.key(key);
        self.searched(typed)
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> Typed {
        let typed = self.search.paste(text);
        self.searched(typed)
    }

    fn searched(&mut self, typed: Typed) -> Typed {
        if typed == Typed::Changed {
            self.find();
        }
        typed
    }

    /// It wants the lower two thirds of the screen: what it is about stays in sight.
    pub fn rows(&self, _session: &Session, _look: &Look, _columns: u16, rows: u16) -> u16 {
        if rows < 12 { rows } else { rows / 3 * 2 }
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.height < 2 || area.width < 4 {
            return;
        }
        let columns = usize::from(area.width.saturating_sub(2));
        let list = Rect { y: area.y + 1, height: area.height - 1, ..area };
        if self.found.is_empty() {
            let nothing = Row::styled("Nothing of that name", look.theme.dim);
            frame.buffer_mut().set_line(list.x + 1, list.y, &nothing, list.width.saturating_sub(1));
        } else {
            list::draw(frame, list, &look.theme, self.chosen, self.found.len(), |index| {
                self.found.get(index).map_or_else(Row::default, |it| self.row(*it, session, columns, look))
            });
        }
        frame.buffer_mut().set_line(area.x + 1, area.y, &Row::styled(":", look.theme.key), 1);
        let room = Rect { x: area.x + 3, width: area.width.saturating_sub(4), height: 1, ..area };
        self.search.draw_focused(frame, room, &look.theme);
        if self.search.text().is_empty() {
            let hint = Row::styled("a verb, a screen or a name; Enter goes there", look.theme.dim);
            frame.buffer_mut().set_line(room.x + 1, room.y, &hint, room.width.saturating_sub(1));
        }
    }

    fn row(&self, found: Found, session: &Session, columns: usize, look: &Look) -> Row<'static> {
        let ellipsis = look.theme.glyphs.ellipsis;
        let (name, words, keys, style) = match found {
            Found::Verb(at) => match self.verbs.get(at) {
                Some(row) => {
                    let words = row.why_off.map_or_else(|| row.help.to_owned(), |why| format!("off: {why}"));
                    let style = if row.why_off.is_some() { look.theme.dim } else { look.theme.plain };
                    (row.name.to_owned(), words, row.keys.clone(), style)
                }
                None => return Row::default(),
            },
            Found::Person(at) => match self.people.get(at).and_then(|it| session.book.contact(it.id)) {
                Some(contact) => {
                    (contact.name.to_string(), contact.position(), String::new(), look.theme.plain)
                }
                None => return Row::default(),
            },
        };
        let keys = fit_with(&keys, 12, ellipsis);
        let name_room = NAME.min(columns / 2);
        let room = columns.saturating_sub(name_room + 16);
        Row::from(vec![
            Span::raw(" "),
            Span::styled(pad(&fit_with(&name, name_room, ellipsis), name_room), look.theme.strong),
            Span::raw(" "),
            Span::styled(pad(&fit_with(&words, room, ellipsis), room), style),
            Span::raw(" "),
            Span::styled(keys, look.theme.key),
        ])
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::sample,
        tui::{
            action::Context,
            test_app::{MORNING, TestApp, at},
        },
    };

    fn demo() -> TestApp {
        TestApp::with(sample::demo(&at(MORNING)))
    }

    #[test]
    fn a_screen_a_person_and_a_verb_are_found_by_name() {
        let mut app = demo();
        app.keys(": 'requests' Enter");
        assert_eq!(app.app.context(), Context::Requests, "{}", app.text());
        app.keys("C-p 'priya' Enter");
        assert!(app.shows("Priya Nadar"), "{}", app.text());
        assert_eq!(app.app.context(), Context::Contact);
        app.keys(": 'undo' Enter");
        assert!(app.shows("ndo"), "{}", app.text());
        app.keys("1 : 'snooze' Enter");
        assert_eq!(app.app.context(), Context::Line, "{}", app.text());
        app.effects();
    }

    #[test]
    fn what_is_not_there_or_off_is_said() {
        let mut app = demo();
        app.keys(": 'zzzz'");
        assert!(app.shows("Nothing of that name"), "{}", app.text());
        app.keys("Enter Esc j j j : 'copy the message' Enter");
        assert!(app.shows("No message is called for here"), "{}", app.text());
        for (columns, rows) in [(80, 24), (40, 10), (140, 40)] {
            let mut app = demo().size(columns, rows);
            app.keys(": 'a'");
            println!("{}", app.text());
        }
    }
}
