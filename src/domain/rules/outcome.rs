//! `outcome`: a talk's planned end has passed, and nobody said what happened.

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    moment::Moment,
    standing::{InterviewStanding, InterviewState},
    timing::Timing,
    when::words,
};

/// One for each talk that is booked, from its planned end on.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let is_open = |talk: &&InterviewStanding<'_>| {
        matches!(talk.state, InterviewState::Ahead | InterviewState::Undecided)
    };
    let talks = case.standing.interviews.iter().filter(is_open);
    let found = talks.map(|talk| Finding {
        record: talk.id,
        opens: talk.end,
        aim: case.calendar.plus_hours(talk.end, Timing::OutcomeAimHours),
        limit: Some(case.calendar.plus_hours(talk.end, Timing::OutcomeLimitHours)),
        ends: None,
        stale: Stale::Never,
        reason: reason(case, talk),
    });
    found.collect()
}

fn reason(case: &Case<'_>, talk: &InterviewStanding<'_>) -> String {
    let when = case.said_moment(talk.interview.starts_at);
    // From a week on a day is named without its time.
    let from = match talk.interview.starts_at {
        Moment::Instant(at) => words::clock(case.now.zone.local(at.to_utc()).time()),
        Moment::Date(_) => String::new(),
    };
    let when = if when.ends_with(&from) { when } else { format!("{when}, {from}") };
    let until = match talk.interview.starts_at {
        Moment::Instant(_) => format!(" to {}", words::clock(case.now.zone.local(talk.end).time())),
        Moment::Date(_) => String::new(),
    };
    let medium = talk.interview.medium.as_ref().map(|medium| format!(", {}", medium.phrase()));
    let booked = format!("booked for {when}{until}{}", medium.unwrap_or_default());
    let now = case.now.instant;
    let best = case.calendar.plus_hours(talk.end, Timing::ThanksAimHours);
    let latest = case.calendar.plus_hours(talk.end, Timing::ThanksLimitHours);
    if now < talk.end {
        booked
    } else if now < best {
        format!("{booked}; if you talked, the thank-you clock is running, best by {}", case.said(best))
    } else if now < latest {
        format!("{booked}; if you talked, the thank-you clock is running, until {}", case.said(latest))
    } else {
        format!("{booked}; if you talked, a thank-you is late by now, and still welcome")
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    #[test]
    fn the_outcome_is_asked_for_from_the_planned_end_on() {
        let booked = "ada 2026-11-02T10:00 scheduled i1 at=2026-11-12T15:00";
        for (zone, script, moments) in [
            (
                VIENNA,
                booked.to_owned(),
                &[
                    ("2026-11-12T15:29", "outcome-i1 upcoming"),
                    ("2026-11-12T15:30", "outcome-i1 due 2026-11-12T15:30 2026-11-12T17:30 2026-11-13T15:30"),
                    ("2026-11-13T15:30", "outcome-i1 late"),
                    ("2027-11-13T15:30", "outcome-i1 late"),
                ][..],
            ),
            (VIENNA, format!("{booked}\nada 2026-11-12T15:30 held i1"), &[("2026-11-12T16:00", "")]),
            (VIENNA, format!("{booked}\nada 2026-11-12T15:30 missed i1"), &[("2026-11-12T16:00", "")]),
            (VIENNA, format!("{booked}\nada 2026-11-12T15:30 cancelled i1"), &[("2026-11-12T16:00", "")]),
            (
                VIENNA,
                format!("{booked}\nada 2026-11-12T15:40 moved i1 at=2026-11-19T15:00"),
                &[("2026-11-12T16:00", "outcome-i1 upcoming"), ("2026-11-19T16:00", "outcome-i1 due")],
            ),
            // A snooze was for the old end.
            (
                VIENNA,
                format!(
                    "{booked}\nada snooze outcome-i1 2026-11-12T15:30 2026-11-30T08:00
                    ada 2026-11-12T15:40 moved i1 at=2026-11-19T15:00"
                ),
                &[("2026-11-19T16:00", "outcome-i1 due")],
            ),
            (VIENNA, format!("{booked}\nada is retired"), &[("2026-11-12T16:00", "outcome-i1 due")]),
            (
                VIENNA,
                format!("away 2026-11-12 2026-11-13\n{booked}"),
                &[("2026-11-12T16:00", "outcome-i1 due")],
            ),
            // A talk over the night in which the clocks go back takes its minutes, not the clock's.
            (
                VIENNA,
                "ada 2026-10-20T10:00 scheduled i1 at=2026-10-25T01:30 min=60".to_owned(),
                &[("2026-10-25T08:00", "outcome-i1 due 2026-10-25T02:30 2026-10-25T03:30 2026-10-26T01:30")],
            ),
            (
                "Pacific/Honolulu",
                "ada 2026-12-20T10:00 scheduled i1 at=2026-12-31T23:30".to_owned(),
                &[("2027-01-01T08:00", "outcome-i1 due 2027-01-01T00:00 2027-01-01T02:00 2027-01-02T00:00")],
            ),
        ] {
            check(Rule::Outcome, zone, &script, moments);
        }
    }

    #[test]
    fn the_reason_says_how_long_the_clock_runs() {
        let script = "ada 2026-11-02T10:00 scheduled i1 at=2026-11-12T15:00";
        check_reasons(
            Rule::Outcome,
            VIENNA,
            script,
            &[
                ("2026-11-12T08:00", "booked for 15:00 to 15:30"),
                (
                    "2026-11-13T08:00",
                    "booked for Thu 15:00 to 15:30; if you talked, the thank-you clock is running, best by 15:30",
                ),
                (
                    "2026-11-14T08:00",
                    "booked for Thu 15:00 to 15:30; if you talked, the thank-you clock is running, until 15:30",
                ),
                (
                    "2026-11-16T08:00",
                    "booked for Thu 15:00 to 15:30; if you talked, a thank-you is late by now, and still welcome",
                ),
            ],
        );
    }
}
