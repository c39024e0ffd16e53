//! What is done, let go or put off is gone from what is to be done.

use chrono::Duration;
use proptest::prelude::*;

use crate::domain::{
    command::{Act, Command},
    follow_up::{FollowUp, FollowUpId, Rule, State},
    proof::{
        self,
        stories::{World, story},
    },
    rules,
};

fn is_hidden(follow_up: &FollowUp) -> bool {
    matches!(follow_up.state, State::Snoozed | State::Upcoming)
}

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
            let stood = |chosen: &FollowUp| rules::follow_ups_with(&world.book, &world.now, chosen.contact);
            let before: Vec<FollowUpId> = chosen.iter().flat_map(stood).map(|it| it.id).collect();
            let command = Command::new(&mut world.ids, act);
            let is_applied = world.book.apply(&command, &world.now).is_ok();
            let Some(chosen) = chosen.filter(|_| is_applied) else { continue };
            let left = rules::find(&world.book, &world.now, chosen.id).filter(|it| it.opens == chosen.opens);
            match (&command.act, left) {
                (Act::Snooze { .. }, Some(left)) => prop_assert!(is_hidden(&left), "{left:?}"),
                // What stands for several is called by another of them now, and that waits as well.
                (Act::Snooze { .. }, None) => {
                    let mut left = rules::follow_ups_with(&world.book, &world.now, chosen.contact);
                    left.retain(|it| it.rule() == chosen.rule() && !before.contains(&it.id));
                    prop_assert!(!left.is_empty() && left.iter().all(is_hidden), "{chosen:?} {left:?}");
                }
                // The list of the day before is done, and that of the day itself is left.
                (_, Some(_)) if chosen.rule() == Rule::Prepare => {}
                (_, left) => prop_assert_eq!(left, None, "{:?}", command.act),
            }
        }
    }
}
