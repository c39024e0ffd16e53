//! A question of a talk: one of the user's own, or one in other words.

use super::meaning::Meaning;
use crate::{
    domain::{
        book::Question,
        command::{Act, AnswerChanges, InterviewEdit},
        id::Id,
        interview::questions_that_fit,
    },
    tui::session::Session,
};

/// A question of the user's own, at the end of the list.
pub(super) fn asked(text: &str, interview: Id, session: &Session) -> Meaning {
    if text.trim().is_empty() {
        return Meaning::not_yet("Open questions get the longer answers: how, what, why");
    }
    let question = Question { text: text.trim().to_owned(), topic: String::new() };
    let edit = InterviewEdit::Ask(vec![question]);
    let words = match session.book.talk(interview) {
        Some((_, _, talk)) => {
            let (number, fit) = (talk.answers.len() + 1, questions_that_fit(talk.minutes));
            format!("Question {number}; about {fit} fit into {} minutes", talk.minutes)
        }
        None => String::new(),
    };
    Meaning::told(Act::Interview { interview, edit: Box::new(edit) }, session, words)
}

/// A question in other words; what was answered stays with it.
pub(super) fn reworded(text: &str, before: &str, interview: Id, session: &Session) -> Meaning {
    let words = text.trim();
    if words.is_empty() {
        return Meaning::not_yet("The question needs words; x on its row leaves it out");
    }
    if words == before {
        return Meaning::not_yet("As it stands; change it, or Esc leaves it");
    }
    let changes = AnswerChanges { question: Some(words.to_owned()), ..AnswerChanges::default() };
    let edit = InterviewEdit::Answer { question: before.to_owned(), changes };
    let act = Act::Interview { interview, edit: Box::new(edit) };
    Meaning::told(act, session, "What was answered stays with it")
}
