//! `keep-in-touch`: a message now and then to those who talked, or answered in writing.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, Utc};

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    book::Book,
    calendar::Calendar,
    contact::Contact,
    event::{EventKind, Who},
    follow_up::{FollowUp, FollowUpId, Rule, State},
    id::Id,
    standing::{InterviewState, Occasion, OccasionKind},
    timing::Timing,
    zone::Now,
};

/// One for the last talk or written answers, however late those were told, unless there is a reason for silence.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let helped = |occasion: &&Occasion| matches!(occasion.kind, OccasionKind::Talk | OccasionKind::Answered);
    let Some(occasion) = case.standing.occasions.iter().rfind(helped) else { return Vec::new() };
    if is_silent(case) {
        return Vec::new();
    }
    let last = case.standing.history.last_message().map(|last| last.at);
    let silent_since = last.map_or(occasion.at, |last| last.max(occasion.at));
    let (opens, reason) =
        named_day(case, silent_since).unwrap_or_else(|| after_silence(case, occasion, silent_since));
    let opens = not_skipped(case, occasion.id, opens);
    vec![Finding {
        record: occasion.id,
        opens,
        aim: case.calendar.plus_days(opens, Timing::KeepInTouchAimDays),
        limit: None,
        ends: None,
        stale: Stale::Never,
        reason,
    }]
}

/// They refused, they said no since, something is open with them, or a talk is ahead.
fn is_silent(case: &Case<'_>) -> bool {
    let standing = &case.standing;
    let says = |kind: EventKind| {
        matches!(
            kind,
            EventKind::Declined
                | EventKind::Accepted
                | EventKind::Answered
                | EventKind::Scheduled
                | EventKind::Held
        )
    };
    case.contact().consent.as_ref().is_some_and(|consent| !consent.again)
        || standing
            .history
            .last(|happened| says(happened.event.kind))
            .is_some_and(|last| last.event.kind == EventKind::Declined)
        || standing.requests.iter().any(|request| !request.is_settled())
        || standing
            .interviews
            .iter()
            .any(|talk| matches!(talk.state, InterviewState::Ahead | InterviewState::Undecided))
}

/// The day named at the close, until they have talked or written again on it or after.
fn named_day(case: &Case<'_>, silent_since: DateTime<Utc>) -> Option<(DateTime<Utc>, String)> {
    let day = case.contact().consent.as_ref()?.on?;
    let opens = case.calendar.not_away(case.calendar.start_of_day(day));
    let reason = || format!("you may write again from {} on, as you agreed", case.said_day(day));
    (silent_since < opens).then(|| (opens, reason()))
}

/// The start of the day on which the silence has lasted long enough: first 60 days, and after the first message of
/// the user's own accord 120.
fn after_silence(
    case: &Case<'_>,
    occasion: &Occasion,
    silent_since: DateTime<Utc>,
) -> (DateTime<Utc>, String) {
    let days = days_between(case);
    let calendar = case.calendar;
    let since = calendar.date(silent_since);
    let day = since.checked_add_days(Days::new(days)).unwrap_or(since);
    let opens = calendar.not_away(calendar.start_of_day(day));
    let what = match occasion.kind {
        OccasionKind::Answered => "answered in writing",
        _ => "talked",
    };
    let talked = case.said_day(calendar.date(occasion.at));
    let reason = format!("{what} {talked}; last word {}", case.said_day(since));
    (opens, reason)
}

fn days_between(case: &Case<'_>) -> u64 {
    if let Some(days) = case.contact().cadence {
        return u64::from(days.max(1));
    }
    let mut helped = case.standing.occasions.iter();
    let first = helped.find(|occasion| matches!(occasion.kind, OccasionKind::Talk | OccasionKind::Answered));
    let wrote_since = first.is_some_and(|first| {
        let written = case.standing.history.first_since(EventKind::Touched, first.at);
        written.is_some_and(|written| written.event.doer() == Who::Me)
    });
    let timing = if wrote_since { Timing::KeepInTouchLaterDays } else { Timing::KeepInTouchFirstDays };
    u64::from(case.calendar.number(timing).max(1))
}

/// "Not this time" lets one opening pass; the next one comes as long after as a later update does.
fn not_skipped(case: &Case<'_>, record: Id, first: DateTime<Utc>) -> DateTime<Utc> {
    let id = FollowUpId { rule: Rule::KeepInTouch, record };
    let Some(decision) = case.contact().decisions.get(&id) else { return first };
    let decided = decision.opens.with_timezone(&Utc);
    let usual = case.calendar.number(Timing::KeepInTouchLaterDays);
    let later = case.contact().cadence.unwrap_or(usual).max(1);
    let calendar = case.calendar;
    let next = |opens| calendar.not_away(calendar.days_after(opens, later));
    let mut opens = first;
    while opens < decided && next(opens) > opens {
        opens = next(opens);
    }
    if opens != decided {
        // A decision that fits none of the openings was made before somebody wrote; it counts no more.
        first
    } else if decision.dropped_at.is_some() {
        next(opens)
    } else {
        // What is hidden is the opening that was reached by letting earlier ones pass.
        opens
    }
}

