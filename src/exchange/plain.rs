//! Text for other programs: what a reader there cannot show, or could be misled by, is left out.

use std::borrow::Cow;

/// The text with `\n` for every kind of line break, and without control characters and those that turn the order in
/// which a line is read. Tabs stay.
pub fn plain(text: &str) -> Cow<'_, str> {
    let is_fine = |c: char| matches!(c, '\n' | '\t') || !(c.is_control() || is_break(c) || turns_order(c));
    if text.chars().all(is_fine) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            _ if is_break(c) => out.push('\n'),
            _ if is_fine(c) => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// The same on one line: breaks and tabs become spaces.
pub fn plain_line(text: &str) -> Cow<'_, str> {
    let text = plain(text);
    if text.contains(['\n', '\t']) { Cow::Owned(text.replace(['\n', '\t'], " ")) } else { text }
}

fn is_break(c: char) -> bool {
    matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The overrides and isolates of the Trojan Source paper. The marks that real texts in two directions need stay.
fn turns_order(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_misleads_goes_out() {
        for (text, lines, line) in [
            ("Zoë 👩‍🔬", "Zoë 👩‍🔬", "Zoë 👩‍🔬"),
            ("a\r\nb\rc\u{2028}d\u{85}e", "a\nb\nc\nd\ne", "a b c d e"),
            ("a\u{1b}[31m\0\u{9b}b\u{7f}\tc", "a[31mb\tc", "a[31mb c"),
            ("a\u{202e}b\u{2066}c\u{200f}", "abc\u{200f}", "abc\u{200f}"),
        ] {
            assert_eq!(plain(text), lines, "{text:?}");
            assert_eq!(plain_line(text), line, "{text:?}");
        }
    }
}
