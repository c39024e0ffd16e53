//! The lines that iCalendar (RFC 5545, 3.1) and vCard 3.0 (RFC 2425, 5.8.1) are made of: `NAME:value`, ended by CRLF,
//! folded at 75 octets.

use super::plain::{plain, plain_line};

/// The most octets of a line, without its end.
const OCTETS: usize = 75;

/// Content lines, one after the other.
#[derive(Debug, Default)]
pub struct ContentLines {
    text: String,
}

impl ContentLines {
    /// A line whose value is no text of anybody's: a number, a time, a word of the format. It has to be free of what
    /// [`ContentLines::text`] would escape.
    pub fn raw(&mut self, name: &str, value: &str) {
        self.folded(&plain_line(&format!("{name}:{value}")));
    }

    /// A line with a text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{}", escaped(value)));
    }

    /// The same, where there is a text.
    pub fn text_if_any(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.text(name, value);
        }
    }

    /// A line with several texts, parted by `separator`: `;` between the parts of one value, `,` between values.
    pub fn parts<'a>(&mut self, name: &str, parts: impl IntoIterator<Item = &'a str>, separator: &str) {
        let parts: Vec<String> = parts.into_iter().map(escaped).collect();
        self.folded(&format!("{name}:{}", parts.join(separator)));
    }

    /// All of them.
    pub fn finish(self) -> String {
        self.text
    }

    /// Writes one line in pieces of at most 75 octets, each further one behind a space, never parting a character or
    /// an escape, which not every reader puts together again.
    fn folded(&mut self, line: &str) {
        let mut octets = 0;
        let mut is_escaped = false;
        for c in line.chars() {
            let is_escape = c == '\\' && !is_escaped;
            let needed = c.len_utf8() + usize::from(is_escape);
            if !is_escaped && octets + needed > OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(c);
            octets += c.len_utf8();
            is_escaped = is_escape;
        }
        self.text.push_str("\r\n");
    }
}

/// A text as both formats write it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}

/// What readers do not complain of and is wrong all the same, in words; empty where nothing is.
#[cfg(test)]
pub(crate) fn faults(bytes: &[u8]) -> Vec<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return vec!["it is not UTF-8".to_owned()] };
    let mut faults = Vec::new();
    let mut fault = |number: usize, what: &str| faults.push(format!("line {}: {what}", number + 1));
    let Some(body) = text.strip_suffix("\r\n") else { return vec!["the last line has no end".to_owned()] };
    let mut has_folds = true;
    for (number, line) in body.split("\r\n").enumerate() {
        if line.len() > OCTETS {
            fault(number, "more than 75 octets");
        }
        if line.is_empty() || line == " " {
            fault(number, "empty");
        }
        if line.chars().any(|c| c.is_control() && c != '\t') {
            fault(number, "a control character, or a lone CR or LF");
        }
        if line.starts_with('\u{feff}') {
            fault(number, "a byte order mark");
        }
        let is_name = |name: &str| {
            let name = name.split(';').next().unwrap_or_default();
            !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
        };
        let escapes = line.bytes().rev().take_while(|byte| *byte == b'\\').count();
        if escapes % 2 == 1 {
            fault(number, "an escape parted by a fold");
        }
        if let Some(rest) = line.strip_prefix(' ') {
            has_folds &= !rest.is_empty();
        } else if !line.split_once(':').is_some_and(|(name, _)| is_name(name)) {
            fault(number, "not NAME:value");
        }
    }
    if !has_folds {
        faults.push("a fold with nothing in it".to_owned());
    }
    let whole = body.replace("\r\n ", "");
    for line in whole.split("\r\n") {
        let mut rest = line.chars();
        while let Some(c) = rest.next() {
            if c == '\\' && !matches!(rest.next(), Some('\\' | ';' | ',' | 'n')) {
                faults.push(format!("an escape that is none: {line}"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_escaped_and_folded() {
        let mut lines = ContentLines::default();
        lines.text("NOTE", "a;b,c\\d\r\ne\rf\u{1b}g");
        lines.text_if_any("TITLE", " ");
        lines.parts("ORG", ["Hale; Sons", "Care"], ";");
        assert_eq!(lines.finish(), "NOTE:a\\;b\\,c\\\\d\\ne\\nfg\r\nORG:Hale\\; Sons;Care\r\n");
        // 75, 76, 150 and 151 octets are where folding goes wrong.
        for length in [70, 71, 72, 73, 143, 144, 145, 146, 147, 219, 220] {
            let mut lines = ContentLines::default();
            lines.text("NOTE", &"x".repeat(length));
            let text = lines.finish();
            assert_eq!(faults(text.as_bytes()), Vec::<String>::new(), "{length}");
            assert_eq!(text.replace("\r\n ", ""), format!("NOTE:{}\r\n", "x".repeat(length)));
        }
    }

    #[test]
    fn the_lint_finds_what_readers_let_pass() {
        for (bytes, what) in [
            ("A:b\n".as_bytes(), "no end"),
            (b"A:b\nC:d\r\n", "control"),
            (b"A:b\rC\r\n", "control"),
            (b"A:b\r\n\r\nC:d\r\n", "empty"),
            (b"A:b\\x\r\n", "escape"),
            (b"A:\xc3\r\n \xa9\r\n", "UTF-8"),
            (b"hello\r\n", "NAME"),
            (b"a b:c\r\n", "NAME"),
        ] {
            assert!(faults(bytes).join(" ").contains(what), "{bytes:?}: {:?}", faults(bytes));
        }
        assert!(!faults(format!("A:{}\r\n", "x".repeat(74)).as_bytes()).is_empty());
    }

    proptest! {
        #[test]
        fn whatever_is_written_stays_one_sound_line(text in "[ -~\n\r\té€🙂\u{1b}\u{202e}]{0,200}") {
            let mut lines = ContentLines::default();
            lines.text("NOTE", &text);
            let written = lines.finish();
            prop_assert_eq!(faults(written.as_bytes()), Vec::<String>::new());
            prop_assert_eq!(written.replace("\r\n ", "").matches("\r\n").count(), 1);
        }
    }
}
