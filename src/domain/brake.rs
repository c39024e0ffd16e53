//! The brake: asking again too soon, or nudging beyond the cap, is said, never forbidden.

use super::{
    calendar::Calendar, event::EventKind, settings::Settings, standing::Standing, timing::Timing, zone::Now,
};

/// What is said of an ask (request, nudge, update) that comes soon after an unanswered message, or beyond the cap.
/// None where nothing is to be said.
pub fn said_of(kind: EventKind, standing: &Standing<'_>, now: &Now, settings: &Settings) -> Option<String> {
    let calendar = Calendar::new(&now.zone, settings);
    let name = &standing.history.contact.name;
    let unanswered = standing.requests.iter().rfind(|request| request.is_unanswered())?;
    let cap = calendar.number(Timing::NudgeCap);
    if kind == EventKind::Nudged && unanswered.nudges >= cap {
        let nudges = unanswered.nudges + 1;
        return Some(format!("That is nudge number {nudges} to {name}; {cap} is the most that is kind"));
    }
    let asks = matches!(kind, EventKind::Planned | EventKind::Sent | EventKind::Nudged | EventKind::Touched);
    let last = unanswered.last_message.filter(|_| asks)?;
    let days = calendar.working_days.between(calendar.date(last), now.today());
    (days < calendar.number(Timing::BrakeWorkingDays)).then(|| {
        let ago = match days {
            0 => "today".to_owned(),
            1 => "1 working day ago".to_owned(),
            days => format!("{days} working days ago"),
        };
        format!("Your last message to {name}, {ago}, is unanswered")
    })
}
