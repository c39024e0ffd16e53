//! The page on the screen: one column, or two where there is room; only the lines that are seen are built.

use std::ops::Range;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
};

use super::{
    bars::{self, Chart},
    figures::{Source, Told},
    page::{Item, Page, RowKey},
};
use crate::{
    domain::{
        columns::{fit_with, pad, width, wrap},
        insight::share::Share,
    },
    tui::{list, pen, spots::steps, theme::Theme},
};

/// Kind words while there is little to learn from.
const EARLY: &str = "After the first five answers this page begins to mean something.";
/// From this width on the page stands in two columns.
const TWO_COLUMNS: u16 = 120;
/// Below this width there is no room for bars, and labels are short.
const NARROW: usize = 56;
/// The columns of a figure's label and words.
const LABEL: usize = 15;
const WORDS: usize = 17;
/// What else there is to say of a figure: "after 2.5 days, 12 open".
const MORE: usize = 25;
/// The narrowest bar that says something, and the widest.
const NARROWEST_BAR: usize = 10;
const WIDEST_BAR: usize = 24;
/// What stands left of the bars of the weeks.
const BESIDE_WEEKS: usize = 3;

/// Draws the page with the cursor on the row in place `chosen`.
pub fn draw(page: &Page, chosen: usize, source: &Source<'_>, frame: &mut Frame<'_>, area: Rect) {
    let area = area.intersection(frame.area());
    if area.is_empty() {
        return;
    }
    let area = if source.insight.is_early() { early(source, frame, area) } else { area };
    let place = page.places.get(chosen).copied().unwrap_or(0);
    let two = area.width >= TWO_COLUMNS && page.half > 0 && page.half < page.items.len();
    if !two {
        column(page, 0..page.items.len(), place, source, frame, area);
        return;
    }
    let left = Rect { width: area.width / 2 - 1, ..area };
    let x = area.x.saturating_add(area.width / 2);
    let right = Rect { x, width: area.right().saturating_sub(x), ..area };
    // The right half begins with the gap before its first part.
    column(page, 0..page.half, place, source, frame, left);
    column(page, page.half + 1..page.items.len(), place, source, frame, right);
}

/// Kind words while there is little to learn from, above the page. Returns what is left for the page.
fn early(source: &Source<'_>, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let lines = wrap(EARLY, usize::from(area.width).saturating_sub(2));
    let taken = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(1);
    if area.height < taken.saturating_mul(2) {
        return area;
    }
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        pen::line(
            frame.buffer_mut(),
            (area.x + 1, y),
            &Line::styled(line, source.look.theme.strong),
            area.width,
        );
    }
    Rect { y: area.y + taken, height: area.height - taken, ..area }
}

/// Some items from top to bottom, so far down that the one at `chosen` is seen, where it is among them.
fn column(
    page: &Page,
    items: Range<usize>,
    chosen: usize,
    source: &Source<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let height = usize::from(area.height);
    let is_here = items.contains(&chosen);
    let at = if is_here { chosen - items.start } else { 0 };
    let seen = list::window(at, height, items.len());
    let columns = usize::from(area.width).saturating_sub(2);
    let laid = Layout { source, columns };
    let shown = page.items.get(items.clone()).unwrap_or_default();
    for (y, index) in (area.y..area.bottom()).zip(seen) {
        let Some(item) = shown.get(index) else { continue };
        let is_chosen = is_here && index == at;
        let is_row = |index: usize| matches!(page.items.get(index), Some(Item::Row(_)));
        let whole = items.start + index;
        if is_row(whole) {
            source.look.spots.row(area, y, steps(chosen, whole, is_row));
        }
        pen::line(frame.buffer_mut(), (area.x + 1, y), &laid.line(*item), area.width.saturating_sub(1));
        if is_chosen {
            pen::line(frame.buffer_mut(), (area.x, y), &Line::raw(source.look.theme.glyphs.cursor), 1);
            frame.buffer_mut().set_style(Rect { y, height: 1, ..area }, source.look.theme.selected);
            keep_the_bar(frame, Rect { y, height: 1, ..area }, &source.look.theme);
            frame.set_cursor_position(Position::new(area.x, y));
        }
    }
}

/// Turned round, a full bar would look like an empty one: where it has a colour, it keeps that.
fn keep_the_bar(frame: &mut Frame<'_>, row: Rect, theme: &Theme) {
    let Some(colour) = theme.good.fg else { return };
    for x in row.x..row.right() {
        if let Some(cell) = frame.buffer_mut().cell_mut((x, row.y))
            && cell.symbol() == theme.glyphs.bar
        {
            cell.set_style(Style::new().fg(colour).remove_modifier(Modifier::REVERSED));
        }
    }
}

struct Layout<'s> {
    source: &'s Source<'s>,
    columns: usize,
}

