//! Settings that change what is due, or belong to the person.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

use super::{prepare::PrepareLists, timing::Timing, unique, working_days::WorkingDays, years, zone::Zone};

/// Days on which the user does not want to be asked for anything but thanks and booked talks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Away {
    /// The first day away.
    #[serde(deserialize_with = "years::read")]
    pub from: NaiveDate,
    /// The last day away.
    #[serde(deserialize_with = "years::read")]
    pub to: NaiveDate,
}

impl Away {
    /// Whether `date` is one of these days.
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

/// What the user has set otherwise than usual. Defaults are not written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The user's time zone by name; else the machine's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub zone: String,
    /// Where the user works now: people there are discreet from import on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub employer: String,
    /// The days of the week that are not worked.
    #[serde(skip_serializing_if = "is_usual_weekend")]
    pub weekend: Vec<Weekday>,
    /// Single days that are not worked.
    #[serde(deserialize_with = "years::read", skip_serializing_if = "BTreeSet::is_empty")]
    pub days_off: BTreeSet<NaiveDate>,
    /// Days away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<Away>,
    /// The hour at which a morning begins: snoozed items come back then.
    #[serde(skip_serializing_if = "is_usual_morning")]
    pub morning: NaiveTime,
    /// The numbers of the rules that are not the usual ones.
    #[serde(deserialize_with = "unique::map", skip_serializing_if = "BTreeMap::is_empty")]
    pub timings: BTreeMap<Timing, u32>,
    /// The two short lists before a talk.
    #[serde(skip_serializing_if = "is_usual")]
    pub prepare: PrepareLists,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            zone: String::new(),
            employer: String::new(),
            weekend: vec![Weekday::Sat, Weekday::Sun],
            days_off: BTreeSet::new(),
            away: Vec::new(),
            morning: usual_morning(),
            timings: BTreeMap::new(),
            prepare: PrepareLists::default(),
        }
    }
}

impl Settings {
    /// The number a rule counts with.
    pub fn timing(&self, timing: Timing) -> u32 {
        self.timings.get(&timing).copied().unwrap_or_else(|| timing.default_number()).min(timing.largest())
    }

    /// The working days.
    pub fn working_days(&self) -> WorkingDays {
        WorkingDays::new(&self.weekend, self.days_off.clone())
    }

    /// What cannot be, in words; empty for sound settings.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if !self.zone.is_empty() && Zone::named(&self.zone).is_none() {
            faults.push(format!("{:?} is not a time zone", self.zone));
        }
        for (timing, number) in self.timings.iter().filter(|(timing, number)| **number > timing.largest()) {
            faults.push(format!("{} is {number}; at most {} makes sense", timing.name(), timing.largest()));
        }
        for (timing, number) in self.timings.iter().filter(|(timing, number)| **number < timing.smallest()) {
            faults.push(format!("{} is {number}; {} is the least", timing.name(), timing.smallest()));
        }
        for (timing, best) in Timing::ALL.into_iter().filter_map(|late| Some((late, late.not_below()?))) {
            let (late_at, best_at) = (self.timing(timing), self.timing(best));
            if late_at < best_at {
                let (late, best) = (timing.name(), best.name());
                faults.push(format!("{late} is {late_at}, and less than {best}, which is {best_at}"));
            }
        }
        for away in self.away.iter().filter(|away| away.to < away.from) {
            faults
                .push(format!("away from {} to {}: the last day lies before the first", away.from, away.to));
        }
        faults.extend(self.prepare.faults());
        faults
    }

    /// Whether somebody with `employer` works where the user works now; never, where nobody said where that is.
    pub fn is_present_employer(&self, employer: &str) -> bool {
        let present = self.employer.trim();
        !present.is_empty() && employer.trim().to_lowercase() == present.to_lowercase()
    }

    /// Whether the user is away on `date`.
    pub fn is_away(&self, date: NaiveDate) -> bool {
        self.away.iter().any(|away| away.contains(date))
    }
}

fn usual_morning() -> NaiveTime {
    NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_usual_morning(morning: &NaiveTime) -> bool {
    *morning == usual_morning()
}

fn is_usual_weekend(weekend: &[Weekday]) -> bool {
    weekend == [Weekday::Sat, Weekday::Sun]
}

fn is_usual(lists: &PrepareLists) -> bool {
    *lists == PrepareLists::default()
}
