//! Where requests stand, whose turn it is, and what wants a new date.

use super::Standing;
use crate::domain::{
    calendar::Calendar,
    rules::testing::{Story, VIENNA},
};

/// `r1 sent theirs; r2 planned mine` at that moment.
fn requests(script: &str, now: &str) -> String {
    let mut story = Story::told(VIENNA, script);
    let (ada, now) = (story.id("ada"), story.now(now));
    let calendar = Calendar::new(&now.zone, &story.book.settings);
    let standing = Standing::of(&story.book.contacts[&ada], &calendar, now.instant);
    let lines: Vec<String> = standing
        .requests
        .iter()
        .map(|it| format!("{} {} {}", story.name(it.id), it.state.word(), it.turn.word()))
        .collect();
    lines.join("; ")
}

#[test]
fn the_newest_answer_counts_and_the_turn_follows_the_last_event() {
    for (script, expected) in [
        ("planned r1", "r1 planned mine"),
        ("sent r1", "r1 sent theirs"),
        ("sent r1 | nudged r1", "r1 nudged theirs"),
        ("sent r1 | wrote r1", "r1 sent mine"),
        ("sent r1 | wrote r1 | answered r1 by=me", "r1 sent theirs"),
        ("sent r1 | wrote r1 | touched", "r1 sent theirs"),
        ("sent r1 | wrote r1 | planned r2", "r1 sent mine; r2 planned mine"),
        ("sent r1 | heard", "r1 sent theirs"),
        ("sent r1 | accepted r1", "r1 accepted mine"),
        ("sent r1 | accepted r1 | offered r1", "r1 accepted theirs"),
        ("sent r1 intro=leo | accepted r1", "r1 accepted theirs"),
        ("sent r1 intro=leo | accepted r1 | wrote r1", "r1 accepted mine"),
        ("sent r1 intro=leo | accepted r1 | nudged r1", "r1 nudged theirs"),
        ("sent r1 intro=leo | accepted r1 | passed r1", "r1 passed-on nobody"),
        ("sent r1 intro=leo | accepted r1 | held i1", "r1 accepted nobody"),
        ("sent r1 | accepted r1 | offered r1 | wrote r1", "r1 accepted mine"),
        ("sent r1 | accepted r1 | offered r1 | wrote r1 | touched", "r1 accepted theirs"),
        ("sent r1 | later r1", "r1 later theirs"),
        ("sent r1 | later r1 until=2026-11-09", "r1 later mine"),
        ("sent r1 | answered r1", "r1 answered nobody"),
        ("sent r1 | passed r1", "r1 passed-on nobody"),
        ("sent r1 | declined r1", "r1 declined nobody"),
        ("sent r1 | declined r1 | accepted r1", "r1 accepted mine"),
        ("sent r1 | accepted r1 | declined r1", "r1 declined nobody"),
        ("sent r1 | declined r1 | sent r1", "r1 sent theirs"),
        ("sent r1 | closed r1", "r1 closed nobody"),
        // A talk says yes to whatever was not answered, and to what was put off; never to another's no.
        ("sent r1 | scheduled i1 at=2026-11-20T10:00", "r1 accepted theirs"),
        ("sent r1 | later r1 | scheduled i1 at=2026-11-20T10:00", "r1 accepted theirs"),
        ("sent r1 | declined r1 | scheduled i1 at=2026-11-20T10:00", "r1 declined nobody"),
        ("sent r1 | sent r2 | scheduled r2 i1 at=2026-11-20T10:00", "r1 accepted mine; r2 accepted theirs"),
        ("sent r1 | held i1", "r1 accepted nobody"),
        ("sent r1 | scheduled r1 i1 at=2026-11-10T09:00 | held i1 | accepted r1", "r1 accepted mine"),
        ("sent r1 | scheduled r1 i1 at=2026-11-10T09:00", "r1 accepted mine"),
        ("sent r1 | scheduled r1 i1 at=2026-11-10T09:00 | missed i1", "r1 accepted mine"),
        ("sent r1 | scheduled r1 i1 at=2026-11-10T09:00 | missed i1 | offered r1", "r1 accepted theirs"),
        ("sent r1 | scheduled r1 i1 at=2026-11-10T09:00 | cancelled i1 good", "r1 accepted nobody"),
    ] {
        let told: String = (0..)
            .zip(script.split(" | "))
            .map(|(minute, event)| format!("ada 2026-11-10T10:{minute:02} {event}\n"))
            .collect();
        assert_eq!(requests(&told, "2026-11-10T12:00"), expected, "{script}");
    }
}

