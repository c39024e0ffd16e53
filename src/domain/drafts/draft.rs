//! A draft: what is written to a person, for a follow-up or of a kind.

use super::{facts::Facts, gaps, key::DraftFor, kind::DraftKind, lint, template::Template, templates};
pub use super::{gaps::Gap, lint::Finding};
use crate::domain::{
    book::Book,
    channel::Channel,
    contact::Contact,
    event::Who,
    follow_up::{FollowUp, Rule, State},
    id::Id,
    request::Purpose,
    rules,
    standing::{InterviewState, OccasionKind},
    zone::Now,
};

/// How the first line of a text begins that is its subject.
const SUBJECT: &str = "Subject:";

/// A message, ready to be read, changed and sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// To whom.
    pub contact: Id,
    /// What for.
    pub of: DraftFor,
    /// The kind, which names the template.
    pub kind: DraftKind,
    /// By which channel it would go, where that is known.
    pub channel: Option<Channel>,
    /// The subject; empty where the channel has none.
    pub subject: String,
    /// The text, with its gaps.
    pub text: String,
    /// What is still to be filled in.
    pub gaps: Vec<Gap>,
    /// How many words the text has, greeting and name among them; gaps are not counted.
    pub words: usize,
    /// What is worth a second look before it goes out.
    pub findings: Vec<Finding>,
    /// Whether the user wrote it; else it comes from the template.
    pub is_kept: bool,
}

impl Draft {
    /// The text with its gaps filled in order; an empty answer takes the gap out, one without an answer stays.
    pub fn filled(&self, answers: &[String]) -> String {
        gaps::fill(&self.text, &self.gaps, answers)
    }

    /// The text as it is kept and changed: with its subject in the first line, where it has one.
    pub fn whole(&self) -> String {
        with_subject(&self.subject, &self.text)
    }

    /// The whole with its gaps filled, as [`Draft::filled`].
    pub fn whole_filled(&self, answers: &[String]) -> String {
        with_subject(&self.subject, &self.filled(answers))
    }
}

/// The whole as it is kept, of the subject and the text that [`parts`] tells apart.
pub fn with_subject(subject: &str, text: &str) -> String {
    if subject.is_empty() { text.to_owned() } else { format!("{SUBJECT} {subject}\n\n{text}") }
}

/// Where the first gap of a text stands.
pub fn first_gap(text: &str) -> Option<std::ops::Range<usize>> {
    gaps::find(text).into_iter().next().map(|gap| gap.at)
}

/// The subject and the text of a whole, as it is kept.
pub fn parts(whole: &str) -> (&str, &str) {
    let (first, rest) = whole.split_once('\n').unwrap_or((whole, ""));
    match first.strip_prefix(SUBJECT) {
        Some(subject) => (subject.trim(), rest.trim()),
        None => ("", whole.trim()),
    }
}

/// The draft for a follow-up; none where it asks for no message.
pub fn for_follow_up(book: &Book, now: &Now, follow_up: &FollowUp) -> Option<Draft> {
    let kind = kind_for(book, now, follow_up)?;
    written(book, now, follow_up.contact, DraftFor::FollowUp(follow_up.id), kind, Some(follow_up))
}

/// By which channel the message goes that settles a follow-up; none where it asks for no message, or none is known.
pub fn channel_for(book: &Book, now: &Now, follow_up: &FollowUp) -> Option<Channel> {
    kind_for(book, now, follow_up)?;
    let contact = book.contact(follow_up.contact)?;
    Facts::of(book, now, follow_up.contact, contact, Some(follow_up)).channel()
}

/// A message of a kind to a person; none where there is no such person.
pub fn message(book: &Book, now: &Now, contact: Id, kind: DraftKind) -> Option<Draft> {
    written(book, now, contact, DraftFor::Message(kind), kind, None)
}

/// The draft for either; none for a follow-up that is not there any more.
pub fn of(book: &Book, now: &Now, contact: Id, of: DraftFor) -> Option<Draft> {
    match of {
        DraftFor::Message(kind) => message(book, now, contact, kind),
        DraftFor::FollowUp(id) => for_follow_up(book, now, &rules::find_with(book, now, contact, id)?),
    }
}

