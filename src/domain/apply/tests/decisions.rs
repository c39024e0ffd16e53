//! What is done, let go, snoozed and reminded of, told as stories.

use chrono::DateTime;

use super::{Story, instant, moment, refused};
use crate::domain::{
    command::{Act, Applied, ContactChanges, Log, On, PassedTo, Refusal, RefusalKind, SettingsChanges},
    event::EventKind,
    follow_up::Rule,
    id::Id,
    rules,
    settings::Away,
    standing::{InterviewState, RequestState, Turn},
    timing::Timing,
};

/// The rules and states of what stands for one person now: "rebook due".
fn follow_ups(story: &Story, contact: Id) -> Vec<String> {
    let found = rules::follow_ups(&story.book, &story.now);
    let theirs = found.into_iter().filter(|it| it.contact == contact);
    theirs.map(|it| format!("{} {}", it.rule(), it.state.word())).collect()
}

fn done(story: &mut Story, contact: Id, rule: Rule) -> Result<Applied, Refusal> {
    let found = rules::follow_ups(&story.book, &story.now);
    let follow_up = found.into_iter().find(|it| it.contact == contact && it.rule() == rule).unwrap().id;
    story.act(Act::Done { follow_up, when: None, channel: None })
}

#[test]
fn times_can_be_offered_for_a_talk_that_fell_through_and_had_no_request() {
    for named in [false, true] {
        let mut story = Story::at("2026-11-09T09:00:00+01:00");
        let ada = story.add("Ada Quill");
        story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00")).unwrap();
        story.log(ada, EventKind::Cancelled, None).unwrap();
        assert_eq!(follow_ups(&story, ada), ["rebook open"]);
        let talk = *story.book.contact(ada).unwrap().interviews.keys().next().unwrap();
        let on = named.then_some(On::Record(talk));
        story.tell(Log { on, ..Log::new(ada, EventKind::Offered) }).unwrap();
        assert_eq!(story.request(ada), (RequestState::Accepted, Turn::Theirs));
        assert_eq!(follow_ups(&story, ada), ["offered upcoming"]);
        story.later("2026-11-12T09:00:00+01:00");
        assert_eq!(follow_ups(&story, ada), ["offered due"]);
        // Whatever they say to it has a place.
        for (kind, when, expected) in [
            (EventKind::Offered, None, "offered upcoming"),
            (EventKind::Scheduled, Some("2026-11-20T15:00:00+01:00"), "prepare upcoming"),
            (EventKind::Declined, None, "thank-you open"),
            (EventKind::Later, None, "ask-again upcoming"),
            (EventKind::Accepted, None, "schedule open"),
        ] {
            let mut story =
                Story { book: story.book.clone(), ids: story.ids.clone(), now: story.now.clone() };
            story.log(ada, kind, when).unwrap();
            assert!(
                follow_ups(&story, ada).contains(&expected.to_owned()),
                "{kind}: {:?}",
                follow_ups(&story, ada)
            );
            assert_eq!(story.book.check(), []);
        }
    }
}

