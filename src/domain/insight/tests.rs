//! Figures from books told in lines, and from made-up books of every size.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Duration};

use super::{Insight, threads::Followed};
use crate::domain::{
    agenda::Agenda,
    book::Book,
    contact::Contact,
    id::Id,
    interview::{Answer, Debrief, Gap, GapKind, Verdict},
    moment::Moment,
    records::{Advice, Referral},
    rules::testing::{Story, VIENNA},
    sample,
    zone::{Now, Zone},
};

const NOW: &str = "2026-11-12T12:00";

/// A talk with Ada, thanked for after a day and an hour, and with Ben, thanked for at once; others on the way.
const PEOPLE: &str = "
    ada is source=friend
    ada 2026-10-05T10:00 sent r1 via=e-mail
    ada 2026-10-07T09:00 accepted r1
    ada 2026-10-07T10:00 scheduled r1 i1 at=2026-10-12T15:00
    ada 2026-10-12T15:30 held i1
    ada 2026-10-13T16:30 thanked for=i1
    ben is source=friend
    ben 2026-10-26T10:00 held i2
    ben 2026-10-26T12:00 thanked for=i2
    carmen is source=linkedin
    carmen 2026-10-06T10:00 sent r3 via=LinkedIn
    carmen 2026-10-15T10:00 nudged r3
    carmen 2026-10-16T10:00 declined r3
    dario is source=linkedin
    dario 2026-11-09T10:00 sent r4 via=LinkedIn
    ebba is pool";

fn insight(script: &str) -> Insight {
    let story = Story::told(VIENNA, script);
    Insight::of(&story.book, &story.now(NOW))
}

#[test]
fn the_funnel_counts_people_and_each_step_those_of_the_one_before() {
    let found = insight(PEOPLE).funnel.steps().map(|step| format!("{} {}", step.word, step.share.words()));
    assert_eq!(found, ["asked 4 of 4", "answered 3 of 4", "yes 2 of 3", "talked 2 of 2", "thanked 1 of 2"]);
}

#[test]
fn thanks_that_are_still_in_time_count_in_neither_figure() {
    let script = format!("{PEOPLE}\nfinn 2026-11-12T09:00 held i9");
    let found = insight(&script);
    let steps = found.funnel.steps();
    let thanked = steps.iter().find(|step| step.word == "thanked").unwrap();
    assert_eq!((thanked.share.words(), found.thanks.decided()), ("1 of 2".to_owned(), 3));
    assert_eq!((found.funnel.talked, found.thanks.in_time), (3, 1));
}

#[test]
fn requests_answered_by_source_and_channel() {
    let answered = insight(PEOPLE).answered;
    assert_eq!((answered.all.answered.words(), answered.all.out), ("2 of 3".to_owned(), 1));
    assert_eq!(answered.all.median, None);
    let sources: Vec<String> = answered
        .by_source
        .iter()
        .map(|(source, group)| format!("{} {} out {}", source.unwrap(), group.answered.words(), group.out))
        .collect();
    assert_eq!(sources, ["LinkedIn 1 of 2 out 1", "friend 1 of 1 out 0"]);
    let channels: Vec<String> = answered
        .by_channel
        .iter()
        .map(|(channel, group)| format!("{} {}", channel.as_ref().unwrap(), group.answered.words()))
        .collect();
    assert_eq!(channels, ["LinkedIn 1 of 2", "e-mail 1 of 1"]);
    assert_eq!(answered.nudged.words(), "1 of 1");
}

#[test]
fn the_median_of_the_days_to_an_answer_needs_five_answers() {
    let line = |who: &str, day: u32| {
        format!("{who} 2026-10-05T23:00 sent r{who}\n{who} 2026-10-{day:02}T01:00 declined r{who}\n")
    };
    let four: String = ["ada", "ben", "carmen", "dario"]
        .iter()
        .zip([5, 6, 7, 12])
        .map(|(who, day)| line(who, day))
        .collect();
    assert_eq!(insight(&four).answered.all.median, None);
    let five = format!("{four}{}", line("ebba", 8));
    assert_eq!(insight(&five).answered.all.median.unwrap().words(), "2 days");
    assert_eq!(insight(&five).answered.all.answered.words(), "5 of 5, 100 %");
}

