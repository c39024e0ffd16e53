//! What a table says has happened: it is told once, of people of whom nothing is noted yet, and raises no flood of old
//! duties.

use chrono::NaiveDate;

use super::{
    outcome::{Field, News},
    record::Merge,
};
use crate::domain::{card::Thanked, contact::Imported};

const NOTED: &str = "what happened with them is noted already";
const AHEAD: &str = "that day has not come yet";
const NOTHING_TO_THANK_FOR: &str = "no talk before it to thank for";
const PAST: &str = "that day has passed";

/// Finds what is to be told, and says what is not and why.
pub(super) fn merge(merge: &mut Merge<'_, '_>, last: Option<&Imported>, now: &mut Imported) {
    let past = merge.keyed.card.past.clone();
    let is_new = |field: Field, theirs: &str| {
        last.and_then(|last| last.told.get(field.words())).is_none_or(|told| told != theirs)
    };
    let mut talked = None;
    for (field, day) in [(Field::Asked, past.asked), (Field::Talked, past.talked)] {
        let Some(day) = day else { continue };
        let theirs = day.to_string();
        if !is_new(field, &theirs) {
            continue;
        }
        if day > merge.today {
            // It may be told when it has come: nothing is kept of it.
            merge.say(field, &theirs, News::LeftOut(AHEAD));
            continue;
        }
        if merge.has_history {
            merge.say(field, &theirs, News::LeftOut(NOTED));
        } else {
            match field {
                Field::Asked => merge.past.asked = Some(day),
                _ => (merge.past.talked, talked) = (Some(day), Some(day)),
            }
            merge.say(field, &theirs, News::Filled);
        }
        now.told.insert(field.words().to_owned(), theirs);
    }
    if let Some(theirs) = thanked_words(past.thanked).filter(|theirs| is_new(Field::Thanked, theirs)) {
        thank(merge, past.thanked, &theirs, talked);
        now.told.insert(Field::Thanked.words().to_owned(), theirs);
    } else if talked.is_some() {
        merge.past.thanked = past.thanked;
    }
    if let Some(day) = past.next {
        let theirs = day.to_string();
        if is_new(Field::Next, &theirs) {
            if day < merge.today {
                merge.say(Field::Next, &theirs, News::LeftOut(PAST));
            } else {
                merge.past.next = Some(day);
                merge.say(Field::Next, &theirs, News::Filled);
            }
            now.told.insert(Field::Next.words().to_owned(), theirs);
        }
    }
    let is_worked_with =
        merge.past.asked.is_some() || merge.past.talked.is_some() || merge.past.next.is_some();
    if is_worked_with && merge.contact.pool {
        merge.contact.to_mut().pool = false;
    }
}

fn thank(merge: &mut Merge<'_, '_>, thanked: Option<Thanked>, theirs: &str, talked: Option<NaiveDate>) {
    let why = match (thanked, talked) {
        (Some(Thanked::On(day)), _) if day > merge.today => Some(AHEAD),
        _ if merge.has_history => Some(NOTED),
        (_, None) => Some(NOTHING_TO_THANK_FOR),
        (Some(Thanked::On(day)), Some(talked)) if day < talked => Some(NOTHING_TO_THANK_FOR),
        _ => None,
    };
    merge.past.thanked = match why {
        None => thanked,
        Some(_) => talked.map(|_| Thanked::No),
    };
    merge.say(Field::Thanked, theirs, why.map_or(News::Filled, News::LeftOut));
}

/// In words what is to be told of thanks; that there were none yet is nothing to tell.
fn thanked_words(thanked: Option<Thanked>) -> Option<String> {
    match thanked? {
        Thanked::No => None,
        Thanked::Yes => Some("yes".to_owned()),
        Thanked::On(day) => Some(day.to_string()),
    }
}
