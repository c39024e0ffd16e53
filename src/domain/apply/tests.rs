//! The commands, told as stories: what is applied, what is refused, and what a refusal leaves alone.

mod decisions;
mod opened;
mod talk;
mod texts;

use chrono::DateTime;

use super::super::{
    book::Book,
    calendar::Calendar,
    channel::Channel,
    command::{Act, Applied, Command, Log, NewContact, On, Refusal, RefusalKind},
    event::{EventKind, Who},
    id::{Id, Ids},
    moment::Moment,
    name::Name,
    standing::{InterviewState, RequestState, Standing, Turn},
    zone::{Now, Zone},
};

struct Story {
    book: Book,
    ids: Ids,
    now: Now,
}

impl Story {
    fn at(time: &str) -> Self {
        let zone = Zone::named("Europe/Vienna").unwrap();
        let now = Now { instant: instant(time), zone };
        Self { book: Book::default(), ids: Ids::seeded(1), now }
    }

    fn later(&mut self, time: &str) {
        self.now.instant = instant(time);
    }

    fn act(&mut self, act: Act) -> Result<Applied, Refusal> {
        let before = self.book.clone();
        let result = self.book.apply(&Command::new(&mut self.ids, act), &self.now);
        if result.is_err() {
            assert_eq!(self.book, before, "a refusal changes nothing");
        }
        result
    }

    fn add(&mut self, name: &str) -> Id {
        let id = self.ids.fresh();
        let mut new = NewContact::named(Name::parse(name).unwrap());
        new.id = Some(id);
        self.act(Act::AddContact(Box::new(new))).unwrap();
        id
    }

    fn log(&mut self, contact: Id, kind: EventKind, when: Option<&str>) -> Result<Applied, Refusal> {
        self.tell(Log { when: when.map(moment), ..Log::new(contact, kind) })
    }

    fn tell(&mut self, log: Log) -> Result<Applied, Refusal> {
        self.act(Act::Log(Box::new(log)))
    }

    fn standing<T>(&self, id: Id, look: impl Fn(&Standing<'_>) -> T) -> T {
        let calendar = Calendar::new(&self.now.zone, &self.book.settings);
        look(&Standing::of(self.book.contact(id).unwrap(), &calendar, self.now.instant))
    }

    fn request(&self, id: Id) -> (RequestState, Turn) {
        self.standing(id, |standing| {
            let request = standing.requests.last().unwrap();
            (request.state, request.turn)
        })
    }
}

fn instant(text: &str) -> DateTime<chrono::Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

fn moment(text: &str) -> Moment {
    text.parse().map_or_else(|_| Moment::Instant(DateTime::parse_from_rfc3339(text).unwrap()), Moment::Date)
}

fn refused(result: Result<Applied, Refusal>) -> RefusalKind {
    result.unwrap_err().kind
}

#[test]
fn a_request_goes_from_planned_to_thanked() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Planned, None).unwrap();
    assert_eq!(story.request(ada), (RequestState::Planned, Turn::Mine));
    story.log(ada, EventKind::Sent, None).unwrap();
    assert_eq!(story.request(ada), (RequestState::Sent, Turn::Theirs));
    story.log(ada, EventKind::Accepted, None).unwrap();
    assert_eq!(story.request(ada), (RequestState::Accepted, Turn::Mine));
    story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00")).unwrap();
    assert_eq!(story.request(ada), (RequestState::Accepted, Turn::Theirs));
    story.later("2026-11-13T08:00:00+01:00");
    story.log(ada, EventKind::Held, None).unwrap();
    let ended = instant("2026-11-12T15:30:00+01:00");
    story.standing(ada, |standing| {
        assert_eq!(standing.interviews[0].state, InterviewState::Held { ended });
        assert_eq!(standing.thanks_owed().count(), 1);
    });
    story.log(ada, EventKind::Thanked, None).unwrap();
    story.standing(ada, |standing| assert_eq!(standing.thanks_owed().count(), 0));
    assert_eq!(refused(story.log(ada, EventKind::Thanked, None)), RefusalKind::NothingToThank);
    assert_eq!(story.book.contact(ada).unwrap().requests.len(), 1);
}

#[test]
fn events_told_at_one_frozen_moment_keep_their_order() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    for n in 0..20 {
        let who = story.add(&format!("Person {n}"));
        for kind in [EventKind::Sent, EventKind::Accepted, EventKind::Declined] {
            story.log(who, kind, None).unwrap();
        }
        assert_eq!(story.request(who).0, RequestState::Declined);
    }
}

