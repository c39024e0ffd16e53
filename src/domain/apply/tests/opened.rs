//! Names, promises, advice and leads, and what becomes of each, told as stories.

use super::{Story, moment, refused};
use crate::domain::{
    command::{
        Act, Applied, ContactChanges, Log, NewContact, On, PassedTo, RecordEdit, Refer, Refusal, RefusalKind,
    },
    contact::{Contact, SourceKind},
    event::{EventKind, Who},
    follow_up::{FollowUpId, Rule},
    id::Id,
    name::Name,
    records::LeadOutcome,
};

const NOW: &str = "2026-11-12T16:00:00+01:00";

fn story() -> (Story, Id, Id) {
    let mut story = Story::at(NOW);
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Held, Some("2026-11-12T15:00:00+01:00")).unwrap();
    let talk = *contact(&story, ada).interviews.keys().next().unwrap();
    (story, ada, talk)
}

fn contact(story: &Story, id: Id) -> &Contact {
    story.book.contact(id).unwrap()
}

fn to(name: &str) -> PassedTo {
    let (name, facts) = (Name::parse(name).ok(), ContactChanges::default());
    PassedTo { contact: None, name, facts, introduced: false }
}

fn somebody(id: Id) -> PassedTo {
    PassedTo { contact: Some(id), name: None, ..to("") }
}

fn refer(story: &mut Story, by: Id, to: PassedTo, interview: Option<Id>) -> Result<Applied, Refusal> {
    story.act(Act::Refer(Box::new(Refer { by, to, interview, at: None })))
}

fn record(story: &mut Story, record: Id, edit: RecordEdit) -> Result<Applied, Refusal> {
    story.act(Act::Record { record, edit })
}

fn promise(story: &mut Story, contact: Id, by: Who, text: &str) -> Result<Applied, Refusal> {
    story.act(Act::Promise { contact, by, text: text.to_owned(), due: None, interview: None })
}

#[test]
fn a_name_becomes_a_contact_with_its_referrer() {
    let (mut story, ada, talk) = story();
    let applied = refer(&mut story, ada, to("Ben Ode"), Some(talk)).unwrap();
    assert_eq!(applied.summary, "Ada Quill named Ben Ode");
    let (ben, new) = story.book.contacts.iter().find(|(_, it)| it.name.as_str() == "Ben Ode").unwrap();
    let (ben, source) = (*ben, new.source.clone().unwrap());
    assert_eq!((source.kind, source.by), (SourceKind::Referral, Some(ada)));
    let referral = contact(&story, ada).referrals.values().next().unwrap();
    assert_eq!((referral.to, referral.interview, referral.introduced), (Some(ben), Some(talk), false));
    // Two people may name each other, which does not say that each was found through the other; only oneself
    // is refused.
    refer(&mut story, ben, somebody(ada), None).unwrap();
    assert_eq!(contact(&story, ada).source, None);
    assert_eq!(refused(refer(&mut story, ben, somebody(ben), None)), RefusalKind::Text);
    for again in [to("Ben Ode"), somebody(ben)] {
        assert_eq!(refused(refer(&mut story, ada, again, None)), RefusalKind::Already);
    }
    // Whoever is in the book already can be taken in one step.
    let carmen = story.add("Carmen Duarte");
    let refusal = refer(&mut story, ada, to("Carmen Duarte"), Some(talk)).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Already);
    let (_, instead) = refusal.instead.into_iter().next().unwrap();
    assert_eq!(story.act(instead).unwrap().summary, "Ada Quill named Carmen Duarte");
    // A name that was given may be introduced later, once.
    let introduced = PassedTo { introduced: true, ..somebody(carmen) };
    let applied = refer(&mut story, ada, introduced.clone(), None).unwrap();
    assert_eq!(applied.summary, "Ada Quill introduced Carmen Duarte");
    assert_eq!(refused(refer(&mut story, ada, introduced, None)), RefusalKind::Already);
    assert_eq!(refused(refer(&mut story, ada, somebody(carmen), None)), RefusalKind::Already);
    assert_eq!(story.book.check(), []);
}

