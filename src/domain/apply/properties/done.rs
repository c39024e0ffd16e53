//! What is done, let go or put off is gone from what is to be done.

use chrono::Duration;
use proptest::prelude::*;

use crate::domain::{
    command::{Act, Command},
    follow_up::{Rule, State},
    proof::{
        self,
        stories::{World, story},
    },
    rules,
};

proptest! {
    #![proptest_config(proof::cases(200, 10_000))]

    #[test]
    fn what_is_done_is_gone((zone, start, steps) in story()) {
        let mut world = World::new(zone, start);
        for step in steps {
            world.now.instant += Duration::minutes(step.wait);
            let Some(act) = world.act(&step) else { continue };
            let chosen = match &act {
                Act::Done { follow_up, .. } | Act::LetGo { follow_up, .. } | Act::Snooze { follow_up, .. } => {
                    rules::find(&world.book, &world.now, *follow_up)
                }
                _ => None,
            };
            let command = Command::new(&mut world.ids, act);
            let is_applied = world.book.apply(&command, &world.now).is_ok();
            let Some(chosen) = chosen.filter(|_| is_applied) else { continue };
            let left = rules::find(&world.book, &world.now, chosen.id).filter(|it| it.opens == chosen.opens);
            match (&command.act, left) {
                (Act::Snooze { .. }, left) => {
                    prop_assert!(left.is_some_and(|it| matches!(it.state, State::Snoozed | State::Upcoming)));
                }
                // The list of the day before is done, and that of the day itself is left.
                (_, Some(_)) if chosen.rule() == Rule::Prepare => {}
                (_, left) => prop_assert_eq!(left, None, "{:?}", command.act),
            }
        }
    }
}
