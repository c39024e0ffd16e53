//! What holds for every book at every moment.

mod clocks;

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate, NaiveTime, Utc};
use proptest::prelude::*;

use super::{
    Across, contact_follow_ups, find, follow_ups,
    testing::{Story, VIENNA},
};
use crate::domain::{
    agenda::{Agenda, Kept},
    calendar::Calendar,
    follow_up::{FollowUp, Rule, State},
    proof,
    zone::Now,
};

const ZONES: [&str; 5] =
    [VIENNA, "Pacific/Honolulu", "Pacific/Kiritimati", "America/Santiago", "America/New_York"];

/// A day four weeks before a change of the clocks, and some months before the year's end.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 9, 28).unwrap();

/// A line that may follow any other: somebody does something, days and minutes after a first day. `DAY27` and the like
/// are days after it.
fn line(first_day: NaiveDate) -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "planned r",
        "sent r",
        "sent r",
        "sent r",
        "nudged r",
        "accepted r",
        "later r",
        "later r until=DAY28",
        "wrote r",
        "wrote",
        "answered r",
        "answered r by=me",
        "passed r",
        "declined r",
        "offered r",
        "closed r",
        "scheduled r i at=DAY27T02:30",
        "scheduled i at=DAY25T15:00",
        "moved i at=DAY28T09:00",
        "cancelled i",
        "cancelled i good",
        "missed i",
        "missed i by=me",
        "held i",
        "held i r",
        "thanked for=i",
        "touched",
        "heard",
        "told",
        "debriefed i",
        "named f WHOM",
        "introduced f WHOM",
        "promise p by=me due=DAY27 call",
        "promise p by=them due=DAY27 call",
        "lead l a trial",
        "lead l closes=DAY28 a trial",
        "lead l looked-into=DAY22T09:00 a trial",
        "landed",
    ]);
    let who = prop::sample::select(vec!["ada", "ben", "cleo"]);
    let whom = prop::sample::select(vec!["ada", "ben", "cleo"]);
    let parts = (who, whom, 0..40_i64, 0..1440_i64, words, 0..12_i64);
    parts.prop_map(move |(who, whom, day, minute, words, late)| {
        let at = first_day.and_time(NaiveTime::MIN) + Duration::days(day) + Duration::minutes(minute);
        let told = at + Duration::days(late);
        let first = |name: &str| name.chars().next().unwrap();
        let (initial, other) = (first(who), first(whom));
        let words = words.replace(" r", &format!(" r{initial}")).replace(" i", &format!(" i{initial}"));
        let mut words = words.replace("for=i", &format!("for=i{initial}"));
        for day in [22, 25, 27, 28] {
            words = words.replace(&format!("DAY{day}"), &(first_day + Duration::days(day)).to_string());
        }
        let (at, told) = (at.format("%Y-%m-%dT%H:%M"), told.format("%Y-%m-%dT%H:%M"));
        match words.split(' ').collect::<Vec<_>>().as_slice() {
            ["told"] => format!("{who} remind m{initial} {at} call"),
            ["landed"] => format!("landed {at}"),
            ["named" | "introduced", ..] if whom == who => format!("{who} {at} heard told={told}"),
            [kind @ ("named" | "introduced"), ..] => {
                format!("{who} {at} {kind} f{initial}{other} {whom} told={told}")
            }
            [kind @ ("promise" | "lead"), id, facts @ ..] => {
                format!("{who} {at} {kind} {id}{initial} told={told} {}", facts.join(" "))
            }
            _ => format!("{who} {at} {words} told={told}"),
        }
    })
}

/// Books that grow line by line.
fn growing() -> impl Strategy<Value = (Vec<String>, i64)> {
    (prop::collection::vec(line(FIRST), 1..25), 0..60_i64)
}

fn story() -> impl Strategy<Value = (Story, Now)> {
    let away = prop::option::of(0..40_i64);
    let parts = (
        prop::sample::select(ZONES.to_vec()),
        prop::collection::vec(line(FIRST), 1..25),
        away,
        0..150_i64,
        0..1440_i64,
    );
    parts.prop_map(|(zone, lines, away, day, minute)| {
        let mut script = lines.join("\n");
        if let Some(away) = away {
            let from = FIRST + Duration::days(away);
            script.push_str(&format!("\naway {from} {}", from + Duration::days(5)));
        }
        let story = Story::told(zone, &script);
        let mut now = story.now("2026-09-28T00:00");
        now.instant += Duration::days(day) + Duration::minutes(minute);
        (story, now)
    })
}

