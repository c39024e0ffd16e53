//! Text from outside made safe to show: no control character, hidden order or invisible letter reaches a terminal.
//!
//! Every output goes through here, on the screen and in plain text; what is stored stays as it came. The list of
//! hidden characters is that of the Trojan Source paper, with the fillers and tags that render as nothing.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// How many marks may stand on one letter. Real scripts need up to four; more is there to smear over other rows.
const MARKS_PER_LETTER: usize = 4;

/// One line: control characters become visible (`^[`, `<U+0085>`), line breaks and tabs a space.
pub fn safe(text: &str) -> Cow<'_, str> {
    if is_plain(text) { Cow::Borrowed(text) } else { Cow::Owned(cleaned(text, Breaks::Spaces)) }
}

/// Several lines: as [`safe`], but every kind of line break becomes `\n`, and a tab four spaces.
pub fn safe_lines(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte == b'\n' || is_printable_ascii(byte)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(cleaned(text, Breaks::Lines))
    }
}

/// What becomes of line breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    Spaces,
    Lines,
}

fn is_printable_ascii(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte)
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(is_printable_ascii)
}

fn cleaned(text: &str, breaks: Breaks) -> String {
    let mut out = String::with_capacity(text.len());
    // The last character that came through as it was; what a joiner joins, and what a mark stands on.
    let mut base: Option<char> = None;
    let mut marks = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => continue,
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => {
                out.push(if breaks == Breaks::Lines { '\n' } else { ' ' });
            }
            '\t' => out.push_str(if breaks == Breaks::Lines { "    " } else { " " }),
            '\u{200c}' | '\u{200d}' if joins(base, rest.peek().copied()) => {
                out.push(c);
                continue;
            }
            _ if is_dropped(c) => continue,
            _ if c.is_control() || is_hidden(c) => out.push_str(&visible(c)),
            _ if c.width() == Some(0) => {
                // A mark without a letter would climb onto whatever stands before this text.
                if base.is_none() {
                    out.push(' ');
                    base = Some(' ');
                }
                marks += 1;
                if marks <= MARKS_PER_LETTER {
                    out.push(c);
                }
                continue;
            }
            _ => {
                out.push(c);
                base = Some(c);
                marks = 0;
                continue;
            }
        }
        base = None;
        marks = 0;
    }
    out
}

/// The caret notation of a control character, the code point of anything else.
fn visible(c: char) -> String {
    match u32::from(c) {
        code @ 0..0x20 => format!("^{}", char::from_u32(code + 0x40).unwrap_or('?')),
        0x7f => "^?".to_owned(),
        code => format!("<U+{code:04X}>"),
    }
}

/// A joiner does its work inside an emoji, and between letters of the scripts that are written joined.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    let emoji = |c: char| matches!(u32::from(c), 0x2190..=0x2bff | 0x1f000..=0x1faff);
    let joined = |c: char| matches!(u32::from(c), 0x0600..=0x0dff | 0x1000..=0x109f | 0x1780..=0x18af);
    after.map_or(emoji(before) || joined(before), |after| {
        (emoji(before) && emoji(after)) || (joined(before) && joined(after))
    })
}

/// Invisible and without meaning of its own: which form of a sign is drawn. Terminals disagree about its width.
fn is_dropped(c: char) -> bool {
    matches!(u32::from(c), 0xad | 0x180b..=0x180d | 0xfe00..=0xfe0f | 0xe0100..=0xe01ef)
}

