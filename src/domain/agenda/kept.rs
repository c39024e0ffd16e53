//! An agenda that is kept up to date: after a change only the people it touched are looked at again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

use super::{Agenda, Share};
use crate::domain::{
    book::Book, calendar::Calendar, contact::Contact, id::Id, rules::Across, settings::Settings, zone::Now,
};

/// The shares of all people, each with the record it was derived from.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    minute: Option<DateTime<Utc>>,
    settings: Arc<Settings>,
    across: Across,
    people: BTreeMap<Id, (Arc<Contact>, Share)>,
}

impl Kept {
    /// The agenda of `book` at `now`. A share is derived again where its record has changed, or what stands with
    /// others and concerns the person; all of them where a minute has passed, the settings have changed, or work is
    /// found.
    pub fn agenda(&mut self, book: &Book, now: &Now) -> Agenda {
        let minute = minute(now);
        if self.minute != minute || self.settings != book.settings {
            *self = Self { minute, settings: Arc::clone(&book.settings), ..Self::default() };
        }
        let calendar = Calendar::new(&now.zone, &book.settings);
        let is_as_it_was = |people: &BTreeMap<Id, (Arc<Contact>, Share)>, id: Id| {
            let known = people.get(&id).zip(book.contacts.get(&id));
            known.is_some_and(|((known, _), contact)| Arc::ptr_eq(known, contact))
        };
        let across = self.across.renewed(book, &calendar, now.instant, |id| is_as_it_was(&self.people, id));
        if across.landed() != self.across.landed() {
            self.people.clear();
        }
        for id in across.differing(&self.across) {
            self.people.remove(&id);
        }
        self.across = across;
        self.people.retain(|id, _| book.contacts.get(id).is_some_and(|contact| !contact.pool));
        for (id, contact) in book.contacts.iter().filter(|(_, contact)| !contact.pool) {
            if !is_as_it_was(&self.people, *id) {
                let share = Share::of(contact, *id, &self.across, &calendar, now);
                self.people.insert(*id, (Arc::clone(contact), share));
            }
        }
        self.gathered(book, now)
    }

    /// The same after a change of which it is known whom it touched: nobody else is looked at.
    pub fn after(&mut self, touched: &BTreeSet<Id>, book: &Book, now: &Now) -> Agenda {
        let landed = book.landed.map(|at| at.with_timezone(&Utc));
        let is_known = self.minute == minute(now) && self.settings == book.settings;
        if !is_known || self.across.landed() != landed {
            return self.agenda(book, now);
        }
        let calendar = Calendar::new(&now.zone, &book.settings);
        for id in self.across.follow(touched, book, &calendar, now.instant) {
            self.people.remove(&id);
            if let Some(contact) = book.contacts.get(&id).filter(|contact| !contact.pool) {
                let share = Share::of(contact, id, &self.across, &calendar, now);
                self.people.insert(id, (Arc::clone(contact), share));
            }
        }
        self.gathered(book, now)
    }

    fn gathered(&self, book: &Book, now: &Now) -> Agenda {
        Agenda::gathered(book, now, self.people.values().map(|(_, share)| share.clone()))
    }
}

/// What stands in the agenda stays as it is for so long.
fn minute(now: &Now) -> Option<DateTime<Utc>> {
    now.instant.duration_trunc(TimeDelta::minutes(1)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        command::{Act, Command},
        id::Ids,
        sample,
        zone::Zone,
    };

    #[test]
    fn what_is_kept_up_to_date_is_what_is_derived_anew() {
        let instant = "2026-11-12T07:04:00Z".parse().unwrap();
        let mut now = Now { instant, zone: Zone::named("Europe/Vienna").unwrap() };
        let mut book = sample::demo(&now);
        let mut ids = Ids::seeded(3);
        let mut kept = Kept::default();
        assert_eq!(kept.agenda(&book, &now), Agenda::of(&book, &now));
        while let Some(first) = kept.agenda(&book, &now).for_today.first() {
            let act = Act::LetGo { follow_up: first.id, why: String::new() };
            let applied = book.apply(&Command::new(&mut ids, act), &now).unwrap();
            let touched = applied.change.after.contacts.keys().copied().collect();
            assert_eq!(kept.after(&touched, &book, &now), Agenda::of(&book, &now));
            assert_eq!(kept.clone().agenda(&book, &now), Agenda::of(&book, &now));
        }
        now.instant += TimeDelta::days(3);
        assert_eq!(kept.agenda(&book, &now), Agenda::of(&book, &now));
    }
}
