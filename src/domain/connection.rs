//! What connects two people's records across programs: the address of a profile, the address of an e-mail account.

use unicode_normalization::UnicodeNormalization;

/// A LinkedIn profile: the address as it was given, and what it is recognised by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Profile {
    /// What [`profile_key`] makes of the address.
    pub key: String,
    /// The address as it was given.
    pub url: String,
}

impl Profile {
    /// The profile behind `url`, where that is the address of one.
    pub fn at(url: &str) -> Option<Self> {
        Some(Self { key: profile_key(url)?, url: url.trim().to_owned() })
    }
}

/// What a profile address is recognised by: the name in `linkedin.com/in/<name>`, in lower case, decoded and composed.
/// Scheme, subdomain, query, fragment and whatever follows the name make no difference. `None` for any other address.
pub fn profile_key(url: &str) -> Option<String> {
    let url = url.trim();
    let address = url.split_once("//").map_or(url, |(scheme, rest)| match scheme {
        "" => rest,
        scheme if is_web(scheme) => rest,
        _ => url,
    });
    let address = address.split(['?', '#']).next()?;
    let mut parts = address.split('/');
    let host = parts.next()?.to_ascii_lowercase();
    let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(&host);
    if host != "linkedin.com" && !host.ends_with(".linkedin.com") {
        return None;
    }
    let mut parts = parts.filter(|part| !part.is_empty());
    if !parts.next()?.eq_ignore_ascii_case("in") {
        return None;
    }
    let decoded = percent_decoded(parts.next()?);
    // Lower case can take a composed character apart again (a dotted capital I), hence composing last.
    let key: String = decoded.nfc().flat_map(char::to_lowercase).nfc().collect();
    let key = key.trim();
    (!key.is_empty()).then(|| key.to_owned())
}

/// What an e-mail address is recognised by: in lower case. `None` for what cannot be an address.
pub fn email_key(email: &str) -> Option<String> {
    let email = email.trim();
    let (local, domain) = email.rsplit_once('@')?;
    let dotted = domain.split_once('.').is_some_and(|(host, rest)| !host.is_empty() && !rest.is_empty());
    let stray = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '@' | ',' | ';' | '<' | '>');
    (dotted && !local.is_empty() && !local.contains(stray) && !domain.contains(stray))
        .then(|| email.to_lowercase())
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https:") || scheme.eq_ignore_ascii_case("http:")
}

/// `text` with its `%xx` decoded; as it is where they are no such codes or spell no text.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let pair = (byte == b'%').then(|| Some(hex(ahead.next()?)? << 4 | hex(ahead.next()?)?)).flatten();
        if let Some(decoded) = pair {
            bytes.push(decoded);
            rest = ahead;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_profile_has_one_key_however_it_is_written() {
        for url in [
            "https://www.linkedin.com/in/ada-quill",
            "http://www.linkedin.com/in/ada-quill",
            "HTTPS://WWW.LINKEDIN.COM/IN/Ada-Quill",
            "https://de.linkedin.com/in/ada-quill/",
            "linkedin.com/in/ada-quill",
            "www.linkedin.com/in/ada-quill//",
            "//www.linkedin.com/in/ada-quill",
            "https://www.linkedin.com:443/in/ada-quill",
            "https://www.linkedin.com/in/ada-quill/en",
            "https://www.linkedin.com/in/ada-quill?trk=people//x",
            "https://www.linkedin.com/in/ada-quill/#about",
            "  https://www.linkedin.com/in/ada%2Dquill \n",
        ] {
            assert_eq!(profile_key(url).as_deref(), Some("ada-quill"), "{url:?}");
        }
    }

    #[test]
    fn names_beyond_ascii_are_decoded_and_composed() {
        for (url, key) in [
            ("https://www.linkedin.com/in/zo%C3%AB-brandt", "zoë-brandt"),
            ("https://www.linkedin.com/in/zo%c3%ab-brandt", "zoë-brandt"),
            ("https://www.linkedin.com/in/zoe%CC%88-brandt", "zoë-brandt"),
            ("https://www.linkedin.com/in/ZO%C3%8B-brandt", "zoë-brandt"),
            ("https://www.linkedin.com/in/zoë-brandt", "zoë-brandt"),
            ("https://www.linkedin.com/in/%E4%BD%90%E8%97%A4-%E7%BE%8E%E5%92%B2", "佐藤-美咲"),
            // What spells no text stays as it is.
            ("https://www.linkedin.com/in/zo%EB-brandt", "zo%eb-brandt"),
            ("https://www.linkedin.com/in/100%-ada", "100%-ada"),
            ("https://www.linkedin.com/in/ada%2", "ada%2"),
        ] {
            assert_eq!(profile_key(url).as_deref(), Some(key), "{url:?}");
        }
    }

    #[test]
    fn other_addresses_have_no_key() {
        for url in [
            "",
            " ",
            "ada-quill",
            "https://www.linkedin.com",
            "https://www.linkedin.com/in",
            "https://www.linkedin.com/in/",
            "https://www.linkedin.com/in/%20",
            "https://www.linkedin.com/company/hale",
            "https://www.linkedin.com/pub/ada-quill/1/23/456",
            "https://www.notlinkedin.com/in/ada",
            "https://linkedin.com.example.org/in/ada",
            "https://example.org/?u=linkedin.com/in/ada",
            "ftp://linkedin.com/in/ada",
            "javascript://linkedin.com/in/ada",
        ] {
            assert_eq!(profile_key(url), None, "{url:?}");
        }
    }

    #[test]
    fn addresses_are_told_from_other_text() {
        for (email, key) in [
            ("Ada.Quill@Example.ORG", Some("ada.quill@example.org")),
            (" ada+work@mail.example.org ", Some("ada+work@mail.example.org")),
            ("zoë@exämple.org", Some("zoë@exämple.org")),
            ("ada@localhost", None),
            ("ada@.org", None),
            ("ada@example.", None),
            ("@example.org", None),
            ("ada example.org", None),
            ("ada@example.org, ben@example.org", None),
            ("Ada <ada@example.org>", None),
            ("a b@example.org", None),
            ("", None),
        ] {
            assert_eq!(email_key(email).as_deref(), key, "{email:?}");
        }
    }
}
