//! `ask-again`: they said "later".

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    standing::{RequestStanding, RequestState},
    timing::Timing,
};

/// One for each request that was answered with "later".
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let later = case.standing.requests.iter().filter(|request| {
        request.state == RequestState::Later && (!request.told_late || names_a_day_to_come(case, request))
    });
    let found = later.filter_map(|request| {
        let opens = request.speaks_up?;
        let said = case.said_day(case.calendar.date(request.since));
        let named = match request.until {
            Some(day) => format!("named {}", case.said_weekday(day)),
            None => "no day named".to_owned(),
        };
        Some(Finding {
            record: request.id,
            opens,
            aim: case.calendar.end_of_day_of(opens),
            limit: None,
            ends: None,
            stale: Stale::AfterDays(Timing::AskAgainStaleDays),
            reason: format!("said later, {said}; {named}"),
        })
    });
    found.collect()
}

/// Old news opens nothing, but a named day that was still to come when it was told is no old news.
fn names_a_day_to_come(case: &Case<'_>, request: &RequestStanding<'_>) -> bool {
    let told = case
        .standing
        .history
        .last(|happened| happened.event.request == Some(request.id) && happened.at == request.since);
    told.zip(request.until)
        .is_some_and(|(told, day)| day > case.calendar.date(told.event.logged_at.with_timezone(&chrono::Utc)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    #[test]
    fn later_is_asked_again_on_the_day_they_named_or_in_sixty() {
        for (zone, script, moments) in [
            (
                VIENNA,
                "ada 2026-11-10T11:20 later r1 until=2027-01-11",
                &[
                    ("2027-01-10T23:59", "ask-again-r1 upcoming"),
                    ("2027-01-11T08:00", "ask-again-r1 due 2027-01-11T00:00 2027-01-12T00:00 -"),
                    ("2027-02-10T23:59", "ask-again-r1 due"),
                    ("2027-02-11T00:00", "ask-again-r1 stale"),
                ][..],
            ),
            (
                VIENNA,
                "ada 2026-02-10T11:20 later r1",
                &[("2026-04-11T00:00", "ask-again-r1 due 2026-04-11T00:00 2026-04-12T00:00 -")],
            ),
            // The day named has no midnight.
            (
                "America/Santiago",
                "ada 2026-08-10T11:20 later r1 until=2026-09-06",
                &[("2026-09-06T01:00", "ask-again-r1 due 2026-09-06T01:00 2026-09-07T00:00 -")],
            ),
            // A day that was past already: at once.
            (
                VIENNA,
                "ada 2026-11-10T11:20 later r1 until=2026-11-01",
                &[("2026-11-10T12:00", "ask-again-r1 due")],
            ),
            (
                VIENNA,
                "ada 2026-11-10T11:20 later r1 until=2027-01-11
                ada 2027-01-11T09:00 sent r1",
                &[("2027-01-12T08:00", "")],
            ),
            (
                VIENNA,
                "ada 2026-11-10T11:20 later r1 until=2027-01-11
                ada 2026-12-01T09:00 scheduled i1 at=2026-12-03T09:00",
                &[("2027-01-12T08:00", "")],
            ),
            (
                VIENNA,
                "ada 2026-11-10T11:20 later r1 until=2027-01-11
                ada 2026-12-01T09:00 closed r1",
                &[("2027-01-12T08:00", "")],
            ),
            (
                VIENNA,
                "away 2027-01-07 2027-01-12
                ada 2026-11-10T11:20 later r1 until=2027-01-11",
                &[("2027-01-13T08:00", "ask-again-r1 due 2027-01-13T00:00 2027-01-14T00:00 -")],
            ),
            // Told late, only a day that was still to come counts.
            (VIENNA, "ada 2026-09-10T11:20 later r1 told=2026-11-10T09:00", &[("2026-11-20T08:00", "")]),
            (
                VIENNA,
                "ada 2026-09-10T11:20 later r1 until=2027-01-11 told=2026-11-10T09:00",
                &[("2027-01-11T08:00", "ask-again-r1 due")],
            ),
        ] {
            check(Rule::AskAgain, zone, script, moments);
        }
        check_reasons(
            Rule::AskAgain,
            VIENNA,
            "ada 2026-11-10T11:20 later r1 until=2027-01-11",
            &[("2027-01-12T08:00", "said later, 10 Nov 2026; named Mon 11 Jan")],
        );
    }
}
