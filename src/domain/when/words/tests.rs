//! Dates back to words, seen from Thursday 12 November 2026, 08:04.

use super::*;
use crate::domain::zone::Zone;

fn now() -> Now {
    Now { instant: at("2026-11-12T08:04:30"), zone: vienna() }
}

fn vienna() -> Zone {
    Zone::named("Europe/Vienna").unwrap()
}

fn at(local: &str) -> DateTime<Utc> {
    vienna().resolve(local.parse().unwrap()).instant()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn full_forms_stand_anywhere() {
    let local = vienna().local(at("2026-11-12T15:00:00"));
    assert_eq!(full(local), "Thu 12 Nov 2026, 15:00");
    assert_eq!(full_moment(Moment::Instant(local)), "Thu 12 Nov 2026, 15:00");
    assert_eq!(full_moment(Moment::Date(date("2026-01-09"))), "Fri 9 Jan 2026");
}

#[test]
fn days_are_named_by_their_distance() {
    let today = date("2026-11-12");
    for (then, long, short) in [
        ("2026-11-12", "today", "today"),
        ("2026-11-11", "yesterday", "yesterday"),
        ("2026-11-13", "tomorrow", "tomorrow"),
        ("2026-11-18", "Wed 18 Nov", "Wed"),
        ("2026-11-19", "Thu 19 Nov", "19 Nov"),
        ("2026-11-06", "Fri 6 Nov", "Fri"),
        ("2026-11-05", "Thu 5 Nov", "5 Nov"),
        ("2025-11-09", "Sun 9 Nov 2025", "9 Nov 2025"),
        ("2027-01-04", "Mon 4 Jan 2027", "4 Jan 2027"),
    ] {
        assert_eq!(day(date(then), today), long);
        assert_eq!(short_day(date(then), today), short);
    }
    assert_eq!(short_day(date("2027-01-01"), date("2026-12-30")), "Fri");
}

#[test]
fn moments_are_as_short_as_their_distance_allows() {
    for (then, expected, by) in [
        ("2026-11-12T15:00:00", "15:00", "15:00"),
        ("2026-11-10T11:20:00", "Tue 11:20", "Tue 11:20"),
        ("2026-11-18T09:30:00", "Wed 09:30", "Wed 09:30"),
        ("2026-11-09T12:00:00", "Mon 12:00", "Mon 12:00"),
        ("2026-11-05T12:00:00", "5 Nov", "5 Nov"),
        ("2026-11-19T12:00:00", "19 Nov", "19 Nov"),
        ("2025-11-09T12:00:00", "9 Nov 2025", "9 Nov 2025"),
        ("2026-11-13T00:00:00", "Fri 00:00", "today"),
        ("2026-11-14T00:00:00", "Sat 00:00", "tomorrow"),
        ("2026-11-19T00:00:00", "19 Nov", "Wed"),
        ("2027-01-01T00:00:00", "1 Jan 2027", "31 Dec"),
        // What was told with a date alone counts as that day's last second, and no time was said of it.
        ("2026-11-12T23:59:59", "today", "today"),
        ("2026-11-13T23:59:59", "tomorrow", "tomorrow"),
        ("2026-11-10T23:59:59", "Tue", "Tue"),
        ("2026-11-30T23:59:59", "30 Nov", "30 Nov"),
    ] {
        assert_eq!(short(at(then), &now()), expected);
        assert_eq!(deadline(at(then), &now()), by);
    }
    assert_eq!(opening(at("2026-11-16T00:00:00"), &now()), "Mon");
    assert_eq!(opening(at("2026-11-16T09:00:00"), &now()), "Mon 09:00");
    assert_eq!(short_moment(Moment::Date(date("2026-11-09")), &now()), "Mon");
    assert_eq!(short_moment(Moment::Instant(vienna().local(at("2026-11-10T11:20:00"))), &now()), "Tue 11:20");
}

#[test]
fn lengths() {
    for (minutes, expected) in [
        (0, "less than a minute"),
        (1, "1 min"),
        (-16, "16 min"),
        (60, "1 h"),
        (196, "3 h 16 min"),
        (416, "6 h 56 min"),
        (47 * 60 + 59, "47 h 59 min"),
        (48 * 60, "2 days"),
        (200 * 60, "8 days"),
    ] {
        assert_eq!(length(TimeDelta::minutes(minutes)), expected);
    }
}

#[test]
fn distances_go_by_what_the_clocks_show() {
    for (then, expected) in [
        ("2026-11-12T15:00:00", "in 6 h 56 min"),
        ("2026-11-12T08:04:59", "now"),
        ("2026-11-12T08:05:00", "in 1 min"),
        ("2026-11-12T08:03:59", "1 min ago"),
        ("2026-11-11T08:04:00", "24 h ago"),
        ("2026-11-14T08:03:00", "in 47 h 59 min"),
        ("2026-11-14T08:04:00", "in 2 days"),
        ("2026-11-15T23:00:00", "in 3 days"),
        ("2026-11-09T23:00:00", "3 days ago"),
    ] {
        assert_eq!(distance(at(then), &now()), expected, "{then}");
    }
    assert_eq!(late(at("2026-11-12T04:48:00"), &now()), "3 h 16 min late");
    assert_eq!(late(at("2026-11-09T12:00:00"), &now()), "3 days late");
    assert_eq!(late(at("2026-11-12T08:04:00"), &now()), "late");
}

#[test]
fn days_months_and_clocks_are_those_of_patterns() {
    let mut day = date("2023-12-31");
    while day < date("2029-01-02") {
        assert_eq!(weekday_date(day, day), day.format("%a %-d %b").to_string());
        assert_eq!(full_date(day), day.format("%a %-d %b %Y").to_string());
        day = day.succ_opt().unwrap();
    }
    for minute in 0..24 * 60 {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60 + 59, 1_500_000_000).unwrap();
        assert_eq!(clock(time), time.format("%H:%M").to_string());
    }
}

#[test]
fn a_days_last_second_is_told_from_all_others_around_each_change() {
    for changing in crate::domain::zone::changes::zones() {
        for moment in changing.moments() {
            let now = Now { instant: moment, zone: changing.zone.clone() };
            let end = now.zone.end_of_day(now.today());
            let around = (-2..=2).map(|seconds| end + TimeDelta::seconds(seconds));
            for at in
                around.chain([moment, end - TimeDelta::milliseconds(1), end - TimeDelta::milliseconds(1500)])
            {
                let day = now.zone.date_of(at);
                let slow = now.zone.end_of_day(day).signed_duration_since(at) == TimeDelta::seconds(1);
                assert_eq!(is_last_second(at, &now), slow, "{} {at}", now.zone);
            }
        }
    }
}
