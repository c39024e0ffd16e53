//! An agenda that is kept up to date: after a change only the people it touched are looked at again.

use std::collections::BTreeMap;

use super::{Agenda, Part, Share};
use crate::domain::{
    basis::Basis,
    book::Book,
    calendar::Calendar,
    follow_up::{FollowUp, FollowUpId},
    id::Id,
    rules::{self, Across},
    zone::Now,
};

/// The shares of all people, and the people they were derived from.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    from: Option<Basis>,
    across: Across,
    shares: BTreeMap<Id, Share>,
}

impl Kept {
    /// The agenda of `book` at `now`. A share is derived again where its record has changed, or what stands with
    /// others and concerns the person; all of them where a minute has passed, the settings have changed, or work is
    /// found.
    pub fn agenda(&mut self, book: &Book, now: &Now) -> Agenda {
        let (basis, landed) = (Basis { book: book.clone(), now: now.clone() }, Across::landing(book));
        let before = self.from.as_ref().filter(|_| self.across.landed() == landed);
        let touched = before.and_then(|before| basis.touched_since(before)).unwrap_or_else(|| {
            *self = Self { across: Across::landed_at(landed), ..Self::default() };
            basis.everybody()
        });
        let calendar = Calendar::new(&now.zone, &book.settings);
        let people: Vec<Id> =
            self.across.follow(&touched, book, &calendar, now.instant).into_iter().collect();
        for (id, share) in Share::of_people(&people, book, &self.across, now) {
            match share {
                Some(share) => self.shares.insert(id, share),
                None => self.shares.remove(&id),
            };
        }
        self.from = Some(basis);
        self.gathered(book, now)
    }

    /// What stands with one person in `agenda`, the last one that was made here, of `book`; of the follow-ups those
    /// that are wanted.
    pub fn part(
        &self,
        agenda: &Agenda,
        book: &Book,
        contact: Id,
        wanted: impl Fn(&FollowUp) -> bool,
    ) -> Part {
        self.shares.get(&contact).map(|share| agenda.part(share, book, wanted)).unwrap_or_default()
    }

    /// The follow-up with this id, in whichever state, as it stands in `agenda`.
    pub fn follow_up(&self, agenda: &Agenda, book: &Book, id: FollowUpId) -> Option<FollowUp> {
        let share = self.shares.get(&rules::owner(book, id)?)?;
        let follow_up = share.follow_ups.iter().find(|follow_up| follow_up.id == id)?;
        Some(agenda.as_listed(follow_up, book))
    }

    fn gathered(&self, book: &Book, now: &Now) -> Agenda {
        Agenda::gathered(book, now, self.shares.values())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::TimeDelta;

    use super::*;
    use crate::domain::{
        command::{Act, Command},
        follow_up::{Rule, State},
        id::Ids,
        sample,
        timing::Timing,
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
            book.apply(&Command::new(&mut ids, act), &now).unwrap();
            assert_eq!(kept.agenda(&book, &now), Agenda::of(&book, &now));
        }
        now.instant += TimeDelta::days(3);
        assert_eq!(kept.agenda(&book, &now), Agenda::of(&book, &now));
    }

    #[test]
    fn the_parts_of_all_are_the_agenda() {
        let instant = "2026-11-12T07:04:00Z".parse().unwrap();
        let now = Now { instant, zone: Zone::named("Europe/Vienna").unwrap() };
        let mut landed = sample::book(400, 20, 3, &now);
        landed.landed = Some("2026-11-10T12:00:00+01:00".parse().unwrap());
        for mut book in [sample::book(400, 20, 2, &now), landed] {
            Arc::make_mut(&mut book.settings).timings.insert(Timing::KeepInTouchADay, 0);
            let mut kept = Kept::default();
            let agenda = kept.agenda(&book, &now);
            let is_due = |it: &&FollowUp| it.rule() == Rule::KeepInTouch && it.state == State::Due;
            let due = kept.shares.values().flat_map(|share| &share.follow_ups).filter(is_due).count();
            let for_today = agenda.for_today.iter().filter(is_due).count();
            assert!(due > for_today, "none is too many for today: {due} and {for_today}");
            let lists = [&agenda.for_today, &agenda.open, &agenda.snoozed, &agenda.upcoming, &agenda.stale];
            for follow_up in lists.into_iter().flatten() {
                assert_eq!(kept.follow_up(&agenda, &book, follow_up.id).as_ref(), Some(follow_up));
            }
            for id in book.contacts.keys() {
                let lists = [&agenda.for_today, &agenda.open, &agenda.snoozed, &agenda.upcoming];
                let theirs = lists.into_iter().flatten().filter(|it| it.contact == *id).cloned();
                let waiting = agenda.waiting.iter().filter(|it| it.contact == *id).cloned();
                let stale = agenda.stale.iter().filter(|it| it.contact == *id).cloned().collect();
                let part = Part { follow_ups: theirs.collect(), stale, waiting: waiting.collect() };
                assert_eq!(kept.part(&agenda, &book, *id, |_| true), part);
                let is_late = |it: &FollowUp| it.state == State::Late;
                let late: Vec<FollowUp> = part.follow_ups.into_iter().filter(is_late).collect();
                assert_eq!(kept.part(&agenda, &book, *id, is_late).follow_ups, late);
            }
        }
    }
}
