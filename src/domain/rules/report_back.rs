//! `report-back`: what came of the people somebody named, and of the leads they gave, is told to them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{
    across::Became,
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    follow_up::{FollowUpId, Rule},
    id::Id,
    records::Lead,
    timing::Timing,
};

/// Something the person has not been told: the referral or the lead it came of, when, and in words.
#[derive(Clone, Debug)]
struct Untold {
    /// The record it follows from.
    record: Id,
    /// When it came about.
    at: DateTime<Utc>,
    /// "talked with Leo Okafor, Tue".
    words: String,
}

/// One a person, naming all that they have not been told.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let untold = untold(case);
    let opens = |it: &Untold| case.calendar.not_away(it.at);
    let one = case.one_of(Rule::ReportBack, &untold, |it| (it.record, opens(it)));
    let Some(oldest) = one.and_then(|index| untold.get(index)) else { return Vec::new() };
    let opens_first = opens(oldest);
    let is_open = |it: &&Untold| {
        let id = FollowUpId { rule: Rule::ReportBack, record: it.record };
        case.decision(id, opens(it)).is_none_or(|decision| decision.dropped_at.is_none())
    };
    let told: Vec<&str> = untold.iter().filter(is_open).map(|it| it.words.as_str()).collect();
    vec![Finding {
        record: oldest.record,
        opens: opens_first,
        aim: case.calendar.end_of_working_day(opens_first, Timing::ReportBackAimWorkingDays),
        limit: Some(case.calendar.end_of_day_after(opens_first, Timing::ReportBackLimitDays)),
        ends: None,
        stale: Stale::AfterDays(Timing::ReportBackStaleDays),
        reason: told.join("; "),
    }]
}

/// What came of whom they named and of their leads since the user's last message to them, the oldest first.
fn untold(case: &Case<'_>) -> Vec<Untold> {
    let zone = case.calendar.zone;
    // Whoever was named twice is told of once.
    let mut named: BTreeMap<Id, (DateTime<Utc>, Id)> = BTreeMap::new();
    for (id, referral) in &case.contact().referrals {
        let Some(to) = referral.to else { continue };
        let first = (referral.at.instant(zone, referral.logged_at), *id);
        let known = named.entry(to).or_insert(first);
        *known = (*known).min(first);
    }
    let people = named.into_iter().filter_map(|(to, (named, record))| {
        let news = case.news_of(to)?;
        let (at, became) = news.since(named)?;
        let when = case.said_day(case.calendar.date(at));
        let words = match became {
            Became::Talked => format!("talked with {}, {when}", news.name),
            Became::SaidNo => format!("{} said no, {when}", news.name),
            Became::Rested => format!("no answer from {}", news.name),
        };
        Some(Untold { record, at, words })
    });
    let leads = case.contact().leads.iter().filter_map(|(id, lead)| came_of(case, *id, lead));
    let last = case.standing.history.last_of_mine().map(|last| last.at);
    let mut untold: Vec<Untold> =
        people.chain(leads).filter(|it| last.is_none_or(|last| last < it.at)).collect();
    untold.sort_unstable_by_key(|it| (it.at, it.record));
    untold
}

