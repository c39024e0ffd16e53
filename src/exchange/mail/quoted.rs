//! Text in the few characters that mail carries: encoded words in the head (RFC 2047), quoted-printable below it
//! (RFC 2045).

use crate::exchange::plain::plain;

/// The longest line of a head with encoded words in it, and the longest such word: one fits behind "Subject: ".
const HEAD: usize = 76;
const WORD: usize = 66;

/// The longest line of a body, without the `=` that says that it goes on.
const BODY: usize = 75;

const WORD_BEGINS: &str = "=?utf-8?Q?";
const WORD_ENDS: &str = "?=";

/// A text of the head that begins `at` so many characters into its line: as it is where that is plain and short, else
/// in encoded words.
pub fn header_text(text: &str, at: usize) -> String {
    if is_printable(text) && !text.contains("=?") && at + text.len() <= HEAD {
        text.to_owned()
    } else {
        encoded_words(text)
    }
}

/// A name before an address: quoted where it is plain and short, else in encoded words.
pub fn phrase(name: &str, at: usize) -> String {
    let quoted = format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    if is_printable(name) && !name.contains("=?") && at + quoted.len() <= HEAD {
        quoted
    } else {
        encoded_words(name)
    }
}

fn is_printable(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Each on a line of its own, and no character parted.
fn encoded_words(text: &str) -> String {
    let room = WORD - WORD_BEGINS.len() - WORD_ENDS.len();
    let mut words = vec![String::new()];
    for c in text.chars() {
        let written = match c {
            ' ' => "_".to_owned(),
            _ if c.is_ascii_alphanumeric() => c.to_string(),
            _ => hex(c),
        };
        if words.last().is_some_and(|word| word.len() + written.len() > room) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push_str(&written);
        }
    }
    let words: Vec<String> = words.iter().map(|word| format!("{WORD_BEGINS}{word}{WORD_ENDS}")).collect();
    words.join("\r\n ")
}

fn hex(c: char) -> String {
    c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("={byte:02X}")).collect()
}

/// The body of a message in quoted-printable lines, the last one ended too.
pub fn body(text: &str) -> String {
    let mut out = String::new();
    for line in plain(text.trim_end()).split('\n') {
        body_line(line, &mut out);
    }
    out
}

fn body_line(line: &str, out: &mut String) {
    let mut used = 0;
    let mut rest = line.char_indices().peekable();
    // Some programs on the way change a line that begins with "From ", and one that is a lone full stop.
    let begins_oddly = line.starts_with("From ") || line == ".";
    while let Some((index, c)) = rest.next() {
        let is_last = rest.peek().is_none();
        let is_kept = match c {
            ' ' | '\t' => !is_last,
            '=' => false,
            _ => c.is_ascii_graphic() && !(begins_oddly && index == 0),
        };
        let written = if is_kept { c.to_string() } else { hex(c) };
        if used + written.len() > BODY {
            out.push_str("=\r\n");
            used = 0;
        }
        out.push_str(&written);
        used += written.len();
    }
    out.push_str("\r\n");
}
