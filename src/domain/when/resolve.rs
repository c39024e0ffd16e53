//! From what was said to the day and the instant that are meant.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};

use super::{
    calendar::accepted,
    meaning::{Context, Direction, Remark, Understood},
    refusal::NotADate,
    said::{Amount, Day, Part, Place, Said, Time, Unit},
    words,
};
use crate::domain::{
    moment::Moment,
    zone::{Resolved, Zone},
};

/// How far the nearest day is looked for: two leap days lie at most eight years apart.
const SEARCH_DAYS: usize = 9 * 366;

/// How many working days are counted at most; more lie outside any plan.
const WORKING_DAYS: u32 = 2000;

/// When an afternoon and an evening begin, where only they were said.
const AFTERNOON: u32 = 14;
const EVENING: u32 = 19;

/// What is meant by `said`, looking in `direction` from the moment of typing.
pub fn resolve(said: &Said, direction: Direction, context: &Context<'_>) -> Result<Understood, NotADate> {
    let place = match said.place {
        None => context.now.zone.clone(),
        Some(Place::Zone(zone)) => Zone::Named(zone),
        Some(Place::Offset(offset)) => Zone::Offsets([(DateTime::UNIX_EPOCH, offset)].into()),
    };
    let meant = Meaning { said, direction, context, place };
    let mut remarks = Vec::new();
    let moment = meant.moment(&mut remarks)?;
    let zone = match said.place {
        Some(Place::Zone(zone)) => Some(zone),
        _ => None,
    };
    Ok(Understood { moment, zone, remarks })
}

struct Meaning<'a> {
    said: &'a Said,
    direction: Direction,
    context: &'a Context<'a>,
    place: Zone,
}

