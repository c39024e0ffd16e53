//! Tables of lines, what they are understood as, and what they leave in the book. The time of typing is Thursday
//! 12 November 2026, 08:04, in Vienna.

mod cases;
mod more_cases;
mod said_again;

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::domain::{
    command::{Command, ContactChanges, Log, NewContact, Refusal},
    id::Ids,
    name::Name,
    proof,
    when::words,
    zone::Zone,
};

struct Story {
    book: Book,
    ids: Ids,
    now: Now,
}

fn moment(text: &str) -> Moment {
    text.parse().map_or_else(|_| Moment::Instant(DateTime::parse_from_rfc3339(text).unwrap()), Moment::Date)
}

impl Story {
    fn at(&mut self, time: &str) {
        self.now.instant = DateTime::parse_from_rfc3339(time).unwrap().to_utc();
    }

    fn act(&mut self, act: Act) {
        self.book.apply(&Command::new(&mut self.ids, act), &self.now).unwrap();
    }

    fn add(&mut self, name: &str, facts: ContactChanges) -> Id {
        let id = self.ids.fresh();
        let new = NewContact { id: Some(id), facts, ..NewContact::named(Name::parse(name).unwrap()) };
        self.act(Act::AddContact(Box::new(new)));
        id
    }

    fn log(&mut self, contact: Id, kind: EventKind, when: Option<&str>) {
        let log = Log { when: when.map(moment), ..Log::new(contact, kind) };
        self.act(Act::Log(Box::new(log)));
    }

    fn id(&self, name: &str) -> Id {
        let found = self.book.contacts.iter().find(|(_, contact)| contact.name.as_str().starts_with(name));
        *found.unwrap().0
    }
}

/// Ada was asked on Monday; Ben only stands in the book; Cem has a talk on Friday at ten; with Dora a talk was booked
/// for yesterday and nobody said what happened; Emi lives in Tokyo and was asked; Finn was talked with and not thanked;
/// two people are called Leo Okafor.
fn story() -> Story {
    let now = Now {
        instant: DateTime::parse_from_rfc3339("2026-11-09T09:00:00+01:00").unwrap().to_utc(),
        zone: Zone::named("Europe/Vienna").unwrap(),
    };
    let mut story = Story { book: Book::default(), ids: Ids::seeded(7), now };
    let at =
        |employer: &str| ContactChanges { employer: Some(employer.to_owned()), ..ContactChanges::default() };
    let ada = story.add("Ada Quill", at("Hale Health"));
    story.log(ada, EventKind::Sent, None);
    story.add("Ben Ode", at("Acme"));
    let cem = story.add("Cem Ünal", ContactChanges::default());
    story.log(cem, EventKind::Scheduled, Some("2026-11-13T10:00:00+01:00"));
    let dora = story.add("Dora Low", ContactChanges::default());
    story.log(dora, EventKind::Scheduled, Some("2026-11-11T10:00:00+01:00"));
    let tokyo = ContactChanges { zone: Some("Asia/Tokyo".to_owned()), ..ContactChanges::default() };
    let emi = story.add("Emi Tanabe", tokyo);
    story.log(emi, EventKind::Sent, None);
    let finn = story.add("Finn Berg", ContactChanges::default());
    story.log(finn, EventKind::Held, Some("2026-11-06T10:00:00+01:00"));
    story.add("Leo Okafor", at("Civica"));
    story.add("Leo Okafor", at("Northlight"));
    story.at("2026-11-12T08:04:00+01:00");
    story
}

/// What a line is understood as; a refusal behind `!`, something missing behind `?`.
fn understood(story: &Story, name: &str, line: &str) -> Result<Noted, String> {
    parse(line, story.id(name), &story.book, &story.now).map_err(|unready| match unready {
        Unready::Incomplete(words) => format!("? {words}"),
        Unready::Refused(refusal) => format!("! {}", shown(&refusal)),
    })
}

fn shown(refusal: &Refusal) -> String {
    let others: Vec<&str> = refusal.instead.iter().map(|(name, _)| name.as_str()).collect();
    if others.is_empty() { refusal.to_string() } else { format!("{refusal} [{}]", others.join(", ")) }
}