#[test]
fn times_are_offered_for_the_request_that_wants_one() {
    let mut story = Story::at("2026-11-02T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, None).unwrap();
    story.later("2026-11-03T09:00:00+01:00");
    story.log(ada, EventKind::Held, Some("2026-11-02T16:00:00+01:00")).unwrap();
    story.log(ada, EventKind::Sent, None).unwrap();
    story.log(ada, EventKind::Accepted, None).unwrap();
    story.log(ada, EventKind::Offered, None).unwrap();
    story.standing(ada, |standing| {
        assert_eq!(standing.requests.len(), 2);
        assert!(standing.requests[0].offered.is_none() && standing.requests[1].offered.is_some());
    });
}

#[test]
fn an_answer_to_an_introduction_thanks_the_introducer_in_the_same_message() {
    // Asked for it, and out of the blue after a talk; by the follow-up, and told.
    for asked in [true, false] {
        for by_follow_up in [true, false] {
            let mut story = Story::at("2026-11-11T16:45:00+01:00");
            let (carmen, leo) = (story.add("Carmen Duarte"), story.add("Leo Okafor"));
            if asked {
                story.log(carmen, EventKind::Sent, Some("2026-11-10")).unwrap();
            }
            story.tell(introduced(carmen, leo)).unwrap();
            assert_eq!(follow_ups(&story, leo), ["answer open"]);
            assert_eq!(
                follow_ups(&story, carmen).len(),
                usize::from(asked),
                "{:?}",
                follow_ups(&story, carmen)
            );
            story.later("2026-11-12T08:00:00+01:00");
            let applied = if by_follow_up {
                done(&mut story, leo, Rule::Answer)
            } else {
                story.log(leo, EventKind::Answered, None)
            };
            let summary = applied.unwrap().summary;
            assert_eq!(summary, "Answered Leo Okafor, and thanked Carmen Duarte in the same message");
            assert!(follow_ups(&story, leo).is_empty() && follow_ups(&story, carmen).is_empty());
            let events = &story.book.contact(carmen).unwrap().events;
            assert!(events.values().any(|event| event.kind == EventKind::Thanked));
            assert_eq!(story.book.check(), []);
        }
    }
}

#[test]
fn an_answer_thanks_nobody_who_has_been_answered_before() {
    let mut story = Story::at("2026-11-11T16:45:00+01:00");
    let (carmen, leo) = (story.add("Carmen Duarte"), story.add("Leo Okafor"));
    story.tell(introduced(carmen, leo)).unwrap();
    story.later("2026-11-12T08:00:00+01:00");
    story.log(leo, EventKind::Sent, None).unwrap();
    story.log(leo, EventKind::Wrote, None).unwrap();
    let before = story.book.contact(carmen).unwrap().clone();
    assert_eq!(story.log(leo, EventKind::Answered, None).unwrap().summary, "Answered Leo Okafor");
    assert_eq!(*story.book.contact(carmen).unwrap(), before);
}

fn introduced(by: Id, to: Id) -> Log {
    let passed_to =
        PassedTo { contact: Some(to), name: None, facts: ContactChanges::default(), introduced: true };
    Log { passed_to: Some(passed_to), ..Log::new(by, EventKind::Passed) }
}

#[test]
fn one_key_answers_two_questions_back() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, Some("2026-11-05")).unwrap();
    story.log(ada, EventKind::Sent, Some("2026-11-06")).unwrap();
    let requests: Vec<Id> = story.book.contact(ada).unwrap().requests.keys().copied().collect();
    for request in requests {
        story.tell(Log { on: Some(On::Record(request)), ..Log::new(ada, EventKind::Wrote) }).unwrap();
    }
    done(&mut story, ada, Rule::Answer).unwrap();
    assert!(
        !follow_ups(&story, ada).iter().any(|it| it.starts_with("answer")),
        "{:?}",
        follow_ups(&story, ada)
    );
}

#[test]
fn held_on_the_day_of_the_booking_is_held_as_booked() {
    let mut story = Story::at("2026-11-11T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00")).unwrap();
    // Its date alone, told on the morning before the talk: that is still to come.
    story.later("2026-11-12T09:00:00+01:00");
    assert_eq!(refused(story.log(ada, EventKind::Held, Some("2026-11-12"))), RefusalKind::Time);
    story.later("2026-11-13T09:00:00+01:00");
    story.log(ada, EventKind::Held, Some("2026-11-12")).unwrap();
    story.standing(ada, |standing| {
        let ended = instant("2026-11-12T15:30:00+01:00");
        assert_eq!(standing.interviews[0].state, InterviewState::Held { ended });
        assert_eq!(standing.interviews[0].start, instant("2026-11-12T15:00:00+01:00"));
    });
}

#[test]
fn ninety_local_days_can_be_snoozed_and_no_more() {
    // The clocks go forward in between; counted in hours, the ninetieth day would be out of reach.
    for (until, expected) in [
        ("2027-02-07T08:00:00+01:00", Ok(())),
        ("2027-02-07T23:00:00+01:00", Ok(())),
        ("2027-02-08T08:00:00+01:00", Err(RefusalKind::Time)),
        ("2026-11-09T07:00:00+01:00", Err(RefusalKind::Time)),
    ] {
        let mut story = Story::at("2026-11-09T07:00:00+01:00");
        let ada = story.add("Ada Quill");
        story.log(ada, EventKind::Held, Some("2026-11-08T15:00:00+01:00")).unwrap();
        let follow_up = rules::follow_ups(&story.book, &story.now)[0].id;
        let until = DateTime::parse_from_rfc3339(until).unwrap();
        let result = story.act(Act::Snooze { follow_up, until });
        assert_eq!(result.map(drop).map_err(|refusal| refusal.kind), expected, "{until}");
    }
}

