//! Talks: agreed, moved, fallen through, held.

use chrono::{DateTime, Duration, FixedOffset, Utc};

use super::{
    super::draft::Draft,
    binding::{self, Fit},
    telling::{Telling, is_ahead, put},
    words,
};
use crate::domain::{
    clash::{self, Nearness},
    command::{Act, Log, On, Refusal, RefusalKind},
    contact::Contact,
    event::{Event, EventKind, Who},
    id::Id,
    interview::{Debrief, Interview, USUAL_MINUTES, length},
    moment::Moment,
    standing::{InterviewStanding, InterviewState, RequestState, Standing},
    their_clock::span_there,
    zone::Zone,
};

/// The requests a talk can come from: the open ones first, then one that was only planned.
const TALK_FITS: &[Fit] = &[
    |standing| {
        standing.is_unanswered() || (!standing.is_settled() && standing.state != RequestState::Planned)
    },
    |standing| standing.state == RequestState::Planned,
];

/// The request a talk that was not booked comes from: of several the newest.
pub(in crate::domain::apply) fn request_for_a_talk(standing: &Standing<'_>) -> Option<Id> {
    TALK_FITS.iter().find_map(|fit| standing.requests.iter().rfind(|it| fit(it))).map(|it| it.id)
}

/// A talk was agreed. On a request without an answer that is also a yes.
pub(super) fn scheduled(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    let log = telling.log;
    let start = start_ahead(draft, telling)?;
    let is_named = matches!(log.on, Some(On::New)) || log.on.is_some_and(|on| names_request(telling, on));
    if let Some(ahead) = telling.standing.ahead().next().filter(|_| !is_named) {
        return Err(booked_already(draft, telling, ahead, start));
    }
    let request = binding::request(draft, telling, TALK_FITS)?;
    let mut interview = Interview::new(Moment::Instant(start), log.minutes.unwrap_or(USUAL_MINUTES));
    interview.request = request;
    describe(draft, &mut interview, log);
    say_times(draft, telling.contact, &interview, None);
    let id = draft.fresh(Some(telling.contact));
    let minutes = interview.minutes;
    draft.change(log.contact)?.interviews.insert(id, interview);
    agreed(draft, telling, id, request, start)?;
    let medium = log.channel.as_ref().map(|medium| format!(", {}", medium.phrase())).unwrap_or_default();
    let at = words::instant(draft, start.with_timezone(&Utc));
    Ok(format!("Talk with {}: {at}, {}{medium}", telling.name(), length(minutes)))
}

/// A talk got another time, length or place.
pub(super) fn moved(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    let start = start_ahead(draft, telling)?;
    let Some(open) = open_talk(draft, telling)? else {
        return Err(nothing_booked(telling));
    };
    let (id, request) = (open.id, open.interview.request);
    let mut interview = open.interview.clone();
    if interview.start(draft.zone()) == start.with_timezone(&Utc)
        && telling.log.minutes.is_none_or(|minutes| minutes == interview.minutes)
    {
        return Err(Refusal::new(
            RefusalKind::Already,
            format!("The talk with {} is booked for that time already", telling.name()),
            "",
        ));
    }
    not_held_before(draft, telling, id, Moment::Instant(start))?;
    interview.starts_at = Moment::Instant(start);
    interview.minutes = telling.log.minutes.unwrap_or(interview.minutes);
    describe(draft, &mut interview, telling.log);
    say_times(draft, telling.contact, &interview, Some(id));
    draft.change(telling.log.contact)?.interviews.insert(id, interview);
    agreed(draft, telling, id, request, start)?;
    Ok(format!(
        "Moved the talk with {} to {}",
        telling.name(),
        words::instant(draft, start.with_timezone(&Utc))
    ))
}

