//! The debrief, drawn: a row a step, and below them what belongs to the one that the cursor is on.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{Debrief, Talk, kind_words};
use crate::{
    domain::{
        channel::Channel,
        columns::{fit_with, pad, wrap},
        debrief_words,
        drafts::draft,
        interview::DebriefStep,
        moment::Moment,
        when::words,
    },
    tui::{action::Context, draft_words, follow_up_row, list, look::Look, pen, session::Session, talk_words},
};

/// From so many rows on all steps are shown at once.
const ROOM_FOR_ALL: u16 = 13;
/// The columns of a step's name.
const NAME: usize = 11;

pub(super) fn draw(
    page: &Debrief,
    talk: &Talk<'_>,
    session: &Session,
    look: &Look,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    if area.is_empty() {
        return;
    }
    if area.height < ROOM_FOR_ALL {
        one_step(page, talk, session, look, frame, area);
    } else {
        all(page, talk, session, look, frame, area);
    }
}

/// Every step in a row, the chosen one's text below.
fn all(page: &Debrief, talk: &Talk<'_>, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let wide = usize::from(area.width).saturating_sub(1);
    put(frame, area, 0, &head(talk, session, look, wide));
    let steps = u16::try_from(DebriefStep::ALL.len()).unwrap_or(u16::MAX);
    let rows = Rect { y: area.y + 2, height: steps, ..area };
    let chosen = page.chosen.index();
    let detail =
        Rect { y: rows.bottom() + 1, height: area.bottom().saturating_sub(rows.bottom() + 1), ..area };
    let text = cut(text(page, talk, session, look, wide), detail.height, look);
    for (y, line) in (0..).zip(text) {
        put(frame, detail, y, &line);
    }
    list::draw(frame, rows, look, chosen, DebriefStep::ALL.len(), |index| {
        DebriefStep::ALL
            .get(index)
            .map(|step| row(page, talk, *step, session, look, wide))
            .unwrap_or_default()
    });
}

/// In little room the chosen step and its text come first, what is left besides in a row below.
fn one_step(
    page: &Debrief,
    talk: &Talk<'_>,
    session: &Session,
    look: &Look,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let wide = usize::from(area.width).saturating_sub(1);
    put(frame, area, 0, &row(page, talk, page.step(), session, look, wide));
    let first = Rect { height: 1, ..area };
    pen::line(frame.buffer_mut(), (area.x, area.y), &Line::raw(look.theme.glyphs.cursor), 1);
    frame.buffer_mut().set_style(first, look.theme.selected);
    let others: Vec<&str> =
        page.open.iter().filter(|step| **step != page.step()).map(|step| step.words()).collect();
    let below = u16::from(!others.is_empty() && area.height > 3);
    let room = area.height.saturating_sub(1 + below);
    for (y, line) in (1..).zip(cut(text(page, talk, session, look, wide), room, look)) {
        put(frame, area, y, &line);
    }
    if below > 0 {
        let words = fit_with(&format!("then {}", others.join(", ")), wide, look.theme.glyphs.ellipsis);
        put(frame, area, area.height - 1, &Line::styled(words, look.theme.dim));
    }
    frame.set_cursor_position(Position::new(area.x, area.y));
}

