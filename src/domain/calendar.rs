//! The user's calendar: local days, working days and days away, as the settings have them.

use std::{cell::RefCell, collections::BTreeMap};

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};

use super::{
    settings::Settings,
    timing::Timing,
    working_days::WorkingDays,
    zone::{Resolved, Zone},
};

/// What rules count with: a zone and the settings that say which days count.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    /// The zone whose local days count.
    pub zone: &'a Zone,
    /// The settings.
    pub settings: &'a Settings,
    /// The working days among the local days.
    pub working_days: WorkingDays,
    /// When the days begin that were asked for: for many people the same few are asked for again and again.
    starts: RefCell<BTreeMap<NaiveDate, DateTime<Utc>>>,
}

impl<'a> Calendar<'a> {
    /// The calendar of `settings` in `zone`.
    pub fn new(zone: &'a Zone, settings: &'a Settings) -> Self {
        Self { zone, settings, working_days: settings.working_days(), starts: RefCell::default() }
    }

    /// A number of the rules.
    pub fn number(&self, timing: Timing) -> u32 {
        self.settings.timing(timing)
    }

    /// The local date of `instant`.
    pub fn date(&self, instant: DateTime<Utc>) -> NaiveDate {
        self.zone.date_of(instant)
    }

    /// The first instant of a local day, as [`Zone::start_of_day`].
    pub fn start_of_day(&self, date: NaiveDate) -> DateTime<Utc> {
        *self.starts.borrow_mut().entry(date).or_insert_with(|| self.zone.start_of_day(date))
    }

    /// The end of a local day, as [`Zone::end_of_day`].
    pub fn end_of_day(&self, date: NaiveDate) -> DateTime<Utc> {
        self.start_of_day(date.succ_opt().unwrap_or(date))
    }

    /// `instant` and a number of elapsed hours, right across changes of the clocks.
    pub fn plus_hours(&self, instant: DateTime<Utc>, hours: Timing) -> DateTime<Utc> {
        let hours = Duration::hours(i64::from(self.number(hours)));
        instant.checked_add_signed(hours).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// `instant` and a number of local days.
    pub fn plus_days(&self, instant: DateTime<Utc>, days: Timing) -> DateTime<Utc> {
        self.days_after(instant, self.number(days))
    }

    /// So many local days after `instant`, at the same civil time; a day's first instant stays a day's first instant,
    /// and a time that the clocks skip stays on its day.
    pub fn days_after(&self, instant: DateTime<Utc>, days: u32) -> DateTime<Utc> {
        let local = self.zone.local(instant);
        let date = local.date_naive();
        let target = date.checked_add_days(Days::new(u64::from(days))).unwrap_or(date);
        if self.start_of_day(date) == instant {
            return self.start_of_day(target);
        }
        match self.zone.resolve(target.and_time(local.time())) {
            // Where the clocks go on from 23:00 to midnight, what is carried on lies on the day after.
            Resolved::Gap { shifted } if self.date(shifted) > target => {
                self.end_of_day(target) - Duration::seconds(1)
            }
            resolved => resolved.instant(),
        }
    }

    /// The end of the n-th local day after `instant`.
    pub fn end_of_day_after(&self, instant: DateTime<Utc>, days: Timing) -> DateTime<Utc> {
        self.end_of_day_of(self.plus_days(instant, days))
    }

    /// The n-th working day strictly after the local date of `instant`.
    pub fn working_day_after(&self, instant: DateTime<Utc>, days: Timing) -> NaiveDate {
        self.working_days.nth_after(self.date(instant), self.number(days))
    }

    /// The start of the n-th working day after `instant`.
    pub fn start_of_working_day(&self, instant: DateTime<Utc>, days: Timing) -> DateTime<Utc> {
        self.start_of_day(self.working_day_after(instant, days))
    }

    /// The end of the n-th working day after `instant`.
    pub fn end_of_working_day(&self, instant: DateTime<Utc>, days: Timing) -> DateTime<Utc> {
        self.end_of_day(self.working_day_after(instant, days))
    }

    /// The end of the local day of `instant`.
    pub fn end_of_day_of(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        self.end_of_day(self.date(instant))
    }

    /// The start of the next review day after the local date of `instant`: the next working day.
    pub fn next_review(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        self.start_of_day(self.working_days.next_after(self.date(instant)))
    }

    /// `instant`, or the start of the first day back where it falls into days away.
    pub fn not_away(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        let first = self.date(instant);
        let mut back = first;
        // Each pass leaves one span of days behind; spans may touch or overlap, in any order.
        while let Some(away) = self.settings.away.iter().find(|away| away.contains(back)) {
            let Some(next) = away.to.succ_opt() else { break };
            back = next;
        }
        if back == first { instant } else { self.start_of_day(back) }
    }

    /// `instant`, or the end of the last day before it that is worked or that the user is away, where the days since
    /// are neither.
    pub fn before_days_off(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        let is_away = |day: NaiveDate| self.settings.away.iter().any(|away| away.contains(day));
        let is_free = |day: NaiveDate| !self.working_days.contains(day) && !is_away(day);
        let first = self.date(instant);
        let mut day = first;
        while is_free(day)
            && let Some(before) = day.pred_opt()
        {
            day = before;
        }
        if day == first { instant } else { self.end_of_day(day) - Duration::seconds(1) }
    }

    /// As [`Self::not_away`], for what counts in working days: what was put off comes back on the first of those.
    pub fn back_at_work(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        let mut back = self.not_away(instant);
        while back > instant
            && !self.working_days.contains(self.date(back))
            && let next = self.not_away(self.next_review(back))
            && next > back
        {
            back = next;
        }
        back
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_days_first_instant_stays_one() {
        let (santiago, settings) = (Zone::named("America/Santiago").unwrap(), Settings::default());
        let calendar = Calendar::new(&santiago, &settings);
        let start = |day: &str| calendar.start_of_day(day.parse().unwrap());
        assert_eq!(calendar.days_after(start("2026-09-05"), 1), start("2026-09-06"));
        assert_eq!(calendar.days_after(start("2026-09-05"), 2), start("2026-09-07"));
    }
}