/// What the book holds of a person after the line that it did not hold before.
fn left(before: &Book, after: &Book, id: Id, now: &Now) -> String {
    let (old, new) = (before.contact(id).unwrap(), after.contact(id).unwrap());
    let at = |when: Moment| match when {
        Moment::Instant(at) => words::short(at.to_utc(), now),
        Moment::Date(date) => date.to_string(),
    };
    let mut events: Vec<_> =
        new.events.iter().filter(|(id, _)| !old.events.contains_key(id)).map(|(_, it)| it).collect();
    events.sort_by_key(|event| event.logged_at);
    let mut parts = Vec::new();
    for event in events {
        let mut text = format!("{} {}", event.kind, at(event.at));
        if event.at == Moment::Instant(now.stamp()) {
            text = event.kind.to_string();
        }
        if let Some(by) = event.by {
            text += &format!(" by {by:?}");
        }
        if let Some(channel) = &event.channel {
            text += &format!(" {}", channel.phrase());
        }
        if let Some(until) = event.until {
            text += &format!(" until {until}");
        }
        if event.for_good {
            text += " for good";
        }
        if !event.note.is_empty() {
            text += &format!(" {:?}", event.note);
        }
        parts.push(text);
    }
    for (id, talk) in new.interviews.iter().filter(|(id, talk)| old.interviews.get(id) != Some(talk)) {
        let _ = id;
        let medium = talk.medium.as_ref().map(|medium| format!(" {}", medium.phrase())).unwrap_or_default();
        let place = if talk.place.is_empty() { String::new() } else { format!(" at {:?}", talk.place) };
        parts.push(format!("talk {} {}min{medium}{place} {}", at(talk.starts_at), talk.minutes, talk.zone));
    }
    for (id, request) in new.requests.iter().filter(|(id, request)| old.requests.get(id) != Some(request)) {
        let word = if old.requests.contains_key(id) { "request" } else { "new request" };
        let channel =
            request.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
        let about =
            if request.about.is_empty() { String::new() } else { format!(" about {:?}", request.about) };
        parts.push(format!("{word}{channel}{about}"));
    }
    for referral in new.referrals.iter().filter(|(id, _)| !old.referrals.contains_key(id)).map(|(_, it)| it) {
        let person = referral.to.and_then(|to| after.contact(to)).unwrap();
        let new = if before.contact(referral.to.unwrap()).is_some() { "" } else { "new " };
        let word = if referral.introduced { "introduced" } else { "named" };
        parts.push(format!("{word} {new}{} ({})", person.name, person.position()));
    }
    parts.join("; ")
}

fn outcome(name: &str, line: &str) -> (String, String) {
    let mut story = story();
    match understood(&story, name, line) {
        Err(refusal) => (refusal, String::new()),
        Ok(noted) => {
            let before = story.book.clone();
            story.act(noted.act);
            (noted.understood.join(" | "), left(&before, &story.book, story.id(name), &story.now))
        }
    }
}

