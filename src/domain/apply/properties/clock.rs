//! A clock that goes back, by a second, an hour, a day or a year, in the middle of a story.

use chrono::{Duration, DurationRound, TimeDelta};
use proptest::prelude::*;

use crate::domain::{
    agenda::{Agenda, Kept},
    command::Command,
    follow_up::State,
    proof::{
        self,
        stories::{World, story},
    },
    rules,
    zone::Now,
};

/// What is told and what is derived while the clock goes to and fro: nothing is lost, nothing out of order.
fn holds(world: &World, kept: &mut Kept) -> Result<(), TestCaseError> {
    let found = rules::follow_ups(&world.book, &world.now);
    for follow_up in &found {
        prop_assert!(follow_up.opens <= follow_up.aim, "{:?}", follow_up);
        prop_assert!(follow_up.limit.is_none_or(|limit| follow_up.aim <= limit), "{:?}", follow_up);
        let is_ahead = follow_up.opens > world.now.instant;
        prop_assert_eq!(is_ahead, follow_up.state == State::Upcoming, "{:?}", follow_up);
    }
    let agenda = Agenda::of(&world.book, &world.now);
    let counted = |state| found.iter().filter(|it| it.state == state).count();
    prop_assert_eq!(agenda.counts.for_today(), counted(State::Late) + counted(State::Due));
    // What is kept is kept for a minute.
    let minute = world.now.instant.duration_trunc(TimeDelta::minutes(1)).unwrap();
    let now = Now { instant: minute, zone: world.now.zone.clone() };
    prop_assert_eq!(kept.agenda(&world.book, &now), Agenda::of(&world.book, &now));
    Ok(())
}

proptest! {
    #![proptest_config(proof::cases(60, 5_000))]

    #[test]
    fn a_clock_that_goes_back_loses_nothing(
        (zone, start, steps) in story(),
        jumps in prop::collection::vec((0..100_usize, prop::sample::select(vec![1, 3600, 86_400, 365 * 86_400])), 1..4),
    ) {
        let mut world = World::new(zone, start);
        let mut kept = Kept::default();
        for (number, step) in steps.iter().enumerate() {
            world.now.instant += Duration::minutes(step.wait);
            for (_, seconds) in jumps.iter().filter(|(at, _)| *at == number) {
                let there = world.now.instant;
                world.now.instant -= Duration::seconds(*seconds);
                holds(&world, &mut kept)?;
                // Half of the time it is set right again.
                if seconds % 2 == 0 && number % 2 == 0 {
                    world.now.instant = there;
                }
            }
            let Some(act) = world.act(step) else { continue };
            let command = Command::new(&mut world.ids, act);
            let before = world.book.clone();
            match world.book.apply(&command, &world.now) {
                Err(refusal) => prop_assert_eq!(&world.book, &before, "{}", refusal),
                Ok(_) => prop_assert_eq!(world.book.check(), vec![], "{:?}", command.act),
            }
            if number % 8 == 0 {
                holds(&world, &mut kept)?;
            }
        }
        holds(&world, &mut kept)?;
        for seconds in [1, 3600, 86_400, 365 * 86_400] {
            let mut earlier = world.now.clone();
            earlier.instant -= Duration::seconds(seconds);
            let before = World { now: earlier, book: world.book.clone(), ids: world.ids.clone() };
            holds(&before, &mut kept)?;
        }
    }
}
