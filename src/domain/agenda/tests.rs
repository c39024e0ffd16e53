//! What one morning looks like.

use super::waiting::WaitsFor;
use crate::domain::{
    follow_up::Rule,
    rules::testing::{Story, VIENNA},
};

/// The morning that SCREENS.md draws: Thursday 12 November, 08:04.
const MORNING: &str = "
    ada 2026-11-02T10:00 sent r1
    ada 2026-11-04T10:00 scheduled r1 i1 at=2026-11-12T15:00 via=zoom
    ada tick i1 eve 2026-11-11T00:00
    tomas 2026-11-09T11:00 sent r2
    tomas 2026-11-10T11:20 declined r2 #e2
    jonas 2026-11-09T10:00 sent r3
    jonas 2026-11-11T09:30 answered r3 #e3
    carmen 2026-10-01T10:00 heard
    leo 2026-11-02T10:00 heard
    carmen 2026-11-11T16:45 introduced ref1 leo
    priya 2026-11-09T10:00 sent r4 via=linkedin
    ruth 2026-11-09T10:00 sent r5
    ruth 2026-11-12T07:00 accepted r5
    dan 2026-11-10T12:00 sent r6
    dan 2026-11-11T12:00 offered r6
    eva 2026-11-10T12:00 sent r7
    eva 2026-11-11T12:00 later r7 until=2027-01-11
    fay remind m1 2026-11-12T09:00 call
    gil remind m2 2026-11-11T09:00 write
    gil snooze reminder-m2 2026-11-11T09:00 2026-11-13T08:00
    hal remind m3 2026-09-01T09:00 read";

#[test]
fn a_morning_is_one_list_in_the_order_of_what_matters() {
    let story = Story::told(VIENNA, MORNING);
    let agenda = story.agenda("2026-11-12T08:04");
    assert_eq!(story.named(&agenda.for_today), "thank-you-e2 thank-you-e3 answer-ref1 prepare-i1");
    assert_eq!(story.named(&agenda.open), "schedule-r5");
    assert_eq!(story.named(&agenda.snoozed), "reminder-m2");
    assert_eq!(story.named(&agenda.stale), "reminder-m3");
    assert_eq!(
        story.named(&agenda.upcoming),
        "reminder-m1 outcome-i1 offered-r6 nudge-r4 keep-in-touch-e3 ask-again-r7"
    );
    let counts = agenda.counts;
    assert_eq!((counts.late, counts.due, counts.open, counts.snoozed, counts.stale), (0, 4, 1, 1, 1));
    assert_eq!((counts.for_today(), agenda.minutes), (4, 10));
    let later = story.agenda("2026-11-12T11:20");
    assert_eq!(story.named(&later.for_today), "thank-you-e2 thank-you-e3 answer-ref1 prepare-i1 reminder-m1");
    assert_eq!((later.counts.late, later.counts.due), (1, 4));
}

#[test]
fn who_is_waited_for_and_until_when() {
    let mut story = Story::told(VIENNA, MORNING);
    let agenda = story.agenda("2026-11-12T08:04");
    let shown: Vec<_> = agenda
        .waiting
        .iter()
        .map(|it| (story.name(it.contact), it.what, it.since, it.speaks_up.unwrap()))
        .collect();
    let at = |text: &str| story.time(text);
    assert_eq!(
        shown,
        [
            ("dan", WaitsFor::Time, at("2026-11-11T12:00"), at("2026-11-16T00:00")),
            ("priya", WaitsFor::AnswerThenNudge, at("2026-11-09T10:00"), at("2026-11-18T00:00")),
            ("eva", WaitsFor::Later, at("2026-11-11T12:00"), at("2027-01-11T00:00")),
        ]
    );
    // The day it speaks up it is the user's turn, and the list of what is waited for is shorter.
    let names = |now: &str| -> Vec<String> {
        story.agenda(now).waiting.iter().map(|it| story.name(it.contact).to_owned()).collect()
    };
    assert_eq!(names("2026-11-18T00:00"), ["eva"]);
    assert_eq!(names("2027-01-11T00:00"), Vec::<String>::new());
    let (ada, i1) = (story.id("ada"), story.id("i1"));
    let [talk] = agenda.interviews.as_slice() else { panic!("{:?}", agenda.interviews) };
    assert_eq!((talk.contact, talk.id, talk.minutes), (ada, i1, 30));
    assert_eq!((talk.start, talk.end), (story.time("2026-11-12T15:00"), story.time("2026-11-12T15:30")));
}

