//! What holds of days and clocks in every zone, a second before each change of its clocks, at it, and a second after.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, TimeZone as _, Timelike, Utc};

use super::{
    Resolved, Zone,
    changes::{Changing, zones},
};
use crate::domain::{calendar::Calendar, settings::Settings};

/// The same, counted without any of the zone's own arithmetic but its offsets, which change at whole quarters of an
/// hour in these years.
pub(crate) struct Slow<'a>(pub &'a Zone);

impl Slow<'_> {
    fn civil(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc() + Duration::seconds(i64::from(self.0.offset_at(at).local_minus_utc()))
    }

    /// The date that the clocks show.
    pub fn date(&self, at: DateTime<Utc>) -> NaiveDate {
        self.civil(at).date()
    }

    /// The clocks are at most 14 hours ahead and 12 behind, and skip at most two.
    fn quarters(civil: NaiveDateTime) -> impl Iterator<Item = DateTime<Utc>> {
        let from = civil.and_utc() - Duration::hours(14);
        (0..29 * 4).map(move |quarter| from + Duration::minutes(15 * quarter))
    }

    /// The first instant at which the clocks show this date.
    pub fn first(&self, date: NaiveDate) -> DateTime<Utc> {
        Self::quarters(date.into()).find(|at| self.date(*at) == date).unwrap()
    }

    /// Every instant at which the clocks show this.
    pub fn all(&self, civil: NaiveDateTime) -> Vec<DateTime<Utc>> {
        Self::quarters(civil).filter(|at| self.civil(*at) == civil).collect()
    }

    /// The n-th day after `date` that is none of Saturday and Sunday; 1 January 1970 was a Thursday.
    pub fn working_day(date: NaiveDate, count: u32) -> NaiveDate {
        let mut days = date.signed_duration_since(NaiveDate::from_ymd_opt(1970, 1, 1).unwrap()).num_days();
        let mut left = count;
        while left > 0 {
            days += 1;
            left -= u32::from((days + 3).rem_euclid(7) < 5);
        }
        NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + Duration::days(days)
    }
}

fn each(mut holds: impl FnMut(&Zone, DateTime<Utc>)) {
    for changing in zones() {
        changing.moments().for_each(|at| holds(&changing.zone, at));
    }
}

#[test]
fn a_day_begins_where_the_one_before_ends() {
    each(|zone, at| {
        let today = zone.date_of(at);
        assert_eq!(today, Slow(zone).date(at), "{zone} {at}");
        for ahead in 0..5 {
            let date = today + Days::new(ahead) - Days::new(2);
            let (start, end) = (zone.start_of_day(date), zone.end_of_day(date));
            assert_eq!(start, Slow(zone).first(date), "{zone} {date}");
            assert_eq!(end, zone.start_of_day(date.succ_opt().unwrap()), "{zone} {date}");
            assert!((Duration::hours(22)..=Duration::hours(26)).contains(&(end - start)), "{zone} {date}");
            assert_eq!(zone.date_of(end - Duration::seconds(1)), date, "{zone} {date}");
            assert_eq!(date == today, start <= at && at < end, "{zone} {date} {at}");
        }
    });
}

#[test]
fn what_the_clocks_show_is_found_again() {
    each(|zone, at| {
        let civil = zone.local(at).naive_local();
        let found = match zone.resolve(civil) {
            Resolved::Single(one) => vec![one],
            Resolved::Overlap { earlier, later } => vec![earlier, later],
            Resolved::Gap { .. } => Vec::new(),
        };
        assert!(found.contains(&at), "{zone} {civil} {found:?}");
    });
}

#[test]
fn what_they_skip_and_show_twice_is_told() {
    for Changing { zone, changes } in zones() {
        for change in changes {
            let middle = zone.local(*change).naive_local();
            let minute = middle.with_second(0).unwrap();
            for quarter in -12..=12 {
                let civil = minute + Duration::minutes(15 * quarter);
                let slow = Slow(zone).all(civil);
                match (zone.resolve(civil), slow.as_slice()) {
                    (Resolved::Single(one), [slow]) => assert_eq!(one, *slow, "{zone} {civil}"),
                    (Resolved::Overlap { earlier, later }, [first, second]) => {
                        assert_eq!((earlier, later), (*first, *second), "{zone} {civil}");
                    }
                    (Resolved::Gap { shifted }, []) => {
                        // Carried on with the offset of before.
                        let before = zone.offset_at(*change - Duration::seconds(1));
                        let carried = before.from_local_datetime(&civil).unwrap();
                        assert_eq!(shifted, carried, "{zone} {civil}");
                    }
                    (resolved, slow) => panic!("{zone} {civil}: {resolved:?}, slowly {slow:?}"),
                }
            }
        }
    }
}

#[test]
fn days_later_is_that_day_at_that_time() {
    let settings = Settings::default();
    each(|zone, at| {
        let civil = zone.local(at).naive_local();
        for days in [0, 1, 2, 7, 60, 120] {
            let later = Calendar::new(zone, &settings).days_after(at, days);
            let date = civil.date() + Days::new(u64::from(days));
            let shown = zone.local(later).naive_local();
            assert_eq!(shown.date(), date, "{zone} {at} and {days} days");
            let is_single = matches!(zone.resolve(date.and_time(civil.time())), Resolved::Single(_));
            let is_start = at == zone.start_of_day(civil.date());
            if is_start {
                assert_eq!(later, Slow(zone).first(date), "{zone} {at} and {days} days");
            } else if is_single {
                assert_eq!(shown.time(), civil.time(), "{zone} {at} and {days} days");
            }
        }
    });
}

/// As before, from days at which the clocks show what they will skip or show twice.
#[test]
fn days_later_is_that_day_whatever_the_clocks_do_on_it() {
    let settings = Settings::default();
    for Changing { zone, changes } in zones() {
        let calendar = Calendar::new(zone, &settings);
        for change in changes {
            for (days, quarter) in
                [1, 2, 7, 60].into_iter().flat_map(|days| (-8..8).map(move |it| (days, it)))
            {
                let civil = Slow(zone).civil(*change) + Duration::minutes(15 * quarter);
                let earlier = zone.resolve(civil - Days::new(days)).instant();
                let date = zone.date_of(earlier) + Days::new(days);
                let later = calendar.days_after(earlier, u32::try_from(days).unwrap());
                assert_eq!(Slow(zone).date(later), date, "{zone} {earlier} and {days} days");
            }
        }
    }
}

#[test]
fn slow_counting_counts_right() {
    let date = |text: &str| text.parse::<NaiveDate>().unwrap();
    for (from, count, to) in [
        ("2026-11-12", 0, "2026-11-12"),
        ("2026-11-12", 1, "2026-11-13"),
        ("2026-11-13", 1, "2026-11-16"),
        ("2026-11-14", 5, "2026-11-20"),
        ("1969-12-28", 7, "1970-01-06"),
    ] {
        assert_eq!(Slow::working_day(date(from), count), date(to), "{from} {count}");
        assert!(date(to).year() > 1900);
    }
}
