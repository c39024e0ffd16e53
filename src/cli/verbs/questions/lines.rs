//! Questions from the words of a command, or one a line from standard input.

use crate::cli::{failure::Failure, typed};

/// The question that the words say; with `-` alone, one for every line of standard input.
///
/// # Errors
/// Where there is none, or the input is no text.
pub fn questions(words: &[String]) -> Result<Vec<String>, Failure> {
    if words == ["-"] {
        return Ok(lines(&typed::standard_input()?));
    }
    let text = words.join(" ");
    if text.trim().is_empty() {
        return Err(Failure::refused("needs-words", "Which question?", "say it, or - reads one a line"));
    }
    Ok(vec![text])
}

/// The lines of a text; what follows the last line break is one where it is not empty.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_a_line() {
        for (text, expected) in
            [("", vec![]), ("a\nb", vec!["a", "b"]), ("a\r\n\n b \n", vec!["a", "", " b "])]
        {
            assert_eq!(lines(text), expected, "{text:?}");
        }
        assert_eq!(questions(&["What".to_owned(), "now?".to_owned()]).unwrap(), ["What now?"]);
        assert_eq!(questions(&[" ".to_owned()]).unwrap_err().kind, "needs-words");
    }
}