/// A talk was called off, or somebody did not come.
pub(super) fn fell_through(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    let Some(open) = open_talk(draft, telling)? else {
        return Err(nothing_booked(telling));
    };
    if telling.log.kind == EventKind::Missed && open.start > draft.instant() {
        return Err(Refusal::new(
            RefusalKind::Time,
            format!(
                "The talk with {} is still to come: {}",
                telling.name(),
                words::instant(draft, open.start)
            ),
            "`cancelled` or `moved` say that it will not be as booked",
        ));
    }
    let mut event = telling.event(draft);
    not_agreed_since(draft, telling, open.id, event.at)?;
    event.interview = Some(open.id);
    event.request = open.interview.request;
    event.for_good = telling.log.for_good;
    let doer = event.doer();
    put(draft, telling.log.contact, event)?;
    let name = telling.name();
    Ok(match (telling.log.kind, doer, telling.log.for_good) {
        (EventKind::Missed, Who::Them, _) => format!("{name} did not make it to the talk"),
        (EventKind::Missed, Who::Me, _) => format!("Missed the talk with {name}"),
        (_, Who::Them, true) => format!("{name} called the talk off for good"),
        (_, Who::Them, false) => format!("{name} called the talk off"),
        (_, Who::Me, true) => format!("Called the talk with {name} off for good"),
        (_, Who::Me, false) => format!("Called the talk with {name} off"),
    })
}

/// The talk took place: the one that was booked, or one that nobody had booked.
pub(super) fn held(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    if let Some(when) = telling.log.when.filter(|when| is_ahead(draft, *when)) {
        return Err(still_to_come(draft, telling, when));
    }
    let open = open_talk(draft, telling)?;
    match open {
        Some(open)
            if telling.log.on.is_none()
                && telling.log.when.is_some_and(|when| is_another_talk(draft, open, when)) =>
        {
            Err(which_talk(draft, telling, open))
        }
        Some(open) => {
            let start = said_start(draft, open, telling.log.when);
            if is_ahead(draft, start) {
                return Err(still_to_come(draft, telling, start));
            }
            hold(draft, telling, open.id, open.interview.clone(), start)
        }
        None => {
            let Some(start) = telling.log.when else {
                return Err(held_when(draft, telling));
            };
            if telling.standing.interviews.iter().any(|it| is_held(it) && it.interview.starts_at == start) {
                return Err(Refusal::new(
                    RefusalKind::Already,
                    format!(
                        "The talk with {}, {}, is noted already",
                        telling.name(),
                        words::at(draft, start)
                    ),
                    "",
                ));
            }
            let request = binding::request(draft, telling, TALK_FITS)?;
            let mut interview = Interview::new(start, USUAL_MINUTES);
            interview.request = request;
            let id = draft.fresh(Some(telling.contact));
            hold(draft, telling, id, interview, start)
        }
    }
}

/// When a booked talk began: as booked, unless another start was said. Its date alone says no other.
fn said_start(draft: &Draft<'_>, open: &InterviewStanding<'_>, when: Option<Moment>) -> Moment {
    match when {
        Some(Moment::Date(date)) if date == draft.zone().date_of(open.start) => open.interview.starts_at,
        Some(when) => when,
        None => open.interview.starts_at,
    }
}

/// Writes down a talk that was held. Told before its end, it ends at that moment.
fn hold(
    draft: &mut Draft<'_>,
    telling: &Telling<'_>,
    id: Id,
    mut interview: Interview,
    start: Moment,
) -> Result<String, Refusal> {
    not_held_before(draft, telling, id, start)?;
    interview.starts_at = start;
    interview.minutes = telling.log.minutes.unwrap_or(interview.minutes);
    describe(draft, &mut interview, telling.log);
    let mut ended = start;
    if let Moment::Instant(started) = start {
        let elapsed = (draft.instant() - started.with_timezone(&Utc)).num_minutes();
        let elapsed = u32::try_from(elapsed).unwrap_or(u32::MAX);
        interview.minutes = interview.minutes.min(elapsed.max(1));
        let end = interview.end(draft.zone()).min(draft.instant());
        ended = Moment::Instant(draft.zone().local(end));
    }
    if let Some(live) = &mut interview.live {
        // Told by its day alone, it may have gone on until now.
        let end = ended.instant(draft.zone(), draft.now.stamp()).min(draft.instant());
        live.over_at.get_or_insert(draft.zone().local(end).max(live.begun_at));
    }
    not_agreed_since(draft, telling, id, ended)?;
    let mut event = telling.event(draft);
    event.at = ended;
    event.interview = Some(id);
    event.request = interview.request;
    draft.change(telling.log.contact)?.interviews.insert(id, interview);
    put(draft, telling.log.contact, event)?;
    Ok(format!("Talked with {}, {}", telling.name(), words::at(draft, start)))
}

