//! The keys, those of the present place first; typing searches, Enter runs one.

use std::sync::Arc;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line as Row, Span},
};

use crate::{
    domain::columns::{fit_with, pad, width, wrap},
    tui::{
        action::{Action, Context, Group},
        edit::Typed,
        field::Field,
        key::Key,
        keymap::{HelpRow, Keymap, Situation, sheet::Elsewhere},
        list,
        look::Look,
        notice::Notice,
        pen,
        session::Session,
        step::Step,
        way,
    },
};

/// Room for the keys; a row with more of them gives way at its end.
fn room_for_keys(columns: usize) -> usize {
    if columns < 60 { 9 } else { 13 }
}

/// A page up or down moves over so many rows.
const PAGE: usize = 8;
const SEARCH: &str = "Search: ";
/// So many characters are searched for at most.
const LIMIT: usize = 60;

/// The keys, searchable; Enter runs one.
#[derive(Debug)]
pub struct Help {
    entries: Vec<Entry>,
    search: Field,
    /// Which of the entries that are found.
    chosen: usize,
}

/// One key.
#[derive(Debug)]
struct Entry {
    row: Arc<HelpRow>,
    /// Where it works, if not where the help was asked for.
    elsewhere: Option<Context>,
}

impl Entry {
    fn matches(&self, search: &str) -> bool {
        self.row.matches(search, self.elsewhere.map(way::place).unwrap_or_default())
    }
}

