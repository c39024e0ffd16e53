//! What is to be said about a question before it is asked: that yes or no would answer it, that it is two in one,
//! that it asks for a job, or for the pay of the person.
//!
//! It goes by classes of words and by how a clause begins, not by sentences learnt by heart; it is made for English.

mod classes;
mod clause;
mod job;
mod pattern;
mod pay;
mod questions;
mod requests;
mod tokens;

use self::{
    questions::Asked,
    tokens::{Sentence, sentences},
};

/// What is found in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Yes or no would answer it.
    Closed,
    /// Two questions in one; a remark, no more.
    Double,
    /// It asks for a job.
    Job,
    /// It asks what the person earns.
    Pay,
}

impl Finding {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Closed, Self::Double, Self::Job, Self::Pay];

    /// The word for scripts and for the mark in a list.
    pub fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Double => "double",
            Self::Job => "job",
            Self::Pay => "pay",
        }
    }

    /// Why it is said, and what to do instead, in one line.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Closed => "Yes or no would answer it; what, how or which lets them tell",
            Self::Double => "Two questions in one: asked one by one, both are answered",
            Self::Job => "It asks for a job; how people get in is a question they can answer",
            Self::Pay => "It asks for their own pay; what a beginner can expect is easier to answer",
        }
    }
}

/// What is found in a text, each finding once, in the order of [`Finding::ALL`].
pub fn lint(text: &str) -> Vec<Finding> {
    let sentences = sentences(text);
    let is_question = |sentence: &&Sentence| sentence.asks || !sentences.iter().any(|other| other.asks);
    let asked: Vec<Asked> = sentences.iter().filter(is_question).flat_map(questions::questions).collect();
    let mut words: Vec<String> = Vec::new();
    for sentence in &sentences {
        words.extend(sentence.parts.iter().flatten().cloned());
        words.push(".".to_owned());
    }
    words.pop();
    let holds = |finding: &Finding| match finding {
        Finding::Closed => asked.contains(&Asked::YesOrNo),
        Finding::Double => asked.len() > 1,
        Finding::Job => job::asks_job(&words),
        Finding::Pay => pay::asks_own_pay(&words),
    };
    Finding::ALL.into_iter().filter(holds).collect()
}

#[cfg(test)]
mod tests;
