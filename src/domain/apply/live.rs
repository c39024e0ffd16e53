//! A talk as it runs: begun, and over.

use chrono::{DateTime, Duration, FixedOffset, Utc};

use super::{
    draft::Draft,
    log::{self, words},
    people,
};
use crate::domain::{
    command::{Act, Log, On, Refusal, RefusalKind},
    contact::Contact,
    event::EventKind,
    id::Id,
    interview::{Interview, Live, MOST_MINUTES},
    moment::Moment,
    standing::InterviewState,
};

/// So long after its end a talk that was begun is hardly still going on: it ended as it was agreed.
const FORGOTTEN_HOURS: i64 = 3;

/// For so long a talk that was begun counts as going on, so that another one cannot begin beside it.
const GOES_ON_HOURS: i64 = 24;

/// Begins a talk: a booked one, or one that was not.
pub(super) fn begin(draft: &mut Draft<'_>, contact: Id, interview: Option<Id>) -> Result<String, Refusal> {
    let record = draft.contact(contact)?;
    let talk = match interview {
        Some(id) => {
            may_begin(draft, &record, id)?;
            id
        }
        None => not_booked(draft, contact, &record)?,
    };
    let begun_at = draft.now.stamp();
    if let Some(interview) = draft.change(contact)?.interviews.get_mut(&talk) {
        interview.live = Some(Live::new(begun_at));
    }
    people::take_up(draft, contact)?;
    people::follow_up_again(draft, contact)?;
    Ok(format!("Began the talk with {}", record.name))
}

/// Whether this talk can begin: it is agreed, and was not begun before.
fn may_begin(draft: &Draft<'_>, contact: &Contact, id: Id) -> Result<(), Refusal> {
    let name = &contact.name;
    let standing = draft.standing(contact);
    let Some(talk) = standing.interview(id) else {
        return Err(Refusal::new(
            RefusalKind::NotFound,
            format!("{name} has no talk {id}"),
            "the person's page shows the ids",
        ));
    };
    let begun = talk.interview.live.as_ref();
    match talk.state {
        InterviewState::Held { .. } => Err(Refusal::new(
            RefusalKind::Already,
            format!("The talk with {name} is noted as held"),
            "its notes can be changed all the same",
        )),
        InterviewState::Missed { .. } | InterviewState::CalledOff { .. } => Err(Refusal::new(
            RefusalKind::NothingToTakeIt,
            format!("The talk with {name} did not take place"),
            "`scheduled` books a new one",
        )),
        InterviewState::Ahead | InterviewState::Undecided => match begun {
            Some(live) if live.over_at.is_some() => {
                Err(Refusal::new(RefusalKind::Already, format!("The talk with {name} is over"), ""))
            }
            Some(_) => Err(begun_already(contact)),
            None => Ok(()),
        },
    }
}

fn begun_already(contact: &Contact) -> Refusal {
    Refusal::new(RefusalKind::Already, format!("The talk with {} is begun already", contact.name), "")
}

/// Notes a talk that begins now without having been booked, for the request that is open, the newest of several.
fn not_booked(draft: &mut Draft<'_>, contact: Id, record: &Contact) -> Result<Id, Refusal> {
    let standing = draft.standing(record);
    let since = draft.instant() - Duration::hours(GOES_ON_HOURS);
    let goes_on = standing.interviews.iter().any(|talk| {
        let is_open = matches!(talk.state, InterviewState::Ahead | InterviewState::Undecided);
        let live = talk.interview.live.as_ref();
        is_open && live.is_some_and(|live| live.over_at.is_none() && live.begun_at > since)
    });
    if goes_on {
        return Err(begun_already(record));
    }
    let request = log::request_for_a_talk(&standing);
    let mut booked = Log::new(contact, EventKind::Scheduled);
    booked.when = Some(Moment::Instant(draft.now.stamp()));
    booked.on = Some(request.map_or(On::New, On::Record));
    log::log(draft, &booked)?;
    let after = draft.contact(contact)?;
    let new = after.interviews.keys().find(|id| !record.interviews.contains_key(id));
    new.copied().ok_or_else(|| Refusal::new(RefusalKind::NotFound, "The talk could not be noted", ""))
}

/// A talk on the live screen; refused where it was never begun.
pub(super) fn begun<'i>(contact: &Contact, interview: &'i Interview) -> Result<&'i Live, Refusal> {
    interview.live.as_ref().ok_or_else(|| {
        Refusal::new(
            RefusalKind::NothingToTakeIt,
            format!("The talk with {} was never begun here", contact.name),
            "`b` begins it; `held` notes a talk that took place",
        )
    })
}

