//! `questions add`, `remove`, `move`, `rename`, `drop`: the user's own lists.

use clap::Args;

use super::lines;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Candidate, Failure},
        outcome::Outcome,
        people,
        reading::Reading,
        verbs::Changes,
    },
    domain::{
        book::Question,
        command::{Act, QuestionEdit},
        questions::{lint::lint, topic::Topic},
        search::{Query, fold, key},
    },
};

/// How many remarks are said one by one.
const SAID: usize = 5;

/// Add questions to a list of your own, which is made where there is none
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards questions add 'first talk' 'What would you do in my place?'
  regards questions add 'first talk' --topic advice What would you do in my place?
  regards questions add 'first talk' - < mine.txt        one question a line")]
pub struct Add {
    /// The list
    list: String,
    /// The question; - reads one a line
    #[arg(required = true)]
    text: Vec<String>,
    /// What it is about: one of the bank's topics, or a word of your own
    #[arg(long, value_name = "TOPIC", default_value_t, hide_default_value = true)]
    topic: String,
}

/// Take a question out of a list of your own
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards questions remove 'first talk' in my place")]
pub struct Remove {
    /// The list
    list: String,
    /// The question, or words that only one of the list has
    #[arg(required = true)]
    text: Vec<String>,
}

/// Put a question of a list to another place
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards questions move 'first talk' 1 in my place        to the top")]
pub struct Move {
    /// The list
    list: String,
    /// Its place afterwards; 1 is the top
    place: usize,
    /// The question, or words that only one of the list has
    #[arg(required = true)]
    text: Vec<String>,
}

/// Give a list another name
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards questions rename 'first talk' 'first meeting'")]
pub struct Rename {
    /// The list
    list: String,
    /// Its name afterwards
    name: String,
}

/// Drop a list with its questions; undo brings it back
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards questions drop 'first talk'")]
pub struct Drop {
    /// The list
    list: String,
}

impl Changes for Add {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let texts = lines::questions(&self.text)?;
        let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let topic =
            Topic::parse(&self.topic).map_or_else(|| self.topic.clone(), |topic| topic.words().to_owned());
        let question = |text: &&str| Question { text: (*text).to_owned(), topic: topic.clone() };
        let questions: Vec<Question> = texts.iter().map(question).collect();
        if questions.is_empty() {
            return Err(Failure::refused("needs-words", "No question was read", "give one a line"));
        }
        desk.change(|_| {
            let edit = QuestionEdit::Add { list: self.list.clone(), questions: questions.clone() };
            Ok(Decision::from(Act::Questions(edit)).with_remarks(remarks(&texts)))
        })
    }
}

/// What is to be said about the questions, of many only how many.
pub fn remarks(texts: &[&str]) -> Vec<String> {
    let mut said = Vec::new();
    let mut more = 0_usize;
    for text in texts {
        let findings = lint(text);
        if findings.is_empty() {
            continue;
        }
        if said.len() >= SAID {
            more += 1;
            continue;
        }
        let which = if texts.len() > 1 { format!("{}: ", people::shortened(text)) } else { String::new() };
        said.extend(findings.iter().map(|finding| format!("{which}{}", finding.reason())));
    }
    if more > 0 {
        said.push(format!("{more} more with a remark: `regards questions list` marks them"));
    }
    said
}

impl Changes for Remove {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let (list, text) = in_list(&self.list, &self.text.join(" "), reading)?;
            Ok(Act::Questions(QuestionEdit::Remove { list, text }).into())
        })
    }
}

impl Changes for Move {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let (list, text) = in_list(&self.list, &self.text.join(" "), reading)?;
            Ok(Act::Questions(QuestionEdit::Move { list, text, to: self.place.saturating_sub(1) }).into())
        })
    }
}

impl Changes for Rename {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let list = named(&self.list, reading);
            Ok(Act::Questions(QuestionEdit::Rename { list, to: self.name.clone() }).into())
        })
    }
}

impl Changes for Drop {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            Ok(Act::Questions(QuestionEdit::Drop { list: named(&self.list, reading) }).into())
        })
    }
}

/// The list that is meant: by its whole name, else by the beginning of one list's name. Where there is none, the name as
/// it is, for the book to refuse.
fn named(list: &str, reading: &Reading) -> String {
    let lists = &reading.book.question_lists;
    let whole = lists.keys().find(|name| fold(name) == fold(list));
    let mut begins =
        lists.keys().filter(|name| !list.trim().is_empty() && fold(name).starts_with(&fold(list)));
    let only = begins.next().filter(|_| begins.next().is_none());
    whole.or(only).cloned().unwrap_or_else(|| list.to_owned())
}

/// The list and the question of it that are meant: the whole of it, or words that only one has.
fn in_list(list: &str, text: &str, reading: &Reading) -> Result<(String, String), Failure> {
    let list = named(list, reading);
    let Some(questions) = reading.book.question_lists.get(&list) else { return Ok((list, text.to_owned())) };
    let text = one_of(questions.iter().map(|question| question.text.as_str()), text)?;
    Ok((list, text))
}

/// The one of these texts that is meant: the whole of it, or words that only one has.
pub fn one_of<'t>(texts: impl Iterator<Item = &'t str>, text: &str) -> Result<String, Failure> {
    let texts: Vec<&str> = texts.collect();
    let query = Query::new(text);
    let whole: Vec<&str> = texts.iter().copied().filter(|other| fold(other) == fold(text)).collect();
    let found = if whole.is_empty() {
        texts
            .iter()
            .copied()
            .filter(|other| !query.is_empty() && query.matches(&key([*other])).is_some())
            .collect()
    } else {
        whole
    };
    match found.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => {
            let message = format!("No question there has the words {:?}", people::shortened(text));
            Err(Failure::refused("not-found", message, "`regards questions list` shows them"))
        }
        several => {
            let message = format!("{:?} may be any of {}", people::shortened(text), several.len());
            let candidate = |text: &&str| Candidate { id: (*text).to_owned(), what: String::new() };
            let candidates = several.iter().take(12).map(candidate).collect();
            Err(Failure::refused("ambiguous", message, "write more of the question").among(candidates))
        }
    }
}
