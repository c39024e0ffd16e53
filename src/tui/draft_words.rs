//! A draft as it is shown, and what is said of it beside its text: "DRAFT for LinkedIn, 41 words, 1 gap", and the remarks.

use ratatui::text::Line;

use super::theme::Theme;
use crate::domain::{
    columns::{fit_with, wrap},
    drafts::{draft::Draft, lint::FindingKind},
};

/// A draft in rows: its heading, its text, and what is worth a second look.
pub fn rows(draft: &Draft, theme: &Theme, columns: usize) -> Vec<Line<'static>> {
    let room = columns.saturating_sub(4).max(1);
    let mut rows =
        vec![Line::styled(fit_with(&heading(draft), columns, theme.glyphs.ellipsis), theme.heading)];
    let text = draft.text.lines().flat_map(|line| wrap(line, room));
    rows.extend(text.map(|row| Line::raw(format!("  {row}"))));
    rows.extend(remarks(draft, room).into_iter().map(|row| Line::styled(format!("  {row}"), theme.dim)));
    rows
}

/// "DRAFT for LinkedIn, 41 words, 1 gap".
pub fn heading(draft: &Draft) -> String {
    let channel = draft.channel.as_ref().map(|channel| format!(" for {channel}")).unwrap_or_default();
    let words = match draft.words {
        1 => "1 word".to_owned(),
        words => format!("{words} words"),
    };
    let gaps = match draft.gaps.len() {
        0 => String::new(),
        1 => ", 1 gap".to_owned(),
        gaps => format!(", {gaps} gaps"),
    };
    format!("DRAFT{channel}, {words}{gaps}")
}

/// What is worth a second look, in rows; gaps are seen in the text.
pub fn remarks(draft: &Draft, columns: usize) -> Vec<String> {
    let findings = draft.findings.iter().filter(|finding| finding.kind != FindingKind::Gap);
    findings.flat_map(|finding| wrap(&format!("! {}", finding.reason), columns.max(1))).collect()
}
