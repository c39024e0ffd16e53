//! One part of the live screen in rows: a question with its answer, the notes, the introduction.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::{
    domain::{
        columns::{fit_with, pad, width, wrap},
        interview::{Answer, Interview},
    },
    tui::{
        look::Look,
        pen,
        screens::live::{Live, closing, place::Place},
        spots::{Spot, offset},
    },
};

/// From this width on there is air between the columns.
const AIRY_COLUMNS: u16 = 60;
/// From this height on more of each answer is shown.
const TALL_ROWS: u16 = 26;
/// What stands before the notes.
const NOTES: &str = "NOTES";

/// Some rows; over them a field that is typed into.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) lines: Vec<Line<'static>>,
    /// So many rows are reversed from the top, as those the cursor is on.
    pub(super) selected: u16,
    /// Where the terminal's cursor stands, where no field is typed into.
    pub(super) cursor: Option<(u16, u16)>,
    /// The field: its first column and row in the block, and its height.
    pub(super) field: Option<(u16, u16, u16)>,
    /// Where else the cursor can go: columns and rows of the block.
    pub(super) spots: Vec<(Rect, Place)>,
}

impl Block {
    /// All of it is one place.
    fn of(mut self, place: Place) -> Self {
        self.spots.push((Rect::new(0, 0, u16::MAX, self.height()), place));
        self
    }

    pub(super) fn height(&self) -> u16 {
        let lines = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        self.field.map_or(0, |(_, y, height)| y + height).max(lines)
    }

    /// Draws its rows from `cut` on.
    pub(super) fn draw(&self, on: &Cursor<'_>, frame: &mut Frame<'_>, area: Rect, cut: u16) {
        let Cursor { live, look, places } = on;
        for (y, line) in (area.y..area.bottom()).zip(self.lines.iter().skip(usize::from(cut))) {
            pen::line(frame.buffer_mut(), (area.x, y), line, area.width);
        }
        let seen = |row: u16| Some(area.y + row.checked_sub(cut)?).filter(|y| *y < area.bottom());
        for (spot, place) in &self.spots {
            for y in (spot.y..spot.bottom()).filter_map(seen) {
                let spot = Rect { x: area.x + spot.x, y, height: 1, ..*spot };
                if let Some(to) = places.iter().position(|it| it == place) {
                    look.spots.note(spot.intersection(area), Spot::Row(offset(live.at(places), to)));
                }
            }
        }
        for y in (0..self.selected).filter_map(seen) {
            frame.buffer_mut().set_style(Rect { y, height: 1, ..area }, look.theme.selected);
        }
        if let Some((x, y)) = self.cursor
            && let Some(y) = seen(y)
        {
            let x = area.x + x.min(area.width.saturating_sub(1));
            frame.set_cursor_position(Position::new(x, y));
        }
        if let (Some((x, y, height)), Some(typing)) = (self.field, &live.typing)
            && let Some(y) = seen(y)
        {
            let x = x.min(area.width.saturating_sub(1));
            let room =
                Rect { x: area.x + x, y, width: area.width - x, height: height.min(area.bottom() - y) };
            live.columns.set(room.width);
            typing.field.draw_focused(frame, room, &look.theme);
        }
    }
}

/// Where the cursor can go, in its order, and where it is.
pub(super) struct Cursor<'a> {
    pub(super) live: &'a Live,
    pub(super) look: &'a Look,
    pub(super) places: &'a [Place],
}

/// What blocks are built from.
pub(super) struct Builder<'a> {
    pub(super) live: &'a Live,
    pub(super) interview: &'a Interview,
    pub(super) introduction: &'a str,
    pub(super) look: &'a Look,
    pub(super) columns: u16,
    pub(super) rows: u16,
}

