//! Days of the week, days off and days away, as they are shown and typed.

use std::collections::BTreeSet;

use chrono::{NaiveDate, Weekday};

use super::{NotASetting, WEEK};
use crate::domain::{
    search::fold,
    settings::{Away, Settings},
    when::{self, Direction},
};

/// No day of the week.
const NONE: &str = "none";

pub(super) fn weekend(days: &[Weekday]) -> String {
    let names = WEEK.iter().filter(|(day, _)| days.contains(day)).map(|(_, name)| *name);
    let names: Vec<&str> = names.collect();
    if names.is_empty() { NONE.to_owned() } else { names.join(", ") }
}

pub(super) fn read_weekend(text: &str) -> Result<Vec<Weekday>, NotASetting> {
    if text.is_empty() {
        return Ok(Settings::default().weekend);
    }
    if fold(text) == NONE {
        return Ok(Vec::new());
    }
    let words = text.split([',', ' ']).filter(|word| !word.is_empty() && *word != "and");
    let day = |word: &str| {
        let folded = fold(word);
        let mut fitting = WEEK.iter().filter(|(_, name)| name.starts_with(folded.as_str()));
        match (fitting.next(), fitting.next()) {
            (Some((day, _)), None) => Ok(*day),
            _ => Err(NotASetting(format!("{word:?} is no day of the week; none is possible too"))),
        }
    };
    let mut days = words.map(day).collect::<Result<Vec<Weekday>, _>>()?;
    days.sort_unstable_by_key(Weekday::num_days_from_monday);
    days.dedup();
    if days.len() == WEEK.len() {
        return Err(NotASetting("a week needs at least one working day".to_owned()));
    }
    Ok(days)
}

pub(super) fn days_off(days: &BTreeSet<NaiveDate>) -> String {
    days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(", ")
}

pub(super) fn read_days_off(
    text: &str,
    context: &when::Context<'_>,
) -> Result<BTreeSet<NaiveDate>, NotASetting> {
    parts(text).map(|part| date(part, context)).collect()
}

pub(super) fn away(spans: &[Away]) -> String {
    let span = |away: &Away| format!("{} to {}", away.from, away.to);
    spans.iter().map(span).collect::<Vec<_>>().join(", ")
}

pub(super) fn read_away(text: &str, context: &when::Context<'_>) -> Result<Vec<Away>, NotASetting> {
    let span = |part: &str| {
        let halves = [" to ", " - ", " until ", " bis "].iter().find_map(|word| part.split_once(word));
        let (from, to) = halves.unwrap_or((part, part));
        let (from, mut to) = (date(from, context)?, date(to, context)?);
        // "21 dec to 2 jan" ends in the year after.
        if to < from && !has_year(part) {
            to = to.checked_add_months(chrono::Months::new(12)).unwrap_or(to);
        }
        if to < from {
            return Err(NotASetting(format!("{to} lies before {from}; the first day comes first")));
        }
        Ok(Away { from, to })
    };
    parts(text).map(span).collect()
}

/// Whether a year was written.
fn has_year(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_digit()).any(|number| number.len() == 4)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty())
}

fn date(text: &str, context: &when::Context<'_>) -> Result<NaiveDate, NotASetting> {
    let understood = when::parse(text, Direction::Ahead, context);
    understood
        .map(|understood| understood.moment.date(&context.now.zone))
        .map_err(|why| NotASetting(format!("{text:?} is no day: {why}")))
}
