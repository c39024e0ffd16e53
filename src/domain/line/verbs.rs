//! The words for what happened: twelve common ones by their first letters, every kind in full, and what people say.

use super::tokens::Line;
use crate::domain::event::{EventKind, EventKind::*, Who, Who::Them};

/// The twelve common words of the note line, as its hint lists them; any beginning of one means it.
pub const COMMON: [(&str, EventKind); 12] = [
    ("sent", Sent),
    ("yes", Accepted),
    ("no", Declined),
    ("later", Later),
    ("wrote", Wrote),
    ("answered", Answered),
    ("passed", Passed),
    ("offered", Offered),
    ("held", Held),
    ("moved", Moved),
    ("cancelled", Cancelled),
    // `told`: they told the user something, and no reply is due.
    ("told", Heard),
];

/// What else people say, besides the kinds' own words.
const OTHERS: &[(EventKind, Option<Who>, &[&str])] = &[
    (
        Planned,
        None,
        &["plan", "plan to ask", "planned to ask", "to ask", "want to ask", "will ask", "going to ask"],
    ),
    (Sent, None, &["asked", "requested", "sent it", "sent a request", "sent the request"]),
    (Nudged, None, &["nudge", "reminded", "followed up", "asked once more"]),
    (Accepted, None, &["said yes", "answered yes", "agreed", "ok", "okay", "yep"]),
    (Later, None, &["said later", "not now", "maybe later"]),
    (Wrote, None, &["wrote back", "asked back", "question", "question back", "asked a question"]),
    (Answered, None, &["answered in writing", "replied"]),
    (
        Passed,
        None,
        &[
            "passed on",
            "passed on to",
            "passed to",
            "passed me on",
            "passed me on to",
            "passed me to",
            "introduced",
            "introduced me",
            "introduced me to",
            "named",
            "referred me to",
            "pointed me to",
            "recommended",
        ],
    ),
    (Declined, None, &["said no", "answered no", "nope", "turned down", "turned me down", "refused"]),
    (Offered, None, &["offered times", "proposed", "proposed times", "suggested times"]),
    (Closed, None, &["close", "withdrew", "withdrawn", "gave up"]),
    (Scheduled, None, &["booked", "talk", "interview", "meeting", "appointment", "set for"]),
    (Moved, None, &["moved to", "rescheduled", "rescheduled to", "postponed", "postponed to", "rebooked"]),
    (Cancelled, None, &["canceled", "called off", "called it off", "fell through"]),
    (
        Missed,
        Some(Them),
        &[
            "no show",
            "no-show",
            "noshow",
            "did not come",
            "didnt come",
            "did not show up",
            "didnt show up",
            "did not show",
            "didnt show",
            "stood me up",
        ],
    ),
    (
        Held,
        None,
        &["talked", "talked to", "talked with", "spoke", "spoke to", "spoke with", "met", "met with"],
    ),
    (Thanked, None, &["thanks", "thank", "thank you", "said thanks", "said thank you", "sent thanks", "thx"]),
    (Touched, None, &["message", "messaged", "wrote to", "update", "updated", "congratulated", "checked in"]),
    (Heard, None, &["told me", "heard from", "heard back"]),
];

/// What people say while they still wait, most of which begins like a refusal.
const WAITING: [&str; 22] = [
    "no answer",
    "no answers",
    "no reply",
    "no replies",
    "no response",
    "no news",
    "no word",
    "no reaction",
    "nothing yet",
    "nothing back",
    "nothing heard",
    "not answered",
    "not replied",
    "not heard back",
    "didnt answer",
    "didnt reply",
    "did not answer",
    "did not reply",
    "hasnt answered",
    "hasnt replied",
    "havent heard",
    "waiting for",
];

/// What a word says happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// What.
    pub kind: EventKind,
    /// By whom, where the word says so.
    pub by: Option<Who>,
    /// The word in full.
    pub word: &'static str,
}

/// What a word could mean that was not written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// Nothing.
    Nothing,
    /// This.
    Of(Verb),
    /// Several things; their words.
    Several(Vec<&'static str>),
}