#[test]
fn thanks_within_a_day_two_days_later_and_never() {
    let held = "ada 2026-11-02T15:30 held i1\n";
    for (script, expected) in [
        (String::new(), "0 0 0 0 0 in time 0"),
        (format!("{held}ada 2026-11-03T15:30 thanked for=i1"), "1 0 0 0 0 in time 0"),
        (format!("{held}ada 2026-11-03T15:31 thanked for=i1"), "0 1 0 0 0 in time 0"),
        (format!("{held}ada 2026-11-04T15:31 thanked for=i1"), "0 0 1 0 0 in time 0"),
        (held.to_owned(), "0 0 0 1 0 in time 0"),
        (format!("{held}ada drop thank-you-i1 2026-11-02T15:30 2026-11-05T08:00"), "0 0 0 0 1 in time 0"),
        ("ada 2026-11-11T15:30 held i1".to_owned(), "0 0 0 0 0 in time 1"),
        // A no calls for thanks as well; the first thanks count, not the last.
        (
            format!("{held}ada 2026-11-02T16:00 sent r1\nada 2026-11-02T17:00 declined r1 #no\n\
                ada 2026-11-03T09:00 thanked for=i1,no\nada 2026-11-09T09:00 thanked for=i1"),
            "2 0 0 0 0 in time 0",
        ),
        // Of what was told late only the newest calls for thanks.
        (
            "ada 2026-09-02T15:30 held i1 told=2026-10-01T09:00\nada 2026-09-09T15:30 held i2 told=2026-10-01T09:00"
                .to_owned(),
            "0 0 0 1 0 in time 0",
        ),
    ] {
        let thanks = insight(&script).thanks;
        let counts = thanks.brackets().map(|bracket| bracket.share.count.to_string()).join(" ");
        assert_eq!(format!("{counts} in time {}", thanks.in_time), expected, "{script}");
    }
}

#[test]
fn weeks_hold_what_the_agenda_counts_for_this_one() {
    let weeks = insight(PEOPLE).weeks;
    let asked: Vec<u32> = weeks.weeks.iter().map(|week| week.asked).collect();
    let talks: Vec<u32> = weeks.weeks.iter().map(|week| week.talks).collect();
    assert_eq!(asked, [0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1]);
    assert_eq!(talks, [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0]);
    assert_eq!(weeks.weeks.last().unwrap().monday.to_string(), "2026-11-09");
    // The weeks before the first one are not weeks in which too little was done.
    assert_eq!((weeks.asked_reached().of, weeks.talks_reached().of), (5, 5));
    for seed in 1..4 {
        let now = now();
        let book = sample::book(60, 5, seed, &now);
        let (goal, this) =
            (Agenda::of(&book, &now).goal, *Insight::of(&book, &now).weeks.weeks.last().unwrap());
        assert_eq!((this.asked, this.talks), (goal.asked, goal.talks));
    }
}

fn now() -> Now {
    let instant = DateTime::parse_from_rfc3339("2026-11-12T08:04:00+01:00").unwrap().to_utc();
    Now { instant, zone: Zone::named(VIENNA).unwrap() }
}

fn change(book: &mut Book, id: Id, change: impl FnOnce(&mut Contact)) {
    change(Arc::make_mut(book.contacts.get_mut(&id).unwrap()));
}

