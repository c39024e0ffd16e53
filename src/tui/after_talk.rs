//! What follows a talk that was just told to be over: its debrief, which begins with one line.

use crate::domain::{
    command::{Act, Change, InterviewEdit},
    event::EventKind,
    follow_up::Rule,
    id::Id,
    zone::Zone,
};

/// Whether an act can tell that a talk was held. Whoever captures a person with a past talk is not asked about it.
pub fn may_end_one(act: &Act) -> bool {
    match act {
        Act::Done { follow_up, .. } => follow_up.rule == Rule::Outcome,
        Act::Log(log) => log.kind == EventKind::Held,
        Act::Interview { edit, .. } => matches!(**edit, InterviewEdit::Over),
        Act::Together { acts, .. } => {
            acts.iter().any(may_end_one) && !acts.iter().any(|act| matches!(act, Act::AddContact(_)))
        }
        _ => false,
    }
}

/// The one talk that a change tells to be held. What is told long after it happened opens nothing (DESIGN 2).
pub fn just_held(change: &Change, zone: &Zone) -> Option<Id> {
    let mut held = change.after.contacts.iter().flat_map(|(id, after)| {
        let before = change.before.contacts.get(id).and_then(Option::as_deref);
        let is_new = move |event: &Id| before.is_none_or(|before| !before.events.contains_key(event));
        let events = after.iter().flat_map(|after| &after.events);
        events
            .filter(move |(id, event)| event.kind == EventKind::Held && !event.told_late(zone) && is_new(id))
            .filter_map(|(_, event)| event.interview)
    });
    held.next().filter(|_| held.next().is_none())
}
