//! The date line where the clocks change, in every zone: a second before each change, at it, and a second after.

use chrono::{DateTime, Datelike, Days, Duration, FixedOffset, NaiveDate, Timelike};

use super::{
    super::{Direction::*, *},
    with_context,
};
use crate::domain::{
    moment::Moment,
    proof,
    working_days::WorkingDays,
    zone::{
        Now, Zone,
        changes::{Changing, zones},
        proof::Slow,
    },
};

const TEXTS: [&str; 24] = [
    "now",
    "today",
    "tomorrow",
    "yesterday",
    "tomorrow 2:30am",
    "yest 9pm",
    "0:00",
    "0:30",
    "1:30",
    "2:15",
    "23:45",
    "noon",
    "in 2 hours",
    "90 min ago",
    "+1h",
    "sun 2am",
    "mon 0:30",
    "fri 3pm",
    "tomorrow morning",
    "next week",
    "in 2 days",
    "+3bd",
    "-2bd",
    "last sun 1:30",
];

/// Reads what was understood again from its own words.
fn reads_back(at: DateTime<FixedOffset>, context: &Context<'_>) {
    let now = context.now;
    let direction = if at < now.instant { Back } else { Ahead };
    let printed = words::full(at);
    let again = parse(&printed, direction, context).unwrap();
    let Moment::Instant(read) = again.moment else { panic!("{printed} was a time") };
    let said_too = again.remarks.iter().any(|remark| match remark {
        Remark::Overlap { other, .. } => minute(*other) == minute(at),
        Remark::Gap { .. } | Remark::NextWeek(_) => false,
    });
    assert!(minute(read) == minute(at) || said_too, "{} {printed}: {again:?}", now.zone);
}

fn minute(at: DateTime<FixedOffset>) -> i64 {
    at.timestamp().div_euclid(60)
}

#[test]
fn whatever_is_understood_reads_back_as_the_same_instant() {
    let mut understood = 0;
    // The short form goes from one change to the next but three, and so through the hours of all.
    let step = if proof::is_long() { 1 } else { 4 };
    for changing in zones() {
        for instant in changing.moments().step_by(step) {
            let now = Now { instant, zone: changing.zone.clone() };
            with_context(&now, |context| {
                for (text, direction) in TEXTS.into_iter().flat_map(|text| [(text, Back), (text, Ahead)]) {
                    match parse(text, direction, context).map(|it| it.moment) {
                        Ok(Moment::Instant(at)) => {
                            assert_eq!(now.zone.local(at.to_utc()).offset(), at.offset(), "{text}");
                            reads_back(at, context);
                            understood += 1;
                        }
                        Ok(Moment::Date(date)) => {
                            let again = parse(&words::full_date(date), direction, context);
                            assert_eq!(again.unwrap().moment, Moment::Date(date), "{text}");
                        }
                        Err(why) => panic!("{text}: {why}"),
                    }
                }
            });
        }
    }
    assert!(understood > 10_000, "{understood}");
}

/// Every quarter of an hour around a change is one instant, or skipped, or shown twice; which it is, is said.
#[test]
fn a_time_that_is_skipped_or_shown_twice_is_never_guessed_silently() {
    let [mut single, mut skipped, mut twice] = [0, 0, 0];
    for Changing { zone, changes } in zones() {
        for change in changes {
            let now = Now { instant: *change - Duration::days(3), zone: zone.clone() };
            let middle = zone.local(*change).naive_local().with_second(0).unwrap();
            for quarter in -10..=10 {
                let civil = middle + Duration::minutes(15 * quarter);
                let text = civil.format("%Y-%m-%d %H:%M").to_string();
                let understood = with_context(&now, |context| parse(&text, Ahead, context)).unwrap();
                let Moment::Instant(at) = understood.moment else { panic!("{text} is a time") };
                let told = || format!("{zone} {text}: {understood:?}");
                match (Slow(zone).all(civil).as_slice(), understood.remarks.as_slice()) {
                    ([one], []) => {
                        assert_eq!(at, *one, "{}", told());
                        single += 1;
                    }
                    ([], [Remark::Gap { said, taken, .. }]) => {
                        assert_eq!((*said, *taken), (civil, at), "{}", told());
                        skipped += 1;
                    }
                    ([first, second], [Remark::Overlap { taken, other, .. }]) => {
                        assert!(*taken == *first && *other == *second && *taken == at, "{}", told());
                        twice += 1;
                    }
                    (slow, _) => panic!("{}, slowly {slow:?}", told()),
                }
            }
        }
    }
    println!("{single} once, {skipped} skipped, {twice} twice");
    assert!(single > 1000 && skipped > 100 && twice > 100);
}

