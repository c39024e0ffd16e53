//! A talk from its questions over the live screen to what was thought about it, told as stories.

use std::sync::Arc;

use chrono::DateTime;

use super::{Story, instant, moment, refused};
use crate::domain::{
    book::Question,
    command::{Act, AnswerChanges, Applied, DebriefChanges, InterviewEdit, Log, On, Refusal, RefusalKind},
    debrief,
    event::{Event, EventKind, Who},
    id::Id,
    interview::{ClosingItem, DebriefStep, Gap, GapKind, Interview, Verdict},
    moment::Moment,
    standing::{InterviewState, RequestState, Turn},
};

const MORNING: &str = "2026-11-12T09:00:00+01:00";
const START: &str = "2026-11-12T15:00:00+01:00";

/// Ada, with a talk booked for this afternoon.
fn booked() -> (Story, Id, Id) {
    let mut story = Story::at(MORNING);
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Scheduled, Some(START)).unwrap();
    let talk = only_talk(&story, ada);
    (story, ada, talk)
}

fn only_talk(story: &Story, contact: Id) -> Id {
    *story.book.contact(contact).unwrap().interviews.keys().next().unwrap()
}

fn talk(story: &Story, id: Id) -> &Interview {
    story.book.talk(id).unwrap().2
}

fn edit(story: &mut Story, interview: Id, edit: InterviewEdit) -> Result<Applied, Refusal> {
    story.act(Act::Interview { interview, edit: Box::new(edit) })
}

fn ask(story: &mut Story, interview: Id, questions: &[&str]) -> Result<Applied, Refusal> {
    let questions =
        questions.iter().map(|text| Question { text: (*text).to_owned(), topic: "work".to_owned() });
    edit(story, interview, InterviewEdit::Ask(questions.collect()))
}

fn answer(
    story: &mut Story,
    interview: Id,
    question: &str,
    changes: AnswerChanges,
) -> Result<Applied, Refusal> {
    edit(story, interview, InterviewEdit::Answer { question: question.to_owned(), changes })
}

fn typed(text: &str) -> AnswerChanges {
    AnswerChanges { text: Some(text.to_owned()), ..AnswerChanges::default() }
}

fn questions(story: &Story, id: Id) -> Vec<&str> {
    talk(story, id).answers.iter().map(|answer| answer.question.as_str()).collect()
}

fn begin(story: &mut Story, contact: Id, interview: Option<Id>) -> Result<Applied, Refusal> {
    story.act(Act::Begin { contact, interview })
}

fn stays(story: &mut Story, interview: Id, stays: &str) -> Result<Applied, Refusal> {
    let changes = DebriefChanges { stays: Some(stays.to_owned()), ..DebriefChanges::default() };
    edit(story, interview, InterviewEdit::Debrief(changes))
}

fn put_off(story: &mut Story, interview: Id, steps: &[DebriefStep]) -> Result<Applied, Refusal> {
    edit(story, interview, InterviewEdit::PutOff(steps.to_vec()))
}

fn waiting(story: &Story, contact: Id, id: Id) -> Vec<DebriefStep> {
    debrief::waiting(story.book.contact(contact).unwrap(), id)
}

fn ended(story: &Story, contact: Id, id: Id) -> DateTime<chrono::Utc> {
    story.standing(contact, |standing| match standing.interview(id).unwrap().state {
        InterviewState::Held { ended } => ended,
        other => panic!("{other:?}"),
    })
}

#[test]
fn a_question_stands_once_in_a_talk() {
    let (mut story, _, id) = booked();
    let applied =
        ask(&mut story, id, &["How did it begin?", " What  is next? ", "HOW did it begin?"]).unwrap();
    assert_eq!(applied.summary, "Added 2 questions to Ada Quill");
    assert_eq!(applied.remarks, ["“HOW did it begin?” stood there already"]);
    assert_eq!(refused(ask(&mut story, id, &["what is next?"])), RefusalKind::Already);
    assert_eq!(refused(ask(&mut story, id, &["Why?", "  \n"])), RefusalKind::NeedsWords);
    assert_eq!(refused(ask(&mut story, id, &[])), RefusalKind::NeedsWords);
    assert_eq!(refused(ask(&mut story, id, &["x".repeat(201).as_str()])), RefusalKind::Text);
    assert_eq!(questions(&story, id), ["How did it begin?", "What  is next?"]);
    assert_eq!(talk(&story, id).answers[0].topic, "work");
    let thousand: Vec<String> = (0..1000).map(|number| format!("Why {number}?")).collect();
    let thousand: Vec<&str> = thousand.iter().map(String::as_str).collect();
    assert_eq!(ask(&mut story, id, &thousand).unwrap().summary, "Added 1000 questions to Ada Quill");
    let more: Vec<String> = (1000..5000).map(|number| format!("Why {number}?")).collect();
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    assert_eq!(refused(ask(&mut story, id, &more)), RefusalKind::Text);
}

