//! Text that was typed and is not in the book: what it was for, and what can be done with it.

use super::then::Then;
use crate::{
    domain::columns::wrap,
    tui::{
        asking::{form_page::FormPage, line::Line},
        drafting,
        message::Rescued,
        question::Question,
        screens::live::place,
        session::{Saving, Session},
    },
};

/// How much of the text is shown.
const SHOWN_LINES: usize = 4;

/// What can be done with it: it is taken up again, or copied where what it was for is gone.
pub(super) fn rows(rescued: &Rescued, session: &Session) -> Vec<(String, Then)> {
    let first = if has_place(rescued, session) {
        ("take it up again", Then::Ask(Question::TakeUp(rescued.clone())))
    } else {
        ("copy it", Then::Copy(rescued.text.clone()))
    };
    let others = [
        ("keep it for later; Esc does the same", Then::Leave),
        ("throw it away", Then::Forget(rescued.file.clone())),
    ];
    [first].into_iter().chain(others).map(|(words, then)| (words.to_owned(), then)).collect()
}

/// Whether it can be taken up where it was typed.
fn has_place(rescued: &Rescued, session: &Session) -> bool {
    let Rescued { title, text, .. } = rescued;
    let is_there =
        || drafting::taken_up(title, text, session).is_some() || place::is_there(title, &session.book);
    Line::taken_up(rescued, session).is_some()
        || FormPage::taken_up(rescued, session).is_some()
        || session.saving != Saving::LookOnly && is_there()
}

/// What it was for, and its first lines.
pub(super) fn head(rescued: &Rescued, session: &Session, columns: usize) -> Vec<String> {
    let whence = if rescued.file.is_empty() { "Not noted." } else { "Kept from an earlier session." };
    let mut lines = wrap(&format!("{whence} {}", question(&rescued.title, session)), columns);
    let all = wrap(&rescued.text, columns.saturating_sub(2));
    let left = all.len().saturating_sub(SHOWN_LINES);
    lines.extend(all.into_iter().take(SHOWN_LINES).map(|line| format!("  {line}")));
    if left > 0 {
        lines.push(format!("  and {left} more lines"));
    }
    lines
}

/// What a text under this title was for, in words.
fn question(title: &str, session: &Session) -> String {
    Line::question(title, session)
        .or_else(|| place::question(title))
        .or_else(|| FormPage::question(title, session))
        .or_else(|| drafting::question(title, session))
        .or_else(|| gone(title).map(str::to_owned))
        .unwrap_or_else(|| title.to_owned())
}

/// What a line or a form was for whose person or record is gone; none for a title that is words already.
fn gone(title: &str) -> Option<&'static str> {
    let kind = title.strip_prefix("form ").unwrap_or(title).split(' ').next()?;
    Some(match kind {
        "note" => "What happened with somebody who is not in the book any more",
        "contact" => "What is known of somebody who is not in the book any more",
        "plan" | "again" | "aside" | "introducer" | "introduction" | "given" | "promise" | "advice"
        | "gap" => "For somebody who is not in the book any more",
        "talk" | "think-over" | "stays" | "ask" | "reword" => "For a talk that is not in the book any more",
        "snooze" | "done" | "reword-record" | "redate" | "tried" | "reword-own" => {
            "For something that is not there any more"
        }
        _ => return None,
    })
}
