//! Thanks, and what they are for.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{
    super::draft::Draft,
    telling::{Telling, put},
    words,
};
use crate::domain::{
    command::{Act, Log, On, Refusal, RefusalKind},
    event::{Event, EventKind},
    id::Id,
    name::Name,
    standing::InterviewState,
};

/// Notes thanks for everything that calls for them: every thank-you owed to this person, and a talk past its end
/// without a word. With nothing to thank for it is refused.
pub(super) fn thanked(draft: &mut Draft<'_>, telling: &Telling<'_>) -> Result<String, Refusal> {
    let day = telling.at.date(draft.zone());
    let owed = telling.standing.thanks_owed().map(|occasion| (occasion.id, occasion.request, occasion.at));
    let undecided = telling.standing.interviews.iter().filter(|it| it.state == InterviewState::Undecided);
    let undecided = undecided.map(|it| (it.id, it.interview.request, it.end));
    let all: Vec<(Id, Option<Id>, DateTime<Utc>)> = owed.chain(undecided).collect();
    let is_named = |id: Id, request: Option<Id>| match telling.log.on {
        Some(On::Record(on)) => id == on || request == Some(on),
        Some(On::New) | None => true,
    };
    let wanted: Vec<Id> = all
        .iter()
        .filter(|(id, request, at)| is_named(*id, *request) && last_day(draft, *at) <= day)
        .map(|(id, ..)| *id)
        .collect();
    if wanted.is_empty() {
        return Err(nothing_owed(draft, telling, all.first().map(|(.., at)| *at)));
    }
    let mut event = telling.event(draft);
    event.thanks_for = wanted;
    put(draft, telling.log.contact, event)?;
    Ok(format!("Thanked {}{}", telling.name(), words::how_and_when(draft, telling.log)))
}

/// Thanks to whoever introduced two people, in the answer that goes to both: for the introduction, and for all else
/// that was owed by then. Returns the name.
pub(super) fn with_the_answer(
    draft: &mut Draft<'_>,
    telling: &Telling<'_>,
    introducer: Id,
    referral: Id,
) -> Result<Name, Refusal> {
    let contact = draft.contact(introducer)?;
    let day = telling.at.date(draft.zone());
    let mut thanks_for: Vec<Id> = contact
        .events
        .iter()
        .filter(|(_, event)| event.referral == Some(referral))
        .map(|(id, _)| *id)
        .collect();
    for occasion in draft.standing(&contact).thanks_owed() {
        if !thanks_for.contains(&occasion.id) && last_day(draft, occasion.at) <= day {
            thanks_for.push(occasion.id);
        }
    }
    // Where no event carries the introduction, there is nothing for thanks to name; then it is a message like others.
    let kind = if thanks_for.is_empty() { EventKind::Touched } else { EventKind::Thanked };
    let mut event = Event::new(kind, telling.at, draft.logged_at(&contact));
    event.channel.clone_from(&telling.log.channel);
    event.thanks_for = thanks_for;
    put(draft, introducer, event)?;
    Ok(contact.name.clone())
}

/// The local date of an occasion. What is known only by its date counts from the end of that day, which is the first
/// instant of the next one.
fn last_day(draft: &Draft<'_>, at: DateTime<Utc>) -> NaiveDate {
    draft.zone().date_of(at - TimeDelta::nanoseconds(1))
}

fn nothing_owed(draft: &Draft<'_>, telling: &Telling<'_>, later: Option<DateTime<Utc>>) -> Refusal {
    let name = telling.name();
    if let Some(at) = later {
        return Refusal::new(
            RefusalKind::NothingToThank,
            format!("What {name} is to be thanked for came later: {}", words::instant(draft, at)),
            "say a later time for the thanks, or `touched` for another message",
        );
    }
    let last = telling.standing.history.last(|happened| happened.event.kind == EventKind::Thanked);
    let reason = match last {
        Some(last) => format!("{name} is thanked already, {}", words::instant(draft, last.at)),
        None => format!("There is nothing yet to thank {name} for"),
    };
    let mut touched = Log::new(telling.log.contact, EventKind::Touched);
    touched.when = telling.log.when;
    touched.channel.clone_from(&telling.log.channel);
    touched.note.clone_from(&telling.log.note);
    Refusal::new(
        RefusalKind::NothingToThank,
        reason,
        "`held` notes a talk, `touched` any other message of yours",
    )
    .or("note it as another message", Act::Log(Box::new(touched)))
}
