//! Bytes of unknown origin, as text.

use std::borrow::Cow;

/// How a text was written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark, as spreadsheets write "Unicode text".
    Utf16,
    /// Not UTF-8, hence taken as windows-1252, in which every byte is some character.
    Windows1252,
}

/// The characters of 0x80 to 0x9f in windows-1252; the five that it leaves undefined stay control characters, as in
/// the WHATWG encoding standard.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads `bytes` as text without its byte order mark, and says how they were written. One wrong byte makes the whole
/// windows-1252: such files come from programs that know nothing else.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return (utf16(rest, u16::from_le_bytes), Encoding::Utf16);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return (utf16(rest, u16::from_be_bytes), Encoding::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Encoding::Utf8),
        Err(_) => (bytes.iter().map(|byte| windows_1252(*byte)).collect(), Encoding::Windows1252),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'_, str> {
    let (pairs, half) = bytes.as_chunks::<2>();
    let broken = (!half.is_empty()).then_some(char::REPLACEMENT_CHARACTER);
    char::decode_utf16(pairs.iter().copied().map(unit))
        .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER))
        .chain(broken)
        .collect()
}

fn windows_1252(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|offset| WINDOWS_1252.get(usize::from(offset)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_reads_the_same() {
        let wide =
            |bytes: fn(u16) -> [u8; 2]| "\u{feff}Zoë €\n".encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        for (bytes, encoding) in [
            ("Zoë €\n".as_bytes().to_vec(), Encoding::Utf8),
            ("\u{feff}Zoë €\n".as_bytes().to_vec(), Encoding::Utf8),
            (wide(u16::to_le_bytes), Encoding::Utf16),
            (wide(u16::to_be_bytes), Encoding::Utf16),
            (b"Zo\xeb \x80\n".to_vec(), Encoding::Windows1252),
        ] {
            assert_eq!(decode(&bytes), (Cow::Borrowed("Zoë €\n"), encoding), "{bytes:?}");
        }
    }

    #[test]
    fn half_a_character_is_shown_as_one_that_is_missing() {
        assert_eq!(decode(b"\xff\xfeA\0B").0, "A\u{fffd}");
        assert_eq!(decode(b"\xff\xfe\x00\xd8A\0").0, "\u{fffd}A");
        assert_eq!(decode(b"\xff\xfe").0, "");
        assert_eq!(decode(b"").0, "");
    }
}