#[test]
fn questions_move_and_leave() {
    let (mut story, _, id) = booked();
    ask(&mut story, id, &["a?", "b?", "c?"]).unwrap();
    for (question, to, expected) in
        [("c?", 0, ["c?", "a?", "b?"]), ("C?", 1, ["a?", "c?", "b?"]), ("a?", 999, ["c?", "b?", "a?"])]
    {
        edit(&mut story, id, InterviewEdit::Move { question: question.to_owned(), to }).unwrap();
        assert_eq!(questions(&story, id), expected, "{question} to {to}");
    }
    let last = InterviewEdit::Move { question: "a?".to_owned(), to: 2 };
    assert_eq!(refused(edit(&mut story, id, last)), RefusalKind::Already);
    answer(&mut story, id, "b?", typed("yes")).unwrap();
    let leave = |question: &str| InterviewEdit::Leave { question: question.to_owned() };
    let applied = edit(&mut story, id, leave("b?")).unwrap();
    assert_eq!(applied.remarks, ["what was answered to it goes with it"]);
    assert_eq!(refused(edit(&mut story, id, leave("b?"))), RefusalKind::NotFound);
    assert_eq!(refused(edit(&mut story, Id::from_bits(77), leave("a?"))), RefusalKind::NotFound);
    assert_eq!(questions(&story, id), ["c?", "a?"]);
}

#[test]
fn a_talk_agreed_after_it_was_held_moves_nowhere() {
    let mut story = Story::at(MORNING);
    let ada = story.add("Ada Quill");
    begin(&mut story, ada, None).unwrap();
    let id = only_talk(&story, ada);
    // As it can stand in a file that was written by hand.
    let before = moment("2026-11-03T15:00:00+01:00");
    let mut held = Event::new(EventKind::Held, before, story.now.stamp());
    held.interview = Some(id);
    let record = Arc::make_mut(story.book.contacts.get_mut(&ada).unwrap());
    record.events.insert(Id::from_bits(78), held);
    record.interviews.get_mut(&id).unwrap().starts_at = before;
    assert_eq!(story.book.check(), []);
    for (kind, when) in [(EventKind::Moved, "2026-11-13T15:00:00+01:00"), (EventKind::Held, MORNING)] {
        let log = Log { on: Some(On::Record(id)), when: Some(moment(when)), ..Log::new(ada, kind) };
        let refusal = story.act(Act::Log(Box::new(log))).unwrap_err();
        assert_eq!(refusal.kind, RefusalKind::Time, "{kind:?} {refusal:?}");
        assert!(refusal.words.ends_with("was held before that is noted already"), "{refusal:?}");
    }
    assert_eq!(story.book.check(), []);
}

