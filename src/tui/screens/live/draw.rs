//! How the live screen is laid out: the questions around the one the cursor is on, below them the notes and the closing
//! list; where there is little room, all in one flow.

mod block;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
};

use self::block::{Block, Builder, Cursor};
use super::{Live, place::Place};
use crate::{
    domain::{columns::wrap, interview::Interview},
    tui::{action::Context, look::Look, pen, session::Session},
};

/// From this height on the notes and the closing list have rows of their own.
const PINNED_ROWS: u16 = 9;
/// From this height on there are rules and blank rows between the parts.
const ROOMY_ROWS: u16 = 14;
/// From this width on what was prepared stands beside the questions.
const BESIDE_COLUMNS: u16 = 110;

/// Draws it.
pub(super) fn view(live: &Live, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    if area.is_empty() {
        return;
    }
    let Some((_, interview)) = live.talk(session) else {
        return gone(live, look, frame, area);
    };
    let prepared = if area.width >= BESIDE_COLUMNS { prepared(interview, session) } else { Vec::new() };
    let area = if prepared.is_empty() {
        area
    } else {
        let wide = area.width / 3;
        let left = Rect { width: area.width - wide - 2, ..area };
        let right = Rect { x: left.right() + 2, width: wide, ..area };
        beside(&prepared, look, frame, right);
        left
    };
    let page = Page {
        live,
        interview,
        session,
        look,
        is_beside: !prepared.is_empty(),
        places: live.places(session),
    };
    page.draw(frame, area);
}

/// A talk that was taken out of the book, and what is typed into it all the same.
fn gone(live: &Live, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let words = Line::raw("This talk is no longer in the book.");
    pen::line(frame.buffer_mut(), (area.x + 1, area.y), &words, area.width.saturating_sub(1));
    frame.set_cursor_position(Position::new(area.x, area.y));
    let Some(typing) = live.typing.as_ref().filter(|_| area.height > 1) else { return };
    let rows =
        Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
    live.columns.set(rows.width);
    typing.field.draw_focused(frame, rows, &look.theme);
}

/// What is drawn.
struct Page<'a> {
    live: &'a Live,
    interview: &'a Interview,
    session: &'a Session,
    look: &'a Look,
    /// Whether the introduction stands beside the questions already.
    is_beside: bool,
    /// Where the cursor can stand, in its order.
    places: Vec<Place>,
}

