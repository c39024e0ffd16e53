//! `answer`: they wrote and want a reply, or somebody introduced the user to them.

use chrono::{DateTime, Utc};

use super::{
    across::Naming,
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    event::{EventKind, Who},
    follow_up::Rule,
    history::Happened,
    id::Id,
    timing::Timing,
};

/// One for all they wrote since the user's last word, one for each introduction without a word since.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let events = &case.standing.history.events;
    let answered = events.iter().rposition(Happened::is_reply).map_or(0, |index| index + 1);
    let wants_reply = |happened: &&Happened<'_>| {
        let wrote = happened.event.kind == EventKind::Wrote && happened.event.doer() == Who::Them;
        wrote && !happened.told_late
    };
    let wrote: Vec<_> = events.iter().skip(answered).filter(wants_reply).collect();
    let opens = |at: DateTime<Utc>| case.calendar.not_away(at);
    let one = case.one_of(Rule::Answer, &wrote, |happened| (happened.id, opens(happened.at)));
    let question = one.and_then(|index| wrote.get(index)).map(|happened| {
        let when = case.said_moment(happened.event.at);
        finding(case, happened.id, opens(happened.at), format!("wrote and wants a reply, {when}"))
    });
    let introductions = unanswered(case).map(|it| {
        let when = case.said_day(it.at.date(case.calendar.zone));
        let at = it.instant(case.calendar.zone);
        finding(case, it.referral, opens(at), format!("{} introduced you, {when}", it.by_name))
    });
    question.into_iter().chain(introductions).collect()
}

/// The introductions to the person that the user has not answered.
pub(super) fn unanswered<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Naming> {
    case.namings().iter().filter(|naming| naming.introduced && is_unanswered(case, naming))
}

/// Whether the user has not turned to the person since. Of two things told for one moment the later told counts.
fn is_unanswered(case: &Case<'_>, introduction: &Naming) -> bool {
    let zone = case.calendar.zone;
    let introduced = (introduction.instant(zone), introduction.logged_at);
    let mut events = case.standing.history.events.iter();
    !introduction.told_late(zone)
        && !events
            .any(|happened| happened.is_reply() && (happened.at, happened.event.logged_at) >= introduced)
}

fn finding(case: &Case<'_>, record: Id, opens: DateTime<Utc>, reason: String) -> Finding {
    Finding {
        record,
        opens,
        aim: case.calendar.plus_hours(opens, Timing::ThanksAimHours),
        limit: Some(case.calendar.plus_hours(opens, Timing::ThanksLimitHours)),
        ends: None,
        stale: Stale::AfterDays(Timing::AnswerStaleDays),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Story, VIENNA, check, check_reasons};
    use crate::domain::follow_up::Rule;

    #[test]
    fn what_they_write_wants_a_reply_until_the_user_turns_to_them() {
        for (script, moments) in [
            (
                "ada 2026-11-11T16:45 wrote r1 #e1",
                &[
                    ("2026-11-11T16:44", "answer-e1 upcoming"),
                    ("2026-11-11T16:45", "answer-e1 open 2026-11-11T16:45 2026-11-12T16:45 2026-11-13T16:45"),
                    ("2026-11-12T08:00", "answer-e1 due"),
                    ("2026-11-13T16:45", "answer-e1 late"),
                    ("2026-11-27T16:45", "answer-e1 stale"),
                ][..],
            ),
            // Without any request too.
            ("ada 2026-11-11T16:45 wrote #e1", &[("2026-11-12T08:00", "answer-e1 due")]),
            ("ada 2026-11-11T16:45 heard #e1", &[("2026-11-12T08:00", "")]),
            // Whatever the user does answers it; what was planned or done before does not.
            (
                "ada 2026-11-11T16:45 wrote r1 #e1
                ada 2026-11-11T17:00 answered r1 by=me",
                &[("2026-11-12T08:00", "")],
            ),
            (
                "ada 2026-11-11T16:45 wrote r1 #e1
                ada 2026-11-11T17:00 touched",
                &[("2026-11-12T08:00", "")],
            ),
            (
                "ada 2026-11-11T16:45 wrote r1 #e1
                ada 2026-11-11T17:00 planned r2
                ada 2026-11-11T17:00 heard
                ada 2026-11-11T17:00 debriefed i1",
                &[("2026-11-12T08:00", "answer-e1 due")],
            ),
            // Told for one and the same moment, the later told counts.
            (
                "ada 2026-11-11T16:45 wrote r1 #e1
                ada 2026-11-11T16:45 touched",
                &[("2026-11-12T08:00", "")],
            ),
            // One for all they wrote, from the first on.
            (
                "ada 2026-11-11T16:45 wrote r1 #e1
                ada 2026-11-11T18:00 wrote r1 #e2",
                &[("2026-11-12T08:00", "answer-e1 due")],
            ),
            // A decision about the first does not swallow the second.
            (
                "ada 2026-11-11T16:45 wrote r1 #e1
                ada drop answer-e1 2026-11-11T16:45 2026-11-11T17:00
                ada 2026-11-11T18:00 wrote r1 #e2",
                &[("2026-11-12T08:00", "answer-e2 due")],
            ),
            (
                "ada 2026-11-11T16:45 wrote r1 #e1
                ada snooze answer-e1 2026-11-11T16:45 2026-11-13T08:00
                ada 2026-11-11T18:00 wrote r1 #e2",
                &[("2026-11-12T08:00", "answer-e2 due"), ("2026-11-13T08:00", "answer-e1 due")],
            ),
            // Told late it opens nothing; away it opens on the first day back.
            ("ada 2026-11-01T16:45 wrote r1 #e1 told=2026-11-11T09:00", &[("2026-11-12T08:00", "")]),
            (
                "away 2026-11-11 2026-11-13
                away 2026-11-14 2026-11-15
                ada 2026-11-11T16:45 wrote r1 #e1",
                &[("2026-11-16T08:00", "answer-e1 due 2026-11-16T00:00 2026-11-17T00:00 2026-11-18T00:00")],
            ),
            (
                "ada 2026-11-11T16:45 wrote r1 #e1
                ada is retired",
                &[("2026-11-12T08:00", "")],
            ),
        ] {
            check(Rule::Answer, VIENNA, &format!("ada 2026-11-09T10:00 sent r1\n{script}"), moments);
        }
    }

    #[test]
    fn an_introduction_wants_an_answer_to_the_person_introduced() {
        let script = "
            carmen 2026-11-01T10:00 touched
            leo 2026-11-09T09:00 touched
            carmen 2026-11-11T16:45 introduced ref1 leo";
        check(
            Rule::Answer,
            VIENNA,
            script,
            &[("2026-11-12T08:00", "answer-ref1 due 2026-11-11T16:45 2026-11-12T16:45 2026-11-13T16:45")],
        );
        check_reasons(
            Rule::Answer,
            VIENNA,
            script,
            &[("2026-11-12T08:00", "Carmen introduced you, yesterday")],
        );
        let mut story = Story::told(VIENNA, script);
        assert_eq!(story.follow_ups("2026-11-12T08:00")[0].contact, story.id("leo"));
        let answered = format!("{script}\nleo 2026-11-11T17:00 sent r1");
        check(Rule::Answer, VIENNA, &answered, &[("2026-11-12T08:00", "")]);
    }
}