#[test]
fn typing_an_answer_marks_its_question_asked() {
    let (mut story, _, id) = booked();
    ask(&mut story, id, &["a?", "b?"]).unwrap();
    let applied = answer(&mut story, id, "a?", typed("Nurse for six years.\nEvening course.\n")).unwrap();
    assert_eq!(applied.summary, "Noted what Ada Quill answered");
    let noted = &talk(&story, id).answers[0];
    assert_eq!((noted.asked, noted.text.as_str()), (true, "Nurse for six years.\nEvening course."));
    // Not asked after all; what was typed stays.
    answer(&mut story, id, "a?", AnswerChanges { asked: Some(false), ..AnswerChanges::default() }).unwrap();
    let noted = &talk(&story, id).answers[0];
    assert!(!noted.asked && !noted.text.is_empty());
    answer(&mut story, id, "b?", typed("")).unwrap_err();
    assert!(!talk(&story, id).answers[1].asked, "nothing typed says nothing");
    for (changes, summary) in [
        (AnswerChanges { starred: Some(true), ..AnswerChanges::default() }, "Starred an answer of Ada Quill"),
        (
            AnswerChanges { must_ask: Some(true), ..AnswerChanges::default() },
            "Marked a question Ada Quill must be asked",
        ),
        (
            AnswerChanges { question: Some("c?".to_owned()), ..AnswerChanges::default() },
            "Changed a question to Ada Quill",
        ),
    ] {
        assert_eq!(answer(&mut story, id, "b?", changes).unwrap().summary, summary);
    }
    let last = &talk(&story, id).answers[1];
    assert!(last.starred && last.must_ask && last.question == "c?");
    for (question, changes, expected) in [
        ("b?", typed("x"), RefusalKind::NotFound),
        (
            "c?",
            AnswerChanges { question: Some(" A? ".to_owned()), ..AnswerChanges::default() },
            RefusalKind::Already,
        ),
        (
            "c?",
            AnswerChanges { question: Some(" ".to_owned()), ..AnswerChanges::default() },
            RefusalKind::NeedsWords,
        ),
        ("c?", typed(&"x".repeat(1_000_001)), RefusalKind::Text),
        ("c?", AnswerChanges::default(), RefusalKind::Already),
    ] {
        assert_eq!(refused(answer(&mut story, id, question, changes)), expected, "{question}");
    }
    let long = "word ".repeat(20_000);
    answer(&mut story, id, "c?", typed(&long)).unwrap();
    assert_eq!(talk(&story, id).answers[1].text, long.trim_end());
}

#[test]
fn what_is_known_beforehand_and_the_facts_of_a_talk_change_by_themselves() {
    let (mut story, _, id) = booked();
    let prepare = InterviewEdit::Prepare {
        research: Some("Two papers on wards.".to_owned()),
        terms: None,
        expects: Some("It is slow.".to_owned()),
    };
    assert_eq!(edit(&mut story, id, prepare).unwrap().summary, "Prepared the talk with Ada Quill");
    edit(&mut story, id, InterviewEdit::Notes("Ask about spring.".to_owned())).unwrap();
    let facts = |minutes, place: Option<&str>| InterviewEdit::Facts {
        minutes,
        medium: None,
        place: place.map(str::to_owned),
    };
    edit(&mut story, id, facts(Some(45), Some("Café Central"))).unwrap();
    let noted = talk(&story, id);
    assert_eq!(noted.preparation.research, "Two papers on wards.");
    assert_eq!(
        (noted.minutes, noted.place.as_str(), noted.notes.as_str()),
        (45, "Café Central", "Ask about spring.")
    );
    assert_eq!(refused(edit(&mut story, id, facts(Some(0), None))), RefusalKind::Time);
    assert_eq!(refused(edit(&mut story, id, facts(Some(1441), None))), RefusalKind::Time);
    assert_eq!(refused(edit(&mut story, id, facts(None, Some(&"x".repeat(201))))), RefusalKind::Text);
    assert_eq!(refused(edit(&mut story, id, facts(Some(45), None))), RefusalKind::Already);
}

