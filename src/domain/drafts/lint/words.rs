//! What stands in a text: words, sentences, questions, reasons, a résumé. It is made for English.

use crate::domain::drafts::gaps::Gap;

/// How many words a text has, greeting and name among them, its gaps left out.
pub(in crate::domain::drafts) fn count(text: &str, gaps: &[Gap]) -> usize {
    let words =
        |piece: &str| piece.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    outside(text, gaps).map(words).sum()
}

/// Whether a question stands outside the gaps.
pub(super) fn asks_something(text: &str, gaps: &[Gap]) -> bool {
    outside(text, gaps).any(|piece| piece.contains('?'))
}

/// The pieces of a text between its gaps.
fn outside<'a>(text: &'a str, gaps: &'a [Gap]) -> impl Iterator<Item = &'a str> {
    let starts = std::iter::once(0).chain(gaps.iter().map(|gap| gap.at.end));
    let ends = gaps.iter().map(|gap| gap.at.start).chain(std::iter::once(text.len()));
    starts.zip(ends).filter_map(|(start, end)| text.get(start..end))
}

/// What introduces a reason, in lower case.
const REASONS: [&str; 32] = [
    "because",
    "since you",
    "as you",
    "so that",
    "in order to",
    "that is why",
    "the reason",
    "finding out",
    "find out",
    "want to learn",
    "want to know",
    "want to understand",
    "like to learn",
    "like to know",
    "like to understand",
    "like to hear",
    "hope to learn",
    "hoping to learn",
    "trying to learn",
    "trying to understand",
    "looking into",
    "interested in",
    "curious about",
    "curious how",
    "thinking about",
    "thinking of",
    "considering",
    "exploring",
    "wondering whether",
    "wondering if",
    "deciding",
    "stayed with me",
];

/// Whether it says why the user asks.
pub(super) fn gives_a_reason(text: &str) -> bool {
    let text = plain(text);
    REASONS.iter().any(|reason| text.contains(&format!(" {reason} ")))
}

/// What hands something over with a message, and what is handed over.
const ATTACHES: [&str; 8] =
    ["attach", "attached", "attaching", "enclose", "enclosed", "attachment", "find", "send"];
const PAPERS: [&str; 5] = ["cv", "résumé", "resume", "resumé", "curriculum"];

/// Whether one sentence of it hands over a résumé. Offering one, or being asked for it, is something else.
pub(super) fn attaches_a_resume(text: &str) -> bool {
    sentences(text).any(|sentence| {
        has_one_of(&sentence, &ATTACHES) && has_one_of(&sentence, &PAPERS) && !is_wanted(&sentence)
    })
}

/// The text without the sentences that offer a résumé, or send one that was asked for.
pub(super) fn without_offers(text: &str) -> String {
    let is_offer = |part: &&str| {
        let part = plain(part);
        has_one_of(&part, &PAPERS) && is_wanted(&part)
    };
    text.split_inclusive(['.', '?', '!', '\n']).filter(|part| !is_offer(part)).collect()
}

fn has_one_of(sentence: &str, words: &[&str]) -> bool {
    sentence.split(' ').any(|word| words.contains(&word))
}

fn is_wanted(sentence: &str) -> bool {
    let padded = format!(" {sentence} ");
    [" if you ", " you asked ", " no "].iter().any(|words| padded.contains(words))
}

/// The sentences of a text, in lower case and without signs; a line ends one too.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = String> {
    let ended = |c: char| matches!(c, '.' | '?' | '!' | '\n');
    text.split(ended)
        .map(|sentence| plain(sentence).trim().to_owned())
        .filter(|sentence| !sentence.is_empty())
}

/// In lower case, with single spaces in the place of signs and at both ends.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |out, word| out + &word.to_lowercase() + " ")
}