#[test]
fn what_cannot_be_is_refused_with_what_to_do() {
    let mut story = Story::at("2026-11-12T08:04:00+01:00");
    let ada = story.add("Ada Quill");
    for (kind, when, expected) in [
        (EventKind::Accepted, None, RefusalKind::NothingToTakeIt),
        (EventKind::Declined, None, RefusalKind::NothingToTakeIt),
        (EventKind::Nudged, None, RefusalKind::NothingToTakeIt),
        (EventKind::Offered, None, RefusalKind::NothingToTakeIt),
        (EventKind::Closed, None, RefusalKind::NothingToTakeIt),
        (EventKind::Moved, Some("2026-11-13T15:00:00+01:00"), RefusalKind::NothingToTakeIt),
        (EventKind::Cancelled, None, RefusalKind::NothingToTakeIt),
        (EventKind::Missed, None, RefusalKind::NothingToTakeIt),
        (EventKind::Thanked, None, RefusalKind::NothingToThank),
        (EventKind::Held, None, RefusalKind::Time),
        (EventKind::Held, Some("2026-11-13T15:00:00+01:00"), RefusalKind::Time),
        (EventKind::Held, Some("2026-11-13"), RefusalKind::Time),
        (EventKind::Scheduled, None, RefusalKind::Time),
        (EventKind::Scheduled, Some("2026-11-13"), RefusalKind::Time),
        (EventKind::Scheduled, Some("2026-11-10T15:00:00+01:00"), RefusalKind::Time),
        (EventKind::Sent, Some("2026-11-13"), RefusalKind::Time),
        (EventKind::Heard, Some("2026-11-12T08:05:00+01:00"), RefusalKind::Time),
    ] {
        let refusal = story.log(ada, kind, when).unwrap_err();
        assert_eq!(refusal.kind, expected, "{kind} {when:?}: {refusal}");
        assert!(!refusal.words.is_empty() && !refusal.hint.is_empty(), "{kind}: {refusal}");
    }
}

#[test]
fn a_refusal_offers_what_can_be_done_instead() {
    let mut story = Story::at("2026-11-12T08:04:00+01:00");
    let ada = story.add("Ada Quill");
    let refusal = story.log(ada, EventKind::Scheduled, Some("2026-11-10T15:00:00+01:00")).unwrap_err();
    story.act(refusal.instead[0].1.clone()).unwrap();
    story.standing(ada, |standing| assert_eq!(standing.thanks_owed().count(), 1));

    let ben = story.add("Ben Ode");
    let refusal = story.log(ben, EventKind::Accepted, Some("2026-11-11")).unwrap_err();
    story.act(refusal.instead[0].1.clone()).unwrap();
    assert_eq!(story.request(ben).0, RequestState::Accepted);
}

#[test]
fn a_second_talk_while_one_is_ahead_asks_first() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00")).unwrap();
    assert_eq!(
        refused(story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00"))),
        RefusalKind::Already
    );
    let refusal = story.log(ada, EventKind::Scheduled, Some("2026-11-13T10:00:00+01:00")).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Ambiguous);
    let mut other = Story { book: story.book.clone(), ids: story.ids.clone(), now: story.now.clone() };
    story.act(refusal.instead[0].1.clone()).unwrap();
    assert_eq!(story.book.contact(ada).unwrap().interviews.len(), 1);
    other.act(refusal.instead[1].1.clone()).unwrap();
    assert_eq!(other.book.contact(ada).unwrap().interviews.len(), 2);
}

#[test]
fn held_before_the_scheduled_end_ends_now() {
    let mut story = Story::at("2026-11-12T08:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00")).unwrap();
    assert_eq!(refused(story.log(ada, EventKind::Held, None)), RefusalKind::Time);
    story.later("2026-11-12T15:20:00+01:00");
    story.log(ada, EventKind::Held, None).unwrap();
    story.standing(ada, |standing| {
        let ended = instant("2026-11-12T15:20:00+01:00");
        assert_eq!(standing.interviews[0].state, InterviewState::Held { ended });
        assert_eq!(standing.interviews[0].interview.minutes, 20);
    });
}