#[test]
fn a_limit_at_the_end_of_a_day_is_named_by_that_day() {
    let mut story = Story::at("2026-11-18T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, Some("2026-11-11T10:00:00+01:00")).unwrap();
    story.later("2026-11-20T09:00:00+01:00");
    let follow_up = rules::follow_ups(&story.book, &story.now)[0].id;
    let until = DateTime::parse_from_rfc3339("2026-11-27T08:00:00+01:00").unwrap();
    let applied = story.act(Act::Snooze { follow_up, until }).unwrap();
    assert_eq!(applied.remarks, ["It turns late while hidden: after Wed 25 Nov"]);
}

#[test]
fn what_was_told_with_a_date_is_named_by_it() {
    let mut story = Story::at("2026-11-12T08:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Held, Some("2026-11-03")).unwrap();
    story.log(ada, EventKind::Thanked, Some("2026-11-04")).unwrap();
    let refusal = story.log(ada, EventKind::Thanked, None).unwrap_err();
    assert_eq!(refusal.words, "Ada Quill is thanked already, Wed 4 Nov");
}

#[test]
fn a_reminder_takes_a_person_out_of_the_pool() {
    let mut story = Story::at("2026-11-12T08:00:00+01:00");
    let ada = story.add("Ada Quill");
    std::sync::Arc::make_mut(story.book.contacts.get_mut(&ada).unwrap()).pool = true;
    let at = DateTime::parse_from_rfc3339("2026-11-12T09:00:00+01:00").unwrap();
    let applied = story.act(Act::Remind { contact: ada, at, text: "call".to_owned() }).unwrap();
    assert_eq!(applied.remarks, ["Ada Quill is in the working list now"]);
    assert_eq!(follow_ups(&story, ada), ["reminder upcoming"]);
}

#[test]
fn settings_that_cannot_be_are_refused() {
    let day = |text: &str| text.parse().unwrap();
    let mut story = Story::at("2026-11-12T08:00:00+01:00");
    for settings in [
        SettingsChanges { zone: Some("Mars/Olympus".to_owned()), ..SettingsChanges::default() },
        SettingsChanges {
            away: Some(vec![Away { from: day("2026-11-12"), to: day("2026-11-11") }]),
            ..SettingsChanges::default()
        },
        SettingsChanges {
            timings: [(Timing::NudgeCap, Some(u32::MAX))].into(),
            ..SettingsChanges::default()
        },
    ] {
        assert_eq!(refused(story.act(Act::Set(Box::new(settings)))), RefusalKind::Text);
    }
}

#[test]
fn what_is_decided_holds_for_all_that_was_there_and_for_nothing_new() {
    for is_let_go in [true, false] {
        let mut story = Story::at("2026-11-12T08:00:00+01:00");
        let ada = story.add("Ada Quill");
        story.log(ada, EventKind::Wrote, None).unwrap();
        story.log(ada, EventKind::Wrote, None).unwrap();
        let follow_up = rules::follow_ups(&story.book, &story.now)[0].id;
        let until = DateTime::parse_from_rfc3339("2026-11-13T08:00:00+01:00").unwrap();
        let act = if is_let_go {
            Act::LetGo { follow_up, why: String::new() }
        } else {
            Act::Snooze { follow_up, until }
        };
        story.act(act).unwrap();
        let hidden: &[&str] = if is_let_go { &[] } else { &["answer snoozed"] };
        assert_eq!(follow_ups(&story, ada), hidden);
        story.later("2026-11-12T09:00:00+01:00");
        story.log(ada, EventKind::Wrote, None).unwrap();
        assert_eq!(follow_ups(&story, ada), ["answer open"]);
    }
}

#[test]
fn what_is_done_for_a_time_that_settles_nothing_is_refused() {
    let mut story = Story::at("2026-11-12T08:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Wrote, Some("2026-11-11T10:00:00+01:00")).unwrap();
    let follow_up = rules::follow_ups(&story.book, &story.now)[0].id;
    let when = Some(moment("2026-11-10T10:00:00+01:00"));
    let refusal = story.act(Act::Done { follow_up, when, channel: None }).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Time);
    let when = Some(moment("2026-11-11T11:00:00+01:00"));
    story.act(Act::Done { follow_up, when, channel: None }).unwrap();
}

#[test]
fn a_request_that_went_out_before_it_was_planned_here_is_sent() {
    let mut story = Story::at("2026-11-12T08:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Planned, None).unwrap();
    let follow_up = rules::follow_ups(&story.book, &story.now)[0].id;
    story.act(Act::Done { follow_up, when: Some(moment("2026-11-11")), channel: None }).unwrap();
    assert_eq!(story.request(ada), (RequestState::Sent, Turn::Theirs));
}

#[test]
fn whoever_comes_to_work_where_the_user_does_is_marked_discreet() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let (ada, ben) = (story.add("Ada Quill"), story.add("Ben Ode"));
    let settings = SettingsChanges { employer: Some("Northlight".to_owned()), ..SettingsChanges::default() };
    story.act(Act::Set(Box::new(settings))).unwrap();
    let moves = |contact, discreet| Act::EditContact {
        contact,
        changes: Box::new(ContactChanges {
            employer: Some(" northlight ".to_owned()),
            discreet,
            ..ContactChanges::default()
        }),
    };
    let applied = story.act(moves(ada, None)).unwrap();
    assert_eq!(applied.remarks, ["Ada Quill works where you do: marked discreet"]);
    assert!(story.book.contacts[&ada].discreet);
    // Said otherwise in the same breath, it is as said.
    story.act(moves(ben, Some(false))).unwrap();
    assert!(!story.book.contacts[&ben].discreet);
}