impl Meaning<'_> {
    fn moment(&self, remarks: &mut Vec<Remark>) -> Result<Moment, NotADate> {
        let now = self.context.now;
        match self.said.day {
            Some(Day::Now) => return Ok(Moment::Instant(now.stamp())),
            Some(Day::Away(amount)) if amount.unit.is_elapsed() => {
                let instant = self.elapsed(amount)?;
                return Ok(Moment::Instant(now.zone.local(instant)));
            }
            _ => {}
        }
        let time = self.time()?;
        let today = now.today();
        let fixed = match self.said.day {
            Some(day) => self.fixed(day, today)?,
            None => None,
        };
        if let Some(Day::Next(_)) = self.said.day {
            remarks.extend(fixed.filter(|date| is_also_this_week(*date, today)).map(Remark::NextWeek));
        }
        let moment = match (fixed, time) {
            (Some(date), None) => Moment::Date(accepted(date)?),
            (Some(date), Some(time)) => self.at(accepted(date)?, time, remarks),
            (None, None) => {
                let date = self.candidates(today).next().ok_or(NotADate::TooFar)?;
                Moment::Date(accepted(date)?)
            }
            (None, Some(time)) => self.nearest(time, remarks)?,
        };
        self.agrees(moment)?;
        Ok(moment)
    }

    fn elapsed(&self, amount: Amount) -> Result<DateTime<Utc>, NotADate> {
        let count = i64::from(amount.count);
        let delta = match amount.unit {
            Unit::Minute => TimeDelta::try_minutes(count),
            _ => TimeDelta::try_hours(count),
        };
        let now = self.context.now.instant;
        let instant = delta.and_then(|delta| match amount.side.unwrap_or(self.direction) {
            Direction::Back => now.checked_sub_signed(delta),
            Direction::Ahead => now.checked_add_signed(delta),
        });
        let instant = instant.ok_or(NotADate::TooFar)?;
        accepted(instant.date_naive())?;
        Ok(instant)
    }

    fn time(&self) -> Result<Option<NaiveTime>, NotADate> {
        match (self.said.time, self.said.part) {
            (Some(Time::At(time)), _) => Ok(Some(time)),
            (Some(Time::Midnight), None) if !self.said.has_day() => Ok(Some(NaiveTime::MIN)),
            (Some(Time::Midnight), _) => Err(NotADate::Unclear(
                "a day has a midnight at either end: write 0:00 of the day that begins with it".to_owned(),
            )),
            // Looking back, a part of a day is no time to count hours from: the date alone is kept.
            (None, Some(part)) if self.direction == Direction::Ahead => Ok(match part {
                Part::Morning => Some(self.context.morning),
                Part::Afternoon => NaiveTime::from_hms_opt(AFTERNOON, 0, 0),
                Part::Evening => NaiveTime::from_hms_opt(EVENING, 0, 0),
            }),
            (None, _) => Ok(None),
        }
    }

    /// The day, where it is settled by today alone; none where the nearest of several is meant.
    fn fixed(&self, day: Day, today: NaiveDate) -> Result<Option<NaiveDate>, NotADate> {
        let in_week = |weekday: Weekday, weeks: i64| {
            let back = i64::from(today.weekday().num_days_from_monday());
            let days = weeks * 7 + i64::from(weekday.num_days_from_monday()) - back;
            TimeDelta::try_days(days).and_then(|delta| today.checked_add_signed(delta))
        };
        let date = match day {
            Day::Now => Some(today),
            Day::Yearly { .. } | Day::Monthly(_) => return Ok(None),
            Day::On(date) => Some(date),
            Day::Away(amount) => self.away(amount, today),
            Day::Next(weekday) => in_week(weekday, 1),
            Day::This(weekday) => in_week(weekday, 0),
            Day::Last(weekday) => std::iter::successors(today.pred_opt(), NaiveDate::pred_opt)
                .find(|date| date.weekday() == weekday),
            Day::WeekAfter(weekday) => today
                .iter_days()
                .find(|date| date.weekday() == weekday)
                .and_then(|date| date.checked_add_days(Days::new(7))),
            Day::NextWeek => in_week(Weekday::Mon, 1),
            Day::NextMonth => today.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))),
        };
        date.map(Some).ok_or(NotADate::TooFar)
    }

    fn away(&self, amount: Amount, today: NaiveDate) -> Option<NaiveDate> {
        let Amount { count, unit, side } = amount;
        let ahead = side.unwrap_or(self.direction) == Direction::Ahead;
        let days = |length: u64| {
            let days = Days::new(u64::from(count).checked_mul(length)?);
            if ahead { today.checked_add_days(days) } else { today.checked_sub_days(days) }
        };
        let months = |length: u32| {
            let months = Months::new(count.checked_mul(length)?);
            if ahead { today.checked_add_months(months) } else { today.checked_sub_months(months) }
        };
        match unit {
            Unit::Minute | Unit::Hour => Some(today),
            Unit::Day => days(1),
            Unit::Week => days(7),
            Unit::Fortnight => days(14),
            Unit::Month => months(1),
            Unit::Year => months(12),
            Unit::WorkingDay if count > WORKING_DAYS => None,
            Unit::WorkingDay if ahead => Some(self.context.working_days.nth_after(today, count)),
            Unit::WorkingDay => {
                Some((0..count).fold(today, |date, _| self.context.working_days.last_before(date)))
            }
        }
    }

    /// The days that fit what was said, from `start` on in the direction asked for.
    fn candidates(&self, start: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let direction = self.direction;
        std::iter::successors(Some(start), move |date| match direction {
            Direction::Back => date.pred_opt(),
            Direction::Ahead => date.succ_opt(),
        })
        .take(SEARCH_DAYS)
        .filter(|date| self.fits(*date))
    }

    fn fits(&self, date: NaiveDate) -> bool {
        match (self.said.day, self.said.weekday) {
            (Some(Day::Yearly { month, day }), _) => date.month() == month && date.day() == day,
            (Some(Day::Monthly(day)), _) => date.day() == day,
            (_, Some(weekday)) => date.weekday() == weekday,
            _ => true,
        }
    }

    fn nearest(&self, time: NaiveTime, remarks: &mut Vec<Remark>) -> Result<Moment, NotADate> {
        let now = self.context.now.instant;
        let today = self.place.date_of(now);
        // One day early, since a time that the clocks skip may end up on the next day.
        let start = match self.direction {
            Direction::Back => today.succ_opt(),
            Direction::Ahead => today.pred_opt(),
        };
        let found = self.candidates(start.unwrap_or(today)).find(|date| {
            let instant = self.instant(self.place.resolve(date.and_time(time)));
            match self.direction {
                Direction::Back => instant <= now,
                Direction::Ahead => instant >= now,
            }
        });
        Ok(self.at(accepted(found.ok_or(NotADate::TooFar)?)?, time, remarks))
    }

    /// The first of two instants, but looking ahead between the two, the second.
    fn instant(&self, resolved: Resolved) -> DateTime<Utc> {
        let now = self.context.now.instant;
        match resolved {
            Resolved::Overlap { earlier, later }
                if self.direction == Direction::Ahead && earlier < now && now <= later =>
            {
                later
            }
            _ => resolved.instant(),
        }
    }

    fn at(&self, date: NaiveDate, time: NaiveTime, remarks: &mut Vec<Remark>) -> Moment {
        let said = date.and_time(time);
        let resolved = self.place.resolve(said);
        let instant = self.instant(resolved);
        let taken = self.place.local(instant);
        match resolved {
            Resolved::Single(_) => {}
            Resolved::Gap { .. } => remarks.push(Remark::gap(said, taken, &self.place)),
            Resolved::Overlap { earlier, later } => {
                let other = if instant == earlier { later } else { earlier };
                remarks.push(Remark::overlap(taken, self.place.local(other), &self.place));
            }
        }
        Moment::Instant(taken)
    }

    /// A weekday said beside a date must be that date's.
    fn agrees(&self, moment: Moment) -> Result<(), NotADate> {
        let (Some(said), Some(_)) = (self.said.weekday, self.said.day) else { return Ok(()) };
        let date = moment.date(&self.place);
        if date.weekday() == said {
            return Ok(());
        }
        let date_words = words::date_with_year(date);
        let right = date.format("%A");
        Err(NotADate::Impossible(format!(
            "{date_words} is a {right}: leave the weekday out, or change the day"
        )))
    }
}

/// Whether the same weekday is still to come in the week of `today`.
fn is_also_this_week(date: NaiveDate, today: NaiveDate) -> bool {
    date.weekday().num_days_from_monday() > today.weekday().num_days_from_monday()
}