#[test]
fn thanks_say_that_a_talk_without_a_word_was_held() {
    let mut story = Story::at("2026-11-12T08:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00")).unwrap();
    story.later("2026-11-12T20:00:00+01:00");
    story.log(ada, EventKind::Thanked, None).unwrap();
    story.standing(ada, |standing| {
        assert!(matches!(standing.interviews[0].state, InterviewState::Held { .. }));
        assert_eq!(standing.thanks_owed().count(), 0);
    });
}

#[test]
fn thanks_may_be_told_for_the_same_date_as_what_they_are_for() {
    let mut story = Story::at("2026-11-12T08:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Held, Some("2026-11-03")).unwrap();
    story.log(ada, EventKind::Thanked, Some("2026-11-03")).unwrap();
    story.standing(ada, |standing| assert_eq!(standing.thanks_owed().count(), 0));
    let ben = story.add("Ben Ode");
    story.log(ben, EventKind::Held, Some("2026-11-04")).unwrap();
    assert_eq!(refused(story.log(ben, EventKind::Thanked, Some("2026-11-03"))), RefusalKind::NothingToThank);
}

#[test]
fn scheduled_is_a_yes_and_held_needs_no_booking() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, Some("2026-11-06")).unwrap();
    story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00")).unwrap();
    assert_eq!(story.request(ada).0, RequestState::Accepted);
    let ben = story.add("Ben Ode");
    story.log(ben, EventKind::Held, Some("2026-11-03")).unwrap();
    story.standing(ben, |standing| assert_eq!(standing.thanks_owed().count(), 1));
    assert_eq!(refused(story.log(ben, EventKind::Held, None)), RefusalKind::Already);
    assert_eq!(refused(story.log(ben, EventKind::Held, Some("2026-11-03"))), RefusalKind::Already);
}

#[test]
fn answers_follow_each_other_and_thanks_stay_owed() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, None).unwrap();
    story.log(ada, EventKind::Declined, None).unwrap();
    story.log(ada, EventKind::Accepted, None).unwrap();
    assert_eq!(story.request(ada).0, RequestState::Accepted);
    story.standing(ada, |standing| assert_eq!(standing.thanks_owed().count(), 1));
}

#[test]
fn a_question_back_is_answered_by_me_and_then_it_is_their_turn() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, None).unwrap();
    story.log(ada, EventKind::Wrote, None).unwrap();
    assert_eq!(story.request(ada).1, Turn::Mine);
    story.log(ada, EventKind::Answered, None).unwrap();
    assert_eq!(story.request(ada), (RequestState::Sent, Turn::Theirs));
    story.log(ada, EventKind::Answered, None).unwrap();
    assert_eq!(story.request(ada).0, RequestState::Answered);
}

#[test]
fn two_unanswered_requests_ask_which_one_is_meant() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, Some("2026-11-02")).unwrap();
    story.log(ada, EventKind::Sent, Some("2026-11-05")).unwrap();
    let refusal = story.log(ada, EventKind::Accepted, None).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Ambiguous);
    assert_eq!(refusal.instead.len(), 2);
    story.act(refusal.instead[0].1.clone()).unwrap();
    story.standing(ada, |standing| assert_eq!(standing.requests[0].state, RequestState::Accepted));
}

#[test]
fn asking_again_too_soon_is_said_and_noted_all_the_same() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, None).unwrap();
    let applied = story.log(ada, EventKind::Nudged, None).unwrap();
    assert_eq!(applied.remarks.len(), 1);
    let applied = story.log(ada, EventKind::Nudged, None).unwrap();
    assert!(applied.remarks[0].contains("nudge number 2"), "{:?}", applied.remarks);
}

#[test]
fn deleting_keeps_names_as_text_and_undo_brings_everything_back() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, None).unwrap();
    let ben = story.add("Ben Ode");
    let passed = Log {
        passed_to: Some(crate::domain::command::PassedTo {
            contact: Some(ben),
            name: None,
            facts: crate::domain::command::ContactChanges::default(),
            introduced: true,
        }),
        ..Log::new(ada, EventKind::Passed)
    };
    story.tell(passed).unwrap();
    let before = story.book.clone();
    let deleted = story.act(Act::Delete { contact: ada }).unwrap();
    assert!(story.book.contact(ada).is_none());
    assert_eq!(story.book.contact(ben).unwrap().source.as_ref().unwrap().name, "Ada Quill");
    let undone = story.act(Act::Undo(deleted.change.clone())).unwrap();
    assert_eq!(story.book, before);
    assert_eq!(undone.summary, "Undid: Deleted Ada Quill");
    story.act(Act::Redo(deleted.change)).unwrap();
    assert!(story.book.contact(ada).is_none());
}

