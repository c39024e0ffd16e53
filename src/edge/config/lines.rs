//! The lines of `config`: `name = value`, with `#` comments, read and changed one by one.

/// The most that is read of the file, in bytes.
pub(super) const MOST_BYTES: u64 = 64 * 1024;

/// The name and the value of a line; none where nothing is said, an error where it is no such line.
///
/// A comment begins with `#` at the start of a line or behind a space. A value in double quotes may hold anything
/// but a double quote.
pub(super) fn parts(line: &str) -> Option<Result<(&str, &str), ()>> {
    let line = line.get(..comment(line)).unwrap_or(line).trim();
    if line.is_empty() {
        return None;
    }
    let Some((name, value)) = line.split_once('=') else { return Some(Err(())) };
    Some(Ok((name.trim(), unquoted(value.trim()))))
}

/// The text with `name` set to `value`, or with no line of that name. All other lines stay as they are, and so does
/// the comment behind the value; where the name stands twice, the line that counts is changed.
pub(super) fn with(text: &str, name: &str, value: Option<&str>) -> String {
    let is_it = |line: &str| matches!(parts(line), Some(Ok((known, _))) if known == name);
    let lines: Vec<&str> = text.lines().collect();
    let last = lines.iter().rposition(|line| is_it(line.trim_start_matches('\u{feff}')));
    let mut kept: Vec<String> = Vec::with_capacity(lines.len() + 1);
    for (index, line) in lines.iter().enumerate() {
        match value {
            None if is_it(line.trim_start_matches('\u{feff}')) => {}
            Some(value) if Some(index) == last => kept.push(changed(line, name, value)),
            _ => kept.push((*line).to_owned()),
        }
    }
    if let (Some(value), None) = (value, last) {
        kept.push(format!("{name} = {}", quoted(value)));
    }
    kept.into_iter().map(|line| line + "\n").collect()
}

fn changed(line: &str, name: &str, value: &str) -> String {
    let comment = line.get(comment(line)..).unwrap_or_default();
    let gap = if comment.is_empty() { "" } else { " " };
    format!("{name} = {}{gap}{comment}", quoted(value))
}

/// Where the comment of a line begins, in bytes; the line's length where there is none.
fn comment(line: &str) -> usize {
    let mut is_quoted = false;
    let mut before = ' ';
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '#' if !is_quoted && before.is_whitespace() => return at,
            _ => {}
        }
        before = letter;
    }
    line.len()
}

fn unquoted(value: &str) -> &str {
    value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value)
}

/// As it can be read again.
fn quoted(value: &str) -> String {
    let is_plain = !value.contains(['#', '"']) && value.trim() == value;
    if is_plain { value.to_owned() } else { format!("\"{value}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINE: &str =
        "# mine\ntheme = mono # at night\n\nkey.done = x\nthis is no line\ntheme=terminal #now\n";

    #[test]
    fn one_line_is_changed_and_every_other_stays() {
        for (name, value, expected) in [
            (
                "theme",
                Some("high-contrast"),
                "# mine\ntheme = mono # at night\n\nkey.done = x\nthis is no line\ntheme = high-contrast #now\n",
            ),
            ("theme", None, "# mine\n\nkey.done = x\nthis is no line\n"),
            (
                "key.done",
                Some("#"),
                "# mine\ntheme = mono # at night\n\nkey.done = \"#\"\nthis is no line\ntheme=terminal #now\n",
            ),
            (
                "mouse",
                Some("on"),
                "# mine\ntheme = mono # at night\n\nkey.done = x\nthis is no line\ntheme=terminal #now\nmouse = on\n",
            ),
            ("mouse", None, MINE),
        ] {
            assert_eq!(with(MINE, name, value), expected, "{name} {value:?}");
        }
        assert_eq!(with("", "mouse", Some("on")), "mouse = on\n");
        assert_eq!(with("a = 1", "mouse", Some("on")), "a = 1\nmouse = on\n");
    }

    #[test]
    fn what_is_written_is_read_again() {
        for value in ["x", "#", "x, #", "nano -w", " ", "C-x", "vim --cmd 'set tw=72'"] {
            let text = with("", "key.done", Some(value));
            assert_eq!(parts(text.trim_end_matches('\n')), Some(Ok(("key.done", value))), "{text:?}");
        }
    }
}