/// What is drawn in one row.
enum Shown<'a> {
    Heading(&'a Entry),
    Entry(&'a Entry),
}

impl Help {
    /// The keys of a context first, then all others.
    pub fn on(context: Context, keymap: &Keymap, situation: &dyn Situation) -> Self {
        let mut here = keymap.help(context, situation);
        // What is asked or typed comes before what works everywhere; elsewhere what the place is about.
        let about = keymap.main_group(context);
        let own = |group| match group {
            Group::Questions => context.is_question(),
            Group::Typing => context.is_typing(),
            _ => Some(group) == about,
        };
        here.sort_by_key(|row| !own(row.group));
        let elsewhere: Vec<Elsewhere> = keymap.sheet().keys_beside(&here).cloned().collect();
        let here = here.into_iter().map(|row| Entry { row: Arc::new(row), elsewhere: None });
        let elsewhere = elsewhere.into_iter().map(|it| Entry { row: it.row, elsewhere: Some(it.place) });
        Self { entries: here.chain(elsewhere).collect(), search: Field::new("", LIMIT), chosen: 0 }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Help
    }

    fn found(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.matches(self.search.text()))
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, _session: &mut Session) -> Step {
        let last = self.found().count().saturating_sub(1);
        self.chosen = match action {
            Action::Down => self.chosen.saturating_add(1),
            Action::Up => self.chosen.saturating_sub(1),
            Action::PageDown => self.chosen.saturating_add(PAGE),
            Action::PageUp => self.chosen.saturating_sub(PAGE),
            Action::Accept => return self.run(),
            Action::Back | Action::Help => return Step::Back,
            _ => return Step::NotMine,
        }
        .min(last);
        Step::Stay
    }

    fn run(&self) -> Step {
        let Some(Entry { row, elsewhere }) = self.found().nth(self.chosen) else {
            return Step::refuse("No key fits the search");
        };
        match (row.action, row.why_off, elsewhere) {
            (_, Some(why), _) => Step::Tell(Notice::told(why)),
            (None, ..) if row.group == Group::Moving => {
                Step::Tell(Notice::told("That is a sign before rows, and no key"))
            }
            (None, ..) => Step::Tell(Notice::told("That key edits what is typed")),
            (Some(_), None, Some(place)) => way::to(*place, &row.keys, row.name),
            (Some(Action::Help), None, None) => Step::Back,
            (Some(action), None, None) => Step::Run(action),
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
            self.chosen = 0;
        }
        typed
    }

    /// It wants the whole screen.
    pub fn rows(&self, _session: &Session, _look: &Look, _columns: u16, rows: u16) -> u16 {
        rows
    }

    /// Draws it: the search, the keys under their headings, the chosen one whole if it was cut.
    pub fn view(&self, _session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.height < 2 {
            return;
        }
        let mut shown = Vec::new();
        let mut chosen = 0;
        let mut heading = None;
        for (index, entry) in self.found().enumerate() {
            let under = Some((entry.elsewhere, entry.elsewhere.is_none().then_some(entry.row.group)));
            if heading != under {
                heading = under;
                shown.push(Shown::Heading(entry));
            }
            if index == self.chosen {
                chosen = shown.len();
            }
            shown.push(Shown::Entry(entry));
        }
        let columns = usize::from(area.width.saturating_sub(2));
        let detail = self.detail(look, columns, area.height);
        let tall = u16::try_from(detail.len()).unwrap_or(0);
        for (y, line) in (area.bottom() - tall..).zip(detail) {
            pen::line(frame.buffer_mut(), (area.x + 1, y), &Row::styled(line, look.theme.dim), area.width);
        }
        let list = Rect { y: area.y + 1, height: area.height - 1 - tall, ..area };
        if shown.is_empty() {
            let nothing = Row::styled("No key fits the search", look.theme.dim);
            pen::line(frame.buffer_mut(), (list.x + 1, list.y), &nothing, list.width.saturating_sub(1));
        } else {
            let row = |index| shown.get(index).map_or_else(Row::default, |row| drawn(row, columns, look));
            let is_entry = |index| matches!(shown.get(index), Some(Shown::Entry(_)));
            list::draw_with_heads(frame, list, look, chosen, shown.len(), (row, is_entry));
        }
        let label = u16::try_from(SEARCH.len()).unwrap_or(0).min(area.width / 2);
        pen::line(frame.buffer_mut(), (area.x + 1, area.y), &Row::styled(SEARCH, look.theme.strong), label);
        let room =
            Rect { x: area.x + 1 + label, width: area.width.saturating_sub(label + 2), height: 1, ..area };
        self.search.draw_focused(frame, room, &look.theme);
        if self.search.text().is_empty() {
            let hint = Row::styled("type to search, Enter runs the key", look.theme.dim);
            pen::line(frame.buffer_mut(), (room.x + 1, room.y), &hint, room.width.saturating_sub(1));
        }
    }

    /// The chosen entry in as many rows as it needs, where its own row cuts it.
    fn detail(&self, look: &Look, columns: usize, height: u16) -> Vec<String> {
        let Some(entry) = self.found().nth(self.chosen).filter(|_| height > 4) else { return Vec::new() };
        let words = words(entry, look);
        let keys = room_for_keys(columns);
        let is_cut = keys + 2 + width(&words) > columns || width(&entry.row.keys) > keys;
        if !is_cut {
            return Vec::new();
        }
        wrap(&format!("{}: {words}", entry.row.keys), columns).into_iter().take(2).collect()
    }
}

fn words(entry: &Entry, look: &Look) -> String {
    match entry.row.why_off {
        Some(why) => format!("{} (off: {})", entry.row.help, look.keymap.words(Context::Today, why)),
        None => entry.row.help.clone(),
    }
}

fn drawn(shown: &Shown<'_>, columns: usize, look: &Look) -> Row<'static> {
    let ellipsis = look.theme.glyphs.ellipsis;
    match shown {
        Shown::Heading(entry) => {
            let title = match entry.elsewhere {
                Some(place) => format!("elsewhere: {}", way::place(place)),
                None => entry.row.group.title().to_owned(),
            };
            let title = title.to_uppercase();
            Row::styled(fit_with(&title, columns, ellipsis), look.theme.heading)
        }
        Shown::Entry(entry) => {
            let is_on = entry.elsewhere.is_none() && entry.row.why_off.is_none();
            let style = if is_on { look.theme.plain } else { look.theme.dim };
            let room = room_for_keys(columns);
            let keys = pad(&fit_with(&entry.row.keys, room, ellipsis), room);
            let words = fit_with(&words(entry, look), columns.saturating_sub(room + 2), ellipsis);
            Row::from(vec![
                Span::raw(" "),
                Span::styled(keys, look.theme.key),
                Span::raw(" "),
                Span::styled(words, style),
            ])
        }
    }
}

#[cfg(test)]
mod tests;