/// They go on for so many more minutes.
pub(super) fn go_on(
    draft: &mut Draft<'_>,
    contact: Id,
    interview: Id,
    minutes: u32,
) -> Result<String, Refusal> {
    let record = draft.contact(contact)?;
    let name = &record.name;
    let Some(talk) = record.interviews.get(&interview) else { return Ok(String::new()) };
    let live = begun(&record, talk)?;
    if live.over_at.is_some() {
        return Err(Refusal::new(RefusalKind::Already, format!("The talk with {name} is over"), ""));
    }
    let extra = live.extra_minutes.saturating_add(minutes);
    if minutes == 0 || extra > MOST_MINUTES {
        return Err(Refusal::new(
            RefusalKind::Time,
            format!("Going on for {minutes} more minutes cannot be"),
            "between 1 minute and a day",
        ));
    }
    if let Some(live) =
        draft.change(contact)?.interviews.get_mut(&interview).and_then(|talk| talk.live.as_mut())
    {
        live.extra_minutes = extra;
    }
    Ok(format!("{minutes} more minutes with {name}"))
}

/// The talk is over now, and was held.
pub(super) fn over(draft: &mut Draft<'_>, contact: Id, interview: Id) -> Result<String, Refusal> {
    let record = draft.contact(contact)?;
    let name = &record.name;
    let held = Log { on: Some(On::Record(interview)), ..Log::new(contact, EventKind::Held) };
    let Some(talk) = record.interviews.get(&interview) else { return Ok(String::new()) };
    let live = begun(&record, talk)
        .map_err(|refusal| refusal.or("it was held, as it was booked", Act::Log(Box::new(held.clone()))))?;
    let state = draft.standing(&record).interview(interview).map(|standing| standing.state);
    match state {
        Some(InterviewState::Held { .. }) => {
            return Err(Refusal::new(
                RefusalKind::Already,
                format!("The talk with {name} is noted as held"),
                "",
            ));
        }
        Some(InterviewState::Missed { .. } | InterviewState::CalledOff { .. }) => {
            return Err(Refusal::new(
                RefusalKind::NothingToTakeIt,
                format!("The talk with {name} is noted as one that did not take place"),
                "`held` with its start notes that you talked",
            ));
        }
        Some(InterviewState::Ahead | InterviewState::Undecided) | None => {}
    }
    if live.begun_at.with_timezone(&Utc) > draft.instant() {
        let begun = words::instant(draft, live.begun_at.with_timezone(&Utc));
        return Err(Refusal::new(
            RefusalKind::Time,
            format!("The talk with {name} was begun at {begun}, which is still to come; it cannot be over"),
            "the clock of this machine may have been set back; `held` with the start notes it by hand",
        ));
    }
    let (when, minutes) = ran(draft, talk, live);
    match talk.answers.iter().filter(|answer| answer.must_ask && !answer.asked).count() {
        0 => {}
        1 => draft.remark("1 must-ask question left"),
        left => draft.remark(format!("{left} must-ask questions left")),
    }
    let over_at = draft.now.stamp();
    if let Some(live) =
        draft.change(contact)?.interviews.get_mut(&interview).and_then(|talk| talk.live.as_mut())
    {
        live.over_at = Some(over_at);
    }
    log::log(draft, &Log { when: Some(when), minutes: Some(minutes), ..held })
}

/// When a talk that is over now started, and for how many minutes it went on. It started as it was agreed, or when it
/// was begun before that. It ends now; where its end is forgotten, as it was agreed.
fn ran(draft: &Draft<'_>, talk: &Interview, live: &Live) -> (Moment, u32) {
    let start: DateTime<FixedOffset> = match talk.starts_at {
        Moment::Instant(start) if start <= live.begun_at => start,
        Moment::Instant(_) | Moment::Date(_) => live.begun_at,
    };
    let agreed = talk.minutes.saturating_add(live.extra_minutes).min(MOST_MINUTES);
    let elapsed = (draft.instant() - start.with_timezone(&Utc)).num_minutes();
    let minutes = match u32::try_from(elapsed) {
        Ok(elapsed) if i64::from(elapsed) <= i64::from(agreed) + FORGOTTEN_HOURS * 60 => elapsed,
        Ok(_) | Err(_) => agreed,
    };
    (Moment::Instant(start), minutes.clamp(1, MOST_MINUTES))
}