#[test]
fn a_booked_talk_is_begun_once_and_ends_where_it_is_said_to() {
    // When it is begun, its extra minutes, when it is over; then its start, its minutes and its end.
    for (begun, extra, over, start, minutes, end) in [
        ("15:00:00", 0, "15:20:30", "15:00:00", 20, "15:20:00"),
        ("15:10:00", 0, "15:35:00", "15:00:00", 35, "15:35:00"),
        ("15:00:00", 10, "15:38:00", "15:00:00", 38, "15:38:00"),
        // Begun before its time, it started then.
        ("14:55:00", 0, "15:28:00", "14:55:00", 33, "15:28:00"),
        ("11:00:00", 0, "11:20:00", "11:00:00", 20, "11:20:00"),
        ("15:00:00", 0, "15:00:20", "15:00:00", 1, "15:00:20"),
        // The end was forgotten: it ended as agreed.
        ("15:00:00", 0, "18:30:00", "15:00:00", 210, "18:30:00"),
        ("15:00:00", 0, "18:31:00", "15:00:00", 30, "15:30:00"),
        ("15:00:00", 15, "22:00:00", "15:00:00", 45, "15:45:00"),
    ] {
        let (mut story, ada, id) = booked();
        let on_the_day = |time: &str| format!("2026-11-12T{time}+01:00");
        story.later(&on_the_day(begun));
        assert_eq!(begin(&mut story, ada, Some(id)).unwrap().summary, "Began the talk with Ada Quill");
        assert_eq!(refused(begin(&mut story, ada, Some(id))), RefusalKind::Already);
        assert_eq!(refused(begin(&mut story, ada, None)), RefusalKind::Already);
        if extra > 0 {
            let go_on = InterviewEdit::GoOn { minutes: extra };
            assert_eq!(
                edit(&mut story, id, go_on).unwrap().summary,
                format!("{extra} more minutes with Ada Quill")
            );
        }
        story.later(&on_the_day(over));
        let applied = edit(&mut story, id, InterviewEdit::Over).unwrap();
        assert!(applied.summary.starts_with("Talked with Ada Quill, Thu 12 Nov"), "{}", applied.summary);
        let held = talk(&story, id);
        let over_at = held.live.as_ref().unwrap().over_at.unwrap();
        assert_eq!(over_at, instant(&on_the_day(over)), "{over}");
        assert_eq!(
            (held.start(&story.now.zone), held.minutes),
            (instant(&on_the_day(start)), minutes),
            "{over}"
        );
        assert_eq!(ended(&story, ada, id), instant(&on_the_day(end)), "{over}");
        assert_eq!(story.book.check(), []);
        for again in [InterviewEdit::Over, InterviewEdit::GoOn { minutes: 5 }] {
            assert_eq!(refused(edit(&mut story, id, again)), RefusalKind::Already);
        }
        assert_eq!(refused(begin(&mut story, ada, Some(id))), RefusalKind::Already);
    }
}

#[test]
fn a_talk_that_was_not_booked_begins_now() {
    let mut story = Story::at(MORNING);
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, None).unwrap();
    story.act(Act::Retire { contact: ada, why: String::new() }).unwrap();
    story.later("2026-11-12T11:00:00+01:00");
    let applied = begin(&mut story, ada, None).unwrap();
    assert_eq!(applied.remarks, ["Ada Quill was set aside and is followed up again"]);
    assert_eq!(story.request(ada), (RequestState::Accepted, Turn::Theirs));
    let id = only_talk(&story, ada);
    let begun = talk(&story, id);
    let live = begun.live.as_ref().unwrap();
    assert_eq!((begun.starts_at, begun.minutes), (Moment::Instant(live.begun_at), 30));
    assert!(begun.request.is_some());
    story.later("2026-11-12T11:25:00+01:00");
    edit(&mut story, id, InterviewEdit::Over).unwrap();
    assert_eq!(ended(&story, ada, id), instant("2026-11-12T11:25:00+01:00"));
    // Another one on the same day is another talk, beside one that is booked.
    story.log(ada, EventKind::Scheduled, Some("2026-11-20T10:00:00+01:00")).unwrap();
    begin(&mut story, ada, None).unwrap();
    assert_eq!(story.book.contact(ada).unwrap().interviews.len(), 3);
    assert_eq!(story.book.check(), []);
}

#[test]
fn of_several_open_requests_the_newest_gets_the_talk() {
    let mut story = Story::at("2026-11-09T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    for about in ["research", "teaching"] {
        let on = Some(On::New);
        let about = Some(about.to_owned());
        story.tell(Log { on, about, ..Log::new(ada, EventKind::Sent) }).unwrap();
        story.later("2026-11-10T09:00:00+01:00");
    }
    begin(&mut story, ada, None).unwrap();
    let contact = story.book.contact(ada).unwrap();
    let request = contact.interviews.values().next().unwrap().request.unwrap();
    assert_eq!(contact.requests[&request].about, "teaching");
}