#[test]
fn rest_is_derived_and_taken_back_by_a_later_event() {
    let sent = "ada 2026-11-09T10:00 sent r1";
    let nudged = format!("{sent}\nada 2026-11-18T10:00 nudged r1");
    for (script, now, expected) in [
        (sent.to_owned(), "2026-11-17T12:00", "r1 sent theirs"),
        (sent.to_owned(), "2026-11-18T00:00", "r1 sent mine"),
        // The 10th working day after its nudge opened and was not sent.
        (sent.to_owned(), "2026-12-01T23:59", "r1 sent mine"),
        (sent.to_owned(), "2026-12-02T00:00", "r1 at-rest nobody"),
        // The 7th working day after its last nudge.
        (nudged.clone(), "2026-11-26T23:59", "r1 nudged theirs"),
        (nudged.clone(), "2026-11-27T00:00", "r1 at-rest nobody"),
        (format!("{nudged}\nada 2026-12-10T10:00 accepted r1"), "2026-12-10T12:00", "r1 accepted mine"),
        (format!("{nudged}\nada 2026-12-10T10:00 heard"), "2026-12-10T12:00", "r1 nudged theirs"),
        (
            format!("{sent}\nada drop nudge-r1 2026-11-18T00:00 2026-11-18T08:00"),
            "2026-11-18T08:00",
            "r1 at-rest nobody",
        ),
        // Cleared long after it had come to rest, it rests since then all the same.
        (
            format!("{sent}\nada drop nudge-r1 2026-11-18T00:00 2027-01-18T08:00"),
            "2027-01-18T08:00",
            "r1 at-rest nobody",
        ),
    ] {
        assert_eq!(requests(&script, now), expected, "{now}\n{script}");
    }
    let mut story =
        Story::told(VIENNA, &format!("{sent}\nada drop nudge-r1 2026-11-18T00:00 2027-01-18T08:00"));
    let (ada, r1, now) = (story.id("ada"), story.id("r1"), story.now("2027-01-18T08:00"));
    let calendar = Calendar::new(&now.zone, &story.book.settings);
    let standing = Standing::of(&story.book.contacts[&ada], &calendar, now.instant);
    assert_eq!(standing.request(r1).unwrap().rests, Some(story.time("2026-12-02T00:00")));
}

#[test]
fn only_they_or_the_request_itself_wake_one_that_rests() {
    // Asked on 2 November and not nudged, it comes to rest on the 25th.
    for (more, now, expected) in [
        ("", "2026-11-26T08:00", "r1 at-rest nobody"),
        ("ada 2026-11-26T09:00 touched", "2026-11-26T10:00", "r1 at-rest nobody"),
        ("ada 2026-11-26T09:00 thanked", "2026-12-20T10:00", "r1 at-rest nobody"),
        ("ada 2026-11-26T09:00 heard", "2026-11-26T10:00", "r1 sent theirs"),
        ("ada 2026-11-26T09:00 nudged r1", "2026-11-26T10:00", "r1 nudged theirs"),
        ("ada 2026-11-24T09:00 touched", "2026-11-26T10:00", "r1 sent theirs"),
    ] {
        let script = format!("ada 2026-11-02T10:00 sent r1\n{more}");
        assert_eq!(requests(&script, now), expected, "{more}");
    }
}
