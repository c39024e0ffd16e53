//! Gaps of a text: words in brackets that the user is to fill before it goes out.

use std::ops::Range;

/// The longest words in brackets that count as a gap, in characters; longer ones are the user's own brackets.
const LONGEST: usize = 120;

/// A gap: its words, and the bytes of the text with its brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What is to be filled in: "one line of your own".
    pub prompt: String,
    /// Where it stands.
    pub at: Range<usize>,
}

/// Every gap of a text, in order. Brackets that a link follows, or that hold no word, are none.
pub(super) fn find(text: &str) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find('[')).map(|at| at + from) {
        let inner = open + 1;
        from = inner;
        let Some(rest) = text.get(inner..) else { break };
        let Some(end) = rest.find(['[', ']', '\n']) else { continue };
        let (words, after) = (rest.get(..end).unwrap_or_default(), rest.get(end..).unwrap_or_default());
        let is_link = after.starts_with("](") || after.starts_with("][");
        let is_gap = after.starts_with(']')
            && !is_link
            && words.starts_with(char::is_alphabetic)
            && words.chars().count() <= LONGEST;
        if is_gap {
            gaps.push(Gap { prompt: words.to_owned(), at: open..inner + end + 1 });
            from = inner + end + 1;
        }
    }
    gaps
}

/// The text with its gaps filled in order. An empty answer takes the gap out; a gap without an answer stays.
pub(super) fn fill(text: &str, gaps: &[Gap], answers: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (gap, answer) in gaps.iter().zip(answers) {
        let mut before = text.get(from..gap.at.start).unwrap_or_default();
        let answer = answer.trim();
        let after = text.get(gap.at.end..).unwrap_or_default();
        if answer.is_empty() {
            before = before.strip_suffix(' ').unwrap_or(before);
        }
        out.push_str(before);
        out.push_str(answer);
        // What is typed may end its own sentence, and what is left out needs no end.
        let doubled = after.starts_with('.') && out.ends_with(['.', '?', '!']);
        from = gap.at.end + usize::from(doubled);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_brackets_are_gaps() {
        for (text, expected) in [
            ("", ""),
            ("no gap", ""),
            ("[one line]", "one line"),
            ("a [b] c [d e] f", "b|d e"),
            ("[a](https://x.example) [1] [] [ x]", ""),
            ("[over\nlines]", ""),
            ("[[inner] x", "inner"),
            ("[open", ""),
            ("é [ü]", "ü"),
        ] {
            let found: Vec<String> = find(text).into_iter().map(|gap| gap.prompt).collect();
            assert_eq!(found.join("|"), expected, "{text:?}");
        }
    }

    #[test]
    fn they_are_filled_in_order() {
        for (text, answers, expected) in [
            ("a [b] c [d].", &["one", "two"][..], "a one c two."),
            ("a [b] c [d].", &["one"], "a one c [d]."),
            ("a [b]. c", &["One. "], "a One. c"),
            ("Thank you. [b]\nx", &[""], "Thank you.\nx"),
            ("Thank you. [b].\nx", &[""], "Thank you.\nx"),
            ("[b]", &["[c]"], "[c]"),
        ] {
            let answers: Vec<String> = answers.iter().map(|answer| (*answer).to_owned()).collect();
            assert_eq!(fill(text, &find(text), &answers), expected, "{text:?}");
        }
    }
}