fn came_of(case: &Case<'_>, record: Id, lead: &Lead) -> Option<Untold> {
    let what = lead.outcome?.words();
    let at = lead.outcome_at.unwrap_or(lead.logged_at.into());
    let at = at.instant(case.calendar.zone, lead.logged_at);
    Some(Untold { record, at, words: format!("{what}: {}", lead.text) })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Story, VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    const NAMED: &str = "
        leo is role=planner
        carmen 2026-11-02T10:00 touched
        carmen 2026-11-02T12:00 named f1 leo
        leo 2026-11-02T14:00 sent r1";

    #[test]
    fn who_named_somebody_is_told_what_came_of_it() {
        for (script, moments) in [
            ("", &[("2026-11-12T08:00", "")][..]),
            (
                "leo 2026-11-10T15:30 held i1 r1",
                &[
                    ("2026-11-10T15:29", "report-back-f1 upcoming"),
                    (
                        "2026-11-10T15:30",
                        "report-back-f1 open 2026-11-10T15:30 2026-11-13T00:00 2026-11-18T00:00",
                    ),
                    ("2026-11-12T00:00", "report-back-f1 due"),
                    ("2026-11-17T23:59", "report-back-f1 due"),
                    ("2026-11-18T00:00", "report-back-f1 late"),
                    ("2026-12-18T00:00", "report-back-f1 stale"),
                ],
            ),
            ("leo 2026-11-10T09:00 declined r1", &[("2026-11-12T08:00", "report-back-f1 due")]),
            // It came to rest, which any later word takes back.
            (
                "",
                &[
                    ("2026-11-24T23:59", ""),
                    (
                        "2026-11-25T00:00",
                        "report-back-f1 open 2026-11-25T00:00 2026-11-28T00:00 2026-12-03T00:00",
                    ),
                ],
            ),
            ("leo 2026-11-26T09:00 accepted r1", &[("2026-11-26T10:00", "")]),
            ("leo 2026-11-26T09:00 sent r2", &[("2026-11-26T10:00", "")]),
            // Any message to Carmen since settles it, and none before does.
            (
                "leo 2026-11-10T15:30 held i1 r1
                carmen 2026-11-10T15:30 touched",
                &[("2026-11-12T08:00", "")],
            ),
            (
                "leo 2026-11-10T15:30 held i1 r1
                carmen 2026-11-10T15:29 touched
                carmen 2026-11-10T16:00 heard",
                &[("2026-11-12T08:00", "report-back-f1 due")],
            ),
            // Only what came after she named him counts, and what was told in time.
            ("leo 2026-11-01T15:30 held i1", &[("2026-11-12T08:00", "")]),
            ("leo 2026-11-03T15:30 held i1 r1 told=2026-11-12T08:00", &[("2026-11-12T09:00", "")]),
            ("leo 2026-11-10T15:30 missed i1 r1", &[("2026-11-12T08:00", "")]),
            // A no that was followed by a talk: the talk is what there is to tell.
            (
                "leo 2026-11-03T09:00 declined r1
                leo 2026-11-10T15:30 held i1",
                &[(
                    "2026-11-12T08:00",
                    "report-back-f1 due 2026-11-10T15:30 2026-11-13T00:00 2026-11-18T00:00",
                )],
            ),
            (
                "leo 2026-11-10T15:30 held i1 r1
                carmen is retired",
                &[("2026-11-12T08:00", "")],
            ),
            (
                "leo 2026-11-10T15:30 held i1 r1
                leo is retired",
                &[("2026-11-12T08:00", "report-back-f1 due")],
            ),
            (
                "leo 2026-11-10T15:30 held i1 r1
                away 2026-11-09 2026-11-13",
                &[(
                    "2026-11-16T08:00",
                    "report-back-f1 open 2026-11-14T00:00 2026-11-18T00:00 2026-11-22T00:00",
                )],
            ),
        ] {
            check(Rule::ReportBack, VIENNA, &format!("{NAMED}\n{script}"), moments);
        }
    }

    #[test]
    fn the_limit_is_the_end_of_a_local_day_wherever_clocks_change() {
        for (zone, script, now, expected) in [
            (
                VIENNA,
                "carmen 2026-10-19T10:00 named f1 leo\nleo 2026-10-20T09:00 held i1",
                "2026-10-20T10:00",
                "report-back-f1 open 2026-10-20T09:00 2026-10-23T00:00 2026-10-28T00:00",
            ),
            (
                "America/Santiago",
                "carmen 2026-08-28T10:00 named f1 leo\nleo 2026-08-29T09:00 held i1",
                "2026-08-29T10:00",
                "report-back-f1 open 2026-08-29T09:00 2026-09-02T00:00 2026-09-06T01:00",
            ),
        ] {
            check(Rule::ReportBack, zone, &format!("leo is role=planner\n{script}"), &[(now, expected)]);
        }
    }

    const TWO: &str = "
        ben is role=planner
        carmen 2026-11-02T13:00 named f2 ben
        leo 2026-11-10T15:30 held i1 r1";

    #[test]
    fn one_a_referrer_and_none_is_swallowed_by_an_old_decision() {
        let at = "2026-11-13T08:00";
        let script = format!("{NAMED}\n{TWO}");
        for (more, expected, reason) in [
            (
                "ben 2026-11-12T10:00 held i2",
                "report-back-f1 due",
                "talked with Leo, Tue; talked with Ben, yesterday",
            ),
            // Let go for Leo, it comes up again for Ben, and names only him.
            (
                "carmen drop report-back-f1 2026-11-10T15:30 2026-11-11T08:00
                ben 2026-11-12T10:00 held i2",
                "report-back-f2 open",
                "talked with Ben, yesterday",
            ),
            (
                "carmen snooze report-back-f1 2026-11-10T15:30 2026-11-20T08:00
                ben 2026-11-12T10:00 held i2",
                "report-back-f2 open",
                "talked with Leo, Tue; talked with Ben, yesterday",
            ),
            (
                "carmen drop report-back-f1 2026-11-10T15:30 2026-11-11T08:00
                leo 2026-11-12T10:00 held i2",
                "report-back-f1 open",
                "talked with Leo, yesterday",
            ),
            // Told of Leo, only Ben is left.
            (
                "carmen 2026-11-11T08:00 touched
                ben 2026-11-12T10:00 held i2",
                "report-back-f2 open",
                "talked with Ben, yesterday",
            ),
            ("carmen drop report-back-f1 2026-11-10T15:30 2026-11-11T08:00", "", ""),
        ] {
            let script = format!("{script}\n{more}");
            check(Rule::ReportBack, VIENNA, &script, &[(at, expected)]);
            check_reasons(Rule::ReportBack, VIENNA, &script, &[(at, reason)]);
        }
    }

    #[test]
    fn two_who_name_each_other_are_each_told() {
        let story = Story::told(
            VIENNA,
            "leo is role=planner
            carmen 2026-11-02T10:00 named f1 leo
            leo 2026-11-03T10:00 named f2 carmen
            carmen 2026-11-10T10:00 held i1
            leo 2026-11-10T12:00 held i2",
        );
        let lines = story.lines(Rule::ReportBack, "2026-11-12T08:00");
        assert!(lines.contains("report-back-f1 due") && lines.contains("report-back-f2 due"), "{lines}");
    }

    #[test]
    fn who_gave_a_lead_is_told_what_came_of_it() {
        for (script, expected, reason) in [
            ("ada 2026-11-09T10:00 lead l1 a trial in spring", "", ""),
            (
                "ada 2026-11-09T10:00 lead l1 looked-into=2026-11-11T10:00 a trial in spring",
                "report-back-l1 open 2026-11-11T10:00 2026-11-14T00:00 2026-11-19T00:00",
                "looked into: a trial in spring",
            ),
            (
                "ada 2026-11-09T10:00 lead l1 passed-by=2026-11-10 a trial in spring",
                "report-back-l1 due 2026-11-10T00:00 2026-11-13T00:00 2026-11-18T00:00",
                "passed by: a trial in spring",
            ),
            (
                "ada 2026-11-09T10:00 lead l1 applied=2026-11-11T10:00 a trial in spring
                ada 2026-11-11T11:00 thanked",
                "",
                "",
            ),
        ] {
            check(Rule::ReportBack, VIENNA, script, &[("2026-11-12T08:00", expected)]);
            check_reasons(Rule::ReportBack, VIENNA, script, &[("2026-11-12T08:00", reason)]);
        }
    }
}
