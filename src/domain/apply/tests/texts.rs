//! Drafts, templates and lists of questions, told as stories.

use super::{Story, refused};
use crate::domain::{
    book::Question,
    command::{Act, Applied, Log, QuestionEdit, RecordEdit, Refusal, RefusalKind},
    drafts::{key::DraftFor, kind::DraftKind},
    event::{EventKind, Who},
    follow_up::{FollowUpId, Rule},
    id::Id,
    rules,
};

fn follow_up(story: &Story, contact: Id, rule: Rule) -> FollowUpId {
    let found = rules::follow_ups(&story.book, &story.now);
    found.into_iter().find(|it| it.contact == contact && it.rule() == rule).unwrap().id
}

fn keep(story: &mut Story, contact: Id, of: DraftFor, text: Option<&str>) -> Result<Applied, Refusal> {
    story.act(Act::Draft { contact, of, text: text.map(str::to_owned) })
}

fn drafts(story: &Story, contact: Id) -> Vec<String> {
    story.book.contact(contact).unwrap().drafts.iter().map(|(of, text)| format!("{of}: {text}")).collect()
}

fn sent_texts(story: &Story, contact: Id) -> Vec<String> {
    let events = story.book.contact(contact).unwrap().events.values();
    let mut events: Vec<_> = events.filter(|event| !event.text.is_empty()).collect();
    events.sort_by_key(|event| event.logged_at);
    events.into_iter().map(|event| format!("{}: {}", event.kind, event.text)).collect()
}

#[test]
fn a_draft_is_kept_and_goes_out_when_its_follow_up_is_done() {
    let mut story = Story::at("2026-11-12T16:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Held, Some("2026-11-12T15:00:00+01:00")).unwrap();
    let thanks = follow_up(&story, ada, Rule::ThankYou);
    let of = DraftFor::FollowUp(thanks);
    let applied = keep(&mut story, ada, of, Some("Dear Ada,\nthank you.\n\n")).unwrap();
    assert_eq!(applied.summary, "Kept the draft to Ada Quill");
    assert_eq!(drafts(&story, ada), [format!("{thanks}: Dear Ada,\nthank you.")]);
    let done = Act::Done { follow_up: thanks, when: None, channel: None };
    let applied = story.act(done).unwrap();
    assert_eq!(sent_texts(&story, ada), ["thanked: Dear Ada,\nthank you."]);
    assert_eq!(drafts(&story, ada), [""; 0]);
    // All of it is one change.
    story.act(Act::Undo(applied.change)).unwrap();
    assert_eq!(drafts(&story, ada).len(), 1);
    assert_eq!(sent_texts(&story, ada), [""; 0]);
}

#[test]
fn a_draft_goes_with_what_it_was_for() {
    let mut story = Story::at("2026-11-12T16:00:00+01:00");
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Held, Some("2026-11-12T15:00:00+01:00")).unwrap();
    let thanks = follow_up(&story, ada, Rule::ThankYou);
    keep(&mut story, ada, DraftFor::FollowUp(thanks), Some("Thank you.")).unwrap();
    let update = DraftFor::Message(DraftKind::Update);
    keep(&mut story, ada, update, Some("News.")).unwrap();
    // Thanked by a verb, the draft has nothing to settle any more; a message of a kind stays.
    story.log(ada, EventKind::Thanked, None).unwrap();
    assert_eq!(drafts(&story, ada), ["update: News."]);
    assert_eq!(refused(keep(&mut story, ada, DraftFor::FollowUp(thanks), Some("x"))), RefusalKind::NotFound);
    // What was kept as a message goes when just that was sent.
    story.tell(Log { text: "Other news.".to_owned(), ..Log::new(ada, EventKind::Touched) }).unwrap();
    assert_eq!(drafts(&story, ada), ["update: News."]);
    story.tell(Log { text: "News.".to_owned(), ..Log::new(ada, EventKind::Touched) }).unwrap();
    assert_eq!(drafts(&story, ada), [""; 0]);
}

#[test]
fn a_draft_needs_a_person_words_and_something_to_settle() {
    let mut story = Story::at("2026-11-12T16:00:00+01:00");
    let (ada, ben) = (story.add("Ada Quill"), story.add("Ben Ode"));
    story.log(ada, EventKind::Planned, None).unwrap();
    let unsent = DraftFor::FollowUp(follow_up(&story, ada, Rule::UnsentRequest));
    let update = DraftFor::Message(DraftKind::Update);
    let long = "x".repeat(1_000_001);
    for (who, of, text, expected) in [
        (Id::from_bits(77), update, Some("News."), RefusalKind::NotFound),
        (ben, unsent, Some("Hello"), RefusalKind::NotFound),
        (ada, update, Some(long.as_str()), RefusalKind::Text),
        (ada, update, None, RefusalKind::Already),
        (ada, update, Some(" \n"), RefusalKind::Already),
    ] {
        assert_eq!(refused(keep(&mut story, who, of, text)), expected);
    }
    keep(&mut story, ada, unsent, Some("Would you have 20 minutes?")).unwrap();
    let applied = keep(&mut story, ada, unsent, Some("  ")).unwrap();
    assert_eq!(applied.summary, "Threw the draft to Ada Quill away");
}