#[test]
fn undo_is_refused_where_the_record_has_changed_since() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    let sent = story.log(ada, EventKind::Sent, None).unwrap();
    story.log(ada, EventKind::Accepted, None).unwrap();
    let refusal = story.act(Act::Undo(sent.change)).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Changed);
    assert!(refusal.words.contains("Ada Quill"));
}

#[test]
fn set_aside_people_come_back_with_an_answer() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, None).unwrap();
    story.act(Act::Retire { contact: ada, why: "moved away".to_owned() }).unwrap();
    story.log(ada, EventKind::Heard, None).unwrap();
    assert!(story.book.contact(ada).unwrap().retired.is_some());
    let applied = story.log(ada, EventKind::Accepted, None).unwrap();
    assert!(story.book.contact(ada).unwrap().retired.is_none());
    assert_eq!(applied.remarks.len(), 1);
}

#[test]
fn the_same_person_twice_is_asked_about() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    story.add("Ada Quill");
    let again = NewContact::named(Name::parse("ada quill").unwrap());
    let refusal = story.act(Act::AddContact(Box::new(again))).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Already);
    story.act(refusal.instead[0].1.clone()).unwrap();
    assert_eq!(story.book.contacts.len(), 2);
}

#[test]
fn one_refusal_refuses_everything_that_is_done_together() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    let acts = vec![
        Act::Log(Box::new(Log::new(ada, EventKind::Sent))),
        Act::Log(Box::new(Log::new(ada, EventKind::Held))),
    ];
    assert_eq!(refused(story.act(Act::Together { what: String::new(), acts })), RefusalKind::Time);
    let acts = vec![
        Act::Log(Box::new(Log { channel: Channel::usual("mail"), ..Log::new(ada, EventKind::Sent) })),
        Act::Log(Box::new(Log::new(ada, EventKind::Accepted))),
        Act::Log(Box::new(Log {
            when: Some(moment("2026-11-12T15:00:00+01:00")),
            channel: Channel::usual("zoom"),
            ..Log::new(ada, EventKind::Scheduled)
        })),
    ];
    let applied = story.act(Act::Together { what: String::new(), acts }).unwrap();
    assert_eq!(
        applied.summary,
        "Asked Ada Quill by e-mail; Ada Quill said yes; Talk with Ada Quill: Thu 12 Nov, 15:00, 30 minutes, on Zoom"
    );
}

#[test]
fn a_talk_that_fell_through_says_who_and_whether_for_good() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00")).unwrap();
    assert_eq!(refused(story.log(ada, EventKind::Missed, None)), RefusalKind::Time);
    story.tell(Log { for_good: true, ..Log::new(ada, EventKind::Cancelled) }).unwrap();
    story.standing(ada, |standing| {
        assert!(matches!(
            standing.interviews[0].state,
            InterviewState::CalledOff { by: Who::Them, for_good: true, .. }
        ));
        assert_eq!(standing.thanks_owed().count(), 1);
    });
}

#[test]
fn back_to_back_and_clashing_talks_are_said() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let (ada, ben, cem) = (story.add("Ada Quill"), story.add("Ben Ode"), story.add("Cem Ünal"));
    story.log(ada, EventKind::Scheduled, Some("2026-11-12T15:00:00+01:00")).unwrap();
    let clash = story.log(ben, EventKind::Scheduled, Some("2026-11-12T15:15:00+01:00")).unwrap();
    assert!(clash.remarks[0].starts_with("It clashes with the talk with Ada Quill"), "{:?}", clash.remarks);
    let near = story.log(cem, EventKind::Scheduled, Some("2026-11-12T15:50:00+01:00")).unwrap();
    assert!(
        near.remarks[0].starts_with("It is back to back with the talk with Ben Ode"),
        "{:?}",
        near.remarks
    );
}

#[test]
fn a_named_record_takes_the_event_or_says_why_not() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, None).unwrap();
    let request = *story.book.contact(ada).unwrap().requests.keys().next().unwrap();
    let unknown = Log { on: Some(On::Record(Id::from_bits(3))), ..Log::new(ada, EventKind::Accepted) };
    assert_eq!(refused(story.tell(unknown)), RefusalKind::NotFound);
    story.tell(Log { on: Some(On::Record(request)), ..Log::new(ada, EventKind::Accepted) }).unwrap();
    assert_eq!(story.request(ada).0, RequestState::Accepted);
}