#[test]
fn what_cannot_begin_or_end_is_refused_in_words() {
    let (mut story, ada, id) = booked();
    for (edit_, expected) in [
        (InterviewEdit::Over, "was never begun here"),
        (InterviewEdit::GoOn { minutes: 5 }, "was never begun here"),
        (InterviewEdit::Closing { item: ClosingItem::Advice, ticked: true }, "was never begun here"),
    ] {
        let refusal = edit(&mut story, id, edit_).unwrap_err();
        assert_eq!(refusal.kind, RefusalKind::NothingToTakeIt);
        assert!(refusal.words.contains(expected), "{refusal}");
        assert!(refusal.hint.contains("begins it") && refusal.hint.contains("`held`"), "{refusal}");
    }
    let nobody = Id::from_bits(77);
    assert_eq!(refused(begin(&mut story, nobody, None)), RefusalKind::NotFound);
    assert_eq!(refused(begin(&mut story, ada, Some(nobody))), RefusalKind::NotFound);
    story.later(START);
    begin(&mut story, ada, Some(id)).unwrap();
    for minutes in [0, 1441, u32::MAX] {
        assert_eq!(refused(edit(&mut story, id, InterviewEdit::GoOn { minutes })), RefusalKind::Time);
    }
    // The clock was set back: nothing ends before it began.
    story.later("2026-11-12T14:00:00+01:00");
    let refusal = edit(&mut story, id, InterviewEdit::Over).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Time);
    assert!(refusal.words.contains("still to come"), "{refusal}");
    story.later("2026-11-12T15:05:00+01:00");
    story.log(ada, EventKind::Cancelled, None).unwrap();
    assert_eq!(refused(edit(&mut story, id, InterviewEdit::Over)), RefusalKind::NothingToTakeIt);
    assert_eq!(refused(begin(&mut story, ada, Some(id))), RefusalKind::NothingToTakeIt);
    assert_eq!(refused(stays(&mut story, id, "x")), RefusalKind::NothingToTakeIt);
}

#[test]
fn a_talk_told_as_held_by_a_verb_is_over_on_the_live_screen_too() {
    // What is told at 15:20 of a talk begun at 15:00, and when it was over by that.
    for (told, over) in [
        (None, "2026-11-12T15:20:00+01:00"),
        (Some("2026-11-12T14:50:00+01:00"), "2026-11-12T15:20:00+01:00"),
        (Some("2026-11-12"), "2026-11-12T15:20:00+01:00"),
    ] {
        let (mut story, ada, id) = booked();
        story.later(START);
        begin(&mut story, ada, Some(id)).unwrap();
        story.later("2026-11-12T15:20:00+01:00");
        story.log(ada, EventKind::Held, told).unwrap();
        let over_at = talk(&story, id).live.as_ref().unwrap().over_at.unwrap();
        assert_eq!(over_at, instant(over), "{told:?}");
        assert_eq!(refused(edit(&mut story, id, InterviewEdit::Over)), RefusalKind::Already);
    }
}

#[test]
fn a_talk_did_not_end_before_it_was_agreed() {
    for kind in [EventKind::Held, EventKind::Cancelled, EventKind::Missed] {
        for told in ["2026-11-11T15:00:00+01:00", "2026-11-11", "2026-11-12T08:00:00+01:00"] {
            for is_begun in [false, true] {
                let (mut story, ada, id) = booked();
                story.later(START);
                if is_begun {
                    begin(&mut story, ada, Some(id)).unwrap();
                }
                story.later("2026-11-12T15:20:00+01:00");
                let refusal = story.log(ada, kind, Some(told)).unwrap_err();
                assert_eq!(refusal.kind, RefusalKind::Time, "{kind:?} {told}");
                assert!(refusal.words.contains("was agreed"), "{refusal}");
                // It may have been another talk, and then this one is still open.
                for (_, another) in refusal.instead {
                    story.act(another).unwrap();
                }
                let open = [InterviewState::Ahead, InterviewState::Undecided];
                let state = story.standing(ada, |standing| standing.interview(id).map(|it| it.state));
                assert!(state.is_some_and(|state| open.contains(&state)), "{kind:?} {told} {state:?}");
            }
        }
    }
}

#[test]
fn the_closing_list_is_ticked_while_it_runs_and_after() {
    let (mut story, ada, id) = booked();
    story.later(START);
    begin(&mut story, ada, Some(id)).unwrap();
    let closing = |ticked| InterviewEdit::Closing { item: ClosingItem::WriteAgain, ticked };
    assert_eq!(
        edit(&mut story, id, closing(true)).unwrap().summary,
        "Ticked may I write again for Ada Quill"
    );
    assert_eq!(refused(edit(&mut story, id, closing(true))), RefusalKind::Already);
    edit(&mut story, id, closing(false)).unwrap();
    assert!(talk(&story, id).live.as_ref().unwrap().closing.is_empty());
}

