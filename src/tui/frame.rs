//! The page around every screen: the title, the rules, the notice, the questions, the hint bar.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::{
    action::Context,
    asking::Asking,
    behind::Behind,
    hint_bar,
    keymap::{Hint, Situation},
    look::Look,
    notice::Notice,
    pen,
    screen::Screen,
    session::{Saving, Session},
    spots::{Spot, Spots},
};
use crate::domain::columns::{fit_with, width};

/// Below these sizes one line with the count is shown; keys still work.
const LEAST_COLUMNS: u16 = 30;
const LEAST_ROWS: u16 = 6;
/// From this height on the hint bar may have two rows, and the notice a row of its own.
const ROOMY_ROWS: u16 = 16;
/// So many rows a notice may have there.
const NOTICE_ROWS: usize = 3;

/// What stands on the page.
pub struct Page<'a> {
    /// The book and how far it is saved.
    pub session: &'a Session,
    /// Theme and keymap.
    pub look: &'a Look,
    /// The screen.
    pub screen: &'a Screen,
    /// What stands behind the question over it.
    pub behind: &'a Behind,
    /// The question over it.
    pub asking: Option<&'a Asking>,
    /// What just happened.
    pub notice: Option<&'a Notice>,
    /// Which verbs are off now, and what they are called.
    pub situation: &'a dyn Situation,
}

impl Page<'_> {
    fn context(&self) -> Context {
        self.asking.map_or_else(|| self.screen.context(), Asking::context)
    }
}

/// Draws the whole program.
pub fn draw(page: &Page<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    page.look.spots.clear();
    if area.width < LEAST_COLUMNS || area.height < LEAST_ROWS {
        one_line(page, frame);
        return;
    }
    let hints = hints(page, area);
    let hint_rows = u16::try_from(hints.len()).unwrap_or(1);
    let second = page.screen.second_title(page.session, page.look, area.width.saturating_sub(2));
    let [title, below, top_rule, body, bottom_rule, bar] =
        parts(area, u16::from(second.is_some()), hint_rows);
    draw_title(page, frame, title);
    if let Some(line) = second {
        pen::line(frame.buffer_mut(), (below.x + 1, below.y), &line, below.width.saturating_sub(2));
    }
    draw_rule(page.look, frame, top_rule);
    draw_rule(page.look, frame, bottom_rule);
    let context = page.context();
    hint_bar::draw(frame, bar, &page.look.theme, &hints);
    let notice = page.notice.map(|said| {
        let most = if area.height < ROOMY_ROWS { 1 } else { NOTICE_ROWS };
        // Where letters are text, `u` takes nothing back.
        let said = if context.is_typing() { &said.without_undo() } else { said };
        said.with_keys(page.look, context).rows(page.look, area.width.saturating_sub(1), most)
    });
    let notice = notice.unwrap_or_default();
    let (body, place) = split_foot(body, u16::try_from(notice.len()).unwrap_or(1));
    let asked = page.asking.map(|asking| {
        let rows = asking.rows(page.session, page.look, body.width, body.height).min(body.height);
        (asking, split_foot(body, rows))
    });
    match asked {
        Some((asking, (above, Some(foot)))) => {
            if above.height > 0 {
                draw_behind(page, frame, above);
            }
            draw_asking(page, asking, frame, foot, above.height > 0);
        }
        _ => page.screen.view(page.session, page.look, frame, body),
    }
    if let Some(place) = place {
        for (y, line) in (place.y..place.bottom()).zip(&notice) {
            pen::line(frame.buffer_mut(), (place.x + 1, y), line, place.width.saturating_sub(1));
        }
    }
}

/// The screen behind a question. Where a text is typed it stays as it is; other questions leave it the cursor.
fn draw_behind(page: &Page<'_>, frame: &mut Frame<'_>, above: Rect) {
    let draw = |frame: &mut Frame<'_>| page.screen.view(page.session, page.look, frame, above);
    if page.context().is_typing() {
        page.behind.view(frame, above, draw);
    } else {
        draw(frame);
    }
}

