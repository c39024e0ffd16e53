//! What it means that a draft has gone out: the act that notes it, with the text that was sent.

use super::{draft::Draft, key::DraftFor, kind::DraftKind};
use crate::domain::{
    book::Book,
    channel::Channel,
    command::{Act, Command, Log},
    event::{EventKind, Who},
    follow_up::Rule,
    id::{Id, Ids},
    moment::Moment,
    zone::Now,
};

/// How a message went out, as far as the user says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// When, if not now.
    pub when: Option<Moment>,
    /// By which channel, if not the draft's.
    pub channel: Option<Channel>,
    /// To whom a request for an introduction asks to be introduced.
    pub introduction_to: Option<Id>,
}

/// The act that keeps a draft as it is.
pub fn keep(draft: &Draft) -> Act {
    Act::Draft { contact: draft.contact, of: draft.of, text: Some(draft.whole()) }
}

/// The act that notes a draft as sent just as it stands: its follow-up is done, or a message was sent. The text goes
/// with it, unless a gap is left in it.
pub fn sent(draft: &Draft, way: &Way, book: &Book, now: &Now) -> Act {
    let is_whole = draft.gaps.is_empty();
    match draft.of {
        DraftFor::FollowUp(id) if !needs_words(id.rule) => {
            let channel = way.channel.clone().or_else(|| draft.channel.clone());
            let done = Act::Done { follow_up: id, when: way.when, channel };
            // What is done takes the text that is kept.
            if is_whole && kept(draft, book) != Some(&draft.whole()) {
                with(keep(draft), done, book, now)
            } else {
                done
            }
        }
        DraftFor::FollowUp(_) => told(draft, way),
        DraftFor::Message(_) => no_longer_kept(told(draft, way), draft, book, now),
    }
}

fn kept<'b>(draft: &Draft, book: &'b Book) -> Option<&'b String> {
    book.contact(draft.contact)?.drafts.get(&draft.of)
}

/// Two acts as one change, called what the second does.
fn with(first: Act, then: Act, book: &Book, now: &Now) -> Act {
    let mut book = book.clone();
    let mut tried = |act: &Act| book.apply(&Command { ids: Ids::seeded(0), act: act.clone() }, now).ok();
    let what = tried(&first).and_then(|_| tried(&then)).map(|applied| applied.summary);
    Act::Together { what: what.unwrap_or_default(), acts: vec![first, then] }
}

/// The act that notes a message as sent.
fn told(draft: &Draft, way: &Way) -> Act {
    let kind = match draft.kind {
        DraftKind::Request | DraftKind::IntroductionRequest | DraftKind::AskAgain => EventKind::Sent,
        DraftKind::Nudge => EventKind::Nudged,
        DraftKind::Times | DraftKind::NewDate | DraftKind::Apology
            if matches!(draft.of, DraftFor::FollowUp(_)) =>
        {
            EventKind::Offered
        }
        _ => EventKind::Touched,
    };
    Act::Log(Box::new(Log {
        when: way.when,
        by: (kind == EventKind::Touched).then_some(Who::Me),
        channel: way.channel.clone().or_else(|| draft.channel.clone()),
        introduction_to: way.introduction_to,
        text: if draft.gaps.is_empty() { draft.whole() } else { String::new() },
        ..Log::new(draft.contact, kind)
    }))
}

/// The act, with the kept text thrown away: it has gone out.
fn no_longer_kept(act: Act, draft: &Draft, book: &Book, now: &Now) -> Act {
    // It is tried on a copy: what is sent as it was kept goes by itself, and what is said of both is what was sent.
    let mut book = book.clone();
    match book.apply(&Command { ids: Ids::seeded(0), act: act.clone() }, now) {
        Ok(applied) if kept(draft, &book).is_some() => {
            let forget = Act::Draft { contact: draft.contact, of: draft.of, text: None };
            Act::Together { what: applied.summary, acts: vec![act, forget] }
        }
        _ => act,
    }
}

/// The rules of which `done` alone does not say enough; their message is one of its own.
pub fn needs_words(rule: Rule) -> bool {
    matches!(rule, Rule::Schedule | Rule::Offered | Rule::Rebook | Rule::ReachOut)
}
