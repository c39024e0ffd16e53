//! The list of people on the screen, with what is known of the chosen one beside it where there is room.

use std::rc::Rc;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{Contacts, many::counted, sight::Sight};
use crate::{
    domain::{
        calendar::Calendar,
        columns::{cell, fit_with, width, wrap},
        contact::Contact,
        id::Id,
    },
    tui::{
        action::Context, list, look::Look, pen, screens::contact::draw as page, session::Session,
        stage_words, theme::Theme,
    },
};

/// From this width on the chosen person is shown beside the list.
const WIDE: u16 = 100;
/// Below this width the position gives way to name and stage.
const NARROW: usize = 56;

/// Less than this of ", by Ada Quill" says nothing.
const LEAST_OF_BY: usize = 8;

/// Draws the screen.
pub fn draw(it: &Contacts, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let area = area.intersection(frame.area());
    if area.is_empty() {
        return;
    }
    let is_wide = area.width >= WIDE && !it.found.rows.is_empty();
    let list_width = if is_wide { area.width / 20 * 11 } else { area.width };
    let whole = Rect { width: list_width, ..area };
    let (head, mut rest) = off_the_top(whole);
    heading(it, look, frame, head);
    let is_filtered = it.filter.is_typed || !it.filter.text().is_empty();
    let mut filter = None;
    if is_filtered {
        let (place, below) = off_the_top(rest);
        (filter, rest) = (Some(place), below);
    }
    if area.height > 12 {
        rest = off_the_top(rest).1;
    }
    if it.found.rows.is_empty() {
        nobody(it, look, frame, rest);
    } else {
        rows(it, session, look, frame, rest);
    }
    if is_wide {
        let x = area.x.saturating_add(list_width + 2);
        detail(it, look, frame, Rect { x, width: area.right().saturating_sub(x), ..area });
    }
    // Last, for the terminal's cursor belongs to the text while that is typed.
    if let Some(place) = filter {
        draw_filter(it, look, frame, place);
    }
}

fn off_the_top(area: Rect) -> (Rect, Rect) {
    let height = area.height.min(1);
    let rest = Rect { y: area.y.saturating_add(height), height: area.height - height, ..area };
    (Rect { height, ..area }, rest)
}

/// Which people are listed, how many there are of the others, and how many are ticked.
fn heading(it: &Contacts, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let theme = &look.theme;
    let ticked = match it.ticked.len() {
        0 => String::new(),
        count => format!("{count} ticked"),
    };
    let room = usize::from(area.width).saturating_sub(2);
    let for_sights = room.saturating_sub(width(&ticked) + 2);
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (sight, count) in Sight::ALL.into_iter().zip(it.found.counts) {
        let name = format!("{} {count}", sight.name());
        let (text, style) = if sight == it.sight {
            (format!("[{name}]"), theme.strong)
        } else {
            (format!(" {name} "), theme.dim)
        };
        spans.push(Span::styled(text, style));
    }
    let wide = |spans: &[Span<'_>]| spans.iter().map(|span| width(&span.content)).sum::<usize>();
    if wide(&spans) > for_sights {
        spans.retain(|span| span.content.starts_with('['));
        spans.push(Span::styled(look.keymap.words(Context::Contacts, " ⟦Tab⟧: others"), theme.dim));
    }
    let gap = room.saturating_sub(wide(&spans) + width(&ticked));
    spans.push(Span::raw(" ".repeat(gap)));
    spans.push(Span::styled(ticked, theme.strong));
    put(frame, area, &Line::from(spans));
}

fn draw_filter(it: &Contacts, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let theme = &look.theme;
    let count = it.found.rows.len();
    let found = match (it.filter.text().trim().is_empty(), it.filter.is_typed) {
        (true, _) => "name, employer or role".to_owned(),
        (false, true) => counted(count),
        (false, false) => format!("{}  ⟦Esc⟧ shows all", counted(count)),
    };
    let found = look.keymap.words(Context::Contacts, &found);
    put(frame, area, &Line::styled("/", theme.key));
    let left = area.x.saturating_add(3);
    let right = u16::try_from(width(&found)).unwrap_or(0);
    let room = area.width.saturating_sub(3);
    let typed = room.saturating_sub(right + 3).max(room.min(8));
    if room > typed + right {
        let place = Rect { x: area.right().saturating_sub(right + 2), width: right + 1, ..area };
        put(frame, place, &Line::styled(found, theme.dim));
    }
    let field = Rect { x: left, width: typed, ..area };
    if it.filter.is_typed {
        it.filter.field.draw_focused(frame, field, theme);
    } else {
        it.filter.field.draw(frame, field, theme);
    }
}

fn rows(it: &Contacts, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width).saturating_sub(2);
    let calendar = Calendar::new(&session.now.zone, &session.book.settings);
    let build = |id: Id, is_ticked: bool| {
        let Some(contact) = session.book.contact(id) else { return Line::default() };
        let stage = stage_words::of(contact, &calendar, &session.now);
        let by = contact.source.as_ref().and_then(|source| {
            let known = source.by.and_then(|by| session.book.contact(by));
            known.map(|by| by.name.as_str()).or(Some(source.name.as_str()).filter(|name| !name.is_empty()))
        });
        row(&Person { contact, is_ticked, stage, by }, columns, &look.theme)
    };
    let lines = it.lines.draw(&session.agenda, columns, look);
    list::draw(frame, area, look, it.chosen.index(), it.found.rows.len(), |index| {
        let Some(id) = it.found.rows.get(index).copied() else { return Rc::default() };
        let is_ticked = it.ticked.contains(&id);
        lines.line((id, is_ticked), || build(id, is_ticked))
    });
}

