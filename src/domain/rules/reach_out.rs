//! `reach-out`: somebody was named, and the user has not turned to them yet.

use chrono::{DateTime, SubsecRound, Utc};

use super::{
    across::Naming,
    answer,
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{standing::RequestStanding, timing::Timing};

/// One a person, however many named them, until anything happened with them since. While a request to them is open,
/// a talk with them ahead or an introduction to be answered, that comes first.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let zone = case.calendar.zone;
    let is_in_touch = !case.standing.requests.iter().all(RequestStanding::is_settled)
        || case.standing.ahead().next().is_some()
        || answer::unanswered(case).next().is_some();
    if is_in_touch {
        return Vec::new();
    }
    let mut named: Vec<(DateTime<Utc>, &Naming)> = case
        .namings()
        .iter()
        .filter(|naming| !naming.introduced && !naming.told_late(zone))
        .map(|naming| (naming.instant(zone), naming))
        .filter(|(at, naming)| !is_taken_up(case, *at, naming))
        .collect();
    named.sort_unstable_by_key(|(at, naming)| (*at, naming.referral));
    let opens = |at: DateTime<Utc>| case.calendar.not_away(at);
    let one = case.one_of(super::Rule::ReachOut, &named, |(at, naming)| (naming.referral, opens(*at)));
    let found = one.and_then(|index| named.get(index)).map(|(at, naming)| {
        let opens = opens(*at);
        Finding {
            record: naming.referral,
            opens,
            aim: case.calendar.end_of_working_day(opens, Timing::ReachOutAimWorkingDays),
            limit: None,
            ends: None,
            stale: Stale::AfterWorkingDays(Timing::ReachOutStaleWorkingDays),
            reason: format!("named by {}, {}", naming.by_name, case.said_day(naming.at.date(zone))),
        }
    });
    found.into_iter().collect()
}

/// Whether anything happened with the person since, or was told since: "asked yesterday" may be said of somebody
/// together with who named them.
fn is_taken_up(case: &Case<'_>, at: DateTime<Utc>, naming: &Naming) -> bool {
    // What is told in one act is told within a second.
    let told = naming.logged_at.trunc_subsecs(0);
    case.standing.history.events.iter().any(|it| {
        let is_later = (it.at, it.event.logged_at) >= (at, naming.logged_at);
        is_later || it.event.logged_at >= told
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Story, VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    const NAMED: &str = "
        carmen 2026-11-01T10:00 touched
        leo is role=planner
        carmen 2026-11-11T16:45 named f1 leo";

    #[test]
    fn somebody_who_was_named_is_written_to() {
        for (script, moments) in [
            (
                "",
                &[
                    ("2026-11-11T16:44", "reach-out-f1 upcoming"),
                    ("2026-11-11T16:45", "reach-out-f1 open 2026-11-11T16:45 2026-11-17T00:00 -"),
                    ("2026-11-16T00:00", "reach-out-f1 due"),
                    ("2026-12-14T23:59", "reach-out-f1 due"),
                    ("2026-12-15T00:00", "reach-out-f1 stale"),
                ][..],
            ),
            // Planned or sent, or any word since.
            ("leo 2026-11-11T17:00 planned r1", &[("2026-11-16T08:00", "")]),
            ("leo 2026-11-11T17:00 sent r1", &[("2026-11-16T08:00", "")]),
            ("leo 2026-11-11T17:00 heard", &[("2026-11-16T08:00", "")]),
            ("leo 2026-11-11T16:45 touched", &[("2026-11-16T08:00", "")]),
            ("leo 2026-11-10T16:45 declined r1 told=2026-11-11T16:45", &[("2026-11-16T08:00", "")]),
            ("leo 2026-10-10T16:45 touched told=2026-11-14T16:45", &[("2026-11-16T08:00", "")]),
            ("leo is retired", &[("2026-11-16T08:00", "")]),
            ("leo is pool", &[("2026-11-16T08:00", "")]),
            ("carmen is retired", &[("2026-11-16T08:00", "reach-out-f1 due")]),
            // Only what came later counts; but what is open with the person is gone on with.
            ("leo 2026-10-01T10:00 touched", &[("2026-11-16T08:00", "reach-out-f1 due")]),
            ("leo 2026-11-09T10:00 sent r1", &[("2026-11-16T08:00", "")]),
            ("leo 2026-11-09T10:00 scheduled i1 at=2026-11-30T10:00", &[("2026-11-16T08:00", "")]),
            // An introduction wants an answer, which is another rule's.
            ("carmen 2026-11-11T18:00 introduced f2 leo", &[("2026-11-16T08:00", "")]),
            // Two who name one person make one line, and let go for the one it comes up for the other.
            (
                "ben 2026-11-12T10:00 named f2 leo",
                &[("2026-11-16T08:00", "reach-out-f1 due 2026-11-11T16:45 2026-11-17T00:00 -")],
            ),
            (
                "leo drop reach-out-f1 2026-11-11T16:45 2026-11-11T17:00
                ben 2026-11-12T10:00 named f2 leo",
                &[("2026-11-16T08:00", "reach-out-f2 open 2026-11-12T10:00 2026-11-18T00:00 -")],
            ),
            ("leo drop reach-out-f1 2026-11-11T16:45 2026-11-11T17:00", &[("2026-11-16T08:00", "")]),
            (
                "away 2026-11-11 2026-11-15",
                &[("2026-11-16T08:00", "reach-out-f1 open 2026-11-16T00:00 2026-11-20T00:00 -")],
            ),
        ] {
            check(Rule::ReachOut, VIENNA, &format!("{NAMED}\n{script}"), moments);
        }
        for (script, expected) in [
            ("carmen 2026-11-01T10:00 named f1 leo told=2026-11-11T10:00", ""),
            ("carmen 2026-11-11 named f1 leo told=2026-11-12T10:00", "reach-out-f1 due"),
        ] {
            check(
                Rule::ReachOut,
                VIENNA,
                &format!("leo is role=planner\n{script}"),
                &[("2026-11-16T08:00", expected)],
            );
        }
    }

    #[test]
    fn it_stands_with_the_person_who_was_named() {
        let mut story = Story::told(VIENNA, NAMED);
        let found = story.follow_ups("2026-11-16T08:00");
        let found = found.iter().find(|it| it.rule() == Rule::ReachOut).unwrap();
        assert_eq!(found.contact, story.id("leo"));
        check_reasons(Rule::ReachOut, VIENNA, NAMED, &[("2026-11-16T08:00", "named by Carmen, Wed")]);
    }
}
