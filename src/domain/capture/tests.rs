//! Tables of lines, what they are understood as, and what they leave in the book. The time of typing is Thursday
//! 12 November 2026, 08:04, in Vienna.

mod cases;

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::domain::{
    book::Book,
    command::{Act, Command, ContactChanges, NewContact, Refusal},
    contact::Contact,
    id::{Id, Ids},
    line::Unready,
    moment::Moment,
    name::Name,
    proof,
    when::words,
    zone::{Now, Zone},
};

struct Story {
    book: Book,
    ids: Ids,
    now: Now,
}

impl Story {
    fn act(&mut self, act: Act) {
        self.book.apply(&Command::new(&mut self.ids, act), &self.now).unwrap();
    }

    fn add(&mut self, name: &str, facts: ContactChanges) -> Id {
        let id = self.ids.fresh();
        let new = NewContact { id: Some(id), facts, ..NewContact::named(Name::parse(name).unwrap()) };
        self.act(Act::AddContact(Box::new(new)));
        id
    }
}

/// In the book are Ben Ode at Acme, Zoë Low at Acme, two Leo Okafor, and in the pool Priya Nadar at Northlight.
fn story() -> Story {
    let now = Now {
        instant: DateTime::parse_from_rfc3339("2026-11-12T08:04:00+01:00").unwrap().to_utc(),
        zone: Zone::named("Europe/Vienna").unwrap(),
    };
    let mut story = Story { book: Book::default(), ids: Ids::seeded(7), now };
    let at =
        |employer: &str| ContactChanges { employer: Some(employer.to_owned()), ..ContactChanges::default() };
    story.add("Ben Ode", at("Acme"));
    story.add("Zoë Low", at("Acme"));
    story.add("Leo Okafor", at("Civica"));
    story.add("Leo Okafor", at("Northlight"));
    let pooled = story.add("Priya Nadar", at("Northlight"));
    let mut contact = Contact::clone(story.book.contact(pooled).unwrap());
    contact.pool = true;
    story.book.contacts.insert(pooled, contact.into());
    story
}

fn shown(refusal: &Refusal) -> String {
    let others: Vec<&str> = refusal.instead.iter().map(|(name, _)| name.as_str()).collect();
    if others.is_empty() { refusal.to_string() } else { format!("{refusal} [{}]", others.join(", ")) }
}

/// What the book holds of a person, in words.
fn record(book: &Book, id: Id, now: &Now) -> String {
    let contact = book.contact(id).unwrap();
    let at = |when: Moment| match when {
        Moment::Instant(at) => words::short(at.to_utc(), now),
        Moment::Date(date) => date.to_string(),
    };
    let mut parts = vec![contact.name.to_string()];
    for (label, text) in [
        ("role", &contact.role),
        ("employer", &contact.employer),
        ("field", &contact.field),
        ("emails", &contact.emails.join(" ")),
        ("phones", &contact.phones.join(" ")),
        ("profile", &contact.profile),
        ("zone", &contact.zone),
        ("tags", &contact.tags.join(" ")),
        ("notes", &contact.notes),
    ] {
        if !text.is_empty() {
            parts.push(format!("{label}={text}"));
        }
    }
    if let Some(source) = &contact.source {
        let by = source
            .by
            .and_then(|by| book.contact(by))
            .map(|by| format!(" by {}", by.name))
            .unwrap_or_default();
        let name =
            if source.name.is_empty() { String::new() } else { format!(" by the name {}", source.name) };
        parts.push(format!("source={}{by}{name}", source.kind));
    }
    if contact.pool {
        parts.push("pool".to_owned());
    }
    let mut events: Vec<_> = contact.events.values().collect();
    events.sort_by_key(|event| event.logged_at);
    for event in events {
        let when = if event.at == Moment::Instant(now.stamp()) {
            String::new()
        } else {
            format!(" {}", at(event.at))
        };
        let channel =
            event.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
        let note = if event.note.is_empty() { String::new() } else { format!(" {:?}", event.note) };
        parts.push(format!("{}{when}{channel}{note}", event.kind));
    }
    for request in contact.requests.values().filter(|request| !request.about.is_empty()) {
        parts.push(format!("about={}", request.about));
    }
    for talk in contact.interviews.values() {
        let place = if talk.place.is_empty() { String::new() } else { format!(" at {}", talk.place) };
        parts.push(format!("talk {} {}min{place}", at(talk.starts_at), talk.minutes));
    }
    parts.join("; ")
}

