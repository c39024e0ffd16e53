//! The note line: what happened with somebody, in a few words. `y thu 3pm zoom` is a yes, a talk and its medium in one
//! act.
//!
//! First the word for what happened, of which a first letter is enough; then, in any order, when, by which channel,
//! how long and where; what stands behind a colon, or is none of these, is a note. Dates look back for what has
//! happened and ahead for what is booked.

mod done;
mod snooze;
#[cfg(test)]
mod tests;

pub use done::{DoneLine, parse_done};
pub use snooze::{SnoozeLine, parse_snooze};

use super::{
    book::Book,
    command::{Act, Log, Refusal, RefusalKind},
    contact::Contact,
    event::EventKind,
    id::Id,
    line::{
        Unready, near,
        opening::{self, Opening},
        options::{Dates, Reader},
        passed, people,
        said::Seen,
        sentence::sentence,
        telling::{self, Told, Whom},
        tokens::{Line, cut_note, tokens},
        trial,
        typing::Typing,
        verbs::{self, Verb},
    },
    moment::Moment,
    zone::Now,
};

/// The words whose first letters are enough, as the empty line lists them. `told`: they told the user something, and
/// no reply is due.
pub const WORDS: &str = "sent yes no later wrote answered passed offered held moved cancelled told";

/// Where words go that say nothing that happened.
pub const REMARKS_GO: &str = "a remark that is no event goes into the person's notes";

/// A note that was understood.
#[derive(Clone, Debug)]
pub struct Noted {
    /// What it does to the book.
    pub act: Act,
    /// What it was understood as, a paragraph each: first what is noted, then remarks.
    pub understood: Vec<String>,
}

/// Understands what is typed about `contact`. The act has been tried on a copy of the book: at this moment it would
/// not be refused.
///
/// # Errors
/// What is still missing, or why it cannot be.
pub fn parse(text: &str, contact: Id, book: &Book, now: &Now) -> Result<Noted, Unready> {
    let Some(record) = book.contact(contact) else { return Err(people::nobody(contact)) };
    let typing = Typing::new(book, now);
    let whom = Whom { id: contact, name: &record.name, typing: &typing };
    let (before, note) = cut_note(text);
    let words = tokens(before);
    let line = Line::new(before, &words);
    let opening = opened(line, record, &typing)?;
    let rest = line.from(opening.taken);
    opening::refuse_waiting(&opening, rest, &record.name)?;
    opening::refuse_waiting(&opening, Line::new(note, &tokens(note)), &record.name)?;
    let (told, also) = if opening.kind == EventKind::Passed {
        let passed = passed::passed(&opening, rest, note, &whom)?;
        (passed.told, passed.also)
    } else {
        (telling::told(&opening, rest, note, &whom)?, None)
    };
    noted(&told, also, &whom)
}

/// More words than these after a mistyped one are rather a remark.
const A_FEW_WORDS: usize = 3;

fn opened(line: Line<'_>, contact: &Contact, typing: &Typing<'_>) -> Result<Opening, Unready> {
    if line.is_empty() {
        return Err(Unready::Incomplete(WORDS.to_owned()));
    }
    if let Some(opening) = opening::written_out(line, Some(&contact.name))? {
        return Ok(opening);
    }
    if let Some(booked) = booked(line, typing) {
        return Ok(booked);
    }
    if let Some(opening) = opening::begun(line, &contact.name)? {
        return Ok(opening);
    }
    let typed = line.tokens.iter().find(|token| !opening::is_subject(&token.word, &contact.name));
    let Some(typed) = typed else {
        return Err(Unready::Incomplete(format!("And what happened? {WORDS}")));
    };
    let known = verbs::all().map(|verb| verb.word).filter(|word| !word.contains(' '));
    let near = near::nearest(&typed.word, known, 2);
    let words = match near {
        Some(near) => format!("{} is not understood, but {near} is", near::quoted(typed.text)),
        None => format!("{} is not a word for what happened", near::quoted(typed.text)),
    };
    let mut hint = format!("begin with one of: {WORDS}");
    if line.len() > 1 && (near.is_none() || line.len() > A_FEW_WORDS) {
        hint = format!("{hint}; {REMARKS_GO}");
    }
    Err(Unready::not_understood(words, hint))
}

/// A line that begins with a time ahead, or with a medium and such a time, books a talk: `zoom thu 3pm`.
fn booked(line: Line<'_>, typing: &Typing<'_>) -> Option<Opening> {
    let (options, taken) = Reader { typing, dates: Dates::Any }.read(line).ok()?;
    let time = options.dates.first()?.ahead.as_ref().ok()?;
    let is_ahead = matches!(time.moment, Moment::Instant(at) if at > typing.now.stamp());
    let kind = EventKind::Scheduled;
    let verb = Verb { kind, by: None, word: kind.word() };
    (is_ahead && taken > 0).then_some(Opening { verb, kind, by: None, taken: 0 })
}

/// A yes that answers no request, with a time: the talk alone can be booked.
fn only_booked(logs: &[Log], refusal: Refusal) -> Refusal {
    match logs {
        [_, talk] if refusal.kind == RefusalKind::NothingToTakeIt => {
            refusal.or("only book the talk", Act::Log(Box::new(talk.clone())))
        }
        _ => refusal,
    }
}

fn noted(told: &Told, also: Option<Act>, whom: &Whom<'_>) -> Result<Noted, Unready> {
    let Typing { book, now, .. } = whom.typing;
    let acts: Vec<Act> = told.logs.iter().map(|log| Act::Log(Box::new(log.clone()))).chain(also).collect();
    let tried = match trial::tried(&acts, book, now) {
        Ok(tried) => tried,
        Err(refusal) => return Err(telling::still_missing(&told.logs, only_booked(&told.logs, refusal))),
    };
    let seen = Seen { before: book, after: &tried.book, now };
    let sentences: Vec<String> = seen.told(whom.id, &told.logs);
    let mut first = String::new();
    for (index, text) in sentences.iter().enumerate() {
        match index {
            0 => first = format!("{}: {text}.", told.logs.first().map_or("", |log| verbs::label(log.kind))),
            _ => first = format!("{first} {}", sentence(text)),
        }
    }
    let remarks = told.remarks.iter().chain(&tried.remarks).map(|remark| sentence(remark));
    Ok(Noted { act: trial::together(acts), understood: std::iter::once(first).chain(remarks).collect() })
}
