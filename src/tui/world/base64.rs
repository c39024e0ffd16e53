//! Base64 with padding (RFC 4648, section 4), as terminals take the clipboard's text.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes in base64.
pub(super) fn encoded(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let number = (0..3)
            .fold(0_u32, |number, at| (number << 8) | u32::from(three.get(at).copied().unwrap_or_default()));
        for place in 0..4_usize {
            let six = usize::try_from((number >> (18 - 6 * place)) & 0x3f).unwrap_or_default();
            let letter = LETTERS.get(six).copied().unwrap_or(b'=');
            out.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_has_it() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("Zoë > ?", "Wm/DqyA+ID8="),
        ] {
            assert_eq!(encoded(text.as_bytes()), expected, "{text:?}");
        }
    }
}
