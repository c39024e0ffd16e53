//! The lines of a vCard file as the programs of thirty years wrote them, made into plain ones: unfolded, in UTF-8,
//! without quoted-printable, photos and sounds. What is cut here never costs the reader of the cards time or room.

use crate::exchange::text::{self, Encoding};

/// A longer line is no name, address or note; whoever wrote it put a file into it.
const LONGEST: usize = 1 << 20;

/// One line of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line of the file on which it begins, from 1.
    pub number: u64,
    /// What it says: `NAME;PARAMETER=...:value`, without line ends.
    pub text: String,
}

/// What there is in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A line of a card.
    Line(Line),
    /// A line too long to be read, by where it begins and which field it is.
    TooLong(u64, String),
}

/// The lines, one after the other.
pub struct Lines<'a> {
    physical: Physical<'a>,
    next: Option<(u64, &'a [u8])>,
    /// Whether a line was neither UTF-8 nor said what else it is, and was taken for windows-1252.
    pub has_guessed: bool,
}

impl<'a> Lines<'a> {
    /// The lines of `bytes`.
    pub fn of(bytes: &'a [u8]) -> Self {
        let mut physical = Physical { rest: bytes, number: 0 };
        let next = physical.next();
        Self { physical, next, has_guessed: false }
    }

    /// The next line that says something, or is too long.
    fn found(&mut self) -> Option<Found> {
        let physical = &mut self.physical;
        while let Some((number, first)) = self.next.take() {
            let head = Head::of(first);
            let skips = head.as_ref().is_some_and(Head::is_a_file);
            let is_quoted = head.as_ref().is_some_and(|head| head.is_quoted_printable);
            let mut whole = first.to_vec();
            let mut is_long = false;
            loop {
                let following = physical.next();
                let Some((_, more)) = following else { break };
                let folded = more.strip_prefix(b" ").or_else(|| more.strip_prefix(b"\t"));
                let soft = is_quoted && whole.last() == Some(&b'=');
                let more = match (soft, folded) {
                    // Some programs fold a soft break as well.
                    (true, folded) => {
                        whole.pop();
                        folded.unwrap_or(more)
                    }
                    (false, Some(folded)) => folded,
                    (false, None) if skips && is_base64(more) => more,
                    (false, None) => {
                        self.next = following;
                        break;
                    }
                };
                if !skips {
                    is_long |= whole.len() + more.len() > LONGEST;
                    if !is_long {
                        whole.extend_from_slice(more);
                    } else if soft {
                        // Whether it goes on is seen from its end.
                        whole.truncate(LONGEST);
                        whole.extend(more.last());
                    }
                }
            }
            // Some fold within what stands before the colon.
            let head = head.or_else(|| Head::of(&whole)).filter(|head| !head.is_a_file());
            let Some(head) = head else { continue };
            if is_long || whole.len() > LONGEST {
                return Some(Found::TooLong(number, head.field));
            }
            if let Some((text, is_guess)) = plain(&head, &whole) {
                self.has_guessed |= is_guess;
                return Some(Found::Line(Line { number, text }));
            }
        }
        None
    }
}

impl Iterator for Lines<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        self.found()
    }
}

/// The lines as they stand in the file.
struct Physical<'a> {
    rest: &'a [u8],
    number: u64,
}

impl<'a> Iterator for Physical<'a> {
    type Item = (u64, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        self.number += 1;
        let end = self.rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, &[]));
        let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        self.rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        Some((self.number, line))
    }
}

/// What stands before the colon.
struct Head {
    /// The name without the group that Apple and Google put before it, in capitals.
    field: String,
    /// As it stands there, without encoding and charset.
    plain: String,
    is_quoted_printable: bool,
    charset: Option<String>,
    /// Where the value begins.
    value: usize,
}

impl Head {
    fn of(line: &[u8]) -> Option<Self> {
        let value = colon(line)?;
        let (head, _) = line.split_at_checked(value)?;
        if head.len() > 1000 {
            return None;
        }
        let head = String::from_utf8_lossy(head);
        let mut parts = head.split(';');
        let name = parts.next()?.trim();
        let field = name.rsplit('.').next()?.to_ascii_uppercase();
        let mut found = Self {
            field,
            plain: name.to_owned(),
            is_quoted_printable: false,
            charset: None,
            value: value + 1,
        };
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or(("ENCODING", part));
            let (key, value) = (key.trim().to_ascii_uppercase(), value.trim().trim_matches('"'));
            match key.as_str() {
                "ENCODING" if value.eq_ignore_ascii_case("quoted-printable") => {
                    found.is_quoted_printable = true;
                }
                "CHARSET" => found.charset = Some(value.to_ascii_lowercase()),
                _ => {
                    found.plain.push(';');
                    found.plain.push_str(part);
                }
            }
        }
        Some(found)
    }

    /// Pictures, sounds and keys: nothing of a person that is kept here.
    fn is_a_file(&self) -> bool {
        matches!(self.field.as_str(), "PHOTO" | "LOGO" | "SOUND" | "KEY" | "X-WAB-GAL" | "X-MS-CARDPICTURE")
    }
}

/// The colon that ends the head: the first outside quotation marks.
fn colon(line: &[u8]) -> Option<usize> {
    let mut is_quoted = false;
    let found = line.iter().position(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == b':' && !is_quoted
    });
    // A mark that nobody closes does not swallow the line.
    found.or_else(|| line.iter().position(|byte| *byte == b':'))
}

