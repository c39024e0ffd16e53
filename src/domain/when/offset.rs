//! Offsets from UTC in digits, as RFC 3339 writes them and a little looser.

use chrono::FixedOffset;

use super::names::{leading_digits, number};

/// An offset from UTC: `z`, `+01:00`, `-0330`, `+1`.
pub fn offset(text: &str) -> Option<FixedOffset> {
    if text == "z" {
        return FixedOffset::east_opt(0);
    }
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-')?),
    };
    let (digits, after) = leading_digits(rest);
    let (hours, minutes) = match (digits.len(), after.strip_prefix(':')) {
        (1 | 2, None) if after.is_empty() => (number(digits)?, 0),
        (2, Some(minutes)) => (number(digits)?, number(minutes).filter(|_| minutes.len() == 2)?),
        (4, None) if after.is_empty() => (number(digits)? / 100, number(digits)? % 100),
        _ => return None,
    };
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    (hours <= 14 && minutes <= 59).then(|| FixedOffset::east_opt(sign * seconds)).flatten()
}

/// Whether it is written out, so that it cannot be a number of anything else: `z`, `+01:00`, `-0330`.
pub fn is_written_out(text: &str) -> bool {
    offset(text).is_some() && (text == "z" || text.len() >= "+0100".len())
}
