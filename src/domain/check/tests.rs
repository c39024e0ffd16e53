//! Sound books, and each fault by itself.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Duration, FixedOffset};

use crate::domain::{
    book::{Book, Exploring, Goals, Question},
    contact::{Contact, Imported},
    drafts::{key::DraftFor, kind::DraftKind},
    event::{Event, EventKind, Who},
    follow_up::{FollowUpId, Rule},
    id::Id,
    interview::{Answer, Debrief, Gap, GapKind, Interview, Live, MOST_MINUTES},
    moment::Moment,
    name::{LINE_LIMIT, Name, TEXT_LIMIT},
    records::{Advice, Decision, Lead, Promise, Referral},
    request::{Purpose, Request},
};

const ADA: u64 = 1;
const BEN: u64 = 2;
const TALK: u64 = 3;
const REQUEST: u64 = 4;

fn id(number: u64) -> Id {
    Id::from_bits(number)
}

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-12T08:00:00+01:00").unwrap()
}

fn event(kind: EventKind) -> Event {
    Event::new(kind, at().into(), at())
}

/// Ada, who was asked, with whom there was a talk; and Ben, whom she named.
fn book() -> Book {
    let mut ada = Contact::new(Name::parse("Ada Quill").unwrap());
    ada.requests.insert(id(REQUEST), Request::default());
    ada.interviews.insert(id(TALK), Interview::new(at().into(), 30));
    let sent = Event { request: Some(id(REQUEST)), ..event(EventKind::Sent) };
    let held = Event { interview: Some(id(TALK)), ..event(EventKind::Held) };
    ada.events.extend([(id(5), sent), (id(6), held)]);
    let mut book = Book::default();
    book.contacts.insert(id(ADA), Arc::new(ada));
    book.contacts.insert(id(BEN), Arc::new(Contact::new(Name::parse("Ben Ode").unwrap())));
    book
}

fn ada(book: &mut Book) -> &mut Contact {
    Arc::make_mut(book.contacts.get_mut(&id(ADA)).unwrap())
}

fn talk(book: &mut Book) -> &mut Interview {
    ada(book).interviews.get_mut(&id(TALK)).unwrap()
}

fn request(book: &mut Book) -> &mut Request {
    ada(book).requests.get_mut(&id(REQUEST)).unwrap()
}

fn question(text: &str) -> Question {
    Question { text: text.to_owned(), topic: String::new() }
}

fn imported(from: &str) -> Imported {
    Imported {
        from: from.to_owned(),
        key: "ada@example.org".to_owned(),
        name: String::new(),
        employer: String::new(),
        role: String::new(),
        on: None,
        told: BTreeMap::new(),
    }
}

fn answer(question: &str) -> Answer {
    Answer { question: question.to_owned(), ..Answer::default() }
}

fn list(book: &mut Book, name: &str, questions: &[&str]) {
    let questions = questions.iter().map(|text| question(text)).collect();
    book.question_lists.insert(name.to_owned(), Arc::new(questions));
}

fn promise(text: String) -> Promise {
    Promise { by: Who::Me, text, due: None, logged_at: at(), interview: None, kept_at: None }
}

fn advice() -> Advice {
    Advice {
        text: "Read \"Field Notes\"".to_owned(),
        logged_at: at(),
        interview: Some(id(TALK)),
        closed_at: None,
        left: false,
        outcome: String::new(),
    }
}

fn lead() -> Lead {
    Lead {
        text: "volunteers in spring".to_owned(),
        logged_at: at(),
        interview: None,
        closes: None,
        outcome: None,
        outcome_at: None,
    }
}

fn referral(to: Option<Id>) -> Referral {
    let (at, logged_at) = (at().into(), at());
    Referral { to, name: String::new(), at, logged_at, interview: None, introduced: false }
}

type Change = Box<dyn FnOnce(&mut Book)>;

fn changed(change: impl FnOnce(&mut Book) + 'static) -> Change {
    Box::new(change)
}

