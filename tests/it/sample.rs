//! The made-up books: the same for the same seed, sound, lifelike in size, and never told in the future.

use std::collections::BTreeSet;

use crate::regards::Regards;
use chrono::{DateTime, Duration, Utc};

use regards::domain::{
    agenda::Agenda,
    book::Book,
    calendar::Calendar,
    command::{Act, Command},
    event::EventKind,
    follow_up::{FollowUp, Rule},
    id::Ids,
    sample,
    standing::{InterviewState, RequestState, Standing},
    zone::{Now, Zone},
};

fn now(text: &str, zone: &str) -> Now {
    Now { instant: DateTime::parse_from_rfc3339(text).unwrap().to_utc(), zone: Zone::named(zone).unwrap() }
}

/// Moments of every kind: a morning, a weekend, a night, days on which clocks change, far west and far east.
fn moments() -> Vec<Now> {
    [
        ("2026-11-12T08:04:00+01:00", "Europe/Vienna"),
        ("2026-11-14T10:00:00+01:00", "Europe/Vienna"),
        ("2026-11-15T23:59:59+01:00", "Europe/Vienna"),
        ("2026-03-29T03:00:00+02:00", "Europe/Vienna"),
        ("2026-10-25T02:30:00+01:00", "Europe/Vienna"),
        ("2026-09-07T00:00:00-03:00", "America/Santiago"),
        ("2027-01-01T00:00:01-10:00", "Pacific/Honolulu"),
        ("2028-02-29T13:10:00+14:00", "Pacific/Kiritimati"),
    ]
    .map(|(text, zone)| now(text, zone))
    .into()
}

fn written(book: &Book) -> String {
    serde_json::to_string(book).unwrap()
}

#[track_caller]
fn is_sound(book: &Book, now: &Now) {
    assert_eq!(book.check(), []);
    let calendar = Calendar::new(&now.zone, &book.settings);
    for contact in book.contacts.values() {
        let name = &contact.name;
        let standing = Standing::of(contact, &calendar, now.instant);
        assert_eq!(standing.requests.len(), contact.requests.len(), "{name}");
        assert_eq!(standing.interviews.len(), contact.interviews.len(), "{name}");
        for happened in &standing.history.events {
            assert!(happened.at <= now.instant, "{name}: {:?} lies ahead", happened.event.kind);
            let logged = happened.event.logged_at.to_utc();
            assert!(happened.at <= logged && logged <= now.instant, "{name}: told before it happened");
            assert!(!happened.told_late, "{name}");
        }
        for id in contact.requests.keys() {
            let mut its =
                standing.history.events.iter().filter(|happened| happened.event.request == Some(*id));
            let first = its.next().unwrap().event.kind;
            assert!(
                matches!(first, EventKind::Planned | EventKind::Sent),
                "{name}: {first} before it was sent"
            );
        }
        for request in &standing.requests {
            assert!(request.sent.is_some() || request.state == RequestState::Planned, "{name}");
        }
        let asked = |state| matches!(state, InterviewState::Held { .. });
        for talk in standing.interviews.iter().filter(|talk| asked(talk.state)) {
            assert!(talk.agreed < talk.start && talk.end <= now.instant, "{name}");
        }
    }
    assert_eq!(serde_json::from_str::<Book>(&written(book)).unwrap(), *book);
}

#[test]
fn the_same_seed_writes_the_same_book() {
    let [morning, weekend] =
        ["2026-11-12T08:04:00+01:00", "2026-11-14T08:04:00+01:00"].map(|text| now(text, "Europe/Vienna"));
    let book = |seed, now: &Now| written(&sample::book(40, 10, seed, now));
    assert_eq!(book(7, &morning), book(7, &morning));
    assert_ne!(book(7, &morning), book(8, &morning));
    assert_ne!(book(7, &morning), book(7, &weekend));
    assert_eq!(written(&sample::demo(&morning)), written(&sample::demo(&morning)));
}

#[test]
fn made_up_books_are_sound_at_any_moment() {
    for now in moments() {
        for (people, pool, seed) in [(0, 0, 1), (10, 3, 2), (300, 50, 3)] {
            let book = sample::book(people, pool, seed, &now);
            assert_eq!(book.contacts.len(), people + pool);
            assert_eq!(book.contacts.values().filter(|contact| contact.pool).count(), pool);
            is_sound(&book, &now);
        }
        is_sound(&sample::demo(&now), &now);
    }
}

#[test]
fn a_person_takes_about_five_kilobytes() {
    let now = now("2026-11-12T08:04:00+01:00", "Europe/Vienna");
    let empty = written(&sample::book(0, 0, 1, &now)).len();
    for people in [10, 500] {
        let each = (written(&sample::book(people, 0, 1, &now)).len() - empty) / people;
        assert!((4_000..7_000).contains(&each), "{each} bytes each of {people}");
    }
    let each = (written(&sample::book(0, 500, 1, &now)).len() - empty) / 500;
    assert!((200..500).contains(&each), "{each} bytes each in the pool");
}

#[test]
fn talks_have_ten_answered_questions_and_a_page() {
    let book = sample::book(200, 0, 5, &now("2026-11-12T08:04:00+01:00", "Europe/Vienna"));
    let talks = book.contacts.values().flat_map(|contact| contact.interviews.values());
    let held: Vec<_> = talks.filter(|talk| !talk.notes.is_empty()).collect();
    assert!(held.len() > 150, "{}", held.len());
    for talk in held {
        let questions: BTreeSet<&str> = talk.answers.iter().map(|answer| answer.question.as_str()).collect();
        assert_eq!(questions.len(), 10);
        assert!(talk.answers.iter().all(|answer| answer.asked && !answer.text.is_empty()));
        assert!(talk.notes.lines().count() > 10);
    }
}

