//! Working days: the unit in which requests wait. Weekend days and days off are settings; there is no list of
//! holidays, since those differ by country and by person.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

/// How far a search for a working day goes before it takes the calendar day: more than any holiday.
const SEARCH_DAYS: usize = 400;

/// Which local dates are worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    weekend: Vec<Weekday>,
    days_off: BTreeSet<NaiveDate>,
}

impl WorkingDays {
    /// Working days are all but `weekend` and `days_off`. A week of weekends only is taken as one without any.
    pub fn new(weekend: &[Weekday], days_off: BTreeSet<NaiveDate>) -> Self {
        let mut weekend = weekend.to_vec();
        weekend.sort_unstable_by_key(Weekday::num_days_from_monday);
        weekend.dedup();
        if weekend.len() == 7 {
            weekend.clear();
        }
        Self { weekend, days_off }
    }

    /// Whether `date` is worked.
    pub fn contains(&self, date: NaiveDate) -> bool {
        !self.weekend.contains(&date.weekday()) && !self.days_off.contains(&date)
    }

    /// The `n`-th working day strictly after `date`; `date` itself for `n` = 0.
    pub fn nth_after(&self, date: NaiveDate, n: u32) -> NaiveDate {
        let mut found = date;
        for _ in 0..n {
            found = self.first(found, NaiveDate::succ_opt);
        }
        found
    }

    /// The next working day strictly after `date`.
    pub fn next_after(&self, date: NaiveDate) -> NaiveDate {
        self.nth_after(date, 1)
    }

    /// The last working day strictly before `date`.
    pub fn last_before(&self, date: NaiveDate) -> NaiveDate {
        self.first(date, NaiveDate::pred_opt)
    }

    /// How many working days lie strictly after `from`, up to and with `to`; 0 where `to` is not later.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let count =
            from.iter_days().skip(1).take_while(|date| *date <= to).filter(|date| self.contains(*date));
        u32::try_from(count.count()).unwrap_or(u32::MAX)
    }

    /// The first working day that steps from `date` lead to; where there is none within a year, the next day.
    fn first(&self, date: NaiveDate, step: fn(&NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
        let mut days = std::iter::successors(step(&date), step).take(SEARCH_DAYS);
        days.find(|day| self.contains(*day)).or_else(|| step(&date)).unwrap_or(date)
    }
}

impl Default for WorkingDays {
    fn default() -> Self {
        Self::new(&[Weekday::Sat, Weekday::Sun], BTreeSet::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_nth_working_day_is_strictly_after() {
        let days = WorkingDays::new(&[Weekday::Sat, Weekday::Sun], BTreeSet::from([date("2026-12-25")]));
        for (from, n, expected) in [
            ("2026-11-09", 7, "2026-11-18"),
            ("2026-11-13", 1, "2026-11-16"),
            ("2026-11-14", 1, "2026-11-16"),
            ("2026-11-15", 3, "2026-11-18"),
            ("2026-12-24", 1, "2026-12-28"),
            ("2026-12-31", 1, "2027-01-01"),
            ("2026-11-12", 0, "2026-11-12"),
        ] {
            assert_eq!(days.nth_after(date(from), n), date(expected), "{from} + {n}");
        }
        assert_eq!(days.last_before(date("2026-11-16")), date("2026-11-13"));
        assert_eq!(days.last_before(date("2026-12-26")), date("2026-12-24"));
        assert_eq!(days.between(date("2026-11-09"), date("2026-11-18")), 7);
        assert_eq!(days.between(date("2026-11-18"), date("2026-11-09")), 0);
    }

    #[test]
    fn a_week_without_work_counts_every_day() {
        let all: Vec<Weekday> = (0..7).filter_map(|n| Weekday::try_from(n).ok()).collect();
        let days = WorkingDays::new(&all, BTreeSet::new());
        assert_eq!(days.next_after(date("2026-11-13")), date("2026-11-14"));
    }
}
