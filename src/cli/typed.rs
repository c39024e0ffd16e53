//! Text that a verb is given: in its words, or on standard input.

use std::io::Read;

use super::failure::Failure;

/// The words; where they are `-`, what stands on standard input, without white space at its end.
///
/// # Errors
/// Where what comes in is no text.
pub fn text(words: &str) -> Result<String, Failure> {
    if words != "-" {
        return Ok(words.to_owned());
    }
    let mut text = String::new();
    match std::io::stdin().read_to_string(&mut text) {
        Ok(_) => Ok(text.trim_end().to_owned()),
        Err(why) => Err(Failure::refused("text", format!("What came in is no text: {why}"), "")),
    }
}