/// Refuses that a talk begins at `start` which is noted as held before that, as one is that was begun anew since.
fn not_held_before(draft: &Draft<'_>, telling: &Telling<'_>, id: Id, start: Moment) -> Result<(), Refusal> {
    let mut events = telling.contact.events.values();
    let ends_before =
        |event: &Event| event.instant(draft.zone()) < start.instant(draft.zone(), event.logged_at);
    if !events.any(|it| it.kind == EventKind::Held && it.interview == Some(id) && ends_before(it)) {
        return Ok(());
    }
    let word = if telling.log.kind == EventKind::Held { "held" } else { "scheduled" };
    Err(Refusal::new(
        RefusalKind::Time,
        format!("That this talk with {} was held before that is noted already", telling.name()),
        format!("for another one say `{word}` and when, as a new one"),
    ))
}

/// Refuses to tell of something at `at` how a talk went that was agreed only after that: it would change nothing, since
/// what happened later counts.
fn not_agreed_since(draft: &Draft<'_>, telling: &Telling<'_>, id: Id, at: Moment) -> Result<(), Refusal> {
    let agreed = telling.contact.events.values().filter(|event| {
        event.interview == Some(id) && matches!(event.kind, EventKind::Scheduled | EventKind::Moved)
    });
    let agreed = agreed.map(|event| event.instant(draft.zone())).max();
    let Some(agreed) = agreed.filter(|agreed| *agreed > at.instant(draft.zone(), draft.now.stamp())) else {
        return Ok(());
    };
    let agreed = words::instant(draft, agreed);
    let refusal = Refusal::new(
        RefusalKind::Time,
        format!("The talk with {} was agreed {agreed}, after that", telling.name()),
        "say a time since then",
    );
    if telling.log.kind != EventKind::Held {
        return Err(refusal);
    }
    let another = Log { on: Some(On::New), ..telling.log.clone() };
    Err(refusal.or("this was another talk", Act::Log(Box::new(another))))
}

/// The one talk that is ahead, or past without a word; or the one the user names.
fn open_talk<'t>(
    draft: &Draft<'_>,
    telling: &'t Telling<'_>,
) -> Result<Option<&'t InterviewStanding<'t>>, Refusal> {
    let is_open =
        |it: &&InterviewStanding<'_>| matches!(it.state, InterviewState::Ahead | InterviewState::Undecided);
    let open: Vec<&InterviewStanding<'_>> = telling.standing.interviews.iter().filter(is_open).collect();
    match (telling.log.on, open.as_slice()) {
        (Some(On::New), _) | (None, []) => Ok(None),
        (Some(On::Record(id)), _) => {
            let found = open.iter().find(|it| it.id == id || it.interview.request == Some(id));
            if found.is_none() && telling.standing.request(id).is_none() {
                return Err(Refusal::new(
                    RefusalKind::NotFound,
                    format!("{} has no open talk {id}", telling.name()),
                    "the person's page shows the ids",
                ));
            }
            Ok(found.copied())
        }
        (None, [one]) => Ok(Some(*one)),
        (None, several) => Err(several_talks(draft, telling, several)),
    }
}

