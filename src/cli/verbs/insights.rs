//! `insights`: what all the talks taught, in the order of the screen.

mod object;
mod page;
mod question;

use clap::Args;

use super::Reads;
use crate::{
    cli::{
        desk::Desk,
        failure::{Candidate, Failure},
        output::Output,
    },
    domain::insight::{
        Insight,
        questions::{Asked, Questions},
    },
};

/// So many questions are named where the words fit several.
const MOST_NAMED: usize = 12;

/// Say what all the talks taught, in figures and in answers
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards insights
  regards insights --question newcomers    every answer to one question
  regards insights --json

Every figure says its cases; below five of them nothing is a rate.")]
pub struct Insights {
    /// Every answer to one question: the question, or words that stand in no other
    #[arg(long, value_name = "TEXT")]
    question: Option<String>,
}

impl Reads for Insights {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let insight = Insight::of(&reading.book, &reading.now);
        if let Some(text) = &self.question {
            let asked = found(text, &insight.questions)?;
            if desk.global.json {
                output.json(&question::object(asked, reading));
            } else {
                question::print(asked, reading, output);
            }
        } else if desk.global.json {
            output.json(&object::of(&insight, reading));
        } else {
            reading.notice.iter().for_each(|notice| output.notice(notice));
            page::print(&insight, reading, output);
        }
        Ok(())
    }
}

/// The question that `text` is, else the only one in which its words stand.
fn found<'q>(text: &str, questions: &'q Questions) -> Result<&'q Asked, Failure> {
    if let Some(asked) = questions.find(text) {
        return Ok(asked);
    }
    let several = questions.with_words(text);
    match several.as_slice() {
        [only] => Ok(only),
        [] => Err(Failure::refused(
            "question",
            format!("No question that was asked has the words {text:?}"),
            "`regards insights` lists the questions that were asked",
        )),
        several => {
            let named = several.iter().take(MOST_NAMED);
            let times = |asked: &Asked| match asked.places.len() {
                1 => "once".to_owned(),
                times => format!("{times} times"),
            };
            let named = named
                .map(|asked| Candidate { id: asked.text.clone(), what: format!("asked {}", times(asked)) });
            let mut failure = Failure::refused(
                "question",
                format!("{text:?} stands in {} questions", several.len()),
                "say more of the one you mean",
            );
            failure.candidates = named.collect();
            Err(failure)
        }
    }
}
