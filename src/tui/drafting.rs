//! The steps of writing and copying a message, wherever it is shown.

use super::{
    focus::Focus,
    message::Effect,
    question::Question,
    session::{Saving, Session},
    step::{Route, Step},
};
use crate::domain::{
    calendar::Calendar,
    command::Act,
    drafts::{
        draft::{self, Draft},
        key::DraftFor,
        kind::DraftKind,
        sending::{self, Way},
    },
    follow_up::{FollowUp, FollowUpId, Rule},
    id::Id,
    stage::Stage,
    standing::{RequestState, Standing},
};

/// The draft for what is in focus.
pub fn of(focus: &Focus, session: &Session) -> Option<Draft> {
    draft::for_follow_up(&session.book, &session.now, &called_for(focus, session)?)
}

/// Whether there is a draft for what is in focus.
pub fn is_called_for(focus: &Focus, session: &Session) -> bool {
    focus.follow_up.as_ref().is_some_and(|it| asks_for_message(it, session))
        || thanks(focus, session).is_some_and(|it| asks_for_message(&it, session))
}

/// The follow-up in focus that asks for a message, or the thank-you for the talk in focus.
fn called_for(focus: &Focus, session: &Session) -> Option<FollowUp> {
    let asks = |it: &&FollowUp| asks_for_message(it, session);
    focus.follow_up.as_ref().filter(asks).cloned().or_else(|| thanks(focus, session))
}

fn asks_for_message(follow_up: &FollowUp, session: &Session) -> bool {
    draft::kind_for(&session.book, &session.now, follow_up).is_some()
}

/// The thank-you for the talk in focus.
fn thanks(focus: &Focus, session: &Session) -> Option<FollowUp> {
    session.follow_up(FollowUpId { rule: Rule::ThankYou, record: focus.interview? })
}

/// What a text that is being written is kept under, should the program end: `write k7q2m4xw nudge-m3p9wq2t`.
pub fn code(contact: Id, of: DraftFor) -> String {
    format!("write {contact} {of}")
}

/// The same of a template: `template nudge`.
pub fn template_code(kind: DraftKind) -> String {
    format!("template {kind}")
}

/// The act that keeps a text of an earlier session, and where it is written on; none where it was for something else.
pub fn taken_up(code: &str, text: &str, session: &Session) -> Option<(Act, Route)> {
    let ["write", contact, of] = code.split(' ').collect::<Vec<_>>()[..] else { return None };
    let contact: Id = contact.parse().ok()?;
    session.book.contact(contact)?;
    let of: DraftFor = of.parse().ok()?;
    let is_there = draft::of(&session.book, &session.now, contact, of).is_some();
    let of = if is_there { of } else { DraftFor::Message(DraftKind::Update) };
    let act = Act::Draft { contact, of, text: Some(text.to_owned()) };
    Some((act, Route::Write(contact, of)))
}

/// What a text under such a code was for, in words.
pub fn question(code: &str, session: &Session) -> Option<String> {
    match code.split(' ').collect::<Vec<_>>()[..] {
        ["write", contact, _] => {
            let contact = session.book.contact(contact.parse().ok()?);
            let whom = contact.map_or("somebody who is not in the book any more", |it| it.name.as_str());
            Some(format!("A message to {whom}"))
        }
        ["template", kind] => Some(format!("The template {kind}")),
        _ => None,
    }
}

/// Opens the message to what is in focus; where no follow-up asks for one, its kind is asked.
pub fn write(focus: &Focus, session: &Session) -> Step {
    match (called_for(focus, session), focus.contact) {
        (Some(follow_up), _) => Step::Open(Route::Write(follow_up.contact, DraftFor::FollowUp(follow_up.id))),
        (None, Some(contact)) => Step::ask(Question::Kind(contact)),
        (None, None) => Step::refuse("Nobody is chosen here"),
    }
}

/// Which kinds of messages a person is likely to get where no follow-up asks for one, the likeliest first.
pub fn likely(contact: Id, session: &Session) -> &'static [DraftKind] {
    use DraftKind::{Congratulation, IntroductionRequest, NewDate, Nudge, Request, Times, Update};
    let Some(contact) = session.book.contact(contact) else { return &[] };
    let calendar = Calendar::new(&session.now.zone, &session.book.settings);
    let standing = Standing::of(contact, &calendar, session.now.instant);
    match Stage::of(contact, &standing) {
        Stage::New | Stage::Pool | Stage::Asked(RequestState::Planned) => &[Request, IntroductionRequest],
        Stage::Asked(RequestState::Sent | RequestState::Nudged) => &[Nudge, Update],
        Stage::Asked(_) => &[Times, Update],
        Stage::Scheduled => &[NewDate, Update],
        _ => &[Update, Congratulation, Request, IntroductionRequest],
    }
}

/// Copies a draft and keeps it, since that is what is sent now; a gap is asked for first.
pub fn copy(draft: &Draft, session: &Session) -> Step {
    let then = copy_kept(draft);
    if draft.gaps.is_empty() {
        Step::DoThen(sending::keep(draft), Box::new(then)).unless_kept(draft, session)
    } else {
        then
    }
}

/// Copies a draft that is kept already; a gap is asked for first.
pub fn copy_kept(draft: &Draft) -> Step {
    match draft.gaps.first() {
        Some(_) => Step::ask(Question::Gap(draft.contact, draft.of)),
        None => Step::Want(Effect::Copy(draft.text.clone())),
    }
}

impl Step {
    /// Without the change, where the book has this text already or may not be changed.
    pub(super) fn unless_kept(self, draft: &Draft, session: &Session) -> Self {
        let kept = session.book.contact(draft.contact).and_then(|contact| contact.drafts.get(&draft.of));
        let is_kept = kept == Some(&draft.whole());
        match self {
            Self::DoThen(_, then) if is_kept || session.saving == Saving::LookOnly => *then,
            step => step,
        }
    }
}

/// What it means that a draft has gone out just as it stands, and a step back from where it was written: the follow-up
/// is done, or a message was sent.
pub fn sent(draft: &Draft, session: &Session) -> Step {
    if draft.of == DraftFor::Message(DraftKind::IntroductionRequest) {
        return Step::ask(Question::IntroductionTo(draft.contact));
    }
    let act = sending::sent(draft, &Way::default(), &session.book, &session.now);
    Step::DoThen(act, Box::new(Step::Back))
}
