//! `reminder`: written by hand.

use chrono::Utc;

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::timing::Timing;

/// One for each reminder that is not done.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let open = case.contact().reminders.iter().filter(|(_, reminder)| reminder.done_at.is_none());
    let found = open.map(|(id, reminder)| {
        let opens = case.calendar.not_away(reminder.at.with_timezone(&Utc));
        Finding {
            record: *id,
            opens,
            aim: opens,
            limit: Some(case.calendar.plus_hours(opens, Timing::ReminderLimitHours)),
            ends: None,
            stale: Stale::AfterDays(Timing::ReminderStaleDays),
            reason: reminder.text.clone(),
        }
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    #[test]
    fn a_reminder_comes_at_its_time() {
        for (zone, script, moments) in [
            (
                VIENNA,
                "ada remind m1 2026-11-12T09:00 send the article",
                &[
                    ("2026-11-12T08:59", "reminder-m1 upcoming"),
                    (
                        "2026-11-12T09:00",
                        "reminder-m1 due 2026-11-12T09:00 2026-11-12T09:00 2026-11-13T09:00",
                    ),
                    ("2026-11-13T09:00", "reminder-m1 late"),
                    ("2026-11-27T09:00", "reminder-m1 stale"),
                ][..],
            ),
            (
                VIENNA,
                "ada remind m1 2026-03-28T09:00 call
                ada is retired",
                &[("2026-03-28T10:00", "reminder-m1 due 2026-03-28T09:00 2026-03-28T09:00 2026-03-29T10:00")],
            ),
            (
                VIENNA,
                "away 2026-11-12 2026-11-12
                ada remind m1 2026-11-12T09:00 call",
                &[("2026-11-13T08:00", "reminder-m1 due 2026-11-13T00:00 2026-11-13T00:00 2026-11-14T00:00")],
            ),
            (
                VIENNA,
                "ada remind m1 2026-11-12T09:00 call
                ada is pool",
                &[("2026-11-13T08:00", "")],
            ),
        ] {
            check(Rule::Reminder, zone, script, moments);
        }
        let script = "ada remind m1 2026-11-12T09:00 send the article";
        check_reasons(Rule::Reminder, VIENNA, script, &[("2026-11-12T09:00", "send the article")]);
    }
}