/// The rows there is room for; a draft that goes on is read whole where it is written.
fn cut(mut rows: Vec<Line<'static>>, room: u16, look: &Look) -> Vec<Line<'static>> {
    let room = usize::from(room);
    if rows.len() > room {
        rows.truncate(room.saturating_sub(1));
        let more = format!("  {} Enter shows all of it", look.theme.glyphs.ellipsis);
        rows.push(Line::styled(more, look.theme.dim));
        rows.truncate(room);
    }
    rows
}

fn put(frame: &mut Frame<'_>, area: Rect, row: u16, line: &Line<'_>) {
    if row < area.height {
        pen::line(frame.buffer_mut(), (area.x + 1, area.y + row), line, area.width.saturating_sub(1));
    }
}

/// "talked Thu 12 Nov, 15:00 to 15:30, on Zoom"
fn head(talk: &Talk<'_>, session: &Session, look: &Look, wide: usize) -> Line<'static> {
    let zone = &session.now.zone;
    let start = zone.local(talk.interview.start(zone));
    let end = zone.local(talk.interview.end(zone));
    let day = words::weekday_date(start.date_naive(), session.now.today());
    let times = match talk.interview.starts_at {
        Moment::Instant(_) => format!(", {} to {}", words::clock(start.time()), words::clock(end.time())),
        Moment::Date(_) => String::new(),
    };
    let how = talk.interview.medium.as_ref().map(Channel::phrase).map(|how| format!(", {how}"));
    let where_ = [talk.contact.role.as_str(), talk.contact.employer.as_str()];
    let who: Vec<&str> = where_.into_iter().filter(|part| !part.is_empty()).collect();
    let who = if who.is_empty() { String::new() } else { format!("; {}", who.join(", ")) };
    let words = format!("{}, {day}{times}{}{who}", talk.contact.name, how.unwrap_or_default());
    Line::styled(fit_with(&words, wide, look.theme.glyphs.ellipsis), look.theme.strong)
}

/// One step and how it stands: "`[x]` remember   Half of it is persuading."
fn row(
    page: &Debrief,
    talk: &Talk<'_>,
    step: DebriefStep,
    session: &Session,
    look: &Look,
    wide: usize,
) -> Line<'static> {
    let theme = &look.theme;
    let said = debrief_words::lines(step, talk.contact, talk.id, &session.book, &session.now);
    let is_open = page.open.contains(&step);
    let mark = match (is_open, said.is_empty()) {
        (true, _) => " ",
        (false, false) => theme.glyphs.ticked,
        (false, true) => "-",
    };
    let words = match (step, &page.thanks) {
        (DebriefStep::Thanks, Some(thanks)) if is_open => {
            format!("{}: ⟦y⟧ copies the draft, ⟦d⟧ notes that it went", follow_up_row::when(thanks, session))
        }
        _ if !is_open && said.is_empty() => "let go; ⟦Enter⟧ notes it all the same".to_owned(),
        _ if is_open => talk_words::asks(step, talk.contact, &session.now),
        _ => said.join("; "),
    };
    let words = look.keymap.words(Context::Debrief, &words);
    let left = format!("[{mark}] {}", pad(step.words(), NAME));
    let room = wide.saturating_sub(left.chars().count() + 1);
    let words = fit_with(&words.replace('\n', " "), room, theme.glyphs.ellipsis);
    let style = if is_open { theme.dim } else { theme.plain };
    Line::from(vec![Span::styled(left, theme.strong), Span::styled(words, style)])
}

/// What belongs to the chosen step: what is noted, else what may help.
fn text(page: &Debrief, talk: &Talk<'_>, session: &Session, look: &Look, wide: usize) -> Vec<Line<'static>> {
    let theme = &look.theme;
    let step = page.step();
    let room = wide.saturating_sub(2).max(1);
    let mut rows: Vec<Line<'static>> = Vec::new();
    let said = debrief_words::lines(step, talk.contact, talk.id, &session.book, &session.now);
    for line in &said {
        rows.extend(wrap(line, room).into_iter().map(|row| Line::raw(format!("  {row}"))));
    }
    match (step, &page.thanks) {
        (DebriefStep::Thanks, Some(thanks)) => {
            let draft = draft::for_follow_up(&session.book, &session.now, thanks);
            rows.extend(draft.iter().flat_map(|draft| draft_words::rows(draft, theme, wide)));
        }
        (DebriefStep::Thanks, None) => {}
        _ => {
            let words = kind_words::on(step, talk.contact, talk.interview);
            let words = wrap(&look.keymap.words(Context::Verdict, &words), room);
            rows.extend(words.into_iter().map(|row| Line::styled(format!("  {row}"), theme.dim)));
        }
    }
    rows
}
