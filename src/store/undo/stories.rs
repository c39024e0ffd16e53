//! Stories of many kept saves, each of which is taken back at the end: wholly, with a sound book, or not at all.

use chrono::Duration;
use proptest::prelude::*;

use super::take_back;
use crate::domain::{
    command::Command,
    proof::{
        self,
        stories::{World, story},
    },
};

proptest! {
    #![proptest_config(proof::cases(60, 5_000))]

    #[test]
    fn any_save_is_taken_back_wholly_or_not_at_all((zone, start, steps) in story()) {
        let mut world = World::new(zone, start);
        let mut saves = vec![world.book.clone()];
        for step in steps {
            world.now.instant += Duration::minutes(step.wait);
            let Some(act) = world.act(&step) else { continue };
            let command = Command::new(&mut world.ids, act);
            if world.book.apply(&command, &world.now).is_ok() {
                saves.push(world.book.clone());
            }
        }
        for (number, pair) in saves.windows(2).enumerate() {
            match take_back(&world.book, &pair[0], &pair[1]) {
                Ok(book) => {
                    prop_assert_eq!(book.check(), vec![], "save {}", number);
                    // Taking that back in turn is doing it again.
                    prop_assert_eq!(take_back(&book, &pair[1], &pair[0]), Ok(world.book.clone()));
                    if number + 2 == saves.len() {
                        prop_assert_eq!(&book, &pair[0]);
                    }
                }
                Err(parts) => prop_assert!(number + 2 < saves.len() && !parts.is_empty(), "save {}", number),
            }
        }
    }
}
