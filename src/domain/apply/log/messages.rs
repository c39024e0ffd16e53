//! Requests, and all other messages by the user or by nobody in particular.

use super::{
    super::draft::Draft,
    binding::{self, Fit},
    telling::{Telling, put},
    words,
};
use crate::domain::{
    brake,
    command::{Act, Log, On, Refusal, RefusalKind},
    event::EventKind,
    follow_up::{Rule, State},
    id::Id,
    request::{Purpose, Request},
    rules,
    standing::RequestState,
};

const PLANNED: Fit = |standing| standing.state == RequestState::Planned;
const LATER: Fit = |standing| standing.state == RequestState::Later;
const ACCEPTED: Fit = |standing| standing.state == RequestState::Accepted;
const WANTS_TIME: Fit = |standing| ACCEPTED(standing) && !standing.is_settled();
const UNSETTLED: Fit = |standing| !standing.is_settled();
pub(super) const UNANSWERED: Fit = |standing| standing.is_unanswered();
pub(super) const WAITS_FOR_ME: Fit = |standing| standing.question_back.is_some();
/// It went out, or was talked about without ever going out, as after a talk that fell through.
pub(super) const WENT_OUT: Fit = |standing| {
    standing.sent.is_some() || !matches!(standing.state, RequestState::Planned | RequestState::Closed)
};

/// What the user did about a request: planned, sent, nudged, offered times, closed.
pub(super) fn mine(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    let name = telling.name().to_owned();
    let how = words::how_and_when(draft, telling.log);
    let purpose = introduction(draft, telling)?;
    match telling.log.kind {
        EventKind::Planned => {
            let mut planned = telling.standing.requests.iter().filter(|it| PLANNED(it));
            if telling.log.on.is_none() && planned.any(|it| it.request.to == telling.log.introduction_to) {
                return Err(Refusal::new(
                    RefusalKind::Already,
                    format!("A request to {name}{purpose} is planned already"),
                    "`sent` notes that it went out",
                ));
            }
            ask(draft, telling, None)?;
            Ok(format!("Planned to ask {name}{purpose}{how}"))
        }
        EventKind::Sent => {
            let request = to_be_sent(draft, telling)?;
            ask(draft, telling, request)?;
            Ok(format!("Asked {name}{purpose}{how}"))
        }
        EventKind::Nudged => {
            let Some(request) = binding::request(draft, telling, &[UNANSWERED])? else {
                return Err(nothing_to_nudge(telling));
            };
            ask(draft, telling, Some(request))?;
            Ok(format!("Nudged {name}{how}"))
        }
        EventKind::Offered => {
            offered(draft, telling)?;
            Ok(format!("Offered times to {name}{how}"))
        }
        _ => {
            let Some(request) = binding::request(draft, telling, &[UNSETTLED, UNANSWERED])? else {
                return Err(Refusal::new(
                    RefusalKind::NothingToTakeIt,
                    format!("{name} has no open request to close"),
                    "`sent` notes one",
                ));
            };
            bound(draft, telling, Some(request))?;
            Ok(format!("Closed the request to {name}"))
        }
    }
}

/// " for an introduction to Ben Ode", where it asks for one.
fn introduction(draft: &Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    match telling.log.introduction_to {
        Some(to) => Ok(format!(" for an introduction to {}", draft.contact(to)?.name)),
        None => Ok(String::new()),
    }
}

/// The request that goes out: the one that was planned, or that was to be asked again. One for an introduction is for
/// that introduction and no other.
fn to_be_sent(draft: &Draft<'_>, telling: &Telling<'_>) -> Result<Option<Id>, Refusal> {
    if let (Some(to), None) = (telling.log.introduction_to, telling.log.on) {
        let mut open = telling.standing.requests.iter().filter(|it| PLANNED(it) || LATER(it));
        return Ok(open.find(|it| it.request.to == Some(to)).map(|it| it.id));
    }
    binding::request(draft, telling, &[PLANNED, LATER])
}

