//! A refusal leaves the book as it was, undo takes all of it back, and what is applied is sound.

use std::collections::BTreeSet;

use chrono::Duration;
use proptest::prelude::*;

use crate::domain::{
    book::Book,
    command::{Act, Command},
    id::Id,
    proof::{
        self,
        stories::{World, story},
    },
};

/// Every id in the book.
fn ids(book: &Book) -> BTreeSet<Id> {
    let records = book.contacts.values().flat_map(|contact| contact.record_ids().map(|(id, _)| id));
    records.chain(book.contacts.keys().copied()).collect()
}

fn undone(world: &mut World, book: &mut Book, act: Act) -> Result<(), TestCaseError> {
    let command = Command::new(&mut world.ids, act);
    book.apply(&command, &world.now).map(drop).map_err(|refusal| TestCaseError::fail(refusal.to_string()))
}

proptest! {
    #![proptest_config(proof::cases(200, 10_000))]

    #[test]
    fn refusals_change_nothing_and_what_is_applied_is_sound_and_can_be_taken_back((zone, start, steps) in story()) {
        let mut world = World::new(zone, start);
        let mut ever = BTreeSet::new();
        let mut changes = Vec::new();
        for step in steps {
            world.now.instant += Duration::minutes(step.wait);
            let Some(act) = world.act(&step) else { continue };
            let command = Command::new(&mut world.ids, act);
            let before = world.book.clone();
            let applied = match world.book.apply(&command, &world.now) {
                Err(refusal) => {
                    prop_assert_eq!(&world.book, &before, "{}", refusal);
                    prop_assert!(!refusal.words.is_empty());
                    continue;
                }
                Ok(applied) => applied,
            };
            prop_assert_eq!(world.book.check(), vec![], "{:?}", command.act);
            prop_assert!(!applied.summary.is_empty() && !applied.summary.contains('\n'));
            let made: BTreeSet<Id> = ids(&world.book).difference(&ids(&before)).copied().collect();
            prop_assert!(made.is_disjoint(&ever), "an id is used again: {:?}", command.act);
            ever.extend(made);
            if applied.change.is_empty() {
                prop_assert_eq!(&world.book, &before);
                continue;
            }
            let mut again = before.clone();
            prop_assert!(again.apply(&command, &world.now).is_ok());
            prop_assert_eq!(&again, &world.book, "the same command twice");
            undone(&mut world, &mut again, Act::Undo(applied.change.clone()))?;
            prop_assert_eq!(&again, &before);
            undone(&mut world, &mut again, Act::Redo(applied.change.clone()))?;
            prop_assert_eq!(&again, &world.book);
            changes.push(applied.change);
        }
        let (last, mut book) = (world.book.clone(), world.book.clone());
        for change in changes.iter().rev() {
            undone(&mut world, &mut book, Act::Undo(change.clone()))?;
        }
        prop_assert_eq!(&book, &Book::default());
        for change in &changes {
            undone(&mut world, &mut book, Act::Redo(change.clone()))?;
        }
        prop_assert_eq!(book, last);
    }
}

proptest! {
    #![proptest_config(proof::cases(100, 5_000))]

    /// Any change of a story is taken back at its end: wholly, with a sound book, or not at all.
    #[test]
    fn an_older_change_is_taken_back_wholly_or_refused((zone, start, steps) in story()) {
        let mut world = World::new(zone, start);
        let mut changes = Vec::new();
        for step in steps {
            world.now.instant += Duration::minutes(step.wait);
            let Some(act) = world.act(&step) else { continue };
            let command = Command::new(&mut world.ids, act);
            if let Ok(applied) = world.book.apply(&command, &world.now)
                && !applied.change.is_empty()
            {
                changes.push((applied.change, world.book.clone()));
            }
        }
        for (number, (change, after)) in changes.iter().enumerate() {
            let mut book = world.book.clone();
            let undo = Command::new(&mut world.ids, Act::Undo(change.clone()));
            let touched = |id: &Id| book.contacts.get(id) == after.contacts.get(id);
            let is_as_left = change.after.contacts.keys().all(touched);
            match book.apply(&undo, &world.now) {
                Ok(_) => {
                    prop_assert!(is_as_left, "{} is taken back over a later change", number);
                    prop_assert_eq!(book.check(), vec![], "{:?}", change.what);
                    undone(&mut world, &mut book, Act::Redo(change.clone()))?;
                    prop_assert_eq!(&book, &world.book);
                }
                Err(refusal) => {
                    prop_assert_eq!(&book, &world.book, "{}", &refusal);
                    prop_assert!(!refusal.words.is_empty() && !refusal.hint.is_empty());
                }
            }
        }
    }
}
