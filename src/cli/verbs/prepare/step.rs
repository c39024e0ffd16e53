//! One step of preparing a talk.

use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        people,
        talks::{self, Talk},
        verbs::Changes,
    },
    domain::{
        book::Question,
        channel::Channel,
        command::{Act, AnswerChanges, InterviewEdit},
        prepare::{PrepareItem, PrepareLists},
    },
};

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Fields and their values.
    Fields(Vec<(String, String)>),
    /// A question is asked too.
    Ask(String),
    /// The question with this number is a must, or no longer.
    Must(String),
    /// A question moves.
    Move(String, String),
    /// A question is left out.
    Leave(String),
    /// A line of the lists.
    Tick(String, bool),
}

/// A step, and for which talk.
pub struct Prepared {
    pub person: String,
    pub on: Option<String>,
    pub step: Step,
}

/// The person, and the step where there is one: the first word that says one ends the person.
pub fn apart(words: &[String]) -> Result<(String, Option<Step>), Failure> {
    let is_step = |word: &String| {
        word.contains('=') || ["ask", "must", "move", "leave", "tick", "untick"].contains(&word.as_str())
    };
    let first = words.iter().skip(1).position(is_step).map_or(words.len(), |at| at + 1);
    let (person, rest) = words.split_at_checked(first).unwrap_or((words, &[]));
    let person = person.join(" ");
    let Some((verb, rest)) = rest.split_first() else { return Ok((person, None)) };
    let text = rest.join(" ");
    let step = match (verb.as_str(), rest) {
        (verb, rest) if verb.contains('=') => Step::Fields(fields(verb, rest)?),
        (_, []) => return Err(usage(&format!("`{verb}` takes a word more"))),
        ("ask", _) => Step::Ask(text),
        ("must", [number]) => Step::Must(number.clone()),
        ("leave", [number]) => Step::Leave(number.clone()),
        ("move", [from, to]) => Step::Move(from.clone(), to.clone()),
        ("tick", _) => Step::Tick(text, true),
        ("untick", _) => Step::Tick(text, false),
        _ => return Err(usage("must and leave take the number of a question, move two of them")),
    };
    Ok((person, Some(step)))
}

fn fields(first: &str, rest: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let all = std::iter::once(first).chain(rest.iter().map(String::as_str));
    let field = |word: &str| {
        let (name, value) = word.split_once('=')?;
        Some((name.trim().to_lowercase(), value.to_owned()))
    };
    let fields: Option<Vec<_>> = all.map(field).collect();
    fields.ok_or_else(|| usage("a value of several words goes in quotes: research='leads four people'"))
}

fn usage(hint: &str) -> Failure {
    Failure::usage("`prepare` takes a person and what to do", hint)
}

impl Changes for Prepared {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let talk = talks::find(reading, &self.person, self.on.as_deref())?;
            self.step.act(&talk, &reading.book.settings.prepare).map(Decision::from)
        })
    }
}

impl Step {
    fn act(&self, talk: &Talk<'_>, lists: &PrepareLists) -> Result<Act, Failure> {
        let interview = talk.standing.id;
        let edit = |edit| Act::Interview { interview, edit: Box::new(edit) };
        Ok(match self {
            Self::Fields(fields) => return changed(fields, &edit),
            Self::Ask(text) => {
                edit(InterviewEdit::Ask(vec![Question { text: text.clone(), topic: String::new() }]))
            }
            Self::Must(number) => {
                let (_, answer) = question(talk, number)?;
                let changes = AnswerChanges { must_ask: Some(!answer.must_ask), ..AnswerChanges::default() };
                edit(InterviewEdit::Answer { question: answer.question.clone(), changes })
            }
            Self::Move(from, to) => {
                let ((_, answer), (to, _)) = (question(talk, from)?, question(talk, to)?);
                edit(InterviewEdit::Move { question: answer.question.clone(), to })
            }
            Self::Leave(number) => {
                edit(InterviewEdit::Leave { question: question(talk, number)?.1.question.clone() })
            }
            Self::Tick(text, ticked) => {
                let item = lists.find(text).cloned().unwrap_or_else(|| PrepareItem::parse(text));
                Act::Tick { interview, item, ticked: *ticked }
            }
        })
    }
}

/// The question with a number, and its place counted from 0.
fn question<'t>(
    talk: &'t Talk<'_>,
    number: &str,
) -> Result<(usize, &'t crate::domain::interview::Answer), Failure> {
    let answers = &talk.standing.interview.answers;
    let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    place.and_then(|place| Some((place, answers.get(place)?))).ok_or_else(|| {
        Failure::refused(
            "not-found",
            format!("There is no question {:?} in this talk", people::shortened(number)),
            format!("it has {}; `regards prepare PERSON` numbers them", answers.len()),
        )
    })
}

fn changed(fields: &[(String, String)], edit: &dyn Fn(InterviewEdit) -> Act) -> Result<Act, Failure> {
    let (mut research, mut terms, mut expects) = (None, None, None);
    let (mut minutes, mut medium, mut place) = (None, None, None);
    for (name, value) in fields {
        let text = || Some(value.trim().to_owned());
        match name.as_str() {
            "research" => research = text(),
            "terms" => terms = text(),
            "expects" => expects = text(),
            "place" => place = text(),
            "medium" => medium = Some(read_medium(value)?),
            "minutes" => minutes = Some(read_minutes(value)?),
            _ => {
                return Err(Failure::refused(
                    "text",
                    format!("There is no field {:?}", people::shortened(name)),
                    "there are research, terms, expects, minutes, medium and place",
                ));
            }
        }
    }
    let mut acts = Vec::new();
    if research.is_some() || terms.is_some() || expects.is_some() {
        acts.push(edit(InterviewEdit::Prepare { research, terms, expects }));
    }
    if minutes.is_some() || medium.is_some() || place.is_some() {
        acts.push(edit(InterviewEdit::Facts { minutes, medium, place }));
    }
    Ok(match acts.pop() {
        Some(only) if acts.is_empty() => only,
        last => Act::Together { what: String::new(), acts: acts.into_iter().chain(last).collect() },
    })
}

fn read_medium(value: &str) -> Result<Channel, Failure> {
    Channel::parse(value).ok_or_else(|| Failure::refused("text", "The medium has no words", "medium=zoom"))
}

fn read_minutes(value: &str) -> Result<u32, Failure> {
    value.trim().parse().map_err(|_| {
        let message = format!("{:?} is not a number of minutes", people::shortened(value));
        Failure::refused("text", message, "minutes=45")
    })
}