/// Times were offered, for a request; or for a talk without one that fell through, which then becomes one.
fn offered(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<(), Refusal> {
    let fallen = fallen_through(telling);
    let is_named = |id: Id| telling.log.on == Some(On::Record(id));
    if let Some(talk) = fallen.filter(|talk| is_named(*talk)) {
        return offered_again(draft, telling, talk);
    }
    let fits: [Fit; 5] = [WAITS_FOR_ME, WANTS_TIME, UNANSWERED, LATER, ACCEPTED];
    let open = &[WAITS_FOR_ME, WANTS_TIME, UNANSWERED, LATER];
    let request = match fallen.filter(|_| telling.log.on.is_none()) {
        Some(talk) => match binding::request(draft, telling, open)? {
            Some(request) => Some(request),
            None => return offered_again(draft, telling, talk),
        },
        None => binding::request(draft, telling, &fits)?,
    };
    match request {
        Some(request) => bound(draft, telling, Some(request)),
        None => Err(never_sent(telling, "no times can have been offered")),
    }
}

/// The last talk without a request that fell through and wants a new date.
fn fallen_through(telling: &Telling<'_>) -> Option<Id> {
    let mut talks = telling.standing.interviews.iter().rev();
    let found = talks
        .find(|talk| talk.interview.request.is_none() && telling.standing.wants_new_date(talk).is_some());
    found.map(|talk| talk.id)
}

/// Offers times for a talk that fell through: the two are talking about a conversation, so that is a request now, and
/// whatever comes of it has a place.
fn offered_again(draft: &mut Draft<'_>, telling: &Telling<'_>, talk: Id) -> Result<(), Refusal> {
    let id = draft.fresh(Some(telling.contact));
    let record = draft.change(telling.log.contact)?;
    record.requests.insert(id, Request::default());
    if let Some(interview) = record.interviews.get_mut(&talk) {
        interview.request = Some(id);
    }
    bound(draft, telling, Some(id))
}

/// Writes down a request, new or known, and the event that says what was done about it.
fn ask(draft: &mut Draft<'_>, telling: &Telling<'_>, request: Option<Id>) -> Result<(), Refusal> {
    warn(draft, telling);
    let id = request.unwrap_or_else(|| draft.fresh(Some(telling.contact)));
    let record = draft.change(telling.log.contact)?.requests.entry(id).or_insert_with(Request::default);
    if let Some(about) = &telling.log.about {
        record.about.clone_from(about);
    }
    if let Some(channel) = &telling.log.channel {
        record.channel = Some(channel.clone());
    }
    if telling.log.introduction_to.is_some() {
        record.purpose = Purpose::Introduction;
        record.to = telling.log.introduction_to;
    }
    if is_the_message_of(telling, id) {
        record.message.clone_from(&telling.log.text);
    }
    bound(draft, telling, Some(id))
}

/// Whether the text is the request's own: that of a plan, and what went out first. What goes out later stands with
/// its own event, so that both are kept.
fn is_the_message_of(telling: &Telling<'_>, request: Id) -> bool {
    let is_first = || telling.standing.request(request).is_none_or(|standing| standing.sent.is_none());
    !telling.log.text.is_empty()
        && matches!(telling.log.kind, EventKind::Planned | EventKind::Sent)
        && is_first()
}

/// Whether the program itself asks for this message today: a report back, a few lines again, the news.
fn is_called_for(draft: &Draft<'_>, telling: &Telling<'_>) -> bool {
    let asks = |rule| matches!(rule, Rule::ReportBack | Rule::KeepInTouch | Rule::Landed);
    telling.log.kind == EventKind::Touched
        && rules::follow_ups_with(draft.book(), draft.now, telling.log.contact)
            .iter()
            .any(|it| asks(it.rule()) && matches!(it.state, State::Late | State::Due | State::Open))
}

/// Says it where an ask comes too soon. What has happened is noted all the same.
fn warn(draft: &mut Draft<'_>, telling: &Telling<'_>) {
    let warning = brake::said_of(telling.log.kind, &telling.standing, draft.now, &draft.book().settings);
    if let Some(warning) = warning.filter(|_| !is_called_for(draft, telling)) {
        draft.remark(warning);
    }
    if telling.log.kind == EventKind::Sent
        && let Some(ahead) = telling.standing.ahead().next()
    {
        let at = words::instant(draft, ahead.start);
        draft.remark(format!(
            "A talk with {} is booked, {at}; this is a new request beside it",
            telling.name()
        ));
    }
}

/// Puts the event with its request. A request goes by the request's channel unless said otherwise.
pub(super) fn bound(
    draft: &mut Draft<'_>,
    telling: &Telling<'_>,
    request: Option<Id>,
) -> Result<(), Refusal> {
    let mut event = telling.event(draft);
    event.request = request;
    if request.is_some_and(|id| is_the_message_of(telling, id)) {
        event.text.clear();
    }
    if event.channel.is_none() && matches!(telling.log.kind, EventKind::Sent | EventKind::Nudged) {
        let contact = draft.contact(telling.log.contact)?;
        event.channel =
            request.and_then(|id| contact.requests.get(&id)).and_then(|record| record.channel.clone());
    }
    put(draft, telling.log.contact, event).map(drop)
}

fn nothing_to_nudge(telling: &Telling<'_>) -> Refusal {
    if telling.standing.requests.iter().any(WENT_OUT) {
        return Refusal::new(
            RefusalKind::NothingToTakeIt,
            format!("{} has answered; there is nothing to nudge about", telling.name()),
            "`touched` notes any other message of yours, `sent` a new request",
        );
    }
    never_sent(telling, "there is nothing to nudge about")
}

/// Nothing went out yet: the request can be noted too, in the same act.
pub(super) fn never_sent(telling: &Telling<'_>, so: &str) -> Refusal {
    let mut sent = Log::new(telling.log.contact, EventKind::Sent);
    sent.when = telling.log.when;
    sent.channel.clone_from(&telling.log.channel);
    let acts = vec![Act::Log(Box::new(sent)), Act::Log(Box::new(telling.log.clone()))];
    Refusal::new(
        RefusalKind::NothingToTakeIt,
        format!("No request to {} is noted, so {so}", telling.name()),
        "`sent` notes the request first",
    )
    .or("note the request too", Act::Together { what: String::new(), acts })
}

/// Any other message, by either side, which is about no request unless the user says so.
pub(super) fn other(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    let by_me = telling.log.kind == EventKind::Touched;
    if by_me {
        warn(draft, telling);
    }
    let mut event = telling.event(draft);
    if let Some(On::Record(id)) = telling.log.on {
        event.interview = telling.contact.interviews.contains_key(&id).then_some(id);
        event.request = telling.contact.requests.contains_key(&id).then_some(id);
    }
    put(draft, telling.log.contact, event)?;
    let how = words::how_and_when(draft, telling.log);
    let name = telling.name();
    Ok(if by_me { format!("Wrote to {name}{how}") } else { format!("Heard from {name}{how}") })
}
