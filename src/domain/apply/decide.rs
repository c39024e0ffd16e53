//! What the user decides about a follow-up: done, snoozed, let go, ticked; and reminders by hand.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Utc};

use super::{
    draft::Draft,
    log::{self, words},
    outcomes, people,
};
use crate::domain::{
    calendar::Calendar,
    channel::Channel,
    command::{Log, On, RecordEdit, Refusal, RefusalKind},
    contact::Contact,
    drafts::key::DraftFor,
    event::{EventKind, Who},
    follow_up::{FollowUp, FollowUpId, Rule},
    id::Id,
    moment::Moment,
    prepare::PrepareItem,
    records::{Decision, LONGEST_SNOOZE_DAYS, LeadOutcome, Reminder},
    rules,
};

fn found(draft: &Draft<'_>, id: FollowUpId) -> Result<FollowUp, Refusal> {
    rules::find(draft.book(), draft.now, id).ok_or_else(|| {
        Refusal::new(
            RefusalKind::NotFound,
            format!("{id} is not open"),
            "it may be done already; `today` lists what is",
        )
    })
}

/// What `done` does for each rule (DESIGN 2). Told for a time that settles nothing, it is refused: what is said to be
/// done would still be asked for.
pub(super) fn done(
    draft: &mut Draft<'_>,
    id: FollowUpId,
    when: Option<Moment>,
    channel: Option<&Channel>,
) -> Result<String, Refusal> {
    let follow_up = found(draft, id)?;
    let kept = draft.contact(follow_up.contact)?.drafts.get(&DraftFor::FollowUp(id)).cloned();
    let text = kept.unwrap_or_default();
    let summary = carry_out(draft, &follow_up, when, channel, &text)?;
    let left = rules::find_with(draft.book(), draft.now, follow_up.contact, id);
    let is_left = left.is_some_and(|left| left.opens == follow_up.opens);
    // Of the two lists of `prepare` one may be left.
    if is_left && id.rule != Rule::Prepare {
        return Err(too_early(draft, &follow_up)?);
    }
    Ok(summary)
}

fn too_early(draft: &Draft<'_>, follow_up: &FollowUp) -> Result<Refusal, Refusal> {
    Ok(Refusal::new(
        RefusalKind::Time,
        format!("Done then, it would not settle this: {} ({})", named(draft, follow_up)?, follow_up.reason),
        "something happened since; say a later time, or none for now",
    ))
}

fn carry_out(
    draft: &mut Draft<'_>,
    follow_up: &FollowUp,
    when: Option<Moment>,
    channel: Option<&Channel>,
    text: &str,
) -> Result<String, Refusal> {
    let id = follow_up.id;
    let told = |kind: EventKind, on: Option<Id>| Log {
        when,
        channel: channel.cloned(),
        on: on.map(On::Record),
        text: text.to_owned(),
        ..Log::new(follow_up.contact, kind)
    };
    match id.rule {
        Rule::ThankYou => thank(draft, &told(EventKind::Thanked, Some(id.record))),
        Rule::Answer => {
            let on = asked_back(draft, follow_up)?;
            log::log(draft, &Log { by: Some(Who::Me), ..told(EventKind::Answered, on) })
        }
        Rule::Outcome => log::log(draft, &told(EventKind::Held, Some(id.record))),
        Rule::Prepare => prepare(draft, follow_up),
        Rule::Nudge => log::log(draft, &told(EventKind::Nudged, Some(id.record))),
        Rule::AskAgain | Rule::UnsentRequest => log::log(draft, &told(EventKind::Sent, Some(id.record))),
        Rule::ReportBack | Rule::KeepInTouch | Rule::Landed => {
            log::log(draft, &told(EventKind::Touched, None))
        }
        Rule::Reminder => reminded(draft, follow_up, when),
        Rule::Debrief => log::log(draft, &told(EventKind::Debriefed, Some(id.record))),
        Rule::Promise => {
            let at = when.unwrap_or_else(|| draft.now.stamp().into());
            outcomes::edit(draft, id.record, &RecordEdit::Kept(Some(at)))
        }
        Rule::Lead => {
            let became = RecordEdit::Became { outcome: LeadOutcome::LookedInto, at: when };
            outcomes::edit(draft, id.record, &became)
        }
        Rule::Schedule | Rule::Offered | Rule::Rebook | Rule::ReachOut => Err(needs_words(draft, follow_up)?),
    }
}

/// Thanks for this one occasion, and for the other answers to the same request.
fn thank(draft: &mut Draft<'_>, told: &Log) -> Result<String, Refusal> {
    let contact = draft.contact(told.contact)?;
    let request = match told.on {
        Some(On::Record(id)) => contact.events.get(&id).and_then(|event| event.request),
        Some(On::New) | None => None,
    };
    log::log(draft, &Log { on: request.map(On::Record).or(told.on), ..told.clone() })
}