/// Of which kind the message is that settles a follow-up; none where it asks for no message.
pub fn kind_for(book: &Book, now: &Now, follow_up: &FollowUp) -> Option<DraftKind> {
    let contact = book.contact(follow_up.contact)?;
    let record = follow_up.id.record;
    // Few ask where things stand, which is much to look up.
    let facts = || Facts::of(book, now, follow_up.contact, contact, Some(follow_up));
    Some(match follow_up.rule() {
        Rule::ThankYou => {
            let facts = facts();
            let occasion = facts.standing.occasions.iter().find(|occasion| occasion.id == record)?;
            match occasion.kind {
                OccasionKind::Talk if is_late(follow_up, now) => DraftKind::LateThankYou,
                OccasionKind::Talk => DraftKind::ThankYou,
                OccasionKind::CalledOff | OccasionKind::Declined => DraftKind::ThankYouAfterNo,
                OccasionKind::Answered => DraftKind::ThankYouForAnswers,
                OccasionKind::Passed => DraftKind::ThankYouForIntroduction,
            }
        }
        Rule::Answer => DraftKind::Answer,
        Rule::Schedule | Rule::Offered => DraftKind::Times,
        Rule::Rebook => match facts().standing.interview(record)?.state {
            InterviewState::Missed { by: Who::Me, .. } => DraftKind::Apology,
            _ => DraftKind::NewDate,
        },
        Rule::Nudge => DraftKind::Nudge,
        Rule::AskAgain => DraftKind::AskAgain,
        Rule::UnsentRequest => match contact.requests.get(&record)?.purpose {
            Purpose::Conversation => DraftKind::Request,
            Purpose::Introduction => DraftKind::IntroductionRequest,
        },
        Rule::ReachOut => DraftKind::Request,
        Rule::ReportBack => DraftKind::ReportBack,
        Rule::KeepInTouch => DraftKind::Update,
        Rule::Landed => DraftKind::Landed,
        Rule::Prepare | Rule::Outcome | Rule::Debrief | Rule::Promise | Rule::Lead | Rule::Reminder => {
            return None;
        }
    })
}

fn is_late(follow_up: &FollowUp, now: &Now) -> bool {
    follow_up.state == State::Late || follow_up.limit.is_some_and(|limit| limit <= now.instant)
}

fn written(
    book: &Book,
    now: &Now,
    id: Id,
    of: DraftFor,
    kind: DraftKind,
    follow_up: Option<&FollowUp>,
) -> Option<Draft> {
    let contact = book.contact(id)?;
    let facts = Facts::of(book, now, id, contact, follow_up);
    if let Some(kept) = kept(contact, of) {
        return Some(read(&facts, of, kind, &kept, true));
    }
    let template = Template::read(templates::of(book, kind));
    let filled = template.filled(|field| facts.value(field, kind));
    Some(read(&facts, of, kind, &filled, false))
}

/// The draft as it is with this text, which is not kept yet: for whoever is writing it.
pub fn with_text(book: &Book, now: &Now, draft: &Draft, whole: &str) -> Option<Draft> {
    let follow_up = match draft.of {
        DraftFor::FollowUp(id) => rules::find_with(book, now, draft.contact, id),
        DraftFor::Message(_) => None,
    };
    with_text_for(book, now, draft, follow_up.as_ref(), whole)
}

/// The same, where the follow-up that it is for was looked up already.
pub fn with_text_for(
    book: &Book,
    now: &Now,
    draft: &Draft,
    follow_up: Option<&FollowUp>,
    whole: &str,
) -> Option<Draft> {
    let contact = book.contact(draft.contact)?;
    let facts = Facts::of(book, now, draft.contact, contact, follow_up);
    Some(read(&facts, draft.of, draft.kind, whole, true))
}

fn read(facts: &Facts<'_>, of: DraftFor, kind: DraftKind, whole: &str, is_kept: bool) -> Draft {
    let channel = facts.channel();
    let (subject, text) = parts(whole);
    // A card or a chat has no subject; one that the user wrote is the user's.
    let has_subject = is_kept || channel.as_ref().is_none_or(|channel| channel.as_str() == "e-mail");
    let subject = if has_subject { subject.to_owned() } else { String::new() };
    let gaps = gaps::find(text);
    let words = lint::words(text, &gaps);
    let findings = lint::findings(kind, text, &gaps, facts);
    Draft {
        contact: facts.id,
        of,
        kind,
        channel,
        subject,
        text: text.to_owned(),
        gaps,
        words,
        findings,
        is_kept,
    }
}

/// What the user wrote for it: kept as a draft, or written down when a request was planned.
fn kept(contact: &Contact, of: DraftFor) -> Option<String> {
    let planned = || match of {
        DraftFor::FollowUp(id) if id.rule == Rule::UnsentRequest => {
            let message = &contact.requests.get(&id.record)?.message;
            (!message.trim().is_empty()).then(|| message.clone())
        }
        DraftFor::FollowUp(_) | DraftFor::Message(_) => None,
    };
    contact.drafts.get(&of).cloned().or_else(planned)
}
