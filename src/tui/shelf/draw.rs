//! A shelf of questions on the screen: its lists in one row, then the questions, those of the bank under their topics.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{Entry, Kind, Shelf};
use crate::{
    domain::columns::{fit_with, pad, width, wrap},
    tui::{action::Context, list, look::Look, pen, theme::Theme},
};

/// Below this width a row is the question and its marks.
const NARROW: usize = 60;
/// From this width on the topic of a question in a list of the user's stands beside it.
const WIDE: usize = 100;
/// The topic's column, where there is one.
const TOPIC: usize = 24;

/// The columns of how often it was asked and of what is found in it, on a wide screen.
const USED: usize = 10;
const FOUND: usize = 14;

/// A row of the list.
enum Shown<'a> {
    Topic(&'a str),
    Row(usize),
}

/// Draws heading, filter and rows.
pub fn draw(it: &Shelf, mark: &dyn Fn(&Entry) -> String, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let area = area.intersection(frame.area());
    if area.is_empty() {
        return;
    }
    let (head, mut rest) = off_the_top(area);
    heading(it, look, frame, head);
    let mut filter = None;
    if it.is_typed || !it.is_whole() {
        let (place, below) = off_the_top(rest);
        (filter, rest) = (Some(place), below);
    }
    if area.height > 12 {
        rest = off_the_top(rest).1;
    }
    if it.found.is_empty() {
        nothing(it, look, frame, rest);
    } else {
        rows(it, mark, look, frame, rest);
    }
    // Last, for the terminal's cursor belongs to the text while that is typed.
    if let Some(place) = filter {
        draw_filter(it, look, frame, place);
    }
}

/// The first row, and what is below it.
pub fn off_the_top(area: Rect) -> (Rect, Rect) {
    let height = area.height.min(1);
    let rest = Rect { y: area.y.saturating_add(height), height: area.height - height, ..area };
    (Rect { height, ..area }, rest)
}

/// A line one column in.
pub fn put(frame: &mut Frame<'_>, area: Rect, line: &Line<'_>) {
    if area.width > 1 && area.height > 0 {
        pen::line(frame.buffer_mut(), (area.x + 1, area.y), line, area.width - 1);
    }
}

/// What is to be said of a question, each thing in one row; without a remark what it is about and how often it was
/// used.
pub fn remarks(entry: &Entry, columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    if entry.findings.is_empty() {
        let parts = [entry.topic.clone(), entry.used.words()];
        let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        return vec![Line::styled(fit_with(&words, columns, theme.glyphs.ellipsis), theme.dim)];
    }
    let reason = |finding: &crate::domain::questions::lint::Finding| {
        let room = columns.saturating_sub(finding.word().len() + 2);
        Line::from(vec![
            Span::styled(finding.word(), theme.strong),
            Span::raw("  "),
            Span::raw(fit_with(finding.reason(), room, theme.glyphs.ellipsis)),
        ])
    };
    entry.findings.iter().map(reason).collect()
}

