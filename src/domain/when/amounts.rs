//! Days and instants by their distance from now: `in 2 days`, `2 weeks ago`, `+3bd`, `-2d`, `3d`.

use super::{
    here::{Found, Here},
    meaning::Direction,
    names::{count, leading_digits},
    refusal::NotADate,
    said::{Amount, Day, Piece, Unit},
};

/// Reads a distance. Among other words it needs `in`, `ago`, `from now` or a sign: a bare `45 min` is a length.
pub fn read(here: &Here<'_>) -> Found<Piece> {
    let open = here.said.day.is_none() && here.said.weekday.is_none() && here.said.part.is_none();
    if !open || here.after_at {
        return Ok(None);
    }
    let found = match here.word(0) {
        "in" => after_in(here)?,
        word if word.starts_with(['+', '-', '\u{2212}']) => signed(here)?,
        _ => plain(here)?,
    };
    // Elapsed time leads to an instant, so no time of day can stand beside it.
    Ok(found
        .filter(|(amount, _)| here.said.time.is_none() || !amount.unit.is_elapsed())
        .map(|(amount, taken)| (Piece::Day(Day::Away(amount)), taken)))
}

fn after_in(here: &Here<'_>) -> Found<Amount> {
    let found = distance(here, here.word(1), 1)?;
    Ok(found.map(|(count, unit, taken)| (Amount { count, unit, side: Some(Direction::Ahead) }, taken)))
}

fn signed(here: &Here<'_>) -> Found<Amount> {
    let word = here.word(0);
    let side = if word.starts_with('+') { Direction::Ahead } else { Direction::Back };
    let digits = word.trim_start_matches(['+', '-', '\u{2212}']);
    let found = distance(here, digits, 0)?;
    if found.is_none() && here.is_alone() && count(digits).is_some() && digits.len() < "0100".len() {
        return Err(NotADate::Unclear(format!(
            "{word} of what? Write {word}d, {word}w, {word}bd or {word}h"
        )));
    }
    Ok(found.map(|(count, unit, taken)| (Amount { count, unit, side: Some(side) }, taken)))
}

fn plain(here: &Here<'_>) -> Found<Amount> {
    let found = match distance(here, here.word(0), 0) {
        Err(_) if !here.is_alone() => None,
        found => found?,
    };
    let Some((count, unit, taken)) = found else { return Ok(None) };
    let amount = |side| Amount { count, unit, side };
    Ok(match (here.word(taken), here.word(taken + 1)) {
        ("ago", _) => Some((amount(Some(Direction::Back)), taken + 1)),
        ("from", "now") => Some((amount(Some(Direction::Ahead)), taken + 2)),
        // `2h` could be an hour of the clock as well: the clock's reader says so.
        _ if here.is_alone() && !(unit == Unit::Hour && taken == 1) => Some((amount(None), taken)),
        _ => None,
    })
}

/// A count and its unit, in one word (`3bd`) or apart (`3 working days`). `first` is the word at `index`, perhaps
/// without its sign. The third value is how many words are taken, those before `index` included.
fn distance(here: &Here<'_>, first: &str, index: usize) -> Result<Option<(u32, Unit, usize)>, NotADate> {
    let (digits, letters) = leading_digits(first);
    if !digits.is_empty() && !letters.is_empty() {
        return Ok(match (count(digits), unit(letters, first)?) {
            (Some(count), Some(unit)) => Some((count, unit, index + 1)),
            _ => None,
        });
    }
    let Some(count) = count(first) else { return Ok(None) };
    let (next, after) = (here.word(index + 1), here.word(index + 2));
    if matches!(next, "working" | "business" | "work") && matches!(after, "day" | "days") {
        return Ok(Some((count, Unit::WorkingDay, index + 3)));
    }
    Ok(unit(next, &format!("{first} {next}"))?.map(|unit| (count, unit, index + 2)))
}

fn unit(word: &str, whole: &str) -> Result<Option<Unit>, NotADate> {
    Ok(Some(match word {
        "min" | "mins" | "minute" | "minutes" => Unit::Minute,
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hour,
        "d" | "day" | "days" => Unit::Day,
        "bd" | "wd" | "workday" | "workdays" => Unit::WorkingDay,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "fortnight" | "fortnights" => Unit::Fortnight,
        "mo" | "mos" | "month" | "months" => Unit::Month,
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Year,
        "m" => {
            let digits = whole.trim_end_matches('m').trim_end();
            return Err(NotADate::Unclear(format!(
                "{whole} could be minutes or months: write {digits}min or {digits}mo"
            )));
        }
        _ => return Ok(None),
    }))
}
