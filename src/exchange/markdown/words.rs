//! Words of the user's and of others in Markdown: shown as they are, never taken for its signs.

use crate::domain::safe::{safe, safe_lines};

/// A text within a line.
pub fn line(text: &str) -> String {
    escaped(&safe(text))
}

/// A text that is a whole line.
pub fn whole_line(text: &str) -> String {
    begun(&safe(text))
}

/// A text of several lines, as a quotation that keeps them.
pub fn quotation(text: &str) -> String {
    let text = safe_lines(text.trim());
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    while let Some(text) = lines.next() {
        let goes_on = lines.peek().is_some_and(|next| !next.trim().is_empty()) && !text.trim().is_empty();
        // Two spaces at its end keep the break of a line.
        let quoted = format!("> {}{}", begun(text.trim_end()), if goes_on { "  " } else { "" });
        out.push_str(if goes_on { &quoted } else { quoted.trim_end() });
        out.push('\n');
    }
    out
}

/// A text at the beginning of a line, where it could also begin a heading, a list or a rule.
fn begun(text: &str) -> String {
    let text = text.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at_checked(digits).unwrap_or(("", text));
    let is_number = !number.is_empty() && rest.starts_with(['.', ')']);
    let is_block = number.is_empty() && rest.starts_with(['#', '=', '-', '+']);
    format!("{number}{}{}", if is_number || is_block { "\\" } else { "" }, escaped(rest))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if is_sign(c, before, rest.peek().copied()) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

fn is_sign(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
        // Inside a word it is only itself: ada_quill.
        '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
        '&' => after.is_some_and(|after| after.is_ascii_alphabetic() || after == '#'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_becomes_a_sign() {
        for (text, expected) in [
            ("Ada Quill", "Ada Quill"),
            ("ada_quill@hale.example", "ada_quill@hale.example"),
            ("*very* _good_ [x](y) <b>", "\\*very\\* \\_good\\_ \\[x\\](y) \\<b\\>"),
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("12. no list", "12\\. no list"),
            ("at 12.30", "at 12.30"),
            ("a &amp; b & c", "a \\&amp; b & c"),
            ("two\nlines\u{1b}[m", "two lines^\\[\\[m"),
        ] {
            assert_eq!(whole_line(text), expected, "{text}");
        }
        assert_eq!(line("+43 1 *234*"), "+43 1 \\*234\\*");
        assert_eq!(quotation("one\r\ntwo\n\n> three\n"), "> one  \n> two\n>\n> \\> three\n");
    }
}
