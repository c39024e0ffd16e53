//! Calendars as this program writes them, read by another reader.

use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty};

use super::*;
use crate::{
    domain::{
        calendar::Calendar,
        rules::{
            self,
            testing::{Story, VIENNA},
        },
        standing::Standing,
        zone::{Now, Zone},
    },
    exchange::content_lines::faults,
};

const STORY: &str = "ada 2026-11-09T09:00 sent r1
    ada 2026-11-10T10:00 scheduled i1 r1 at=2026-11-12T15:00
    ben 2026-11-01T09:00 sent r2
    ben 2026-11-02T10:00 scheduled i2 r2 at=2026-11-05T10:00
    ben 2026-11-05T10:40 held i2
    ben 2026-11-05T18:00 thanked for=i2
    cay 2026-11-02T10:00 scheduled i3 at=2026-11-20T10:00
    cay 2026-11-03T10:00 cancelled i3
    dan 2026-11-02 held i4";

fn now(story: &Story) -> Now {
    Now { instant: story.time("2026-11-12T08:04"), zone: Zone::named(VIENNA).unwrap() }
}

fn written(story: &Story, with_follow_ups: bool) -> String {
    let now = now(story);
    let calendar = Calendar::new(&now.zone, &story.book.settings);
    let mut entries = Vec::new();
    for contact in story.book.contacts.values() {
        let standing = Standing::of(contact, &calendar, now.instant);
        entries.extend(
            standing.interviews.iter().flat_map(|it| talks::entries(&story.book, &standing, it, &now)),
        );
    }
    if with_follow_ups {
        let found = rules::follow_ups_worded(&story.book, &now, rules::Wording::Lasting);
        entries.extend(found.iter().filter_map(|it| {
            let contact = story.book.contact(it.contact)?;
            follow_ups::entry(contact, it, &now)
        }));
    }
    super::calendar(entries, Edition { at: now.instant, generation: 41 })
}

#[test]
fn a_morning_as_a_calendar() {
    let mut story = Story::told(VIENNA, STORY);
    let text = written(&story, true);
    assert_eq!(faults(text.as_bytes()), Vec::<String>::new());
    let names: Vec<(String, String)> =
        ["i1", "i2", "i3", "i4", "r1", "r2"].map(|name| (story.id(name).to_string(), name.to_owned())).into();
    let text = names.iter().fold(text, |text, (id, name)| text.replace(id, name));
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn another_reader_finds_what_a_calendar_needs() {
    let story = Story::told(VIENNA, STORY);
    let text = written(&story, true);
    let read = ICalendar::parse(&text).unwrap();
    let events: Vec<_> =
        read.components.iter().filter(|it| it.component_type == ICalendarComponentType::VEvent).collect();
    assert!(events.len() > 8, "{}", events.len());
    for event in &events {
        for wanted in [
            ICalendarProperty::Uid,
            ICalendarProperty::Dtstamp,
            ICalendarProperty::Dtstart,
            ICalendarProperty::Dtend,
            ICalendarProperty::Summary,
            ICalendarProperty::Sequence,
            ICalendarProperty::Status,
        ] {
            assert_eq!(event.entries.iter().filter(|entry| entry.name == wanted).count(), 1, "{wanted:?}");
        }
    }
    let uids: std::collections::BTreeSet<&str> =
        text.lines().filter_map(|line| line.strip_prefix("UID:")).collect();
    assert_eq!(uids.len(), events.len());
    assert!(!text.contains("METHOD") && !text.contains("ATTENDEE") && !text.contains("ORGANIZER"));
}

#[test]
fn texts_of_others_stay_texts() {
    let mut story = Story::told(VIENNA, STORY);
    let ada = story.id("ada");
    let contact = std::sync::Arc::make_mut(story.book.contacts.get_mut(&ada).unwrap());
    contact.employer = "Hale\r\nATTENDEE:mailto:eve@evil.example, \u{1b}[31m; \\ Ünï".repeat(4);
    for (_, talk) in contact.interviews.iter_mut() {
        talk.place = "https://zoom.example/j/1?a=b\rURL:x".to_owned();
    }
    let text = written(&story, false);
    assert_eq!(faults(text.as_bytes()), Vec::<String>::new());
    assert!(!text.contains("\r\nATTENDEE") && !text.contains("\r\nURL"));
    assert!(ICalendar::parse(&text).is_ok());
}
