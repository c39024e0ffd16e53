//! Tables of what is typed and what it means; the time of typing is Thursday 12 November 2026, 08:04, unless said.

mod changes;
mod clocks;
mod properties;

use chrono::{NaiveDate, NaiveTime};

use super::{Direction::*, *};
use crate::domain::{
    moment::Moment,
    working_days::WorkingDays,
    zone::{Now, Zone},
};

fn now(local: &str, zone: &str) -> Now {
    let zone = Zone::named(zone).unwrap();
    Now { instant: zone.resolve(local.parse().unwrap()).instant(), zone }
}

fn thursday() -> Now {
    now("2026-11-12T08:04:00", "Europe/Vienna")
}

fn with_context<T>(now: &Now, use_it: impl FnOnce(&Context<'_>) -> T) -> T {
    let working_days = WorkingDays::default();
    use_it(&Context { now, working_days: &working_days, morning: NaiveTime::from_hms_opt(8, 0, 0).unwrap() })
}

fn shown(result: Result<Understood, NotADate>) -> String {
    match result {
        Err(refusal) => format!("! {refusal}"),
        Ok(understood) => {
            let mut text = match understood.moment {
                Moment::Instant(at) => at.format("%Y-%m-%d %H:%M%:z").to_string(),
                Moment::Date(date) => date.to_string(),
            };
            if let Some(zone) = understood.zone {
                text += &format!(" {zone}");
            }
            for remark in understood.remarks {
                text += &format!(" | {remark}");
            }
            text
        }
    }
}

fn meant(text: &str, direction: Direction, now: &Now) -> String {
    with_context(now, |context| shown(parse(text, direction, context)))
}

/// What a refusal suggests where nothing was understood; the tables say WRITE.
const SUGGESTED: &str = "write fri, 27 nov, 3pm, in 2 days or 2026-11-27";

fn check(now: &Now, direction: Direction, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected.replace("WRITE", SUGGESTED), meant(text, direction, now)))
        .filter(|(_, expected, meant)| expected != meant)
        .map(|(text, expected, meant)| {
            format!("{text:?} {direction:?}\n  is        {meant}\n  should be {expected}\n")
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

/// Each case: the text, looking back, looking ahead.
fn check_both(now: &Now, cases: &[(&str, &str, &str)]) {
    let back: Vec<(&str, &str)> = cases.iter().map(|(text, back, _)| (*text, *back)).collect();
    let ahead: Vec<(&str, &str)> = cases.iter().map(|(text, _, ahead)| (*text, *ahead)).collect();
    check(now, Back, &back);
    check(now, Ahead, &ahead);
}

#[test]
fn the_nearest_day_is_looked_for_in_the_direction() {
    check_both(
        &thursday(),
        &[
            ("thu", "2026-11-12", "2026-11-12"),
            ("fri", "2026-11-06", "2026-11-13"),
            ("Friday", "2026-11-06", "2026-11-13"),
            ("wed", "2026-11-11", "2026-11-18"),
            ("mon", "2026-11-09", "2026-11-16"),
            ("tues", "2026-11-10", "2026-11-17"),
            ("thurs", "2026-11-12", "2026-11-12"),
            ("weds", "2026-11-11", "2026-11-18"),
            ("Sat.", "2026-11-07", "2026-11-14"),
            ("on sunday", "2026-11-08", "2026-11-15"),
            ("f", "2026-11-06", "2026-11-13"),
            ("mo", "2026-11-09", "2026-11-16"),
            ("m", "2026-11-09", "2026-11-16"),
            ("th", "2026-11-12", "2026-11-12"),
            ("we", "2026-11-11", "2026-11-18"),
            ("w", "2026-11-11", "2026-11-18"),
            ("tu", "2026-11-10", "2026-11-17"),
            ("sa", "2026-11-07", "2026-11-14"),
            ("su", "2026-11-08", "2026-11-15"),
            ("3", "2026-11-03", "2026-12-03"),
            ("12", "2026-11-12", "2026-11-12"),
            ("31", "2026-10-31", "2026-12-31"),
            ("30", "2026-10-30", "2026-11-30"),
            ("3rd", "2026-11-03", "2026-12-03"),
            ("the 3rd", "2026-11-03", "2026-12-03"),
            ("3.", "2026-11-03", "2026-12-03"),
            ("27 nov", "2025-11-27", "2026-11-27"),
            ("nov 27", "2025-11-27", "2026-11-27"),
            ("12 nov", "2026-11-12", "2026-11-12"),
            ("11 nov", "2026-11-11", "2027-11-11"),
            ("29 feb", "2024-02-29", "2028-02-29"),
            ("1 jan", "2026-01-01", "2027-01-01"),
            ("31 dec", "2025-12-31", "2026-12-31"),
            ("27. November", "2025-11-27", "2026-11-27"),
            ("27th of november", "2025-11-27", "2026-11-27"),
            ("November 27th", "2025-11-27", "2026-11-27"),
            ("27nov", "2025-11-27", "2026-11-27"),
            ("27-Nov", "2025-11-27", "2026-11-27"),
            ("27.11.", "2025-11-27", "2026-11-27"),
            ("27. 11.", "2025-11-27", "2026-11-27"),
            ("27.11", "2025-11-27", "2026-11-27"),
            ("27/11", "2025-11-27", "2026-11-27"),
            ("11/27", "2025-11-27", "2026-11-27"),
            ("4/4", "2026-04-04", "2027-04-04"),
            ("4 sept", "2026-09-04", "2027-09-04"),
            (
                "fri 27 nov",
                "! 27 Nov 2025 is a Thursday: leave the weekday out, or change the day",
                "2026-11-27",
            ),
            (
                "27 nov fri",
                "! 27 Nov 2025 is a Thursday: leave the weekday out, or change the day",
                "2026-11-27",
            ),
            (
                "fri 13th",
                "! 13 Oct 2026 is a Tuesday: leave the weekday out, or change the day",
                "2026-11-13",
            ),
            ("3d", "2026-11-09", "2026-11-15"),
            ("2w", "2026-10-29", "2026-11-26"),
            ("3bd", "2026-11-09", "2026-11-17"),
            ("2 days", "2026-11-10", "2026-11-14"),
            ("a week", "2026-11-05", "2026-11-19"),
            ("45 min", "2026-11-12 07:19+01:00", "2026-11-12 08:49+01:00"),
            ("2 hours", "2026-11-12 06:04+01:00", "2026-11-12 10:04+01:00"),
            ("3 mo", "2026-08-12", "2027-02-12"),
        ],
    );
}

#[test]
fn some_words_mean_the_same_both_ways() {
    for direction in [Back, Ahead] {
        check(
            &thursday(),
            direction,
            &[
                ("now", "2026-11-12 08:04+01:00"),
                ("today", "2026-11-12"),
                ("tod", "2026-11-12"),
                ("Tomorrow", "2026-11-13"),
                ("tom", "2026-11-13"),
                ("tmrw", "2026-11-13"),
                ("yesterday", "2026-11-11"),
                ("yest", "2026-11-11"),
                ("y", "2026-11-11"),
                ("yest 9pm", "2026-11-11 21:00+01:00"),
                ("tomorrow 9am", "2026-11-13 09:00+01:00"),
                ("day after tomorrow", "2026-11-14"),
                ("the day before yesterday", "2026-11-10"),
                ("in 2 days", "2026-11-14"),
                ("2 days ago", "2026-11-10"),
                ("two days ago", "2026-11-10"),
                ("in 3 weeks", "2026-12-03"),
                ("a week ago", "2026-11-05"),
                ("in a fortnight", "2026-11-26"),
                ("2 weeks from now", "2026-11-26"),
                ("in 2 hours", "2026-11-12 10:04+01:00"),
                ("in 2h", "2026-11-12 10:04+01:00"),
                ("an hour ago", "2026-11-12 07:04+01:00"),
                ("2h ago", "2026-11-12 06:04+01:00"),
                ("+2h", "2026-11-12 10:04+01:00"),
                ("-30min", "2026-11-12 07:34+01:00"),
                ("+3d", "2026-11-15"),
                ("-2d", "2026-11-10"),
                ("+2w", "2026-11-26"),
                ("+3bd", "2026-11-17"),
                ("-3bd", "2026-11-09"),
                ("+3 days", "2026-11-15"),
                ("in 3 working days", "2026-11-17"),
                ("2 business days ago", "2026-11-10"),
                ("in 2 months", "2027-01-12"),
                ("a year ago", "2025-11-12"),
                ("+3d 9am", "2026-11-15 09:00+01:00"),
                ("in 2 days at 15:00", "2026-11-14 15:00+01:00"),
                ("last fri", "2026-11-06"),
                ("last thu", "2026-11-05"),
                ("last wed", "2026-11-11"),
                ("this fri", "2026-11-13"),
                ("this mon", "2026-11-09"),
                ("next mon", "2026-11-16"),
                ("next thu", "2026-11-19"),
                (
                    "next fri",
                    "2026-11-20 | next Friday is taken as the one of next week; fri alone is the coming one",
                ),
                (
                    "next f",
                    "2026-11-20 | next Friday is taken as the one of next week; fri alone is the coming one",
                ),
                ("monday week", "2026-11-23"),
                ("fri week 3pm", "2026-11-20 15:00+01:00"),
                ("next week", "2026-11-16"),
                ("next month", "2026-12-01"),
                ("27 nov 2026", "2026-11-27"),
                ("Nov 27, 2026", "2026-11-27"),
                ("27 November, 2026, 9am", "2026-11-27 09:00+01:00"),
                ("2026-11-27", "2026-11-27"),
                ("2026/11/27", "2026-11-27"),
                ("27.11.2026", "2026-11-27"),
                ("27.11.26", "2026-11-27"),
                ("27. 11. 2026", "2026-11-27"),
                ("27-Nov-2026", "2026-11-27"),
                ("27/11/2026", "2026-11-27"),
                ("11/27/2026", "2026-11-27"),
                ("29 feb 2028", "2028-02-29"),
                ("29.2.2000", "2000-02-29"),
                ("1900-01-01", "1900-01-01"),
                ("2200-12-31", "2200-12-31"),
                ("Thu 12 Nov 2026, 15:00", "2026-11-12 15:00+01:00"),
                ("2026-11-27T15:00", "2026-11-27 15:00+01:00"),
                ("2026-11-27t15:00:30", "2026-11-27 15:00+01:00"),
                ("2026-11-27T15:00:00Z", "2026-11-27 15:00+00:00"),
                ("2026-11-27T15:00:00.250-05:00", "2026-11-27 15:00-05:00"),
                ("2026-11-27 15:00:00+05:30", "2026-11-27 15:00+05:30"),
                ("2026-11-27 9am America/New_York", "2026-11-27 09:00-05:00 America/New_York"),
                ("2026-11-27 9am america/new_york", "2026-11-27 09:00-05:00 America/New_York"),
                ("27 nov 2026 9am new_york", "2026-11-27 09:00-05:00 America/New_York"),
                ("27 nov 2026 9am New York time", "2026-11-27 09:00-05:00 America/New_York"),
                ("27 nov 2026 9am UTC", "2026-11-27 09:00+00:00 UTC"),
                ("27 nov 2026 9am UTC+2", "2026-11-27 09:00+02:00"),
                ("27 nov 2026 9am +0200", "2026-11-27 09:00+02:00"),
                ("9am tokyo 27 nov 2026", "2026-11-27 09:00+09:00 Asia/Tokyo"),
                ("2026-11-27T15:00Z", "2026-11-27 15:00+00:00"),
                ("2026-11-27T15:00-05:00", "2026-11-27 15:00-05:00"),
                ("27 nov 2026 15:00+0530", "2026-11-27 15:00+05:30"),
                ("2026-11-27 15:00:00-0500", "2026-11-27 15:00-05:00"),
                ("9am at 27 nov 2026", "2026-11-27 09:00+01:00"),
            ],
        );
    }
}

#[test]
fn clock_times() {
    check_both(
        &thursday(),
        &[
            ("3pm", "2026-11-11 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("3 pm", "2026-11-11 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("3:30pm", "2026-11-11 15:30+01:00", "2026-11-12 15:30+01:00"),
            ("3:30 p.m.", "2026-11-11 15:30+01:00", "2026-11-12 15:30+01:00"),
            ("15:00", "2026-11-11 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("15h", "2026-11-11 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("15h30", "2026-11-11 15:30+01:00", "2026-11-12 15:30+01:00"),
            ("7am", "2026-11-12 07:00+01:00", "2026-11-13 07:00+01:00"),
            ("8:04", "2026-11-12 08:04+01:00", "2026-11-12 08:04+01:00"),
            ("8:05", "2026-11-11 08:05+01:00", "2026-11-12 08:05+01:00"),
            ("9.30am", "2026-11-11 09:30+01:00", "2026-11-12 09:30+01:00"),
            ("9.30", "2026-11-11 09:30+01:00", "2026-11-12 09:30+01:00"),
            ("noon", "2026-11-11 12:00+01:00", "2026-11-12 12:00+01:00"),
            ("midnight", "2026-11-12 00:00+01:00", "2026-11-13 00:00+01:00"),
            ("12am", "2026-11-12 00:00+01:00", "2026-11-13 00:00+01:00"),
            ("12pm", "2026-11-11 12:00+01:00", "2026-11-12 12:00+01:00"),
            ("12:30am", "2026-11-12 00:30+01:00", "2026-11-13 00:30+01:00"),
            ("at 15", "2026-11-11 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("@ 3pm", "2026-11-11 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("@3pm", "2026-11-11 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("thu 3pm", "2026-11-05 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("thu 7am", "2026-11-12 07:00+01:00", "2026-11-19 07:00+01:00"),
            ("3pm thu", "2026-11-05 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("thu, at 3pm", "2026-11-05 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("3pm on thu", "2026-11-05 15:00+01:00", "2026-11-12 15:00+01:00"),
            ("f 3pm", "2026-11-06 15:00+01:00", "2026-11-13 15:00+01:00"),
            ("thu 9h", "2026-11-05 09:00+01:00", "2026-11-12 09:00+01:00"),
            ("thu 9.30", "2026-11-05 09:30+01:00", "2026-11-12 09:30+01:00"),
            ("27 nov 14:00", "2025-11-27 14:00+01:00", "2026-11-27 14:00+01:00"),
            ("14:00 27 nov", "2025-11-27 14:00+01:00", "2026-11-27 14:00+01:00"),
            ("12 nov 7am", "2026-11-12 07:00+01:00", "2027-11-12 07:00+01:00"),
            ("12 nov 9am", "2025-11-12 09:00+01:00", "2026-11-12 09:00+01:00"),
            ("3 3pm", "2026-11-03 15:00+01:00", "2026-12-03 15:00+01:00"),
            ("today 7am", "2026-11-12 07:00+01:00", "2026-11-12 07:00+01:00"),
            ("tonight", "2026-11-12", "2026-11-12 19:00+01:00"),
            ("tonight 9pm", "2026-11-12 21:00+01:00", "2026-11-12 21:00+01:00"),
            ("last night", "2026-11-11", "2026-11-11 19:00+01:00"),
            ("tomorrow morning", "2026-11-13", "2026-11-13 08:00+01:00"),
            ("this afternoon", "2026-11-12", "2026-11-12 14:00+01:00"),
            ("fri evening", "2026-11-06", "2026-11-13 19:00+01:00"),
            ("thu morning", "2026-11-12", "2026-11-19 08:00+01:00"),
            (
                "8am new_york",
                "2026-11-11 08:00-05:00 America/New_York",
                "2026-11-12 08:00-05:00 America/New_York",
            ),
            ("thu 1am utc", "2026-11-12 01:00+00:00 UTC", "2026-11-19 01:00+00:00 UTC"),
        ],
    );
    let afternoon = now("2026-11-12T16:00:00", "Europe/Vienna");
    check_both(
        &afternoon,
        &[
            ("thu 3pm", "2026-11-12 15:00+01:00", "2026-11-19 15:00+01:00"),
            ("3pm", "2026-11-12 15:00+01:00", "2026-11-13 15:00+01:00"),
            ("4pm", "2026-11-12 16:00+01:00", "2026-11-12 16:00+01:00"),
        ],
    );
}

#[test]
fn what_is_no_date_is_refused_with_the_reason() {
    for direction in [Back, Ahead] {
        check(
            &thursday(),
            direction,
            &[
                ("", "! no date: WRITE"),
                (" , ", "! no date: WRITE"),
                ("at", "! \"at\" is not a date: WRITE"),
                ("soon", "! \"soon\" is not a date: WRITE"),
                ("fri soon", "! \"soon\" is not a date: WRITE"),
                ("fri 3pm zoom", "! \"zoom\" is not a date: WRITE"),
                ("in 2 hours 3pm", "! \"3pm\" is not a date: WRITE"),
                ("2026", "! \"2026\" is not a date: WRITE"),
                ("fri\u{202e}", "! \"fri\\u{202e}\" is not a date: WRITE"),
                ("t", "! t could be Tuesday, Thursday, today, tomorrow or tonight: write more of it"),
                ("s", "! s could be Saturday or Sunday: write more of it"),
                ("s 3pm", "! s could be Saturday or Sunday: write more of it"),
                ("to", "! to could be today, tomorrow or tonight: write more of it"),
                ("next t", "! t could be Tuesday or Thursday: write more of it"),
                ("3/4", "! 3/4 could be 3 April or 4 March: write 3 apr or 4 mar"),
                ("3/4/2026", "! 3/4/2026 could be 3 April or 4 March: write 3 apr or 4 mar"),
                ("27/11/26", "! 27/11/26 can be read in several ways: write the year in full"),
                ("11.12", "! 11.12 could be a day or a time: write 11 dec or 11:12"),
                ("thu 3", "! 3 could be a day or an hour: write 3 nov, 3am or 3pm"),
                ("27 nov 15", "! 15 could be a day or an hour: write 15 nov or 15:00"),
                ("fri at 3", "! 3 could be 3am or 3pm: write one of them"),
                ("2h", "! 2h could be a length or a time: write +2h or 2:00"),
                ("thu 09:00-10:00", "! 09:00-10:00 is two times: write the first, and the length as 30 min"),
                ("3-4pm", "! 3-4pm is two times: write the first, and the length as 30 min"),
                ("5m", "! 5m could be minutes or months: write 5min or 5mo"),
                ("in 5 m", "! 5 m could be minutes or months: write 5min or 5mo"),
                ("+3", "! +3 of what? Write +3d, +3w, +3bd or +3h"),
                ("may", "! May has many days: write one, such as 1 may"),
                ("last week", "! last week has many days: write one, such as last thu"),
                ("this week", "! this week has many days: write one, such as this thu"),
                ("last month", "! last month has many days: write one, such as 3 nov"),
                (
                    "fri midnight",
                    "! a day has a midnight at either end: write 0:00 of the day that begins with it",
                ),
                ("31 feb", "! February has 28 or 29 days"),
                ("30.2.", "! February has 28 or 29 days"),
                ("31 feb 2026", "! February 2026 has 28 days"),
                ("29 feb 2026", "! February 2026 has 28 days"),
                ("29 feb 1900", "! February 1900 has 28 days"),
                ("30 feb 2028", "! February 2028 has 29 days"),
                ("31 nov", "! November has 30 days"),
                ("31/4", "! April has 30 days"),
                ("2026-02-30", "! February 2026 has 28 days"),
                ("2026-13-01", "! there is no month 13: months go from 1 to 12"),
                ("32/13", "! there is no month 13: months go from 1 to 12"),
                ("0 nov", "! days of the month begin with 1"),
                ("32", "! there is no day 32 in any month"),
                ("30 nov 25:00", "! 25:00 is no time of day: hours go from 0 to 23"),
                ("24:00", "! 24:00 is 0:00 of the next day: write that day and 0:00"),
                ("13pm", "! 13pm is no time of day: before am and pm, hours go from 1 to 12"),
                ("0am", "! 0am is no time of day: before am and pm, hours go from 1 to 12"),
                ("9:75", "! 75 is too much: minutes go from 0 to 59"),
                ("23:59:60", "! 60 is too much: seconds go from 0 to 59"),
                ("1899-12-31", "! years go from 1900 to 2200"),
                ("27 nov 2201", "! years go from 1900 to 2200"),
                ("+999999999d", "! years go from 1900 to 2200"),
                ("+999999999bd", "! years go from 1900 to 2200"),
                ("-999999999y", "! years go from 1900 to 2200"),
                ("in 999999999 hours", "! years go from 1900 to 2200"),
                ("thu 13 nov 2026", "! 13 Nov 2026 is a Friday: leave the weekday out, or change the day"),
                (
                    "9am america/new_yrok",
                    "! no time zone is called \"america/new_yrok\"; the nearest name is America/New_York",
                ),
                ("9am viena", "! no time zone is called \"viena\"; the nearest name is Europe/Vienna"),
                ("9am PST", "! pst is not one time zone: write a place, such as America/Los_Angeles"),
            ],
        );
    }
    let long = "x".repeat(10_000);
    assert!(meant(&long, Back, &thursday()).len() < 200);
}

#[test]
fn a_date_among_other_words_ends_where_they_begin() {
    let now = thursday();
    for (text, expected) in [
        ("thu 3pm zoom", "2026-11-12 15:00+01:00 + 2"),
        ("thu 3pm 45 min", "2026-11-12 15:00+01:00 + 2"),
        ("thu 2h", "2026-11-12 + 1"),
        ("thu 3 questions", "2026-11-12 + 1"),
        ("thu, 3pm, zoom", "2026-11-12 15:00+01:00 + 2"),
        ("thu , 3pm", "2026-11-12 15:00+01:00 + 3"),
        ("on thu at 3pm by card", "2026-11-12 15:00+01:00 + 4"),
        ("thu at the office", "2026-11-12 + 1"),
        ("thu at 15 zoom", "2026-11-12 15:00+01:00 + 3"),
        ("thu at 3", "! 3 could be 3am or 3pm: write one of them + 1"),
        ("yest 9pm by card", "2026-11-11 21:00+01:00 + 2"),
        ("sun", "2026-11-15 + 1"),
        ("sat by phone", "2026-11-14 + 1"),
        ("27 nov 14:00 America/New_York zoom", "2026-11-27 14:00-05:00 America/New_York + 4"),
        ("nov 27, 2026, 9am utc", "2026-11-27 09:00+00:00 UTC + 5"),
        ("2026-11-27T15:00 zoom", "2026-11-27 15:00+01:00 + 1"),
        ("2026-11-27T15:00:00Z zoom", "2026-11-27 15:00+00:00 + 1"),
        ("2026-11-27 zoom", "2026-11-27 + 1"),
        ("in 2 weeks maybe", "2026-11-26 + 3"),
        ("2 days ago by email", "2026-11-10 + 3"),
        ("+3d ask again", "2026-11-15 + 1"),
        ("3pm +1 guest", "2026-11-12 15:00+01:00 + 1"),
        ("3 pm call", "2026-11-12 15:00+01:00 + 2"),
        ("15:00:00z zoom", "2026-11-12 15:00+00:00 + 1"),
        (
            "thu 3pm\u{2013}4pm",
            "! 3pm\u{2013}4pm is two times: write the first, and the length as 30 min + 1",
        ),
        ("thu 3-4 people", "2026-11-12 + 1"),
        ("3pm met Ada", "2026-11-12 15:00+01:00 + 1"),
        ("next week by phone", "2026-11-16 + 2"),
        ("this morning at the fair", "2026-11-12 08:00+01:00 + 2"),
        ("fri 13th zoom", "2026-11-13 + 2"),
        ("3 nov 1200 euros", "2027-11-03 + 2"),
        ("3/4 by mail", "! 3/4 could be 3 April or 4 March: write 3 apr or 4 mar + 1"),
        ("31 feb", "! February has 28 or 29 days + 1"),
        ("thu 25:00", "! 25:00 is no time of day: hours go from 0 to 23 + 1"),
        ("3pm Europe/Wien", "! no time zone is called \"europe/wien\"; the nearest name is Europe/Kiev + 1"),
    ] {
        let words: Vec<&str> = text.split(' ').collect();
        let (result, taken) = with_context(&now, |context| parse_words(&words, Ahead, context)).expect(text);
        assert_eq!(format!("{} + {taken}", shown(result)), expected, "{text:?}");
    }
    for text in [
        "",
        "may she call",
        "march on",
        "may",
        "f",
        "mo",
        "th",
        "t",
        "tom reed",
        "second call",
        "on the phone",
        "on",
        "at the fair",
        "at 3 companies",
        "3",
        "3rd time",
        "the 3rd",
        "45 min",
        "3 days",
        "2 hours",
        "2h",
        "3d",
        "m",
        "a week",
        "in time",
        "in a way",
        "for 3 weeks",
        "last",
        "next",
        "this is it",
        "2026",
        "12.5 percent",
        "and/or",
        "morning",
        "time",
        "montreal",
        "sunny",
        "wedding",
        "friend",
        "to ada",
        "y",
        "9h30 of talk",
        "15:00+2",
        "2-3 calls",
        "2026-11-27Tea",
    ] {
        let words: Vec<&str> = text.split(' ').collect();
        let found = with_context(&now, |context| parse_words(&words, Ahead, context));
        assert!(found.is_none(), "{text:?} {found:?}");
    }
}

#[test]
fn a_date_alone_means_that_morning_where_a_time_is_needed() {
    let check = |now: &Now, text: &str, expected: &str| {
        with_context(now, |context| {
            let understood = parse(text, Ahead, context).unwrap();
            let at = context.at_morning(understood.moment);
            assert_eq!(at.to_rfc3339(), expected, "{text}");
        });
    };
    check(&thursday(), "f", "2026-11-13T08:00:00+01:00");
    check(&thursday(), "f 3pm", "2026-11-13T15:00:00+01:00");
    check(&now("2026-03-28T12:00:00", "Europe/Vienna"), "tomorrow", "2026-03-29T08:00:00+02:00");
}

#[test]
fn days_off_do_not_count_as_working_days() {
    let working_days = WorkingDays::new(
        &[chrono::Weekday::Fri, chrono::Weekday::Sat],
        [NaiveDate::from_ymd_opt(2026, 11, 15).unwrap()].into(),
    );
    let now = thursday();
    let context = Context { now: &now, working_days: &working_days, morning: NaiveTime::MIN };
    assert_eq!(shown(parse("+1bd", Ahead, &context)), "2026-11-16");
    assert_eq!(shown(parse("-4bd", Back, &context)), "2026-11-08");
}