#[test]
fn working_days_of_the_line_are_counted_right() {
    for changing in zones() {
        for instant in changing.moments() {
            let now = Now { instant, zone: changing.zone.clone() };
            let today = Slow(&now.zone).date(instant);
            with_context(&now, |context| {
                for count in [1, 3, 7, 10] {
                    let read = parse(&format!("+{count}bd"), Ahead, context).unwrap().moment;
                    assert_eq!(read, Moment::Date(Slow::working_day(today, count)), "{} {instant}", now.zone);
                }
            });
        }
    }
}

/// What is typed at the ends of the years that count is a day in them, or refused.
#[test]
fn the_first_and_last_years_end_nothing() {
    for (zone, instant) in ["UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Europe/Vienna", "Africa/Monrovia"]
        .into_iter()
        .flat_map(|zone| {
            ["1900-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2200-12-31T23:59:59Z"].map(|at| (zone, at))
        })
    {
        let now = Now { instant: instant.parse().unwrap(), zone: Zone::named(zone).unwrap() };
        with_context(&now, |context| {
            for (text, direction) in TEXTS.into_iter().flat_map(|text| [(text, Back), (text, Ahead)]) {
                if let Ok(understood) = parse(text, direction, context) {
                    let date = understood.moment.date(&now.zone);
                    assert!((1899..=2201).contains(&date.year()), "{text} {date}");
                }
            }
        });
    }
}

/// With any weekend and days off, against a count day by day.
#[test]
fn working_days_agree_with_a_slow_count() {
    let first = NaiveDate::from_ymd_opt(2025, 12, 20).unwrap();
    for weekend in 0..128_u32 {
        let free: Vec<_> = (0..7)
            .filter(|day| weekend >> day & 1 == 1)
            .filter_map(|day| chrono::Weekday::try_from(day).ok())
            .collect();
        let off = |date: NaiveDate| date.ordinal() * 7919 % 11 == 3;
        let days_off = (0..60).map(|day| first + Days::new(day)).filter(|date| off(*date)).collect();
        let days = WorkingDays::new(&free, days_off);
        let all_free = free.len() == 7;
        let is_worked = |date: NaiveDate| {
            let weekday =
                date.signed_duration_since(NaiveDate::from_ymd_opt(1970, 1, 1).unwrap()).num_days() + 3;
            let in_weekend = weekend >> weekday.rem_euclid(7) & 1 == 1;
            (all_free || !in_weekend) && !off(date)
        };
        for start in 20..30_u64 {
            let from = first + Days::new(start);
            let mut ahead = (1..).map(|day| from + Days::new(day)).filter(|date| is_worked(*date));
            let back = (1..).map(|day| from - Days::new(day)).find(|date| is_worked(*date));
            assert_eq!(days.last_before(from), back.unwrap(), "{free:?} {from}");
            for count in 1..4 {
                let nth = ahead.next().unwrap();
                if nth < first + Days::new(60) {
                    assert_eq!(days.nth_after(from, count), nth, "{free:?} {from} {count}");
                    assert_eq!(days.between(from, nth), count, "{free:?} {from} {count}");
                }
            }
        }
    }
}
