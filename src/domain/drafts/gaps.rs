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

/// A gap that shows `words`, cut to what a gap can hold.
pub(super) fn prompt(lead: &str, words: &str) -> String {
    let words = words.replace('\n', " ");
    let words = words.trim_end_matches(['.', '?', '!', ' ']);
    let room = LONGEST.saturating_sub(lead.chars().count());
    if words.chars().count() <= room {
        return format!("[{lead}{words}]");
    }
    let cut: String = words.chars().take(room.saturating_sub(3)).collect();
    format!("[{lead}{}...]", cut.trim_end())
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

/// The text with its gaps filled in order. A gap without an answer stays; an empty answer takes its sentence out,
/// since without the gap it would be none.
pub(super) fn fill(text: &str, gaps: &[Gap], answers: &[String]) -> String {
    let mut out = text.to_owned();
    // From the end, so that what stands before keeps its place. A sentence may hold several gaps.
    let mut taken_out_from = text.len();
    for (gap, answer) in gaps.iter().zip(answers).rev() {
        let answer = answer.trim();
        if gap.at.end > taken_out_from {
            continue;
        }
        if answer.is_empty() {
            let sentence = sentence_around(&out, &gap.at);
            taken_out_from = sentence.start;
            out.replace_range(sentence, "");
            continue;
        }
        let after = out.get(gap.at.end..).unwrap_or_default();
        // What is typed may end its own sentence.
        let doubled = after.starts_with('.') && answer.ends_with(['.', '?', '!']);
        out.replace_range(gap.at.start..gap.at.end + usize::from(doubled), answer);
    }
    out.trim().to_owned()
}

/// The sentence of a gap, with the space after it, or with its line where the line is nothing else.
fn sentence_around(text: &str, gap: &Range<usize>) -> Range<usize> {
    let before = text.get(..gap.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let ends = |text: &str| [". ", "? ", "! "].into_iter().filter_map(|end| text.rfind(end)).max();
    let start = before.get(line..).and_then(ends).map_or(line, |at| line + at + 2);
    let after = text.get(gap.end..).unwrap_or_default();
    let line_end = gap.end + after.find('\n').unwrap_or(after.len());
    let rest = text.get(gap.end..line_end).unwrap_or_default();
    let stop = [". ", "? ", "! "].into_iter().filter_map(|end| rest.find(end)).min();
    let end = stop.map_or(line_end, |at| gap.end + at + 2);
    match (start == line, end == line_end) {
        // The whole line goes with its end.
        (true, true) => start..(line_end + 1).min(text.len()),
        // The space before the last sentence of a line.
        (false, true) => start.saturating_sub(1)..end,
        _ => start..end,
    }
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
            // Nothing typed takes out what would be no sentence without it.
            ("One. Would it suit: [b]? Two.\nThree", &[""], "One. Two.\nThree"),
            ("One\n[b]\nTwo", &[""], "One\nTwo"),
            ("One\n[b] it is. Two", &[""], "One\nTwo"),
            ("One [a] and [b]. Two", &["x", ""], "Two"),
            ("One.\n[b]", &[""], "One."),
        ] {
            let answers: Vec<String> = answers.iter().map(|answer| (*answer).to_owned()).collect();
            assert_eq!(fill(text, &find(text), &answers), expected, "{text:?}");
        }
    }
}