fn draw_asking(page: &Page<'_>, asking: &Asking, frame: &mut Frame<'_>, foot: Rect, is_over: bool) {
    let foot = if is_over && foot.height > 2 {
        let (_, rest) = split_foot(foot, foot.height - 1);
        draw_rule(page.look, frame, Rect { height: 1, ..foot });
        rest.unwrap_or(foot)
    } else {
        foot
    };
    // What is asked is answered before anything else is clicked.
    page.look.spots.clear();
    asking.view(page.session, page.look, frame, foot);
}

/// The rows of the page from top to bottom.
fn parts(area: Rect, second: u16, hints: u16) -> [Rect; 6] {
    let row = |y: u16, height: u16| Rect { y: area.y + y, height, ..area };
    let top = 1 + second;
    let body = area.height.saturating_sub(top + 2 + hints);
    [
        row(0, 1),
        row(1, second),
        row(top, 1),
        row(top + 1, body),
        row(top + 1 + body, 1),
        row(top + 2 + body, hints),
    ]
}

/// The hint bar: two rows where there is room, and one does not hold as much.
fn hints(page: &Page<'_>, area: Rect) -> Vec<Vec<Hint>> {
    let (keymap, context) = (&page.look.keymap, page.context());
    let hints = keymap.hints(context, page.situation);
    let bar = |rows| keymap.laid_out(&hints, context, usize::from(area.width), rows);
    let one = bar(1);
    if area.height < ROOMY_ROWS {
        return one;
    }
    let two = bar(2);
    let count = |bar: &[Vec<Hint>]| bar.iter().map(Vec::len).sum::<usize>();
    if count(&one) < count(&two) { two } else { one }
}

/// The upper part, and `rows` at the foot.
fn split_foot(area: Rect, rows: u16) -> (Rect, Option<Rect>) {
    let rows = rows.min(area.height);
    let above = Rect { height: area.height - rows, ..area };
    let foot = Rect { y: area.y + above.height, height: rows, ..area };
    (above, (rows > 0).then_some(foot))
}

fn draw_rule(look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let rule = look.theme.glyphs.rule.repeat(usize::from(area.width));
    pen::line(frame.buffer_mut(), (area.x, area.y), &Line::styled(rule, look.theme.dim), area.width);
}

/// The title bar: the screens by number and how far the book is saved; or a screen's own two words.
fn draw_title(page: &Page<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = &page.look.theme;
    let (saved, style) = saving(page.session, page.look);
    match page.screen.title(page.session) {
        Some((left, right)) => {
            let right = match (&page.session.saving, right.is_empty()) {
                (Saving::Failed(_) | Saving::Waiting, _) | (_, true) => saved,
                _ => right,
            };
            let right = Span::styled(right, style);
            two_ends(frame, area, &[Span::styled(left, theme.strong)], &right, page.look);
        }
        None => {
            let room = usize::from(area.width).saturating_sub(3 + width(&saved));
            let spans = numbered(page, room);
            two_ends(frame, area, &spans, &Span::styled(saved, style), page.look);
            note_screens(&spans, &page.look.spots, area);
        }
    }
}

