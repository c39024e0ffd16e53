//! `schedule`: they said yes, and there is no time yet.

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::timing::Timing;

/// One for each yes without a time, unless a talk of the same request wants a new date anyway.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let standing = &case.standing;
    let wants_new_date = |request| {
        standing
            .interviews
            .iter()
            .any(|talk| talk.interview.request == Some(request) && standing.wants_new_date(talk).is_some())
    };
    let yeses = standing.requests.iter().filter(|request| !request.told_late && !wants_new_date(request.id));
    let found = yeses.filter_map(|request| {
        let yes = request.awaits_time?;
        let opens = case.calendar.not_away(yes);
        Some(Finding {
            record: request.id,
            opens,
            aim: case.calendar.plus_hours(opens, Timing::ThanksAimHours),
            limit: Some(case.calendar.plus_hours(opens, Timing::ThanksLimitHours)),
            ends: None,
            stale: Stale::AfterDays(Timing::AnswerStaleDays),
            reason: format!("said yes, {}; no time yet", case.said(yes)),
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    #[test]
    fn a_yes_without_a_time_asks_for_one() {
        for (script, moments) in [
            (
                "",
                &[
                    (
                        "2026-11-10T12:00",
                        "schedule-r1 open 2026-11-10T11:20 2026-11-11T11:20 2026-11-12T11:20",
                    ),
                    ("2026-11-11T08:00", "schedule-r1 due"),
                    ("2026-11-12T11:20", "schedule-r1 late"),
                    ("2026-11-26T11:20", "schedule-r1 stale"),
                ][..],
            ),
            ("ada 2026-11-10T11:30 offered r1", &[("2026-11-11T08:00", "")]),
            ("ada 2026-11-10T11:30 scheduled i1 at=2026-11-12T15:00", &[("2026-11-11T08:00", "")]),
            ("ada 2026-11-10T11:30 scheduled r1 i1 at=2026-11-12T15:00", &[("2026-11-11T08:00", "")]),
            ("ada 2026-11-10T11:30 later r1", &[("2026-11-11T08:00", "")]),
            ("ada 2026-11-10T11:30 closed r1", &[("2026-11-11T08:00", "")]),
            // They take one of the times without saying which.
            (
                "ada 2026-11-10T11:30 offered r1
                ada 2026-11-10T12:00 accepted r1",
                &[("2026-11-11T08:00", "schedule-r1 due")],
            ),
            // It fell through: a new date is looked for, not a first one.
            (
                "ada 2026-11-10T11:30 scheduled r1 i1 at=2026-11-10T15:00
                ada 2026-11-10T15:10 missed i1
                ada 2026-11-10T16:00 accepted r1",
                &[("2026-11-11T08:00", "")],
            ),
            // An introduction needs no time: it is theirs to make, and nudged like any other request.
            ("ada 2026-11-09T10:00 sent r1 intro=leo", &[("2026-11-11T08:00", "")]),
            ("ada is retired", &[("2026-11-11T08:00", "")]),
        ] {
            let script = format!(
                "ada 2026-11-09T10:00 sent r1
                ada 2026-11-10T11:20 accepted r1
                {script}"
            );
            check(Rule::Schedule, VIENNA, &script, moments);
        }
        let late = "ada 2026-11-01T10:00 sent r1
            ada 2026-11-02T11:20 accepted r1 told=2026-11-10T09:00";
        check(Rule::Schedule, VIENNA, late, &[("2026-11-10T10:00", "")]);
        let yes = "ada 2026-11-10T11:20 accepted r1";
        check_reasons(
            Rule::Schedule,
            VIENNA,
            yes,
            &[("2026-11-12T08:00", "said yes, Tue 11:20; no time yet")],
        );
    }
}
