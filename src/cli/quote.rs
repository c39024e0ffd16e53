//! Words as a shell takes them, in the command lines that refusals suggest.

/// `word` in single quotes, where a shell would take it for more or less than one word.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./:+@,=%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_back_what_was_meant() {
        let cases = [
            ("k7q2m4xw", "k7q2m4xw"),
            ("2026-11-12T15:00:00+01:00", "2026-11-12T15:00:00+01:00"),
            ("Zoë", "Zoë"),
            ("Ada Quill", "'Ada Quill'"),
            ("O'Hara", r"'O'\''Hara'"),
            ("$(x)", "'$(x)'"),
            ("", "''"),
        ];
        for (word, expected) in cases {
            assert_eq!(quoted(word), expected);
        }
    }
}
