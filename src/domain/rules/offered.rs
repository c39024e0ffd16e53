//! `offered`: times were offered, and none was taken.

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{event::EventKind, timing::Timing};

/// One for each request whose offered times are out.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let told_late = case
        .standing
        .history
        .last(|happened| happened.event.kind == EventKind::Offered)
        .is_some_and(|happened| happened.told_late);
    if told_late {
        return Vec::new();
    }
    let requests = case.standing.requests.iter().filter(|request| request.question_back.is_none());
    let found = requests.filter_map(|request| {
        let (offered, opens) = (request.offered?, request.speaks_up?);
        let (day, waited) = (case.said_day(case.calendar.date(offered)), case.working_days_since(offered));
        Some(Finding {
            record: request.id,
            opens,
            aim: case.calendar.end_of_day_of(opens),
            limit: Some(case.calendar.end_of_working_day(opens, Timing::OfferedLimitWorkingDays)),
            ends: None,
            stale: Stale::AfterDays(Timing::AnswerStaleDays),
            reason: format!("times offered {day}, {waited} without a word"),
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    #[test]
    fn offered_times_are_asked_about_on_the_third_working_day() {
        for (zone, script, moments) in [
            (
                VIENNA,
                "ada 2026-11-12T10:00 offered r1",
                &[
                    ("2026-11-16T08:00", "offered-r1 upcoming"),
                    ("2026-11-17T08:00", "offered-r1 due 2026-11-17T00:00 2026-11-18T00:00 2026-11-21T00:00"),
                    ("2026-11-21T00:00", "offered-r1 late"),
                    ("2026-12-05T00:00", "offered-r1 stale"),
                ][..],
            ),
            // Over the year's end with two days off, and where a day has no midnight.
            (
                "Pacific/Kiritimati",
                "off 2026-12-31
                off 2027-01-01
                ada 2026-12-29T10:00 offered r1",
                &[("2027-01-05T08:00", "offered-r1 due 2027-01-05T00:00 2027-01-06T00:00 2027-01-09T00:00")],
            ),
            (
                "America/Santiago",
                "ada 2026-09-01T10:00 offered r1",
                &[("2026-09-04T08:00", "offered-r1 due 2026-09-04T00:00 2026-09-05T00:00 2026-09-10T00:00")],
            ),
            (
                VIENNA,
                "ada 2026-11-12T10:00 offered r1
                ada 2026-11-13T10:00 scheduled i1 at=2026-11-20T10:00",
                &[("2026-11-17T08:00", "")],
            ),
            (
                VIENNA,
                "ada 2026-11-12T10:00 offered r1
                ada 2026-11-13T10:00 accepted r1",
                &[("2026-11-17T08:00", "")],
            ),
            (
                VIENNA,
                "ada 2026-11-12T10:00 offered r1
                ada 2026-11-13T10:00 offered r1",
                &[("2026-11-17T08:00", "offered-r1 upcoming")],
            ),
            // A question back is an answer; the reply puts the times out again.
            (
                VIENNA,
                "ada 2026-11-12T10:00 offered r1
                ada 2026-11-13T10:00 wrote r1",
                &[("2026-11-17T08:00", "")],
            ),
            (
                VIENNA,
                "ada 2026-11-12T10:00 offered r1
                ada 2026-11-13T10:00 wrote r1
                ada 2026-11-16T10:00 touched",
                &[("2026-11-18T08:00", "offered-r1 upcoming"), ("2026-11-19T08:00", "offered-r1 due")],
            ),
            (VIENNA, "ada 2026-11-02T10:00 offered r1 told=2026-11-12T10:00", &[("2026-11-17T08:00", "")]),
            (
                VIENNA,
                "away 2026-11-16 2026-11-18
                ada 2026-11-12T10:00 offered r1",
                &[("2026-11-19T08:00", "offered-r1 due 2026-11-19T00:00 2026-11-20T00:00 2026-11-25T00:00")],
            ),
        ] {
            check(Rule::Offered, zone, script, moments);
        }
        let script = "ada 2026-11-12T10:00 offered r1";
        check_reasons(
            Rule::Offered,
            VIENNA,
            script,
            &[("2026-11-17T08:00", "times offered Thu, 3 working days without a word")],
        );
    }
}
