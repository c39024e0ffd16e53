//! A question of the user's own: typed into a list, put into one, or said in other words; with what is to be said of
//! it while it is typed.

use super::meaning::Meaning;
use crate::{
    domain::{
        book::{Book, Question},
        command::{Act, QuestionEdit},
        questions::lint::lint,
        search::fold,
    },
    tui::session::Session,
};

/// The list a question goes to where there is none yet.
const FIRST_LIST: &str = "my questions";

/// Questions for a list, one a line.
pub fn added(text: &str, list: &str, session: &Session) -> Meaning {
    let texts: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let [first, rest @ ..] = texts.as_slice() else {
        return Meaning::not_yet(format!("It goes to the list {list}; what, how and which let people tell"));
    };
    let question = |text: &&str| Question { text: (*text).to_owned(), topic: String::new() };
    let questions = texts.iter().map(question).collect();
    let words = match rest.len() {
        0 => remarks(first).unwrap_or_else(|| format!("It goes to the list {list}")),
        more => format!("{} questions go to the list {list}", more + 1),
    };
    Meaning::told(Act::Questions(QuestionEdit::Add { list: list.to_owned(), questions }), session, words)
}

/// A question of a list in other words.
pub fn reworded(text: &str, list: &str, before: &str, session: &Session) -> Meaning {
    let text = text.trim();
    if text == before || text.is_empty() {
        return Meaning::not_yet("It stands like this already; change it, or Esc leaves it");
    }
    let topic = topic(before, list, &session.book);
    let to = Question { text: text.to_owned(), topic };
    let words = remarks(text).unwrap_or_else(|| format!("It stays in the list {list}"));
    let edit = QuestionEdit::Change { list: list.to_owned(), text: before.to_owned(), to };
    Meaning::told(Act::Questions(edit), session, words)
}

/// The list that a question is put into: one that is there, by the beginning of its name, or a new one.
pub fn put_in(text: &str, question: &Question, session: &Session) -> Meaning {
    let lists = &session.book.question_lists;
    let wanted = fold(text);
    let usual = lists.keys().next().map_or(FIRST_LIST, String::as_str);
    let whole = lists.keys().find(|name| fold(name) == wanted);
    let mut begins = lists.keys().filter(|name| fold(name).starts_with(&wanted));
    let only = begins.next().filter(|_| begins.next().is_none());
    let list = match (wanted.as_str(), whole.or(only)) {
        ("", _) => usual,
        (_, Some(known)) => known,
        _ => text.trim(),
    };
    let words = match lists.get(list) {
        Some(questions) => format!("Into {list}, as number {}", questions.len() + 1),
        None => format!("Into a new list, {list}"),
    };
    let edit = QuestionEdit::Add { list: list.to_owned(), questions: vec![question.clone()] };
    Meaning::told(Act::Questions(edit), session, words)
}

/// The names of the lists, for below the line.
pub fn names(book: &Book) -> String {
    let names: Vec<&str> = book.question_lists.keys().map(String::as_str).take(8).collect();
    names.join(", ")
}

fn remarks(text: &str) -> Option<String> {
    let findings = lint(text);
    (!findings.is_empty())
        .then(|| findings.iter().map(|finding| finding.reason()).collect::<Vec<_>>().join(". "))
}

fn topic(text: &str, list: &str, book: &Book) -> String {
    let known = book.question_lists.get(list).and_then(|list| list.iter().find(|it| it.text == text));
    known.map(|question| question.topic.clone()).unwrap_or_default()
}
