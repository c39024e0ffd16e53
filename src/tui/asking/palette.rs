//! Every verb, screen, person and setting by name: typing finds, Enter runs or opens.

pub mod debriefs;
mod tunable;

use std::sync::Arc;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line as Row, Span},
};

use self::{
    debriefs::{Debriefs, Talk},
    tunable::Tunable,
};
use crate::{
    domain::{
        columns::{fit_with, pad},
        id::Id,
        search::Query,
    },
    tui::{
        action::{Action, Context},
        edit::Typed,
        field::Field,
        key::Key,
        keymap::{
            HelpRow, Keymap, Situation,
            sheet::{Elsewhere, is_looked_for},
        },
        list,
        look::Look,
        notice::Notice,
        pen,
        screens::contacts::index::Index,
        session::Session,
        step::{Route, Step},
        way,
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

/// Every verb, screen, person and setting by name.
#[derive(Debug)]
pub struct Palette {
    verbs: Vec<Verb>,
    tunables: Vec<Tunable>,
    people: Arc<Index>,
    debriefs: Arc<Debriefs>,
    search: Field,
    found: Vec<Found>,
    chosen: usize,
}

/// A verb.
#[derive(Debug)]
struct Verb {
    row: Arc<HelpRow>,
    /// Where it works, if not where the palette was asked for.
    elsewhere: Option<Context>,
}

/// One row of what is found; verbs and settings by their places.
#[derive(Clone, Copy, Debug)]
enum Found {
    Verb(usize),
    Debrief(Talk),
    Person(Id),
    Tunable(usize),
}

impl Palette {
    /// What can be done in a context, and everybody.
    pub fn on(context: Context, keymap: &Keymap, situation: &dyn Situation, session: &Session) -> Self {
        let mut here = keymap.help(context, situation);
        here.retain(|row| is_looked_for(row.action));
        let elsewhere: Vec<Elsewhere> = keymap.sheet().verbs_beside(&here).cloned().collect();
        let here = here.into_iter().map(|row| Verb { row: Arc::new(row), elsewhere: None });
        let elsewhere = elsewhere.into_iter().map(|it| Verb { row: it.row, elsewhere: Some(it.place) });
        let verbs = here.chain(elsewhere).collect();
        let people = Arc::clone(session.by_name());
        let debriefs = Arc::clone(session.debriefs());
        let tunables = tunable::all(session);
        let search = Field::new("", LIMIT);
        let mut palette = Self { verbs, tunables, people, debriefs, search, found: Vec::new(), chosen: 0 };
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
        let fits = |verb: &Verb| verb.row.matches(text, verb.elsewhere.map(way::place).unwrap_or_default());
        let verbs = self.verbs.iter().enumerate().filter(|(_, verb)| fits(verb));
        let mut verbs: Vec<(usize, &Verb)> = verbs.collect();
        let is_named = |verb: &Verb| verb.row.name.to_lowercase().starts_with(&text.to_lowercase());
        verbs
            .sort_by_key(|(_, verb)| (verb.row.why_off.is_some(), !is_named(verb), verb.elsewhere.is_some()));
        let verbs = verbs.into_iter().map(|(at, _)| Found::Verb(at));
        if query.is_empty() {
            self.found = verbs.collect();
            return;
        }
        // Who types no more than a name wants the person; the talk with them stands below.
        let (asked, by_name) = self.debriefs.find(&query, MOST_PEOPLE);
        self.found = asked.into_iter().map(Found::Debrief).collect();
        self.found.extend(verbs);
        self.found.extend(self.people.best(&query, MOST_PEOPLE).into_iter().map(Found::Person));
        self.found.extend(by_name.into_iter().map(Found::Debrief));
        let tunables = best(&query, self.tunables.iter().map(|it| it.key.as_str()));
        self.found.extend(tunables.into_iter().map(Found::Tunable));
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
            Some(Found::Person(id)) => Step::Open(Route::Contact(*id)),
            Some(Found::Tunable(at)) => match self.tunables.get(*at) {
                Some(tunable) => Step::ask(tunable.question()),
                None => Step::Back,
            },
            Some(Found::Debrief(it)) => Step::Open(Route::Debrief(it.talk)),
            Some(Found::Verb(at)) => match self.verbs.get(*at) {
                Some(Verb { row, elsewhere: Some(place) }) => way::to(*place, &row.keys, row.name),
                Some(Verb { row, elsewhere: None }) => match (row.why_off, row.action) {
                    (Some(why), _) => Step::Tell(Notice::told(why)),
                    (None, Some(action)) => Step::Run(action),
                    (None, None) => Step::Back,
                },
                None => Step::Back,
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
            pen::line(frame.buffer_mut(), (list.x + 1, list.y), &nothing, list.width.saturating_sub(1));
        } else {
            list::draw(frame, list, look, self.chosen, self.found.len(), |index| {
                self.found.get(index).map_or_else(Row::default, |it| self.row(*it, session, columns, look))
            });
        }
        pen::line(frame.buffer_mut(), (area.x + 1, area.y), &Row::styled(":", look.theme.key), 1);
        let room = Rect { x: area.x + 3, width: area.width.saturating_sub(4), height: 1, ..area };
        self.search.draw_focused(frame, room, &look.theme);
        if self.search.text().is_empty() {
            let hint = Row::styled("a verb, a screen, a name or a setting; Enter goes there", look.theme.dim);
            pen::line(frame.buffer_mut(), (room.x + 1, room.y), &hint, room.width.saturating_sub(1));
        }
    }

    fn row(&self, found: Found, session: &Session, columns: usize, look: &Look) -> Row<'static> {
        let ellipsis = look.theme.glyphs.ellipsis;
        let (name, words, keys, style) = match found {
            Found::Verb(at) => match self.verbs.get(at) {
                Some(Verb { row, elsewhere }) => {
                    let words = match (elsewhere, row.why_off) {
                        (Some(place), _) => format!("{}: {}", way::place(*place), row.help),
                        (None, Some(why)) => format!("off: {}", look.keymap.words(Context::Today, why)),
                        (None, None) => row.help.clone(),
                    };
                    let is_on = elsewhere.is_none() && row.why_off.is_none();
                    let style = if is_on { look.theme.plain } else { look.theme.dim };
                    (row.name.to_owned(), words, row.keys.clone(), style)
                }
                None => return Row::default(),
            },
            Found::Debrief(it) => match it.said(&session.book, &session.now) {
                Some(it) => (it.name, format!("how did it go, {}", it.day), it.left, look.theme.plain),
                None => return Row::default(),
            },
            Found::Tunable(at) => match self.tunables.get(at) {
                Some(it) => (it.name.clone(), it.words.clone(), String::new(), look.theme.plain),
                None => return Row::default(),
            },
            Found::Person(id) => match session.book.contact(id) {
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

/// The places of the keys that fit, the best first.
fn best<'k>(query: &Query, keys: impl Iterator<Item = &'k str>) -> Vec<usize> {
    let scored = keys.enumerate().filter_map(|(at, key)| Some((query.matches(key)?, at)));
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, at)| at).collect()
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
    fn a_verb_of_another_place_leads_there() {
        for (search, context, said) in [
            ("landed", Context::Goals, "L is \"landed\""),
            ("found work", Context::Goals, "L is \"landed\""),
            ("delete", Context::Contacts, "X is \"delete\""),
            ("must-ask", Context::Interviews, "Enter opens a talk, then * is \"must-ask\""),
            ("closing", Context::Help, "c is \"closing\" while a talk runs, not here"),
        ] {
            let mut app = demo();
            app.keys(&format!(": '{search}' Enter"));
            assert_eq!(app.app.context(), context, "{search}\n{}", app.text());
            assert!(app.shows(said), "{search}\n{}", app.text());
        }
    }

    #[test]
    fn a_name_alone_leads_to_the_person() {
        let mut app = demo();
        app.keys(": 'carmen' Enter");
        assert_eq!(app.app.context(), Context::Contact, "{}", app.text());
        assert!(app.shows("Carmen Duarte"), "{}", app.text());
    }

    #[test]
    fn a_setting_is_found_by_either_of_its_names() {
        for (search, said) in [
            ("nudge after", "nudge after"),
            ("nudge-opens-working-days", "nudge after"),
            ("days-off", "days off"),
            ("high contrast", "theme"),
            ("template thank", "thank"),
        ] {
            let mut app = demo();
            app.keys(&format!(": '{search}'"));
            assert!(app.shows(said), "{search}\n{}", app.text());
        }
        let mut app = demo();
        app.keys(": 'nudge after' Enter 9 Enter");
        assert!(app.shows("Changed"), "{}", app.text());
        assert_eq!(app.effects().len(), 1);
    }

    #[test]
    fn the_way_back_to_a_debrief_is_found() {
        for search in ["debrief", "how did it go", "how did it", "debrief carmen"] {
            let mut app = demo();
            app.keys(&format!(": '{search}' Enter"));
            assert!(app.shows("How did it go with Carmen Duarte"), "{search}\n{}", app.text());
        }
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