/// Notes where the names of the screens stand, as [`numbered`] made them: names and gaps in turn.
fn note_screens(spans: &[Span<'_>], spots: &Spots, area: Rect) {
    let mut x = area.x.saturating_add(1);
    for (number, pair) in (1..).zip(spans.chunks(2)) {
        let wide = |index: usize| pair.get(index).map_or(0, |span| width(&span.content));
        let columns = |wide: usize| u16::try_from(wide).unwrap_or(u16::MAX);
        let place = Rect { x, width: columns(wide(0)), height: 1, ..area };
        spots.note(place.intersection(area), Spot::Screen(number));
        x = x.saturating_add(columns(wide(0) + wide(1)));
    }
}

/// The screens by number, as many words as there is room for: the count goes first, then the names of the others.
fn numbered(page: &Page<'_>, room: usize) -> Vec<Span<'static>> {
    const NAMES: [&str; 6] = ["Today", "Requests", "Contacts", "Interviews", "Questions", "Insights"];
    let theme = &page.look.theme;
    let here = page.screen.number();
    let count = page.session.agenda.counts.for_today();
    let words = |with_count: bool, with_names: bool| -> Vec<(bool, String)> {
        let name = |(number, name): (u8, &str)| {
            let is_here = here == Some(number);
            let text = match (number, count) {
                (1, 1..) if with_count => format!("{number} {name} ({count})"),
                _ if with_names || is_here => format!("{number} {name}"),
                _ => number.to_string(),
            };
            (is_here, text)
        };
        (1..).zip(NAMES).map(name).collect()
    };
    let taken = |words: &[(bool, String)]| words.iter().map(|(_, text)| width(text) + 2).sum::<usize>();
    let ways = [(true, true), (false, true), (true, false)].map(|(count, names)| words(count, names));
    let fitting = ways.into_iter().find(|words| taken(words) <= room + 2);
    let spans = fitting.unwrap_or_else(|| words(false, false)).into_iter().flat_map(|(is_here, text)| {
        let style = if is_here { theme.strong } else { theme.dim };
        [Span::styled(text, style), Span::raw("  ")]
    });
    spans.collect()
}

fn two_ends(frame: &mut Frame<'_>, area: Rect, left: &[Span<'_>], right: &Span<'_>, look: &Look) {
    let columns = usize::from(area.width).saturating_sub(2);
    // Both ends are seen: the right one gives way to the left, down to two thirds of the row.
    let wanted: usize = left.iter().map(|span| width(&span.content)).sum();
    let right_room = columns.saturating_sub(wanted + 1).max(columns * 2 / 3);
    let right_text = fit_with(&right.content, right_room, look.theme.glyphs.ellipsis);
    let taken = width(&right_text);
    let room = columns.saturating_sub(taken + usize::from(taken > 0));
    let mut line = Line::raw(" ");
    let mut used = 0;
    for span in left {
        let text = fit_with(&span.content, room - used, look.theme.glyphs.ellipsis);
        used += width(&text);
        line.push_span(Span::styled(text, span.style));
    }
    line.push_span(Span::raw(" ".repeat(columns.saturating_sub(used + taken))));
    line.push_span(Span::styled(right_text, right.style));
    pen::line(frame.buffer_mut(), (area.x, area.y), &line, area.width);
}

/// How far the book is saved, in a word or two.
fn saving(session: &Session, look: &Look) -> (String, Style) {
    let theme = &look.theme;
    let (words, style) = match &session.saving {
        Saving::Untouched => (String::new(), theme.dim),
        Saving::Saved => ("saved".to_owned(), theme.good),
        Saving::Unsaved => ("saving".to_owned(), theme.dim),
        Saving::Waiting => ("not saved yet: another window is writing".to_owned(), theme.problem),
        Saving::Failed(why) => (
            format!("NOT SAVED: {why}  {} tries again", look.keymap.words(Context::Today, "⟦w⟧")),
            theme.problem,
        ),
        Saving::Demo => ("demo".to_owned(), theme.strong),
        Saving::LookOnly => ("a look only, nothing can be changed".to_owned(), theme.strong),
    };
    if session.is_pretended {
        let sep = if words.is_empty() { "" } else { ", " };
        return (format!("{words}{sep}time pretended"), style);
    }
    (words, style)
}

/// A terminal too small for a page still says how much there is to do.
fn one_line(page: &Page<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    let words = match (page.notice, page.session.agenda.counts.for_today()) {
        (Some(notice), _) => page.look.keymap.words(page.context(), notice.text()),
        (None, 0) => "all clear".to_owned(),
        (None, count) => format!("{count} for today"),
    };
    let words = fit_with(&words, usize::from(area.width), page.look.theme.glyphs.ellipsis);
    pen::line(frame.buffer_mut(), (area.x, area.y), &Line::raw(words), area.width);
}
