//! What is noted after a talk, a line each: what stays, names that were given, promises, advice.

use super::meaning::{Enter, Many, Meaning};
use crate::{
    domain::{
        advice_line,
        book::Book,
        capture,
        command::{Act, DebriefChanges, InterviewEdit},
        given_line,
        id::Id,
        line::{Unready, people, trial},
        promise_line,
    },
    tui::session::Session,
};

/// Why the line may stay empty.
const STAYS: &str = "One line, while it is fresh; it goes into the thank-you too. Enter alone: later";

/// What stays with the user of a talk.
pub(super) fn stays(text: &str, interview: Id, session: &Session) -> Meaning {
    let stays = text.trim();
    if stays.is_empty() {
        return Meaning::not_yet(STAYS);
    }
    let changes = DebriefChanges { stays: Some(stays.to_owned()), ..DebriefChanges::default() };
    let act = Act::Interview { interview, edit: Box::new(InterviewEdit::Debrief(changes)) };
    Meaning::told(act, session, "It goes into the thank-you too")
}

/// Whom a person named; several lines are so many people.
pub(super) fn given(text: &str, by: Id, talk: Option<Id>, session: &Session) -> Meaning {
    of_lines(text, session, ["name", "names"], |line, book| {
        let given = given_line::parse(line, by, talk, book, &session.now)?;
        Ok((given.acts, given.understood))
    })
}

/// What was promised to or by a person; several lines are so many promises.
pub(super) fn promise(text: &str, contact: Id, interview: Option<Id>, session: &Session) -> Meaning {
    of_lines(text, session, ["promise", "promises"], |line, book| {
        let record = book.contact(contact).ok_or_else(|| people::nobody(contact))?;
        let promise = promise_line::parse(line, record, book, &session.now)?;
        let (by, text, due) = (promise.by, promise.text, promise.due);
        Ok((vec![Act::Promise { contact, by, text, due, interview }], promise.understood))
    })
}

/// What a person told the user to try; several lines are so many pieces of advice.
pub(super) fn advice(text: &str, contact: Id, interview: Option<Id>, session: &Session) -> Meaning {
    of_lines(text, session, ["piece of advice", "pieces of advice"], |line, book| {
        let record = book.contact(contact).ok_or_else(|| people::nobody(contact))?;
        let advice = advice_line::parse(line, record, book, &session.now)?;
        Ok((vec![advice.told.act(contact, interview)], advice.understood))
    })
}

/// The acts of one line, and what it was understood as.
type Read = Result<(Vec<Act>, Vec<String>), Unready>;

fn of_lines(
    text: &str,
    session: &Session,
    [one, many]: [&str; 2],
    read: impl Fn(&str, &Book) -> Read,
) -> Meaning {
    if !text.contains('\n') {
        return match tried(text, &session.book, session, &read) {
            Ok((acts, words, _)) => Meaning::understood(trial::together(acts), &words),
            Err(unready) => unready.into(),
        };
    }
    let mut book = session.book.clone();
    let mut shown = Many { title: String::new(), lines: Vec::new(), done: 0, act: None, rest: Vec::new() };
    let (mut all, mut left_out) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        let bare = capture::bare(line);
        if bare.is_empty() {
            continue;
        }
        match tried(&bare, &book, session, &read) {
            Ok((acts, words, after)) => {
                all.extend(acts);
                shown.lines.push(words.join(" "));
                book = after;
            }
            Err(unready) => {
                left_out.push(format!("line {number}: {unready}"));
                shown.rest.push(line.to_owned());
            }
        }
    }
    let count = shown.lines.len();
    shown.title = format!("{count} {}", if count == 1 { one } else { many });
    let left = left_out.len();
    if left > 0 {
        shown.lines.extend([String::new(), "LEFT OUT, and kept: ⟦Tab⟧ brings them back here".to_owned()]);
        shown.lines.extend(left_out);
    }
    let words = match left {
        0 => format!("{}. Enter shows them first", shown.title),
        1 => format!("{}, 1 line not understood. Enter shows them first", shown.title),
        _ => format!("{}, {left} lines not understood. Enter shows them first", shown.title),
    };
    shown.act = (count > 0).then(|| Act::Together { what: format!("Noted {}", shown.title), acts: all });
    Meaning { words, enter: Enter::Show(shown) }
}

/// The acts of a line, what it means with what is remarked on it, and the book as it would become.
fn tried(
    line: &str,
    book: &Book,
    session: &Session,
    read: impl Fn(&str, &Book) -> Read,
) -> Result<(Vec<Act>, Vec<String>, Book), Unready> {
    let (acts, mut words) = read(line, book)?;
    let tried = trial::tried(&acts, book, &session.now)?;
    words.extend(tried.remarks);
    Ok((acts, words, tried.book))
}