#[test]
fn a_name_that_cannot_be_is_refused() {
    let (mut story, ada, talk) = story();
    let ben = story.add("Ben Ode");
    let nobody = Id::from_bits(77);
    let nameless = PassedTo { name: None, ..to("") };
    for (by, named, interview, expected) in [
        (nobody, to("Leo Okafor"), None, RefusalKind::NotFound),
        (ada, somebody(nobody), None, RefusalKind::NotFound),
        (ada, nameless, None, RefusalKind::NeedsWords),
        (ada, somebody(ada), None, RefusalKind::Text),
        (ada, to("Ada Quill"), None, RefusalKind::Text),
        (ben, to("Leo Okafor"), Some(talk), RefusalKind::NotFound),
        (ada, to("Leo Okafor"), Some(nobody), RefusalKind::NotFound),
    ] {
        assert_eq!(refused(refer(&mut story, by, named, interview)), expected);
    }
    let at = Some(moment("2026-11-13"));
    let tomorrow = Refer { by: ada, to: to("Leo Okafor"), interview: None, at };
    assert_eq!(refused(story.act(Act::Refer(Box::new(tomorrow)))), RefusalKind::Time);
}

#[test]
fn who_is_named_leaves_the_pool_and_keeps_the_source_they_had() {
    let (mut story, ada, _) = story();
    let ben = story.add("Ben Ode");
    let mut known = contact(&story, ben).clone();
    known.pool = true;
    known.source =
        Some(crate::domain::contact::Source { kind: SourceKind::Linkedin, by: None, name: String::new() });
    story.book.contacts.insert(ben, std::sync::Arc::new(known));
    refer(&mut story, ada, somebody(ben), None).unwrap();
    let known = contact(&story, ben);
    assert_eq!((known.pool, known.source.as_ref().unwrap().kind), (false, SourceKind::Linkedin));
}

#[test]
fn what_a_talk_opened_is_noted_with_it() {
    let (mut story, ada, talk) = story();
    let due = Some("2026-11-20".parse().unwrap());
    let text = || " the\narticle ".to_owned();
    let interview = Some(talk);
    let cases = [
        (
            Act::Promise { contact: ada, by: Who::Me, text: text(), due, interview },
            "Noted a promise to Ada Quill",
        ),
        (
            Act::Promise { contact: ada, by: Who::Them, text: text(), due: None, interview: None },
            "Noted a promise of Ada Quill",
        ),
        (Act::Advise { contact: ada, text: text(), interview }, "Noted what Ada Quill advised"),
        (Act::Lead { contact: ada, text: text(), closes: due, interview }, "Noted a lead from Ada Quill"),
    ];
    for (act, summary) in cases {
        assert_eq!(story.act(act).unwrap().summary, summary);
    }
    let noted = contact(&story, ada);
    let mine = noted.promises.values().find(|promise| promise.by == Who::Me).unwrap();
    assert_eq!((mine.text.as_str(), mine.due, mine.interview), ("the article", due, interview));
    assert_eq!(noted.leads.values().next().unwrap().closes, due);
    assert_eq!(story.book.check(), []);
}

#[test]
fn a_record_needs_words_a_person_and_a_talk_of_theirs() {
    let (mut story, ada, talk) = story();
    let ben = story.add("Ben Ode");
    let long = "x".repeat(201);
    for (who, text, interview, expected) in [
        (ada, " \n", None, RefusalKind::NeedsWords),
        (ada, long.as_str(), None, RefusalKind::Text),
        (Id::from_bits(77), "the article", None, RefusalKind::NotFound),
        (ben, "the article", Some(talk), RefusalKind::NotFound),
    ] {
        let text = || text.to_owned();
        for act in [
            Act::Promise { contact: who, by: Who::Me, text: text(), due: None, interview },
            Act::Advise { contact: who, text: text(), interview },
            Act::Lead { contact: who, text: text(), closes: None, interview },
        ] {
            assert_eq!(refused(story.act(act.clone())), expected, "{act:?}");
        }
    }
}

