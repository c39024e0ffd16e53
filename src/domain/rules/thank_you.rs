//! `thank-you`: for a talk that was held, and for every kind answer without one.

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    follow_up::Rule,
    moment::Moment,
    standing::{Occasion, OccasionKind},
    timing::Timing,
};

/// One thank-you a request at most, and one for all that was told late.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let opens_one = |occasion: &&Occasion| case.standing.opens_thanks(occasion);
    let mut owed: Vec<&Occasion> = case.standing.thanks_owed().filter(opens_one).collect();
    let mut found = Vec::new();
    while let Some(first) = owed.first() {
        let its_request = first.request.unwrap_or(first.id);
        let (together, others) =
            owed.iter().copied().partition(|occasion| occasion.request.unwrap_or(occasion.id) == its_request);
        let together: Vec<&Occasion> = together;
        owed = others;
        let one = case.one_of(Rule::ThankYou, &together, |occasion| (occasion.id, occasion.at));
        found.extend(one.and_then(|index| together.get(index)).map(|occasion| finding(case, occasion)));
    }
    found
}

fn finding(case: &Case<'_>, occasion: &Occasion) -> Finding {
    Finding {
        record: occasion.id,
        opens: occasion.at,
        aim: case.calendar.plus_hours(occasion.at, Timing::ThanksAimHours),
        limit: Some(case.calendar.plus_hours(occasion.at, Timing::ThanksLimitHours)),
        ends: None,
        stale: Stale::AfterDays(Timing::ThankYouStaleDays),
        reason: reason(case, occasion),
    }
}

