//! The README's tour of a week, followed key by key from an empty book.
//!
//! A block begins with its day and time, `<!-- week 9 09:02 -->`. A line holds keys and typed text, parted by two
//! blanks or more; behind `#` stands what is seen then.

use regards::{
    domain::book::Book,
    tui::{key::Key, session::Saving, theme::ThemeName},
};

use super::shown::{Shown, november};

/// Follows one line, and looks for what it promises.
fn follow(shown: &mut Shown, line: &str) {
    let (done, seen) = line.split_once(" # ").unwrap_or((line, ""));
    for part in done.split("  ").map(str::trim).filter(|part| !part.is_empty()) {
        let keys: Result<Vec<Key>, _> = part.split(' ').map(str::parse).collect();
        match keys {
            Ok(keys) => keys.into_iter().for_each(|key| shown.press(key)),
            Err(_) => shown.write(part),
        }
    }
    let screen = shown.text();
    assert!(screen.contains(seen.trim()), "{line}\n{screen}");
}

/// Follows every block of the README in turn, and says how many lines that were.
pub fn follow_all(readme: &str) -> usize {
    let mut shown: Option<Shown> = None;
    let mut lines = 0;
    for block in readme.split("<!-- week ").skip(1) {
        let (moment, rest) = block.split_once(" -->\n```text\n").unwrap();
        let now = november(moment);
        let shown = shown.get_or_insert_with(|| {
            Shown::new(Book::default(), Saving::Untouched, now.clone(), ThemeName::Mono)
        });
        shown.later(now);
        for line in rest.split("```").next().unwrap_or_default().lines() {
            follow(shown, line);
            lines += 1;
        }
    }
    lines
}
