//! Who the user is, and how much to do in a week, as a form.

use super::errors::Errors;
use crate::{
    domain::{
        command::{Act, GoalsChanges},
        name::{LINE_LIMIT, TEXT_LIMIT, one_line},
    },
    tui::{
        form::{Form, FormField},
        session::Session,
    },
};

const NAME: &str = "your name";
const REQUESTS: &str = "requests a week";
const TALKS: &str = "talks a week";
const NEWS: &str = "your news";
const INTRODUCTION: &str = "introduction";

/// The fields, filled with what is known; the introduction last.
pub fn fields(session: &Session) -> Vec<FormField> {
    let goals = &session.book.goals;
    let mut fields = vec![
        FormField::line(NAME, "Your name", &goals.name, LINE_LIMIT),
        FormField::line(REQUESTS, "Asks a week", &goals.requests_a_week.to_string(), LINE_LIMIT),
        FormField::line(TALKS, "Talks a week", &goals.talks_a_week.to_string(), LINE_LIMIT),
    ];
    if session.book.landed.is_some() {
        fields.push(FormField::line(NEWS, "Your news", &goals.news, LINE_LIMIT));
    }
    fields.push(FormField::notes(INTRODUCTION, "Introduction", &goals.introduction, TEXT_LIMIT));
    fields
}

/// What was changed, as an act.
///
/// # Errors
/// What is no number, with its field.
pub fn act(form: &Form) -> Result<Act, Errors> {
    let mut changes = GoalsChanges::default();
    let mut errors = Errors::new();
    let mut number = |id: &'static str, text: &str| match text.trim().parse() {
        Ok(number) => Some(number),
        Err(_) => {
            errors.push((id, "a number, such as 5; 0 for none".to_owned()));
            None
        }
    };
    for (id, text) in form.changes() {
        match id {
            NAME => changes.name = Some(one_line(text)),
            REQUESTS => changes.requests_a_week = number(id, text),
            TALKS => changes.talks_a_week = number(id, text),
            NEWS => changes.news = Some(one_line(text)),
            _ => changes.introduction = Some(text.to_owned()),
        }
    }
    if errors.is_empty() { Ok(Act::Aim(Box::new(changes))) } else { Err(errors) }
}
