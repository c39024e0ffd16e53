//! One talk of a dossier: what was known before, asked and answered in it, and thought of it.

use super::words::{line, quotation};
use crate::domain::{
    book::Book,
    contact::Contact,
    interview::{Answer, Debrief},
    standing::{InterviewStanding, InterviewState},
    talk_head::TalkHead,
    zone::Now,
};

/// The talk under a heading of its own.
pub fn text(book: &Book, contact: &Contact, talk: &InterviewStanding<'_>, now: &Now) -> String {
    let record = talk.interview;
    let head = TalkHead::of(contact, record, book, &now.zone);
    let state = match talk.state {
        InterviewState::Ahead => "booked",
        InterviewState::Undecided => "nobody said how it went",
        InterviewState::Held { .. } => "held",
        InterviewState::Missed { .. } => "missed",
        InterviewState::CalledOff { .. } => "called off",
    };
    let mut out = format!("\n## Talk, {}\n\n", line(&head.when));
    let facts = [state, &head.how, &head.there, &head.place];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).map(line).collect();
    out.push_str(&format!("{}\n", facts.join("; ")));
    part("What I knew", &record.preparation.research, &mut out);
    part("Terms", &record.preparation.terms, &mut out);
    part("What I expected to hear", &record.preparation.expects, &mut out);
    for answer in record.answers.iter().filter(|answer| answer.asked || !answer.text.trim().is_empty()) {
        question(answer, &mut out);
    }
    part("Notes", &record.notes, &mut out);
    if let Some(debrief) = &record.debrief {
        thoughts(debrief, &mut out);
    }
    out
}

fn part(heading: &str, text: &str, out: &mut String) {
    if !text.trim().is_empty() {
        out.push_str(&format!("\n### {heading}\n\n{}", quotation(text)));
    }
}

fn question(answer: &Answer, out: &mut String) {
    let star = if answer.starred { " (starred)" } else { "" };
    out.push_str(&format!("\n### {}{star}\n", line(&answer.question)));
    if !answer.text.trim().is_empty() {
        out.push_str(&format!("\n{}", quotation(&answer.text)));
    }
}

fn thoughts(debrief: &Debrief, out: &mut String) {
    let gaps: Vec<String> = debrief.gaps.iter().map(|gap| gap.what.clone()).collect();
    let verdict = debrief.verdict.map(|verdict| verdict.words().to_owned()).unwrap_or_default();
    let rows = [
        ("What stays", &debrief.stays),
        ("Drew me", &debrief.drew),
        ("Put me off", &debrief.put_off),
        ("Surprised me", &debrief.surprised),
        ("A path for me", &verdict),
        ("What I bring", &debrief.bring),
        ("What is missing", &gaps.join(", ")),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let rows: String = rows.map(|(name, text)| format!("- {name}: {}\n", line(text))).collect();
    if !rows.is_empty() {
        out.push_str(&format!("\n### How it went\n\n{rows}"));
    }
}
