//! Which Latin letter sits on the key that typed a Cyrillic or Greek one, so that commands work on those keyboards.
//!
//! Used where a key is a command, never in a text field.

use super::key::{Code, Key};

/// The rows of a US keyboard, and the same keys on other layouts. `\0`: the layout has no letter of its own there.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm";
const OTHERS: [&str; 3] = [
    // Russian.
    "йцукенгшщзхъфывапролджэячсмить",
    // Ukrainian, where it differs from Russian.
    "\0\0\0\0\0\0\0\0\0\0\0ї\0і\0\0\0\0\0\0\0\0є\0\0\0\0\0\0\0",
    // Greek.
    "\0ςερτυθιοπ\0\0ασδφγηξκλ\0\0ζχψωβνμ",
];

/// The key as it would be on a Latin layout, where the character pressed belongs to another script.
pub fn latin(key: Key) -> Option<Key> {
    let Code::Char(c) = key.code else { return None };
    if c.is_ascii() {
        return None;
    }
    let lower = single(c.to_lowercase())?;
    let found = OTHERS
        .iter()
        .find_map(|layout| layout.chars().zip(LATIN.chars()).find(|(other, _)| *other == lower))
        .map(|(_, latin)| latin)?;
    let letter = if c == lower { found } else { found.to_ascii_uppercase() };
    Some(Key { code: Code::Char(letter), ..key })
}

fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next();
    if chars.next().is_none() { first } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_on_another_layout() {
        for (pressed, expected) in [
            ('в', 'd'),
            ('В', 'D'),
            ('г', 'u'),
            ('й', 'q'),
            ('і', 's'),
            ('δ', 'd'),
            ('Δ', 'D'),
            ('υ', 'y'),
            ('θ', 'u'),
        ] {
            assert_eq!(latin(Key::char(pressed)), Some(Key::char(expected)), "{pressed}");
        }
        assert_eq!(latin(Key::ctrl('в')), Some(Key::ctrl('d')));
        for other in ['d', '1', '?', 'é', '株', '\u{130}'] {
            assert_eq!(latin(Key::char(other)), None, "{other}");
        }
    }

    #[test]
    fn every_layout_names_every_key_once() {
        for layout in OTHERS {
            assert_eq!(layout.chars().count(), LATIN.chars().count());
            let mut letters: Vec<char> = layout.chars().filter(|c| *c != '\0').collect();
            letters.sort_unstable();
            letters.dedup();
            assert_eq!(letters.len(), layout.chars().filter(|c| *c != '\0').count());
        }
    }
}