#[test]
fn verdicts_by_field_else_by_role() {
    let mut story = Story::told(VIENNA, PEOPLE);
    let (ada, ben, i1, i2) = (story.id("ada"), story.id("ben"), story.id("i1"), story.id("i2"));
    let gap = |what: &str| Gap { kind: GapKind::Class, what: what.to_owned() };
    let thought = |verdict, gaps: &[&str]| {
        Some(Debrief { verdict, gaps: gaps.iter().map(|what| gap(what)).collect(), ..Debrief::default() })
    };
    change(&mut story.book, ada, |ada| {
        ada.field = "Público ".to_owned();
        ada.interviews.get_mut(&i1).unwrap().debrief =
            thought(Some(Verdict::Yes), &["statistics", "Statistics"]);
    });
    change(&mut story.book, ben, |ben| {
        ben.role = "publico".to_owned();
        ben.interviews.get_mut(&i2).unwrap().debrief =
            thought(Some(Verdict::NotSure), &["Statistics", "Latin"]);
    });
    let found = Insight::of(&story.book, &story.now(NOW)).verdicts;
    let [field] = found.fields.as_slice() else { panic!("{found:?}") };
    assert_eq!((field.yes, field.not_sure, field.no), (1, 1, 0));
    assert_eq!(field.talks.iter().map(|talk| talk.interview).collect::<Vec<_>>(), [i2, i1]);
    let gaps: Vec<(&str, usize)> = found.gaps.iter().map(|gap| (gap.what.as_str(), gap.times)).collect();
    assert_eq!(
        gaps.iter().map(|(what, times)| (what.to_lowercase(), *times)).collect::<Vec<_>>(),
        [("statistics".to_owned(), 2), ("latin".to_owned(), 1)]
    );
    assert_eq!(found.given.words(), "2 of 2");
}

#[test]
fn one_question_side_by_side() {
    let mut story = Story::told(VIENNA, PEOPLE);
    let (ada, ben, i1, i2) = (story.id("ada"), story.id("ben"), story.id("i1"), story.id("i2"));
    let answer = |question: &str, text: &str, starred| Answer {
        question: question.to_owned(),
        asked: true,
        text: text.to_owned(),
        starred,
        ..Answer::default()
    };
    change(&mut story.book, ada, |ada| {
        ada.interviews.get_mut(&i1).unwrap().answers = vec![
            answer("What is hard?", "Winters.", true),
            Answer { question: "Why?".to_owned(), ..Answer::default() },
        ];
    });
    change(&mut story.book, ben, |ben| {
        ben.interviews.get_mut(&i2).unwrap().answers =
            vec![answer("Who else?", "", false), answer("what is HARD", "People.", false)];
    });
    let found = Insight::of(&story.book, &story.now(NOW)).questions;
    assert_eq!(found.talks, 2);
    let texts: Vec<&str> = found.asked.iter().map(|asked| asked.text.as_str()).collect();
    assert_eq!(
        texts.iter().map(|text| text.to_lowercase().replace('?', "")).collect::<Vec<_>>(),
        ["what is hard", "who else"]
    );
    let hard = found.find("What is hard …").unwrap();
    assert_eq!(
        hard.places.iter().map(|place| (place.interview, place.number)).collect::<Vec<_>>(),
        [(i2, 1), (i1, 0)]
    );
    assert_eq!((hard.answered.words(), hard.starred), ("2 of 2".to_owned(), 1));
    assert_eq!(found.with_words("har").len(), 1);
    assert_eq!(found.find("Why?"), None);
}

