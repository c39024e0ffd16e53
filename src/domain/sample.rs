//! Made-up books: a lifelike one of any size, for trying and measuring, and the morning that `--demo` shows.

mod days;
mod demo;
mod dice;
mod lives;
mod living;
mod names;
mod past;
mod people;
mod said;
mod story;
mod talk;
mod telling;
mod threads;

use std::sync::Arc;

pub use self::demo::demo;
use self::{
    days::Days,
    dice::{Dice, FreshIds},
    lives::Life,
    living::{NamedIn, Plan},
    people::People,
    talk::QUESTIONS,
};
use super::{
    book::{Book, Question},
    contact::{Source, SourceKind},
    id::Id,
    zone::Now,
};

/// A lifelike book of `people` who are worked with, and `pool` who were only imported: about one in fifty has
/// something for today, and of the first ten three. The same arguments make the same book.
pub fn book(people: usize, pool: usize, seed: u64, now: &Now) -> Book {
    let days = Days::around(now);
    let (mut dice, mut ids) = (Dice::seeded(seed), FreshIds::seeded(seed));
    let mut known = People::new(&mut dice);
    let mut book = Book::default();
    book.question_lists.insert("first talk".to_owned(), Arc::new(first_talk()));

    let mut plans: Vec<Plan> = (0..people).map(|place| plan(place, &mut ids, &mut dice)).collect();
    let named_by = name_one_another(&mut plans);
    for (plan, named_by) in plans.into_iter().zip(named_by) {
        let Some(mut contact) = known.meet(&mut dice) else { continue };
        if named_by.is_some() {
            contact.source = Some(Source { kind: SourceKind::Referral, by: named_by, name: String::new() });
        }
        let contact = living::tell(contact, plan, &days, &mut ids, &mut dice);
        book.contacts.insert(plan.id, Arc::new(contact));
    }
    for _ in 0..pool {
        if let Some(contact) = known.list(&mut dice, days.today()) {
            book.contacts.insert(ids.fresh(), Arc::new(contact));
        }
    }
    book
}

fn plan(place: usize, ids: &mut FreshIds, dice: &mut Dice) -> Plan {
    Plan { id: ids.fresh(), life: Life::at(place, dice), talked_ago: dice.between(80, 500), named: None }
}

/// Lets people name the one after them, where that one was met later and both have heard from the user since; and
/// lets those who are to be written to, or told of, be named by somebody before them. Gives for each by whom they
/// were named.
fn name_one_another(plans: &mut [Plan]) -> Vec<Option<Id>> {
    let mut named_by = vec![None; plans.len()];
    let ahead = plans.to_vec();
    for ((plan, next), by) in plans.iter_mut().zip(ahead.iter().skip(1)).zip(named_by.iter_mut().skip(1)) {
        let both_kept_up = plan.life == Life::KeptUp && next.life == Life::KeptUp;
        // The one who was named is asked two weeks before the talk.
        if both_kept_up && plan.talked_ago > next.talked_ago + 30 {
            plan.named = Some((next.id, NamedIn::Talk));
            *by = Some(plan.id);
        }
    }
    for (place, by) in named_by.iter_mut().enumerate() {
        let (before, these) = plans.split_at_mut(place);
        let Some(this) = these.first() else { continue };
        let ago = match this.life {
            Life::WriteTo => 4,
            // They are asked two weeks before their talk of three working days ago.
            Life::ReportBack => 18,
            _ => continue,
        };
        let is_free = |plan: &&mut Plan| plan.life == Life::KeptUp && plan.named.is_none();
        if let Some(referrer) = before.iter_mut().rev().find(is_free) {
            referrer.named = Some((this.id, NamedIn::Message(ago)));
            *by = Some(referrer.id);
        }
    }
    named_by
}

fn first_talk() -> Vec<Question> {
    let question =
        |(topic, text): &(&str, &str)| Question { text: (*text).to_owned(), topic: (*topic).to_owned() };
    QUESTIONS.iter().take(8).map(question).collect()
}
