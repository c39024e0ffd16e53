//! What is chosen for a talk so far, and the one act that makes the talk's list of it.

use std::collections::HashMap;

use crate::domain::{
    book::Question,
    command::{Act, AnswerChanges, InterviewEdit},
    id::Id,
    interview::Interview,
    search::fold,
};

/// One question that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct One {
    question: Question,
    must: bool,
}

/// A question that the talk asked before anything was chosen here.
#[derive(Clone, Debug)]
struct Before {
    text: String,
    must: bool,
    /// Asked or answered: it is not left out here.
    is_used: bool,
}

/// What is chosen, in the order in which it will be asked.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    chosen: Vec<One>,
    before: Vec<Before>,
    /// Where each stands, by its folded text.
    places: HashMap<String, usize>,
}

impl Taken {
    /// What a talk asks already.
    pub fn of(talk: &Interview) -> Self {
        let mut taken = Self::default();
        for answer in &talk.answers {
            taken.before.push(Before {
                text: answer.question.clone(),
                must: answer.must_ask,
                is_used: answer.asked || answer.starred || !answer.text.is_empty(),
            });
            let question = Question { text: answer.question.clone(), topic: answer.topic.clone() };
            taken.chosen.push(One { question, must: answer.must_ask });
        }
        taken.index();
        taken
    }

    /// How many are chosen.
    pub fn count(&self) -> usize {
        self.chosen.len()
    }

    /// The questions, each with its topic.
    pub fn texts(&self) -> Vec<(String, String)> {
        self.chosen.iter().map(|one| (one.question.text.clone(), one.question.topic.clone())).collect()
    }

    /// Whether a question is chosen, however it is written.
    pub fn holds(&self, text: &str) -> bool {
        self.places.contains_key(&fold(text))
    }

    /// Whether a chosen question must not be left out; none where it is not chosen.
    pub fn must(&self, text: &str) -> Option<bool> {
        let place = self.places.get(&fold(text))?;
        self.chosen.get(*place).map(|one| one.must)
    }

    /// Chooses a question, or leaves it out.
    ///
    /// # Errors
    /// Why it cannot be left out.
    pub fn turn(&mut self, question: &Question) -> Result<(), &'static str> {
        let wanted = fold(&question.text);
        let Some(place) = self.places.get(&wanted).copied() else {
            self.add(question);
            return Ok(());
        };
        if self.before.iter().any(|before| before.is_used && fold(&before.text) == wanted) {
            return Err("It was asked or answered already, and stays");
        }
        self.chosen.remove(place);
        self.index();
        Ok(())
    }

    /// Says that a question must be asked, or need not; one that was not chosen is chosen with it.
    pub fn turn_must(&mut self, question: &Question) {
        self.add(question);
        let place = self.places.get(&fold(&question.text)).copied();
        if let Some(one) = place.and_then(|place| self.chosen.get_mut(place)) {
            one.must = !one.must;
        }
    }

    /// Chooses a question, where it is not chosen yet.
    pub fn add(&mut self, question: &Question) {
        if !self.holds(&question.text) {
            self.places.insert(fold(&question.text), self.chosen.len());
            self.chosen.push(One { question: question.clone(), must: false });
        }
    }

    /// Moves the question at this place so many places down, up where negative; it stops at the ends.
    pub fn shift(&mut self, place: usize, by: isize) {
        let to = place.saturating_add_signed(by).min(self.chosen.len().saturating_sub(1));
        if place < self.chosen.len() {
            let one = self.chosen.remove(place);
            self.chosen.insert(to, one);
            self.index();
        }
    }

    /// The one act that makes the talk ask what is chosen; none where it does so already.
    pub fn act(&self, interview: Id) -> Option<Act> {
        let before: HashMap<String, bool> =
            self.before.iter().map(|before| (fold(&before.text), before.must)).collect();
        let left = self.before.iter().filter(|before| !self.holds(&before.text));
        let mut edits: Vec<InterviewEdit> =
            left.map(|before| InterviewEdit::Leave { question: before.text.clone() }).collect();
        let is_new = |one: &&One| !before.contains_key(&fold(&one.question.text));
        let new: Vec<Question> = self.chosen.iter().filter(is_new).map(|one| one.question.clone()).collect();
        let added = new.len();
        if added > 0 {
            edits.push(InterviewEdit::Ask(new));
        }
        edits.extend(self.moves());
        for one in &self.chosen {
            let was = before.get(&fold(&one.question.text)).copied().unwrap_or(false);
            if one.must != was {
                let changes = AnswerChanges { must_ask: Some(one.must), ..AnswerChanges::default() };
                edits.push(InterviewEdit::Answer { question: one.question.text.clone(), changes });
            }
        }
        let on_talk = |edit| Act::Interview { interview, edit: Box::new(edit) };
        match edits.len() {
            0 => None,
            1 => edits.pop().map(on_talk),
            _ => {
                let what = match added {
                    0 => "Chose the questions anew".to_owned(),
                    1 => "Chose a question".to_owned(),
                    many => format!("Chose {many} questions"),
                };
                Some(Act::Together { what, acts: edits.into_iter().map(on_talk).collect() })
            }
        }
    }

    /// What brings the questions into the order in which they are chosen.
    fn moves(&self) -> Vec<InterviewEdit> {
        let was = |text: &str| self.before.iter().position(|before| fold(&before.text) == fold(text));
        let texts: Vec<&str> = self.chosen.iter().map(|one| one.question.text.as_str()).collect();
        let mut now = texts.clone();
        // New ones are put behind those that were there.
        now.sort_by_key(|text| was(text).unwrap_or(usize::MAX));
        let mut moves = Vec::new();
        for (to, text) in texts.iter().enumerate() {
            let from = now.iter().position(|it| it == text).unwrap_or(to);
            if from != to {
                now.remove(from);
                now.insert(to, text);
                moves.push(InterviewEdit::Move { question: (*text).to_owned(), to });
            }
        }
        moves
    }

    fn index(&mut self) {
        let places = self.chosen.iter().enumerate();
        self.places = places.map(|(place, one)| (fold(&one.question.text), place)).collect();
    }
}
