//! What a line is understood as can be said again, in the program's own words, and is understood the same.

use proptest::prelude::*;

use super::*;
use crate::domain::proof;

const WORDS: [&str; 62] = [
    "y",
    "yes",
    "sent",
    "asked",
    "planned",
    "nudged",
    "wrote",
    "answered",
    "offered",
    "no",
    "l",
    "later",
    "held",
    "talked",
    "moved",
    "c",
    "called off",
    "no show",
    "thanked",
    "touched",
    "told",
    "closed",
    "talk",
    "thu",
    "3pm",
    "yest",
    "yest 9pm",
    "fri",
    "fri 10am",
    "11 jan",
    "next week",
    "2 nov",
    "mon 9:30",
    "tomorrow 2pm Asia/Tokyo",
    "in January",
    "zoom",
    "by mail",
    "card",
    "by pigeon",
    "in person",
    "over coffee",
    "45 min",
    "for 1h",
    "at Café Central",
    "https://x.example/y",
    "about work",
    "about \"a, b\"",
    "for good",
    "by me",
    "by them",
    "she",
    "I",
    "Ada",
    "me",
    ",",
    ",",
    ": glad",
    "note: two, three",
    "\"a b\"",
    "really glad",
    "é\u{301}\u{202e}",
    "for an introduction to Ben Ode",
];

/// The line that says a telling outright; none for what has no saying of its own.
fn said(log: &Log, book: &Book, now: &Now) -> Option<String> {
    if log.passed_to.is_some() || log.on.is_some() || !log.text.is_empty() {
        return None;
    }
    let mut words = vec![log.kind.word().to_owned()];
    words.extend(log.by.map(|by| match by {
        crate::domain::event::Who::Me => "by me".to_owned(),
        crate::domain::event::Who::Them => "by them".to_owned(),
    }));
    words.extend(log.when.map(|when| match (when, &log.zone) {
        (Moment::Date(date), _) => date.to_string(),
        (Moment::Instant(at), None) => now.zone.local(at.to_utc()).format("%Y-%m-%d %H:%M").to_string(),
        (Moment::Instant(at), Some(zone)) => {
            let there = Zone::named(zone).unwrap().local(at.to_utc());
            format!("{} {zone}", there.format("%Y-%m-%d %H:%M"))
        }
    }));
    words.extend(log.until.map(|day| format!("until {day}")));
    words.extend(log.channel.as_ref().map(crate::domain::channel::Channel::phrase));
    words.extend(log.minutes.map(|minutes| format!("{minutes} min")));
    words.extend(log.for_good.then(|| "for good".to_owned()));
    let to = log.introduction_to.and_then(|id| book.contact(id));
    words.extend(to.map(|to| format!("for an introduction to \"{}\"", to.name)));
    let quoted =
        |text: &String| (!text.contains(['"', '\u{201c}', '\u{201d}'])).then(|| format!("\"{text}\""));
    if let Some(place) = &log.place {
        words.push(format!("at {}", quoted(place)?));
    }
    if let Some(about) = &log.about {
        words.push(format!("about {}", quoted(about)?));
    }
    if !log.note.is_empty() {
        words.push(format!("note: {}", log.note));
    }
    Some(words.join(" "))
}

fn only_log(act: &Act) -> Option<&Log> {
    if let Act::Log(log) = act { Some(log) } else { None }
}

proptest! {
    #![proptest_config(proof::cases(256, 20_000))]

    #[test]
    fn what_is_understood_can_be_said_again(
        first in prop::sample::select(WORDS[..25].to_vec()),
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..5),
        who in 0_usize..8,
    ) {
        let story = story();
        let id = *story.book.contacts.keys().nth(who).unwrap();
        let line = std::iter::once(first).chain(words).collect::<Vec<_>>().join(" ");
        let Ok(noted) = parse(&line, id, &story.book, &story.now) else { return Ok(()) };
        let Some(again) = only_log(&noted.act).and_then(|log| said(log, &story.book, &story.now)) else {
            return Ok(());
        };
        let understood = parse(&again, id, &story.book, &story.now);
        let understood = understood.map_err(|unready| TestCaseError::fail(format!("{line:?} {again:?}: {unready:?}")))?;
        prop_assert_eq!(only_log(&understood.act), only_log(&noted.act), "{:?} {:?}", line, again);
        prop_assert_eq!(understood.understood.first(), noted.understood.first(), "{:?} {:?}", line, again);
    }

    /// The preview says of the copy what is then true of the book.
    #[test]
    fn what_is_previewed_is_what_is_done(
        first in prop::sample::select(WORDS[..25].to_vec()),
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..5),
        who in 0_usize..8,
    ) {
        let mut story = story();
        let id = *story.book.contacts.keys().nth(who).unwrap();
        let line = std::iter::once(first).chain(words).collect::<Vec<_>>().join(" ");
        let Ok(noted) = parse(&line, id, &story.book, &story.now) else { return Ok(()) };
        let before = story.book.clone();
        let applied = story.book.apply(&Command::new(&mut story.ids, noted.act.clone()), &story.now);
        prop_assert!(applied.is_ok(), "{line:?} {applied:?}");
        prop_assert_eq!(story.book.check(), vec![]);
        let logs: Vec<Log> = match &noted.act {
            Act::Together { acts, .. } => acts.iter().filter_map(only_log).cloned().collect(),
            act => only_log(act).cloned().into_iter().collect(),
        };
        let seen = Seen { before: &before, after: &story.book, now: &story.now };
        for told in seen.told(id, &logs) {
            let previewed = noted.understood.iter().any(|text| text.to_lowercase().contains(&told.to_lowercase()));
            prop_assert!(previewed, "{line:?} {told:?} {:?}", noted.understood);
        }
    }
}
