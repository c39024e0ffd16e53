//! One person's share of the agenda, so that a screen can keep it until something about the person changes.

use chrono::{DateTime, Utc};

use super::{
    coming::{self, Coming},
    waiting::{self, Rested, Waiting},
    week, welcome,
};
use crate::domain::{
    beside::in_halves,
    book::Book,
    calendar::Calendar,
    contact::Contact,
    follow_up::FollowUp,
    id::Id,
    offers::{self, Silence},
    rules::{self, Across, Case},
    zone::Now,
};

/// What one person adds to the agenda of a moment. It stays as it is while the person's record, what stands with
/// others and concerns them, the settings and the moment do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub(super) follow_ups: Vec<FollowUp>,
    pub(super) interviews: Vec<Coming>,
    pub(super) waiting: Vec<Waiting>,
    pub(super) came_to_rest: Vec<Rested>,
    pub(super) asked: u32,
    pub(super) talks: u32,
    pub(super) silence: Option<Silence>,
    pub(super) last_told: Option<DateTime<Utc>>,
    /// Whether an update went to them today, or was skipped.
    pub(super) is_updated_today: bool,
}

impl Share {
    /// What each of these people adds at `now`; nothing where they are in the pool, or not in the book.
    pub fn of_people(people: &[Id], book: &Book, across: &Across, now: &Now) -> Vec<(Id, Option<Self>)> {
        in_halves(people, |people| {
            let calendar = Calendar::new(&now.zone, &book.settings);
            let contact = |id: &Id| book.contact(*id).filter(|contact| !contact.pool);
            let share = |id| contact(id).map(|contact| Self::of(contact, *id, across, &calendar, now));
            people.iter().map(|id| (*id, share(id))).collect()
        })
    }

    /// What `contact` adds at `now`.
    pub fn of(contact: &Contact, id: Id, across: &Across, calendar: &Calendar<'_>, now: &Now) -> Self {
        let case = Case::of(contact, id, across, calendar, now);
        let week = week::so_far(calendar, now);
        Self {
            follow_ups: rules::of_case(&case),
            interviews: coming::of(&case).collect(),
            waiting: waiting::of(&case),
            came_to_rest: waiting::rested(&case),
            asked: week::asked(&case.standing, &week),
            talks: week::talks(&case.standing, &week),
            silence: offers::silence(id, &case.standing, calendar, now.instant),
            last_told: welcome::last_told(contact),
            is_updated_today: rules::is_updated_today(contact, calendar, now),
        }
    }
}
