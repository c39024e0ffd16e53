//! Talks: how long they may be, what they belong to, and what was noted while they ran.

use std::collections::BTreeSet;

use super::fault::Look;
use crate::domain::{
    book::MOST_QUESTIONS,
    event::{Event, EventKind},
    id::Id,
    interview::{Answer, Interview, MOST_MINUTES},
    moment::Moment,
    search::fold,
};

pub(super) fn check(look: &mut Look<'_>) {
    let contact = look.contact;
    for (id, talk) in &contact.interviews {
        let record = ("interview", *id);
        if !(1..=MOST_MINUTES).contains(&talk.minutes) {
            look.fault(Some(record), format!("{} minutes cannot be", talk.minutes));
        }
        look.finds(talk.request, record, "it names request", |id| contact.requests.contains_key(id));
        let mut events = contact.events.values();
        let told = events.any(|event| event.interview == Some(*id) || event.thanks_for.contains(id));
        look.holds(told, record, "no event says what became of it");
        let ends = contact
            .events
            .values()
            .filter(|event| event.kind == EventKind::Held && event.interview == Some(*id));
        let is_before = |event: &Event| match (event.at, talk.starts_at) {
            (Moment::Instant(end), Moment::Instant(start)) => end < start,
            _ => false,
        };
        look.holds(!ends.into_iter().any(is_before), record, "it was held before it began");
        if let Some(live) = &talk.live {
            if live.extra_minutes > MOST_MINUTES {
                look.fault(Some(record), format!("{} more minutes cannot be", live.extra_minutes));
            }
            let in_order = live.over_at.is_none_or(|over_at| live.begun_at <= over_at);
            look.holds(in_order, record, "it was over before it was begun");
        }
        questions(look, record, talk);
    }
}

fn questions(look: &mut Look<'_>, record: (&str, Id), talk: &Interview) {
    if talk.answers.len() > MOST_QUESTIONS {
        look.fault(Some(record), format!("it has more than {MOST_QUESTIONS} questions"));
    }
    let is_blank = |answer: &Answer| answer.question.trim().is_empty();
    look.holds(!talk.answers.iter().any(is_blank), record, "one of its questions is blank");
    if all_differ(&talk.answers) {
        return;
    }
    let mut seen = BTreeSet::new();
    for answer in &talk.answers {
        if !seen.insert(fold(&answer.question)) {
            look.fault(Some(record), format!("the question {:?} stands there twice", answer.question));
        }
    }
}

/// Whether no two questions can be alike, seen without folding them, which would cost as much as the rest of the check:
/// those that are alike have the same letters.
fn all_differ(answers: &[Answer]) -> bool {
    let letters = |answer: &Answer| {
        let bytes = answer.question.bytes().filter(u8::is_ascii_alphanumeric);
        bytes.map(|byte| u64::from(byte.to_ascii_lowercase()).pow(4)).fold(0, u64::wrapping_add)
    };
    let mut sums: Vec<u64> = answers.iter().map(letters).collect();
    sums.sort_unstable();
    answers.iter().all(|answer| answer.question.is_ascii()) && sums.is_sorted_by(|one, next| one < next)
}
