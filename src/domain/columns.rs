//! Text measured in terminal columns: cut to fit, padded, wrapped. All of it made safe first.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::safe::{safe, safe_lines};

/// How many columns a text takes once it is made safe.
pub fn width(text: &str) -> usize {
    of_safe(&safe(text))
}

/// The columns of a text that is safe already. Most have a column for each letter, and whatever is drawn asks.
fn of_safe(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The text in at most so many columns; what does not fit ends in `…`.
pub fn fit(text: &str, columns: usize) -> String {
    fit_with(text, columns, "…")
}

/// As [`fit`], with another sign for what was left out. Where even that has no room, nothing is shown.
pub fn fit_with(text: &str, columns: usize, ellipsis: &str) -> String {
    let text = safe(text);
    if of_safe(&text) <= columns {
        return text.into_owned();
    }
    let Some(room) = columns.checked_sub(of_safe(ellipsis)) else {
        return head(&text, columns).to_owned();
    };
    let mut out = head(&text, room).trim_end().to_owned();
    out.push_str(ellipsis);
    out
}

/// As [`fit_with`], then spaces on the right: exactly so many columns.
pub fn cell(text: &str, columns: usize, ellipsis: &str) -> String {
    let mut out = fit_with(text, columns, ellipsis);
    let free = columns.saturating_sub(of_safe(&out));
    out.extend(std::iter::repeat_n(' ', free));
    out
}

/// As [`fit_with`], but broken behind a whole part of the sentence, else a whole word, where that does not cost half
/// of it.
pub fn fit_words(text: &str, columns: usize, ellipsis: &str) -> String {
    let cut = fit_with(text, columns, ellipsis);
    let Some(begun) = cut.strip_suffix(ellipsis).filter(|_| width(text) > columns) else { return cut };
    let part = begun.rfind(", ").max(begun.rfind("; "));
    let whole = [part, begun.rfind(' ')].into_iter().flatten().filter_map(|end| begun.get(..end));
    let whole = whole.map(|whole| whole.trim_end_matches([' ', ',', ';', ':']));
    match whole.into_iter().find(|whole| width(whole) * 2 > columns) {
        Some(whole) => format!("{whole}{ellipsis}"),
        None => cut,
    }
}

/// Exactly so many columns: [`fit`], then spaces on the right.
pub fn pad(text: &str, columns: usize) -> String {
    cell(text, columns, "…")
}

/// The lines of a text, broken between words where they are longer than `columns`, inside a word where it must be.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    safe_lines(text).split('\n').flat_map(|line| wrap_line(line, columns)).collect()
}

fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = String::new();
    let mut used = 0;
    for piece in line.split_inclusive(' ') {
        let word = piece.trim_end_matches(' ');
        if used > 0 && used + of_safe(word) > columns {
            rows.push(std::mem::take(&mut row).trim_end().to_owned());
            used = 0;
        }
        if piece.is_ascii() && used + piece.len() <= columns {
            row.push_str(piece);
            used += piece.len();
            continue;
        }
        for cluster in piece.graphemes(true) {
            let wide = cluster.width();
            if used > 0 && used + wide > columns {
                // Spaces at the end of a full row are not carried over.
                if cluster == " " {
                    continue;
                }
                rows.push(std::mem::take(&mut row).trim_end().to_owned());
                used = 0;
            }
            row.push_str(cluster);
            used += wide;
        }
    }
    rows.push(row.trim_end().to_owned());
    rows
}

/// The longest beginning, in whole clusters, of at most so many columns.
fn head(text: &str, columns: usize) -> &str {
    if text.is_ascii() {
        return text.get(..columns).unwrap_or(text);
    }
    let mut used = 0;
    let mut end = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster.width();
        if used > columns {
            break;
        }
        end = at + cluster.len();
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_broken_behind_a_whole_part_of_it() {
        for (text, columns, expected) in [
            ("sent 3 Nov by e-mail, 7 working days", 40, "sent 3 Nov by e-mail, 7 working days"),
            ("sent 3 Nov by e-mail, 7 working days", 30, "sent 3 Nov by e-mail…"),
            ("said yes, Wed 12:04; no time yet", 24, "said yes, Wed 12:04…"),
            ("Carmen Duarte introduced you", 20, "Carmen Duarte…"),
            ("a, very-long-word-that-is-one", 14, "a, very-long-…"),
            ("abc", 0, ""),
        ] {
            assert_eq!(fit_words(text, columns, "…"), expected, "{text} {columns}");
        }
    }

    #[test]
    fn cut_to_fit() {
        for (text, columns, expected) in [
            ("Ada Quill", 9, "Ada Quill"),
            ("Ada Quill", 8, "Ada Qui…"),
            ("Ada Quill", 5, "Ada…"),
            ("Ada Quill", 1, "…"),
            ("Ada Quill", 0, ""),
            ("株式会社", 5, "株式…"),
            ("株式会社", 4, "株…"),
            ("a\x1bb", 3, "a^…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ] {
            assert_eq!(fit(text, columns), expected, "{text:?} in {columns}");
        }
        assert_eq!(fit_with("Ada Quill", 8, "..."), "Ada Q...");
        assert_eq!(fit_with("Ada Quill", 2, "..."), "Ad");
        assert_eq!(pad("Ada", 5), "Ada  ");
        assert_eq!(pad("株式", 3), "株…");
    }

    #[test]
    fn wrapped() {
        for (text, columns, expected) in [
            ("", 5, vec![""]),
            ("one two three", 7, vec!["one two", "three"]),
            ("one  two", 3, vec!["one", "two"]),
            ("abcdefgh", 3, vec!["abc", "def", "gh"]),
            ("a\n\nb", 9, vec!["a", "", "b"]),
            ("  in here", 9, vec!["  in here"]),
            ("株式会社", 3, vec!["株", "式", "会", "社"]),
            ("株", 0, vec!["株"]),
        ] {
            assert_eq!(wrap(text, columns), expected, "{text:?} in {columns}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_wider_than_asked(text in "(?s).{0,40}", columns in 0_usize..30) {
            proptest::prop_assert!(fit(&text, columns).width() <= columns);
            proptest::prop_assert_eq!(pad(&text, columns).width(), columns);
            for ellipsis in ["…", "..."] {
                let cut = fit_with(&text, columns, ellipsis);
                proptest::prop_assert_eq!(cell(&text, columns, ellipsis), pad(&cut, columns));
            }
            for row in wrap(&text, columns.max(2)) {
                // What one reads as one character may be wider than the room; it stands alone then.
                let is_one = row.graphemes(true).count() <= 1;
                proptest::prop_assert!(row.width() <= columns.max(2) || is_one, "{row:?}");
            }
        }
    }
}
