//! Answers to a request, and replies to what they wrote.

use super::{
    super::{draft::Draft, naming, people},
    binding::{self, Fit},
    messages::{UNANSWERED, WAITS_FOR_ME, WENT_OUT, bound, never_sent},
    telling::{Telling, put},
    thanks, words,
};
use crate::domain::{
    command::{Act, Log, PassedTo, Refusal, RefusalKind},
    event::{EventKind, Who},
    history::Happened,
    id::Id,
    standing::{InterviewState, RequestState, Standing},
};

const OUT_AND_UNSETTLED: Fit = |standing| WENT_OUT(standing) && !standing.is_settled();

/// What they said to a request. One answer may follow another; the newest counts.
pub(super) fn theirs(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    let request = answered_request(draft, telling)?;
    let kind = telling.log.kind;
    if request.is_none() && !matches!(kind, EventKind::Wrote | EventKind::Passed) {
        return Err(never_sent(telling, "there is nothing to answer"));
    }
    let mut event = telling.event(draft);
    event.request = request;
    if kind == EventKind::Later {
        event.until = telling.log.until;
    }
    let mut summary = summary(telling);
    if kind == EventKind::Passed {
        event.request = request.filter(|id| is_answer_to(telling, *id));
        if let Some(to) = &telling.log.passed_to {
            let (referral, named) = refer(draft, telling, to)?;
            event.referral = Some(referral);
            let word = if to.introduced { "introduced" } else { "named" };
            summary = format!("{} {word} {named}", telling.name());
        }
    }
    put(draft, telling.log.contact, event)?;
    Ok(summary)
}

/// The request an answer belongs to: an introduction answers the one that asks for it. Of several settled ones the
/// last is meant: nobody answers an older one again.
fn answered_request(draft: &Draft<'_>, telling: &Telling<'_>) -> Result<Option<Id>, Refusal> {
    let named = telling.log.passed_to.as_ref().filter(|_| telling.log.on.is_none()).and_then(|to| to.contact);
    if let Some(asked_for) = named.and_then(|named| introduction_to(&telling.standing, named)) {
        return Ok(Some(asked_for));
    }
    let found = binding::request(draft, telling, &[UNANSWERED, OUT_AND_UNSETTLED])?;
    let last =
        || telling.standing.requests.iter().rfind(|standing| WENT_OUT(standing)).map(|standing| standing.id);
    Ok(found.or_else(last))
}

/// Whether being passed on answers this request: a name given in or after a talk does not.
fn is_answer_to(telling: &Telling<'_>, request: Id) -> bool {
    telling
        .standing
        .request(request)
        .is_some_and(|standing| standing.state != RequestState::Accepted || standing.awaits_introduction)
}

/// The request to be introduced to `named` that is out.
pub(in crate::domain::apply) fn introduction_to(standing: &Standing<'_>, named: Id) -> Option<Id> {
    let mut out = standing.requests.iter().rev().filter(|it| WENT_OUT(it) && !it.is_settled());
    out.find(|it| it.request.to == Some(named)).map(|it| it.id)
}

fn summary(telling: &Telling<'_>) -> String {
    let name = telling.name();
    match telling.log.kind {
        EventKind::Accepted => format!("{name} said yes"),
        EventKind::Later => match telling.log.until {
            Some(day) => format!("{name} said later: {}", day.format("%a %-d %b %Y")),
            None => format!("{name} said later"),
        },
        EventKind::Wrote => format!("{name} wrote and waits for your reply"),
        EventKind::Declined => format!("{name} said no"),
        _ => format!("{name} passed you on"),
    }
}

/// Notes whom they named, in the last talk that was held.
fn refer(draft: &mut Draft<'_>, telling: &Telling<'_>, to: &PassedTo) -> Result<(Id, String), Refusal> {
    let referrer = telling.log.contact;
    let again = |to: PassedTo| Act::Log(Box::new(Log { passed_to: Some(to), ..telling.log.clone() }));
    let (named, name) = naming::person(draft, referrer, to, again)?;
    let is_held = |state: InterviewState| matches!(state, InterviewState::Held { .. });
    let talk = telling.standing.interviews.iter().rfind(|it| is_held(it.state)).map(|it| it.id);
    let id = people::referral(draft, referrer, named, telling.at, talk, to.introduced)?;
    Ok((id, name.to_string()))
}

/// `answered` is said of both sides: by the user where something waits for a reply, else by them, in writing.
pub(super) fn answered(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    match telling.log.by {
        Some(Who::Me) | None if reply_waits(draft, telling) => reply(draft, telling),
        Some(Who::Me) => Err(Refusal::new(
            RefusalKind::NothingToTakeIt,
            format!("{} waits for no reply from you", telling.name()),
            "`touched` notes any other message of yours",
        )),
        Some(Who::Them) | None => {
            let Some(request) = answered_request(draft, telling)? else {
                return Err(never_sent(telling, "there is nothing to answer"));
            };
            bound(draft, telling, Some(request))?;
            Ok(format!("{} answered in writing", telling.name()))
        }
    }
}

/// A reply. What answers an introduction goes to both, and thanks the introducer in the same message.
fn reply(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    let request = binding::request(draft, telling, &[WAITS_FOR_ME])?;
    let introducers = introducers(draft, telling);
    let mut event = telling.event(draft);
    event.by = Some(Who::Me);
    event.request = request;
    put(draft, telling.log.contact, event)?;
    let mut summary = format!("Answered {}{}", telling.name(), words::how_and_when(draft, telling.log));
    for (introducer, referral) in introducers {
        let name = thanks::with_the_answer(draft, telling, introducer, referral)?;
        summary = format!("{summary}, and thanked {name} in the same message");
    }
    Ok(summary)
}

/// Who introduced the user to this person, where that still waits for a reply: each with the referral.
fn introducers(draft: &Draft<'_>, telling: &Telling<'_>) -> Vec<(Id, Id)> {
    let replied = telling.standing.history.last(Happened::is_reply).map(|mine| mine.at);
    let told = telling.at.instant(draft.zone(), draft.now.stamp());
    let mut found = Vec::new();
    for (who, other) in draft.book().contacts.naming(telling.log.contact) {
        for (id, referral) in &other.referrals {
            let at = referral.at.instant(draft.zone(), referral.logged_at);
            let is_theirs = referral.introduced && referral.to == Some(telling.log.contact);
            if is_theirs && at <= told && replied.is_none_or(|replied| replied < at) {
                found.push((who, *id));
            }
        }
    }
    found
}

/// Whether something of theirs waits for the user's reply: a question back, or an introduction.
fn reply_waits(draft: &Draft<'_>, telling: &Telling<'_>) -> bool {
    let replied = telling.standing.history.last(Happened::is_reply).map(|mine| mine.at);
    let wrote = telling.standing.history.last(|happened| happened.event.kind == EventKind::Wrote);
    telling.standing.requests.iter().any(WAITS_FOR_ME)
        || wrote.is_some_and(|wrote| replied.is_none_or(|replied| replied < wrote.at))
        || !introducers(draft, telling).is_empty()
}
