//! What all the talks taught: every figure with the cases it was counted from, nothing as a rate below five of them.
//!
//! One pass over the people makes all of it; each person's standing is derived once.

mod answer;
pub mod answered;
pub mod funnel;
pub mod naming;
mod person;
pub mod questions;
pub mod share;
#[cfg(test)]
mod tests;
pub mod thanks;
pub mod threads;
pub mod verdicts;
pub mod weeks;

use std::collections::HashMap;

use self::{
    answered::Answered,
    funnel::Funnel,
    naming::Naming,
    person::Person,
    questions::Questions,
    thanks::Thanks,
    threads::{Followed, Pursued, Threads},
    verdicts::Verdicts,
    weeks::Weeks,
};
use super::{book::Book, calendar::Calendar, standing::Standing, zone::Now};

/// Below so many answers there is little to be learnt, and the page says so.
pub const FIRST_ANSWERS: usize = 5;

/// What all the talks taught.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Insight {
    /// How far it goes with people.
    pub funnel: Funnel,
    /// Which requests are answered.
    pub answered: Answered,
    /// Whether thanks are said in time.
    pub thanks: Thanks,
    /// Requests and talks by week.
    pub weeks: Weeks,
    /// Is it for me, by field.
    pub verdicts: Verdicts,
    /// One question over all the talks.
    pub questions: Questions,
    /// Who named whom.
    pub naming: Naming,
    /// What became of advice.
    pub advice: Threads<Followed>,
    /// What became of leads.
    pub leads: Threads<Pursued>,
}

impl Insight {
    /// What `book` teaches at `now`. Who is only in the pool counts as somebody who was named, and nowhere else.
    pub fn of(book: &Book, now: &Now) -> Self {
        let calendar = Calendar::new(&now.zone, &book.settings);
        let mut funnel = Funnel::default();
        let mut answered = answered::Counting::default();
        let mut thanks = Thanks::counted_with(&calendar);
        let mut weeks = Weeks::until(now, &book.goals);
        let mut verdicts = verdicts::Counting::default();
        let mut questions = questions::Gathering::default();
        let mut advice = Threads::<Followed>::default();
        let mut leads = Threads::<Pursued>::default();
        let mut talked = HashMap::new();
        for (id, contact) in book.contacts.iter().filter(|(_, contact)| !contact.pool) {
            let standing = Standing::of(contact, &calendar, now.instant);
            let person = Person { id: *id, contact, standing, calendar: &calendar, now };
            funnel.add(&person, &thanks);
            answered.add(&person);
            thanks.add(&person);
            weeks.add(&person);
            verdicts.add(&person);
            questions.add(&person);
            advice.add(&person);
            leads.add(&person);
            talked.extend(person.last_talk().map(|ended| (*id, ended)));
        }
        Self {
            funnel,
            answered: answered.done(),
            thanks,
            weeks,
            verdicts: verdicts.done(),
            questions: questions.done(),
            naming: Naming::of(book, &talked),
            advice: advice.sorted(),
            leads: leads.sorted(),
        }
    }

    /// Whether there are too few answers for the figures to mean much.
    pub fn is_early(&self) -> bool {
        self.funnel.answered < FIRST_ANSWERS
    }

    /// Whether there is nothing at all to tell.
    pub fn is_empty(&self) -> bool {
        self.funnel.asked == 0
            && self.naming.tree.is_empty()
            && self.advice.all.is_empty()
            && self.leads.all.is_empty()
            && self.questions.asked.is_empty()
            && self.thanks.decided() + self.thanks.in_time == 0
    }
}
