//! The times around now at which made-up things happen. The usual weekend counts; there are no days off.

use chrono::{DateTime, Days as Count, Duration, FixedOffset, NaiveDate, NaiveTime, Utc};

use crate::domain::{working_days::WorkingDays, zone::Now};

/// The days before and after now.
pub(super) struct Days<'a> {
    now: &'a Now,
    today: NaiveDate,
    working: WorkingDays,
}

impl<'a> Days<'a> {
    pub(super) fn around(now: &'a Now) -> Self {
        Self { now, today: now.today(), working: WorkingDays::default() }
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.today
    }

    pub(super) fn now(&self) -> DateTime<FixedOffset> {
        self.now.stamp()
    }

    /// A civil time here.
    pub(super) fn at(&self, date: NaiveDate, hour: u32, minute: u32) -> DateTime<FixedOffset> {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        self.now.zone.local(self.now.zone.resolve(date.and_time(time)).instant())
    }

    /// The first instant of a day.
    pub(super) fn start(&self, date: NaiveDate) -> DateTime<FixedOffset> {
        self.now.zone.local(self.now.zone.start_of_day(date))
    }

    /// So many minutes before now, on the full minute.
    pub(super) fn minutes_ago(&self, minutes: i64) -> DateTime<FixedOffset> {
        let whole = DateTime::from_timestamp(self.now.instant.timestamp() / 60 * 60, 0);
        self.after(self.now.zone.local(whole.unwrap_or(self.now.instant)), -minutes)
    }

    /// So many minutes after `instant`.
    pub(super) fn after(&self, instant: DateTime<FixedOffset>, minutes: i64) -> DateTime<FixedOffset> {
        self.now.zone.local(instant.with_timezone(&Utc) + Duration::minutes(minutes))
    }

    /// The n-th working day before today, strictly.
    pub(super) fn working_days_ago(&self, n: u32) -> NaiveDate {
        self.working_days_before(self.today, n)
    }

    /// The n-th working day before `date`, strictly.
    pub(super) fn working_days_before(&self, date: NaiveDate, n: u32) -> NaiveDate {
        (0..n).fold(date, |date, _| self.working.last_before(date))
    }

    /// The n-th working day after today, strictly.
    pub(super) fn working_days_ahead(&self, n: u32) -> NaiveDate {
        self.working.nth_after(self.today, n)
    }

    /// Today where it is worked, else the last working day.
    pub(super) fn last_working_day(&self) -> NaiveDate {
        if self.working.contains(self.today) { self.today } else { self.working_days_ago(1) }
    }

    /// The last working day that is at least so many days ago.
    pub(super) fn days_ago(&self, days: u32) -> NaiveDate {
        let date = self.today.checked_sub_days(Count::new(u64::from(days))).unwrap_or(self.today);
        if self.working.contains(date) { date } else { self.working.last_before(date) }
    }

    /// So many days after today.
    pub(super) fn days_ahead(&self, days: u32) -> NaiveDate {
        self.today.checked_add_days(Count::new(u64::from(days))).unwrap_or(self.today)
    }
}
