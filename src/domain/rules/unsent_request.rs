//! `unsent-request`: a request was planned and has not gone out.

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{standing::RequestState, timing::Timing};

/// One for each planned request.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let planned = case
        .standing
        .requests
        .iter()
        .filter(|request| request.state == RequestState::Planned && !request.told_late);
    let found = planned.map(|request| {
        let opens = case.calendar.not_away(request.since);
        let day = case.said_day(case.calendar.date(request.since));
        Finding {
            record: request.id,
            opens,
            aim: case.calendar.end_of_working_day(opens, Timing::UnsentAimWorkingDays),
            limit: None,
            ends: None,
            stale: Stale::AfterWorkingDays(Timing::UnsentStaleWorkingDays),
            reason: format!("planned {day}, not sent yet"),
        }
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    #[test]
    fn a_planned_request_waits_for_two_working_days() {
        for (zone, script, moments) in [
            (
                VIENNA,
                "ada 2026-11-12T10:00 planned r1",
                &[
                    ("2026-11-12T10:00", "unsent-request-r1 open 2026-11-12T10:00 2026-11-17T00:00 -"),
                    ("2026-11-16T00:00", "unsent-request-r1 due"),
                    ("2026-11-30T23:59", "unsent-request-r1 due"),
                    ("2026-12-01T00:00", "unsent-request-r1 stale"),
                ][..],
            ),
            // Days off at the year's end count neither for the aim nor for being over.
            (
                "Pacific/Kiritimati",
                "off 2026-12-31
                off 2027-01-01
                ada 2026-12-30T10:00 planned r1",
                &[
                    ("2026-12-30T10:00", "unsent-request-r1 open 2026-12-30T10:00 2027-01-06T00:00 -"),
                    ("2027-01-20T00:00", "unsent-request-r1 stale"),
                ],
            ),
            (
                VIENNA,
                "ada 2026-11-12T10:00 planned r1
                ada 2026-11-12T11:00 sent r1",
                &[("2026-11-16T08:00", "")],
            ),
            (
                VIENNA,
                "ada 2026-11-12T10:00 planned r1
                ada 2026-11-12T11:00 closed r1",
                &[("2026-11-16T08:00", "")],
            ),
            (VIENNA, "ada 2026-11-02T10:00 planned r1 told=2026-11-12T10:00", &[("2026-11-16T08:00", "")]),
            (
                VIENNA,
                "ada 2026-11-12T10:00 planned r1
                ada is retired",
                &[("2026-11-16T08:00", "")],
            ),
            // Snoozed past its aim it is over so many days after the snooze.
            (
                VIENNA,
                "ada 2026-11-12T10:00 planned r1
                ada snooze unsent-request-r1 2026-11-12T10:00 2026-11-30T08:00",
                &[
                    ("2026-11-29T08:00", "unsent-request-r1 snoozed"),
                    ("2026-12-11T08:00", "unsent-request-r1 due"),
                    ("2026-12-14T08:00", "unsent-request-r1 stale"),
                ],
            ),
        ] {
            check(Rule::UnsentRequest, zone, script, moments);
        }
        let script = "ada 2026-11-12T10:00 planned r1";
        check_reasons(
            Rule::UnsentRequest,
            VIENNA,
            script,
            &[("2026-11-16T08:00", "planned Thu, not sent yet")],
        );
    }
}
