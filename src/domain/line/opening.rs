//! How a telling opens: who did it, if that is said, and the word for what was done.

use super::{
    Unready,
    tokens::Line,
    verbs::{self, Verb},
};
use crate::domain::{
    command::{Refusal, RefusalKind},
    event::{EventKind, Who},
    name::Name,
    search::fold,
};

/// Who did what, and how many words said so.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// The word for it.
    pub verb: Verb,
    /// What happened, seen from who did it.
    pub kind: EventKind,
    /// Who did it, where it is said and matters.
    pub by: Option<Who>,
    /// How many words were read.
    pub taken: usize,
}

/// Words before the word for what happened that say nothing themselves.
const FILLERS: [&str; 13] = [
    "we", "weve", "has", "have", "had", "just", "already", "also", "then", "and", "finally", "said", "still",
];

/// Whether a word only says who did it, or nothing.
pub fn is_subject(word: &str, name: &Name) -> bool {
    matches!(word, "she" | "he" | "they" | "i" | "ive") || FILLERS.contains(&word) || is_of(word, name)
}

/// Who stands before the word, and how many words that took.
fn subject(line: Line<'_>, name: Option<&Name>) -> (Option<Who>, usize) {
    let mut who = None;
    let mut at = 0;
    while verbs::written_out(line.from(at)).is_none() {
        match line.word(at) {
            "she" | "he" | "they" => who = Some(Who::Them),
            "i" | "ive" => who = Some(Who::Me),
            word if FILLERS.contains(&word) => {}
            word if name.is_some_and(|name| is_of(word, name)) => who = Some(Who::Them),
            _ => break,
        }
        at += 1;
    }
    (who, at)
}

/// Whether `word` is one of the words of `name`. Single letters are the note line's own.
fn is_of(word: &str, name: &Name) -> bool {
    let word = fold(word);
    word.chars().count() > 1 && fold(name.as_str()).split(' ').any(|part| part == word)
}

/// The opening that is written out; nothing where the line does not begin with one.
///
/// # Errors
/// Where the word does not go with who is said to have done it, or nothing happened yet.
pub fn written_out(line: Line<'_>, name: Option<&Name>) -> Result<Option<Opening>, Unready> {
    let (who, skipped) = subject(line, name);
    if let Some(phrase) = verbs::waiting(line.from(skipped)) {
        return Err(still_waiting(phrase));
    }
    let Some((verb, taken)) = verbs::written_out(line.from(skipped)) else { return Ok(None) };
    let taken = skipped + taken;
    let taken = taken + objects(line.from(taken), name);
    seen_by(verb, who, taken, name).map(Some)
}

/// Refuses words behind a no that say that nothing came yet: `n no answer`, with the key of the line typed once more.
///
/// # Errors
/// Where they say so.
pub fn refuse_waiting(opening: &Opening, behind: Line<'_>, name: &Name) -> Result<(), Unready> {
    let said = behind.from(subject(behind, Some(name)).1);
    match verbs::waiting(said).filter(|_| opening.kind == EventKind::Declined) {
        Some(phrase) => Err(still_waiting(phrase)),
        None => Ok(()),
    }
}

/// The opening by the beginning of a word, behind who did it.
///
/// # Errors
/// Where the beginning could be of several words, or does not go with who is said to have done it.
pub fn begun(line: Line<'_>, name: &Name) -> Result<Option<Opening>, Unready> {
    let (who, skipped) = subject(line, Some(name));
    match verbs::beginning(line.word(skipped)) {
        verbs::Beginning::Nothing => Ok(None),
        verbs::Beginning::Of(verb) => {
            let taken = skipped + 1;
            seen_by(verb, who, taken + objects(line.from(taken), Some(name)), Some(name)).map(Some)
        }
        verbs::Beginning::Several(words) => Err(Unready::Incomplete(format!("{}?", words.join(" or ")))),
    }
}

/// Waiting is no event: it follows from the request.
fn still_waiting(phrase: &str) -> Unready {
    Unready::not_understood(
        format!("`{phrase}` is still waiting and not a no, so there is nothing to note"),
        "you are reminded when it is time to nudge; `nudged` notes that you did, `closed` that you gave up",
    )
}

/// How many words only say again with whom it was.
fn objects(line: Line<'_>, name: Option<&Name>) -> usize {
    let is_object = |word: &str| {
        matches!(word, "her" | "him" | "them" | "me" | "it") || name.is_some_and(|name| is_of(word, name))
    };
    line.tokens.iter().take_while(|token| is_object(&token.word)).count()
}

/// The same word says other things of the two sides: what "she asked" is a question back.
fn seen_by(verb: Verb, who: Option<Who>, taken: usize, name: Option<&Name>) -> Result<Opening, Unready> {
    let by = verb.by.or(who);
    let opening = |kind, by| Ok(Opening { verb, kind, by, taken });
    match by {
        None => opening(verb.kind, None),
        Some(by) => turned(verb, by, name).and_then(|(kind, by)| opening(kind, by)),
    }
}

/// What the word means where `by` is said to have done it.
///
/// # Errors
/// Where nobody on that side can do it.
pub fn turned(verb: Verb, by: Who, name: Option<&Name>) -> Result<(EventKind, Option<Who>), Unready> {
    Ok(match (verb.kind, by) {
        (EventKind::Sent | EventKind::Offered | EventKind::Nudged, Who::Them) => (EventKind::Wrote, None),
        (EventKind::Thanked | EventKind::Touched, Who::Them) => (EventKind::Heard, None),
        (EventKind::Wrote, Who::Me) => (EventKind::Touched, None),
        (EventKind::Heard, Who::Me) if verb.word.starts_with("told") => (EventKind::Touched, None),
        (EventKind::Answered | EventKind::Cancelled | EventKind::Missed | EventKind::Moved, _) => {
            (verb.kind, Some(by))
        }
        (EventKind::Accepted | EventKind::Later | EventKind::Passed | EventKind::Declined, Who::Me) => {
            let name = name.map_or("the other", Name::as_str);
            return Err(Unready::Refused(Refusal::new(
                RefusalKind::Text,
                format!("`{}` is what {name} says, not you", verb.word),
                "`answered by me` notes a reply of yours, `closed` takes a request back, `cancelled by me` a talk",
            )));
        }
        (EventKind::Planned | EventKind::Closed, Who::Them) => {
            return Err(Unready::Refused(Refusal::new(
                RefusalKind::Text,
                format!("`{}` is what you do", verb.word),
                "`wrote`, `told`, `no` and `cancelled` note what they do",
            )));
        }
        (kind, _) => (kind, None),
    })
}