#[test]
fn a_sound_book_has_no_faults() {
    let cases: Vec<Change> = vec![
        changed(|_| {}),
        changed(|book| {
            let request = request(book);
            (request.purpose, request.to) = (Purpose::Introduction, Some(id(BEN)));
        }),
        changed(|book| talk(book).answers = vec![answer("How did it begin?"), answer("What is next?")]),
        changed(|book| ada(book).imported = vec![imported("vcard"), imported("csv")]),
        changed(|book| {
            let over_at = Some(at());
            talk(book).live = Some(Live { over_at, extra_minutes: 5, ..Live::new(at()) });
        }),
        changed(|book| {
            ada(book).advice.insert(id(9), advice());
            ada(book).leads.insert(id(10), lead());
            ada(book).promises.insert(id(11), promise("the article".to_owned()));
            ada(book).referrals.insert(id(12), referral(Some(id(BEN))));
        }),
        changed(|book| {
            let thanks = FollowUpId { rule: Rule::ThankYou, record: id(TALK) };
            let update = DraftFor::Message(DraftKind::Update);
            let texts = [(DraftFor::FollowUp(thanks), "Thank you".to_owned()), (update, "News".to_owned())];
            ada(book).drafts.extend(texts);
        }),
        changed(|book| {
            list(book, "first talks", &["How did it begin?", "What is next?"]);
            list(book, "second talks", &["How did it begin?"]);
            book.templates.insert("thank-you".to_owned(), "Dear {first name},".to_owned());
        }),
    ];
    for (index, change) in cases.into_iter().enumerate() {
        let mut book = book();
        change(&mut book);
        assert_eq!(book.check(), [], "{index}");
    }
}

