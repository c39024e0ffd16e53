//! Changes of the lists of questions.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{draft::Draft, people};
use crate::domain::{
    book::{MOST_QUESTIONS, Question},
    command::{QuestionEdit, Refusal, RefusalKind},
    search::fold,
};

type Lists = BTreeMap<String, Arc<Vec<Question>>>;

/// Changes one list.
pub(super) fn edit(draft: &mut Draft<'_>, edit: &QuestionEdit) -> Result<String, Refusal> {
    let mut lists = draft.book().question_lists.clone();
    let summary = match edit {
        QuestionEdit::Add { list, questions } => add(draft, &mut lists, list, questions)?,
        QuestionEdit::Change { list, text, to } => {
            let to = checked(to)?;
            let (name, questions) = open(&mut lists, list)?;
            let place = place_of(questions, text, &name)?;
            let is_double =
                |(at, other): (usize, &Question)| at != place && fold(&other.text) == fold(&to.text);
            if questions.iter().enumerate().any(is_double) {
                return Err(stands_already(&to.text, &name));
            }
            if let Some(question) = questions.get_mut(place) {
                *question = to;
            }
            format!("Changed a question in {name}")
        }
        QuestionEdit::Remove { list, text } => {
            let (name, questions) = open(&mut lists, list)?;
            let place = place_of(questions, text, &name)?;
            questions.remove(place);
            format!("Took a question out of {name}")
        }
        QuestionEdit::Move { list, text, to } => {
            let (name, questions) = open(&mut lists, list)?;
            let place = place_of(questions, text, &name)?;
            let question = questions.remove(place);
            questions.insert((*to).min(questions.len()), question);
            format!("Moved a question in {name}")
        }
        QuestionEdit::Rename { list, to } => {
            let name = name_of(&lists, list)?;
            let to = people::words("name of a list", to, "Which name?")?;
            if lists.keys().any(|other| *other != name && fold(other) == fold(&to)) {
                return Err(Refusal::new(
                    RefusalKind::Already,
                    format!("There is a list {to} already"),
                    "choose another name",
                ));
            }
            if let Some(questions) = lists.remove(&name) {
                lists.insert(to.clone(), questions);
            }
            format!("Renamed the list {name} to {to}")
        }
        QuestionEdit::Drop { list } => {
            let name = name_of(&lists, list)?;
            let count = lists.remove(&name).map_or(0, |questions| questions.len());
            let questions = if count == 1 { "its question" } else { "its questions" };
            format!("Dropped the list {name} with {questions}")
        }
    };
    draft.put_question_lists(lists);
    Ok(summary)
}

fn add(
    draft: &mut Draft<'_>,
    lists: &mut Lists,
    list: &str,
    questions: &[Question],
) -> Result<String, Refusal> {
    let name = match name_of(lists, list) {
        Ok(name) => name,
        Err(_) => people::words("name of a list", list, "What is the list called?")?,
    };
    let is_new = !lists.contains_key(&name);
    let entry = Arc::make_mut(lists.entry(name.clone()).or_default());
    let mut seen: BTreeSet<String> = entry.iter().map(|question| fold(&question.text)).collect();
    let mut added = 0_usize;
    let mut doubles = Vec::new();
    for question in questions {
        let question = checked(question)?;
        if seen.insert(fold(&question.text)) {
            entry.push(question);
            added += 1;
        } else {
            doubles.push(question.text);
        }
    }
    if entry.len() > MOST_QUESTIONS {
        return Err(Refusal::new(
            RefusalKind::Text,
            format!("{} questions are too many for the list {name}", entry.len()),
            format!("{MOST_QUESTIONS} fit; a second list holds the rest"),
        ));
    }
    match (doubles.as_slice(), added) {
        ([], _) => {}
        ([one, ..], 0) if !is_new => return Err(stands_already(one, &name)),
        ([one], _) => draft.remark(format!("“{one}” stood in {name} already")),
        (several, _) => draft.remark(format!("{} stood in {name} already", several.len())),
    }
    Ok(match added {
        0 => format!("Made the list {name}"),
        1 => format!("Added a question to {name}"),
        many => format!("Added {many} questions to {name}"),
    })
}

/// The question with its texts as they may be.
pub(super) fn checked(question: &Question) -> Result<Question, Refusal> {
    let text = people::words("question", &question.text, "Which question?")?;
    Ok(Question { text, topic: people::line("topic", &question.topic)? })
}

/// The list's name as it stands in the book.
fn name_of(lists: &Lists, list: &str) -> Result<String, Refusal> {
    let found = lists.keys().find(|name| fold(name) == fold(list));
    found.cloned().ok_or_else(|| {
        let known: Vec<&str> = lists.keys().map(String::as_str).collect();
        let hint = match known.as_slice() {
            [] => "there are no lists yet".to_owned(),
            known => format!("the lists are: {}", known.join(", ")),
        };
        Refusal::new(RefusalKind::NotFound, format!("There is no list {list}"), hint)
    })
}

fn open<'l>(lists: &'l mut Lists, list: &str) -> Result<(String, &'l mut Vec<Question>), Refusal> {
    let name = name_of(lists, list)?;
    Ok((name.clone(), Arc::make_mut(lists.entry(name).or_default())))
}

fn place_of(questions: &[Question], text: &str, list: &str) -> Result<usize, Refusal> {
    let wanted = fold(text);
    questions.iter().position(|question| fold(&question.text) == wanted).ok_or_else(|| {
        Refusal::new(RefusalKind::NotFound, format!("“{text}” does not stand in the list {list}"), "")
    })
}

fn stands_already(text: &str, list: &str) -> Refusal {
    Refusal::new(RefusalKind::Already, format!("“{text}” stands in {list} already"), "")
}
