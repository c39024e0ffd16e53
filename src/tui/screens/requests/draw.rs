//! The asks on the screen, and whom to ask next.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{Requests, asks::Ask, sight::Sight};
use crate::{
    domain::{
        agenda::Waiting,
        candidates::By,
        columns::{cell, fit_with, width, wrap},
        contact::Contact,
        follow_up::{FollowUp, State},
        id::Id,
        readiness::Ready,
        request::Purpose,
        standing::Turn,
        when::words,
    },
    tui::{
        action::Context,
        follow_up_row, list,
        look::Look,
        pen::{self, Spelled},
        screens::today::words::speaks_up,
        session::Session,
        theme::Theme,
    },
};

/// Below this width a row is a name and what comes next.
const NARROW: usize = 60;
/// Less than this of what was asked says nothing.
const LEAST: usize = 12;
/// The widest a name may be in a row.
const NAME: usize = 20;
/// The widest may be under what somebody stands: "named by Jonas Weil".
const GROUP: usize = 24;

/// One line of the list.
enum Shown {
    Heading(Turn),
    Row(usize),
}

/// Draws the screen.
pub fn draw(it: &Requests, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let area = area.intersection(frame.area());
    if area.is_empty() {
        return;
    }
    let (head, mut rest) = off_the_top(area);
    heading(it, session, look, frame, head);
    let is_filtered = it.is_typed || !it.filter.text().is_empty();
    let mut filter = None;
    if is_filtered {
        let (place, below) = off_the_top(rest);
        (filter, rest) = (Some(place), below);
    }
    if area.height > 12 && it.sight != Sight::Asks {
        let (place, below) = off_the_top(rest);
        rest = below;
        if !it.left.is_empty() && !session.book.contacts.is_empty() {
            let words = format!("First (the key ⟦,⟧ leads there): {}", left(&it.left));
            let words = look.keymap.words(Context::Requests, &words);
            let words =
                fit_with(&words, usize::from(area.width).saturating_sub(2), look.theme.glyphs.ellipsis);
            put(frame, place, &Line::styled(words, look.theme.dim));
        }
    }
    if it.listed.rows.is_empty() {
        nobody(it, session, look, frame, rest);
    } else {
        rows(it, session, look, frame, rest);
    }
    if let Some(place) = filter {
        draw_filter(it, look, frame, place);
    }
}

/// "your goals, your introduction, your profile"
fn left(left: &[Ready]) -> String {
    left.iter().map(|ready| ready.name()).collect::<Vec<_>>().join(", ")
}

fn off_the_top(area: Rect) -> (Rect, Rect) {
    let height = area.height.min(1);
    let rest = Rect { y: area.y.saturating_add(height), height: area.height - height, ..area };
    (Rect { height, ..area }, rest)
}

fn put(frame: &mut Frame<'_>, area: Rect, line: &Line<'_>) {
    pen::line(frame.buffer_mut(), (area.x.saturating_add(1), area.y), line, area.width.saturating_sub(1));
}

/// What is listed, and at the right how the week stands or how many are ticked.
fn heading(it: &Requests, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let theme = &look.theme;
    let goal = session.agenda.goal;
    let right = match it.ticked.len() {
        0 => format!("this week {}", goal.asked_words()),
        ticked => format!("{ticked} ticked; this week {}", goal.asked_words()),
    };
    let room = usize::from(area.width).saturating_sub(2);
    let mut spans: Vec<Span<'static>> = Vec::new();
    for sight in Sight::ALL {
        let (text, style) = if sight == it.sight {
            (format!("[{}]", sight.name()), theme.strong)
        } else {
            (format!(" {} ", sight.name()), theme.dim)
        };
        spans.push(Span::styled(text, style));
    }
    let wide = |spans: &[Span<'_>]| spans.iter().map(|span| width(&span.content)).sum::<usize>();
    if wide(&spans) + width(&right) + 2 > room {
        spans.retain(|span| span.content.starts_with('['));
        spans.push(Span::styled(look.keymap.words(Context::Requests, " ⟦Tab⟧: others"), theme.dim));
    }
    let right = if wide(&spans) + width(&right) < room { right } else { String::new() };
    let gap = room.saturating_sub(wide(&spans) + width(&right));
    spans.push(Span::raw(" ".repeat(gap)));
    spans.push(Span::styled(right, theme.strong));
    put(frame, area, &Line::from(spans));
}

fn draw_filter(it: &Requests, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    put(frame, area, &Line::styled("/", look.theme.key));
    let place = Rect { x: area.x.saturating_add(3), width: area.width.saturating_sub(4), ..area };
    if it.is_typed {
        it.filter.draw_focused(frame, place, &look.theme);
    } else {
        it.filter.draw(frame, place, &look.theme);
    }
}

/// A short list gets a kind line.
fn nobody(it: &Requests, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let words = match (it.sight, it.filter.text().is_empty()) {
        _ if session.book.contacts.is_empty() => {
            "Nobody is here yet. ⟦a⟧ adds a person in one line; ⟦i⟧ brings in people from LinkedIn."
        }
        (_, false) => "Nobody fits. ⟦Esc⟧ shows all.",
        (Sight::Asks, true) => {
            "Nobody is asked yet. A good ask is short: how you came upon them, one question, half an hour. \
             ⟦Tab⟧ shows whom to ask."
        }
        (Sight::Next(_), true) => {
            "Everybody you know is asked or planned: ⟦S-Tab⟧ shows them. ⟦a⟧ adds a person, ⟦i⟧ brings in people."
        }
    };
    let words = look.keymap.words(Context::Requests, words);
    let rows = wrap(&words, usize::from(area.width).saturating_sub(2).max(1));
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        put(frame, Rect { y, height: 1, ..area }, &Line::styled(row, look.theme.plain));
    }
}

