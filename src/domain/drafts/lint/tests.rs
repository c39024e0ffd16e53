//! Remarks, in a table.

use super::*;
use crate::domain::{
    drafts::draft::{self, Draft},
    rules::testing::{Story, VIENNA},
};

const NOW: &str = "2026-11-12T08:00";

/// The remarks on a message of a kind to Ada, of whom `script` tells, as this text has it.
fn remarks(kind: DraftKind, script: &str, text: &str) -> String {
    let mut story = Story::told(VIENNA, script);
    let (ada, now) = (story.id("ada"), story.now(NOW));
    let blank = draft::message(&story.book, &now, ada, kind).unwrap();
    let draft: Draft = draft::with_text(&story.book, &now, &blank, text).unwrap();
    let words: Vec<&str> = draft.findings.iter().map(|finding| finding.kind.word()).collect();
    words.join(" ")
}

const ADA: &str = "ada 2026-01-05T10:00 heard";
const GOOD: &str = "Dear Ada,\nBen Ode gave me your name. I am finding out about planning, and would like to hear it \
                    from you. Would you have 20 minutes for a few questions?\nSam";

#[test]
fn requests() {
    let long = format!("{GOOD} {}", "and more ".repeat(30));
    for (text, expected) in [
        (GOOD, ""),
        (&long, "long"),
        ("Dear Ada, I want to learn about planning. Please call me.", "no-question"),
        ("Dear Ada, would you have 20 minutes?", "no-reason"),
        ("Would you talk to me, because your post stayed with me?", ""),
        ("Can I ask you some things? I am thinking about a change.", ""),
        ("I am exploring planning. Do you have any openings in your team?", "job"),
        ("I am curious how you got in. Could you pass my CV on to HR?", "job"),
        ("I am exploring planning. Could we talk? I attached my CV.", "resume"),
        ("I am exploring planning. Could we talk? My résumé is attached.", "resume"),
        ("I am exploring planning. Could we talk? I will attach my CV if you want it.", ""),
        ("I am exploring planning. Could we talk? You asked for my CV: it is attached.", ""),
        ("I am exploring planning. Could we talk about [what]?", "gap"),
        ("I am exploring planning. [a question?]", "no-question gap"),
        // Asking about the field is not asking for a job.
        ("I am exploring planning. How do people find their first job in this field?", ""),
    ] {
        assert_eq!(remarks(DraftKind::Request, ADA, text), expected, "{text}");
    }
    // What is shorter by nature needs no reason, what is no request no question.
    assert_eq!(remarks(DraftKind::Nudge, ADA, "May I ask once more?"), "");
    assert_eq!(remarks(DraftKind::Update, ADA, "All is well."), "");
}

#[test]
fn thanks() {
    let thanks = "Dear Ada,\nthank you for the time you gave me for our talk.\nAll good wishes,\nSam";
    for (text, expected) in [
        (thanks.to_owned(), "nothing-specific"),
        (thanks.replace("talk.", "talk. I laughed about the ducks."), ""),
        (thanks.replace("talk.", "talk. [what stays]."), "gap"),
        // A template that the user has rewritten into other words is the user's own.
        ("Ada, that was kind.".to_owned(), ""),
    ] {
        assert_eq!(remarks(DraftKind::ThankYou, ADA, &text), expected, "{text}");
    }
}

#[test]
fn people() {
    for (script, kind, expected) in [
        ("ada is discreet", DraftKind::Update, "discreet"),
        ("ada is again=no", DraftKind::Update, "not-wanted"),
        ("ada is again=no", DraftKind::Request, "not-wanted"),
        ("ada is again=no", DraftKind::Landed, ""),
        // The brake: not again within five working days of an unanswered message; thanks are never too soon.
        ("ada 2026-11-09T10:00 sent r1", DraftKind::Request, "too-soon"),
        ("ada 2026-11-09T10:00 sent r1", DraftKind::Nudge, "too-soon"),
        ("ada 2026-11-09T10:00 sent r1", DraftKind::Update, "too-soon"),
        ("ada 2026-11-09T10:00 sent r1", DraftKind::Times, ""),
        ("ada 2026-10-09T10:00 sent r1", DraftKind::Nudge, ""),
        (
            "ada 2026-10-09T10:00 sent r1
            ada 2026-10-30T10:00 nudged r1",
            DraftKind::Nudge,
            "too-soon",
        ),
    ] {
        assert_eq!(remarks(kind, &format!("{ADA}\n{script}"), GOOD), expected, "{script} {kind}");
    }
    let mut story = Story::told(VIENNA, "ada is employer=Hale");
    "hale".clone_into(&mut std::sync::Arc::make_mut(&mut story.book.settings).employer);
    let (ada, now) = (story.id("ada"), story.now(NOW));
    let draft = draft::message(&story.book, &now, ada, DraftKind::Request).unwrap();
    assert_eq!(draft.findings[0].reason, "Ada works where you do: choose a private channel");
}

#[test]
fn our_own_words_are_left_alone() {
    let mut story = Story::told(VIENNA, ADA);
    let (ada, now) = (story.id("ada"), story.now(NOW));
    let goals = std::sync::Arc::make_mut(&mut story.book.goals);
    "Sam".clone_into(&mut goals.name);
    "I was a nurse for six years and now keep a small archive. More".clone_into(&mut goals.introduction);
    for kind in DraftKind::ALL {
        let draft = draft::message(&story.book, &now, ada, kind).unwrap();
        let found: Vec<&Finding> = draft.findings.iter().filter(|it| it.kind != FindingKind::Gap).collect();
        assert!(found.is_empty(), "{kind}: {found:?}\n{}", draft.text);
        let answers = vec!["the ducks in the park".to_owned(); draft.gaps.len()];
        let filled = draft::with_text(&story.book, &now, &draft, &draft.whole_filled(&answers)).unwrap();
        assert!(filled.findings.is_empty() && filled.gaps.is_empty(), "{kind}: {:?}", filled.findings);
    }
}
