//! What is known and expected before a talk, and how it takes place, as a form.

use super::errors::Errors;
use crate::{
    domain::{
        channel::Channel,
        command::{Act, InterviewEdit},
        id::Id,
        name::{LINE_LIMIT, TEXT_LIMIT, one_line},
    },
    tui::{
        form::{Form, FormField},
        session::Session,
    },
};

const RESEARCH: &str = "research";
const TERMS: &str = "terms";
const EXPECTS: &str = "what you expect";
const MINUTES: &str = "minutes";
const MEDIUM: &str = "medium";
const PLACE: &str = "place";

/// The fields, filled with what is known; the notes first.
pub fn fields(interview: Id, session: &Session) -> Vec<FormField> {
    let Some((_, _, talk)) = session.book.talk(interview) else { return Vec::new() };
    let medium = talk.medium.as_ref().map_or("", Channel::as_str);
    vec![
        FormField::notes(RESEARCH, "Research", &talk.preparation.research, TEXT_LIMIT),
        FormField::notes(TERMS, "Terms", &talk.preparation.terms, TEXT_LIMIT),
        FormField::notes(EXPECTS, "I expect to hear", &talk.preparation.expects, TEXT_LIMIT),
        FormField::line(MINUTES, "Minutes", &talk.minutes.to_string(), LINE_LIMIT),
        FormField::line(MEDIUM, "Medium", medium, LINE_LIMIT),
        FormField::line(PLACE, "Place or link", &talk.place, LINE_LIMIT),
    ]
}

/// What was changed, as an act.
///
/// # Errors
/// What cannot be taken as it was typed, each with its field.
pub fn act(form: &Form, interview: Id) -> Result<Act, Errors> {
    let (mut research, mut terms, mut expects) = (None, None, None);
    let (mut minutes, mut medium, mut place) = (None, None, None);
    let mut errors = Errors::new();
    for (id, text) in form.changes() {
        match id {
            RESEARCH => research = Some(text.to_owned()),
            TERMS => terms = Some(text.to_owned()),
            EXPECTS => expects = Some(text.to_owned()),
            PLACE => place = Some(one_line(text)),
            MINUTES => match text.trim().trim_end_matches("min").trim().parse() {
                Ok(number) => minutes = Some(number),
                Err(_) => errors.push((id, "a number of minutes, such as 30".to_owned())),
            },
            _ => match Channel::parse(text) {
                Some(channel) => medium = Some(channel),
                None => errors.push((id, "by which medium? phone, Zoom, coffee".to_owned())),
            },
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let edit = |edit| Act::Interview { interview, edit: Box::new(edit) };
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
