//! Whatever is typed, something sensible comes of it.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::{
    super::{Direction::*, *},
    with_context,
};
use crate::domain::{
    moment::Moment,
    proof,
    zone::{Now, Zone, iana::Iana},
};

const PIECES: [&str; 40] = [
    "fri",
    "t",
    "27",
    "nov",
    "2026",
    "3pm",
    "15:00",
    "at",
    "on",
    "in",
    "2",
    "days",
    "ago",
    "+3d",
    "-9999999bd",
    "next",
    "last",
    "this",
    "week",
    "month",
    "27.11.",
    "3/4",
    "31",
    "feb",
    "utc",
    "America/New_York",
    "new",
    "york",
    "now",
    "noon",
    "midnight",
    "tonight",
    "2026-11-27T15:00",
    "29",
    "999999999",
    "h",
    "tomorrow",
    "morning",
    ",",
    "a",
];

fn instants() -> impl Strategy<Value = Now> {
    let zones: Vec<Iana> = Iana::all().collect();
    // From 1970 to within a year of the last that is understood.
    (0..7_200_000_000_i64, prop::sample::select(zones)).prop_map(|(seconds, zone)| Now {
        instant: chrono::DateTime::from_timestamp(seconds, 0).unwrap(),
        zone: Zone::Named(zone),
    })
}

fn check_any(text: &str, now: &Now) {
    let words: Vec<&str> = text.split(' ').collect();
    with_context(now, |context| {
        for direction in [Back, Ahead] {
            if let Ok(understood) = parse(text, direction, context) {
                assert!(YEARS.contains(&understood.moment.date(&now.zone).year()), "{text:?}");
                understood.remarks.iter().for_each(|remark| assert!(!remark.to_string().is_empty()));
            }
            if let Some((result, taken)) = parse_words(&words, direction, context) {
                assert!((1..=words.len()).contains(&taken), "{text:?} {taken}");
                // What was taken is a date by itself, with the same meaning.
                if let (Ok(understood), Some(taken)) = (result, words.get(..taken)) {
                    let alone = parse(&taken.join(" "), direction, context);
                    assert_eq!(alone, Ok(understood), "{text:?}");
                }
            }
        }
    });
}

proptest! {
    #![proptest_config(proof::cases(256, 20_000))]

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,40}", now in instants()) {
        check_any(&text, &now);
    }

    #[test]
    fn no_mixture_of_pieces_is_too_strange(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..7),
        now in instants(),
    ) {
        check_any(&pieces.join(" "), &now);
    }

    #[test]
    fn a_date_in_words_reads_back(days in 0..109_000_u64, now in instants()) {
        let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Days::new(days);
        for text in [words::full_date(date), words::date_with_year(date), date.to_string()] {
            for direction in [Back, Ahead] {
                with_context(&now, |context| {
                    let moment = parse(&text, direction, context).map(|understood| understood.moment);
                    assert_eq!(moment, Ok(Moment::Date(date)), "{text}");
                });
            }
        }
    }

    #[test]
    fn a_moment_in_words_reads_back(minutes in -500_000..500_000_i64, now in instants()) {
        let at = now.zone.local(now.instant + chrono::TimeDelta::minutes(minutes));
        let direction = if minutes < 0 { Back } else { Ahead };
        with_context(&now, |context| {
            let understood = parse(&words::full(at), direction, context).unwrap();
            let Moment::Instant(read) = understood.moment else { panic!("a time was said") };
            // Where the clocks show the time twice, it may be the other of the two.
            let minute = |at: chrono::DateTime<chrono::FixedOffset>| {
                at.naive_local().and_utc().timestamp().div_euclid(60)
            };
            assert_eq!(minute(read), minute(at), "{now:?}");
            let short = words::weekday_date(at.date_naive(), now.today());
            let date = parse(&short, direction, context).map(|understood| understood.moment);
            assert_eq!(date, Ok(Moment::Date(at.date_naive())), "{short}");
        });
    }

    #[test]
    fn the_nearest_lies_in_the_direction(
        weekday in prop::sample::select(vec!["mon", "tue", "wed", "thu", "fri", "sat", "sun", ""]),
        hour in 0..24_u32,
        now in instants(),
    ) {
        with_context(&now, |context| {
            let text = format!("{weekday} {hour}:00");
            let at = |direction| context.at_morning(parse(&text, direction, context).unwrap().moment);
            let (back, ahead) = (at(Back), at(Ahead));
            assert!(back <= now.instant && now.instant <= ahead, "{text} {back} {ahead}");
            let most = if weekday.is_empty() { 2 } else { 8 };
            assert!(ahead - back <= chrono::TimeDelta::days(most), "{text} {back} {ahead}");
        });
    }
}