#[test]
fn each_kind_of_record_becomes_what_it_can() {
    let (mut story, ada, _) = story();
    promise(&mut story, ada, Who::Me, "the article").unwrap();
    promise(&mut story, ada, Who::Them, "an address").unwrap();
    story.act(Act::Advise { contact: ada, text: "Field Notes".to_owned(), interview: None }).unwrap();
    let closes = Some("2026-11-30".parse().unwrap());
    story.act(Act::Lead { contact: ada, text: "spring".to_owned(), closes, interview: None }).unwrap();
    refer(&mut story, ada, to("Ben Ode"), None).unwrap();
    let at = moment("2026-11-20T09:00:00+01:00");
    let crate::domain::moment::Moment::Instant(at) = at else { unreachable!() };
    story.act(Act::Remind { contact: ada, at, text: "call".to_owned() }).unwrap();

    let noted = contact(&story, ada).clone();
    let by = |who: Who| *noted.promises.iter().find(|(_, promise)| promise.by == who).unwrap().0;
    let (mine, theirs) = (by(Who::Me), by(Who::Them));
    let advice = *noted.advice.keys().next().unwrap();
    let lead = *noted.leads.keys().next().unwrap();
    let referral = *noted.referrals.keys().next().unwrap();
    let reminder = *noted.reminders.keys().next().unwrap();
    let event = *noted.events.keys().next().unwrap();

    let now = || Some(moment("2026-11-12T15:50:00+01:00"));
    let tried = |at| RecordEdit::Tried { at, outcome: "It is dry, and good.".to_owned() };
    let became = |outcome| RecordEdit::Became { outcome, at: None };
    let text = |text: &str| RecordEdit::Text(text.to_owned());
    let date = |date: &str| RecordEdit::Date(date.parse().ok());
    let cases: Vec<(Id, RecordEdit, Result<&str, RefusalKind>)> = vec![
        (mine, RecordEdit::Kept(now()), Ok("Kept the promise to Ada Quill")),
        (mine, RecordEdit::Kept(now()), Err(RefusalKind::Already)),
        (mine, RecordEdit::Kept(None), Ok("The promise to Ada Quill is open again")),
        (mine, RecordEdit::Kept(None), Err(RefusalKind::Already)),
        (mine, RecordEdit::Kept(Some(moment("2026-11-13"))), Err(RefusalKind::Time)),
        (theirs, RecordEdit::Kept(now()), Ok("Ada Quill kept the promise")),
        (theirs, RecordEdit::Kept(None), Ok("The promise of Ada Quill is open again")),
        (mine, text("the article on wards"), Ok("Changed the words of a promise to Ada Quill")),
        (mine, text(" "), Err(RefusalKind::NeedsWords)),
        (mine, date("2026-11-27"), Ok("Changed the date of a promise to Ada Quill")),
        (mine, RecordEdit::OpenAgain, Err(RefusalKind::Already)),
        (mine, RecordEdit::Kept(now()), Ok("Kept the promise to Ada Quill")),
        (mine, RecordEdit::OpenAgain, Ok("Opened a promise to Ada Quill again")),
        (reminder, RecordEdit::OpenAgain, Err(RefusalKind::NotFound)),
        (mine, tried(None), Err(RefusalKind::NotFound)),
        (mine, became(LeadOutcome::Applied), Err(RefusalKind::NotFound)),
        (advice, tried(None), Ok("Tried what Ada Quill advised")),
        (advice, tried(Some(moment("2026-12-01"))), Err(RefusalKind::Time)),
        (advice, RecordEdit::LeftUntried, Ok("Left untried what Ada Quill advised")),
        (advice, RecordEdit::LeftUntried, Err(RefusalKind::Already)),
        (advice, RecordEdit::OpenAgain, Ok("Opened advice from Ada Quill again")),
        (advice, RecordEdit::OpenAgain, Err(RefusalKind::Already)),
        (advice, text("Field Notes, weekly"), Ok("Changed the words of advice from Ada Quill")),
        (advice, date("2026-11-27"), Err(RefusalKind::NotFound)),
        (advice, RecordEdit::Kept(now()), Err(RefusalKind::NotFound)),
        (lead, became(LeadOutcome::LookedInto), Ok("Looked into the lead from Ada Quill")),
        (lead, became(LeadOutcome::Applied), Ok("Applied for what Ada Quill named")),
        (lead, became(LeadOutcome::PassedBy), Ok("Passed the lead from Ada Quill by")),
        (lead, RecordEdit::OpenAgain, Ok("Opened a lead from Ada Quill again")),
        (lead, RecordEdit::Date(None), Ok("Changed the date of a lead from Ada Quill")),
        (lead, RecordEdit::LeftUntried, Err(RefusalKind::NotFound)),
        (referral, text("x"), Err(RefusalKind::NotFound)),
        (referral, RecordEdit::Kept(now()), Err(RefusalKind::NotFound)),
        (reminder, text("call twice"), Ok("Changed the words of a reminder for Ada Quill")),
        (reminder, date("2026-11-27"), Err(RefusalKind::NotFound)),
        (mine, RecordEdit::Remove, Ok("Took a promise to Ada Quill out")),
        (mine, RecordEdit::Remove, Err(RefusalKind::NotFound)),
        (advice, RecordEdit::Remove, Ok("Took advice from Ada Quill out")),
        (lead, RecordEdit::Remove, Ok("Took a lead from Ada Quill out")),
        (referral, RecordEdit::Remove, Ok("Took a name from Ada Quill out")),
        (reminder, RecordEdit::Remove, Ok("Took a reminder for Ada Quill out")),
        (event, RecordEdit::Remove, Err(RefusalKind::NotFound)),
        (ada, RecordEdit::Remove, Err(RefusalKind::NotFound)),
    ];
    for (id, edit, expected) in cases {
        let told = format!("{edit:?}");
        let result = record(&mut story, id, edit);
        let said = result.as_ref().map(|applied| applied.summary.as_str()).map_err(|refusal| refusal.kind);
        assert_eq!(said, expected, "{told}");
        assert_eq!(story.book.check(), [], "{told}");
    }
}

