//! Where a file of people lies: the path as people type it, paste it or drop it onto the terminal.

use super::meaning::{Enter, Meaning};
use crate::tui::message::ToRead;

/// What is taken, and how to come by LinkedIn's.
const HOW: &str = "Type, paste or drop a path, such as ~/Downloads/Connections.csv; ⟦Tab⟧ completes it. LinkedIn's \
    Connections.csv, an address book's vCards (.vcf), or a table (.csv), your own too. LinkedIn's: Settings, Data \
    privacy, Get a copy of your data, Connections; it comes by mail, and is unpacked first";

/// What is typed, as a path.
pub(super) fn meaning(text: &str) -> Meaning {
    let path = path(text);
    if path.is_empty() {
        return Meaning::not_yet(HOW);
    }
    let lower = path.to_lowercase();
    let words = if lower.ends_with(".zip") {
        "That is a packed archive: unpack it, and name the file in it".to_owned()
    } else {
        format!(
            "Enter reads {path} and shows what would be added and changed. Nothing is changed before you say yes"
        )
    };
    Meaning { words, enter: Enter::Read(ToRead { path, columns: None }) }
}

/// Without what terminals and shells put around a path that is dropped: quotes, and a backslash before a space.
fn path(text: &str) -> String {
    let text = text.trim();
    let unquoted = ['"', '\''].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote));
    let plain = unquoted.map_or_else(|| text.replace("\\ ", " "), str::to_owned);
    plain.strip_prefix("file://").map_or_else(|| plain.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_they_are_dropped() {
        for (text, expected) in [
            ("  ~/Downloads/Connections.csv ", "~/Downloads/Connections.csv"),
            ("'/home/ada/My Files/Connections.csv' ", "/home/ada/My Files/Connections.csv"),
            ("/home/ada/My\\ Files/Connections.csv", "/home/ada/My Files/Connections.csv"),
            ("\"C:\\Users\\ada\\Connections.csv\"", "C:\\Users\\ada\\Connections.csv"),
            ("file:///home/ada/Connections.csv", "/home/ada/Connections.csv"),
            ("'", "'"),
        ] {
            assert_eq!(path(text), expected, "{text:?}");
        }
    }
}