fn is_base64(line: &[u8]) -> bool {
    !line.is_empty()
        && line.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}

/// The line in UTF-8, with nothing left to decode but for charsets that are not known here; and whether its charset
/// was guessed.
fn plain(head: &Head, line: &[u8]) -> Option<(String, bool)> {
    let (_, value) = line.split_at_checked(head.value)?;
    let value = if head.is_quoted_printable { unquoted(value) } else { value.to_vec() };
    let mut text = head.plain.clone();
    let (decoded, is_guess) = match head.charset.as_deref() {
        None => {
            let (decoded, encoding) = text::decode(&value);
            (Some(decoded), encoding == Encoding::Windows1252)
        }
        Some(charset) => (text::decode_as(&value, charset), false),
    };
    if let Some(decoded) = decoded {
        text.push(':');
        for c in decoded.chars() {
            match c {
                '\r' => {}
                '\n' => text.push_str("\\n"),
                c => text.push(c),
            }
        }
    } else {
        let charset = head.charset.as_deref().unwrap_or_default();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        text.push_str(";ENCODING=QUOTED-PRINTABLE;CHARSET=");
        text.extend(charset.chars().filter(|c| is_plain(*c)));
        text.push(':');
        for byte in value {
            if byte.is_ascii_graphic() && byte != b'=' || byte == b' ' {
                text.push(char::from(byte));
            } else {
                text.push_str(&format!("={byte:02X}"));
            }
        }
    }
    Some((text, is_guess))
}

/// `value` without quoted-printable.
fn unquoted(value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.iter().copied();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let hex = |byte: Option<u8>| {
            byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
        };
        let pair = (byte == b'=').then(|| Some(hex(ahead.next())? << 4 | hex(ahead.next())?)).flatten();
        match pair {
            Some(decoded) => {
                bytes.push(decoded);
                rest = ahead;
            }
            // What ends in the middle of a soft break.
            None if byte == b'=' && rest.len() == 0 => {}
            None => bytes.push(byte),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_made_plain() {
        for (bytes, expected) in [
            (&b"FN:Ada Quill\r\nN:Quill;Ada\r\n"[..], &[(1, "FN:Ada Quill"), (2, "N:Quill;Ada")][..]),
            (b"FN:Ada\n Quill\n\tx\nTEL:1", &[(1, "FN:AdaQuillx"), (4, "TEL:1")]),
            (b"FN:Ada\rTEL:1\r", &[(1, "FN:Ada"), (2, "TEL:1")]),
            // A character cut in two by a fold.
            (b"FN:Zo\xc3\r\n \xab", &[(1, "FN:Zo\u{eb}")]),
            (b"FN:Zo\xeb", &[(1, "FN:Zo\u{eb}")]),
            (b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB", &[(1, "FN:Zo\u{eb}")]),
            (b"FN;QUOTED-PRINTABLE:Zo=C3=AB", &[(1, "FN:Zo\u{eb}")]),
            (b"FN;CHARSET=windows-1252;QUOTED-PRINTABLE:Zo=EB", &[(1, "FN:Zo\u{eb}")]),
            (
                b"NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=\nthree=\n  four\nTEL:1",
                &[(1, "NOTE:one\\ntwothree four"), (4, "TEL:1")],
            ),
            (b"item1.EMAIL;type=pref:a@b.example", &[(1, "item1.EMAIL;type=pref:a@b.example")]),
            (b"TEL;TYPE=\r\n\tWORK:1", &[(1, "TEL;TYPE=WORK:1")]),
            (b"TEL;X=\"a:b\":1", &[(1, "TEL;X=\"a:b\":1")]),
            // Photos, folded or not.
            (b"PHOTO;ENCODING=b:AAAA\n BBBB\nFN:Ada", &[(3, "FN:Ada")]),
            (b"PHOTO;BASE64:\nAAAA\nBB==\n\nFN:Ada", &[(5, "FN:Ada")]),
            (b"FN;CHARSET=SHIFT_JIS:\x8d\xb2 a", &[(1, "FN:\u{4f50} a")]),
            // A charset that is not known here is left to the reader of the cards.
            (b"FN;CHARSET=IBM850:Zo\x89 a", &[(1, "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ibm850:Zo=89 a")]),
            (b"no colon\n\nFN:Ada", &[(3, "FN:Ada")]),
            (b"", &[]),
        ] {
            let found: Vec<Found> = Lines::of(bytes).collect();
            let line = |(number, text): &(u64, &str)| {
                Found::Line(Line { number: *number, text: (*text).to_owned() })
            };
            let expected: Vec<Found> = expected.iter().map(line).collect();
            assert_eq!(found, expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn lines_without_measure_are_cut() {
        let long = "x".repeat(600_000);
        for (text, number) in [
            (format!("NOTE:{long}{long}\nFN:Ada"), 2),
            (format!("NOTE:{long}\n {long}\nFN:Ada"), 3),
            (format!("NOTE;QUOTED-PRINTABLE:{long}=\n{long}=\n{long}\nFN:Ada"), 4),
        ] {
            let found: Vec<Found> = Lines::of(text.as_bytes()).collect();
            let ada = Line { number, text: "FN:Ada".to_owned() };
            assert_eq!(found, [Found::TooLong(1, "NOTE".to_owned()), Found::Line(ada)]);
        }
    }
}
