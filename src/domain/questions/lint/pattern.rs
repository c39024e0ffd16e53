//! Patterns of words. A pattern is a row of elements parted by spaces: `a|b` is one of these words, `@class` one of a
//! class of words, `_` any word, `..3` up to three words, `$` the end; with `?` before it, an element may be missing.

use std::{collections::HashMap, sync::LazyLock};

use super::classes::{is_one, words_of};

/// Several patterns, found by the words they can begin with.
pub struct Patterns {
    all: Vec<Vec<&'static str>>,
    by_word: HashMap<&'static str, Vec<usize>>,
    /// Those that can begin with any word.
    any: Vec<usize>,
}

/// A table of patterns.
pub type Table = LazyLock<Patterns>;

impl Patterns {
    /// The patterns of a table.
    pub fn of(table: &[&'static str]) -> Self {
        let all: Vec<Vec<&'static str>> = table.iter().map(|pattern| pattern.split(' ').collect()).collect();
        let mut by_word: HashMap<&'static str, Vec<usize>> = HashMap::new();
        let mut any = Vec::new();
        for (index, pattern) in all.iter().enumerate() {
            let first = pattern.first().copied().unwrap_or_default();
            if first == "_" || first.starts_with(['?', '.', '$']) {
                any.push(index);
                continue;
            }
            for wanted in first.split('|') {
                let class = wanted.strip_prefix('@').map(words_of);
                for word in class.unwrap_or_else(|| vec![wanted]) {
                    by_word.entry(word).or_default().push(index);
                }
            }
        }
        Self { all, by_word, any }
    }

    /// Whether the words begin with one of the patterns.
    pub fn begin(&self, words: &[String]) -> bool {
        let Some(first) = words.first() else { return false };
        let likely = self.by_word.get(first.as_str()).map(Vec::as_slice).unwrap_or_default();
        let fits_at = |index: &usize| self.all.get(*index).is_some_and(|pattern| fits(words, pattern));
        likely.iter().chain(&self.any).any(fits_at)
    }

    /// Whether one of the patterns occurs anywhere in the words.
    pub fn occur_in(&self, words: &[String]) -> bool {
        (0..words.len()).any(|at| words.get(at..).is_some_and(|rest| self.begin(rest)))
    }
}

/// Whether the words begin with the pattern.
pub fn begins(words: &[String], pattern: &str) -> bool {
    let elements: Vec<&str> = pattern.split(' ').collect();
    fits(words, &elements)
}

/// Whether the words begin with one of the patterns.
pub fn begins_any(words: &[String], patterns: &[&str]) -> bool {
    patterns.iter().any(|pattern| begins(words, pattern))
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
