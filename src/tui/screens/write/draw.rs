//! How a message being written looks: the text, and below it what is to be said of it.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::sheet::Sheet;
use crate::{
    domain::{
        columns::{fit_with, wrap},
        drafts::{draft::Draft, fields},
    },
    tui::{action::Context, draft_words, look::Look, pen},
};

/// How many remarks are shown below the text, where there is room.
const REMARKS: usize = 4;
/// From this height on the text has a heading and more than one row below it.
const ROOMY: u16 = 10;

/// Draws a message.
pub(super) fn message(sheet: &Sheet, draft: &Draft, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let theme = &look.theme;
    let columns = usize::from(area.width.saturating_sub(2));
    let most = if area.height < ROOMY { 1 } else { REMARKS };
    let mut remarks = draft_words::remarks(draft, columns);
    if remarks.len() > most {
        remarks.truncate(most);
        if let Some(last) = remarks.last_mut() {
            let cut = format!("{last} {}", theme.glyphs.ellipsis);
            *last = fit_with(&cut, columns, theme.glyphs.ellipsis);
        }
    }
    let mut foot: Vec<(String, Style)> = vec![(draft_words::heading(draft), theme.heading)];
    foot.extend(remarks.into_iter().map(|row| (row, theme.plain)));
    sheet_and_foot(sheet, &foot, look, frame, area);
}

/// Draws a message to a person who is gone, and what is said of that.
pub(super) fn lost(sheet: &Sheet, words: &str, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width.saturating_sub(2));
    let words = look.keymap.words(Context::Write, words);
    let rows = wrap(&words, columns).into_iter().map(|row| (row, look.theme.problem));
    sheet_and_foot(sheet, &rows.collect::<Vec<_>>(), look, frame, area);
}

/// Draws a template.
pub(super) fn template(sheet: &Sheet, fault: Option<String>, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let theme = &look.theme;
    let columns = usize::from(area.width.saturating_sub(2));
    let mut foot: Vec<(String, Style)> = Vec::new();
    if let Some(fault) = fault {
        foot.push((format!("{} {fault}", theme.glyphs.soon), theme.problem));
    }
    foot.push(("A sentence whose field is empty is left out; [words] are asked for".to_owned(), theme.dim));
    foot.extend(
        wrap(&format!("Fields: {}", fields::known()), columns).into_iter().map(|row| (row, theme.dim)),
    );
    foot.truncate(if area.height < ROOMY { 1 } else { REMARKS + 2 });
    sheet_and_foot(sheet, &foot, look, frame, area);
}

fn sheet_and_foot(sheet: &Sheet, foot: &[(String, Style)], look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let area = area.intersection(frame.area());
    let columns = area.width.saturating_sub(2);
    // The text comes before what is said of it.
    let below = u16::try_from(foot.len()).unwrap_or(u16::MAX).min(area.height / 2);
    let text = Rect { x: area.x + 1, width: columns, height: area.height - below, ..area };
    let text = if area.height < ROOMY { text } else { Rect { height: text.height - 1, ..text } };
    sheet.field.draw_focused(frame, text, &look.theme);
    for (y, (row, style)) in (area.bottom() - below..).zip(foot.iter().take(usize::from(below))) {
        let row = fit_with(row, usize::from(columns), look.theme.glyphs.ellipsis);
        pen::line(frame.buffer_mut(), (area.x + 1, y), &Line::from(Span::styled(row, *style)), columns);
    }
}
