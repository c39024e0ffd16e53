//! Bytes of unknown origin, as text.

use std::borrow::Cow;

use encoding_rs::{ISO_2022_JP, UTF_16BE, UTF_16LE, WINDOWS_1252};

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

/// Reads `bytes` as text without its byte order mark, and says how they were written. One wrong byte makes the whole
/// windows-1252: such files come from programs that know nothing else.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return (UTF_16LE.decode_without_bom_handling(rest).0, Encoding::Utf16);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return (UTF_16BE.decode_without_bom_handling(rest).0, Encoding::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Encoding::Utf8),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, Encoding::Windows1252),
    }
}

/// Reads `bytes` in the charset of that name, where it is known: a letter that cannot be read becomes U+FFFD. Programs
/// name a charset and write UTF-8 all the same; where the charset itself fits, it is believed before that.
pub fn decode_as<'a>(bytes: &'a [u8], charset: &str) -> Option<Cow<'a, str>> {
    let encoding = encoding_rs::Encoding::for_label(charset.as_bytes())?;
    let utf8 = std::str::from_utf8(bytes).ok().filter(|_| encoding != ISO_2022_JP);
    let (read, is_broken) = encoding.decode_without_bom_handling(bytes);
    match utf8 {
        // In a charset of single bytes every byte is some letter, and says nothing; letters of three bytes and more
        // come out of no other charset by chance.
        Some(utf8) if is_broken || encoding.is_single_byte() || utf8.contains(|c| c >= '\u{800}') => {
            Some(Cow::Borrowed(utf8))
        }
        _ => Some(read),
    }
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
    fn charsets_are_believed_where_they_fit() {
        for (bytes, charset, expected) in [
            (&b"\x8d\xb2\x93\xa1 \x94\xfc\x8d\xe7"[..], "shift_jis", Some("佐藤 美咲")),
            (b"\x1b$B:4F#\x1b(B", "iso-2022-jp", Some("佐藤")),
            (b"\xba\xb4\xc6\xa3", "euc-jp", Some("佐藤")),
            (b"\xcd\xf5\xb7\xbc", "gbk", Some("王芳")),
            (b"\xa4\xfd\xaa\xda", "big5", Some("王芳")),
            (b"\xb1\xe8\xb9\xce\xc1\xf6", "euc-kr", Some("김민지")),
            (b"\xf7\xc5\xd2\xc1", "koi8-r", Some("Вера")),
            (b"\xc2\xe5\xf0\xe0", "windows-1251", Some("Вера")),
            (b"\xb3ukasz", "iso-8859-2", Some("łukasz")),
            (b"\xb3ukasz", "windows-1250", Some("łukasz")),
            (b"Zo\x91", "macintosh", Some("Zoë")),
            // What is called something else and is UTF-8.
            ("Zoë".as_bytes(), "windows-1252", Some("Zoë")),
            ("Zoë".as_bytes(), "us-ascii", Some("Zoë")),
            ("佐藤美咲".as_bytes(), "shift_jis", Some("佐藤美咲")),
            ("Zoë".as_bytes(), "utf-8", Some("Zoë")),
            (b"Zo\xeb", "utf-8", Some("Zo\u{fffd}")),
            (b"\x8d", "shift_jis", Some("\u{fffd}")),
            (b"Zo\xeb", "x-unheard-of", None),
        ] {
            assert_eq!(decode_as(bytes, charset).as_deref(), expected, "{charset}");
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