/// The table of states again, row by row and in other words.
fn rows(follow_up: &FollowUp, calendar: &Calendar<'_>, now: &Now) -> Vec<State> {
    let (instant, zone) = (now.instant, &now.zone);
    let tomorrow = zone.end_of_day(now.today());
    let review = zone.start_of_day(calendar.working_days.next_after(now.today()));
    let mut rows = Vec::new();
    if instant < follow_up.opens {
        rows.push(State::Upcoming);
    }
    if follow_up.hidden_until.is_some_and(|until| instant < until) {
        rows.push(State::Snoozed);
    }
    if follow_up.limit.is_some_and(|limit| limit <= instant) {
        rows.push(State::Late);
    }
    if follow_up.aim <= tomorrow || follow_up.limit.is_some_and(|limit| limit <= review) {
        rows.push(State::Due);
    }
    rows.push(State::Open);
    rows
}

/// Aims not before openings, limits not before aims, states by the table, ids once, and the counts of the title bar.
fn holds(story: &Story, now: &Now) -> Result<(), TestCaseError> {
    let calendar = Calendar::new(&now.zone, &story.book.settings);
    let found = follow_ups(&story.book, now);
    for follow_up in &found {
        prop_assert!(follow_up.opens <= follow_up.aim, "{follow_up:?}");
        prop_assert!(follow_up.limit.is_none_or(|limit| follow_up.aim <= limit), "{follow_up:?}");
        prop_assert!(!follow_up.reason.is_empty() && !follow_up.reason.contains('\n'), "{follow_up:?}");
        let row = rows(follow_up, &calendar, now).into_iter().next().unwrap();
        let one_of_many = follow_up.rule() == Rule::KeepInTouch && follow_up.state == State::Open;
        let is_over = follow_up.state == State::Stale
            && follow_up.limit.unwrap_or(follow_up.aim).min(follow_up.aim) <= now.instant;
        prop_assert!(row == follow_up.state || one_of_many || is_over, "{row:?} {follow_up:?}");
    }
    let ids: BTreeSet<_> = found.iter().map(|it| it.id).collect();
    prop_assert_eq!(ids.len(), found.len());
    let counted = |state| found.iter().filter(|it| it.state == state).count();
    let (late, due) = (counted(State::Late), counted(State::Due));
    let counts = Agenda::of(&story.book, now).counts;
    prop_assert_eq!((counts.late, counts.due, counts.for_today()), (late, due, late + due));
    Ok(())
}

proptest! {
    #![proptest_config(proof::cases(300, 5_000))]

    #[test]
    fn times_are_in_order_and_states_are_the_first_row_that_fits((story, now) in story()) {
        holds(&story, &now)?;
    }

    #[test]
    fn one_question_has_one_answer_however_it_is_asked((story, now) in story()) {
        let found = follow_ups(&story.book, &now);
        prop_assert_eq!(&found, &follow_ups(&story.book.clone(), &now.clone()));
        let calendar = Calendar::new(&now.zone, &story.book.settings);
        let across = Across::of(&story.book, &calendar, now.instant);
        let mut alone = Vec::new();
        for (id, contact) in &story.book.contacts {
            alone.extend(contact_follow_ups(contact, *id, &across, &calendar, &now));
        }
        prop_assert_eq!(alone.len(), found.len());
        for (one, other) in alone.iter().zip(&found) {
            prop_assert_eq!(one.id, other.id);
            prop_assert!(one == other || one.rule() == Rule::KeepInTouch);
            let by_id = find(&story.book, &now, one.id);
            prop_assert_eq!(by_id.as_ref(), Some(one));
        }
    }

    #[test]
    fn the_agenda_holds_every_follow_up_once_and_in_a_total_order((story, now) in story()) {
        let agenda = Agenda::of(&story.book, &now);
        let lists = [&agenda.for_today, &agenda.open, &agenda.upcoming, &agenda.snoozed, &agenda.stale];
        let mut held: Vec<FollowUp> = lists.into_iter().flatten().cloned().collect();
        let mut found = follow_ups(&story.book, &now);
        held.sort_by_key(|it| it.id);
        found.sort_by_key(|it| it.id);
        prop_assert_eq!(held, found);
        prop_assert!(agenda.for_today.iter().all(|it| it.state.is_for_today()));
        for pair in agenda.for_today.windows(2) {
            let key = |it: &FollowUp| {
                (super::group(it.rule()), it.limit.unwrap_or(chrono::DateTime::<Utc>::MAX_UTC), it.aim)
            };
            prop_assert!(key(&pair[0]) <= key(&pair[1]));
        }
        prop_assert!(agenda.waiting.iter().all(|it| it.speaks_up.is_some_and(|at| at > now.instant)));
    }

    #[test]
    fn an_agenda_kept_up_to_date_is_what_is_derived_anew((lines, day) in growing()) {
        let mut story = Story::told(VIENNA, "ada is role=planner\nben is role=planner\ncleo is role=planner");
        let mut now = story.now("2026-09-28T08:00");
        now.instant += Duration::days(day);
        let mut kept = Kept::default();
        for (number, line) in lines.iter().enumerate() {
            story.goes_on(line);
            if number % 5 == 4 {
                now.instant += Duration::minutes(1);
            }
            prop_assert_eq!(kept.agenda(&story.book, &now), Agenda::of(&story.book, &now), "{:?}", story);
        }
    }
}