impl Builder<'_> {
    fn is_airy(&self) -> bool {
        self.columns >= AIRY_COLUMNS
    }

    /// Where questions begin, and where answers do.
    fn indents(&self) -> (u16, u16) {
        if self.is_airy() { (7, 10) } else { (4, 5) }
    }

    fn at(&self, place: &Place) -> bool {
        self.live.place.as_ref() == Some(place)
    }

    /// How many rows of an answer are shown.
    fn answer_rows(&self, is_here: bool) -> u16 {
        match (is_here, self.rows) {
            (true, rows) => (rows * 2 / 3).max(1),
            (false, TALL_ROWS..) => 6,
            (false, 10..) => 3,
            (false, _) => 1,
        }
    }

    /// The row's marks: the cursor, whether it was asked, whether it must be.
    fn marks(&self, is_here: bool, answer: &Answer) -> String {
        let glyphs = &self.look.theme.glyphs;
        let sign = |is: bool, sign: &'static str| if is { sign } else { " " };
        let (here, asked) = (sign(is_here, glyphs.cursor), sign(answer.asked, glyphs.ticked));
        let must = sign(answer.must_ask, glyphs.soon);
        if self.is_airy() { format!(" {here} {asked} {must} ") } else { format!("{here}{asked}{must} ") }
    }

    /// A question with what was answered.
    pub(super) fn question(&self, answer: &Answer) -> Block {
        let is_here = self.at(&Place::Question(answer.question.clone()));
        let theme = &self.look.theme;
        let (indent, answer_indent) = self.indents();
        let room = usize::from(self.columns.saturating_sub(indent + 2));
        let question = if is_here {
            let most = usize::from(self.rows / 3).max(1);
            head(&answer.question, room, most, self.look)
        } else {
            vec![fit_with(&answer.question, room, theme.glyphs.ellipsis)]
        };
        let is_typed = is_here && self.live.typing.is_some();
        let style = if is_here { theme.strong } else { theme.plain };
        let mut marks = self.marks(is_here, answer);
        let mut block = Block::default();
        for row in question {
            block.lines.push(Line::from(vec![Span::raw(marks), Span::styled(row, style)]));
            marks = " ".repeat(usize::from(indent));
        }
        let asked = u16::try_from(block.lines.len()).unwrap_or(1);
        if is_typed {
            block.field = Some((answer_indent, asked, self.field_rows(answer_indent, asked)));
        } else {
            let room = usize::from(self.columns.saturating_sub(answer_indent + 4));
            let most = usize::from(self.answer_rows(is_here));
            let rows = head(&answer.text, room, most, self.look);
            let indent = " ".repeat(usize::from(answer_indent));
            block.lines.extend(rows.into_iter().map(|row| Line::raw(format!("{indent}{row}"))));
            if is_here {
                block.selected = asked;
                block.cursor = Some((u16::from(self.is_airy()), 0));
            }
        }
        if answer.starred {
            // At the end of what it is for.
            let last = if is_typed { block.lines.first_mut() } else { block.lines.last_mut() };
            if let Some(line) = last {
                star(line, usize::from(self.columns), theme.strong);
            }
        }
        block.of(Place::Question(answer.question.clone()))
    }

    /// A question that is typed for and no longer stands in the book.
    pub(super) fn gone(&self) -> Block {
        let Some(Place::Question(question)) = &self.live.place else { return Block::default() };
        let answer = Answer { question: format!("{question} (taken out meanwhile)"), ..Answer::default() };
        let (indent, answer_indent) = self.indents();
        let room = usize::from(self.columns.saturating_sub(indent));
        let words = fit_with(&answer.question, room, self.look.theme.glyphs.ellipsis);
        let line = Line::from(vec![Span::raw(self.marks(true, &answer)), Span::raw(words)]);
        let field = Some((answer_indent, 1, self.field_rows(answer_indent, 1)));
        Block { lines: vec![line], field, ..Block::default() }
    }

    /// As many rows as the typed text takes, while some are left for what stands around it.
    fn field_rows(&self, indent: u16, above: u16) -> u16 {
        let columns = self.columns.saturating_sub(indent).max(1);
        let tall = self.live.typing.as_ref().map_or(1, |typing| typing.field.height(columns));
        let most = if self.rows < 8 { self.rows.saturating_sub(above) } else { self.rows * 2 / 3 };
        u16::try_from(tall).unwrap_or(u16::MAX).min(most).max(1)
    }

    /// The free notes in at most so many rows.
    pub(super) fn notes(&self, most: u16) -> Block {
        let is_here = self.at(&Place::Notes);
        let theme = &self.look.theme;
        let indent = u16::try_from(NOTES.len() + 3).unwrap_or(8);
        let mark = if is_here { theme.glyphs.cursor } else { " " };
        let head_of = |rest: Span<'static>| {
            Line::from(vec![Span::raw(mark), Span::styled(NOTES, theme.heading), Span::raw("  "), rest])
        };
        if is_here && self.live.typing.is_some() {
            let columns = self.columns.saturating_sub(indent).max(1);
            let tall = self.live.typing.as_ref().map_or(1, |typing| typing.field.height(columns));
            let tall = u16::try_from(tall).unwrap_or(u16::MAX).min(most).max(1);
            let lines = vec![head_of(Span::raw(""))];
            return Block { lines, field: Some((indent, 0, tall)), ..Block::default() };
        }
        let room = usize::from(self.columns.saturating_sub(indent + 1));
        let rows = head(&self.interview.notes, room, usize::from(most.max(1)), self.look);
        let mut block = Block::default();
        if rows.is_empty() {
            let words = fit_with("what belongs to no question", room, theme.glyphs.ellipsis);
            block.lines.push(head_of(Span::styled(words, theme.dim)));
        }
        for (index, row) in rows.into_iter().enumerate() {
            block.lines.push(match index {
                0 => head_of(Span::raw(row)),
                _ => Line::raw(format!("{}{row}", " ".repeat(usize::from(indent)))),
            });
        }
        if is_here {
            block.selected = 1;
            block.cursor = Some((0, 0));
        }
        block.of(Place::Notes)
    }

    /// The user's own introduction: whole where the cursor is on it.
    pub(super) fn introduction(&self, is_here: bool) -> Block {
        let theme = &self.look.theme;
        let most = if is_here { self.rows } else { self.rows / 5 }.max(1);
        let room = usize::from(self.columns.saturating_sub(4));
        let rows = head(self.introduction, room, usize::from(most), self.look);
        let mark = if is_here { theme.glyphs.cursor } else { " " };
        let mut block = Block::default();
        let heading = Line::from(vec![Span::raw(mark), Span::styled("MY INTRODUCTION", theme.heading)]);
        if self.rows >= 8 {
            block.lines.push(heading);
        }
        for row in rows {
            let mark = if block.lines.is_empty() { mark } else { " " };
            block.lines.push(Line::raw(format!("{mark}  {row}")));
        }
        if self.rows >= 8 {
            block.lines.push(Line::raw(""));
        }
        if is_here {
            block.selected = 1;
            block.cursor = Some((0, 0));
        }
        block.of(Place::Introduction)
    }

    /// The closing list, where there is one.
    pub(super) fn closing(&self) -> Option<Block> {
        closing_list(self.live, self.interview, self.look, self.columns)
    }
}

