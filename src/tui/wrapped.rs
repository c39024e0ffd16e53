//! The rows that a text is wrapped into, kept from one drawing to the next: after a key only the rows around what it
//! changed are wrapped again.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::safe::safe;

/// One row on the screen: the bytes of the text it shows.
pub type Row = Range<usize>;

/// How far before a change rows are wrapped again: a word that became shorter may fit into the row above, and a wide
/// letter decides on the row above that.
const ROWS_BEFORE: usize = 2;

/// A text and its rows.
#[derive(Clone, Debug, Default)]
pub struct Wrapped {
    text: String,
    room: usize,
    rows: Vec<Row>,
}

impl Wrapped {
    /// The rows of a text in so many columns, of which one stays free for the caret at a row's end. A row that is
    /// broken between words keeps the space at its end. There is always a row, and each begins where another cannot.
    pub fn rows(&mut self, text: &str, columns: usize) -> &[Row] {
        let room = columns.saturating_sub(1).max(1);
        if self.room != room || self.rows.is_empty() {
            self.room = room;
            self.rows.clear();
            self.wrap(text, 0, |_| None);
        } else if self.text != text {
            self.mend(text);
        }
        if self.text != text {
            text.clone_into(&mut self.text);
        }
        &self.rows
    }

    /// Wraps again from shortly before the first change until the rows begin where they did.
    fn mend(&mut self, text: &str) {
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        let before = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let shorter = old.len().min(new.len()) - before;
        let behind =
            old.iter().rev().zip(new.iter().rev()).take(shorter).take_while(|(old, new)| old == new).count();
        let (old_end, new_end) = (old.len(), new.len());
        let changed = self.rows.partition_point(|row| row.start <= before).saturating_sub(1);
        let kept = changed.saturating_sub(ROWS_BEFORE);
        let begin = self.rows.get(kept).map_or(0, |row| row.start);
        let was = self.rows.split_off(kept);
        self.wrap(text, begin, |next| {
            // What follows is the same text, so it is wrapped in the same way.
            let left = new_end.checked_sub(next).filter(|left| *left <= behind)?;
            let at = was.binary_search_by_key(&(old_end - left), |row| row.start).ok()?;
            let moved = was.get(at..)?.iter().map(|row| {
                let place = |at: usize| new_end - (old_end - at);
                place(row.start)..place(row.end)
            });
            Some(moved.collect())
        });
    }

    /// Wraps from a row's beginning on, until there is no more text or `known` has the rows from there on.
    fn wrap(&mut self, text: &str, begin: usize, known: impl Fn(usize) -> Option<Vec<Row>>) {
        let mut next = Some(begin);
        while let Some(begin) = next {
            let (row, following) = row(text, begin, self.room);
            self.rows.push(row);
            if let Some(rows) = following.and_then(&known) {
                self.rows.extend(rows);
                return;
            }
            next = following;
        }
    }
}

/// The row that begins there, and where the next one does.
fn row(text: &str, begin: usize, room: usize) -> (Row, Option<usize>) {
    // Where the row could be broken: after the last space.
    let mut gap = None;
    let mut used = 0;
    let mut at = begin;
    for letter in text.get(begin..).unwrap_or_default().graphemes(true) {
        if letter.ends_with('\n') {
            let next = at + letter.len();
            return (begin..next - 1, Some(next));
        }
        let wide = shown_width(letter);
        if used + wide > room && used > 0 && letter != " " {
            let end = gap.unwrap_or(at);
            return (begin..end, Some(end));
        }
        used += wide;
        at += letter.len();
        if letter == " " {
            gap = Some(at);
        }
    }
    (begin..at, None)
}

/// How many columns a text takes as a field shows it, letter by letter.
pub fn shown_width(text: &str) -> usize {
    text.graphemes(true).map(|letter| safe(letter).width()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh(text: &str, columns: usize) -> Vec<Row> {
        Wrapped::default().rows(text, columns).to_vec()
    }

    fn wrapped(text: &str, columns: usize) -> Vec<&str> {
        fresh(text, columns).into_iter().map(|row| text.get(row).unwrap()).collect()
    }

    #[test]
    fn text_is_wrapped_between_words() {
        for (text, columns, expected) in [
            ("", 10, vec![""]),
            ("one two three", 8, vec!["one two ", "three"]),
            ("one\n\ntwo", 8, vec!["one", "", "two"]),
            ("one\n", 8, vec!["one", ""]),
            ("one\r\ntwo", 8, vec!["one\r", "two"]),
            ("abcdefgh", 4, vec!["abc", "def", "gh"]),
            ("a bcdefgh", 4, vec!["a ", "bcd", "efg", "h"]),
            ("株式会社", 4, vec!["株", "式", "会", "社"]),
            ("ab", 0, vec!["a", "b"]),
        ] {
            assert_eq!(wrapped(text, columns), expected, "{text:?} in {columns}");
        }
    }

    proptest::proptest! {
        #[test]
        fn rows_cover_the_text(text in "[a-c \n株\u{301}]{0,40}", columns in 0..12_usize) {
            let mut at = 0;
            for row in fresh(&text, columns) {
                proptest::prop_assert!(row.start == at || (row.start == at + 1 && text.as_bytes()[at] == b'\n'));
                at = row.end;
            }
            proptest::prop_assert_eq!(at, text.len());
        }

        #[test]
        fn what_is_mended_is_as_if_wrapped_anew(
            texts in proptest::collection::vec(("[ab \n株\u{301}\u{200d}🇦]{0,4}", 0..60_usize, 0..6_usize), 1..30),
            columns in 1..9_usize,
        ) {
            let mut kept = Wrapped::default();
            let mut letters: Vec<char> = "one two three four\nfive 株式会社 sixsevenseight".chars().collect();
            for (new, at, out) in texts {
                let at = at.min(letters.len());
                let end = (at + out).min(letters.len());
                letters.splice(at..end, new.chars());
                let text: String = letters.iter().collect();
                let anew = fresh(&text, columns);
                proptest::prop_assert_eq!(kept.rows(&text, columns), anew.as_slice(), "{:?}", text);
            }
        }
    }
}