/// Leaves so many updates for today as the settings say, the longest silence first; the `done_today`, written or
/// skipped, count among them. The others can wait: they are open, and for another day.
pub(in crate::domain) fn at_most_a_few_a_day(
    found: &mut [FollowUp],
    book: &Book,
    calendar: &Calendar<'_>,
    done_today: usize,
) {
    let is_due =
        |follow_up: &FollowUp| follow_up.id.rule == Rule::KeepInTouch && follow_up.state == State::Due;
    if !found.iter().any(is_due) {
        return;
    }
    let of = |id: Id| book.contact(id).and_then(|contact| last_word(contact, calendar));
    let mut due: Vec<&mut FollowUp> = found.iter_mut().filter(|follow_up| is_due(follow_up)).collect();
    let since: BTreeMap<Id, DateTime<Utc>> =
        due.iter().filter_map(|follow_up| Some((follow_up.contact, of(follow_up.contact)?))).collect();
    due.sort_unstable_by_key(|follow_up| {
        (since.get(&follow_up.contact).copied(), follow_up.opens, follow_up.id)
    });
    let a_day = usize::try_from(calendar.number(Timing::KeepInTouchADay)).unwrap_or(usize::MAX);
    let left = a_day.saturating_sub(done_today);
    for follow_up in due.into_iter().skip(left) {
        follow_up.state = State::Open;
    }
}

fn last_word(contact: &Contact, calendar: &Calendar<'_>) -> Option<DateTime<Utc>> {
    let messages = contact.events.values().filter(|event| event.is_message());
    messages.map(|event| event.instant(calendar.zone)).max()
}

