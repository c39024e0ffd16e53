//! How many questions fit into a talk, and which are a good choice for one.

use std::collections::HashSet;

use super::bank::{FIRST_CHOICE, bank};
use crate::domain::{
    book::Question, contact::Contact, id::Id, insight::questions::key, interview::Interview,
};

/// What the closing of a talk takes, in minutes: advice, who else, may I write again, thanks.
const CLOSING_MINUTES: u32 = 5;

/// What a question takes with its answer, in minutes; guides to such talks plan about ten for half an hour, which
/// leaves little room for what comes up.
const MINUTES_A_QUESTION: u32 = 3;

/// About how many questions fit into so many minutes: one for every three, behind five for the closing.
pub fn suggested(minutes: u32) -> usize {
    let fitting = minutes.saturating_sub(CLOSING_MINUTES) / MINUTES_A_QUESTION;
    usize::try_from(fitting).unwrap_or(usize::MAX).max(1)
}

/// What is said of so many questions chosen for so many minutes: never that it must not be.
pub fn words(chosen: usize, minutes: u32) -> String {
    let fit = suggested(minutes);
    if chosen > fit {
        format!("{chosen} chosen; about {fit} fit into {minutes} minutes: the rest may wait")
    } else {
        format!("{chosen} chosen, about {fit} fit into {minutes} minutes")
    }
}

/// A good choice for a talk: as many questions of the bank as still fit, leaving out what stands in the talk already
/// and what this person was asked in another one.
pub fn choice(contact: &Contact, interview: Id) -> Vec<Question> {
    let Some(talk) = contact.interviews.get(&interview) else { return Vec::new() };
    let known: HashSet<String> = talk.answers.iter().map(|answer| key(&answer.question)).collect();
    fresh(contact, interview, |text| known.contains(&key(text)), room(talk))
}

/// So many questions of the bank, without those that are `known` and what this person was asked in another talk.
pub fn fresh(contact: &Contact, interview: Id, known: impl Fn(&str) -> bool, room: usize) -> Vec<Question> {
    let others = contact.interviews.iter().filter(|(id, _)| **id != interview);
    let asked = others.flat_map(|(_, other)| &other.answers).filter(|answer| answer.asked);
    let asked: HashSet<String> = asked.map(|answer| key(&answer.question)).collect();
    let fresh = |text: &&str| !known(text) && !asked.contains(&key(text));
    in_turn().filter(fresh).take(room).filter_map(banked).collect()
}

/// How many more questions fit into a talk.
pub fn room(talk: &Interview) -> usize {
    suggested(talk.minutes).saturating_sub(talk.answers.len())
}

/// The first choice, then the whole bank, from every topic one in turn.
fn in_turn() -> impl Iterator<Item = &'static str> {
    let mut rest: Vec<(usize, &'static str)> = Vec::new();
    let mut topic = None;
    let mut place = 0;
    for banked in bank() {
        place = if topic == Some(banked.topic) { place + 1 } else { 0 };
        topic = Some(banked.topic);
        if !FIRST_CHOICE.contains(&banked.text) {
            rest.push((place, banked.text));
        }
    }
    rest.sort_by_key(|(place, _)| *place);
    FIRST_CHOICE.into_iter().chain(rest.into_iter().map(|(_, text)| text))
}

fn banked(text: &str) -> Option<Question> {
    let banked = bank().find(|banked| banked.text == text)?;
    Some(Question { text: banked.text.to_owned(), topic: banked.topic.words().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{interview::Answer, name::Name};

    #[test]
    fn about_one_for_three_minutes() {
        for (minutes, expected) in [(0, 1), (5, 1), (10, 1), (15, 3), (20, 5), (30, 8), (45, 13), (60, 18)] {
            assert_eq!(suggested(minutes), expected, "{minutes}");
        }
        assert_eq!(words(8, 30), "8 chosen, about 8 fit into 30 minutes");
        assert_eq!(words(11, 30), "11 chosen; about 8 fit into 30 minutes: the rest may wait");
    }

    #[test]
    fn what_was_asked_is_not_suggested_again() {
        let id = |number| Id::from_bits(number);
        let start = chrono::DateTime::parse_from_rfc3339("2026-11-12T15:00:00+01:00").unwrap();
        let talk = |minutes, asked: &[&str]| Interview {
            answers: asked
                .iter()
                .map(|text| Answer { question: (*text).to_owned(), asked: true, ..Answer::default() })
                .collect(),
            ..Interview::new(start.into(), minutes)
        };
        let mut contact = Contact::new(Name::parse("Ada Quill").unwrap());
        contact.interviews.insert(id(1), talk(30, &[]));
        let texts = |contact: &Contact| -> Vec<String> {
            choice(contact, id(1)).into_iter().map(|question| question.text).collect()
        };
        assert_eq!(texts(&contact), FIRST_CHOICE.get(..8).unwrap());
        contact.interviews.insert(id(2), talk(30, &["how did you come to this work", "What would help?"]));
        contact.interviews.insert(id(1), talk(30, &["What fills an ordinary week?"]));
        let left = texts(&contact);
        assert_eq!(left.len(), 7);
        assert_eq!(left.first().map(String::as_str), Some("What do newcomers get wrong?"));
        // A whole day has room for all of the bank, each question once.
        contact.interviews.insert(id(1), talk(24 * 60, &[]));
        let all = texts(&contact);
        assert_eq!(all.len(), bank().count() - 1);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        assert_eq!(choice(&contact, id(9)), []);
    }
}