/// The closing list as a block.
fn closing_list(live: &Live, interview: &Interview, look: &Look, columns: u16) -> Option<Block> {
    let list = interview.live.as_ref()?;
    let theme = &look.theme;
    let mut block = Block::default();
    let room = usize::from(columns.saturating_sub(2));
    for (y, parts) in closing::rows(list, theme.glyphs.ticked, room).into_iter().enumerate() {
        let mut line = Line::raw(" ");
        for (words, item) in parts {
            let is_here = item.is_some_and(|item| live.place == Some(Place::Closing(item)));
            let style = match (is_here, item) {
                (true, _) => theme.selected,
                (false, None) => theme.strong,
                (false, Some(_)) => theme.plain,
            };
            if line.spans.len() > 1 {
                line.push_span(Span::raw("  "));
            }
            if is_here {
                block.cursor =
                    Some((u16::try_from(line.width()).unwrap_or(0), u16::try_from(y).unwrap_or(0)));
            }
            if let Some(item) = item {
                let column = |wide: usize| u16::try_from(wide).unwrap_or(u16::MAX);
                let spot = Rect::new(column(line.width()), column(y), column(width(&words)), 1);
                block.spots.push((spot, Place::Closing(item)));
            }
            line.push_span(Span::styled(words, style));
        }
        block.lines.push(line);
    }
    Some(block)
}

/// Puts the star at the right end.
fn star(line: &mut Line<'static>, columns: usize, style: ratatui::style::Style) {
    let used: usize = line.spans.iter().map(|span| width(&span.content)).sum();
    let gap = columns.saturating_sub(used + 3).max(1);
    line.push_span(Span::raw(pad("", gap)));
    line.push_span(Span::styled("*", style));
}

/// The first rows of a text; where there is more, the last of them says so. Of a long text only the beginning is
/// looked at.
pub(super) fn head(text: &str, columns: usize, most: usize, look: &Look) -> Vec<String> {
    let text = text.trim_end();
    if text.is_empty() || most == 0 {
        return Vec::new();
    }
    // No letter takes more than four bytes a column, but for marks that are drawn over it.
    let enough = (most + 1).saturating_mul(columns.max(1)).saturating_mul(4);
    let end = (enough..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let mut rows = wrap(text.get(..end).unwrap_or_default(), columns.max(1));
    let is_cut = rows.len() > most || end < text.len();
    rows.truncate(most);
    if let Some(last) = rows.last_mut().filter(|_| is_cut) {
        let ellipsis = look.theme.glyphs.ellipsis;
        let kept = fit_with(last, columns.saturating_sub(width(ellipsis)), "");
        *last = format!("{}{ellipsis}", kept.trim_end());
    }
    rows
}