fn rows(it: &Requests, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width).saturating_sub(2);
    let chosen = it.chosen.index();
    let heads = it.listed.turns.iter().filter(|(row, _)| *row <= chosen).count();
    let (at, len) = (chosen + heads, it.listed.rows.len() + it.listed.turns.len());
    let lines = it.lines.draw(&session.agenda, columns, look);
    let spelled = |line: Line<'static>| Rc::new(Spelled::from(line));
    let row = |at| match shown(at, &it.listed.turns) {
        Shown::Heading(turn) => spelled(Line::styled(heading_of(turn), look.theme.heading)),
        Shown::Row(index) => {
            let Some(id) = it.listed.rows.get(index).copied() else { return Rc::default() };
            match it.sight {
                Sight::Asks => lines.line(id, || {
                    let ask = it.asks.get(id);
                    ask.map(|ask| ask_row(ask, session, look, columns)).unwrap_or_default()
                }),
                Sight::Next(_) => spelled(candidate(it, id, session, look, columns)),
            }
        }
    };
    let is_ask = |at| matches!(shown(at, &it.listed.turns), Shown::Row(_));
    list::draw_with_heads(frame, area, look, at, len, (row, is_ask));
}

/// What stands in a line, where a heading stands before each of these rows.
fn shown(line: usize, turns: &[(usize, Turn)]) -> Shown {
    for (before, (row, turn)) in turns.iter().enumerate() {
        match line.checked_sub(before) {
            Some(at) if at == *row => return Shown::Heading(*turn),
            Some(at) if at < *row => return Shown::Row(at),
            _ => {}
        }
    }
    Shown::Row(line.saturating_sub(turns.len()))
}

fn heading_of(turn: Turn) -> &'static str {
    match turn {
        Turn::Mine => "YOUR TURN",
        Turn::Theirs => "THEIR TURN",
        Turn::Nobody => "CLOSED",
    }
}

/// Who, where it stands, what about, and what comes next.
fn ask_row(ask: &Ask, session: &Session, look: &Look, columns: usize) -> Line<'static> {
    let theme = &look.theme;
    let Some(contact) = session.book.contact(ask.contact) else { return Line::default() };
    let state = ask.became.words(&session.now);
    let part = session.part_about(ask.contact, |it| super::is_about(it, ask, contact));
    let follow_up = part.follow_ups.first();
    let waiting = part.waiting.iter().find(|waiting| waiting.request == ask.request);
    let next = next(ask, follow_up, waiting, session);
    let is_late = follow_up.is_some_and(|item| item.state == State::Late);
    let style = if is_late { theme.late } else { theme.plain };
    let cell = |text: &str, room: usize| cell(text, room, theme.glyphs.ellipsis);
    if columns < NARROW {
        let right = if next.is_empty() { state } else { next };
        let free = columns.saturating_sub(width(contact.name.as_str()) + 2);
        let right = fit_with(&right, free.max(columns / 2), theme.glyphs.ellipsis);
        let name = cell(contact.name.as_str(), columns.saturating_sub(width(&right) + 2));
        return Line::from(vec![
            Span::styled(name, theme.strong),
            Span::raw(" "),
            Span::styled(right, style),
        ]);
    }
    let left = cell(contact.name.as_str(), NAME);
    let room = columns.saturating_sub(NAME + width(&next) + 3);
    let mut words = state;
    for more in [by(contact, session), what(ask, contact, session)] {
        if !more.is_empty() && width(&words) + LEAST + 2 <= room {
            words = format!("{words}, {more}");
        }
    }
    let words = cell(&words, room);
    Line::from(vec![
        Span::styled(left, theme.strong),
        Span::raw(format!(" {words} ")),
        Span::styled(next, style),
    ])
}

