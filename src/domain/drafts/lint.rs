//! What is worth a second look before a message goes out. It is a remark, never a bar.

mod words;

use std::collections::BTreeSet;

pub(super) use self::words::count as words;
use self::words::{asks_something, attaches_a_resume, gives_a_reason, sentences, without_offers};
use super::{
    facts::Facts,
    field::Field,
    gaps::{self, Gap},
    kind::DraftKind,
    template::Template,
    templates,
};
use crate::domain::{
    brake,
    event::EventKind,
    questions::lint::{self, Finding as InQuestions},
};

/// How many words a request has at most, greeting and name among them.
pub const REQUEST_WORDS: usize = 75;

/// The most words that a greeting or a closing has, with a name.
const GREETING_WORDS: usize = 3;

/// One remark on a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of which kind.
    pub kind: FindingKind,
    /// Why, in words.
    pub reason: String,
}

/// The kinds of remarks, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// The channel may be read by others who are not to know.
    Discreet,
    /// The person does not want to be written to.
    NotWanted,
    /// It is too soon to ask again.
    TooSoon,
    /// It asks for a job.
    Job,
    /// A résumé is attached that nobody asked for.
    Resume,
    /// A request is longer than it should be.
    Long,
    /// A request asks nothing.
    NoQuestion,
    /// A request gives no reason.
    NoReason,
    /// Thanks that could be said to anybody.
    NothingSpecific,
    /// A gap is left.
    Gap,
}

impl FindingKind {
    /// The kind's word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Discreet => "discreet",
            Self::NotWanted => "not-wanted",
            Self::TooSoon => "too-soon",
            Self::Job => "job",
            Self::Resume => "resume",
            Self::Long => "long",
            Self::NoQuestion => "no-question",
            Self::NoReason => "no-reason",
            Self::NothingSpecific => "nothing-specific",
            Self::Gap => "gap",
        }
    }
}

/// The remarks on a text, in the order of their kinds.
pub(super) fn findings(kind: DraftKind, text: &str, gaps: &[Gap], facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |kind: FindingKind, reason: String| found.push(Finding { kind, reason });
    let name = facts.contact.name.first();
    if facts.book.settings.is_present_employer(&facts.contact.employer) {
        say(FindingKind::Discreet, format!("{name} works where you do: choose a private channel"));
    } else if facts.contact.discreet {
        say(FindingKind::Discreet, format!("{name} is marked as discreet: choose a private channel"));
    }
    let is_refused = facts.contact.consent.as_ref().is_some_and(|consent| !consent.again);
    if is_refused && (as_an_ask(kind).is_some() || kind == DraftKind::Congratulation) {
        say(FindingKind::NotWanted, format!("{name} would rather not be written to again"));
    }
    let too_soon = as_an_ask(kind)
        .and_then(|event| brake::said_of(event, &facts.standing, facts.now, &facts.book.settings));
    if let Some(reason) = too_soon {
        say(FindingKind::TooSoon, reason);
    }
    if attaches_a_resume(text) {
        say(FindingKind::Resume, "Nobody asked for a résumé; it makes of a talk an application".to_owned());
    } else if kind != DraftKind::Landed && lint::lint(&without_offers(text)).contains(&InQuestions::Job) {
        say(FindingKind::Job, "It asks for a job; a talk is easier to say yes to".to_owned());
    }
    if is_request(kind) {
        let words = words(text, gaps);
        if words > REQUEST_WORDS {
            say(FindingKind::Long, format!("{words} words; a request of {REQUEST_WORDS} at most is read"));
        }
        if !asks_something(text, gaps) {
            say(FindingKind::NoQuestion, "It asks nothing; a question is what gets an answer".to_owned());
        }
    }
    if matches!(kind, DraftKind::Request | DraftKind::IntroductionRequest) && !gives_a_reason(text) {
        say(FindingKind::NoReason, "It gives no reason; say why you ask, and why this person".to_owned());
    }
    if is_thanks(kind) && gaps.is_empty() && !is_specific(kind, text, facts) {
        let reason = "It could be said to anybody; one thing that stayed with you makes it yours";
        say(FindingKind::NothingSpecific, reason.to_owned());
    }
    for gap in gaps {
        say(FindingKind::Gap, format!("still to fill: {}", gap.prompt));
    }
    found.sort_by_key(|finding| finding.kind);
    found
}

/// The event that a message of this kind is, where the brake concerns it: thanks, answers, times and news are never
/// too soon.
fn as_an_ask(kind: DraftKind) -> Option<EventKind> {
    match kind {
        DraftKind::Request | DraftKind::IntroductionRequest | DraftKind::AskAgain => Some(EventKind::Sent),
        DraftKind::Nudge => Some(EventKind::Nudged),
        DraftKind::Update => Some(EventKind::Touched),
        _ => None,
    }
}

fn is_request(kind: DraftKind) -> bool {
    matches!(
        kind,
        DraftKind::Request | DraftKind::IntroductionRequest | DraftKind::AskAgain | DraftKind::Nudge
    )
}

fn is_thanks(kind: DraftKind) -> bool {
    matches!(
        kind,
        DraftKind::ThankYou
            | DraftKind::LateThankYou
            | DraftKind::ThankYouForAnswers
            | DraftKind::ThankYouAfterNo
            | DraftKind::ThankYouForIntroduction
    )
}

/// Whether the text has a sentence that the template alone, without what the user noted of the talk, has not.
fn is_specific(kind: DraftKind, text: &str, facts: &Facts<'_>) -> bool {
    let bare = Template::read(templates::of(facts.book, kind)).filled(|field| match field {
        Field::Stays | Field::Starred => String::new(),
        _ => facts.value(field, kind),
    });
    let gaps = gaps::find(&bare);
    let bare = gaps::fill(&bare, &gaps, &vec![String::new(); gaps.len()]);
    let usual: BTreeSet<String> = sentences(&bare).collect();
    let is_more_than_a_greeting = |sentence: &String| sentence.split(' ').count() > GREETING_WORDS;
    sentences(text).any(|sentence| is_more_than_a_greeting(&sentence) && !usual.contains(&sentence))
}

#[cfg(test)]
mod tests;
