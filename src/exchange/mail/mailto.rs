//! A link that opens a draft in the mail program (RFC 6068).

use super::letter::{Letter, NotMail};
use crate::exchange::plain::plain;

/// The longest link that is handed over whole, in characters. Some programs cut at 2,000 and some earlier.
const LONGEST: usize = 1500;

/// A link that opens a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailto {
    /// The link.
    pub link: String,
    /// Whether the text is in it. One that would make it too long is not, and has to be copied.
    pub has_body: bool,
}

/// The link for a message: with its text where that fits, else with the address and the subject only.
///
/// # Errors
/// Where its head cannot be written.
pub fn mailto(letter: &Letter<'_>) -> Result<Mailto, NotMail> {
    letter.check()?;
    let body = plain(letter.body.trim_end());
    let fields = |fields: &[(&str, &str)]| {
        let filled = fields.iter().filter(|(_, text)| !text.is_empty());
        let written: Vec<String> =
            filled.map(|(name, text)| format!("{name}={}", encoded(text, ""))).collect();
        let mark = if written.is_empty() { "" } else { "?" };
        format!("mailto:{}{mark}{}", encoded(letter.address, "@"), written.join("&"))
    };
    let whole = fields(&[("subject", letter.subject), ("body", &body)]);
    if whole.len() <= LONGEST {
        return Ok(Mailto { link: whole, has_body: true });
    }
    Ok(Mailto { link: fields(&[("subject", letter.subject)]), has_body: false })
}

/// The link for a new message to an address.
pub fn to(address: &str) -> String {
    format!("mailto:{}", encoded(address, "@"))
}

/// Everything but the unreserved characters, and those of `kept`, as `%` and two digits; a line break as CRLF.
fn encoded(text: &str, kept: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || "-._~".contains(c) || kept.contains(c) {
            out.push(c);
        } else if c == '\n' {
            out.push_str("%0D%0A");
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter<'a>(subject: &'a str, body: &'a str) -> Letter<'a> {
        Letter { name: "Ada Quill", address: "ada+x@hale.example", subject, body }
    }

    #[test]
    fn everything_that_means_something_in_a_link_is_encoded() {
        for (subject, body, expected) in [
            (
                "A & B? 100%",
                "Dear Zoë,\r\n1+1=2 #x\n",
                "mailto:ada%2Bx@hale.example?subject=A%20%26%20B%3F%20100%25&body=Dear%20Zo%C3%AB%2C%0D%0A1%2B1%3D2%20%23x",
            ),
            ("", "", "mailto:ada%2Bx@hale.example"),
            ("", "x&attach=/etc/passwd", "mailto:ada%2Bx@hale.example?body=x%26attach%3D%2Fetc%2Fpasswd"),
            ("Hello", "\u{1b}]52;x", "mailto:ada%2Bx@hale.example?subject=Hello&body=%5D52%3Bx"),
        ] {
            let expected = Mailto { link: expected.to_owned(), has_body: true };
            assert_eq!(mailto(&letter(subject, body)), Ok(expected));
        }
    }

    #[test]
    fn a_long_text_is_left_to_be_copied() {
        let fits = 1500 - "mailto:ada%2Bx@hale.example?subject=Hi&body=".len();
        for (length, has_body) in [(fits, true), (fits + 1, false)] {
            let made = mailto(&letter("Hi", &"x".repeat(length))).unwrap();
            assert_eq!(made.has_body, has_body, "{length}");
            assert!(made.link.starts_with("mailto:ada%2Bx@hale.example?subject=Hi"), "{made:?}");
            assert_eq!(made.link.contains("body="), has_body);
        }
    }
}
