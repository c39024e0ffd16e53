//! `nudge`: a request went out, it is their turn, and one polite repeat is left.

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{event::EventKind, standing::RequestStanding, timing::Timing};

/// One for each person at most: of several unanswered requests the last one.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let found = case.standing.requests.iter().filter_map(|request| {
        let opens = request.nudge_opens?;
        Some(Finding {
            record: request.id,
            opens,
            aim: case.calendar.end_of_day_of(opens),
            limit: Some(case.calendar.end_of_working_day(opens, Timing::NudgeLimitWorkingDays)),
            ends: None,
            stale: request.rests.map_or(Stale::Never, Stale::At),
            reason: reason(case, request),
        })
    });
    found.collect()
}

/// "sent 9 Nov by e-mail, 7 working days without a reply".
fn reason(case: &Case<'_>, request: &RequestStanding<'_>) -> String {
    let its = case.standing.history.last(|happened| {
        matches!(happened.event.kind, EventKind::Sent | EventKind::Nudged)
            && happened.event.request == Some(request.id)
    });
    let Some(asked) = its else { return String::new() };
    let day = case.said_day(case.calendar.date(asked.at));
    let channel = asked.event.channel.as_ref().or(request.request.channel.as_ref());
    let by = channel.map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
    let heard = request.last_message.filter(|last| *last > asked.at);
    let since = heard
        .map(|last| format!(", last word {}", case.said_day(case.calendar.date(last))))
        .unwrap_or_default();
    if request.awaits_introduction {
        let yes = case.said_day(case.calendar.date(request.since));
        let waited = case.working_days_since(request.last_message.unwrap_or(request.since));
        return format!("said yes {yes} to an introduction, {waited} without it");
    }
    let waited = case.working_days_since(heard.unwrap_or(asked.at));
    format!("{} {day}{by}{since}, {waited} without a reply", asked.event.kind)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Story, VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    #[test]
    fn a_request_is_nudged_once_from_the_seventh_working_day() {
        let sent = "ada 2026-11-09T10:00 sent r1 via=e-mail";
        for (zone, script, moments) in [
            (
                VIENNA,
                sent.to_owned(),
                &[
                    ("2026-11-17T23:59", "nudge-r1 upcoming"),
                    ("2026-11-18T00:00", "nudge-r1 due 2026-11-18T00:00 2026-11-19T00:00 2026-11-24T00:00"),
                    ("2026-11-23T23:59", "nudge-r1 due"),
                    ("2026-11-24T00:00", "nudge-r1 late"),
                    ("2026-12-01T23:59", "nudge-r1 late"),
                    ("2026-12-02T00:00", "nudge-r1 stale"),
                ][..],
            ),
            (VIENNA, format!("{sent}\nada 2026-11-18T08:00 nudged r1"), &[("2026-11-30T08:00", "")]),
            // Any answer settles it; a word that wants no reply only moves it.
            (VIENNA, format!("{sent}\nada 2026-11-10T08:00 wrote r1"), &[("2026-11-18T08:00", "")]),
            (VIENNA, format!("{sent}\nada 2026-11-10T08:00 declined r1"), &[("2026-11-18T08:00", "")]),
            (VIENNA, format!("{sent}\nada 2026-11-10T08:00 closed r1"), &[("2026-11-18T08:00", "")]),
            (VIENNA, format!("{sent}\nada 2026-11-10T08:00 held i1"), &[("2026-11-18T08:00", "")]),
            (
                VIENNA,
                format!("{sent}\nada 2026-11-10T08:00 heard"),
                &[("2026-11-18T08:00", "nudge-r1 upcoming"), ("2026-11-19T08:00", "nudge-r1 due")],
            ),
            // A question back that was replied to waits again, from the reply on.
            (
                VIENNA,
                format!("{sent}\nada 2026-11-10T08:00 wrote r1\nada 2026-11-10T09:00 answered r1 by=me"),
                &[("2026-11-18T08:00", "nudge-r1 upcoming"), ("2026-11-19T08:00", "nudge-r1 due")],
            ),
            // An older entry told afterwards moves nothing back.
            (
                VIENNA,
                format!("{sent}\nada 2026-11-03T10:00 touched told=2026-11-10T10:00"),
                &[("2026-11-18T08:00", "nudge-r1 due")],
            ),
            // A yes to an introduction is waited for like an answer, until it is made.
            (
                VIENNA,
                format!("{sent} intro=leo\nada 2026-11-10T11:20 accepted r1"),
                &[("2026-11-18T08:00", "nudge-r1 upcoming"), ("2026-11-19T08:00", "nudge-r1 due")],
            ),
            (
                VIENNA,
                format!("{sent} intro=leo\nada 2026-11-10T11:20 accepted r1\nada 2026-11-12T10:00 passed r1"),
                &[("2026-11-19T08:00", "")],
            ),
            // Two unanswered requests: only the later one.
            (
                VIENNA,
                format!("{sent}\nada 2026-11-11T10:00 sent r2"),
                &[("2026-11-18T08:00", "nudge-r2 upcoming"), ("2026-11-20T08:00", "nudge-r2 due")],
            ),
            (
                VIENNA,
                format!("{sent}\nada 2026-11-11T10:00 sent r2\nada 2026-11-12T10:00 declined r2"),
                &[("2026-11-23T08:00", "nudge-r1 due")],
            ),
            // Let go: at rest from that moment; a decision for another opening counts for nothing.
            (
                VIENNA,
                format!("{sent}\nada drop nudge-r1 2026-11-18T00:00 2026-11-18T08:00"),
                &[("2026-11-18T08:00", "")],
            ),
            (
                VIENNA,
                format!("{sent}\nada drop nudge-r1 2026-11-17T00:00 2026-11-18T08:00"),
                &[("2026-11-18T08:00", "nudge-r1 due")],
            ),
            (
                VIENNA,
                format!("{sent}\nada snooze nudge-r1 2026-11-18T00:00 2026-11-20T08:00"),
                &[("2026-11-19T08:00", "nudge-r1 snoozed"), ("2026-11-20T08:00", "nudge-r1 due")],
            ),
            (VIENNA, format!("{sent} told=2026-11-17T08:00"), &[("2026-11-18T08:00", "")]),
            // Weekends, days off and the year's end; days away put it off to the first day back.
            (
                VIENNA,
                "off 2026-12-24
                off 2026-12-25
                off 2027-01-01
                ada 2026-12-18T23:59 sent r1"
                    .to_owned(),
                &[("2027-01-04T00:00", "nudge-r1 due 2026-12-31T00:00 2027-01-01T00:00 2027-01-07T00:00")],
            ),
            (
                VIENNA,
                format!("away 2026-11-16 2026-11-22\n{sent}"),
                &[("2026-11-23T08:00", "nudge-r1 due 2026-11-23T00:00 2026-11-24T00:00 2026-11-27T00:00")],
            ),
            // Whose first day back is no working day comes back on one; whatever was open before they left rests too.
            (
                VIENNA,
                format!("away 2026-11-16 2026-11-20\n{sent}"),
                &[
                    ("2026-11-21T08:00", "nudge-r1 upcoming"),
                    ("2026-11-23T08:00", "nudge-r1 due 2026-11-23T00:00 2026-11-24T00:00 2026-11-27T00:00"),
                ],
            ),
            (
                VIENNA,
                format!("away 2026-11-19 2026-11-21\n{sent}"),
                &[
                    ("2026-11-18T08:00", "nudge-r1 due"),
                    ("2026-11-19T00:00", "nudge-r1 snoozed"),
                    ("2026-11-22T23:59", "nudge-r1 snoozed"),
                    ("2026-11-23T00:00", "nudge-r1 due 2026-11-18T00:00 2026-11-19T00:00 2026-11-24T00:00"),
                ],
            ),
            // Local dates, wherever the clocks change: both ways in the north, a day without a midnight in the south.
            (
                VIENNA,
                "ada 2026-03-20T10:00 sent r1".to_owned(),
                &[("2026-03-31T00:00", "nudge-r1 due 2026-03-31T00:00 2026-04-01T00:00 2026-04-04T00:00")],
            ),
            (
                VIENNA,
                "ada 2026-10-16T10:00 sent r1".to_owned(),
                &[("2026-10-27T00:00", "nudge-r1 due 2026-10-27T00:00 2026-10-28T00:00 2026-10-31T00:00")],
            ),
            (
                "America/Santiago",
                "ada 2026-08-28T10:00 sent r1".to_owned(),
                &[("2026-09-08T00:00", "nudge-r1 due 2026-09-08T00:00 2026-09-09T00:00 2026-09-12T00:00")],
            ),
            // One instant, two dates: Friday in Honolulu is Saturday in Kiritimati.
            (
                "Pacific/Honolulu",
                "ada 2026-11-13T10:00 sent r1".to_owned(),
                &[("2026-11-24T08:00", "nudge-r1 due 2026-11-24T00:00 2026-11-25T00:00 2026-11-28T00:00")],
            ),
            (
                "Pacific/Kiritimati",
                "ada 2026-11-14T10:00 sent r1".to_owned(),
                &[("2026-11-24T08:00", "nudge-r1 due 2026-11-24T00:00 2026-11-25T00:00 2026-11-28T00:00")],
            ),
            (VIENNA, format!("{sent}\nada is retired"), &[("2026-11-18T08:00", "")]),
            (VIENNA, format!("{sent}\nada is pool"), &[("2026-11-18T08:00", "")]),
        ] {
            check(Rule::Nudge, zone, &script, moments);
        }
    }

    #[test]
    fn a_higher_cap_counts_from_the_last_nudge() {
        let script = "ada 2026-11-09T10:00 sent r1
            ada 2026-11-18T10:00 nudged r1";
        let mut story = Story::told(VIENNA, script);
        let settings = std::sync::Arc::make_mut(&mut story.book.settings);
        settings.timings.insert(crate::domain::timing::Timing::NudgeCap, 2);
        assert_eq!(
            story.lines(Rule::Nudge, "2026-11-27T08:00"),
            "nudge-r1 due 2026-11-27T00:00 2026-11-28T00:00 2026-12-03T00:00"
        );
        assert_eq!(
            story.reasons(Rule::Nudge, "2026-11-27T08:00"),
            "nudged 18 Nov, 7 working days without a reply"
        );
    }

    #[test]
    fn reasons_count_the_days_without_a_reply() {
        let sent = "ada 2026-11-09T10:00 sent r1 via=e-mail";
        let by = "sent 9 Nov by e-mail";
        check_reasons(
            Rule::Nudge,
            VIENNA,
            sent,
            &[("2026-11-18T08:00", &format!("{by}, 7 working days without a reply"))],
        );
        check_reasons(
            Rule::Nudge,
            VIENNA,
            &format!("{sent}\nada 2026-11-17T10:00 heard"),
            &[("2026-11-18T08:00", &format!("{by}, last word yesterday, 1 working day without a reply"))],
        );
        check_reasons(
            Rule::Nudge,
            VIENNA,
            &format!("{sent} intro=leo\nada 2026-11-10T11:20 accepted r1"),
            &[("2026-11-19T08:00", "said yes 10 Nov to an introduction, 7 working days without it")],
        );
    }
}
