//! Patterns of words. A pattern is a row of elements parted by spaces: `a|b` is one of these words, `@class` one of a
//! class of words, `_` any word, `..3` up to three words, `$` the end; with `?` before it, an element may be missing.

use super::classes::is_one;

/// Whether the words begin with the pattern.
pub fn begins(words: &[String], pattern: &str) -> bool {
    let elements: Vec<&str> = pattern.split(' ').collect();
    fits(words, &elements)
}

/// Whether the words begin with one of the patterns.
pub fn begins_any(words: &[String], patterns: &[&str]) -> bool {
    patterns.iter().any(|pattern| begins(words, pattern))
}

/// Whether one of the patterns occurs anywhere in the words.
pub fn found_any(words: &[String], patterns: &[&str]) -> bool {
    patterns.iter().any(|pattern| {
        let elements: Vec<&str> = pattern.split(' ').collect();
        (0..words.len()).any(|at| words.get(at..).is_some_and(|rest| fits(rest, &elements)))
    })
}

/// Whether a word is what an element asks for.
pub fn is(word: &str, element: &str) -> bool {
    element.split('|').any(|wanted| match wanted.strip_prefix('@') {
        Some(name) => is_one(word, name),
        None => wanted == "_" || wanted == word,
    })
}

/// The steps back are bounded by the gaps of a pattern, never by the length of the text.
fn fits(words: &[String], elements: &[&str]) -> bool {
    let Some((element, others)) = elements.split_first() else { return true };
    if let Some(most) = element.strip_prefix("..").and_then(|most| most.parse::<usize>().ok()) {
        return (0..=most.min(words.len()))
            .any(|gap| words.get(gap..).is_some_and(|rest| fits(rest, others)));
    }
    if *element == "$" {
        return words.is_empty();
    }
    let (element, may_miss) = element.strip_prefix('?').map_or((*element, false), |element| (element, true));
    let is_there = words.split_first().is_some_and(|(word, rest)| is(word, element) && fits(rest, others));
    is_there || (may_miss && fits(words, others))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (text, pattern, expected) in [
            ("do you like it", "do you", true),
            ("do you like it", "do|does you|they _ it $", true),
            ("do you like it", "do you it", false),
            ("do you like it", "do ..2 it", true),
            ("do you like it", "do ..1 it", false),
            ("do you like it", "do ?not you", true),
            ("do not you", "do ?not you $", true),
            ("is she in", "@be @they", true),
            ("", "_", false),
            ("", "$", true),
            ("do", "do ?you $", true),
        ] {
            let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            assert_eq!(begins(&words, pattern), expected, "{text} {pattern}");
        }
    }
}