fn reason(case: &Case<'_>, occasion: &Occasion) -> String {
    let event = case.contact().events.get(&occasion.id);
    let talk = case.contact().interviews.get(&occasion.id);
    let is_only_a_date = event.map(|event| event.at).or(talk.map(|talk| talk.starts_at));
    let when = match is_only_a_date {
        Some(Moment::Date(date)) => case.said_day(date),
        _ => case.said(occasion.at),
    };
    match occasion.kind {
        OccasionKind::Talk => format!("talked {when}"),
        OccasionKind::CalledOff => format!("called the talk off for good, {when}"),
        OccasionKind::Declined => format!("said no, {when}"),
        OccasionKind::Answered => format!("answered in writing, {when}"),
        OccasionKind::Passed => format!("passed you on, {when}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    const HELD: &str = "
        ada 2026-11-09T10:00 sent r1
        ada 2026-11-10T10:00 scheduled r1 i1 at=2026-11-12T15:00
        ada 2026-11-12T15:30 held i1 r1";

    #[test]
    fn a_talk_calls_for_thanks_from_its_end() {
        for (zone, script, moments) in [
            (
                VIENNA,
                HELD,
                &[
                    ("2026-11-12T15:29", "thank-you-i1 upcoming"),
                    (
                        "2026-11-12T15:30",
                        "thank-you-i1 open 2026-11-12T15:30 2026-11-13T15:30 2026-11-14T15:30",
                    ),
                    ("2026-11-13T00:00", "thank-you-i1 due"),
                    ("2026-11-14T15:29", "thank-you-i1 due"),
                    ("2026-11-14T15:30", "thank-you-i1 late"),
                    ("2026-12-14T15:29", "thank-you-i1 late"),
                    ("2026-12-14T15:30", "thank-you-i1 stale"),
                ][..],
            ),
            // A Friday talk asks for its thank-you on Friday: its limit lies before Monday's review.
            (
                VIENNA,
                "ada 2026-11-13T15:30 held i1",
                &[("2026-11-13T16:00", "thank-you-i1 due"), ("2026-11-16T08:00", "thank-you-i1 late")],
            ),
            // Hours are elapsed ones: the clocks go forward on 29 March and back on 25 October.
            (
                VIENNA,
                "ada 2026-03-28T15:30 held i1",
                &[(
                    "2026-03-28T16:00",
                    "thank-you-i1 open 2026-03-28T15:30 2026-03-29T16:30 2026-03-30T16:30",
                )],
            ),
            (
                VIENNA,
                "ada 2026-10-24T15:30 held i1",
                &[(
                    "2026-10-24T16:00",
                    "thank-you-i1 open 2026-10-24T15:30 2026-10-25T14:30 2026-10-26T14:30",
                )],
            ),
            // A year's end that is a day off; Honolulu and Kiritimati have the same hours on other days.
            (
                "Pacific/Honolulu",
                "off 2027-01-01
                ada 2026-12-30T15:30 held i1",
                &[
                    (
                        "2026-12-30T16:00",
                        "thank-you-i1 open 2026-12-30T15:30 2026-12-31T15:30 2027-01-01T15:30",
                    ),
                    ("2026-12-31T08:00", "thank-you-i1 due"),
                ],
            ),
            (
                "Pacific/Kiritimati",
                "ada 2026-12-31T23:30 held i1",
                &[
                    (
                        "2026-12-31T23:45",
                        "thank-you-i1 open 2026-12-31T23:30 2027-01-01T23:30 2027-01-02T23:30",
                    ),
                    ("2027-01-01T08:00", "thank-you-i1 due"),
                ],
            ),
            // Away or not, thanks are due.
            (
                VIENNA,
                "away 2026-11-12 2026-11-20
                ada 2026-11-12T15:30 held i1",
                &[(
                    "2026-11-13T08:00",
                    "thank-you-i1 due 2026-11-12T15:30 2026-11-13T15:30 2026-11-14T15:30",
                )],
            ),
            // Only a date: the end of that day, or the moment it was told.
            (
                VIENNA,
                "ada 2026-11-12 held i1 told=2026-11-13T09:00",
                &[(
                    "2026-11-13T09:00",
                    "thank-you-i1 due 2026-11-12T23:59 2026-11-13T23:59 2026-11-14T23:59",
                )],
            ),
        ] {
            check(Rule::ThankYou, zone, script, moments);
        }
    }

    #[test]
    fn kind_answers_without_a_talk_call_for_thanks_too() {
        for (script, expected) in [
            ("ada 2026-11-10T11:20 declined r1 #e1", "thank-you-e1 due"),
            ("ada 2026-11-10T11:20 answered r1 #e1", "thank-you-e1 due"),
            ("ada 2026-11-10T11:20 passed r1 #e1", "thank-you-e1 due"),
            ("ada 2026-11-10T11:20 answered r1 #e1 by=me", ""),
            ("ada 2026-11-10T11:20 later r1 #e1", ""),
            ("ada 2026-11-10T11:20 closed r1 #e1", ""),
            // Called off: by them for good it ends kindly, otherwise a new date is looked for.
            (
                "ada 2026-11-10T10:00 scheduled r1 i1 at=2026-11-12T15:00
                ada 2026-11-10T11:20 cancelled i1 good",
                "thank-you-i1 due",
            ),
            (
                "ada 2026-11-10T10:00 scheduled r1 i1 at=2026-11-12T15:00
                ada 2026-11-10T11:20 cancelled i1",
                "",
            ),
            (
                "ada 2026-11-10T10:00 scheduled r1 i1 at=2026-11-12T15:00
                ada 2026-11-10T11:20 cancelled i1 good by=me",
                "",
            ),
            // One for each request at most, the oldest unthanked.
            (
                "ada 2026-11-10T11:20 passed r1 #e1
                ada 2026-11-10T12:00 declined r1 #e2",
                "thank-you-e1 due",
            ),
            // Thanked for the first; what came after is a new occasion.
            (
                "ada 2026-11-10T11:20 passed r1 #e1
                ada 2026-11-10T11:40 thanked for=e1
                ada 2026-11-10T12:00 declined r1 #e2",
                "thank-you-e2 due",
            ),
            // Two requests, two occasions.
            (
                "ada 2026-11-10T11:20 passed r1 #e1
                ada 2026-11-09T10:00 sent r2
                ada 2026-11-10T12:00 declined r2 #e2",
                "thank-you-e1 due; thank-you-e2 due",
            ),
            // The newest answer counts for the request, and thanks owed stay owed.
            (
                "ada 2026-11-10T11:20 declined r1 #e1
                ada 2026-11-10T12:00 accepted r1",
                "thank-you-e1 due",
            ),
        ] {
            let script = format!("ada 2026-11-09T10:00 sent r1\n{script}");
            check(Rule::ThankYou, VIENNA, &script, &[("2026-11-11T08:00", expected)]);
        }
    }

    #[test]
    fn a_thank_you_settles_for_good_and_a_decision_only_its_own_occasion() {
        for (script, expected) in [
            ("ada 2026-11-12T16:00 thanked for=i1", ""),
            // Thanks in general settle nothing: what they are for has a name.
            ("ada 2026-11-12T16:00 touched", "thank-you-i1 due"),
            ("ada drop thank-you-i1 2026-11-12T15:30 2026-11-12T16:00", ""),
            ("ada drop thank-you-i1 2026-11-12T15:00 2026-11-12T16:00", "thank-you-i1 due"),
            ("ada snooze thank-you-i1 2026-11-12T15:30 2026-11-16T08:00", "thank-you-i1 snoozed"),
            ("ada snooze thank-you-i1 2026-11-12T15:30 2026-11-13T07:59", "thank-you-i1 due"),
            ("ada snooze thank-you-i1 2026-11-12T15:00 2026-11-16T08:00", "thank-you-i1 due"),
            // Let go, but another kind thing happened since.
            (
                "ada drop thank-you-i1 2026-11-12T15:30 2026-11-12T16:00
                ada 2026-11-12T17:00 passed r1 #e1",
                "thank-you-e1 due",
            ),
            ("ada is retired", "thank-you-i1 due"),
            ("ada is pool", ""),
        ] {
            let script = format!("{HELD}\n{script}");
            check(Rule::ThankYou, VIENNA, &script, &[("2026-11-13T08:00", expected)]);
        }
    }

    #[test]
    fn thanks_in_the_snooze_are_stale_counted_from_its_end() {
        let script = format!("{HELD}\nada snooze thank-you-i1 2026-11-12T15:30 2026-12-20T08:00");
        let moments = [
            ("2026-12-19T08:00", "thank-you-i1 snoozed"),
            ("2026-12-20T08:00", "thank-you-i1 late"),
            ("2027-01-19T07:59", "thank-you-i1 late"),
            ("2027-01-19T08:00", "thank-you-i1 stale"),
        ];
        check(Rule::ThankYou, VIENNA, &script, &moments);
    }

    #[test]
    fn an_unknown_outcome_is_thanked_for_and_a_talk_that_ended_early_ends_then() {
        let scheduled = "ada 2026-11-10T10:00 scheduled i1 at=2026-11-12T15:00";
        for (script, expected) in [
            ("ada 2026-11-12T16:00 thanked for=i1", ""),
            (
                "ada 2026-11-12T15:10 held i1",
                "thank-you-i1 due 2026-11-12T15:10 2026-11-13T15:10 2026-11-14T15:10",
            ),
        ] {
            let script = format!("{scheduled}\n{script}");
            check(Rule::ThankYou, VIENNA, &script, &[("2026-11-13T08:00", expected)]);
            check(Rule::Outcome, VIENNA, &script, &[("2026-11-13T08:00", "")]);
        }
    }

    #[test]
    fn of_all_that_is_told_late_the_newest_opens_one() {
        let late = "
            ada 2026-10-21T10:00 held i1 told=2026-11-13T08:00
            ada 2026-10-25T10:00 held i2 told=2026-11-13T08:01";
        for (more, expected) in [
            ("", "thank-you-i2 late"),
            ("ada 2026-11-13T08:02 thanked for=i2", ""),
            ("ada 2026-11-12T10:00 held i3", "thank-you-i2 late; thank-you-i3 due"),
        ] {
            check(Rule::ThankYou, VIENNA, &format!("{late}\n{more}"), &[("2026-11-13T09:00", expected)]);
        }
        // Exactly a week is not late yet.
        let week = "
            ada 2026-11-06T08:00 held i1 told=2026-11-13T08:00
            ada 2026-11-07T08:00 held i2 told=2026-11-13T08:00";
        check(Rule::ThankYou, VIENNA, week, &[("2026-11-13T09:00", "thank-you-i1 late; thank-you-i2 late")]);
    }

    #[test]
    fn reasons_name_what_happened_and_when() {
        for (script, expected) in [
            ("ada 2026-11-12T15:30 held i1", "talked Thu 15:30"),
            ("ada 2026-11-02 held i1 told=2026-11-03T09:00", "talked 2 Nov"),
            ("ada 2025-12-30T15:30 held i1", "talked 30 Dec 2025"),
            (
                "ada 2026-11-09T10:00 sent r1
                ada 2026-11-13T07:20 declined r1",
                "said no, 07:20",
            ),
        ] {
            check_reasons(Rule::ThankYou, VIENNA, script, &[("2026-11-13T08:00", expected)]);
        }
    }
}
