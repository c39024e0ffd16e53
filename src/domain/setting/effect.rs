//! What a change of the settings does to what is due, said before it is done.

use std::collections::BTreeMap;

use crate::domain::{
    book::Book,
    follow_up::{FollowUp, FollowUpId},
    rules,
    zone::Now,
};

/// What becomes different between two books that differ in their settings, in a sentence.
pub fn between(before: &Book, after: &Book, now: &Now) -> String {
    let of = |book: &Book| -> BTreeMap<FollowUpId, FollowUp> {
        rules::follow_ups(book, now).into_iter().map(|it| (it.id, it)).collect()
    };
    let (before, after) = (of(before), of(after));
    let days = |it: &FollowUp| (it.opens, it.aim, it.limit, it.hidden_until);
    let moved = before.iter().filter(|(id, it)| after.get(id).is_some_and(|now| days(now) != days(it)));
    let moved = moved.count();
    let today =
        |all: &BTreeMap<FollowUpId, FollowUp>| all.values().filter(|it| it.state.is_for_today()).count();
    let (was, is) = (today(&before), today(&after));
    let other_days = match moved {
        0 => "Nothing gets another day".to_owned(),
        1 => "1 thing gets another day".to_owned(),
        many => format!("{many} things get another day"),
    };
    if was == is { other_days } else { format!("{other_days}; for today: {is} instead of {was}") }
}