/// Invisible, or able to turn the order of what is read: all that Unicode calls Default_Ignorable_Code_Point, assigned
/// or not, but for what [`is_dropped`] has; and the controls of annotations and of hieroglyphs.
fn is_hidden(c: char) -> bool {
    matches!(
        u32::from(c),
        0x034f
            | 0x061c
            | 0x115f..=0x1160
            | 0x17b4..=0x17b5
            | 0x180e..=0x180f
            | 0x200b..=0x200f
            | 0x202a..=0x202e
            | 0x2060..=0x206f
            | 0x3164
            | 0xfeff
            | 0xffa0
            | 0xfff0..=0xfffb
            | 0x13430..=0x1343f
            | 0x1bca0..=0x1bca3
            | 0x1d173..=0x1d17a
            | 0xe0000..=0xe0fff
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line() {
        for (text, expected) in [
            ("", ""),
            ("Ada Quill", "Ada Quill"),
            ("Zoë Ångström, 株式会社", "Zoë Ångström, 株式会社"),
            ("\x1b[31mred\x1b[0m", "^[[31mred^[[0m"),
            ("\x1b]0;title\x07", "^[]0;title^G"),
            ("nul \0 del \x7f", "nul ^@ del ^?"),
            ("c1 \u{9b}31m", "c1 <U+009B>31m"),
            ("one\ntwo\r\nthree\rfour\tfive", "one two three four five"),
            ("a\u{2028}b\u{85}c", "a b c"),
            ("ada\u{202e}lliuq", "ada<U+202E>lliuq"),
            ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
            ("a\u{200b}b\u{feff}c\u{61c}", "a<U+200B>b<U+FEFF>c<U+061C>"),
            ("tag\u{e0041}", "tag<U+E0041>"),
            ("filler\u{3164}", "filler<U+3164>"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("heart \u{2764}\u{fe0f}", "heart \u{2764}"),
            ("\u{1f469}\u{200d}\u{1f4bb}", "\u{1f469}\u{200d}\u{1f4bb}"),
            ("ab\u{200d}cd", "ab<U+200D>cd"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("e\u{301}e\u{301}", "e\u{301}e\u{301}"),
            ("\u{301}x", " \u{301}x"),
        ] {
            assert_eq!(safe(text), expected, "{text:?}");
        }
    }

    #[test]
    fn marks_are_capped() {
        let smear = format!("z{}y", "\u{300}".repeat(60));
        assert_eq!(safe(&smear), format!("z{}y", "\u{300}".repeat(4)));
    }

    #[test]
    fn several_lines() {
        for (text, expected) in [
            ("one\ntwo", "one\ntwo"),
            ("one\r\ntwo\rthree\u{2029}four", "one\ntwo\nthree\nfour"),
            ("\tin", "    in"),
            ("a\x1b\nb\u{202d}", "a^[\nb<U+202D>"),
        ] {
            assert_eq!(safe_lines(text), expected, "{text:?}");
        }
    }

    /// Letters and signs of joined scripts that are drawn with what follows them, so that alone they have no width.
    const BEFORE_OTHERS: [u32; 20] = [
        0x605, 0x70f, 0x890, 0x891, 0x8e2, 0xd4e, 0xa8fa, 0x111c2, 0x111c3, 0x113d1, 0x1193f, 0x11941,
        0x11a84, 0x11a85, 0x11a86, 0x11a87, 0x11a88, 0x11a89, 0x11d46, 0x11f02,
    ];

    /// Alone, on a letter, behind an emoji and within a joined script. Far out there are only ideographs, letters of
    /// nobody's, and the tags; of those every hundredth is enough.
    #[test]
    fn every_character_is_seen_or_is_a_mark() {
        let is_jamo = |c: char| matches!(u32::from(c), 0x1160..=0x11ff | 0xd7b0..=0xd7ff);
        let is_mark = |c: char| unicode_normalization::char::is_combining_mark(c) || is_jamo(c);
        let is_seen = |c: &char| c.width().is_some_and(|width| width > 0) || is_mark(*c);
        let joiners = ['\u{200c}', '\u{200d}'];
        let mut odd = Vec::new();
        let near = ('\0'..='\u{1ffff}').chain('\u{e0000}'..='\u{e0fff}');
        let far = ('\u{20000}'..='\u{dffff}').chain('\u{e1000}'..=char::MAX).step_by(101);
        for c in near.chain(far).filter(|c| !joiners.contains(c)) {
            let text = format!("{c} a{c}a \u{1f469}{c}\u{1f469} \u{645}{c}\u{645}");
            if !safe(&text).chars().all(|it| is_seen(&it))
                || !safe_lines(&text).chars().all(|it| it == '\n' || is_seen(&it))
            {
                odd.push(u32::from(c));
            }
        }
        assert_eq!(odd, BEFORE_OTHERS);
        for c in joiners {
            assert_eq!(safe(&format!("{c}a{c}a \u{1f469}{c} a")).matches(c).count(), 0, "{c:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_hidden_comes_through(text in "(?s).*") {
            let shown = safe(&text);
            proptest::prop_assert!(!shown.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)), "{shown:?}");
            proptest::prop_assert_eq!(safe(&shown), shown.clone());
        }
    }
}
