//! The guard before cells that a spreadsheet would run as a formula.
//!
//! OWASP's list of beginnings, with the full-width signs that some programs take for the plain ones. The guard is an
//! apostrophe, which spreadsheets take as "this is text". A text that looks guarded already is guarded once more, so
//! that taking one guard off always gives back what there was.

use std::borrow::Cow;

/// The guard.
const GUARD: char = '\'';

/// The cell as a spreadsheet may have it.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_run(cell) { Cow::Owned(format!("{GUARD}{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell without the guard, where it has one.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|rest| is_run(rest)).unwrap_or(cell)
}

/// Whether the cell would be run, if it were not for the guards it has.
fn is_run(cell: &str) -> bool {
    cell.trim_start_matches(GUARD)
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_run_is_guarded() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+43 1 234", "'+43 1 234"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("\t=1", "'\t=1"),
            ("'=1", "''=1"),
            ("'tis", "'tis"),
            ("Ada", "Ada"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), expected);
            assert_eq!(unguarded(expected), cell);
        }
    }

    proptest! {
        #[test]
        fn the_guard_comes_off_again(cell in "['=+@a\t-]{0,6}") {
            let written = guarded(&cell);
            prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t']));
            prop_assert_eq!(unguarded(&written), cell.as_str());
        }
    }
}