struct Person<'a> {
    contact: &'a Contact,
    is_ticked: bool,
    stage: String,
    by: Option<&'a str>,
}

/// Tick, name, position, stage.
fn row(person: &Person<'_>, columns: usize, theme: &Theme) -> Line<'static> {
    let mark = if person.is_ticked { theme.glyphs.ticked } else { " " };
    let cell = |text: &str, room: usize| cell(text, room, theme.glyphs.ellipsis);
    let room = columns.saturating_sub(2);
    let stage = if columns < NARROW { 16.min(room / 2) } else { 20 };
    let name = if columns < NARROW { room.saturating_sub(stage + 2) } else { (room / 3).clamp(16, 24) };
    let mut spans = vec![
        Span::styled(format!("{mark} "), theme.strong),
        Span::styled(cell(person.contact.name.as_str(), name), theme.strong),
        Span::raw("  "),
    ];
    if columns >= NARROW {
        let room = room.saturating_sub(name + stage + 4);
        spans.push(Span::raw(cell(&position(person, room, theme), room)));
        spans.push(Span::raw("  "));
    }
    spans.push(Span::styled(fit_with(&person.stage, stage, theme.glyphs.ellipsis), theme.dim));
    Line::from(spans)
}

/// Role and employer, who named the person as far as there is room, and the word "discreet" always.
fn position(person: &Person<'_>, room: usize, theme: &Theme) -> String {
    let discreet = if person.contact.discreet { "discreet" } else { "" };
    let room = if discreet.is_empty() { room } else { room.saturating_sub(discreet.len() + 2) };
    let mut text = person.contact.position();
    if let Some(by) = person.by {
        let separator = if text.is_empty() { "" } else { ", " };
        if width(&text) + LEAST_OF_BY <= room {
            text = format!("{text}{separator}by {by}");
        }
    }
    let text = fit_with(&text, room, theme.glyphs.ellipsis);
    match (discreet.is_empty(), text.is_empty()) {
        (true, _) => text,
        (false, true) => discreet.to_owned(),
        (false, false) => format!("{text}  {discreet}"),
    }
}

/// A kind word where the list is empty, with the key that changes that.
fn nobody(it: &Contacts, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let [in_touch, pool, aside, all] = it.found.counts;
    let words = match (it.filter.text().trim(), it.sight) {
        ("", Sight::InTouch) if pool > 0 => format!(
            "Nobody is in touch yet. ⟦Tab⟧ shows the pool of {}; ⟦P⟧ there takes somebody out of it, to be asked. \
             ⟦a⟧ adds a person.",
            counted(pool)
        ),
        ("", Sight::InTouch | Sight::All) => {
            "Nobody is here yet. ⟦a⟧ adds a person in one line; ⟦i⟧ brings in people from a file.".to_owned()
        }
        ("", Sight::Pool) => {
            "The pool is empty: nobody waits to be asked. ⟦i⟧ brings in people from a file.".to_owned()
        }
        ("", Sight::SetAside) => {
            "Nobody is set aside. ⟦x⟧ on a person does that, when it is time to let go.".to_owned()
        }
        (text, _) => {
            let elsewhere: Vec<String> =
                [("in touch", in_touch), ("in the pool", pool), ("set aside", aside)]
                    .into_iter()
                    .filter(|(_, count)| *count > 0)
                    .map(|(place, count)| format!("{count} {place}"))
                    .collect();
            match all {
                0 => format!("Nobody matches \"{text}\". ⟦Esc⟧ shows all; ⟦a⟧ adds a person."),
                _ => {
                    format!("Nobody here matches \"{text}\", but {}: ⟦Tab⟧ goes there.", elsewhere.join(", "))
                }
            }
        }
    };
    let words = look.keymap.words(Context::Contacts, &words);
    let lines = wrap(&words, usize::from(area.width).saturating_sub(2));
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        put(frame, Rect { y, height: 1, ..area }, &Line::raw(line));
    }
}

fn detail(it: &Contacts, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width).saturating_sub(2);
    let name = fit_with(&it.detail.name, columns, look.theme.glyphs.ellipsis);
    let (head, rest) = off_the_top(area);
    put(frame, head, &Line::styled(name, look.theme.strong));
    let rest = off_the_top(rest).1;
    let lines = page::lines(&it.detail, columns, None, look);
    for (y, drawn) in (rest.y..rest.bottom()).zip(lines) {
        put(frame, Rect { y, height: 1, ..rest }, &drawn.line);
    }
}

/// A line one column in.
fn put(frame: &mut Frame<'_>, area: Rect, line: &Line<'_>) {
    if area.width > 1 && area.height > 0 {
        pen::line(frame.buffer_mut(), (area.x + 1, area.y), line, area.width - 1);
    }
}