#[test]
fn two_who_name_each_other_and_advice() {
    let mut story = Story::told(VIENNA, PEOPLE);
    let (ada, ben, zoe) = (story.id("ada"), story.id("ben"), story.id("zoe"));
    let at = DateTime::parse_from_rfc3339("2026-10-13T10:00:00+02:00").unwrap();
    let to = |to: Option<Id>, name: &str| Referral {
        to,
        name: name.to_owned(),
        at: Moment::Instant(at),
        logged_at: at,
        interview: None,
        introduced: false,
    };
    let ids = [story.id("f1"), story.id("f2"), story.id("f3")];
    change(&mut story.book, ada, |ada| {
        ada.referrals.insert(ids[0], to(Some(ben), ""));
        ada.referrals.insert(ids[1], to(Some(zoe), "Zoe Gone"));
        let advice = |closed_at, left| Advice {
            text: "read".to_owned(),
            logged_at: at,
            interview: None,
            closed_at,
            left,
            outcome: String::new(),
        };
        ada.advice.insert(ids[0], advice(Some(at.into()), false));
        ada.advice.insert(ids[1], advice(None, false));
        ada.advice.insert(ids[2], advice(Some(at.into()), true));
    });
    change(&mut story.book, ben, |ben| {
        let later = Moment::Instant(at + Duration::days(1));
        ben.referrals.insert(ids[2], Referral { at: later, ..to(Some(ada), "") });
    });
    let found = Insight::of(&story.book, &story.now(NOW));
    // The talk with Ada lay before Ben named her, so it did not come of that.
    assert_eq!(found.naming.talked.words(), "1 of 3");
    assert_eq!(
        found.naming.introducers.iter().map(|by| by.talked.words()).collect::<Vec<_>>(),
        ["1 of 2", "0 of 1"]
    );
    assert_eq!(found.naming.lengths, [(2, 2)]);
    assert_eq!(found.advice.all.iter().map(|advice| advice.state).collect::<Vec<_>>(), Followed::ALL);
}

#[test]
fn books_of_every_size_have_figures_that_hold() {
    for (people, pool, seed) in [(0, 0, 1), (1, 0, 2), (9, 3, 3), (120, 10, 4), (400, 0, 5)] {
        let found = Insight::of(&sample::book(people, pool, seed, &now()), &now());
        let steps = found.funnel.steps().map(|step| step.share.count);
        assert!(steps.is_sorted_by(|before, after| before >= after), "{steps:?}");
        let sums = [
            found.answered.by_source.iter().map(|(_, group)| group.answered.of).sum::<usize>(),
            found.answered.by_channel.iter().map(|(_, group)| group.answered.of).sum::<usize>(),
        ];
        assert_eq!(sums, [found.answered.all.answered.of; 2]);
        let verdicts: usize = found.verdicts.fields.iter().map(super::verdicts::Field::verdicts).sum();
        assert_eq!(verdicts, found.verdicts.given.count);
        let keys: BTreeSet<&str> = found.questions.asked.iter().map(|asked| asked.key.as_str()).collect();
        assert_eq!(keys.len(), found.questions.asked.len());
        assert_eq!(found.is_empty(), people == 0);
    }
}

proptest::proptest! {
    /// Whoever names whom, two each other among them: everything is counted once, and comes to an end.
    #[test]
    fn no_book_goes_in_circles(
        people in 0..30_usize, seed in 0..50_u64,
        names in proptest::collection::vec((0..30_usize, 0..30_usize), 0..40),
    ) {
        let mut book = sample::book(people, 2, seed, &now());
        let ids: Vec<Id> = book.contacts.keys().copied().collect();
        for (number, (by, to)) in (0..).zip(names) {
            let (Some(by), Some(to)) = (ids.get(by), ids.get(to)) else { continue };
            let stamp = now().stamp();
            let referral = Referral {
                to: Some(*to),
                name: String::new(),
                at: stamp.into(),
                logged_at: stamp,
                interview: None,
                introduced: number % 2 == 0,
            };
            change(&mut book, *by, |by| drop(by.referrals.insert(Id::from_bits(number), referral)));
        }
        let naming = Insight::of(&book, &now()).naming;
        let named = naming.tree.rows.iter().filter(|row| row.parent.is_some()).count();
        proptest::prop_assert_eq!(naming.introducers.iter().map(|by| by.talked.of).sum::<usize>(), named);
        proptest::prop_assert!(naming.talked.of <= named && naming.talked.count <= naming.talked.of);
        let chains: usize = naming.lengths.iter().map(|(_, count)| count).sum();
        proptest::prop_assert!(chains <= named && naming.longest.len() <= chains);
    }
}
