//! A text as a sentence.

/// `text` as a sentence: with a capital letter and a full stop.
pub fn sentence(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let mut sentence: String = first.chain(letters).collect();
    if !sentence.ends_with(['.', '?']) {
        sentence.push('.');
    }
    sentence
}