/// The request with which they asked back, if it was with one that still waits for the reply.
fn asked_back(draft: &Draft<'_>, follow_up: &FollowUp) -> Result<Option<Id>, Refusal> {
    let contact = draft.contact(follow_up.contact)?;
    let request = contact.events.get(&follow_up.id.record).and_then(|event| event.request);
    let standing = draft.standing(&contact);
    let waits = |id: &Id| standing.request(*id).is_some_and(|request| request.question_back.is_some());
    Ok(request.filter(waits))
}

fn prepare(draft: &mut Draft<'_>, follow_up: &FollowUp) -> Result<String, Refusal> {
    let opens = draft.zone().local(follow_up.opens);
    let contact = draft.contact(follow_up.contact)?;
    let items = contact
        .interviews
        .get(&follow_up.id.record)
        .map(|interview| {
            let lists = &draft.book().settings.prepare;
            rules::prepare::open_list(interview, lists, follow_up.opens, draft.now)
        })
        .unwrap_or_default();
    if let Some(interview) = draft.change(follow_up.contact)?.interviews.get_mut(&follow_up.id.record) {
        for item in items {
            interview.ticks.insert(item, opens);
        }
    }
    Ok(format!("Prepared: {}", contact.name))
}

/// Ticks one line of the lists of `prepare`, or takes the tick away.
pub(super) fn tick(
    draft: &mut Draft<'_>,
    interview: Id,
    item: &PrepareItem,
    ticked: bool,
) -> Result<String, Refusal> {
    let book = draft.book();
    let Some((id, contact)) = book.talk(interview).map(|(id, contact, _)| (id, Arc::clone(contact))) else {
        return Err(Refusal::new(RefusalKind::NotFound, format!("There is no talk {interview}"), ""));
    };
    let name = &contact.name;
    let lists = &book.settings.prepare;
    if !lists.all().any(|line| line == item) {
        let lines: Vec<&str> = lists.all().map(PrepareItem::words).collect();
        return Err(Refusal::new(
            RefusalKind::NotFound,
            format!("{:?} is not on the lists", item.words()),
            format!("they hold: {}", lines.join(", ")),
        ));
    }
    let opens = {
        let standing = draft.standing(&contact);
        let talk = standing.ahead().find(|talk| talk.id == interview);
        talk.map(|talk| rules::prepare::opens(talk, &Calendar::new(draft.zone(), &book.settings)))
    };
    let Some(opens) = opens else {
        return Err(Refusal::new(
            RefusalKind::Time,
            format!("The talk with {name} is not ahead any more, so there is nothing to prepare"),
            "",
        ));
    };
    let opens = draft.zone().local(opens);
    if let Some(interview) = draft.change(id)?.interviews.get_mut(&interview) {
        if ticked {
            interview.ticks.insert(item.clone(), opens);
        } else {
            interview.ticks.remove(item);
        }
    }
    let word = if ticked { "Ticked" } else { "Unticked" };
    Ok(format!("{word} {} for {name}", item.words()))
}

fn needs_words(draft: &Draft<'_>, follow_up: &FollowUp) -> Result<Refusal, Refusal> {
    let contact = draft.contact(follow_up.contact)?;
    let hint = match follow_up.id.rule {
        Rule::Schedule => {
            "note what became of it: `offered` for times you proposed, `scheduled fri 3pm` for a date"
        }
        Rule::Offered => "note what became of it: `scheduled fri 3pm`, `offered` again, or their answer",
        Rule::Rebook => "note the new date, `scheduled fri 3pm`, or let it go",
        Rule::ReachOut => "`sent` notes that you asked, `planned` that you mean to; or set the person aside",
        _ => "note what became of it",
    };
    Ok(Refusal::new(
        RefusalKind::NeedsWords,
        format!("{} with {} needs a word more than done", follow_up.id.rule.words(), contact.name),
        hint,
    ))
}

/// Hides a follow-up until a time; its aim and limit do not move.
pub(super) fn snooze(
    draft: &mut Draft<'_>,
    id: FollowUpId,
    until: DateTime<FixedOffset>,
) -> Result<String, Refusal> {
    let follow_up = found(draft, id)?;
    let instant = until.with_timezone(&Utc);
    if instant <= draft.instant() {
        return Err(Refusal::new(RefusalKind::Time, "That time is past", "say a time that is still to come"));
    }
    if (draft.zone().date_of(instant) - draft.now.today()).num_days() > LONGEST_SNOOZE_DAYS {
        return Err(Refusal::new(
            RefusalKind::Time,
            format!("That is more than {LONGEST_SNOOZE_DAYS} days away"),
            "snooze for less, or let it go",
        ));
    }
    if let Some(limit) = follow_up.limit.filter(|limit| *limit > draft.instant() && *limit <= instant) {
        draft.remark(format!("It turns late while hidden: {}", late_after(draft, limit)));
    }
    let opens = draft.zone().local(follow_up.opens);
    let decision = Decision { opens, snoozed_until: Some(until), dropped_at: None, why: String::new() };
    decide(draft, &follow_up, &decision)?;
    let shown = words::instant(draft, instant);
    Ok(format!("Snoozed {} until {shown}", named(draft, &follow_up)?))
}

