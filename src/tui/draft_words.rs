//! What is said of a draft beside its text: "DRAFT for LinkedIn, 41 words, 1 gap", and the remarks.

use crate::domain::{
    columns::wrap,
    drafts::{draft::Draft, lint::FindingKind},
};

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
