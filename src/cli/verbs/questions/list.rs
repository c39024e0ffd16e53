//! `questions list`: the bank by topic and the user's own lists, with how often each was used.

use clap::Args;
use serde::Serialize;

use super::check::Found;
use crate::{
    cli::{
        desk::Desk,
        failure::{Candidate, Failure},
        output::{Output, Piece, Tone},
        people,
        verbs::Reads,
        version::Versioned,
    },
    domain::{
        book::Book,
        questions::{
            bank::bank,
            lint::{Finding, lint},
            topic::Topic,
            uses::Uses,
        },
        search::fold,
    },
};

/// List the questions of the bank by topic, and your own lists
#[derive(Debug, Default, Args)]
#[command(before_help = "\
Examples:
  regards questions list
  regards questions list 'first talk'        a list of your own
  regards questions list advice              a topic of the bank")]
pub struct List {
    /// A list or a topic by its name, or the beginning of it
    name: Vec<String>,
}

#[derive(Serialize)]
struct Listed {
    topics: Vec<Group>,
    lists: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    name: String,
    questions: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    topic: String,
    chosen: usize,
    asked: usize,
    findings: Vec<Found>,
    #[serde(skip)]
    uses: String,
    #[serde(skip)]
    marks: Vec<Finding>,
}

impl Reads for List {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let mut listed = listed(&reading.book);
        if !self.name.is_empty() {
            listed = only(listed, &self.name.join(" "))?;
        }
        if desk.global.json {
            output.json(&Versioned::of(listed));
            return Ok(());
        }
        reading.notice.iter().for_each(|notice| output.notice(notice));
        let has_no_lists = reading.book.question_lists.is_empty() && self.name.is_empty();
        for (index, group) in listed.topics.iter().chain(&listed.lists).enumerate() {
            if index > 0 {
                output.gap();
            }
            output.heading(&group.name.to_uppercase());
            print(group, output);
        }
        if has_no_lists {
            output.gap();
            output
                .line("No lists of your own yet. `regards questions add 'first talk' 'What ...?'` makes one");
        }
        Ok(())
    }
}

fn print(group: &Group, output: &mut Output<'_>) {
    let row = |entry: &Entry| {
        let marks: Vec<&str> = entry.marks.iter().map(|finding| finding.word()).collect();
        vec![
            Piece::from(entry.text.as_str()),
            Piece::toned(if entry.chosen > 0 { entry.uses.as_str() } else { "" }, Tone::Faint),
            Piece::from(marks.join(", ")),
        ]
    };
    if group.questions.is_empty() {
        output.line("  nothing stands here yet");
    }
    output.table(&group.questions.iter().map(row).collect::<Vec<_>>());
}

fn listed(book: &Book) -> Listed {
    let uses = Uses::of(book);
    let entry = |text: &str, topic: &str| {
        let used = uses.get(text);
        let marks = lint(text);
        Entry {
            text: text.to_owned(),
            topic: topic.to_owned(),
            chosen: used.chosen,
            asked: used.asked,
            findings: marks.iter().copied().map(Found::from).collect(),
            uses: used.words(),
            marks,
        }
    };
    let of_topic = |topic: Topic| {
        let banked = bank().filter(|banked| banked.topic == topic);
        Group {
            name: topic.words().to_owned(),
            questions: banked.map(|banked| entry(banked.text, "")).collect(),
        }
    };
    let lists = book.question_lists.iter().map(|(name, questions)| Group {
        name: name.clone(),
        questions: questions.iter().map(|question| entry(&question.text, &question.topic)).collect(),
    });
    Listed { topics: Topic::ALL.into_iter().map(of_topic).collect(), lists: lists.collect() }
}

/// The one list or topic that is meant: by its whole name, else by its beginning, else by that of one of its words.
fn only(listed: Listed, name: &str) -> Result<Listed, Failure> {
    let wanted = fold(name);
    let names: Vec<String> =
        listed.lists.iter().chain(&listed.topics).map(|group| group.name.clone()).collect();
    let whole = |name: &&String| fold(name) == wanted;
    let begins = |name: &&String| fold(name).starts_with(&wanted);
    let has_word = |name: &&String| fold(name).split(' ').any(|word| word.starts_with(&wanted));
    let of = |fits: &dyn Fn(&&String) -> bool| names.iter().filter(fits).collect::<Vec<&String>>();
    let ways: [&dyn Fn(&&String) -> bool; 3] = [&whole, &begins, &has_word];
    let found = ways.iter().map(|way| of(way)).find(|found| !found.is_empty()).unwrap_or_default();
    let candidates = |names: &[&String]| {
        let candidate = |name: &&String| Candidate { id: (*name).clone(), what: String::new() };
        names.iter().map(candidate).collect()
    };
    match found.as_slice() {
        [one] => {
            let keep = |groups: Vec<Group>| groups.into_iter().filter(|group| group.name == **one).collect();
            Ok(Listed { topics: keep(listed.topics), lists: keep(listed.lists) })
        }
        [] => {
            let message = format!("There is no list and no topic {:?}", people::shortened(name));
            let all: Vec<&String> = names.iter().collect();
            Err(Failure::refused("not-found", message, "write one of these names").among(candidates(&all)))
        }
        several => {
            let message = format!("{:?} may be any of {}", people::shortened(name), several.len());
            Err(Failure::refused("ambiguous", message, "write more of the name").among(candidates(several)))
        }
    }
}