#[test]
fn lines_mean_what_they_say_and_leave_it_in_the_book() {
    let wrong: Vec<String> = cases::CASES
        .iter()
        .chain(more_cases::MORE_CASES)
        .map(|(name, line, meaning, record)| (*name, *line, (*meaning, *record), outcome(name, line)))
        .filter(|(.., expected, (meaning, record))| *expected != (meaning, record))
        .map(|(name, line, expected, is)| {
            format!("{name}: {line:?}\n  is        {is:?}\n  should be {expected:?}\n")
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

/// What a refusal offers instead can be done, and takes the rest of the line with it.
#[test]
fn what_is_offered_instead_keeps_the_rest_of_the_line() {
    for (name, line, choice, record) in [
        (
            "Ben",
            "y thu 3pm zoom",
            0,
            "sent; accepted; scheduled on Zoom; talk 15:00 30min on Zoom Europe/Vienna; new request",
        ),
        ("Ben", "y thu 3pm zoom", 1, "scheduled on Zoom; talk 15:00 30min on Zoom Europe/Vienna"),
        ("Ben", "n by mail", 0, "sent by e-mail; declined by e-mail; new request by e-mail"),
        ("Cem", "sch mon 9am phone", 0, "moved by phone; talk Mon 09:00 30min by phone Europe/Vienna"),
        ("Cem", "sch mon 9am phone", 1, "scheduled by phone; talk Mon 09:00 30min by phone Europe/Vienna"),
        ("Ben", "sch yest 3pm", 0, "held Wed 15:30; talk Wed 15:00 30min Europe/Vienna"),
    ] {
        let mut story = story();
        let id = story.id(name);
        let Err(Unready::Refused(refusal)) = parse(line, id, &story.book, &story.now) else {
            panic!("{line:?} is refused");
        };
        let before = story.book.clone();
        story.act(refusal.instead[choice].1.clone());
        assert_eq!(left(&before, &story.book, id, &story.now), record, "{line:?} {choice}");
    }
}

#[test]
fn somebody_unknown_is_refused() {
    let story = story();
    let unknown = parse("y", Id::from_bits(5), &story.book, &story.now);
    assert!(matches!(unknown, Err(Unready::Refused(refusal)) if refusal.kind == RefusalKind::NotFound));
}

/// Each case: the line, and what it is understood as.
#[test]
fn done_earlier_or_otherwise() {
    let story = story();
    for (line, meaning) in [
        ("", "Just now, by the usual channel."),
        (" \t ", "Just now, by the usual channel."),
        ("yest 9pm by card", "Wed 11 Nov 2026, 21:00, by card."),
        ("by card yest 9pm", "Wed 11 Nov 2026, 21:00, by card."),
        ("y", "Wed 11 Nov 2026, by the usual channel."),
        ("y 9pm card", "Wed 11 Nov 2026, 21:00, by card."),
        ("card", "Just now, by card."),
        ("mo linkedin", "Mon 9 Nov 2026, by LinkedIn."),
        ("9pm in person", "Wed 11 Nov 2026, 21:00, in person."),
        ("now", "Thu 12 Nov 2026, 08:04, by the usual channel."),
        ("by pigeon", "Just now, by pigeon."),
        ("tomorrow", "! Fri 13 Nov 2026 has not come yet; say when it was, or leave the time out"),
        ("yest soon", "! \"soon\" is not understood; write when and how, such as `yest 9pm by card`"),
        (
            "yest emial",
            "! \"emial\" is not understood, but email is; write when and how, such as `yest 9pm by card`",
        ),
        ("yest by", "? by what?"),
        ("31 feb", "! February has 28 or 29 days"),
        ("s", "? s could be Saturday or Sunday: write more of it"),
    ] {
        let is = match parse_done(line, &story.book, &story.now) {
            Ok(done) => done.understood.join(" | "),
            Err(Unready::Incomplete(words)) => format!("? {words}"),
            Err(Unready::Refused(refusal)) => format!("! {refusal}"),
        };
        assert_eq!(is, meaning, "{line:?}");
    }
    let done = parse_done("yest 9pm by card", &story.book, &story.now).unwrap();
    assert_eq!(done.when, Some(moment("2026-11-11T21:00:00+01:00")));
    assert_eq!(done.channel, crate::domain::channel::Channel::usual("card"));
}

/// Each case: the line, the limit, until when, and what it is understood as.
#[test]
fn snoozed_until() {
    let story = story();
    let today = "2026-11-12T11:20:00+01:00";
    for (line, limit, until, meaning) in [
        ("", today, "Fri 08:00", "Fri 13 Nov, in the morning. It turns late while hidden: today at 11:20."),
        (" ", "", "Fri 08:00", "Fri 13 Nov, in the morning."),
        ("f", today, "Fri 08:00", "Fri 13 Nov, in the morning. It turns late while hidden: today at 11:20."),
        ("mo", "", "Mon 08:00", "Mon 16 Nov, in the morning."),
        ("3", "", "3 Dec", "Thu 3 Dec, in the morning."),
        ("10am", today, "10:00", "Thu 12 Nov, 10:00."),
        ("3pm", today, "15:00", "Thu 12 Nov, 15:00. It turns late while hidden: today at 11:20."),
        (
            "fri 3pm",
            "2026-11-13T15:00:00+01:00",
            "Fri 15:00",
            "Fri 13 Nov, 15:00. It turns late while hidden: tomorrow at 15:00.",
        ),
        (
            "mo",
            "2026-11-14T00:00:00+01:00",
            "Mon 08:00",
            "Mon 16 Nov, in the morning. It turns late while hidden: at the end of tomorrow.",
        ),
        ("mo", "2026-11-12T08:04:00+01:00", "Mon 08:00", "Mon 16 Nov, in the morning. It is late already."),
        ("11 jan", "", "11 Jan 2027", "Mon 11 Jan 2027, in the morning."),
        (
            "next fri",
            "",
            "20 Nov",
            "Fri 20 Nov, in the morning. | Next Friday is taken as the one of next week; fri alone is the coming one.",
        ),
        ("in 2h", "", "10:04", "Thu 12 Nov, 10:04."),
    ] {
        let limit = DateTime::parse_from_rfc3339(limit).ok().map(|limit| limit.to_utc());
        let snoozed = parse_snooze(line, limit, &story.book, &story.now).unwrap();
        assert_eq!(words::short(snoozed.until.to_utc(), &story.now), until, "{line:?}");
        assert_eq!(snoozed.understood.join(" | "), meaning, "{line:?}");
    }
    for (line, reason) in [
        ("today", "? This morning is past; until what time today? Write it like `3pm`"),
        ("yest", "! Wed 11 Nov 2026 is past; say a time that is still to come"),
        ("today 7am", "! Thu 12 Nov 2026, 07:00 is past; say a time that is still to come"),
        ("now", "! Thu 12 Nov 2026, 08:04 is past; say a time that is still to come"),
        ("1 mar", "! Mon 1 Mar 2027 is more than 90 days away; snooze for less, or let it go"),
        ("t", "? t could be Tuesday, Thursday, today, tomorrow or tonight: write more of it"),
        ("31 feb", "! February has 28 or 29 days"),
    ] {
        let is = match parse_snooze(line, None, &story.book, &story.now) {
            Ok(snoozed) => snoozed.understood.join(" | "),
            Err(Unready::Incomplete(words)) => format!("? {words}"),
            Err(Unready::Refused(refusal)) => format!("! {refusal}"),
        };
        assert_eq!(is, reason, "{line:?}");
    }
}

#[test]
fn long_lines_are_read_and_refused_in_time() {
    let story = story();
    let id = story.id("Ada");
    for piece in [
        "x",
        "y ",
        "about ",
        "at ",
        "fri 3pm ",
        "by ",
        "45 min ",
        "\u{1b}[2J ",
        "\"",
        ", ",
        ": ",
        "é",
        "p Leo, ",
    ] {
        let long = piece.repeat(10_240 / piece.len());
        for start in ["", "y ", "sent ", "p ", "sent about ", "held at "] {
            let line = format!("{start}{long}");
            if let Ok(noted) = parse(&line, id, &story.book, &story.now) {
                assert!(noted.understood.iter().all(|text| text.len() < 12_000), "{start}{piece}");
            }
            drop(parse_done(&line, &story.book, &story.now));
            drop(parse_snooze(&line, None, &story.book, &story.now));
        }
    }
}

proptest! {
    #![proptest_config(proof::cases(256, 20_000))]

    #[test]
    fn no_line_ends_the_program(line in "\\PC{0,60}", who in 0_usize..8) {
        let story = story();
        let id = *story.book.contacts.keys().nth(who).unwrap();
        drop(parse(&line, id, &story.book, &story.now));
        drop(parse_done(&line, &story.book, &story.now));
        drop(parse_snooze(&line, None, &story.book, &story.now));
    }

    /// What was understood can be done, whatever the words were.
    #[test]
    fn what_is_understood_is_not_refused(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "y", "yes", "sent", "p", "to", "Ben", "Nora", "Vale", "thu", "3pm", "yest", "fri", "10am", "zoom", "by",
                "mail", "card", "45 min", "at", "Café", "about", "work", "for good", "me", "them", "held", "l", "11 jan",
                "moved", "c", "no", "show", "thanked", ",", ":", "\"a b\"", "next week", "in", "person", "she", "I",
            ]),
            0..8,
        ),
        who in 0_usize..8,
    ) {
        let mut story = story();
        let id = *story.book.contacts.keys().nth(who).unwrap();
        if let Ok(noted) = parse(&words.join(" "), id, &story.book, &story.now) {
            prop_assert!(story.book.apply(&Command::new(&mut story.ids, noted.act), &story.now).is_ok());
            prop_assert!(noted.understood.iter().all(|text| text.ends_with(['.', '?'])), "{:?}", noted.understood);
        }
    }
}
