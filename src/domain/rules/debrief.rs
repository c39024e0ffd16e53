//! `debrief`: a talk was held and is not thought over yet.

use chrono::{DateTime, Utc};

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    debrief,
    event::EventKind,
    id::Id,
    interview::{Debrief, DebriefStep},
    standing::{InterviewStanding, InterviewState},
    timing::Timing,
};

/// One for each talk of whose debrief steps were put off and are still left; where none was put off, because nobody
/// began it or it was broken off, of whatever is left. It comes back once, on the day after the talk.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    case.standing.interviews.iter().filter_map(|talk| finding(case, talk)).collect()
}

fn finding(case: &Case<'_>, talk: &InterviewStanding<'_>) -> Option<Finding> {
    let InterviewState::Held { ended } = talk.state else { return None };
    let noted = talk.interview.debrief.as_ref();
    let is_begun = noted.is_some_and(|debrief| *debrief != Debrief::default());
    let mut waiting = if noted.is_some_and(|debrief| !debrief.waiting.is_empty()) {
        debrief::waiting(case.contact(), talk.id)
    } else {
        debrief::left(case.contact(), talk.id)
    };
    // Thanks have a follow-up of their own.
    waiting.retain(|step| *step != DebriefStep::Thanks);
    if talk.told_late || is_done(case, talk.id) || waiting.is_empty() {
        return None;
    }
    let opens = case.calendar.not_away(debrief::comes_back(ended, case.calendar.zone));
    Some(Finding {
        record: talk.id,
        opens,
        aim: case.calendar.end_of_day_of(opens),
        limit: None,
        ends: None,
        stale: Stale::AfterDays(Timing::DebriefStaleDays),
        reason: reason(case, ended, is_begun, &waiting),
    })
}

fn is_done(case: &Case<'_>, talk: Id) -> bool {
    let mut events = case.contact().events.values();
    events.any(|event| event.kind == EventKind::Debriefed && event.interview == Some(talk))
}

fn reason(case: &Case<'_>, ended: DateTime<Utc>, is_begun: bool, waiting: &[DebriefStep]) -> String {
    let talked = case.said_day(case.calendar.date(ended));
    // A minute a step, and one to remember the talk: a rough figure of our own.
    let minutes = waiting.len() + 1;
    let words: Vec<&str> = waiting.iter().map(|step| step.words()).collect();
    let what =
        if is_begun { format!("waiting: {}", words.join(", ")) } else { "nothing noted yet".to_owned() };
    format!("{what}; {minutes} minutes; talked {talked}")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    const HELD: &str = "ada 2026-11-12T15:30 held i1";

    #[test]
    fn a_talk_is_thought_over_on_the_next_day() {
        for (zone, script, moments) in [
            (
                VIENNA,
                "",
                &[
                    ("2026-11-12T23:59", "debrief-i1 upcoming"),
                    ("2026-11-13T00:00", "debrief-i1 due 2026-11-13T00:00 2026-11-14T00:00 -"),
                    ("2026-11-27T23:59", "debrief-i1 due"),
                    ("2026-11-28T00:00", "debrief-i1 stale"),
                ][..],
            ),
            (VIENNA, "ada puts-off i1 people,promises", &[("2026-11-13T08:00", "debrief-i1 due")]),
            // Begun and broken off, with nothing put off: what is left comes back all the same.
            (VIENNA, "ada stays i1 half of it is persuading", &[("2026-11-13T08:00", "debrief-i1 due")]),
            (VIENNA, "ada 2026-11-12T18:00 debriefed i1", &[("2026-11-13T08:00", "")]),
            (
                VIENNA,
                "ada puts-off i1 people,promises
                ada 2026-11-13T08:00 debriefed i1",
                &[("2026-11-13T09:00", "")],
            ),
            // What was put off and done since waits no more.
            (
                VIENNA,
                "ada puts-off i1 people,promises
                leo is role=planner
                ada 2026-11-12T18:00 named f1 leo in=i1
                ada 2026-11-12T18:00 promise p1 by=me in=i1 write",
                &[("2026-11-13T08:00", "")],
            ),
            // Another talk that was thought over says nothing of this one; thanks have a follow-up of their own.
            (
                VIENNA,
                "ada 2026-11-10T10:00 held i2
                ada 2026-11-12T18:00 debriefed i2",
                &[("2026-11-13T08:00", "debrief-i1 due")],
            ),
            (VIENNA, "ada puts-off i1 thanks", &[("2026-11-13T08:00", "")]),
            (VIENNA, "ada drop debrief-i1 2026-11-13T00:00 2026-11-13T08:00", &[("2026-11-13T09:00", "")]),
            (
                VIENNA,
                "ada snooze debrief-i1 2026-11-13T00:00 2026-11-20T08:00",
                &[
                    ("2026-11-19T08:00", "debrief-i1 snoozed"),
                    ("2026-11-20T08:00", "debrief-i1 due"),
                    ("2026-12-04T08:00", "debrief-i1 stale"),
                ],
            ),
            (VIENNA, "away 2026-11-13 2026-11-20", &[("2026-11-21T08:00", "debrief-i1 due")]),
            (VIENNA, "ada is retired", &[("2026-11-13T08:00", "")]),
            (VIENNA, "ada is pool", &[("2026-11-13T08:00", "")]),
            // One instant, two dates.
            (
                "Pacific/Kiritimati",
                "",
                &[("2026-11-13T08:00", "debrief-i1 due 2026-11-13T00:00 2026-11-14T00:00 -")],
            ),
        ] {
            check(Rule::Debrief, zone, &format!("{HELD}\n{script}"), moments);
        }
        // The day after has no midnight; told late, or not held, there is nothing to think over.
        for (zone, script, now, expected) in [
            (
                "America/Santiago",
                "ada 2026-09-05T15:30 held i1",
                "2026-09-06T08:00",
                "debrief-i1 due 2026-09-06T01:00 2026-09-07T00:00 -",
            ),
            (VIENNA, "ada 2026-11-01T15:30 held i1 told=2026-11-12T08:00", "2026-11-12T09:00", ""),
            (VIENNA, "ada 2026-11-12T15:30 missed i1", "2026-11-13T09:00", ""),
        ] {
            check(Rule::Debrief, zone, script, &[(now, expected)]);
        }
    }

    #[test]
    fn reasons_name_what_waits() {
        for (script, expected) in [
            ("", "nothing noted yet; 8 minutes; talked yesterday"),
            ("ada 2026-11-12T15:40 named f1 leo", "nothing noted yet; 8 minutes; talked yesterday"),
            ("ada 2026-11-12T15:40 named f1 leo in=i1", "nothing noted yet; 7 minutes; talked yesterday"),
            (
                "ada stays i1 half of it is persuading",
                "waiting: notes, people, promises, advice, for me?, again; 7 minutes; talked yesterday",
            ),
            (
                "ada puts-off i1 promises,people,thanks",
                "waiting: people, promises; 3 minutes; talked yesterday",
            ),
        ] {
            check_reasons(
                Rule::Debrief,
                VIENNA,
                &format!("{HELD}\n{script}"),
                &[("2026-11-13T08:00", expected)],
            );
        }
    }
}