/// A limit in words. The end of a day is named by the day that ends.
fn late_after(draft: &Draft<'_>, limit: DateTime<Utc>) -> String {
    let (zone, date) = (draft.zone(), draft.zone().date_of(limit));
    match date.pred_opt() {
        Some(ended) if zone.start_of_day(date) == limit => format!("after {}", ended.format("%a %-d %b")),
        _ => words::instant(draft, limit),
    }
}

/// Writes a decision down. A follow-up may stand for several occasions, such as all they wrote; those that were there
/// already when it was decided are decided with it, only a new one is not.
fn decide(draft: &mut Draft<'_>, follow_up: &FollowUp, decision: &Decision) -> Result<(), Refusal> {
    let standing = |draft: &Draft<'_>| -> Vec<FollowUp> {
        let mut found = rules::follow_ups_with(draft.book(), draft.now, follow_up.contact);
        found.retain(|other| other.rule() == follow_up.rule());
        found
    };
    let mut known: Vec<FollowUpId> = standing(draft).into_iter().map(|other| other.id).collect();
    let mut next = Some((follow_up.id, follow_up.opens));
    while let Some((id, opens)) = next {
        let decision = Decision { opens: draft.zone().local(opens), ..decision.clone() };
        draft.change(follow_up.contact)?.decisions.insert(id, decision);
        next = standing(draft).iter().find(|other| !known.contains(&other.id)).map(|it| (it.id, it.opens));
        known.extend(next.map(|(id, _)| id));
    }
    Ok(())
}

/// Lets a follow-up go.
pub(super) fn let_go(draft: &mut Draft<'_>, id: FollowUpId, why: &str) -> Result<String, Refusal> {
    let follow_up = found(draft, id)?;
    let opens = draft.zone().local(follow_up.opens);
    let why = people::line("why", why)?;
    let decision = Decision { opens, snoozed_until: None, dropped_at: Some(draft.now.stamp()), why };
    decide(draft, &follow_up, &decision)?;
    Ok(format!("Let go: {}", named(draft, &follow_up)?))
}

/// "thank Jonas Weil": the follow-up in two words and a name.
fn named(draft: &Draft<'_>, follow_up: &FollowUp) -> Result<String, Refusal> {
    Ok(format!("{} {}", follow_up.id.rule.words(), draft.contact(follow_up.contact)?.name))
}

/// Writes a reminder.
pub(super) fn remind(
    draft: &mut Draft<'_>,
    contact: Id,
    at: DateTime<FixedOffset>,
    text: &str,
) -> Result<String, Refusal> {
    let text = people::line("reminder", text)?;
    if text.is_empty() {
        return Err(Refusal::new(RefusalKind::NeedsWords, "Remind you of what?", "say it in a few words"));
    }
    if at.with_timezone(&Utc) <= draft.instant() {
        return Err(Refusal::new(RefusalKind::Time, "That time is past", "say a time that is still to come"));
    }
    let record: std::sync::Arc<Contact> = draft.contact(contact)?;
    let id = draft.fresh(Some(&record));
    let logged_at = draft.now.stamp();
    draft
        .change(contact)?
        .reminders
        .insert(id, Reminder { at, text: text.clone(), logged_at, done_at: None });
    // Nothing is asked of the user about people in the pool, so a reminder there would never come up.
    people::take_up(draft, contact)?;
    let shown = words::instant(draft, at.with_timezone(&Utc));
    Ok(format!("Reminder for {}, {shown}: {text}", record.name))
}

fn reminded(draft: &mut Draft<'_>, follow_up: &FollowUp, when: Option<Moment>) -> Result<String, Refusal> {
    let at = when.unwrap_or_else(|| draft.now.stamp().into());
    let contact = draft.change(follow_up.contact)?;
    let name = contact.name.clone();
    match contact.reminders.get_mut(&follow_up.id.record) {
        Some(reminder) => {
            reminder.done_at = Some(at);
            Ok(format!("Done for {name}: {}", reminder.text))
        }
        None => Err(Refusal::new(RefusalKind::NotFound, format!("{} is not open", follow_up.id), "")),
    }
}
