//! `rebook`: a talk fell through, and a new date is to be found.

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    event::Who,
    standing::{InterviewStanding, InterviewState},
    timing::Timing,
};

/// One for each talk that fell through and was not replaced. Whoever did not come says so on the same day.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let talks = case.standing.interviews.iter().filter(|talk| !talk.told_late);
    let found = talks.filter_map(|talk| {
        let opens = case.calendar.not_away(case.standing.wants_new_date(talk)?);
        let missed_by_me = matches!(talk.state, InterviewState::Missed { by: Who::Me, .. });
        Some(Finding {
            record: talk.id,
            opens,
            aim: if missed_by_me {
                case.calendar.end_of_day_of(opens)
            } else {
                case.calendar.plus_hours(opens, Timing::ThanksAimHours)
            },
            limit: Some(case.calendar.plus_hours(opens, Timing::ThanksLimitHours)),
            ends: None,
            stale: Stale::AfterDays(Timing::AnswerStaleDays),
            reason: reason(case, talk),
        })
    });
    found.collect()
}

fn reason(case: &Case<'_>, talk: &InterviewStanding<'_>) -> String {
    let booked = case.said_moment(talk.interview.starts_at);
    match talk.state {
        InterviewState::Missed { by: Who::Me, .. } => {
            format!("you missed the talk booked for {booked}; an apology is due")
        }
        InterviewState::Missed { .. } => format!("did not make it to the talk booked for {booked}"),
        InterviewState::CalledOff { by: Who::Me, at, .. } => {
            format!("you called the talk off, {}; a new date is to be found", case.said(at))
        }
        InterviewState::CalledOff { at, .. } => {
            format!("called the talk off, {}; a new date is to be found", case.said(at))
        }
        InterviewState::Ahead | InterviewState::Undecided | InterviewState::Held { .. } => {
            format!("booked for {booked}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    const BOOKED: &str = "
        ada 2026-11-09T10:00 sent r1
        ada 2026-11-10T10:00 scheduled r1 i1 at=2026-11-12T15:00";

    #[test]
    fn a_talk_that_fell_through_wants_a_new_date() {
        for (script, moments) in [
            (
                "ada 2026-11-12T15:15 missed i1",
                &[
                    ("2026-11-12T16:00", "rebook-i1 open 2026-11-12T15:15 2026-11-13T15:15 2026-11-14T15:15"),
                    ("2026-11-14T15:15", "rebook-i1 late"),
                    ("2026-11-28T15:15", "rebook-i1 stale"),
                ][..],
            ),
            // Missed by the user: an apology is due on the same day.
            (
                "ada 2026-11-12T15:15 missed i1 by=me",
                &[("2026-11-12T16:00", "rebook-i1 due 2026-11-12T15:15 2026-11-13T00:00 2026-11-14T15:15")],
            ),
            ("ada 2026-11-11T09:00 cancelled i1", &[("2026-11-11T16:00", "rebook-i1 open")]),
            ("ada 2026-11-11T09:00 cancelled i1 by=me", &[("2026-11-11T16:00", "rebook-i1 open")]),
            ("ada 2026-11-11T09:00 cancelled i1 good", &[("2026-11-12T08:00", "")]),
            ("ada 2026-11-11T09:00 cancelled i1 good by=me", &[("2026-11-12T08:00", "")]),
            (
                "ada 2026-11-11T09:00 cancelled i1
                ada 2026-11-11T10:00 scheduled r1 i2 at=2026-11-20T10:00",
                &[("2026-11-12T08:00", "")],
            ),
            (
                "ada 2026-11-11T09:00 cancelled i1
                ada 2026-11-11T10:00 moved i1 at=2026-11-20T10:00",
                &[("2026-11-12T08:00", "")],
            ),
            // Other times are out: it is their turn.
            (
                "ada 2026-11-11T09:00 cancelled i1
                ada 2026-11-11T10:00 offered r1",
                &[("2026-11-12T08:00", "")],
            ),
            (
                "ada 2026-11-11T09:00 cancelled i1
                ada 2026-11-11T10:00 declined r1",
                &[("2026-11-12T08:00", "")],
            ),
            (
                "ada 2026-11-11T09:00 cancelled i1
                ada 2026-11-11T10:00 touched",
                &[("2026-11-12T08:00", "rebook-i1 due")],
            ),
            (
                "ada 2026-11-11T09:00 cancelled i1
                ada drop rebook-i1 2026-11-11T09:00 2026-11-11T10:00",
                &[("2026-11-12T08:00", "")],
            ),
            ("ada 2026-11-12T15:15 missed i1 told=2026-11-25T08:00", &[("2026-11-25T09:00", "")]),
        ] {
            check(Rule::Rebook, VIENNA, &format!("{BOOKED}\n{script}"), moments);
        }
    }

    #[test]
    fn the_apology_keeps_to_the_local_day() {
        // 25 October has 25 hours in Vienna; 5 September ends at the first instant of a day without a midnight.
        for (zone, script, expected) in [
            (
                VIENNA,
                "ada 2026-10-20T10:00 scheduled i1 at=2026-10-25T10:00
                ada 2026-10-25T10:10 missed i1 by=me",
                "rebook-i1 due 2026-10-25T10:10 2026-10-26T00:00 2026-10-27T10:10",
            ),
            (
                "America/Santiago",
                "ada 2026-09-01T10:00 scheduled i1 at=2026-09-05T10:00
                ada 2026-09-05T10:10 missed i1 by=me",
                "rebook-i1 due 2026-09-05T10:10 2026-09-06T01:00 2026-09-07T11:10",
            ),
        ] {
            let day = if zone == VIENNA { "2026-10-25T11:00" } else { "2026-09-05T11:00" };
            check(Rule::Rebook, zone, script, &[(day, expected)]);
        }
    }

    #[test]
    fn reasons_say_who_did_not_come() {
        for (script, expected) in [
            ("missed i1", "did not make it to the talk booked for Thu 15:00"),
            ("missed i1 by=me", "you missed the talk booked for Thu 15:00; an apology is due"),
            ("cancelled i1", "called the talk off, Thu 15:15; a new date is to be found"),
        ] {
            let script = format!("{BOOKED}\nada 2026-11-12T15:15 {script}");
            check_reasons(Rule::Rebook, VIENNA, &script, &[("2026-11-13T08:00", expected)]);
        }
    }
}
