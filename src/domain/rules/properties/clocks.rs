//! The rules where the clocks change: in every zone, a second before each change, at it, and a second after; and in
//! any year.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

use super::{
    super::testing::{Story, VIENNA},
    holds, line,
};
use crate::domain::{
    follow_up::{FollowUp, Rule},
    proof,
    zone::{
        Now, Zone,
        changes::{Changing, zones},
        iana::Iana,
        proof::Slow,
    },
};

/// A story whose 27th day is `day`.
fn around(zone: &Zone, day: NaiveDate) -> impl Strategy<Value = Story> + use<> {
    let (zone, first) = (zone.to_string(), day - Days::new(27));
    let lines = prop::collection::vec(line(first), 1..12);
    lines.prop_map(move |lines| Story::told(&zone, &lines.join("\n")))
}

#[test]
fn nothing_is_out_of_order_where_the_clocks_change() {
    let stories = if proof::is_long() { 4 } else { 1 };
    let mut runner = TestRunner::new(proof::cases(1, 1));
    let mut moments = 0;
    for Changing { zone, changes } in zones() {
        for change in changes {
            for _ in 0..stories {
                let told = around(zone, zone.date_of(*change));
                let story = told.new_tree(&mut runner).unwrap().current();
                for seconds in [-1, 0, 1] {
                    let now = Now { instant: *change + Duration::seconds(seconds), zone: zone.clone() };
                    holds(&story, &now)
                        .unwrap_or_else(|why| panic!("{why}\nat {change} {seconds} s {story:?}"));
                    moments += 1;
                }
            }
        }
    }
    println!("{moments} moments");
    assert!(moments > 1000, "{moments}");
}

/// What one rule finds in a story.
fn found(story: &Story, rule: Rule, now: DateTime<Utc>, zone: &Zone) -> FollowUp {
    let now = Now { instant: now, zone: zone.clone() };
    let mut found = super::follow_ups(&story.book, &now);
    found.retain(|it| it.rule() == rule);
    assert_eq!(found.len(), 1, "{story:?} {found:?}");
    found.remove(0)
}

/// Hours are elapsed time, working days and days are local dates: each counted again by hand from the offsets alone.
#[test]
fn hours_days_and_working_days_are_counted_right_over_a_change() {
    let said = |at: DateTime<Utc>, zone: &Zone| zone.local(at).format("%Y-%m-%dT%H:%M:%S").to_string();
    for Changing { zone, changes } in zones() {
        let slow = Slow(zone);
        let end = |date: NaiveDate| slow.first(date + Days::new(1));
        for (number, change) in changes.iter().enumerate() {
            // Of all distances to the change, each zone tries some.
            for hours in [-1, 1].map(|side| side * i64::try_from(1 + 17 * number % 240).unwrap()) {
                let at = *change + Duration::hours(hours);
                let date = slow.date(at);
                if slow.all(zone.local(at).naive_local()).len() != 1 {
                    continue;
                }
                let name = zone.to_string();
                let sent = Story::told(&name, &format!("ada {} sent r1", said(at, zone)));
                let nudge = found(&sent, Rule::Nudge, at, zone);
                let day = Slow::working_day(date, 7);
                let last = Slow::working_day(day, 3);
                let expected = (slow.first(day), end(day), Some(end(last)));
                assert_eq!((nudge.opens, nudge.aim, nudge.limit), expected, "{sent:?}");

                let held = Story::told(&name, &format!("ada {} held i1", said(at, zone)));
                let thanks = found(&held, Rule::ThankYou, at, zone);
                let expected = (at, at + Duration::hours(24), Some(at + Duration::hours(48)));
                assert_eq!((thanks.opens, thanks.aim, thanks.limit), expected, "{held:?}");

                let due =
                    format!("ada {} promise p1 by=me due={date} call", said(at - Duration::days(5), zone));
                let promised = Story::told(&name, &due);
                let promise = found(&promised, Rule::Promise, at - Duration::days(5), zone);
                let expected = (slow.first(date - Days::new(1)), end(date), Some(end(date + Days::new(1))));
                assert_eq!((promise.opens, promise.aim, promise.limit), expected, "{promised:?}");
            }
        }
    }
}

fn any_zone() -> impl Strategy<Value = Zone> {
    let zones: Vec<Zone> = Iana::all().map(Zone::Named).collect();
    prop::sample::select(zones)
}

/// A day from 1970 to 2200, and a moment some months before or after it.
fn any_year() -> impl Strategy<Value = (Zone, NaiveDate, i64)> {
    let first = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
    let day = prop_oneof![2 => 0..84_370_u64, 1 => 0..60_u64, 1 => 84_300..84_370_u64];
    (any_zone(), day, -100 * 1440..400 * 1440_i64)
        .prop_map(move |(zone, day, minutes)| (zone, first + Days::new(day), minutes))
}

proptest! {
    #![proptest_config(proof::cases(300, 10_000))]

    #[test]
    fn nothing_is_out_of_order_in_any_year(
        (story, now) in any_year().prop_flat_map(|(zone, day, minutes)| {
            let instant = zone.start_of_day(day) + Duration::minutes(minutes);
            (around(&zone, day), Just(Now { instant, zone }))
        }),
    ) {
        holds(&story, &now)?;
    }

    /// The clock of the machine may go back, and some of what is told then lies ahead.
    #[test]
    fn a_clock_that_goes_back_puts_nothing_out_of_order(
        lines in prop::collection::vec(line(super::FIRST), 1..25),
        back in prop_oneof![Just(1), Just(3600), Just(86_400), Just(365 * 86_400), 1..40 * 86_400_i64],
    ) {
        let story = Story::told(VIENNA, &lines.join("\n"));
        let told = story.book.contacts.values().flat_map(|contact| contact.events.values().map(|it| it.logged_at));
        let last = told.max().map_or(story.time("2026-10-25T01:00"), |at| at.to_utc());
        let mut now = Now { instant: last, zone: Zone::named(VIENNA).unwrap() };
        holds(&story, &now)?;
        now.instant -= Duration::seconds(back);
        holds(&story, &now)?;
        for follow_up in super::follow_ups(&story.book, &now) {
            prop_assert_eq!(follow_up.opens > now.instant, follow_up.state == super::State::Upcoming, "{:?}", follow_up);
        }
    }
}
