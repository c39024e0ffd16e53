//! Days by name: `today`, `yest`, `fri`, `next fri`, `tonight`, and beginnings such as `f`.

use chrono::{NaiveTime, Weekday};

use super::{
    here::{Found, Here},
    names::{self, WEEKDAYS},
    refusal::NotADate,
    said::{Day, Part, Piece, Time},
};

/// The words whose unique beginnings count where the whole text is the date, besides weekdays.
const OTHERS: [&str; 6] = ["today", "tomorrow", "tonight", "yesterday", "now", "noon"];

/// Reads a day that has a name, or a part of a day that was already said.
pub fn read(here: &Here<'_>) -> Found<Piece> {
    for reader in [several_words, one_word, weekday, part_of_day, beginning] {
        if let Some(found) = reader(here)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn several_words(here: &Here<'_>) -> Found<Piece> {
    if here.said.has_day() {
        return Ok(None);
    }
    let (first, second, third) = (here.word(0), here.word(1), here.word(2));
    Ok(Some(match (first, second, third) {
        ("day", "after", "tomorrow") => (Piece::Day(Day::from_today(2)), 3),
        ("day", "before", "yesterday") => (Piece::Day(Day::from_today(-2)), 3),
        ("last", "night", _) => (Piece::DayPart(Day::from_today(-1), Part::Evening), 2),
        ("next", "week", _) => (Piece::Day(Day::NextWeek), 2),
        ("next", "month", _) => (Piece::Day(Day::NextMonth), 2),
        ("last" | "this", "week" | "month", _) if here.is_alone() || first == "last" => {
            let one = if second == "week" { format!("{first} thu") } else { "3 nov".to_owned() };
            return Err(NotADate::Unclear(format!(
                "{first} {second} has many days: write one, such as {one}"
            )));
        }
        ("next" | "last" | "this", word, _) => {
            if let Some(part) = part(word).filter(|_| first == "this") {
                return Ok(Some((Piece::DayPart(Day::from_today(0), part), 2)));
            }
            let known = if here.is_alone() { weekday_beginning(word)? } else { names::weekday(word) };
            let Some(weekday) = known else { return Ok(None) };
            let day = match first {
                "next" => Day::Next(weekday),
                "last" => Day::Last(weekday),
                _ => Day::This(weekday),
            };
            (Piece::Day(day), 2)
        }
        (word, "week", _) => {
            let Some(weekday) = names::weekday(word) else { return Ok(None) };
            (Piece::Day(Day::WeekAfter(weekday)), 2)
        }
        _ => return Ok(None),
    }))
}

fn one_word(here: &Here<'_>) -> Found<Piece> {
    Ok(named(here.word(0)).filter(|piece| fits(here, piece)).map(|piece| (piece, 1)))
}

fn named(word: &str) -> Option<Piece> {
    Some(match word {
        "now" => Piece::Day(Day::Now),
        "today" => Piece::Day(Day::from_today(0)),
        "tomorrow" | "tmrw" | "tmr" | "tmw" => Piece::Day(Day::from_today(1)),
        "yesterday" | "yest" => Piece::Day(Day::from_today(-1)),
        "tonight" => Piece::DayPart(Day::from_today(0), Part::Evening),
        "noon" | "midday" => Piece::Time(NaiveTime::from_hms_opt(12, 0, 0).map_or(Time::Midnight, Time::At)),
        "midnight" => Piece::Time(Time::Midnight),
        _ => return None,
    })
}

fn fits(here: &Here<'_>, piece: &Piece) -> bool {
    let said = here.said;
    match piece {
        Piece::Day(Day::Now) => said.is_empty(),
        Piece::Time(_) => said.time.is_none(),
        _ => !said.has_day(),
    }
}

fn weekday(here: &Here<'_>) -> Found<Piece> {
    let found = names::weekday(here.word(0)).filter(|_| here.said.takes_weekday());
    Ok(found.map(|weekday| (Piece::Weekday(weekday), 1)))
}

fn part_of_day(here: &Here<'_>) -> Found<Piece> {
    let said = here.said;
    let open = said.has_day() && said.time.is_none() && said.part.is_none();
    Ok(part(here.word(0)).filter(|_| open).map(|part| (Piece::Part(part), 1)))
}

fn part(word: &str) -> Option<Part> {
    match word {
        "morning" => Some(Part::Morning),
        "afternoon" => Some(Part::Afternoon),
        "evening" | "night" => Some(Part::Evening),
        _ => None,
    }
}

fn beginning(here: &Here<'_>) -> Found<Piece> {
    let word = here.word(0);
    if !here.is_alone() || word.is_empty() {
        return Ok(None);
    }
    let names: Vec<&str> =
        WEEKDAYS.iter().map(|(name, _)| *name).chain(OTHERS).filter(|name| name.starts_with(word)).collect();
    let Some(name) = the_one(word, &names)? else { return Ok(None) };
    let piece = named(name).or_else(|| names::weekday(name).map(Piece::Weekday));
    let piece = piece.filter(|piece| match piece {
        Piece::Weekday(_) => here.said.takes_weekday(),
        other => fits(here, other),
    });
    Ok(piece.map(|piece| (piece, 1)))
}

fn weekday_beginning(word: &str) -> Result<Option<Weekday>, NotADate> {
    if word.is_empty() {
        return Ok(None);
    }
    let names: Vec<&str> =
        WEEKDAYS.iter().map(|(name, _)| *name).filter(|name| name.starts_with(word)).collect();
    Ok(the_one(word, &names)?.or(Some(word)).and_then(names::weekday))
}

fn the_one<'a>(word: &str, names: &[&'a str]) -> Result<Option<&'a str>, NotADate> {
    match names {
        [] => Ok(None),
        [name] => Ok(Some(name)),
        [others @ .., last] => {
            let shown = |name: &str| match names::weekday(name) {
                Some(_) => {
                    let mut letters = name.chars();
                    letters
                        .next()
                        .map(|first| first.to_ascii_uppercase())
                        .into_iter()
                        .chain(letters)
                        .collect()
                }
                None => name.to_owned(),
            };
            let others: Vec<String> = others.iter().map(|name| shown(name)).collect();
            let (others, last) = (others.join(", "), shown(last));
            Err(NotADate::Unclear(format!("{word} could be {others} or {last}: write more of it")))
        }
    }
}
