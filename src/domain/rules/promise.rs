//! `promise`: the user owes something by a day, or is owed it.

use chrono::NaiveDate;

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{event::LATE_TELLING_DAYS, event::Who, id::Id, records::Promise, timing::Timing};

/// One for each promise with a day that is not kept. The user's own go on for people who were set aside; after a
/// contact's own the user asks, gently, and is never late. Without a day nothing is asked.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let is_set_aside = case.contact().retired.is_some();
    let open = case.contact().promises.iter().filter(|(_, promise)| promise.kept_at.is_none());
    let open = open.filter(|(_, promise)| promise.by == Who::Me || !is_set_aside);
    open.filter_map(|(id, promise)| finding(case, *id, promise)).collect()
}

fn finding(case: &Case<'_>, record: Id, promise: &Promise) -> Option<Finding> {
    let day = promise.due?;
    let calendar = case.calendar;
    // Noted long after its day, it is history. A promise that is noted late and whose day is to come still counts.
    if (calendar.date(promise.logged_at.to_utc()) - day).num_days() > LATE_TELLING_DAYS {
        return None;
    }
    let said = case.said_day(day);
    let (opens, aim, limit, reason) = match promise.by {
        Who::Me => {
            let eve = day.pred_opt().unwrap_or(day);
            let opens = calendar.not_away(calendar.start_of_day(eve));
            let limit = calendar.plus_days(opens, Timing::PromiseLimitDays);
            let reason = format!("you promised for {said}: {}", promise.text);
            (opens, calendar.end_of_day(day), Some(limit), reason)
        }
        Who::Them => {
            let opens = calendar.not_away(calendar.end_of_day(day));
            let aim = calendar.plus_days(opens, Timing::PromiseLimitDays);
            (opens, aim, None, format!("{}: {}", theirs(case, day), promise.text))
        }
    };
    Some(Finding { record, opens, aim, limit, ends: None, stale: Stale::Never, reason })
}

/// A question and no reproach: they may have done it.
fn theirs(case: &Case<'_>, day: NaiveDate) -> String {
    format!("has it come? {} promised for {}", case.contact().name.first(), case.said_day(day))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    const MINE: &str = "ada 2026-11-12T16:00 promise p1 by=me due=2026-11-20 send the article";
    const THEIRS: &str = "ada 2026-11-12T16:00 promise p1 by=them due=2026-11-20 the list of courses";

    #[test]
    fn an_own_promise_comes_up_on_the_day_before_its_day() {
        for (zone, script, moments) in [
            (
                VIENNA,
                MINE.to_owned(),
                &[
                    ("2026-11-18T23:59", "promise-p1 upcoming"),
                    (
                        "2026-11-19T00:00",
                        "promise-p1 open 2026-11-19T00:00 2026-11-21T00:00 2026-11-22T00:00",
                    ),
                    ("2026-11-20T00:00", "promise-p1 due"),
                    ("2026-11-21T23:59", "promise-p1 due"),
                    ("2026-11-22T00:00", "promise-p1 late"),
                    ("2027-11-22T00:00", "promise-p1 late"),
                ][..],
            ),
            // Kept, let go; set aside it goes on. Without a day nothing is asked.
            (VIENNA, format!("{MINE} kept=2026-11-13T08:00"), &[("2026-11-20T08:00", "")]),
            (
                VIENNA,
                format!("{MINE}\nada drop promise-p1 2026-11-19T00:00 2026-11-19T08:00"),
                &[("2026-11-20T08:00", "")],
            ),
            (VIENNA, format!("{MINE}\nada is retired"), &[("2026-11-20T08:00", "promise-p1 due")]),
            (VIENNA, format!("{MINE}\nada is pool"), &[("2026-11-20T08:00", "")]),
            (VIENNA, "ada 2026-11-12T16:00 promise p1 by=me write".to_owned(), &[("2026-11-20T08:00", "")]),
            // Messages keep no promise.
            (
                VIENNA,
                format!("{MINE}\nada 2026-11-19T08:00 touched"),
                &[("2026-11-20T08:00", "promise-p1 due")],
            ),
            // Given another day it is another occasion: what was hidden for the old one comes up.
            (
                VIENNA,
                format!("{MINE}\nada snooze promise-p1 2026-11-18T00:00 2026-11-25T08:00"),
                &[("2026-11-20T08:00", "promise-p1 due")],
            ),
            (
                VIENNA,
                format!("away 2026-11-19 2026-11-24\n{MINE}"),
                &[("2026-11-25T08:00", "promise-p1 due 2026-11-25T00:00 2026-11-25T00:00 2026-11-28T00:00")],
            ),
            // Noted a while after its day it is history; noted late and still to come it counts.
            (
                VIENNA,
                "ada 2026-11-20T16:00 promise p1 by=me due=2026-11-12 write".to_owned(),
                &[("2026-11-21T08:00", "")],
            ),
            (
                VIENNA,
                "ada 2026-11-19T16:00 promise p1 by=me due=2026-11-12 write".to_owned(),
                &[("2026-11-21T08:00", "promise-p1 late")],
            ),
            (
                "America/Santiago",
                "ada 2026-09-01T16:00 promise p1 by=me due=2026-09-06 write".to_owned(),
                &[("2026-09-06T08:00", "promise-p1 due 2026-09-05T00:00 2026-09-07T00:00 2026-09-08T00:00")],
            ),
            (
                VIENNA,
                "ada 2026-12-01T16:00 promise p1 by=me due=2027-01-01 write".to_owned(),
                &[("2026-12-31T08:00", "promise-p1 open 2026-12-31T00:00 2027-01-02T00:00 2027-01-03T00:00")],
            ),
        ] {
            check(Rule::Promise, zone, &script, moments);
        }
    }

    #[test]
    fn after_a_contacts_promise_the_user_asks_when_its_day_has_passed() {
        for (script, moments) in [
            (
                THEIRS.to_owned(),
                &[
                    ("2026-11-20T23:59", "promise-p1 upcoming"),
                    ("2026-11-21T00:00", "promise-p1 open 2026-11-21T00:00 2026-11-24T00:00 -"),
                    ("2026-11-23T00:00", "promise-p1 due"),
                    ("2027-11-23T00:00", "promise-p1 due"),
                ][..],
            ),
            (format!("{THEIRS} kept=2026-11-13T08:00"), &[("2026-11-23T08:00", "")]),
            (format!("{THEIRS}\nada is retired"), &[("2026-11-23T08:00", "")]),
        ] {
            check(Rule::Promise, VIENNA, &script, moments);
        }
    }

    #[test]
    fn reasons_have_the_words_of_the_promise() {
        for (script, expected) in [
            (MINE, "you promised for Fri: send the article"),
            (THEIRS, "has it come? Ada promised for Fri: the list of courses"),
        ] {
            check_reasons(Rule::Promise, VIENNA, script, &[("2026-11-22T08:00", expected)]);
        }
    }
}
