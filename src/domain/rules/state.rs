//! Where a follow-up stands now: the first row of DESIGN 2's table that fits.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    calendar::Calendar,
    follow_up::{FollowUp, FollowUpId, Rule, State},
};

/// The follow-up that a finding is at this moment; none where it was let go or has ended.
pub(super) fn stand(rule: Rule, finding: Finding, case: &Case<'_>) -> Option<FollowUp> {
    let now = case.now.instant;
    let id = FollowUpId { rule, record: finding.record };
    let opens = finding.opens;
    let aim = finding.aim.max(opens);
    let limit = finding.limit.map(|limit| limit.max(aim));
    let decision = case.decision(id, opens);
    let is_let_go = decision.is_some_and(|decision| decision.dropped_at.is_some());
    if is_let_go || finding.ends.is_some_and(|ends| ends <= now) {
        return None;
    }
    let snoozed = decision.and_then(|decision| decision.snoozed_until).map(|until| until.with_timezone(&Utc));
    let away_until = away_until(rule, opens, case.calendar, now);
    let hidden_until = snoozed.max(away_until).filter(|until| *until > now);
    let ended = limit.unwrap_or(aim).max(snoozed.unwrap_or(opens));
    let counted_from = case.calendar.not_away(ended);
    let state = if now < opens {
        State::Upcoming
    } else if hidden_until.is_some() {
        State::Snoozed
    } else if is_stale(finding.stale, counted_from, case.calendar, now) {
        State::Stale
    } else if limit.is_some_and(|limit| limit <= now) {
        State::Late
    } else if is_for_today(aim, limit, case.calendar, now) {
        State::Due
    } else {
        State::Open
    };
    Some(FollowUp {
        id,
        contact: case.id,
        opens,
        aim,
        limit,
        hidden_until,
        state,
        reason: finding.reason.into(),
    })
}

/// Until when something that has opened rests while the user is away. Thanks and talks that are booked go on; what
/// counts in working days comes back on one.
fn away_until(
    rule: Rule,
    opens: DateTime<Utc>,
    calendar: &Calendar<'_>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let back = match rule {
        Rule::ThankYou | Rule::Prepare | Rule::Outcome => return None,
        Rule::Nudge | Rule::Offered | Rule::AskAgain | Rule::UnsentRequest | Rule::ReachOut => {
            // The days off right after the days away belong to them.
            let away = calendar.before_days_off(now);
            if opens > away {
                return None;
            }
            calendar.back_at_work(away)
        }
        _ => calendar.not_away(now),
    };
    (opens <= now && back > now).then_some(back)
}

fn is_stale(stale: Stale, from: DateTime<Utc>, calendar: &Calendar<'_>, now: DateTime<Utc>) -> bool {
    match stale {
        Stale::At(at) => at <= now,
        // Counting days costs more than everything else here, and most follow-ups are not even late.
        Stale::Never => false,
        _ if from > now => false,
        Stale::AfterDays(days) => calendar.plus_days(from, days) <= now,
        Stale::AfterWorkingDays(days) => calendar.start_of_working_day(from, days) <= now,
    }
}

/// Best done before this day ends, or late before the next review.
fn is_for_today(
    aim: DateTime<Utc>,
    limit: Option<DateTime<Utc>>,
    calendar: &Calendar<'_>,
    now: DateTime<Utc>,
) -> bool {
    aim <= calendar.end_of_day_of(now) || limit.is_some_and(|limit| limit <= calendar.next_review(now))
}

/// The first local day, from the one of `from` on, on which a follow-up is for today.
pub fn for_today_from(follow_up: &FollowUp, calendar: &Calendar<'_>, from: DateTime<Utc>) -> NaiveDate {
    let mut day = calendar.date(from);
    let is_waited = |day| !is_for_today(follow_up.aim, follow_up.limit, calendar, calendar.start_of_day(day));
    while is_waited(day)
        && let Some(next) = day.succ_opt()
    {
        day = next;
    }
    day
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Story, VIENNA, check};
    use crate::domain::{
        follow_up::{FollowUpId, Rule},
        rules,
    };

    #[test]
    fn the_first_row_that_fits_counts() {
        // A reminder opens at 09:00 on a Thursday, is late a day after that and over two weeks later.
        let reminder = "ada remind m1 2026-11-12T09:00 call";
        let snoozed = |until: &str| format!("{reminder}\nada snooze reminder-m1 2026-11-12T09:00 {until}");
        for (script, moments) in [
            (reminder.to_owned(), &[("2026-11-12T08:59", "reminder-m1 upcoming")][..]),
            // Not opened comes before hidden; hidden before late and before over.
            (snoozed("2026-11-20T09:00"), &[("2026-11-12T08:00", "reminder-m1 upcoming")]),
            (snoozed("2026-11-20T09:00"), &[("2026-11-19T08:00", "reminder-m1 snoozed")]),
            (snoozed("2026-12-20T09:00"), &[("2026-12-10T08:00", "reminder-m1 snoozed")]),
            // Aim and limit stay where they were; being over counts from the end of the snooze.
            (
                snoozed("2026-11-20T09:00"),
                &[
                    (
                        "2026-11-20T09:00",
                        "reminder-m1 late 2026-11-12T09:00 2026-11-12T09:00 2026-11-13T09:00",
                    ),
                    ("2026-12-04T08:59", "reminder-m1 late"),
                    ("2026-12-04T09:00", "reminder-m1 stale"),
                ],
            ),
            // Let go counts for good, but only for the opening it was made for.
            (
                format!("{reminder}\nada drop reminder-m1 2026-11-12T09:00 2026-11-12T10:00"),
                &[("2026-11-13T08:00", "")],
            ),
            (
                format!("{reminder}\nada drop reminder-m1 2026-11-12T08:59 2026-11-12T10:00"),
                &[("2026-11-13T08:00", "reminder-m1 due")],
            ),
        ] {
            check(Rule::Reminder, VIENNA, &script, moments);
        }
    }

    #[test]
    fn for_today_is_what_is_aimed_at_today_or_late_before_the_next_review() {
        for (script, moments) in [
            // A limit at noon of the next working day is not before its review; the aim decides.
            ("ada 2026-11-11T12:00 held i1", &[("2026-11-11T13:00", "thank-you-i1 open")][..]),
            ("ada 2026-11-11T12:00 held i1", &[("2026-11-12T00:00", "thank-you-i1 due")]),
            // Before a long weekend the next review is on Tuesday.
            (
                "off 2026-11-16
                ada 2026-11-14T23:00 held i1",
                &[("2026-11-14T23:30", "thank-you-i1 due")],
            ),
            ("ada 2026-11-14T23:00 held i1", &[("2026-11-14T23:30", "thank-you-i1 open")]),
        ] {
            check(Rule::ThankYou, VIENNA, script, moments);
        }
    }

    #[test]
    fn one_follow_up_is_found_by_its_id() {
        let mut story = Story::told(
            VIENNA,
            "ada 2026-11-09T10:00 sent r1
            carmen 2026-11-11T16:45 introduced ref1 leo
            leo 2026-11-01T09:00 touched",
        );
        let now = story.now("2026-11-12T08:00");
        for (rule, record, owner) in [
            (Rule::Nudge, "r1", Some("ada")),
            (Rule::Answer, "ref1", Some("leo")),
            (Rule::Nudge, "ref1", None),
        ] {
            let id = FollowUpId { rule, record: story.id(record) };
            let found = rules::find(&story.book, &now, id).map(|found| found.contact);
            assert_eq!(found, owner.map(|owner| story.id(owner)), "{id}");
        }
    }
}