impl Layout<'_> {
    fn fit(&self, text: &str, columns: usize) -> String {
        fit_with(text, columns, self.source.look.theme.glyphs.ellipsis)
    }

    fn cell(&self, text: &str, columns: usize) -> String {
        pad(&self.fit(text, columns), columns)
    }

    fn line(&self, item: Item) -> Line<'static> {
        let theme = &self.source.look.theme;
        let insight = self.source.insight;
        let indent = if self.columns < NARROW { 0 } else { BESIDE_WEEKS };
        let chart = Chart { weeks: &insight.weeks, columns: self.columns.saturating_sub(indent), theme };
        let indented = |mut line: Line<'static>| {
            line.spans.insert(0, Span::raw(" ".repeat(indent)));
            line
        };
        match item {
            Item::Gap => Line::default(),
            Item::Heading(part) => {
                let (head, beside) = self.source.heading(part);
                self.two_ends(head, theme.heading, &beside, theme.dim)
            }
            Item::Sub(words) => Line::styled(self.fit(words, self.columns), theme.dim),
            Item::Bars(measure, row) => indented(chart.bars(measure, row)),
            Item::Numbers(measure) => indented(chart.numbers(measure)),
            Item::Weeks => indented(chart.days(self.source.session.now.today())),
            Item::Row(key) => self.row(key),
        }
    }

    /// A row, a column further in than the heads.
    fn row(&self, key: RowKey) -> Line<'static> {
        let inner = Self { columns: self.columns.saturating_sub(1), ..*self };
        let mut line = match self.source.row(key) {
            Some(Told::Figure { label, words, bar, more }) => inner.figure(&label, &words, bar, &more),
            Some(Told::Text { label, text, right }) => inner.text(key, &label, &text, &right),
            None => Line::default(),
        };
        line.spans.insert(0, Span::raw(" "));
        line
    }

    /// Label, number, bar, and what else there is to say.
    fn figure(&self, label: &str, words: &str, bar: Option<Share>, more: &str) -> Line<'static> {
        let theme = &self.source.look.theme;
        let is_narrow = self.columns < NARROW;
        let label_room = self.columns.saturating_sub(WORDS + 1).min(LABEL);
        let mut spans = vec![
            Span::raw(self.cell(label, label_room)),
            Span::raw(" "),
            Span::styled(self.cell(words, WORDS), theme.strong),
        ];
        let mut used = label_room + 1 + WORDS;
        if !is_narrow {
            let room = self.columns.saturating_sub(used + 1 + MORE).clamp(NARROWEST_BAR, WIDEST_BAR);
            let bar = bar.and_then(|share| bars::share(share, room, theme));
            let bar = bar.map_or_else(|| vec![Span::raw(" ".repeat(room))], |bar| bar.to_vec());
            spans.push(Span::raw(" "));
            spans.extend(bar);
            used += 1 + room;
        }
        let room = self.columns.saturating_sub(used + 2);
        spans.push(Span::styled(format!("  {}", self.fit(more, room)), theme.dim));
        Line::from(spans)
    }

    /// A text with a label before it, where it has one, and a word at the right end.
    fn text(&self, key: RowKey, label: &str, text: &str, right: &str) -> Line<'static> {
        let theme = &self.source.look.theme;
        let can_do_without = matches!(key, RowKey::Field(_) | RowKey::Introducer(_));
        let right = if can_do_without && self.columns < NARROW { "" } else { right };
        let label_room = match (key, label.is_empty()) {
            (_, true) => 0,
            (RowKey::Field(_) | RowKey::Introducer(_) | RowKey::Missing(_), false) => {
                (self.columns / 3).min(24)
            }
            (RowKey::Lead(..), false) => 12,
            (_, false) => 9,
        };
        let rest = self.columns.saturating_sub(label_room);
        let label =
            if label_room > 0 { self.cell(label, label_room.saturating_sub(1)) + " " } else { String::new() };
        let mut line = Line::from(vec![Span::styled(label, theme.strong)]);
        let inner = Self { source: self.source, columns: rest };
        line.spans.extend(inner.two_ends(text, theme.plain, right, theme.dim).spans);
        line
    }

    /// Two texts at the two ends; where both have no room, the right one has at most two fifths.
    fn two_ends(&self, left: &str, left_style: Style, right: &str, right_style: Style) -> Line<'static> {
        if right.is_empty() {
            return Line::styled(self.fit(left, self.columns), left_style);
        }
        let free = self.columns.saturating_sub(width(left) + 2);
        let right = self.fit(right, free.max(self.columns * 2 / 5).min(self.columns));
        let room = self.columns.saturating_sub(width(&right) + 2);
        Line::from(vec![
            Span::styled(self.cell(left, room), left_style),
            Span::raw("  "),
            Span::styled(right, right_style),
        ])
    }
}
