//! A question of a talk: one of the user's own, or one in other words.

use super::meaning::Meaning;
use crate::{
    domain::{
        book::Question,
        command::{Act, AnswerChanges, InterviewEdit},
        id::Id,
        questions::{
            fitting,
            lint::{Finding, lint},
        },
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
    let chosen = session.book.talk(interview).map_or(0, |(_, _, talk)| talk.answers.len());
    let minutes = session.book.talk(interview).map_or(0, |(_, _, talk)| talk.minutes);
    let words = format!("{}{}", remarks(text), fitting::words(chosen + 1, minutes));
    Meaning::told(Act::Interview { interview, edit: Box::new(edit) }, session, words)
}

/// A question in other words; what was answered stays with it.
pub(super) fn reworded(text: &str, before: &str, interview: Id, session: &Session) -> Meaning {
    let words = text.trim();
    if words.is_empty() {
        return Meaning::not_yet("The question needs words; ⟦x⟧ on its row leaves it out");
    }
    if words == before {
        return Meaning::not_yet("As it stands; change it, or Esc leaves it");
    }
    let changes = AnswerChanges { question: Some(words.to_owned()), ..AnswerChanges::default() };
    let edit = InterviewEdit::Answer { question: before.to_owned(), changes };
    let act = Act::Interview { interview, edit: Box::new(edit) };
    let answer = session.book.talk(interview).and_then(|(_, _, talk)| {
        talk.answers.iter().find(|answer| answer.question == before && !answer.text.is_empty())
    });
    let stays = if answer.is_some() { "What was answered stays with it" } else { "Instead of the old words" };
    Meaning::told(act, session, format!("{}{stays}", remarks(words)))
}

/// What is to be said about a question before it is asked.
fn remarks(text: &str) -> String {
    lint(text).into_iter().map(Finding::reason).map(|reason| format!("{reason}. ")).collect()
}