#[test]
fn the_text_of_a_request_stands_with_it_and_what_is_asked_again_with_its_event() {
    let mut story = Story::at("2026-11-02T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    let tell = |story: &mut Story, kind, text: &str| {
        story.tell(Log { text: text.to_owned(), ..Log::new(ada, kind) }).unwrap();
    };
    let message =
        |story: &Story| story.book.contact(ada).unwrap().requests.values().next().unwrap().message.clone();
    tell(&mut story, EventKind::Planned, "first try");
    assert_eq!(message(&story), "first try");
    tell(&mut story, EventKind::Sent, "as it went");
    assert_eq!(message(&story), "as it went");
    tell(&mut story, EventKind::Nudged, "once more");
    story.log(ada, EventKind::Later, None).unwrap();
    tell(&mut story, EventKind::Sent, "again");
    assert_eq!(message(&story), "as it went");
    assert_eq!(sent_texts(&story, ada), ["nudged: once more", "sent: again"]);
}

#[test]
fn a_draft_for_what_is_gone_goes_too() {
    // An introduction is answered to the person introduced; its record stands with the one who introduced.
    let mut story = Story::at("2026-11-02T09:00:00+01:00");
    let ada = story.add("Ada Quill");
    let refer = crate::domain::command::Refer {
        by: ada,
        to: crate::domain::command::PassedTo {
            contact: None,
            name: crate::domain::name::Name::parse("Ben Ode").ok(),
            facts: crate::domain::command::ContactChanges::default(),
            introduced: true,
        },
        interview: None,
        at: None,
    };
    story.act(Act::Refer(Box::new(refer))).unwrap();
    let (referral, named) = {
        let (id, referral) = story.book.contact(ada).unwrap().referrals.iter().next().unwrap();
        (*id, referral.to.unwrap())
    };
    let answer = follow_up(&story, named, Rule::Answer);
    keep(&mut story, named, DraftFor::FollowUp(answer), Some("Hello both")).unwrap();
    let before = story.book.clone();
    story.act(Act::Delete { contact: ada }).unwrap();
    assert_eq!(drafts(&story, named), [""; 0]);
    assert_eq!(story.book.check(), []);
    story.book = before;
    story.act(Act::Record { record: referral, edit: RecordEdit::Remove }).unwrap();
    assert_eq!(drafts(&story, named), [""; 0]);
    assert_eq!(story.book.check(), []);
}

#[test]
fn done_keeps_a_promise_looks_into_a_lead_and_thinks_a_talk_over() {
    let mut story = Story::at("2026-11-12T16:00:00+01:00");
    let ada = story.add("Ada Quill");
    let due = Some("2026-11-13".parse().unwrap());
    let text = || "the article".to_owned();
    story.act(Act::Promise { contact: ada, by: Who::Me, text: text(), due, interview: None }).unwrap();
    story.act(Act::Lead { contact: ada, text: text(), closes: due, interview: None }).unwrap();
    let known = rules::follow_ups(&story.book, &story.now);
    for rule in [Rule::Promise, Rule::Lead] {
        let follow_up = known.iter().find(|it| it.rule() == rule).unwrap().id;
        story.act(Act::Done { follow_up, when: None, channel: None }).unwrap();
    }
    let noted = story.book.contact(ada).unwrap();
    assert!(noted.promises.values().all(|promise| promise.kept_at.is_some()));
    assert!(noted.leads.values().all(|lead| lead.outcome.is_some()));
}

#[test]
fn a_template_is_kept_where_its_fields_are_known() {
    let mut story = Story::at("2026-11-12T16:00:00+01:00");
    let template =
        |text: Option<&str>| Act::Template { kind: DraftKind::ThankYou, text: text.map(str::to_owned) };
    assert_eq!(refused(story.act(template(None))), RefusalKind::Already);
    assert_eq!(refused(story.act(template(Some(" \n")))), RefusalKind::NeedsWords);
    let refusal = story.act(template(Some("Dear {name}, {shoe size} {{"))).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Text);
    assert!(refusal.words.contains("There is no field {shoe size}"), "{refusal}");
    assert!(refusal.hint.contains("{full name}"), "{refusal}");
    story.act(template(Some("Thank you, {name}."))).unwrap();
    assert_eq!(story.book.templates["thank-you"], "Thank you, {name}.");
    assert_eq!(story.book.check(), []);
    story.act(template(None)).unwrap();
    assert!(story.book.templates.is_empty());
}