fn heading(it: &Shelf, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let theme = &look.theme;
    let room = usize::from(area.width).saturating_sub(2);
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut before_shown = 0;
    for (index, (list, count)) in it.lists().iter().zip(&it.counts).enumerate() {
        let name = format!("{} {count}", fit_with(&list.name, 24, theme.glyphs.ellipsis));
        if index == it.shown {
            before_shown = spans.len();
            spans.push(Span::styled(format!("[{name}]"), theme.strong));
        } else {
            spans.push(Span::styled(format!(" {name} "), theme.dim));
        }
    }
    let wide = |spans: &[Span<'_>]| spans.iter().map(|span| width(&span.content)).sum::<usize>();
    if wide(&spans) > room {
        let more = look.keymap.words(Context::Questions, " ⟦Tab⟧: others");
        // From the shown one on as many as there is room for.
        spans.drain(..before_shown);
        while spans.len() > 1 && wide(&spans) + width(&more) > room {
            spans.pop();
        }
        spans.push(Span::styled(more, theme.dim));
    }
    put(frame, area, &Line::from(spans));
}

fn draw_filter(it: &Shelf, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let theme = &look.theme;
    let said = match (it.is_whole(), it.is_typed) {
        (true, _) => "words of a question or a topic",
        (false, true) => "",
        (false, false) => "⟦Esc⟧ shows all",
    };
    let said = &look.keymap.words(Context::Questions, said);
    put(frame, area, &Line::styled("/", theme.key));
    let room = area.width.saturating_sub(4);
    let right = u16::try_from(width(said)).unwrap_or(0);
    let typed = if room > right + 12 { room - right - 2 } else { room };
    if room > right + 12 {
        let x = area.right().saturating_sub(right + 2);
        put(frame, Rect { x, width: right + 2, ..area }, &Line::styled(said, theme.dim));
    }
    let field = Rect { x: area.x.saturating_add(3), width: typed, ..area };
    if it.is_typed {
        it.filter.draw_focused(frame, field, theme);
    } else {
        it.filter.draw(frame, field, theme);
    }
}

fn rows(it: &Shelf, mark: &dyn Fn(&Entry) -> String, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let mut shown = Vec::with_capacity(it.found.len());
    let mut chosen = 0;
    let mut topic = "";
    let has_topics = it.list().is_some_and(|list| list.kind == Kind::Bank);
    for row in 0..it.found.len() {
        let entry = it.entry_at(row);
        if let Some(entry) = entry.filter(|entry| has_topics && entry.topic != topic) {
            topic = &entry.topic;
            shown.push(Shown::Topic(topic));
        }
        if row == it.chosen.index() {
            chosen = shown.len();
        }
        shown.push(Shown::Row(row));
    }
    let columns = usize::from(area.width).saturating_sub(2);
    let row = |index| match shown.get(index) {
        Some(Shown::Topic(topic)) => Line::styled(
            fit_with(&topic.to_uppercase(), columns, look.theme.glyphs.ellipsis),
            look.theme.heading,
        ),
        Some(Shown::Row(row)) => it
            .entry_at(*row)
            .map_or_else(Line::default, |entry| line(entry, &mark(entry), !has_topics, columns, &look.theme)),
        None => Line::default(),
    };
    let is_question = |index| matches!(shown.get(index), Some(Shown::Row(_)));
    list::draw_with_heads(frame, area, look, chosen, shown.len(), (row, is_question));
}

/// What stands before it, the question, its topic where there is room, how often it was asked, what is found in it.
fn line(entry: &Entry, mark: &str, with_topic: bool, columns: usize, theme: &Theme) -> Line<'static> {
    let ellipsis = theme.glyphs.ellipsis;
    let found: Vec<&str> = entry.findings.iter().map(|finding| finding.word()).collect();
    let found = found.join(", ");
    let used = match (columns >= NARROW, entry.used.asked) {
        (true, count @ 1..) => format!("asked {count}"),
        _ => String::new(),
    };
    let before = format!(" {mark}");
    let topic = if with_topic && columns >= WIDE { TOPIC } else { 0 };
    // One below the other, where a column of its own takes no room that a question wants.
    let used_room = if columns >= WIDE { USED } else { width(&used) };
    let found_room = if columns >= WIDE { FOUND.max(width(&found)) } else { width(&found) };
    let between = if used_room > 0 && found_room > 0 { 2 } else { 0 };
    let right_room = used_room + between + found_room;
    let gap = if right_room > 0 { 2 } else { 0 };
    let right = pad(&used, used_room + between);
    let room = columns.saturating_sub(width(&before) + topic + gap + right_room);
    let mut spans = vec![Span::styled(before, theme.strong)];
    spans.push(Span::raw(pad(&fit_with(&entry.text, room, ellipsis), room)));
    if topic > 0 {
        let words = fit_with(&entry.topic, TOPIC - 2, ellipsis);
        spans.push(Span::styled(format!("  {}", pad(&words, TOPIC - 2)), theme.dim));
    }
    spans.push(Span::raw(" ".repeat(gap)));
    spans.push(Span::styled(right, theme.dim));
    spans.push(Span::styled(found, theme.strong));
    Line::from(spans)
}

/// A kind word where there is nothing, with the key that changes that.
fn nothing(it: &Shelf, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let kind = it.list().map(|list| list.kind);
    let elsewhere: usize = it.counts.iter().sum();
    let words = match (it.is_whole(), kind) {
        (false, _) if elsewhere > 0 => {
            format!(
                "Nothing here has the words \"{}\"; ⟦Tab⟧ goes to where they stand.",
                it.filter.text().trim()
            )
        }
        (false, _) => format!("Nothing has the words \"{}\". ⟦Esc⟧ shows all.", it.filter.text().trim()),
        (true, Some(Kind::Chosen)) => "Nothing is chosen yet. ⟦Tab⟧ goes to the questions.".to_owned(),
        (true, _) => "This list is empty. ⟦a⟧ adds a question of your own; ⟦x⟧ drops the list.".to_owned(),
    };
    let words = look.keymap.words(Context::Questions, &words);
    let lines = wrap(&words, usize::from(area.width).saturating_sub(2));
    for (y, text) in (area.y..area.bottom()).zip(lines) {
        put(frame, Rect { y, height: 1, ..area }, &Line::styled(text, look.theme.plain));
    }
}