/// What was asked: about what, or an introduction to whom.
fn what(ask: &Ask, contact: &Contact, session: &Session) -> String {
    let Some(request) = contact.requests.get(&ask.request) else { return String::new() };
    let to = request.to.and_then(|to| session.book.contact(to));
    match (request.purpose, to) {
        (Purpose::Introduction, Some(to)) => format!("for an introduction to {}", to.name),
        (Purpose::Introduction, None) => "for an introduction".to_owned(),
        (Purpose::Conversation, _) if request.about.is_empty() => String::new(),
        (Purpose::Conversation, _) => format!("about {}", request.about),
    }
}

/// Who named or introduced them.
fn by(contact: &Contact, session: &Session) -> String {
    let by = contact.source.as_ref().and_then(|source| source.by).and_then(|by| session.book.contact(by));
    by.map(|by| format!("named by {}", by.name)).unwrap_or_default()
}

/// What comes next: what is to be done and by when, or when the program speaks up.
fn next(ask: &Ask, follow_up: Option<&FollowUp>, waiting: Option<&Waiting>, session: &Session) -> String {
    if let Some(waiting) = waiting {
        return speaks_up(waiting, session);
    }
    match follow_up.filter(|_| ask.turn != Turn::Nobody) {
        Some(item) => format!("{}, {}", item.rule().words(), follow_up_row::when(item, session)),
        None => ask.talk.map(|start| talk(start, session)).unwrap_or_default(),
    }
}

fn talk(start: DateTime<Utc>, session: &Session) -> String {
    let today = session.now.zone.date_of(start) == session.now.today();
    format!("talk {}{}", if today { "today " } else { "" }, words::short(start, &session.now))
}

/// Tick, name, position, under what they stand, and how they were found.
fn candidate(it: &Requests, id: Id, session: &Session, look: &Look, columns: usize) -> Line<'static> {
    let theme: &Theme = &look.theme;
    let Some(contact) = session.book.contact(id) else { return Line::default() };
    let tick = if it.ticked.contains(&id) { theme.glyphs.ticked } else { " " };
    let cell = |text: &str, room: usize| cell(text, room, theme.glyphs.ellipsis);
    let by = match it.sight {
        Sight::Next(by) => it.candidates.group(&session.book, contact, by),
        Sight::Asks => String::new(),
    };
    let discreet = if contact.discreet { "discreet" } else { "" };
    let name = format!("[{tick}] ");
    if columns < NARROW {
        let free = columns.saturating_sub(width(&name) + width(contact.name.as_str()) + 2);
        let right = fit_with(&by, free.max(columns / 3), theme.glyphs.ellipsis);
        let room = columns.saturating_sub(width(&name) + width(&right) + 2);
        return Line::from(vec![
            Span::raw(name),
            Span::styled(cell(contact.name.as_str(), room), theme.strong),
            Span::raw(" "),
            Span::styled(right, theme.dim),
        ]);
    }
    let group = cell(&by, GROUP);
    let room = columns.saturating_sub(width(&name) + NAME + GROUP + 4);
    // What stands at the right is not said twice.
    let position = match it.sight {
        Sight::Next(By::Role) => contact.employer.clone(),
        Sight::Next(By::Employer) => contact.role.clone(),
        _ => contact.position(),
    };
    let rest = [discreet, position.as_str()].into_iter().filter(|text| !text.is_empty());
    let rest = rest.collect::<Vec<_>>().join(", ");
    Line::from(vec![
        Span::raw(name),
        Span::styled(cell(contact.name.as_str(), NAME), theme.strong),
        Span::raw(format!(" {} ", cell(&rest, room))),
        Span::styled(group, theme.dim),
    ])
}