fn outcome(line: &str) -> (String, String) {
    let mut story = story();
    match parse(line, &story.book, &story.now, &mut story.ids) {
        Err(Unready::Incomplete(words)) => (format!("? {words}"), String::new()),
        Err(Unready::Refused(refusal)) => (format!("! {}", shown(&refusal)), String::new()),
        Ok(captured) => {
            story.act(captured.act);
            (captured.understood.join(" | "), record(&story.book, captured.contact, &story.now))
        }
    }
}

#[test]
fn lines_mean_what_they_say_and_leave_it_in_the_book() {
    let wrong: Vec<String> = cases::CASES
        .iter()
        .map(|(line, meaning, record)| (*line, (*meaning, *record), outcome(line)))
        .filter(|(_, expected, (meaning, record))| *expected != (meaning, record))
        .map(|(line, expected, is)| format!("{line:?}\n  is        {is:?}\n  should be {expected:?}\n"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

/// What a refusal offers instead can be done, and takes the rest of the line with it.
#[test]
fn what_is_offered_instead_keeps_the_rest_of_the_line() {
    for (line, choice, name, kept) in [
        ("Ada Quill, CTO, said yes", 0, "Ada Quill", "Ada Quill; role=CTO; sent; accepted"),
        ("Ben Ode, CTO, asked yesterday", 0, "Ben Ode", "Ben Ode; role=CTO; employer=Acme; sent 2026-11-11"),
        ("thanked Ben Ode by card", 0, "Ben Ode", "Ben Ode; employer=Acme; touched by card"),
    ] {
        let mut story = story();
        let Err(Unready::Refused(refusal)) = parse(line, &story.book, &story.now, &mut story.ids) else {
            panic!("{line:?} is refused");
        };
        story.act(refusal.instead[choice].1.clone());
        let found = story.book.contacts.iter().find(|(_, contact)| contact.name.as_str() == name);
        assert_eq!(record(&story.book, *found.unwrap().0, &story.now), kept, "{line:?}");
    }
    let mut story = story();
    let Err(Unready::Refused(refusal)) = parse("Ben Ode", &story.book, &story.now, &mut story.ids) else {
        panic!("Ben is in the book");
    };
    story.act(refusal.instead[0].1.clone());
    assert_eq!(story.book.contacts.values().filter(|contact| contact.name.as_str() == "Ben Ode").count(), 2);
}

#[test]
fn a_referral_stands_with_the_one_who_named() {
    let mut story = story();
    let captured = parse("Ada Quill, via Ben Ode", &story.book, &story.now, &mut story.ids).unwrap();
    story.act(captured.act);
    let ben = story.book.contacts.values().find(|contact| contact.name.as_str() == "Ben Ode").unwrap();
    assert!(ben.referrals.values().any(|referral| referral.to == Some(captured.contact)));
}

#[test]
fn several_lines_are_so_many_people() {
    let text = "- Ada Quill, CTO at Acme\n\n2. Nora Vale\tdesigner\tvia Ada Quill\r\n* Foo, A, B, C\n\u{2022} Zoe Low, asked yesterday\nada quill, asked yesterday\n";
    let mut story = story();
    let lines = parse_lines(text, &story.book, &story.now, &mut story.ids);
    let read: Vec<(usize, String)> = lines
        .lines
        .iter()
        .map(|line| {
            let words = match &line.read {
                Ok(captured) => captured.understood.join(" | "),
                Err(unready) => format!("! {unready}"),
            };
            (line.number, words)
        })
        .collect();
    assert_eq!(
        read,
        [
            (1, "New: Ada Quill; role CTO; employer Acme.".to_owned()),
            (
                3,
                "New: Nora Vale; role designer; found through: referral. | Named by Ada Quill (Acme), who is in the book."
                    .to_owned()
            ),
            (4, "! \"C\" is not understood; put `note:` before what is a note".to_owned()),
            (
                5,
                "Zoë Low (Acme) is in the book; this adds to what is there. | You asked, Wed 11 Nov 2026.".to_owned()
            ),
            (
                6,
                "Ada Quill (Acme) is in the book; this adds to what is there. | You asked, Wed 11 Nov 2026.".to_owned()
            ),
        ]
    );
    assert_eq!(lines.counts, "2 people, 1 person already in the book, 1 line not understood");
    let people = story.book.contacts.len();
    story.act(lines.act.unwrap());
    assert_eq!(story.book.contacts.len(), people + 2);
    let blank = parse_lines(" \n\n", &story.book, &story.now, &mut story.ids);
    assert!(blank.act.is_none() && blank.lines.is_empty());
}

#[test]
fn long_lines_are_read_or_refused() {
    let mut story = story();
    for piece in [
        "x",
        "x ",
        "x, ",
        "about ",
        "at ",
        "via ",
        "fri 3pm, ",
        "by ",
        "\u{1b}[2J ",
        "\"",
        ": ",
        "é",
        "@",
        "#a ",
    ] {
        let long = piece.repeat(10_240 / piece.len());
        for start in ["", "Ada, ", "asked ", "Ada, asked "] {
            if let Ok(captured) = parse(&format!("{start}{long}"), &story.book, &story.now, &mut story.ids) {
                assert!(!captured.understood.is_empty(), "{start}{piece}");
            }
        }
    }
}

proptest! {
    #![proptest_config(proof::cases(256, 20_000))]

    #[test]
    fn no_line_ends_the_program(line in "\\PC{0,80}", text in "[a-zA-Z0-9,@#:\\n\t\" ]{0,80}") {
        let mut story = story();
        drop(parse(&line, &story.book, &story.now, &mut story.ids));
        drop(parse_lines(&text, &story.book, &story.now, &mut story.ids));
    }

    /// What was understood can be done, whatever the words were.
    #[test]
    fn what_is_understood_is_not_refused(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Ada", "Quill", "Ben Ode", "Priya Nadar", "CTO", "nurse", "at Acme", "at", "Civica", "via", "via Ben", "friend",
                "asked", "talked to", "talk", "said yes", "no", "thanked", "yesterday", "3 nov", "fri 3pm", "zoom", "by mail",
                "about", "a@b.org", "+43 660 1234567", "#x", "Asia/Tokyo", "note:", "told me", ",", ",", ",", "\"a, b\"",
            ]),
            0..9,
        ),
    ) {
        let mut story = story();
        if let Ok(captured) = parse(&words.join(" "), &story.book, &story.now, &mut story.ids) {
            prop_assert!(story.book.apply(&Command::new(&mut story.ids, captured.act), &story.now).is_ok());
            prop_assert!(story.book.contact(captured.contact).is_some());
        }
    }

    /// What was said once of a person is known, and said again adds nothing.
    #[test]
    fn what_is_said_twice_is_said_once(
        name in prop::sample::select(vec!["Ada Quill", "Ben Ode", "Zoë Low", "Priya Nadar", "\"Quill, Ada\"", "Ålesund Øye"]),
        facts in prop::collection::vec(
            prop::sample::select(vec![
                "CTO", "nurse", "at Acme", "at Civica", "CTO at Northlight", "via Ben Ode", "friend", "met at a fair", "a@b.org",
                "+43 660 1234567", "#x", "Asia/Tokyo", "https://www.linkedin.com/in/ada-quill", "role: held at bay",
            ]),
            1..6,
        ),
    ) {
        let mut story = story();
        let line = std::iter::once(name).chain(facts).collect::<Vec<_>>().join(", ");
        let Ok(captured) = parse(&line, &story.book, &story.now, &mut story.ids) else { return Ok(()) };
        story.act(captured.act);
        prop_assert_eq!(story.book.check(), vec![]);
        let once = story.book.clone();
        if let Ok(again) = parse(&line, &story.book, &story.now, &mut story.ids) {
            prop_assert_eq!(again.contact, captured.contact, "{:?} {:?}", line, again.understood);
            drop(story.book.apply(&Command::new(&mut story.ids, again.act), &story.now));
        }
        prop_assert!(story.book == once, "{line:?}");
    }
}
