//! Questions from the words of a command, or one a line from standard input.

use std::io::{self, Read};

use crate::cli::failure::Failure;

/// The most that is read: far more than anybody asks, and still looked through in seconds.
const MOST_BYTES: u64 = 4 << 20;

/// The question that the words say; with `-` alone, one for every line of standard input.
///
/// # Errors
/// Where there is none, or the input is no text.
pub fn questions(words: &[String]) -> Result<Vec<String>, Failure> {
    if words == ["-"] {
        return read(io::stdin().lock());
    }
    let text = words.join(" ");
    if text.trim().is_empty() {
        return Err(Failure::refused("needs-words", "Which question?", "say it, or - reads one a line"));
    }
    Ok(vec![text])
}

fn read(input: impl Read) -> Result<Vec<String>, Failure> {
    let mut bytes = Vec::new();
    input.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| {
        Failure::refused("file", format!("Cannot read standard input: {error}"), "give it one question a line")
    })?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        let message = format!("There is more than {} MB of text", MOST_BYTES >> 20);
        return Err(Failure::refused("text", message, "is it another file? Otherwise give it in parts"));
    }
    lines(&bytes)
}

/// The lines of a text; what follows the last line break is one where it is not empty.
fn lines(bytes: &[u8]) -> Result<Vec<String>, Failure> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let message = format!("Line {line} is not text in UTF-8");
        Failure::refused("text", message, "save it as UTF-8 and try again")
    })?;
    Ok(text.lines().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_a_line() {
        for (bytes, expected) in [
            (&b""[..], vec![]),
            (b"a\nb", vec!["a", "b"]),
            (b"a\r\n\n b \n", vec!["a", "", " b "]),
            ("\u{feff}\u{e9}?\n".as_bytes(), vec!["\u{e9}?"]),
        ] {
            assert_eq!(lines(bytes).unwrap(), expected, "{bytes:?}");
        }
        let refused = lines(b"a\nb\n\xff\n").unwrap_err();
        assert_eq!(refused.message, "Line 3 is not text in UTF-8");
        assert_eq!(read(io::repeat(b'a')).unwrap_err().message, "There is more than 4 MB of text");
        assert_eq!(questions(&["What".to_owned(), "now?".to_owned()]).unwrap(), ["What now?"]);
        assert_eq!(questions(&[" ".to_owned()]).unwrap_err().kind, "needs-words");
    }
}