/// Every word and phrase.
pub fn all() -> impl Iterator<Item = Verb> {
    let common = COMMON.into_iter().map(|(word, kind)| Verb { kind, by: None, word });
    let kinds = EventKind::ALL.into_iter().map(|kind| Verb { kind, by: None, word: kind.word() });
    let others = OTHERS
        .iter()
        .flat_map(|(kind, by, words)| words.iter().map(|word| Verb { kind: *kind, by: *by, word }));
    common.chain(kinds).chain(others)
}

/// The word for `kind` that stands before what was understood: the common one, else the kind's own.
pub fn label(kind: EventKind) -> &'static str {
    COMMON.into_iter().find(|(_, common)| *common == kind).map_or(kind.word(), |(word, _)| word)
}

/// How many words `phrase` takes, if `line` begins with it.
fn begins(line: Line<'_>, phrase: &str) -> Option<usize> {
    let mut taken = 0;
    let fits = phrase.split(' ').all(|word| {
        taken += 1;
        line.word(taken - 1) == word
    });
    fits.then_some(taken)
}

/// The phrase that `line` begins with and that says that nothing came yet: `no answer`.
pub fn waiting(line: Line<'_>) -> Option<&'static str> {
    WAITING.into_iter().find(|phrase| begins(line, phrase).is_some())
}

/// The longest phrase that `line` begins with, and how many words it took.
pub fn written_out(line: Line<'_>) -> Option<(Verb, usize)> {
    all()
        .filter_map(|verb| begins(line, verb.word).map(|taken| (verb, taken)))
        .reduce(|best, other| if other.1 > best.1 { other } else { best })
}

/// What `word` is the beginning of: a common word, else, from two letters on, the one other that begins so.
pub fn beginning(word: &str) -> Beginning {
    if word.is_empty() {
        return Beginning::Nothing;
    }
    if let Some((full, kind)) = COMMON.into_iter().find(|(full, _)| full.starts_with(word)) {
        return Beginning::Of(Verb { kind, by: None, word: full });
    }
    let mut found: Vec<Verb> = Vec::new();
    for verb in all().filter(|verb| word.len() > 1 && !verb.word.contains(' ') && verb.word.starts_with(word))
    {
        if found.iter().all(|known| (known.kind, known.by) != (verb.kind, verb.by)) {
            found.push(verb);
        }
    }
    match found.as_slice() {
        [] => Beginning::Nothing,
        [one] => Beginning::Of(*one),
        several => Beginning::Several(several.iter().map(|verb| verb.word).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tokens::tokens, *};

    #[test]
    fn first_letters_pick_the_common_words() {
        for (word, kind) in COMMON {
            let first = word.get(..1).unwrap();
            assert_eq!(beginning(first), Beginning::Of(Verb { kind, by: None, word }));
        }
    }

    #[test]
    fn other_words_by_unique_beginnings() {
        for (typed, kind) in [
            ("pl", Planned),
            ("nu", Nudged),
            ("ac", Accepted),
            ("dec", Declined),
            ("sch", Scheduled),
            ("mi", Missed),
            ("th", Thanked),
            ("tou", Touched),
            ("hea", Heard),
            ("clo", Closed),
            ("boo", Scheduled),
        ] {
            assert!(matches!(beginning(typed), Beginning::Of(verb) if verb.kind == kind), "{typed}");
        }
        assert!(matches!(beginning("ta"), Beginning::Several(words) if words == ["talk", "talked"]));
        assert_eq!(beginning("xy"), Beginning::Nothing);
        assert_eq!(beginning("d"), Beginning::Nothing);
    }

    #[test]
    fn the_longest_phrase_counts() {
        for (text, kind, taken) in [
            ("no show", Missed, 2),
            ("no", Declined, 1),
            ("talk thu", Scheduled, 1),
            ("Talked with her", Held, 2),
            ("didn't come", Missed, 2),
            ("passed me on to Leo", Passed, 4),
            ("wrote to her", Touched, 2),
            ("Yes!", Accepted, 1),
        ] {
            let tokens = tokens(text);
            let (verb, count) = written_out(Line::new(text, &tokens)).unwrap();
            assert_eq!((verb.kind, count), (kind, taken), "{text}");
        }
    }
}
