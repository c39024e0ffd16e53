//! Text that a verb is given: in its words, or on standard input.

use std::io::{self, Read};

use super::failure::Failure;

/// The most that is read: far more than anybody types, and still looked through in seconds.
const MOST_BYTES: u64 = 4 << 20;

/// In front of the text that some programs write.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The words; where they are `-`, what stands on standard input, without white space at its end.
///
/// # Errors
/// Where what comes in is no text, or too much, or nothing: a pipe that broke takes nobody's words out.
pub fn text(words: &str) -> Result<String, Failure> {
    if words == "-" { something(&standard_input()?) } else { Ok(words.to_owned()) }
}

fn something(text: &str) -> Result<String, Failure> {
    let text = text.trim_end();
    if text.is_empty() {
        let hint = "--text '' takes out what stands there";
        return Err(Failure::refused("needs-words", "Nothing came in on standard input", hint));
    }
    Ok(text.to_owned())
}

/// What stands on standard input.
///
/// # Errors
/// Where it is no text, or too much.
pub fn standard_input() -> Result<String, Failure> {
    read(io::stdin().lock())
}

fn read(input: impl Read) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    input.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| {
        Failure::refused("file", format!("Cannot read standard input: {error}"), "give it text")
    })?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        let message = format!("There is more than {} MB of text", MOST_BYTES >> 20);
        return Err(Failure::refused("text", message, "is it another file? Otherwise give it in parts"));
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK.as_bytes()).unwrap_or(&bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let message = format!("Line {line} is not text in UTF-8");
        Failure::refused("text", message, "save it as UTF-8 and try again")
    })?;
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_in_is_text_and_not_too_much() {
        assert_eq!(read("\u{feff}\u{e9}?\n".as_bytes()).unwrap(), "\u{e9}?\n");
        assert_eq!(read(&b"a\nb\n\xff\n"[..]).unwrap_err().message, "Line 3 is not text in UTF-8");
        assert_eq!(read(io::repeat(b'a')).unwrap_err().message, "There is more than 4 MB of text");
        assert_eq!(text("a -").unwrap(), "a -");
        assert_eq!(something("a\n\n").unwrap(), "a");
        assert_eq!(something(" \n").unwrap_err().message, "Nothing came in on standard input");
    }
}
