//! Labelled questions, and what holds of any text.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;

/// What is to be found, and the question.
fn cases(table: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(" | ").unwrap())
}

fn found(question: &str) -> String {
    match lint(question).as_slice() {
        [] => "-".to_owned(),
        findings => findings.iter().map(|finding| finding.word()).collect::<Vec<_>>().join(" "),
    }
}

/// The cases that go wrong, and how many there are.
fn wrong(table: &str) -> (String, usize) {
    let mut wrong = String::new();
    let mut count = 0;
    for (expected, question) in cases(table) {
        count += 1;
        let found = found(question);
        if found != expected {
            writeln!(wrong, "{expected} expected, {found} found: {question}").unwrap();
        }
    }
    (wrong, count)
}

#[test]
fn labelled_questions() {
    let (wrong, count) = wrong(include_str!("cases.txt"));
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 180, "{count}");
}

/// Case, curly apostrophes, spaces and the mark at the end make no other question of one.
#[test]
fn the_same_question_otherwise_written() {
    for (expected, question) in cases(include_str!("cases.txt")) {
        let curly = question.replace('\'', "\u{2019}");
        let spaced = format!("  {}  ", question.replace(' ', "\u{a0} "));
        for other in [question.to_uppercase(), curly, spaced, format!("- {question}")] {
            assert_eq!(found(&other), expected, "{other:?}");
        }
    }
}

#[test]
fn nothing_is_found_in_no_question() {
    for text in [
        "",
        " ",
        "?",
        "???",
        "\u{200b}",
        "...",
        "1.",
        "-",
        "\u{1f600}?",
        "\u{0}",
        "\"",
        "\"?\"",
        "'",
        "a",
        "and",
        "and?",
    ] {
        assert_eq!(found(text), "-", "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_borne(text in "(?s).{0,200}") {
        lint(&text);
    }

    #[test]
    fn any_words_are_borne(words in proptest::collection::vec("do|you|what|how|and|or|,|\\?|\\.|is|it|n't|'|me|job|pay|your|earn|when|if|tell|the|for|to|\"", 0..60)) {
        lint(&words.join(" "));
    }
}

/// A text eight times as long takes about eight times as long; it would be sixty-four times, were it read again and
/// again.
#[test]
fn long_texts_are_read_once() {
    let time = |piece: &str, size: usize| {
        let text = piece.repeat(size / piece.len());
        let begun = std::time::Instant::now();
        lint(&text);
        begun.elapsed()
    };
    for piece in ["do you and what is it, ", "is there and ", "and what you ", "your pay ", ", ", "\"?", "a"]
    {
        let (short, long) = (time(piece, 5_000), time(piece, 40_000));
        assert!(long < 30 * short + std::time::Duration::from_millis(300), "{piece:?} {short:?} {long:?}");
    }
}