/// Whether an update went to somebody today, or was skipped.
pub(in crate::domain) fn is_done_today(contact: &Contact, calendar: &Calendar<'_>, now: &Now) -> bool {
    let today = calendar.start_of_day(now.today())..=now.instant;
    let mut mine = contact.events.values().filter(|event| event.kind == EventKind::Touched);
    let wrote = mine.any(|event| event.doer() == Who::Me && today.contains(&event.instant(calendar.zone)));
    let skipped = || {
        contact.decisions.iter().any(|(id, decision)| {
            id.rule == Rule::KeepInTouch
                && decision.dropped_at.is_some_and(|at| today.contains(&at.with_timezone(&Utc)))
        })
    };
    wrote || skipped()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Story, VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    const TALKED: &str = "
        ada 2026-09-01T10:00 held i1
        ada 2026-09-01T12:00 thanked for=i1";

    #[test]
    fn an_update_comes_sixty_days_after_the_last_message_and_later_every_hundred_and_twenty() {
        for (script, moments) in [
            (
                TALKED.to_owned(),
                &[
                    ("2026-10-30T08:00", "keep-in-touch-i1 upcoming"),
                    ("2026-10-31T08:00", "keep-in-touch-i1 open 2026-10-31T00:00 2026-11-07T00:00 -"),
                    ("2026-11-06T00:00", "keep-in-touch-i1 due"),
                    ("2027-11-06T00:00", "keep-in-touch-i1 due"),
                ][..],
            ),
            // A message of the user's own accord, then a longer while; a word from them starts it anew.
            (
                format!("{TALKED}\nada 2026-11-02T10:00 touched"),
                &[("2026-11-06T08:00", "keep-in-touch-i1 upcoming 2027-03-02T00:00 2027-03-09T00:00 -")],
            ),
            (
                format!("{TALKED}\nada 2026-11-02T10:00 heard"),
                &[("2026-11-06T08:00", "keep-in-touch-i1 upcoming 2027-01-01T00:00 2027-01-08T00:00 -")],
            ),
            (
                format!("{TALKED}\nada is cadence=30"),
                &[("2026-10-01T08:00", "keep-in-touch-i1 open 2026-10-01T00:00 2026-10-08T00:00 -")],
            ),
            // The day named at the close, until it has been used.
            (
                format!("{TALKED}\nada is again=2027-01-11"),
                &[("2027-01-10T08:00", "keep-in-touch-i1 upcoming 2027-01-11T00:00 2027-01-18T00:00 -")],
            ),
            (
                format!("{TALKED}\nada is again=2027-01-11\nada 2027-01-12T10:00 touched"),
                &[("2027-01-20T08:00", "keep-in-touch-i1 upcoming 2027-05-12T00:00 2027-05-19T00:00 -")],
            ),
            // Not this time: the next one comes a longer while after, and may be skipped too.
            (
                format!("{TALKED}\nada drop keep-in-touch-i1 2026-10-31T00:00 2026-11-05T08:00"),
                &[("2026-11-06T08:00", "keep-in-touch-i1 upcoming 2027-02-28T00:00 2027-03-07T00:00 -")],
            ),
            (
                format!("{TALKED}\nada drop keep-in-touch-i1 2027-02-28T00:00 2027-03-05T08:00"),
                &[("2027-03-06T08:00", "keep-in-touch-i1 upcoming 2027-06-28T00:00 2027-07-05T00:00 -")],
            ),
            (
                format!("{TALKED}\nada drop keep-in-touch-i1 2026-10-30T00:00 2026-11-05T08:00"),
                &[("2026-11-06T08:00", "keep-in-touch-i1 due")],
            ),
            // Hidden after one was skipped, it is the later opening that is hidden.
            (
                format!("{TALKED}\nada snooze keep-in-touch-i1 2027-02-28T00:00 2027-03-20T08:00"),
                &[
                    ("2027-03-06T08:00", "keep-in-touch-i1 snoozed 2027-02-28T00:00 2027-03-07T00:00 -"),
                    ("2027-03-20T08:00", "keep-in-touch-i1 due"),
                ],
            ),
            // Answered in writing counts like a talk; told late too; only named or declined does not.
            (
                "ada 2026-09-01T10:00 sent r1
                ada 2026-09-02T10:00 answered r1 #e1"
                    .to_owned(),
                &[("2026-11-07T08:00", "keep-in-touch-e1 due")],
            ),
            (
                "ada 2026-05-02T10:00 held i1 told=2026-11-01T10:00".to_owned(),
                &[("2026-11-07T08:00", "keep-in-touch-i1 due 2026-07-01T00:00 2026-07-08T00:00 -")],
            ),
            (
                "ada 2026-09-01T10:00 sent r1
                ada 2026-09-02T10:00 passed r1"
                    .to_owned(),
                &[("2026-11-07T08:00", "")],
            ),
            (
                format!("away 2026-10-26 2026-11-03\n{TALKED}"),
                &[("2026-11-05T08:00", "keep-in-touch-i1 open 2026-11-04T00:00 2026-11-11T00:00 -")],
            ),
        ] {
            check(Rule::KeepInTouch, VIENNA, &script, moments);
        }
    }

    #[test]
    fn there_are_reasons_for_silence() {
        for (more, expected) in [
            ("", "keep-in-touch-i1 due"),
            ("ada is retired", ""),
            ("ada is again=no", ""),
            ("ada 2026-09-03T10:00 planned r2", ""),
            ("ada 2026-09-03T10:00 sent r2 #e1", "keep-in-touch-i1 upcoming"),
            ("ada 2026-11-03T10:00 sent r2", ""),
            ("ada 2026-09-03T10:00 scheduled i2 at=2026-12-03T10:00", ""),
            ("ada 2026-09-03T10:00 scheduled i2 at=2026-11-06T10:00", ""),
            (
                "ada 2026-09-02T10:00 sent r2
                ada 2026-09-03T10:00 declined r2",
                "",
            ),
            // A no that was followed by a talk is history.
            (
                "ada 2026-08-02T10:00 sent r2
                ada 2026-08-03T10:00 declined r2",
                "keep-in-touch-i1 due",
            ),
        ] {
            // A request that came to rest is no reason: the silence then began with it.
            let now = if expected.ends_with("upcoming") { "2026-10-30T08:00" } else { "2026-11-07T08:00" };
            check(Rule::KeepInTouch, VIENNA, &format!("{TALKED}\n{more}"), &[(now, expected)]);
        }
    }

    #[test]
    fn two_a_day_the_longest_silence_first() {
        let script = "
            ada 2026-08-04T10:00 held i1
            ben 2026-08-01T10:00 held i2
            carmen 2026-08-03T10:00 held i3
            dan 2026-08-02T10:00 held i4";
        let today = |script: &str, now: &str| {
            let story = Story::told(VIENNA, script);
            story.named(&story.agenda(now).for_today)
        };
        let now = "2026-11-16T08:00";
        assert_eq!(today(script, now), "keep-in-touch-i2 keep-in-touch-i4");
        let story = Story::told(VIENNA, script);
        assert_eq!(story.named(&story.agenda(now).open), "keep-in-touch-i3 keep-in-touch-i1");
        // What was done today counts among the two; tomorrow there are two again.
        let done = format!("{script}\nben 2026-11-16T08:05 touched");
        assert_eq!(today(&done, "2026-11-16T08:10"), "keep-in-touch-i4");
        let skipped = format!("{done}\ndan drop keep-in-touch-i4 2026-10-01T00:00 2026-11-16T08:06");
        assert_eq!(today(&skipped, "2026-11-16T08:10"), "");
        assert_eq!(today(&skipped, "2026-11-17T08:10"), "keep-in-touch-i3 keep-in-touch-i1");
    }

    #[test]
    fn reasons_say_how_long_it_has_been() {
        check_reasons(
            Rule::KeepInTouch,
            VIENNA,
            TALKED,
            &[("2026-11-07T08:00", "talked 1 Sep; last word 1 Sep")],
        );
        check_reasons(
            Rule::KeepInTouch,
            VIENNA,
            &format!("{TALKED}\nada is again=2026-11-07"),
            &[("2026-11-07T08:00", "you may write again from today on, as you agreed")],
        );
    }
}
