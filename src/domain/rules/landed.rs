//! `landed`: the user has found work, and everybody who helped is told and thanked.

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use chrono::{DateTime, Utc};

use crate::domain::{
    contact::Contact, event::EventKind, history::Happened, standing::OccasionKind, timing::Timing,
};

/// One for each person who talked, answered in writing or brought the user to somebody, until they are written to.
/// It follows from the person: there is one landing. Who asked not to be written to again is left in peace.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let Some(landed) = case.landed() else { return Vec::new() };
    let history = &case.standing.history;
    let is_told = history.last_of_mine().is_some_and(|last| is_since(last, landed));
    let is_refused = case.contact().consent.as_ref().is_some_and(|consent| !consent.again);
    let Some(how) = helped(case).filter(|_| !is_told && !is_refused) else { return Vec::new() };
    let opens = case.calendar.not_away(landed);
    vec![Finding {
        record: case.id,
        opens,
        aim: case.calendar.plus_days(opens, Timing::LandedAimDays),
        limit: None,
        ends: None,
        stale: Stale::AfterDays(Timing::LandedStaleDays),
        reason: format!("{how}; not told yet"),
    }]
}

/// Whether an ask still stands: who has found work asks nobody for more, but for what was begun since.
pub(super) fn still_asks(case: &Case<'_>, ask: &Finding) -> bool {
    let Some(landed) = case.landed() else { return true };
    let is_ask = |kind: EventKind| matches!(kind, EventKind::Planned | EventKind::Sent | EventKind::Nudged);
    let is_new = |it: &Happened<'_>| is_ask(it.event.kind) && is_since(it, landed);
    let is_heard_of_since = case.namings().iter().any(|it| it.referral == ask.record && ask.opens >= landed);
    is_heard_of_since || case.standing.history.last(is_new).is_some()
}

/// Whether a message went after the landing. A time that was typed has no seconds: within the minute of the landing
/// counts what was logged first.
fn is_since(message: &Happened<'_>, landed: DateTime<Utc>) -> bool {
    let minute = |at: DateTime<Utc>| at.timestamp().div_euclid(60);
    message.at >= landed
        || minute(message.at) == minute(landed) && message.event.logged_at.with_timezone(&Utc) >= landed
}

