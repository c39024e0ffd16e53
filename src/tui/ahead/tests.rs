//! What is renewed is what is looked up anew.

use chrono::Duration;
use proptest::prelude::*;

use super::Ahead;
use crate::domain::{
    command::Command,
    proof::{
        self,
        stories::{World, story},
    },
    search::Query,
};

proptest! {
    #![proptest_config(proof::cases(60, 5_000))]

    #[test]
    fn what_is_renewed_after_a_change_is_what_is_looked_up_anew((zone, start, steps) in story()) {
        let mut world = World::new(zone, start);
        let mut ahead = Ahead::of(&world.book, &world.now);
        for step in &steps {
            world.now.instant += Duration::minutes(step.wait);
            ahead = ahead.again(&world.book, &world.now);
            // What was not asked for then is renewed from longer ago.
            if step.wait % 3 != 0 {
                ahead.look(None);
            }
            let Some(act) = world.act(step) else { continue };
            let Ok(applied) = world.book.apply(&Command::new(&mut world.ids, act), &world.now) else { continue };
            ahead = ahead.again(&world.book, &world.now);
            let anew = Ahead::of(&world.book, &world.now);
            prop_assert_eq!(ahead.talks(), anew.talks(), "{}", applied.summary);
            let (asks, expected) = (ahead.asks(), anew.asks());
            asks.gather();
            prop_assert!(asks.all().eq(expected.all()), "{}", applied.summary);
            for ask in expected.all() {
                prop_assert_eq!(asks.get(ask.request), Some(ask));
            }
            for typed in ["", "a", "an", "e acme", "about"] {
                let query = Query::new(typed);
                prop_assert_eq!(asks.listed(&query), expected.listed(&query), "{}", typed);
            }
        }
    }
}