#[test]
fn rest_is_told_once() {
    // Nudged on 18 November, at rest on the 27th, a Friday.
    let script = "ada 2026-11-09T10:00 sent r1
        ada 2026-11-18T08:00 nudged r1";
    for (more, now, expected) in [
        ("", "2026-11-26T08:00", ""),
        ("", "2026-11-27T00:00", "r1"),
        ("", "2026-11-29T08:00", ""),
        ("", "2026-11-30T08:00", ""),
        // Any later event takes it back.
        ("ada 2026-11-27T09:00 accepted r1", "2026-11-27T10:00", ""),
    ] {
        let story = Story::told(VIENNA, &format!("{script}\n{more}"));
        let rested: Vec<String> =
            story.agenda(now).came_to_rest.iter().map(|it| story.name(it.request).to_owned()).collect();
        assert_eq!(rested.join(" "), expected, "{now}");
    }
    let let_go = "ada 2026-11-09T10:00 sent r1
        ada drop nudge-r1 2026-11-18T00:00 2026-11-18T08:10";
    let story = Story::told(VIENNA, let_go);
    for (now, times) in [("2026-11-18T08:10", 1), ("2026-11-19T08:00", 1), ("2026-11-20T08:00", 0)] {
        assert_eq!(story.agenda(now).came_to_rest.len(), times, "{now}");
    }
}

#[test]
fn whoever_has_found_work_need_not_ask_for_more() {
    let asked = "ada 2026-11-10T10:00 sent r1";
    for (script, expected) in
        [(asked.to_owned(), ("1 of 5", "0 of 2")), (format!("{asked}\nlanded 2026-11-11T10:00"), ("1", "0"))]
    {
        let agenda = Story::told(VIENNA, &script).agenda("2026-11-12T08:00");
        assert_eq!((&*agenda.goal.asked_words(), &*agenda.goal.talks_words()), expected, "{script}");
    }
}

#[test]
fn the_week_begins_on_the_first_instant_of_monday() {
    for (zone, script, now, expected) in [
        (
            VIENNA,
            "ada 2026-11-08T23:59 sent r1
            ben 2026-11-09T00:00 sent r2
            cleo 2026-11-10T00:00 planned r3
            dan 2026-11-11T09:00 held i1
            eva 2026-11-08T09:00 held i2",
            "2026-11-12T08:00",
            (1, 5, 1, 2),
        ),
        ("Pacific/Kiritimati", "ada 2026-11-09T00:00 sent r1", "2026-11-15T23:59", (1, 5, 0, 2)),
        ("Pacific/Honolulu", "ada 2026-11-09T00:00 sent r1", "2026-11-16T00:00", (0, 5, 0, 2)),
    ] {
        let goal = Story::told(zone, script).agenda(now).goal;
        assert_eq!((goal.asked, goal.asked_of, goal.talks, goal.talks_of), expected, "{zone}");
    }
}

#[test]
fn after_days_away_what_matters_is_told_from_what_can_rest() {
    let script = "
        ada 2026-11-02T10:00 sent r1
        ben 2026-11-18T10:00 scheduled i1 at=2026-11-19T10:00
        cleo 2026-11-18T11:00 held i2
        dan 2026-11-18T11:30 accepted r3
        eva 2026-08-01T10:00 held i4
        eva 2026-08-01T10:00 thanked for=i4
        eva 2026-08-01T11:00 debriefed i4
        eva 2026-11-10T10:00 promise p1 by=me due=2026-11-20 send the article
        eva 2026-11-10T10:00 promise p2 by=them due=2026-11-20 a list of courses
        eva 2026-11-10T10:00 lead l1 a trial in spring
        fay remind m1 2026-11-18T12:00 call";
    let story = Story::told(VIENNA, script);
    let welcome = story.agenda("2026-11-30T08:02").welcome_back.unwrap();
    assert_eq!(welcome.days_away, Some(12));
    assert_eq!(story.named(&welcome.matters), "thank-you-i2 outcome-i1 schedule-r3 promise-p1");
    assert_eq!(
        story.named(&welcome.can_rest),
        "debrief-i2 promise-p2 lead-l1 reminder-m1 keep-in-touch-i4 nudge-r1"
    );
    for (more, now) in [
        // Four whole working days of silence are not enough; neither is silence with nothing late.
        ("", "2026-11-25T08:00"),
        ("ada 2026-11-23T10:00 heard", "2026-11-30T08:00"),
    ] {
        let story = Story::told(VIENNA, &format!("{script}\n{more}"));
        assert_eq!(story.agenda(now).welcome_back, None, "{now}");
    }
    assert!(story.agenda("2026-11-26T08:00").welcome_back.is_some());
    let quiet = Story::told(VIENNA, "ada 2026-11-09T10:00 sent r1");
    assert_eq!(quiet.agenda("2026-11-18T08:00").welcome_back, None);
}

#[test]
fn more_than_ten_late_are_too_many_for_one_morning() {
    let late = |number: u32| -> String {
        let people = (1..=number).map(|n| format!("p{n} 2026-11-{:02}T10:00 held i{n}\n", 9));
        people.chain(["z 2026-11-12T07:00 heard".to_owned()]).collect()
    };
    assert_eq!(Story::told(VIENNA, &late(10)).agenda("2026-11-12T08:00").welcome_back, None);
    let welcome = Story::told(VIENNA, &late(11)).agenda("2026-11-12T08:00").welcome_back.unwrap();
    assert_eq!((welcome.days_away, welcome.matters.len(), welcome.can_rest.len()), (None, 11, 11));
    // Nobody has thought the talks over; that can rest.
    assert!(welcome.can_rest.iter().all(|it| it.rule() == Rule::Debrief));
}
