//! `prepare`: the two short lists before a talk, the day before and the day itself.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::{
    case::Case,
    finding::{Finding, Stale},
};
use crate::domain::{
    calendar::Calendar,
    interview::Interview,
    moment::Moment,
    prepare::{PrepareItem, PrepareLists},
    standing::{InterviewStanding, InterviewState},
    timing::Timing,
    zone::Now,
};

/// One for each talk ahead, until both lists are ticked or the talk begins, by its clock or before it. That a talk was told late changes
/// nothing: it is still to come.
pub(super) fn find(case: &Case<'_>) -> Vec<Finding> {
    let ahead = case.standing.interviews.iter().filter(|talk| talk.state == InterviewState::Ahead);
    let ahead = ahead.filter(|talk| talk.interview.live.is_none());
    ahead.filter_map(|talk| finding(case, talk)).collect()
}

/// When preparing opens: the start of the last working day before the talk's date, not before it was agreed. Ticks
/// are made for this opening, and count for no other.
pub fn opens(talk: &InterviewStanding<'_>, calendar: &Calendar<'_>) -> DateTime<Utc> {
    let eve = calendar.working_days.last_before(calendar.date(talk.start));
    calendar.start_of_day(eve).max(talk.agreed)
}

/// The items that `done` ticks now: the list of the day before until that is ticked or the day has come, then all
/// that is left.
pub fn open_list(
    interview: &Interview,
    lists: &PrepareLists,
    opens: DateTime<Utc>,
    now: &Now,
) -> Vec<PrepareItem> {
    let left = |items: &[PrepareItem]| -> Vec<PrepareItem> {
        items.iter().filter(|item| !is_ticked(interview, item, opens)).cloned().collect()
    };
    let mut open = left(&lists.eve);
    if open.is_empty() || now.today() >= day_of(interview, now) {
        open.extend(left(&lists.day));
    }
    open
}

/// Whether a line is ticked for the preparing that opens at `opens`.
pub fn is_ticked(interview: &Interview, item: &PrepareItem, opens: DateTime<Utc>) -> bool {
    interview.ticks.get(item).is_some_and(|at| *at == opens)
}

fn day_of(interview: &Interview, now: &Now) -> NaiveDate {
    interview.starts_at.date(&now.zone)
}

fn finding(case: &Case<'_>, talk: &InterviewStanding<'_>) -> Option<Finding> {
    let (calendar, interview) = (case.calendar, talk.interview);
    let opens = opens(talk, calendar);
    let lists = &calendar.settings.prepare;
    let open = open_list(interview, lists, opens, case.now);
    // A talk for which only a day is known may begin at any time of it.
    let starts = match interview.starts_at {
        Moment::Instant(_) => talk.start,
        Moment::Date(_) => talk.end,
    };
    if open.is_empty() || opens >= starts {
        return None;
    }
    let eve_is_over = !open.iter().any(|item| lists.eve.contains(item))
        || calendar.date(case.now.instant.max(opens)) >= calendar.date(talk.start);
    let just_before = Duration::hours(i64::from(calendar.number(Timing::PrepareAimHours)));
    let aim = if eve_is_over {
        starts.checked_sub_signed(just_before).unwrap_or(opens).max(opens)
    } else {
        calendar.end_of_day_of(opens).min(starts)
    };
    Some(Finding {
        record: talk.id,
        opens,
        aim,
        limit: Some(starts),
        ends: Some(starts),
        stale: Stale::Never,
        reason: reason(case, talk, opens, &open),
    })
}