#[test]
fn the_made_up_morning_has_its_talk_ahead_and_its_people() {
    for now in moments() {
        let book = sample::demo(&now);
        let calendar = Calendar::new(&now.zone, &book.settings);
        let ahead: Vec<DateTime<Utc>> = book
            .contacts
            .values()
            .flat_map(|contact| {
                Standing::of(contact, &calendar, now.instant)
                    .ahead()
                    .map(|talk| talk.start)
                    .collect::<Vec<_>>()
            })
            .collect();
        let [start] = ahead[..] else { panic!("{ahead:?}") };
        assert!(
            start > now.instant + Duration::hours(1) && start < now.instant + Duration::days(4),
            "{start}"
        );
        assert!(book.contacts.values().filter(|contact| !contact.pool).count() >= 14);
    }
    let morning = now("2026-11-12T08:04:00+01:00", "Europe/Vienna");
    let book = sample::demo(&morning);
    let events: BTreeSet<String> = book
        .contacts
        .values()
        .flat_map(|contact| contact.events.values().map(|event| event.at.to_string()))
        .collect();
    // What SCREENS.md draws: Tomas on Tuesday at 11:20, Jonas on Wednesday at 9:30, Carmen's introduction at 16:45.
    for at in ["2026-11-10T11:20:00+01:00", "2026-11-11T09:30:00+01:00", "2026-11-11T16:45:00+01:00"] {
        assert!(events.contains(at), "{at}: {events:?}");
    }
}

#[test]
fn about_one_in_fifty_has_something_for_today() {
    for now in moments() {
        for seed in 1..4 {
            let agenda = Agenda::of(&sample::book(10, 5, seed, &now), &now);
            assert!((2..=4).contains(&agenda.counts.for_today()), "{:?}", agenda.counts);
            assert!(
                !agenda.upcoming.is_empty() && !agenda.waiting.is_empty() && !agenda.interviews.is_empty()
            );
        }
        let agenda = Agenda::of(&sample::book(1000, 0, 1, &now), &now);
        assert!((15..=30).contains(&agenda.counts.for_today()), "{:?}", agenda.counts);
        assert!(agenda.upcoming.len() > 300 && agenda.counts.snoozed > 10 && agenda.counts.stale == 0);
    }
}

#[test]
fn the_made_up_morning_shows_every_kind_of_line() {
    for now in moments() {
        let agenda = Agenda::of(&sample::demo(&now), &now);
        let shown: BTreeSet<Rule> = agenda.for_today.iter().chain(&agenda.open).map(FollowUp::rule).collect();
        for rule in [
            Rule::ThankYou,
            Rule::Schedule,
            Rule::Rebook,
            Rule::Prepare,
            Rule::Outcome,
            Rule::Nudge,
            Rule::AskAgain,
            Rule::UnsentRequest,
            Rule::KeepInTouch,
            Rule::Answer,
            Rule::Reminder,
            Rule::Debrief,
            Rule::ReachOut,
            Rule::ReportBack,
            Rule::Promise,
            Rule::Lead,
        ] {
            assert!(shown.contains(&rule), "no {rule} at {}", now.stamp());
        }
        assert!((5..=12).contains(&agenda.counts.for_today()), "{:?}", agenda.counts);
        assert_eq!(agenda.counts.stale, 0, "{:?}", agenda.stale);
        assert_eq!(agenda.welcome_back, None);
        assert_eq!((agenda.interviews.len(), agenda.waiting.is_empty()), (1, false));
        assert!(agenda.offers.iter().any(|offer| offer.employer.as_deref() == Some("Northlight")));
    }
    let agenda = Agenda::of(&sample::demo(&moments()[0]), &moments()[0]);
    assert_eq!(agenda.came_to_rest.len(), 1);
}

/// A pretended time says where it is; the machine's own zone makes no difference.
#[test]
fn the_printed_book_is_the_same_in_every_time_zone() {
    let print = |zone: &str| Regards::new().env("TZ", zone).run("sample --people 30 --pool 10 --seed 3").out;
    let here = print("Europe/Vienna");
    assert!(here.starts_with("{\n  \"format\": 2,"));
    for zone in ["Asia/Tokyo", "UTC", "no zone"] {
        assert!(here == print(zone), "{zone}");
    }
}

#[test]
fn one_message_answers_leo_and_thanks_carmen_who_introduced_him() {
    let now = &moments()[0];
    let mut book = sample::demo(now);
    let answer =
        Agenda::of(&book, now).for_today.into_iter().find(|it| it.rule() == Rule::Answer).unwrap().id;
    let act = Act::Done { follow_up: answer, when: None, channel: None };
    let applied = book.apply(&Command::new(&mut Ids::seeded(1), act), now).unwrap();
    assert_eq!(applied.summary, "Answered Leo Okafor, and thanked Carmen Duarte in the same message");
    let carmen = book.contacts.values().find(|contact| contact.name.as_str() == "Carmen Duarte").unwrap();
    let last = carmen.events.values().max_by_key(|event| event.logged_at).unwrap();
    assert_eq!(last.kind, EventKind::Thanked);
    is_sound(&book, now);
}