/// How the person helped; none where they did not.
fn helped(case: &Case<'_>) -> Option<&'static str> {
    let has = |kind: OccasionKind| case.standing.occasions.iter().any(|occasion| occasion.kind == kind);
    if has_introduced(case.contact()) || has(OccasionKind::Passed) {
        Some("brought you to somebody")
    } else if has(OccasionKind::Talk) {
        Some("talked with you")
    } else if has(OccasionKind::Answered) {
        Some("answered your questions")
    } else {
        None
    }
}

/// Whether the person brought the user to somebody: those are told first.
pub(in crate::domain) fn has_introduced(contact: &Contact) -> bool {
    !contact.referrals.is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Story, VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    const LANDED: &str = "landed 2026-11-12T10:00";

    #[test]
    fn open_asks_rest_but_for_those_begun_since() {
        let sent = "ada 2026-11-02T10:00 sent r1";
        let asked = format!("{LANDED}\n{sent}");
        let again = format!("{LANDED}\nada 2026-11-13T10:00 sent r2");
        for (script, moment, expected) in [
            (sent, "2026-11-12T11:00", "nudge-r1 due"),
            (asked.as_str(), "2026-11-12T11:00", ""),
            (again.as_str(), "2026-11-24T11:00", "nudge-r2 due"),
        ] {
            check(Rule::Nudge, VIENNA, script, &[(moment, expected)]);
        }
        let planned = format!("{LANDED}\nada 2026-11-11T10:00 planned r1");
        check(Rule::UnsentRequest, VIENNA, &planned, &[("2026-11-13T08:00", "")]);
    }

    #[test]
    fn everybody_who_helped_is_told() {
        for (script, moments) in [
            (
                "ada 2026-09-01T10:00 held i1",
                &[
                    ("2026-11-12T09:59", "landed-ada upcoming"),
                    ("2026-11-12T10:00", "landed-ada open 2026-11-12T10:00 2026-11-19T10:00 -"),
                    ("2026-11-19T00:00", "landed-ada due"),
                    ("2027-01-18T09:59", "landed-ada due"),
                    ("2027-01-18T10:00", "landed-ada stale"),
                ][..],
            ),
            ("ada 2026-09-01T10:00 held i1 told=2026-11-01T10:00", &[("2026-11-19T08:00", "landed-ada due")]),
            ("ada 2026-09-01T10:00 answered r1", &[("2026-11-19T08:00", "landed-ada due")]),
            ("ada 2026-09-01T10:00 passed r1", &[("2026-11-19T08:00", "landed-ada due")]),
            (
                "leo is role=planner
                ada 2026-09-01T10:00 named f1 leo",
                &[("2026-11-19T08:00", "landed-ada due")],
            ),
            // Asked, and no more; said no, kindly; wants no more messages.
            ("ada 2026-09-01T10:00 sent r1", &[("2026-11-19T08:00", "")]),
            ("ada 2026-09-01T10:00 declined r1", &[("2026-11-19T08:00", "")]),
            (
                "ada 2026-09-01T10:00 held i1
                ada is again=no",
                &[("2026-11-19T08:00", "")],
            ),
            (
                "ada 2026-09-01T10:00 held i1
                ada 2026-11-12T10:00 touched",
                &[("2026-11-19T08:00", "")],
            ),
            // The minute of the landing: told with the news, and a thank-you before it.
            (
                "landed 2026-11-12T10:00:30
                ada 2026-09-01T10:00 held i1
                ada 2026-11-12T10:00 touched told=2026-11-12T10:01",
                &[("2026-11-19T08:00", "")],
            ),
            (
                "landed 2026-11-12T10:00:30
                ada 2026-09-01T10:00 held i1
                ada 2026-11-12T10:00 touched",
                &[("2026-11-19T10:00", "landed-ada due")],
            ),
            (
                "ada 2026-09-01T10:00 held i1
                ada 2026-11-12T10:30 heard
                ada 2026-11-12T09:00 touched",
                &[("2026-11-19T08:00", "landed-ada due")],
            ),
            (
                "ada 2026-09-01T10:00 held i1
                ada drop landed-ada 2026-11-12T10:00 2026-11-13T08:00",
                &[("2026-11-19T08:00", "")],
            ),
            (
                "ada 2026-09-01T10:00 held i1
                ada is retired",
                &[("2026-11-19T08:00", "")],
            ),
            (
                "ada 2026-09-01T10:00 held i1
                away 2026-11-10 2026-11-15",
                &[("2026-11-19T08:00", "landed-ada open 2026-11-16T00:00 2026-11-23T00:00 -")],
            ),
        ] {
            check(Rule::Landed, VIENNA, &format!("{LANDED}\n{script}"), moments);
        }
        check(Rule::Landed, VIENNA, "ada 2026-09-01T10:00 held i1", &[("2026-11-19T08:00", "")]);
    }

    #[test]
    fn introducers_come_first() {
        let story = Story::told(
            VIENNA,
            &format!(
                "{LANDED}
                ada 2026-09-01T10:00 held i1
                ben 2026-09-01T10:00 held i2
                carmen 2026-09-01T10:00 held i3
                dan 2026-09-01T10:00 held i4
                ada 2026-09-02T10:00 introduced f1 leo
                dan 2026-09-02T10:00 named f2 leo
                leo 2026-09-03T10:00 touched"
            ),
        );
        for now in ["2026-11-12T12:00", "2026-11-19T08:00"] {
            let agenda = story.agenda(now);
            let both = agenda.for_today.iter().chain(&agenda.open);
            let names: Vec<&str> =
                both.filter(|it| it.rule() == Rule::Landed).map(|it| story.name(it.contact)).collect();
            let (mut first, mut rest) = (names[..2].to_vec(), names[2..].to_vec());
            first.sort_unstable();
            rest.sort_unstable();
            assert_eq!((first, rest), (vec!["ada", "dan"], vec!["ben", "carmen"]), "{now}");
        }
    }

    #[test]
    fn reasons_say_how_they_helped() {
        for (script, expected) in [
            ("ada 2026-09-01T10:00 held i1", "talked with you; not told yet"),
            ("ada 2026-09-01T10:00 answered r1", "answered your questions; not told yet"),
            ("ada 2026-09-01T10:00 introduced f1 leo", "brought you to somebody; not told yet"),
        ] {
            let script = format!("{LANDED}\n{script}");
            check_reasons(Rule::Landed, VIENNA, &script, &[("2026-11-19T08:00", expected)]);
        }
    }
}
