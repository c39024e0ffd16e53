//! An agenda that follows each change is the one that is derived anew.

use std::sync::Arc;

use chrono::Duration;
use proptest::prelude::*;

use crate::domain::{
    agenda::{Agenda, Kept},
    command::{Act, Command},
    proof::{
        self,
        stories::{World, story},
    },
};

proptest! {
    #![proptest_config(proof::cases(60, 5_000))]

    #[test]
    fn an_agenda_that_follows_a_change_is_what_is_derived_anew((zone, start, steps) in story()) {
        let mut world = World::new(zone, start);
        let mut kept = Kept::default();
        for step in &steps {
            world.now.instant += Duration::minutes(step.wait);
            let Some(act) = world.act(step) else { continue };
            prop_assert_eq!(kept.agenda(&world.book, &world.now), Agenda::of(&world.book, &world.now));
            let Ok(applied) = world.book.apply(&Command::new(&mut world.ids, act), &world.now) else { continue };
            let followed = kept.agenda(&world.book, &world.now);
            prop_assert_eq!(followed, Agenda::of(&world.book, &world.now), "{}", applied.summary);
            // There and back again.
            let undo = Act::Undo(Arc::clone(&applied.change));
            let mut book = world.book.clone();
            if book.apply(&Command::new(&mut world.ids, undo), &world.now).is_ok() {
                let mut back = kept.clone();
                prop_assert_eq!(back.agenda(&book, &world.now), Agenda::of(&book, &world.now));
            }
        }
    }
}