#[test]
fn a_wrong_kind_is_named_for_what_it_is() {
    let (mut story, ada, talk) = story();
    promise(&mut story, ada, Who::Me, "the article").unwrap();
    let mine = *contact(&story, ada).promises.keys().next().unwrap();
    let refusal = record(&mut story, mine, RecordEdit::LeftUntried).unwrap_err().to_string();
    assert_eq!(
        refusal,
        "That is a promise (Ada Quill), which cannot be left untried; a promise is kept, or open"
    );
    for (id, words) in [
        (talk, format!("The id {talk} is that of an interview (Ada Quill)")),
        (ada, format!("The id {ada} is that of a person")),
        (Id::from_bits(77), "There is no record".to_owned()),
    ] {
        let refusal = record(&mut story, id, RecordEdit::Remove).unwrap_err();
        assert!(refusal.words.starts_with(&words), "{refusal}");
    }
}

#[test]
fn what_was_tried_keeps_its_outcome_when_it_opens_again() {
    let (mut story, ada, _) = story();
    story.act(Act::Advise { contact: ada, text: "Field Notes".to_owned(), interview: None }).unwrap();
    let id = *contact(&story, ada).advice.keys().next().unwrap();
    let outcome = "Dry, and good.".to_owned();
    record(&mut story, id, RecordEdit::Tried { at: None, outcome }).unwrap();
    record(&mut story, id, RecordEdit::OpenAgain).unwrap();
    let advice = &contact(&story, ada).advice[&id];
    assert_eq!((advice.closed_at, advice.outcome.as_str()), (None, "Dry, and good."));
}

#[test]
fn a_name_that_answered_a_request_stays() {
    let mut story = Story::at(NOW);
    let ada = story.add("Ada Quill");
    story.log(ada, EventKind::Sent, None).unwrap();
    story.tell(Log { passed_to: Some(to("Ben Ode")), ..Log::new(ada, EventKind::Passed) }).unwrap();
    let referral = *contact(&story, ada).referrals.keys().next().unwrap();
    let refusal = record(&mut story, referral, RecordEdit::Remove).unwrap_err();
    assert_eq!(refusal.kind, RefusalKind::Text);
    assert!(refusal.words.contains("passed you on"), "{refusal}");
}

#[test]
fn an_introduction_is_a_request_of_its_own() {
    let mut story = Story::at(NOW);
    let (ada, ben, carmen) = (story.add("Ada Quill"), story.add("Ben Ode"), story.add("Carmen Duarte"));
    let ask = |kind, to| Log {
        introduction_to: Some(to),
        text: "Would you introduce me?".to_owned(),
        ..Log::new(ada, kind)
    };
    let planned = story.tell(ask(EventKind::Planned, ben)).unwrap();
    assert_eq!(planned.summary, "Planned to ask Ada Quill for an introduction to Ben Ode");
    assert_eq!(refused(story.tell(ask(EventKind::Planned, ben))), RefusalKind::Already);
    story.tell(ask(EventKind::Planned, carmen)).unwrap();
    story.log(ada, EventKind::Planned, None).unwrap();
    let sent = story.tell(ask(EventKind::Sent, ben)).unwrap();
    assert_eq!(sent.summary, "Asked Ada Quill for an introduction to Ben Ode");
    let requests: Vec<_> = contact(&story, ada).requests.values().collect();
    assert_eq!(requests.len(), 3);
    let to_ben = requests.iter().find(|request| request.to == Some(ben)).unwrap();
    assert_eq!(to_ben.purpose, crate::domain::request::Purpose::Introduction);
    assert_eq!(to_ben.message, "Would you introduce me?");
    for (log, expected) in [
        (ask(EventKind::Sent, ada), RefusalKind::Text),
        (ask(EventKind::Thanked, ben), RefusalKind::Text),
        (ask(EventKind::Sent, Id::from_bits(77)), RefusalKind::NotFound),
    ] {
        assert_eq!(refused(story.tell(log)), expected);
    }
    // When the other one leaves the book, the request keeps the name.
    story.act(Act::Delete { contact: ben }).unwrap();
    assert!(contact(&story, ada).requests.values().any(|it| it.to.is_none() && it.about == "Ben Ode"));
    assert_eq!(story.book.check(), []);
}