#[test]
fn how_it_went_is_noted_once_it_has_begun() {
    let (mut story, ada, id) = booked();
    assert_eq!(refused(stays(&mut story, id, "Half of it is persuading.")), RefusalKind::Time);
    assert_eq!(refused(put_off(&mut story, id, &[DebriefStep::Notes])), RefusalKind::Time);
    story.later("2026-11-12T15:31:00+01:00");
    story.log(ada, EventKind::Held, None).unwrap();
    let applied = stays(&mut story, id, "Half of it\nis persuading.").unwrap();
    assert_eq!(applied.summary, "Noted how the talk with Ada Quill went");
    let changes = DebriefChanges {
        verdict: Some(Some(Verdict::NotSure)),
        gaps: Some(vec![Gap { kind: GapKind::Class, what: " statistics ".to_owned() }]),
        ..DebriefChanges::default()
    };
    edit(&mut story, id, InterviewEdit::Debrief(changes)).unwrap();
    let noted = talk(&story, id).debrief.as_ref().unwrap();
    assert_eq!(noted.stays, "Half of it is persuading.");
    assert_eq!((noted.verdict, noted.gaps[0].what.as_str()), (Some(Verdict::NotSure), "statistics"));
    let blank = DebriefChanges {
        gaps: Some(vec![Gap { kind: GapKind::Skill, what: " ".to_owned() }]),
        ..DebriefChanges::default()
    };
    assert_eq!(refused(edit(&mut story, id, InterviewEdit::Debrief(blank))), RefusalKind::NeedsWords);
    // Taken back, nothing is left of it.
    let nothing = DebriefChanges {
        stays: Some(String::new()),
        verdict: Some(None),
        gaps: Some(Vec::new()),
        ..DebriefChanges::default()
    };
    edit(&mut story, id, InterviewEdit::Debrief(nothing)).unwrap();
    assert_eq!(talk(&story, id).debrief, None);
}

#[test]
fn each_step_is_left_until_something_of_it_is_noted() {
    let (mut story, ada, id) = booked();
    story.later("2026-11-12T15:31:00+01:00");
    story.log(ada, EventKind::Held, None).unwrap();
    let left = |story: &Story| debrief::left(story.book.contact(ada).unwrap(), id);
    assert_eq!(left(&story), DebriefStep::ALL);
    let verdict = DebriefChanges { verdict: Some(Some(Verdict::Yes)), ..DebriefChanges::default() };
    let name = crate::domain::name::Name::parse("Ben Ode").ok();
    let to = crate::domain::command::PassedTo {
        contact: None,
        name,
        facts: crate::domain::command::ContactChanges::default(),
        introduced: false,
    };
    let refer = crate::domain::command::Refer { by: ada, to, interview: Some(id), at: None };
    let text = || "the article".to_owned();
    let acts = [
        (
            DebriefStep::Remember,
            Act::Interview {
                interview: id,
                edit: Box::new(InterviewEdit::Debrief(DebriefChanges {
                    stays: Some("Persuading.".to_owned()),
                    ..DebriefChanges::default()
                })),
            },
        ),
        (DebriefStep::Thanks, Act::Log(Box::new(Log::new(ada, EventKind::Thanked)))),
        (
            DebriefStep::Notes,
            Act::Interview { interview: id, edit: Box::new(InterviewEdit::Notes("spring".to_owned())) },
        ),
        (DebriefStep::People, Act::Refer(Box::new(refer))),
        (
            DebriefStep::Promises,
            Act::Promise { contact: ada, by: Who::Me, text: text(), due: None, interview: Some(id) },
        ),
        (DebriefStep::Advice, Act::Lead { contact: ada, text: text(), closes: None, interview: Some(id) }),
        (
            DebriefStep::ForMe,
            Act::Interview { interview: id, edit: Box::new(InterviewEdit::Debrief(verdict)) },
        ),
        (DebriefStep::Again, Act::Consent { contact: ada, again: true, on: None }),
    ];
    for (step, act) in acts {
        assert!(left(&story).contains(&step), "{step:?}");
        story.act(act).unwrap();
        assert!(!left(&story).contains(&step), "{step:?}");
    }
    assert_eq!(left(&story), []);
}

