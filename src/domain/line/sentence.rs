//! A text as a sentence, and as the beginning of one.

/// `text` as a sentence: with a capital letter and a full stop.
pub fn sentence(text: &str) -> String {
    let mut sentence = capital(text);
    if !sentence.is_empty() && !sentence.ends_with(['.', '?']) {
        sentence.push('.');
    }
    sentence
}

/// `text` with a capital letter at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