fn edit(story: &mut Story, edit: QuestionEdit) -> Result<Applied, Refusal> {
    story.act(Act::Questions(edit))
}

fn add(story: &mut Story, list: &str, texts: &[&str]) -> Result<Applied, Refusal> {
    let questions =
        texts.iter().map(|text| Question { text: (*text).to_owned(), topic: String::new() }).collect();
    edit(story, QuestionEdit::Add { list: list.to_owned(), questions })
}

fn list(story: &Story, name: &str) -> String {
    let texts = story.book.question_lists[name].iter().map(|question| question.text.as_str());
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn questions_stand_once_in_lists_named_once() {
    let mut story = Story::at("2026-11-12T16:00:00+01:00");
    let text = || "b?".to_owned();
    let to = |text: &str| Question { text: text.to_owned(), topic: "work".to_owned() };
    assert_eq!(
        add(&mut story, " First\ntalks ", &["a?", "b?", "A?"]).unwrap().summary,
        "Added 2 questions to First talks"
    );
    assert_eq!(add(&mut story, "first talks", &["c?"]).unwrap().summary, "Added a question to First talks");
    assert_eq!(refused(add(&mut story, "FIRST talks", &["c?"])), RefusalKind::Already);
    assert_eq!(refused(add(&mut story, "First talks", &[])), RefusalKind::Already);
    assert_eq!(refused(add(&mut story, "First talks", &[" "])), RefusalKind::NeedsWords);
    assert_eq!(refused(add(&mut story, "  ", &["a?"])), RefusalKind::NeedsWords);
    assert_eq!(add(&mut story, "Second", &[]).unwrap().summary, "Made the list Second");
    assert_eq!(list(&story, "First talks"), "a? b? c?");
    let name = || "first TALKS".to_owned();
    let renamed = |list: &str, to: &str| QuestionEdit::Rename { list: list.to_owned(), to: to.to_owned() };
    let cases: Vec<(QuestionEdit, Result<&str, RefusalKind>)> = vec![
        (QuestionEdit::Move { list: name(), text: text(), to: 99 }, Ok("Moved a question in First talks")),
        (QuestionEdit::Move { list: name(), text: text(), to: 2 }, Err(RefusalKind::Already)),
        (
            QuestionEdit::Change { list: name(), text: text(), to: to("d?") },
            Ok("Changed a question in First talks"),
        ),
        (QuestionEdit::Change { list: name(), text: text(), to: to("d?") }, Err(RefusalKind::NotFound)),
        (
            QuestionEdit::Change { list: name(), text: "d?".to_owned(), to: to("A?") },
            Err(RefusalKind::Already),
        ),
        (
            QuestionEdit::Change { list: name(), text: "d?".to_owned(), to: to("") },
            Err(RefusalKind::NeedsWords),
        ),
        (
            QuestionEdit::Change { list: name(), text: "d?".to_owned(), to: to("D?") },
            Ok("Changed a question in First talks"),
        ),
        (
            QuestionEdit::Remove { list: name(), text: "a?".to_owned() },
            Ok("Took a question out of First talks"),
        ),
        (QuestionEdit::Remove { list: name(), text: "a?".to_owned() }, Err(RefusalKind::NotFound)),
        (
            QuestionEdit::Remove { list: "third".to_owned(), text: "a?".to_owned() },
            Err(RefusalKind::NotFound),
        ),
        (renamed("first talks", "second"), Err(RefusalKind::Already)),
        (renamed("first talks", " "), Err(RefusalKind::NeedsWords)),
        (renamed("first talks", "FIRST TALKS"), Ok("Renamed the list First talks to FIRST TALKS")),
        (
            QuestionEdit::Drop { list: "first talks".to_owned() },
            Ok("Dropped the list FIRST TALKS with its questions"),
        ),
        (QuestionEdit::Drop { list: "first talks".to_owned() }, Err(RefusalKind::NotFound)),
    ];
    for (change, expected) in cases {
        let told = format!("{change:?}");
        let result = edit(&mut story, change);
        let said = result.as_ref().map(|applied| applied.summary.as_str()).map_err(|refusal| refusal.kind);
        assert_eq!(said, expected, "{told}");
        assert_eq!(story.book.check(), [], "{told}");
    }
    assert_eq!(story.book.question_lists.keys().collect::<Vec<_>>(), ["Second"]);
}

#[test]
fn a_list_holds_a_thousand_questions_and_no_more_than_five_thousand() {
    let mut story = Story::at("2026-11-12T16:00:00+01:00");
    let texts: Vec<String> = (0..5001).map(|number| format!("Why {number}?")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    add(&mut story, "many", &texts[..1000]).unwrap();
    add(&mut story, "many", &texts[1000..5000]).unwrap();
    let refusal = add(&mut story, "many", &texts[5000..]).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Text);
    assert!(refusal.hint.starts_with("5000 fit"), "{refusal}");
    assert_eq!(story.book.check(), []);
}
