//! The nearest known word to one that was not understood.

/// The words of channels and media that are offered for a mistyped one.
pub const CHANNELS: [&str; 16] = [
    "email", "linkedin", "phone", "text", "whatsapp", "signal", "card", "letter", "person", "zoom", "teams",
    "meet", "video", "coffee", "slack", "xing",
];

/// Other words that may stand beside what happened.
pub const OTHERS: [&str; 13] = [
    "yesterday",
    "today",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "minutes",
    "about",
    "tonight",
];

/// Longer words are not measured: nobody mistypes one of the known words into them.
const LONGEST: usize = 20;

/// The word that takes the fewest changes to reach, if not more than `most`, and not more than a third of the letters.
pub fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>, most: usize) -> Option<&'a str> {
    let length = typed.chars().count();
    if length > LONGEST {
        return None;
    }
    words
        .into_iter()
        .map(|word| (changes(typed, word), word))
        .filter(|(changes, _)| *changes <= most && changes * 3 <= length)
        .min_by_key(|(changes, _)| *changes)
        .map(|(_, word)| word)
}

/// How many letters must be added, dropped, replaced or swapped with their neighbour to make one word of the other.
fn changes(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let mut previous = None;
    for (index, typed) in (1..).zip(from.chars()) {
        let mut next = vec![index];
        for (column, known) in to.iter().enumerate() {
            let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(usize::MAX - 1);
            let mut best = at(&row, column) + usize::from(*known != typed);
            best = best.min(at(&next, column) + 1).min(at(&row, column + 1) + 1);
            let neighbour = column.checked_sub(1).and_then(|left| to.get(left));
            if previous == Some(*known) && neighbour == Some(&typed) {
                best = best.min(at(&before, column - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        previous = Some(typed);
    }
    row.last().copied().unwrap_or(0)
}

/// What was typed, cut to what fits into a sentence, in quotes.
pub fn quoted(text: &str) -> String {
    const MOST: usize = 40;
    let mut letters = text.chars();
    let kept: String = letters.by_ref().take(MOST).collect();
    let dots = if letters.next().is_some() { "..." } else { "" };
    format!("\"{kept}{dots}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;

    #[test]
    fn mistyped_words_find_what_was_meant() {
        let words = || CHANNELS.into_iter().chain(OTHERS);
        for (typed, near) in [
            ("zom", Some("zoom")),
            ("emial", Some("email")),
            ("linkdin", Some("linkedin")),
            ("fridya", Some("friday")),
            ("pigeon", None),
            ("z", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, words(), 2), near, "{typed:?}");
        }
        assert_eq!(nearest(&"é".repeat(9999), words(), 2), None);
    }

    #[test]
    fn every_channel_offered_is_a_usual_one() {
        assert!(CHANNELS.into_iter().all(|word| Channel::usual(word).is_some()));
    }
}