#[test]
fn consent_of_an_earlier_talk_says_nothing_of_this_one() {
    let mut story = Story::at("2026-11-02T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.act(Act::Consent { contact: ada, again: true, on: None }).unwrap();
    story.later(MORNING);
    story.log(ada, EventKind::Held, Some("2026-11-11")).unwrap();
    let id = only_talk(&story, ada);
    let left = debrief::left(story.book.contact(ada).unwrap(), id);
    assert!(left.contains(&DebriefStep::Again));
}

#[test]
fn a_step_waits_once() {
    use DebriefStep::{Notes, People, Remember, Thanks};
    let (mut story, ada, id) = booked();
    story.later("2026-11-12T15:31:00+01:00");
    story.log(ada, EventKind::Held, None).unwrap();
    stays(&mut story, id, "Persuading.").unwrap();
    // What is done does not wait, and thanks have a follow-up of their own.
    put_off(&mut story, id, &[Remember, Notes, People, Thanks]).unwrap();
    assert_eq!(waiting(&story, ada, id), [Notes, People]);
    // On the same evening nothing has come back yet.
    assert_eq!(refused(put_off(&mut story, id, &[Notes])), RefusalKind::Already);
    story.later("2026-11-13T08:00:00+01:00");
    put_off(&mut story, id, &[Notes]).unwrap();
    assert_eq!(waiting(&story, ada, id), [People]);
    // What is noted meanwhile waits no longer.
    put_off(&mut story, id, &[DebriefStep::Promises]).unwrap();
    let text = "the article".to_owned();
    story.act(Act::Promise { contact: ada, by: Who::Me, text, due: None, interview: Some(id) }).unwrap();
    assert_eq!(waiting(&story, ada, id), [People]);
    let applied = story.log(ada, EventKind::Debriefed, None).unwrap();
    assert_eq!(applied.summary, "Thought the talk with Ada Quill over");
    assert_eq!(waiting(&story, ada, id), []);
    assert!(talk(&story, id).debrief.is_some(), "what stays is kept");
}

#[test]
fn thinking_over_binds_to_the_newest_talk_that_was_not() {
    let mut story = Story::at(MORNING);
    let ada = story.add("Ada Quill");
    assert_eq!(refused(story.log(ada, EventKind::Debriefed, None)), RefusalKind::NothingToTakeIt);
    story.log(ada, EventKind::Scheduled, Some(START)).unwrap();
    assert_eq!(refused(story.log(ada, EventKind::Debriefed, None)), RefusalKind::NothingToTakeIt);
    let ahead = only_talk(&story, ada);
    let on = |id| Log { on: Some(On::Record(id)), ..Log::new(ada, EventKind::Debriefed) };
    assert_eq!(refused(story.tell(on(ahead))), RefusalKind::NothingToTakeIt);
    let when = Some(moment("2026-11-10T10:00:00+01:00"));
    story.tell(Log { when, on: Some(On::New), ..Log::new(ada, EventKind::Held) }).unwrap();
    story.later("2026-11-12T16:00:00+01:00");
    story.log(ada, EventKind::Held, None).unwrap();
    let early = story.log(ada, EventKind::Debriefed, Some("2026-11-12T12:00:00+01:00"));
    assert_eq!(refused(early), RefusalKind::Time);
    let over = |story: &Story| -> Vec<Id> {
        let events = story.book.contact(ada).unwrap().events.values();
        events.filter(|it| it.kind == EventKind::Debriefed).map(|it| it.interview.unwrap()).collect()
    };
    story.log(ada, EventKind::Debriefed, None).unwrap();
    assert_eq!(over(&story), [ahead]);
    assert_eq!(refused(story.tell(on(ahead))), RefusalKind::Already);
    story.log(ada, EventKind::Debriefed, None).unwrap();
    assert_eq!(over(&story).len(), 2);
    assert_eq!(refused(story.log(ada, EventKind::Debriefed, None)), RefusalKind::Already);
}

#[test]
fn beginning_takes_somebody_from_the_pool() {
    let mut story = Story::at(MORNING);
    let ada = story.add("Ada Quill");
    let mut contact = crate::domain::contact::Contact::clone(story.book.contact(ada).unwrap());
    contact.pool = true;
    story.book.contacts.insert(ada, std::sync::Arc::new(contact));
    let applied = begin(&mut story, ada, None).unwrap();
    assert_eq!(applied.remarks, ["Ada Quill is in the working list now"]);
}