impl Page<'_> {
    fn draw(&self, frame: &mut Frame<'_>, area: Rect) {
        let builder = self.builder(area);
        let is_pinned = area.height >= PINNED_ROWS;
        let is_roomy = area.height >= ROOMY_ROWS;
        let mut rest = area;
        if is_pinned {
            if let Some(block) = builder.closing() {
                rest = self.foot(frame, rest, &block);
                if is_roomy {
                    let y = rest.bottom().saturating_sub(1);
                    let rule = self.look.theme.glyphs.rule.repeat(usize::from(area.width));
                    let rule = Line::styled(rule, self.look.theme.dim);
                    pen::line(frame.buffer_mut(), (rest.x, y), &rule, rest.width);
                    rest.height = rest.height.saturating_sub(2);
                }
            }
            let most = if self.at(&Place::Notes) { rest.height / 3 } else { (rest.height / 6).max(1) };
            rest = self.foot(frame, rest, &builder.notes(most.max(1)));
            rest.height = rest.height.saturating_sub(u16::from(is_roomy));
        }
        self.flow(frame, rest, is_pinned);
    }

    fn builder(&self, area: Rect) -> Builder<'_> {
        Builder {
            live: self.live,
            interview: self.interview,
            introduction: &self.session.book.goals.introduction,
            look: self.look,
            columns: area.width,
            rows: area.height,
        }
    }

    fn cursor(&self) -> Cursor<'_> {
        Cursor { live: self.live, look: self.look, places: &self.places }
    }

    fn at(&self, place: &Place) -> bool {
        self.live.place.as_ref() == Some(place)
    }

    /// Draws a block at the foot; returns what is left above it.
    fn foot(&self, frame: &mut Frame<'_>, area: Rect, block: &Block) -> Rect {
        let height = block.height().min(area.height);
        let above = Rect { height: area.height - height, ..area };
        let place = Rect { y: above.bottom(), height, ..area };
        block.draw(&self.cursor(), frame, place, 0);
        above
    }

    /// The questions, and what has no rows of its own, around the cursor.
    fn flow(&self, frame: &mut Frame<'_>, area: Rect, is_pinned: bool) {
        let builder = self.builder(area);
        let mut items = Vec::new();
        if self.shows_introduction() {
            items.push(Item::Introduction);
        }
        items.extend((0..self.interview.answers.len()).map(Item::Question));
        if let Some(Place::Question(gone)) = &self.live.place
            && self.live.typing.is_some()
            && !self.interview.answers.iter().any(|answer| answer.question == *gone)
        {
            items.push(Item::Gone);
        }
        if items.is_empty() && is_pinned {
            let words = "No questions are chosen. What is said goes into the notes below: ⟦n⟧";
            let words = self.look.keymap.words(Context::Live, words);
            let rows = wrap(&words, usize::from(area.width.saturating_sub(2)));
            for (y, row) in (area.y..area.bottom()).zip(rows) {
                let row = Line::styled(row, self.look.theme.dim);
                pen::line(frame.buffer_mut(), (area.x + 1, y), &row, area.width.saturating_sub(1));
            }
            return;
        }
        if !is_pinned {
            items.extend([Item::Notes, Item::Closing]);
        }
        let chosen = items.iter().position(|item| self.is_chosen(item)).unwrap_or_else(|| self.near(&items));
        let build = |index: usize| items.get(index).and_then(|item| self.build(item, &builder, area.height));
        let mut room = usize::from(area.height);
        let Some(block) = build(chosen) else { return };
        room = room.saturating_sub(usize::from(block.height()));
        let above = gather((0..chosen).rev().filter_map(build), room);
        let below = gather((chosen + 1..items.len()).filter_map(build), room);
        let tall = |blocks: &[Block]| blocks.iter().map(|block| usize::from(block.height())).sum::<usize>();
        let (tall_above, tall_below) = (tall(&above), tall(&below));
        let rows_above = if tall_below < room - room / 2 { room - tall_below.min(room) } else { room / 2 };
        let rows_above = rows_above.min(tall_above);
        // The blocks above are drawn from the middle up; the topmost may be cut.
        let mut y = i32::from(area.y) + i32::try_from(rows_above).unwrap_or(0)
            - i32::try_from(tall_above).unwrap_or(0);
        for block in above.iter().rev().chain([&block]).chain(&below) {
            let cut = u16::try_from((i32::from(area.y) - y).max(0)).unwrap_or(u16::MAX);
            let top = u16::try_from(y.max(i32::from(area.y))).unwrap_or(u16::MAX);
            if cut < block.height() && top < area.bottom() {
                let height = (block.height() - cut).min(area.bottom() - top);
                block.draw(&self.cursor(), frame, Rect { y: top, height, ..area }, cut);
            }
            y += i32::from(block.height());
        }
    }

    /// Until something was asked the introduction stands above the questions; later where the cursor goes there.
    fn shows_introduction(&self) -> bool {
        let is_new = !self.interview.answers.iter().any(|answer| answer.asked) && !self.is_beside;
        let is_there = !self.session.book.goals.introduction.is_empty();
        is_there && (is_new && self.interview.live.is_some() || self.at(&Place::Introduction))
    }

    fn is_chosen(&self, item: &Item) -> bool {
        match (item, &self.live.place) {
            (Item::Introduction, Some(Place::Introduction))
            | (Item::Notes, Some(Place::Notes))
            | (Item::Closing, Some(Place::Closing(_)))
            | (Item::Gone, _) => true,
            (Item::Question(index), Some(Place::Question(question))) => {
                self.interview.answers.get(*index).is_some_and(|answer| answer.question == *question)
            }
            _ => false,
        }
    }

    /// What is shown while the cursor is below: the first question that was not asked.
    fn near(&self, items: &[Item]) -> usize {
        let is_open = |item: &Item| match item {
            Item::Question(index) => self.interview.answers.get(*index).is_some_and(|answer| !answer.asked),
            _ => false,
        };
        items.iter().position(is_open).unwrap_or(items.len().saturating_sub(1))
    }

    fn build(&self, item: &Item, builder: &Builder<'_>, height: u16) -> Option<Block> {
        match item {
            Item::Introduction => Some(builder.introduction(self.at(&Place::Introduction))),
            Item::Question(index) => {
                self.interview.answers.get(*index).map(|answer| builder.question(answer))
            }
            Item::Gone => Some(builder.gone()),
            Item::Notes => Some(builder.notes(if self.at(&Place::Notes) { height } else { 1 })),
            Item::Closing => builder.closing(),
        }
    }
}

/// A part of the flow.
enum Item {
    Introduction,
    Question(usize),
    /// A question that is typed for, and is gone from the book.
    Gone,
    Notes,
    Closing,
}

/// As many blocks as there are rows for, and one more that may be cut.
fn gather(blocks: impl Iterator<Item = Block>, rows: usize) -> Vec<Block> {
    let mut gathered = Vec::new();
    let mut used = 0;
    for block in blocks {
        if used >= rows {
            break;
        }
        used += usize::from(block.height());
        gathered.push(block);
    }
    gathered
}

/// What was prepared, each under its heading.
fn prepared<'s>(interview: &'s Interview, session: &'s Session) -> Vec<(&'static str, &'s str)> {
    let prepared = &interview.preparation;
    let parts = [
        ("MY INTRODUCTION", session.book.goals.introduction.as_str()),
        ("WHAT I KNOW", prepared.research.as_str()),
        ("TERMS", prepared.terms.as_str()),
        ("I EXPECT TO HEAR", prepared.expects.as_str()),
    ];
    parts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

fn beside(parts: &[(&'static str, &str)], look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let mut y = area.y;
    for (heading, text) in parts {
        let rows =
            block::head(text, usize::from(area.width.saturating_sub(1)), usize::from(area.height), look);
        let heading = Line::styled(*heading, look.theme.heading);
        for row in std::iter::once(heading).chain(rows.into_iter().map(Line::raw)).chain([Line::raw("")]) {
            if y < area.bottom() {
                pen::line(frame.buffer_mut(), (area.x, y), &row, area.width);
                y += 1;
            }
        }
    }
}
