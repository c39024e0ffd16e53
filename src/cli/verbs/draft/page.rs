//! A draft as it is printed, and as scripts read it.

use serde::Serialize;

use crate::{
    cli::{json, outcome::PersonRef, reading::Reading},
    domain::{
        channel::Channel,
        drafts::{draft::Draft, key::DraftFor, kind::DraftKind, lint::FindingKind},
    },
};

/// A draft as scripts read it.
#[derive(Serialize)]
pub struct Object<'d> {
    contact: PersonRef,
    #[serde(rename = "for")]
    of: DraftFor,
    kind: DraftKind,
    channel: Option<&'d str>,
    subject: &'d str,
    text: &'d str,
    words: usize,
    gaps: Vec<&'d str>,
    findings: Vec<Found<'d>>,
    kept: bool,
}

#[derive(Serialize)]
struct Found<'d> {
    kind: &'static str,
    reason: &'d str,
}

/// The shape of `draft`.
pub fn object<'d>(draft: &'d Draft, reading: &Reading) -> Object<'d> {
    let found = draft.findings.iter().map(|it| Found { kind: it.kind.word(), reason: &it.reason });
    Object {
        contact: json::person(&reading.book, draft.contact),
        of: draft.of,
        kind: draft.kind,
        channel: draft.channel.as_ref().map(Channel::as_str),
        subject: &draft.subject,
        text: &draft.text,
        words: draft.words,
        gaps: draft.gaps.iter().map(|gap| gap.prompt.as_str()).collect(),
        findings: found.collect(),
        kept: draft.is_kept,
    }
}

/// The same as a field of what a change prints.
pub fn details(draft: &Draft, reading: &Reading) -> serde_json::Map<String, serde_json::Value> {
    let object = serde_json::to_value(object(draft, reading)).unwrap_or_default();
    [("draft".to_owned(), object)].into_iter().collect()
}

/// The draft in lines: to whom and what for, the text, what is worth a second look, and what comes next, as
/// a line that begins with `program`.
pub fn lines(draft: &Draft, reading: &Reading, program: &str) -> Vec<String> {
    let person = json::person(&reading.book, draft.contact);
    let channel = draft.channel.as_ref().map(|channel| format!(", by {channel}")).unwrap_or_default();
    let mut lines = vec![
        format!("To {}{channel}: {}, {}", person.name, draft.kind.words(), counts(draft)),
        String::new(),
    ];
    lines.extend(
        draft.whole().lines().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") }),
    );
    lines.push(String::new());
    let remarks = draft.findings.iter().filter(|finding| finding.kind != FindingKind::Gap);
    lines.extend(remarks.map(|finding| format!("! {}", finding.reason)));
    lines.extend(draft.gaps.iter().map(|gap| format!("to fill: {}", gap.prompt)));
    let which = match draft.of {
        DraftFor::FollowUp(id) => id.to_string(),
        DraftFor::Message(kind) => format!("{} --kind {kind}", draft.contact),
    };
    lines.push(if draft.gaps.is_empty() {
        format!("when it has gone out: {program} draft {which} --sent")
    } else {
        format!("next: {program} draft {which}{}", " --fill '...'".repeat(draft.gaps.len()))
    });
    lines
}

/// "41 words, 1 gap".
fn counts(draft: &Draft) -> String {
    let words = if draft.words == 1 { "1 word".to_owned() } else { format!("{} words", draft.words) };
    match draft.gaps.len() {
        0 => words,
        1 => format!("{words}, 1 gap"),
        gaps => format!("{words}, {gaps} gaps"),
    }
}
