//! One question over all the talks: who was asked it, and where the answers stand.

use std::collections::{BTreeMap, HashMap};

use super::{person::Person, share::Share, verdicts::newest_first};
use crate::domain::{id::Id, interview::Answer, moment::Moment, search::fold, standing::InterviewState};

/// The questions that were asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// Each with its answers, the most asked first.
    pub asked: Vec<Asked>,
    /// In how many talks anything was asked.
    pub talks: usize,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// By what it is found again, however it is written.
    pub key: String,
    /// The question, as it was first written.
    pub text: String,
    /// Its topic, where it has one.
    pub topic: String,
    /// Where it was asked, the newest first.
    pub places: Vec<Place>,
    /// In how many of these something was answered.
    pub answered: Share,
    /// How many of the answers matter.
    pub starred: usize,
}

/// Where a question was asked. The answer itself is looked up in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whom.
    pub contact: Id,
    /// In which talk.
    pub interview: Id,
    /// The how manieth question of it, from 0.
    pub number: usize,
    /// When the talk was.
    pub at: Moment,
}

impl Questions {
    /// The question that is written like this, but for case, accents and punctuation.
    pub fn find(&self, text: &str) -> Option<&Asked> {
        let key = key(text);
        self.asked.iter().find(|asked| asked.key == key)
    }

    /// The questions in which these words stand.
    pub fn with_words(&self, text: &str) -> Vec<&Asked> {
        let words = key(text);
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let fits =
            |asked: &&Asked| words.iter().all(|word| asked.key.split(' ').any(|has| has.starts_with(word)));
        self.asked.iter().filter(fits).collect()
    }
}

/// By what a question is found again: folded, without punctuation.
pub fn key(text: &str) -> String {
    let folded = fold(text);
    let letters: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The questions while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Gathering<'a> {
    by_key: BTreeMap<String, usize>,
    /// The same by the very text, so that each way to write a question is folded once.
    by_text: HashMap<&'a str, usize>,
    asked: Vec<Asked>,
    talks: usize,
}

impl<'a> Gathering<'a> {
    pub fn add(&mut self, person: &Person<'a>) {
        for talk in &person.standing.interviews {
            if matches!(talk.state, InterviewState::Missed { .. } | InterviewState::CalledOff { .. }) {
                continue;
            }
            let answers = talk.interview.answers.iter().enumerate();
            let mut any = false;
            for (number, answer) in answers.filter(|(_, answer)| was_asked(answer)) {
                any = true;
                let place =
                    Place { contact: person.id, interview: talk.id, number, at: talk.interview.starts_at };
                let index = self.index(answer);
                if let Some(asked) = self.asked.get_mut(index) {
                    asked.places.push(place);
                    asked.answered.add(!answer.text.trim().is_empty());
                    asked.starred += usize::from(answer.starred);
                    if asked.topic.is_empty() {
                        answer.topic.clone_into(&mut asked.topic);
                    }
                }
            }
            self.talks += usize::from(any);
        }
    }

    fn index(&mut self, answer: &'a Answer) -> usize {
        if let Some(index) = self.by_text.get(answer.question.as_str()) {
            return *index;
        }
        let key = key(&answer.question);
        let next = self.asked.len();
        let index = *self.by_key.entry(key.clone()).or_insert(next);
        if index == next {
            self.asked.push(Asked {
                key,
                text: answer.question.clone(),
                topic: String::new(),
                places: Vec::new(),
                answered: Share::default(),
                starred: 0,
            });
        }
        self.by_text.insert(&answer.question, index);
        index
    }

    pub fn done(mut self) -> Questions {
        for asked in &mut self.asked {
            asked.places.sort_by(|one, other| newest_first(one.at, other.at));
        }
        self.asked.sort_by(|one, other| {
            other.places.len().cmp(&one.places.len()).then_with(|| one.key.cmp(&other.key))
        });
        Questions { asked: self.asked, talks: self.talks }
    }
}

fn was_asked(answer: &Answer) -> bool {
    answer.asked || !answer.text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_found_however_it_is_written() {
        for text in [
            "How did you come to this work?",
            "how did you  come to this work",
            "HOW DID YOU COME, TO THIS WORK…?",
        ] {
            assert_eq!(key(text), "how did you come to this work", "{text}");
        }
        assert_eq!(key("?!"), "");
    }
}