fn reason(
    case: &Case<'_>,
    talk: &InterviewStanding<'_>,
    opens: DateTime<Utc>,
    open: &[PrepareItem],
) -> String {
    let when = case.said_moment(talk.interview.starts_at);
    let left: Vec<&str> = open.iter().map(PrepareItem::words).collect();
    let left = left.join(", ");
    let lists = &case.calendar.settings.prepare;
    let all = lists.all().count();
    match lists.all().filter(|item| is_ticked(talk.interview, item, opens)).count() {
        0 => format!("talk {when}; to do: {left}"),
        ticked => format!("talk {when}; {ticked} of {all} ticked; left: {left}"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{
        super::{
            follow_ups,
            testing::{Story, VIENNA, check, check_reasons},
        },
        open_list,
    };
    use crate::domain::{
        follow_up::Rule,
        prepare::{PrepareItem, PrepareLists},
    };

    #[test]
    fn preparing_opens_on_the_last_working_day_before() {
        let booked = "ada 2026-11-02T10:00 scheduled i1 at=2026-11-12T15:00";
        for (zone, script, moments) in [
            (
                VIENNA,
                booked.to_owned(),
                &[
                    ("2026-11-10T23:59", "prepare-i1 upcoming"),
                    ("2026-11-11T08:00", "prepare-i1 due 2026-11-11T00:00 2026-11-12T00:00 2026-11-12T15:00"),
                    ("2026-11-12T08:00", "prepare-i1 due 2026-11-11T00:00 2026-11-12T14:00 2026-11-12T15:00"),
                    ("2026-11-12T14:59", "prepare-i1 due"),
                    ("2026-11-12T15:00", ""),
                ][..],
            ),
            // The list of the day before is done; the rest is for the day.
            (
                VIENNA,
                format!("{booked}\nada tick i1 eve 2026-11-11T00:00"),
                &[
                    (
                        "2026-11-11T08:00",
                        "prepare-i1 open 2026-11-11T00:00 2026-11-12T14:00 2026-11-12T15:00",
                    ),
                    ("2026-11-12T08:00", "prepare-i1 due"),
                ],
            ),
            (
                VIENNA,
                format!("{booked}\nada tick i1 eve 2026-11-11T00:00\nada tick i1 day 2026-11-11T00:00"),
                &[("2026-11-11T08:00", ""), ("2026-11-12T08:00", "")],
            ),
            // Moved: what was ticked was ticked for another day.
            (
                VIENNA,
                format!(
                    "{booked}\nada tick i1 eve 2026-11-11T00:00\nada tick i1 day 2026-11-11T00:00
                    ada 2026-11-11T12:00 moved i1 at=2026-11-17T15:00"
                ),
                &[
                    ("2026-11-12T08:00", "prepare-i1 upcoming"),
                    ("2026-11-16T08:00", "prepare-i1 due 2026-11-16T00:00 2026-11-17T00:00 2026-11-17T15:00"),
                ],
            ),
            // Monday's talk on Friday; over days off and a year's end on the last day worked.
            (
                VIENNA,
                "ada 2026-11-02T10:00 scheduled i1 at=2026-11-16T09:00".to_owned(),
                &[
                    ("2026-11-13T08:00", "prepare-i1 due 2026-11-13T00:00 2026-11-14T00:00 2026-11-16T09:00"),
                    ("2026-11-14T08:00", "prepare-i1 due"),
                ],
            ),
            (
                "Pacific/Honolulu",
                "off 2026-12-31
                off 2027-01-01
                ada 2026-12-01T10:00 scheduled i1 at=2027-01-04T09:00"
                    .to_owned(),
                &[("2026-12-30T08:00", "prepare-i1 due 2026-12-30T00:00 2026-12-31T00:00 2027-01-04T09:00")],
            ),
            // Agreed on the day itself, and within the last hour.
            (
                VIENNA,
                "ada 2026-11-12T09:00 scheduled i1 at=2026-11-12T15:00".to_owned(),
                &[("2026-11-12T09:00", "prepare-i1 due 2026-11-12T09:00 2026-11-12T14:00 2026-11-12T15:00")],
            ),
            (
                VIENNA,
                "ada 2026-11-12T14:30 scheduled i1 at=2026-11-12T15:00".to_owned(),
                &[("2026-11-12T14:40", "prepare-i1 due 2026-11-12T14:30 2026-11-12T14:30 2026-11-12T15:00")],
            ),
            // Agreed late on the day before.
            (
                VIENNA,
                "ada 2026-11-11T22:00 scheduled i1 at=2026-11-12T15:00".to_owned(),
                &[("2026-11-11T22:30", "prepare-i1 due 2026-11-11T22:00 2026-11-12T00:00 2026-11-12T15:00")],
            ),
            // The hour before a start at four on the day the clocks go forward is an hour of the clock's face less.
            (
                VIENNA,
                "ada 2026-03-20T10:00 scheduled i1 at=2026-03-29T03:30".to_owned(),
                &[("2026-03-29T00:30", "prepare-i1 due 2026-03-27T00:00 2026-03-29T01:30 2026-03-29T03:30")],
            ),
            // Days away change nothing about a talk that is booked; neither does being told late.
            (
                VIENNA,
                format!("away 2026-11-09 2026-11-20\n{booked} told=2026-11-10T10:00"),
                &[("2026-11-11T08:00", "prepare-i1 due")],
            ),
            (VIENNA, format!("{booked}\nada 2026-11-11T07:00 cancelled i1"), &[("2026-11-11T08:00", "")]),
            // Only a day is known: the talk may begin at any time of it.
            (
                VIENNA,
                "ada 2026-11-02T10:00 scheduled i1 at=2026-11-12".to_owned(),
                &[
                    ("2026-11-11T08:00", "prepare-i1 due 2026-11-11T00:00 2026-11-12T00:00 2026-11-13T00:00"),
                    ("2026-11-12T08:00", "prepare-i1 due 2026-11-11T00:00 2026-11-12T23:00 2026-11-13T00:00"),
                ],
            ),
        ] {
            check(Rule::Prepare, zone, &script, moments);
        }
    }

    #[test]
    fn done_ticks_the_list_that_is_open() {
        let booked = "ada 2026-11-02T10:00 scheduled i1 at=2026-11-12T15:00";
        let usual = PrepareLists::default();
        let eve = "ada tick i1 eve 2026-11-11T00:00";
        for (script, now, expected, reason) in [
            (
                "",
                "2026-11-11T08:00",
                &usual.eve[..],
                "talk Thu 15:00; to do: the notes, the questions, clothes, what to bring, time and zone confirmed",
            ),
            (
                eve,
                "2026-11-11T08:00",
                &usual.day,
                "talk Thu 15:00; 5 of 7 ticked; left: the news, the way or link",
            ),
            (
                "ada tick i1 eve 2026-11-10T00:00",
                "2026-11-11T08:00",
                &usual.eve,
                "talk Thu 15:00; to do: the notes, the questions, clothes, what to bring, time and zone confirmed",
            ),
            (
                "ada tick i1 clothes 2026-11-11T00:00",
                "2026-11-12T08:00",
                &[
                    PrepareItem::Notes,
                    PrepareItem::Questions,
                    PrepareItem::Bring,
                    PrepareItem::Time,
                    PrepareItem::News,
                    PrepareItem::Way,
                ],
                "talk 15:00; 1 of 7 ticked; left: the notes, the questions, what to bring, \
                 time and zone confirmed, the news, the way or link",
            ),
        ] {
            let script = format!("{booked}\n{script}");
            check_reasons(Rule::Prepare, VIENNA, &script, &[(now, reason)]);
            let mut story = Story::told(VIENNA, &script);
            let (ada, talk, now) = (story.id("ada"), story.id("i1"), story.now(now));
            let interview = &story.book.contacts[&ada].interviews[&talk];
            assert_eq!(open_list(interview, &usual, story.time("2026-11-11T00:00"), &now), expected);
        }
    }

    #[test]
    fn the_users_own_lists_are_gone_through() {
        let line = PrepareItem::parse("water the plants");
        let booked = "ada 2026-11-02T10:00 scheduled i1 at=2026-11-12T15:00";
        for (eve, day, ticks, expected) in [
            (vec![line.clone()], vec![], "", Some("talk Thu 15:00; to do: water the plants")),
            (vec![], vec![PrepareItem::Way], "", Some("talk Thu 15:00; to do: the way or link")),
            (
                vec![line.clone(), PrepareItem::Notes],
                vec![],
                "ada tick i1 notes 2026-11-11T00:00",
                Some("talk Thu 15:00; 1 of 2 ticked; left: water the plants"),
            ),
            (vec![PrepareItem::Notes], vec![], "ada tick i1 notes 2026-11-11T00:00", None),
            (vec![], vec![], "", None),
        ] {
            let mut story = Story::told(VIENNA, &format!("{booked}\n{ticks}"));
            Arc::make_mut(&mut story.book.settings).prepare = PrepareLists { eve, day };
            let now = story.now("2026-11-11T08:00");
            let found = follow_ups(&story.book, &now);
            let reason = found.iter().find(|it| it.rule() == Rule::Prepare).map(|it| &*it.reason);
            assert_eq!(reason, expected, "{ticks}");
        }
    }
}