#[test]
fn each_fault_is_found_and_named() {
    let date = Moment::Date("2026-11-12".parse().unwrap());
    let long = || "x".repeat(LINE_LIMIT + 1);
    let cases: Vec<(&str, Change)> = vec![
        (
            "it names request 33000000, which is not there",
            changed(|book| {
                ada(book).events.insert(id(9), Event { request: Some(id(99)), ..event(EventKind::Sent) });
            }),
        ),
        (
            "request 90000000: no event says what became of it",
            changed(|book| drop(ada(book).requests.insert(id(9), Request::default()))),
        ),
        (
            "interview 90000000: no event says what became of it",
            changed(move |book| drop(ada(book).interviews.insert(id(9), Interview::new(date, 30)))),
        ),
        ("0 minutes cannot be", changed(|book| talk(book).minutes = 0)),
        ("1441 minutes cannot be", changed(|book| talk(book).minutes = MOST_MINUTES + 1)),
        ("names both a", changed(|book| drop(ada(book).events.insert(id(BEN), event(EventKind::Heard))))),
        (
            "thanks for nothing",
            changed(|book| drop(ada(book).events.insert(id(9), event(EventKind::Thanked)))),
        ),
        (
            "event 90000000: it is `debriefed`, and does not say of which talk",
            changed(|book| drop(ada(book).events.insert(id(9), event(EventKind::Debriefed)))),
        ),
        (
            "event 90000000: it is `held`, and does not say of which talk",
            changed(|book| drop(ada(book).events.insert(id(9), event(EventKind::Held)))),
        ),
        (
            "event 90000000: it is `accepted`, and does not say of which request",
            changed(|book| drop(ada(book).events.insert(id(9), event(EventKind::Accepted)))),
        ),
        (
            "interview 30000000: it was held before it began",
            changed(|book| talk(book).starts_at = (at() + Duration::minutes(1)).into()),
        ),
        (
            "(Ada Quill): what an import said is kept twice for one kind of file",
            changed(|book| ada(book).imported = vec![imported("csv"), imported("csv")]),
        ),
        ("not a time zone", changed(|book| ada(book).zone = "Mars/Olympus".to_owned())),
        ("a line is longer", changed(move |book| ada(book).role = long())),
        ("a line is longer", changed(move |book| ada(book).pronounced = long())),
        ("request 40000000: a line is longer", changed(move |book| request(book).about = long())),
        (
            "request 40000000: a text is longer",
            changed(|book| request(book).message = "x".repeat(TEXT_LIMIT + 1)),
        ),
        (
            "asks for an introduction to 33000000, who is not in the book",
            changed(|book| {
                let request = request(book);
                (request.purpose, request.to) = (Purpose::Introduction, Some(id(99)));
            }),
        ),
        (
            "asks for an introduction to the person themselves",
            changed(|book| {
                let request = request(book);
                (request.purpose, request.to) = (Purpose::Introduction, Some(id(ADA)));
            }),
        ),
        ("does not ask for an introduction", changed(|book| request(book).to = Some(id(BEN)))),
        (
            "it was over before it was begun",
            changed(|book| {
                let over_at = Some(at() - Duration::seconds(1));
                talk(book).live = Some(Live { over_at, ..Live::new(at()) });
            }),
        ),
        (
            "1441 more minutes cannot be",
            changed(|book| {
                talk(book).live = Some(Live { extra_minutes: MOST_MINUTES + 1, ..Live::new(at()) });
            }),
        ),
        (
            "\"how did it BEGIN?\" stands there twice",
            changed(|book| {
                talk(book).answers = vec![answer("How did it begin?"), answer("how did it BEGIN?")];
            }),
        ),
        ("one of its questions is blank", changed(|book| talk(book).answers = vec![answer(" ")])),
        (
            "more than 5000 questions",
            changed(|book| {
                talk(book).answers = (0..=5000).map(|number| answer(&format!("Why {number}?"))).collect();
            }),
        ),
        (
            "it has no words",
            changed(|book| {
                let gaps = vec![Gap { kind: GapKind::Skill, what: " ".to_owned() }];
                talk(book).debrief = Some(Debrief { gaps, ..Debrief::default() });
            }),
        ),
        (
            "interview 30000000: a line is longer",
            changed(move |book| talk(book).debrief = Some(Debrief { stays: long(), ..Debrief::default() })),
        ),
        (
            "promise 90000000: it has no words",
            changed(|book| drop(ada(book).promises.insert(id(9), promise(String::new())))),
        ),
        (
            "promise 90000000: a line is longer",
            changed(move |book| drop(ada(book).promises.insert(id(9), promise(long())))),
        ),
        (
            "lead 90000000: it says when something became of it, and not what",
            changed(|book| {
                let lead = Lead { outcome_at: Some(at().into()), ..lead() };
                ada(book).leads.insert(id(9), lead);
            }),
        ),
        (
            "advice 90000000: it says that it was left, and not when",
            changed(|book| drop(ada(book).advice.insert(id(9), Advice { left: true, ..advice() }))),
        ),
        (
            "advice 90000000: it names interview 33000000, which is not there",
            changed(|book| {
                ada(book).advice.insert(id(9), Advice { interview: Some(id(99)), ..advice() });
            }),
        ),
        (
            "referral 90000000: it names the person themselves",
            changed(|book| drop(ada(book).referrals.insert(id(9), referral(Some(id(ADA)))))),
        ),
        (
            "referral 90000000: it names nobody",
            changed(|book| drop(ada(book).referrals.insert(id(9), referral(None)))),
        ),
        (
            "a draft is kept for nudge-13000000, and its record is not there",
            changed(|book| {
                let nudge = FollowUpId { rule: Rule::Nudge, record: id(97) };
                ada(book).drafts.insert(DraftFor::FollowUp(nudge), "Hello".to_owned());
            }),
        ),
        (
            "a decision is kept about nudge-13000000, and its record is not there",
            changed(|book| {
                let nudge = FollowUpId { rule: Rule::Nudge, record: id(97) };
                let decision =
                    Decision { opens: at(), snoozed_until: None, dropped_at: Some(at()), why: String::new() };
                ada(book).decisions.insert(nudge, decision);
            }),
        ),
        (
            "a draft without words",
            changed(|book| {
                ada(book).drafts.insert(DraftFor::Message(DraftKind::Update), " \n".to_owned());
            }),
        ),
        ("a list needs a name", changed(|book| list(book, " ", &[]))),
        (
            "question list \"talks\": there is another list of that name",
            changed(|book| {
                list(book, "Talks", &[]);
                list(book, "talks", &[]);
            }),
        ),
        (
            "question list \"talks\": one of its questions is blank",
            changed(|book| list(book, "talks", &[""])),
        ),
        (
            "question list \"talks\": \"Why ?\" stands in it twice",
            changed(|book| list(book, "talks", &["why  ?", "Why ?"])),
        ),
        (
            "template \"greeting\": there is no message of that kind",
            changed(|book| drop(book.templates.insert("greeting".to_owned(), "Hello".to_owned()))),
        ),
        (
            "template \"nudge\": it has no words",
            changed(|book| drop(book.templates.insert("nudge".to_owned(), " ".to_owned()))),
        ),
        (
            "goals: a field to explore has no name",
            changed(|book| {
                let exploring = vec![Exploring::default()];
                book.goals = Arc::new(Goals { exploring, ..Goals::default() });
            }),
        ),
    ];
    for (words, change) in cases {
        let mut book = book();
        change(&mut book);
        let faults = book.check();
        assert!(faults.iter().any(|fault| fault.to_string().contains(words)), "{words}: {faults:?}");
    }
}
