//! Completing what is typed, where only one word or person fits.

use super::purpose::Purpose;
use crate::{
    domain::{note_line, search::fold},
    tui::session::Session,
};

/// Behind these words a person of the book is named.
const BEFORE_A_PERSON: [&str; 6] =
    ["via ", "passed to ", "passed on to ", "p to ", "introduced me to ", "p "];
const CHANNELS: [&str; 9] =
    ["card", "e-mail", "letter", "LinkedIn", "phone", "text", "video", "WhatsApp", "Zoom"];
const DAYS: [&str; 9] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "yesterday"];
/// How many of several that fit are named.
const NAMED: usize = 4;

/// What completing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Completed {
    /// The text with its last word, or name, whole.
    To(String),
    /// These fit.
    Several(Vec<String>),
    /// Nothing fits.
    Nothing,
}

/// Completes the end of `text`.
pub(super) fn completed(text: &str, purpose: &Purpose, session: &Session) -> Completed {
    if let Purpose::PutIn(_) = purpose {
        let names = session.book.question_lists.keys().filter(|name| fold(name).starts_with(&fold(text)));
        return chosen("", &names.cloned().collect::<Vec<_>>(), "");
    }
    if let Some(begun) = person_begun(text, purpose) {
        let before = text.strip_suffix(begun).unwrap_or(text);
        return chosen(before, &people(begun, session), "");
    }
    let (before, begun) = text.rsplit_once([' ', '\n']).map_or(("", text), |(before, _)| {
        let end = before.len() + 1;
        (text.get(..end).unwrap_or(text), text.get(end..).unwrap_or_default())
    });
    if begun.is_empty() {
        return Completed::Nothing;
    }
    let words: Vec<&str> = match (purpose, before.is_empty()) {
        (Purpose::Note(_), true) => note_line::WORDS.split(' ').collect(),
        (
            Purpose::Import
            | Purpose::Columns { .. }
            | Purpose::OwnQuestion(_)
            | Purpose::RewordOwn(..)
            | Purpose::SetAside(_)
            | Purpose::Stays(_)
            | Purpose::Ask(_)
            | Purpose::Reword(..)
            | Purpose::Given(..),
            _,
        ) => Vec::new(),
        (Purpose::Capture, _) => CHANNELS.into(),
        (Purpose::Promise(..) | Purpose::Advice(..), _) => DAYS.into(),
        _ => DAYS.into_iter().chain(CHANNELS).collect(),
    };
    let folded = fold(begun);
    let fitting = words.into_iter().filter(|word| fold(word).starts_with(&folded)).map(str::to_owned);
    chosen(before, &fitting.collect::<Vec<_>>(), " ")
}

/// The first few of `names`, and how many more there are.
pub(super) fn some(names: &[String]) -> Vec<String> {
    let mut some: Vec<String> = names.iter().take(NAMED).cloned().collect();
    let left = names.len().saturating_sub(NAMED);
    if left > 0 {
        some.push(format!("{left} more"));
    }
    some
}

fn chosen(before: &str, fitting: &[String], after: &str) -> Completed {
    match fitting {
        [] => Completed::Nothing,
        [only] => Completed::To([before, only, after].concat()),
        several => Completed::Several(some(several)),
    }
}

/// What is typed of a person's name.
fn person_begun<'a>(text: &'a str, purpose: &Purpose) -> Option<&'a str> {
    let lower = text.to_ascii_lowercase();
    let marks: &[&str] = match purpose {
        Purpose::Capture => BEFORE_A_PERSON.get(..1).unwrap_or_default(),
        Purpose::Note(_) => &BEFORE_A_PERSON,
        _ => &[],
    };
    let begun = marks.iter().find_map(|mark| {
        let at = lower.rfind(mark)?;
        let is_word = at == 0 || lower.get(..at)?.ends_with([' ', ',', '\n']);
        text.get(at + mark.len()..).filter(|_| is_word)
    })?;
    (!begun.trim().is_empty() && !begun.contains(',')).then_some(begun)
}

/// Those whose name, or a word of it, begins so.
fn people(begun: &str, session: &Session) -> Vec<String> {
    let begun = fold(begun);
    let fits = |name: &str| {
        let name = fold(name);
        name.starts_with(&begun)
            || name
                .match_indices(' ')
                .any(|(at, _)| name.get(at + 1..).is_some_and(|rest| rest.starts_with(&begun)))
    };
    let names = session.book.contacts.values().map(|contact| contact.name.as_str());
    names.filter(|name| fits(name)).map(str::to_owned).collect()
}
