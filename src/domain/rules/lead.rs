//! `lead`: an opportunity heard of in a conversation, of which nothing has become yet.

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    event::LATE_TELLING_DAYS, id::Id, records::Lead, standing::InterviewState, timing::Timing,
};

/// One for each lead without an outcome: at once, or on the day before it closes.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let open = case.contact().leads.iter().filter(|(_, lead)| lead.outcome.is_none());
    open.filter_map(|(id, lead)| finding(case, *id, lead)).collect()
}

fn finding(case: &Case<'_>, record: Id, lead: &Lead) -> Option<Finding> {
    if told_late(case, lead) {
        return None;
    }
    let calendar = case.calendar;
    let (opens, aim, limit, reason) = if let Some(closes) = lead.closes {
        let eve = closes.pred_opt().unwrap_or(closes);
        let opens = calendar.not_away(calendar.start_of_day(eve));
        let end = calendar.end_of_day(closes);
        (opens, end, end, format!("closes {}: {}", case.said_day(closes), lead.text))
    } else {
        let opens = calendar.not_away(lead.logged_at.to_utc());
        let aim = calendar.end_of_working_day(opens, Timing::LeadAimWorkingDays);
        let limit = calendar.end_of_working_day(opens, Timing::LeadLimitWorkingDays);
        let noted = case.said_day(calendar.date(lead.logged_at.to_utc()));
        (opens, aim, limit, format!("heard of {noted}: {}", lead.text))
    };
    let stale = Stale::AfterDays(Timing::LeadStaleDays);
    Some(Finding { record, opens, aim, limit: Some(limit), ends: None, stale, reason })
}

/// Whether it was noted long after it closed; or, where it does not close, long after the talk in which it came up.
fn told_late(case: &Case<'_>, lead: &Lead) -> bool {
    let talk = || {
        let talk = case.standing.interview(lead.interview?)?;
        let InterviewState::Held { ended } = talk.state else { return None };
        Some(case.calendar.date(ended))
    };
    let noted = case.calendar.date(lead.logged_at.to_utc());
    lead.closes.or_else(talk).is_some_and(|day| (noted - day).num_days() > LATE_TELLING_DAYS)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    #[test]
    fn a_lead_is_looked_into_soon_or_before_it_closes() {
        let open = "ada 2026-11-12T16:00 lead l1 a trial in spring";
        let closing = "ada 2026-11-12T16:00 lead l1 closes=2026-11-25 a trial in spring";
        for (zone, script, moments) in [
            (
                VIENNA,
                open.to_owned(),
                &[
                    ("2026-11-12T15:59", "lead-l1 upcoming"),
                    ("2026-11-12T16:00", "lead-l1 open 2026-11-12T16:00 2026-11-17T00:00 2026-11-20T00:00"),
                    ("2026-11-16T00:00", "lead-l1 due"),
                    ("2026-11-20T00:00", "lead-l1 late"),
                    ("2026-12-04T00:00", "lead-l1 stale"),
                ][..],
            ),
            (
                VIENNA,
                closing.to_owned(),
                &[
                    ("2026-11-23T23:59", "lead-l1 upcoming"),
                    ("2026-11-24T00:00", "lead-l1 open 2026-11-24T00:00 2026-11-26T00:00 2026-11-26T00:00"),
                    ("2026-11-25T00:00", "lead-l1 due"),
                    ("2026-11-26T00:00", "lead-l1 late"),
                    ("2026-12-10T00:00", "lead-l1 stale"),
                ],
            ),
            (VIENNA, format!("{open}\nada is retired"), &[("2026-11-16T08:00", "")]),
            (
                VIENNA,
                "ada 2026-11-12T16:00 lead l1 looked-into=2026-11-13T08:00 a trial".to_owned(),
                &[("2026-11-16T08:00", "")],
            ),
            (
                VIENNA,
                "ada 2026-11-12T16:00 lead l1 passed-by=2026-11-13 a trial".to_owned(),
                &[("2026-11-16T08:00", "")],
            ),
            (
                VIENNA,
                format!("{open}\nada drop lead-l1 2026-11-12T16:00 2026-11-13T08:00"),
                &[("2026-11-16T08:00", "")],
            ),
            // A message about it settles nothing.
            (VIENNA, format!("{open}\nada 2026-11-13T08:00 touched"), &[("2026-11-16T08:00", "lead-l1 due")]),
            (
                VIENNA,
                format!("away 2026-11-12 2026-11-15\n{open}"),
                &[("2026-11-16T08:00", "lead-l1 open 2026-11-16T00:00 2026-11-19T00:00 2026-11-24T00:00")],
            ),
            // Noted long after the talk, or after it closed, it opens nothing; what is still to close does.
            (
                VIENNA,
                "ada 2026-11-01T10:00 held i1
                ada 2026-11-12T16:00 lead l1 in=i1 a trial"
                    .to_owned(),
                &[("2026-11-16T08:00", "")],
            ),
            (
                VIENNA,
                "ada 2026-11-01T10:00 held i1
                ada 2026-11-12T16:00 lead l1 in=i1 closes=2026-11-16 a trial"
                    .to_owned(),
                &[("2026-11-16T08:00", "lead-l1 due")],
            ),
            (
                VIENNA,
                "ada 2026-11-12T16:00 lead l1 closes=2026-11-04 a trial".to_owned(),
                &[("2026-11-16T08:00", "")],
            ),
            (
                "America/Santiago",
                "ada 2026-08-28T16:00 lead l1 closes=2026-09-06 a trial".to_owned(),
                &[("2026-09-06T08:00", "lead-l1 due 2026-09-05T00:00 2026-09-07T00:00 2026-09-07T00:00")],
            ),
        ] {
            check(Rule::Lead, zone, &script, moments);
        }
        check_reasons(
            Rule::Lead,
            VIENNA,
            &format!("{open}\nben 2026-11-12T16:00 lead l2 closes=2026-11-17 a post at Hale"),
            &[("2026-11-16T08:00", "closes tomorrow: a post at Hale; heard of Thu: a trial in spring")],
        );
    }
}
