//! What the user wants: goals and settings.

use std::sync::Arc;

use chrono::Weekday;

use super::{
    draft::Draft,
    people::{line, text},
};
use crate::domain::{
    book::{Exploring, Goals},
    command::{ExploringEdit, GoalsChanges, Refusal, RefusalKind, SettingsChanges},
    id::Id,
    search::fold,
    settings::Settings,
};

/// More than this in a week is a slip of the hand.
const MOST_A_WEEK: u32 = 200;

/// Changes the goals.
pub(super) fn aim(draft: &mut Draft<'_>, changes: &GoalsChanges) -> Result<String, Refusal> {
    let mut goals = Goals::clone(&draft.book().goals);
    for (number, place) in [
        (changes.requests_a_week, &mut goals.requests_a_week),
        (changes.talks_a_week, &mut goals.talks_a_week),
    ] {
        match number {
            Some(number) if number > MOST_A_WEEK => {
                return Err(Refusal::new(
                    RefusalKind::Text,
                    format!("{number} a week is more than anybody can do well"),
                    "5 requests and 2 talks are a good week",
                ));
            }
            Some(number) => *place = number,
            None => {}
        }
    }
    for (what, words, place) in
        [("your name", &changes.name, &mut goals.name), ("your news", &changes.news, &mut goals.news)]
    {
        if let Some(words) = words {
            *place = line(what, words)?;
        }
    }
    if let Some(introduction) = &changes.introduction {
        goals.introduction = text("introduction", introduction)?;
    }
    if let Some(ready) = changes.profile_ready {
        goals.profile_ready = ready;
    }
    let explored = changes.exploring.as_ref().map(|edit| explore(&mut goals.exploring, edit)).transpose()?;
    draft.put_goals(&Arc::new(goals));
    Ok(explored.unwrap_or_else(|| "Changed the goals".to_owned()))
}

fn explore(exploring: &mut Vec<Exploring>, edit: &ExploringEdit) -> Result<String, Refusal> {
    let place = |exploring: &[Exploring], what: &str| {
        exploring.iter().position(|one| fold(&one.what) == fold(what)).ok_or_else(|| {
            Refusal::new(
                RefusalKind::NotFound,
                format!("{what:?} is not among what you explore"),
                "the goals list what is",
            )
        })
    };
    match edit {
        ExploringEdit::Add(one) => {
            let one = sound(one, exploring, None)?;
            let told = format!("You explore {}", one.what);
            exploring.push(one);
            Ok(told)
        }
        ExploringEdit::Change { what, to } => {
            let at = place(exploring, what)?;
            let to = sound(to, exploring, Some(at))?;
            let told = format!("You explore {}", to.what);
            if let Some(one) = exploring.get_mut(at) {
                *one = to;
            }
            Ok(told)
        }
        ExploringEdit::Drop { what } => {
            let one = exploring.remove(place(exploring, what)?);
            Ok(format!("You no longer explore {}", one.what))
        }
        ExploringEdit::Move { what, to } => {
            let one = exploring.remove(place(exploring, what)?);
            let told = format!("Moved {}", one.what);
            exploring.insert((*to).min(exploring.len()), one);
            Ok(told)
        }
    }
}

fn sound(one: &Exploring, all: &[Exploring], at: Option<usize>) -> Result<Exploring, Refusal> {
    let what = line("field or role", &one.what)?;
    let to_find_out = line("what to find out", &one.to_find_out)?;
    if what.is_empty() {
        return Err(Refusal::new(
            RefusalKind::NeedsWords,
            "Which field or role?",
            "write it first, then a colon and what you want to find out",
        ));
    }
    let is_there =
        |(index, other): (usize, &Exploring)| Some(index) != at && fold(&other.what) == fold(&what);
    if all.iter().enumerate().any(is_there) {
        return Err(Refusal::new(RefusalKind::Already, format!("You explore {what} already"), ""));
    }
    Ok(Exploring { what, to_find_out })
}

/// Changes the settings. Who works where the user works now becomes discreet.
pub(super) fn set(draft: &mut Draft<'_>, changes: &SettingsChanges) -> Result<String, Refusal> {
    let mut settings = Settings::clone(&draft.book().settings);
    let SettingsChanges { zone, employer, weekend, days_off, away, morning, prepare, timings } = changes;
    if let Some(zone) = zone {
        settings.zone = line("time zone", zone)?;
    }
    if let Some(employer) = employer {
        settings.employer = line("employer", employer)?;
    }
    if let Some(weekend) = weekend {
        settings.weekend.clone_from(weekend);
        settings.weekend.sort_unstable_by_key(Weekday::num_days_from_monday);
        settings.weekend.dedup();
    }
    if let Some(days_off) = days_off {
        settings.days_off.clone_from(days_off);
    }
    if let Some(away) = away {
        settings.away.clone_from(away);
    }
    if let Some(morning) = morning {
        settings.morning = *morning;
    }
    if let Some(prepare) = prepare {
        settings.prepare.clone_from(prepare);
    }
    for (timing, number) in timings {
        match number.filter(|number| *number != timing.default_number()) {
            Some(number) => settings.timings.insert(*timing, number),
            None => settings.timings.remove(timing),
        };
    }
    if let Some(fault) = settings.faults().into_iter().next() {
        return Err(Refusal::new(RefusalKind::Text, fault, "say it another way"));
    }
    let is_other_place = settings.employer != draft.book().settings.employer;
    draft.put_settings(&Arc::new(settings));
    if is_other_place {
        make_discreet(draft)?;
    }
    let are_lists = *changes == SettingsChanges { prepare: prepare.clone(), ..SettingsChanges::default() };
    Ok(if are_lists { "Changed the lists before a talk" } else { "Changed the settings" }.to_owned())
}

fn make_discreet(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let book = draft.book();
    let there = |(id, contact): (&Id, &Arc<crate::domain::contact::Contact>)| {
        (!contact.discreet && book.settings.is_present_employer(&contact.employer)).then_some(*id)
    };
    let there: Vec<Id> = book.contacts.iter().filter_map(there).collect();
    match there.len() {
        0 => {}
        1 => draft.remark("1 person works there, and is marked discreet"),
        many => draft.remark(format!("{many} people work there, and are marked discreet")),
    }
    for id in there {
        draft.change(id)?.discreet = true;
    }
    Ok(())
}