#[test]
fn an_introduction_answers_the_request_for_it() {
    let asked = || {
        let mut story = Story::at(NOW);
        let (ada, ben) = (story.add("Ada Quill"), story.add("Ben Ode"));
        story.log(ada, EventKind::Sent, None).unwrap();
        let ask = Log { introduction_to: Some(ben), ..Log::new(ada, EventKind::Sent) };
        story.tell(ask).unwrap();
        story.later("2026-11-13T09:00:00+01:00");
        let refusal = story.log(ada, EventKind::Accepted, None).unwrap_err();
        assert!(refusal.words.contains("for an introduction to Ben Ode"), "{refusal}");
        let (introduction, _) =
            contact(&story, ada).requests.iter().find(|(_, it)| it.to == Some(ben)).unwrap();
        let on = Some(On::Record(*introduction));
        story.tell(Log { on, ..Log::new(ada, EventKind::Accepted) }).unwrap();
        story.later("2026-11-16T09:00:00+01:00");
        (story, ada, ben)
    };
    let introduced = |ben| PassedTo { introduced: true, ..somebody(ben) };
    let states = |story: &Story, ada| -> Vec<&str> {
        story.standing(ada, |it| it.requests.iter().map(|it| it.state.word()).collect())
    };
    let (mut story, ada, ben) = asked();
    assert_eq!(states(&story, ada), ["sent", "accepted"]);
    story.tell(Log { passed_to: Some(introduced(ben)), ..Log::new(ada, EventKind::Passed) }).unwrap();
    assert_eq!(states(&story, ada), ["sent", "passed-on"]);
    let (mut story, ada, ben) = asked();
    let applied = refer(&mut story, ada, introduced(ben), None).unwrap();
    assert_eq!(applied.summary, "Ada Quill introduced Ben Ode");
    assert_eq!(states(&story, ada), ["sent", "passed-on"]);
    assert_eq!(refused(refer(&mut story, ada, introduced(ben), None)), RefusalKind::Already);
    // A name alone is no introduction.
    let (mut story, ada, ben) = asked();
    refer(&mut story, ada, somebody(ben), None).unwrap();
    assert_eq!(states(&story, ada), ["sent", "accepted"]);
}

#[test]
fn what_was_decided_goes_with_what_it_was_about() {
    let named = || {
        let mut story = Story::at(NOW);
        let (ada, ben) = (story.add("Ada Quill"), story.add("Ben Ode"));
        refer(&mut story, ada, somebody(ben), None).unwrap();
        let referral = *contact(&story, ada).referrals.keys().next().unwrap();
        let follow_up = FollowUpId { rule: Rule::ReachOut, record: referral };
        story.act(Act::LetGo { follow_up, why: String::new() }).unwrap();
        assert_eq!(contact(&story, ben).decisions.len(), 1);
        (story, ada, ben, referral)
    };
    let (mut story, ada, ben, _) = named();
    story.act(Act::Delete { contact: ada }).unwrap();
    assert!(contact(&story, ben).decisions.is_empty());
    let (mut story, _, ben, referral) = named();
    record(&mut story, referral, RecordEdit::Remove).unwrap();
    assert!(contact(&story, ben).decisions.is_empty());
    assert_eq!(story.book.check(), []);
}

#[test]
fn landing_is_said_once_and_taken_back() {
    let mut story = Story::at(NOW);
    let land =
        |at: Option<&str>| Act::Land { at: at.map(|at| chrono::DateTime::parse_from_rfc3339(at).unwrap()) };
    assert_eq!(refused(story.act(land(None))), RefusalKind::Already);
    assert_eq!(refused(story.act(land(Some("2026-11-13T09:00:00+01:00")))), RefusalKind::Time);
    assert_eq!(story.act(land(Some(NOW))).unwrap().summary, "You have landed");
    assert_eq!(refused(story.act(land(Some(NOW)))), RefusalKind::Already);
    assert_eq!(story.act(land(None)).unwrap().summary, "Still looking");
    assert_eq!(story.book.landed, None);
}

#[test]
fn a_double_is_known_for_what_it_is() {
    // Adding somebody with a referrer notes the name with the referrer, once.
    let (mut story, ada, _) = story();
    let mut new = NewContact::named(Name::parse("Ben Ode").unwrap());
    let source =
        crate::domain::contact::Source { kind: SourceKind::Referral, by: Some(ada), name: String::new() };
    new.facts.source = Some(Some(source));
    story.act(Act::AddContact(Box::new(new))).unwrap();
    let ben = contact(&story, ada).referrals.values().next().unwrap().to.unwrap();
    assert_eq!(refused(refer(&mut story, ada, somebody(ben), None)), RefusalKind::Already);
}
