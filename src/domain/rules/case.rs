//! One person's case, as every rule is asked about it.

use chrono::{DateTime, NaiveDate, Utc};

use super::across::{Across, Naming, News};
use crate::domain::{
    calendar::Calendar,
    contact::Contact,
    follow_up::{FollowUpId, Rule},
    id::Id,
    moment::Moment,
    records::Decision,
    standing::Standing,
    when::words,
    zone::Now,
};

/// One person, where things stand with them, and the moment.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// Who.
    pub id: Id,
    /// Where things stand.
    pub standing: Standing<'a>,
    /// What stands with others and concerns them.
    pub across: &'a Across,
    /// What is counted with.
    pub calendar: &'a Calendar<'a>,
    /// The moment.
    pub now: &'a Now,
    /// How days are said.
    pub wording: Wording,
}

/// How the reasons of follow-ups say days and times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// Short, for the eye of somebody who knows what day it is: "yesterday", "Wed".
    Today,
    /// For a file that is read on some other day: "Wed 11 Nov 2026".
    Lasting,
}

impl<'a> Case<'a> {
    /// Derives where things stand with `contact` at `now`.
    pub fn of(
        contact: &'a Contact,
        id: Id,
        across: &'a Across,
        calendar: &'a Calendar<'a>,
        now: &'a Now,
    ) -> Self {
        Self {
            id,
            standing: Standing::of(contact, calendar, now.instant),
            across,
            calendar,
            now,
            wording: Wording::Today,
        }
    }

    /// The same, in the words for a file.
    #[must_use]
    pub fn worded(self, wording: Wording) -> Self {
        Self { wording, ..self }
    }

    /// The record of the person.
    pub fn contact(&self) -> &'a Contact {
        self.standing.history.contact
    }

    /// Who named them to the user, or introduced the two.
    pub(super) fn namings(&self) -> &'a [Naming] {
        self.across.named(self.id)
    }

    /// What there is to tell them of somebody they named.
    pub(super) fn news_of(&self, named: Id) -> Option<&'a News> {
        self.across.news_of(named)
    }

    /// When the user found work.
    pub(super) fn landed(&self) -> Option<DateTime<Utc>> {
        self.across.landed()
    }

    /// The user's decision about a follow-up, where it was made for this very opening.
    pub(super) fn decision(&self, id: FollowUpId, opens: DateTime<Utc>) -> Option<&'a Decision> {
        self.contact().decisions.get(&id).filter(|decision| decision.opens == opens)
    }

    /// Of several occasions for one follow-up, the oldest first, the one that it stands for: the oldest, since its
    /// clock has run longest; but a new occasion is never swallowed by what was decided about an older one.
    pub(super) fn one_of<T>(
        &self,
        rule: Rule,
        occasions: &[T],
        record_and_opening: impl Fn(&T) -> (Id, DateTime<Utc>),
    ) -> Option<usize> {
        let decision = |occasion: &T| {
            let (record, opens) = record_and_opening(occasion);
            self.decision(FollowUpId { rule, record }, opens)
        };
        let is_let_go = |it: &Decision| it.dropped_at.is_some();
        let is_hidden = |it: &Decision| it.snoozed_until.is_some_and(|until| until > self.now.instant);
        let first = |fits: &dyn Fn(&Decision) -> bool| {
            occasions.iter().position(|occasion| decision(occasion).is_none_or(fits))
        };
        first(&|it| !is_let_go(it) && !is_hidden(it))
            .or_else(|| first(&|it| !is_let_go(it)))
            .or_else(|| occasions.len().checked_sub(1))
    }

    /// "11:20", "Tue 11:20", "10 Nov".
    pub(super) fn said(&self, at: DateTime<Utc>) -> String {
        match self.wording {
            Wording::Today => words::short(at, self.now),
            Wording::Lasting => words::lasting(at, self.now),
        }
    }

    /// As [`Self::said`]; only the day where no time is known.
    pub(super) fn said_moment(&self, moment: Moment) -> String {
        match self.wording {
            Wording::Today => words::short_moment(moment, self.now),
            Wording::Lasting => words::full_moment(moment),
        }
    }

    /// "yesterday", "Wed", "18 Nov".
    pub(super) fn said_day(&self, date: NaiveDate) -> String {
        match self.wording {
            Wording::Today => words::short_day(date, self.now.today()),
            Wording::Lasting => words::full_date(date),
        }
    }

    /// "Wed 18 Nov".
    pub(super) fn said_weekday(&self, date: NaiveDate) -> String {
        match self.wording {
            Wording::Today => words::weekday_date(date, self.now.today()),
            Wording::Lasting => words::full_date(date),
        }
    }

    /// "7 working days" from `since` until today.
    pub(super) fn working_days_since(&self, since: DateTime<Utc>) -> String {
        let days = self.calendar.working_days.between(self.calendar.date(since), self.now.today());
        let plural = if days == 1 { "" } else { "s" };
        format!("{days} working day{plural}")
    }
}
