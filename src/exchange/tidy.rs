//! What a cell or a field says, once what cannot be seen is taken off.

use std::borrow::Cow;

use crate::domain::connection::email_key;

/// So many characters are read at a glance.
const GLANCE: usize = 200;

/// What `text` says: trimmed, line breaks and runs of white space as one space. `None` where nothing in it can be seen.
pub fn told(text: &str) -> Option<String> {
    let unseen =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    if text.chars().all(unseen) {
        return None;
    }
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The beginning of `text`, cut to what can be read at a glance.
pub fn glance(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(GLANCE) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}...", text.get(..end).unwrap_or_default())),
    }
}

/// The e-mail address in `text`: by itself, as a link, or in angle brackets after a name. `None` where there is none.
pub fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let link = text.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let text = link.and_then(|_| text.get(7..)).unwrap_or(text);
    let bracketed = || text.strip_suffix('>')?.rsplit_once('<').map(|(_, address)| address.trim());
    let address = if email_key(text).is_some() { text.trim() } else { bracketed()? };
    email_key(address).map(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut() {
        let long = "é".repeat(GLANCE);
        assert_eq!(glance(&long), long);
        assert_eq!(glance(&format!("{long}x")), format!("{long}..."));
    }

    #[test]
    fn addresses_are_found_in_what_stands_around_them() {
        for (text, expected) in [
            ("ada@example.org", Some("ada@example.org")),
            ("mailto:ada@example.org", Some("ada@example.org")),
            ("MAILTO:ada@example.org", Some("ada@example.org")),
            ("Ada Quill <ada@example.org>", Some("ada@example.org")),
            ("<ada@example.org>", Some("ada@example.org")),
            ("ada at example.org", None),
            ("Ada <ada>", None),
            ("", None),
        ] {
            assert_eq!(address(text).as_deref(), expected, "{text:?}");
        }
    }
}
