//! Drafts as they come out of made-up books.

use super::{
    draft::{self, Draft},
    fields,
    kind::DraftKind,
    templates,
};
use crate::domain::{
    rules, sample,
    zone::{Now, Zone},
};

fn morning() -> Now {
    let zone = Zone::named("Europe/Vienna").unwrap();
    Now { instant: "2026-11-12T07:04:00Z".parse().unwrap(), zone }
}

fn shown(draft: &Draft) -> String {
    let channel = draft.channel.as_ref().map_or("-", |channel| channel.as_str());
    let findings: Vec<&str> = draft.findings.iter().map(|finding| finding.reason.as_str()).collect();
    format!(
        "{} for {channel}, {} words, {} gaps [{}] {}\n{}",
        draft.kind,
        draft.words,
        draft.gaps.len(),
        draft.subject,
        findings.join("; "),
        draft.text
    )
}

#[test]
fn our_own_templates_name_only_fields_that_are_there() {
    for kind in DraftKind::ALL {
        assert_eq!(fields::unknown(templates::own(kind)), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn the_drafts_of_the_made_up_morning() {
    let now = morning();
    let book = sample::demo(&now);
    let mut out = String::new();
    for follow_up in rules::follow_ups(&book, &now) {
        if let Some(draft) = draft::for_follow_up(&book, &now, &follow_up) {
            out.push_str(&shown(&draft));
            out.push_str("\n=====\n");
        }
    }
    insta::assert_snapshot!(out, @"");
}