fn several_talks(draft: &Draft<'_>, telling: &Telling<'_>, several: &[&InterviewStanding<'_>]) -> Refusal {
    let listed: Vec<String> = several
        .iter()
        .map(|it| format!("{} ({})", it.id, words::at(draft, it.interview.starts_at)))
        .collect();
    let refusal = Refusal::new(
        RefusalKind::Ambiguous,
        format!("{} has {} talks that fit: {}", telling.name(), several.len(), listed.join("; ")),
        "say which one",
    );
    several.iter().fold(refusal, |refusal, it| {
        let log = Log { on: Some(On::Record(it.id)), ..telling.log.clone() };
        refusal
            .or(format!("the one on {}", words::at(draft, it.interview.starts_at)), Act::Log(Box::new(log)))
    })
}

fn agreed(
    draft: &mut Draft<'_>,
    telling: &Telling<'_>,
    id: Id,
    request: Option<Id>,
    start: DateTime<FixedOffset>,
) -> Result<(), Refusal> {
    let mut event = telling.event(draft);
    event.interview = Some(id);
    event.request = request;
    event.starts_at = Some(Moment::Instant(start));
    put(draft, telling.log.contact, event).map(drop)
}

/// Takes over what was said of medium, place and zone.
fn describe(draft: &Draft<'_>, interview: &mut Interview, log: &Log) {
    if let Some(medium) = &log.channel {
        interview.medium = Some(medium.clone());
    }
    if let Some(place) = &log.place {
        interview.place.clone_from(place);
    }
    if let Some(zone) = &log.zone {
        interview.zone.clone_from(zone);
    } else if interview.zone.is_empty()
        && let Zone::Named(zone) = draft.zone()
    {
        zone.name().clone_into(&mut interview.zone);
    }
}

/// Says what else is booked about then, and what the other person's clock shows where that is another time.
fn say_times(draft: &mut Draft<'_>, contact: &Contact, interview: &Interview, except: Option<Id>) {
    let span = (interview.start(draft.zone()), interview.end(draft.zone()));
    for clash in clash::clashes(draft.book(), draft.now, span, except) {
        let word = match clash.nearness {
            Nearness::Overlaps => "It clashes with",
            Nearness::BackToBack => "It is back to back with",
        };
        let at = words::instant(draft, clash.start);
        draft.remark(format!("{word} the talk with {}, {at}", clash.name));
    }
    if let Some(there) = span_there(contact, interview, draft.zone()) {
        draft.remark(format!("For {} it is {there}", contact.name.first()));
    }
}

/// The start of a talk that is agreed: a time, and one that is still to come.
fn start_ahead(draft: &Draft<'_>, telling: &Telling<'_>) -> Result<DateTime<FixedOffset>, Refusal> {
    let log = telling.log;
    let start = match log.when {
        Some(Moment::Instant(start)) => start,
        Some(Moment::Date(date)) => {
            return Err(Refusal::new(
                RefusalKind::Time,
                format!("At what time on {}?", words::at(draft, Moment::Date(date))),
                "say it like `fri 3pm`",
            ));
        }
        None => {
            return Err(Refusal::new(
                RefusalKind::Time,
                format!("When is the talk with {}?", telling.name()),
                "say it like `fri 3pm`",
            ));
        }
    };
    let minutes = Duration::minutes(i64::from(log.minutes.unwrap_or(USUAL_MINUTES)));
    let end = start.with_timezone(&Utc).checked_add_signed(minutes).unwrap_or(DateTime::<Utc>::MAX_UTC);
    if end <= draft.instant() {
        let held = Log { kind: EventKind::Held, ..log.clone() };
        let at = words::instant(draft, start.with_timezone(&Utc));
        return Err(Refusal::new(
            RefusalKind::Time,
            format!("{at} is past, so no talk can be booked for it"),
            "`held` notes that you talked then",
        )
        .or("we talked then", Act::Log(Box::new(held))));
    }
    Ok(start)
}

fn names_request(telling: &Telling<'_>, on: On) -> bool {
    matches!(on, On::Record(id) if telling.standing.request(id).is_some())
}

fn booked_already(
    draft: &Draft<'_>,
    telling: &Telling<'_>,
    ahead: &InterviewStanding<'_>,
    start: DateTime<FixedOffset>,
) -> Refusal {
    let name = telling.name();
    if ahead.start == start.with_timezone(&Utc) {
        return Refusal::new(
            RefusalKind::Already,
            format!("The talk with {name} is booked for that time already"),
            "",
        );
    }
    let moved = Log { kind: EventKind::Moved, ..telling.log.clone() };
    let another = Log { on: Some(On::New), ..telling.log.clone() };
    Refusal::new(
        RefusalKind::Ambiguous,
        format!("A talk with {name} is booked for {} already", words::instant(draft, ahead.start)),
        "say whether that one is moved, or this is another",
    )
    .or("it is moved", Act::Log(Box::new(moved)))
    .or("this is another talk", Act::Log(Box::new(another)))
}

fn nothing_booked(telling: &Telling<'_>) -> Refusal {
    Refusal::new(
        RefusalKind::NothingToTakeIt,
        format!("No talk with {} is booked", telling.name()),
        "`scheduled` books one, `held` notes one that took place",
    )
}

fn still_to_come(draft: &Draft<'_>, telling: &Telling<'_>, when: Moment) -> Refusal {
    let refusal = Refusal::new(
        RefusalKind::Time,
        format!(
            "{} is still to come, so the talk with {} cannot be over",
            words::at(draft, when),
            telling.name()
        ),
        "if you talked already, say when it began, like `held yest 3pm`; `scheduled` books a talk",
    );
    match telling.log.when {
        Some(Moment::Instant(_)) => {
            let booked = Log { kind: EventKind::Scheduled, ..telling.log.clone() };
            refusal.or("book it for then", Act::Log(Box::new(booked)))
        }
        Some(Moment::Date(_)) | None => refusal,
    }
}

/// Whether a talk told for `when` can hardly be the booked one: that one is still ahead, on another day.
fn is_another_talk(draft: &Draft<'_>, open: &InterviewStanding<'_>, when: Moment) -> bool {
    open.start > draft.instant() && when.date(draft.zone()) != draft.zone().date_of(open.start)
}

fn which_talk(draft: &Draft<'_>, telling: &Telling<'_>, open: &InterviewStanding<'_>) -> Refusal {
    let this = Log { on: Some(On::Record(open.id)), ..telling.log.clone() };
    let another = Log { on: Some(On::New), ..telling.log.clone() };
    let name = telling.name();
    let booked = words::at(draft, open.interview.starts_at);
    Refusal::new(
        RefusalKind::Ambiguous,
        format!("A talk with {name} is booked for {booked}"),
        "say whether you had that one already, or this was another",
    )
    .or("we had that one already", Act::Log(Box::new(this)))
    .or("this was another talk", Act::Log(Box::new(another)))
}

fn held_when(draft: &Draft<'_>, telling: &Telling<'_>) -> Refusal {
    let name = telling.name();
    if let Some(last) = telling.standing.interviews.iter().rfind(|it| is_held(it)) {
        return Refusal::new(
            RefusalKind::Already,
            format!("The talk with {name}, {}, is noted already", words::at(draft, last.interview.starts_at)),
            "for another one say when it began, like `held yest 3pm`",
        );
    }
    Refusal::new(
        RefusalKind::Time,
        format!("No talk with {name} was booked, so it is not known when you talked"),
        "say when it began, like `held yest 3pm`",
    )
}

fn is_held(standing: &InterviewStanding<'_>) -> bool {
    matches!(standing.state, InterviewState::Held { .. })
}

/// The user has thought a talk over: the newest that was held and not thought over yet, or the one that is named.
pub(super) fn debriefed(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    let name = telling.name();
    let held: Vec<(&InterviewStanding<'_>, DateTime<Utc>)> = telling
        .standing
        .interviews
        .iter()
        .filter_map(|it| match it.state {
            InterviewState::Held { ended } => Some((it, ended)),
            _ => None,
        })
        .collect();
    let is_meant = |it: &InterviewStanding<'_>| match telling.log.on {
        Some(On::Record(id)) => it.id == id || it.interview.request == Some(id),
        Some(On::New) | None => true,
    };
    let meant: Vec<_> = held.into_iter().filter(|(it, _)| is_meant(it)).collect();
    if meant.is_empty() {
        let words = match telling.log.on {
            Some(On::Record(id)) => format!("{name} has no talk {id} that was held"),
            Some(On::New) | None => {
                format!("No talk with {name} was held yet, so there is none to think over")
            }
        };
        return Err(Refusal::new(RefusalKind::NothingToTakeIt, words, "`held` notes one that took place"));
    }
    let is_debriefed = |id: Id| {
        let mut events = telling.contact.events.values();
        events.any(|event| event.kind == EventKind::Debriefed && event.interview == Some(id))
    };
    let Some((talk, ended)) = meant.iter().rfind(|(it, _)| !is_debriefed(it.id)) else {
        return Err(Refusal::new(
            RefusalKind::Already,
            format!("The talk with {name} is thought over already"),
            "its notes can be changed all the same",
        ));
    };
    if telling.at.instant(draft.zone(), draft.now.stamp()) < *ended {
        let at = words::instant(draft, *ended);
        return Err(Refusal::new(
            RefusalKind::Time,
            format!("The talk with {name} ended later: {at}"),
            "say a later time, or none for now",
        ));
    }
    let mut event = telling.event(draft);
    event.interview = Some(talk.id);
    event.request = talk.interview.request;
    let contact = draft.change(telling.log.contact)?;
    if let Some(interview) = contact.interviews.get_mut(&talk.id) {
        if let Some(debrief) = &mut interview.debrief {
            debrief.waiting.clear();
        }
        interview.debrief = interview.debrief.take().filter(|debrief| *debrief != Debrief::default());
    }
    put(draft, telling.log.contact, event)?;
    Ok(format!("Thought the talk with {name} over"))
}
