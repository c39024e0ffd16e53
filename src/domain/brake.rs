//! The brake: asking again too soon, or nudging beyond the cap, is said, never forbidden.

use super::{
    calendar::Calendar,
    event::{Event, EventKind, Who},
    settings::Settings,
    standing::Standing,
    timing::Timing,
    zone::Now,
};

/// What is said before an ask (a request, a nudge, an introduction, an update) that comes within five working days of
/// an unanswered message, or beyond the cap of nudges. None for everything else: thanks, answers, promises and
/// confirmations are never too soon.
pub fn said_of(kind: EventKind, standing: &Standing<'_>, now: &Now, settings: &Settings) -> Option<String> {
    let is_ask =
        matches!(kind, EventKind::Planned | EventKind::Sent | EventKind::Nudged | EventKind::Touched);
    if !is_ask {
        return None;
    }
    let calendar = Calendar::new(&now.zone, settings);
    let name = &standing.history.contact.name;
    let cap = calendar.number(Timing::NudgeCap);
    let unanswered = standing.requests.iter().rfind(|request| request.is_unanswered());
    if let Some(request) = unanswered.filter(|it| kind == EventKind::Nudged && it.nudges >= cap) {
        let number = request.nudges.saturating_add(1);
        return Some(format!("That is nudge number {number} to {name}; {cap} is the most that is kind"));
    }
    let events = &standing.history.events;
    let answered = events.iter().rposition(|happened| is_settling(happened.event)).map_or(0, |at| at + 1);
    let since = events.iter().skip(answered).map(|happened| happened.event);
    let open: Vec<&Event> = since.filter(|event| is_open(event)).collect();
    let last = standing.history.last_message().filter(|_| !open.is_empty())?.at;
    let days = calendar.working_days.between(calendar.date(last), now.today());
    (days <= calendar.number(Timing::BrakeWorkingDays)).then(|| {
        let ago = match days {
            0 if calendar.date(last) == now.today() => "today".to_owned(),
            0 => "on the last days off".to_owned(),
            1 => "1 working day ago".to_owned(),
            days => format!("{days} working days ago"),
        };
        if open.iter().all(|event| event.kind == EventKind::Touched) {
            // News needs no answer, but so soon another message may be one too many.
            return format!("You wrote to {name} {ago} already");
        }
        format!("Your last message to {name} is unanswered, and the last word was {ago}")
    })
}

/// What leaves nothing of the user's unanswered: an answer, a talk, or the user's own close.
fn is_settling(event: &Event) -> bool {
    event.is_answer() || matches!(event.kind, EventKind::Scheduled | EventKind::Held | EventKind::Closed)
}

/// What may be unanswered, or is too new for more.
fn is_open(event: &Event) -> bool {
    event.doer() == Who::Me
        && matches!(event.kind, EventKind::Sent | EventKind::Nudged | EventKind::Offered | EventKind::Touched)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{Story, VIENNA};

    fn said(kind: EventKind, script: &str, now: &str) -> String {
        let mut story = Story::told(VIENNA, script);
        let (ada, now) = (story.id("ada"), story.now(now));
        let calendar = Calendar::new(&now.zone, &story.book.settings);
        let standing = Standing::of(&story.book.contacts[&ada], &calendar, now.instant);
        said_of(kind, &standing, &now, &story.book.settings).unwrap_or_default()
    }

    #[test]
    fn asking_again_within_five_working_days_is_said() {
        let sent = "ada 2026-11-09T10:00 sent r1";
        let words = "Your last message to Ada is unanswered, and the last word was";
        for (more, kind, now, expected) in [
            ("", EventKind::Sent, "2026-11-09T11:00", format!("{words} today")),
            ("", EventKind::Touched, "2026-11-10T11:00", format!("{words} 1 working day ago")),
            ("", EventKind::Nudged, "2026-11-16T11:00", format!("{words} 5 working days ago")),
            ("", EventKind::Planned, "2026-11-17T11:00", String::new()),
            // Counted from the last word either way, and a word that wants no reply is no answer.
            (
                "ada 2026-11-11T10:00 heard",
                EventKind::Sent,
                "2026-11-17T11:00",
                format!("{words} 4 working days ago"),
            ),
            ("ada 2026-11-11T10:00 wrote r1", EventKind::Sent, "2026-11-12T11:00", String::new()),
            ("ada 2026-11-11T10:00 closed r1", EventKind::Sent, "2026-11-12T11:00", String::new()),
            ("ada 2026-11-11T10:00 held i1", EventKind::Sent, "2026-11-12T11:00", String::new()),
            // Never of thanks, replies and confirmations.
            ("", EventKind::Thanked, "2026-11-09T11:00", String::new()),
            ("", EventKind::Answered, "2026-11-09T11:00", String::new()),
            ("", EventKind::Scheduled, "2026-11-09T11:00", String::new()),
            (
                "ada 2026-11-18T10:00 nudged r1",
                EventKind::Nudged,
                "2026-12-18T11:00",
                "That is nudge number 2 to Ada; 1 is the most that is kind".to_owned(),
            ),
        ] {
            assert_eq!(said(kind, &format!("{sent}\n{more}"), now), expected, "{kind} {now} {more}");
        }
        let news = "ada 2026-11-09T10:00 held i1\nada 2026-11-10T11:00 touched";
        assert_eq!(said(EventKind::Sent, news, "2026-11-10T12:00"), "You wrote to Ada today already");
        // Thanks want no answer.
        let thanked = "ada 2026-11-09T10:00 held i1\nada 2026-11-09T11:00 thanked for=i1";
        assert_eq!(said(EventKind::Sent, thanked, "2026-11-10T10:00"), "");
        let saturday = "ada 2026-11-14T10:00 sent r1";
        assert_eq!(
            said(EventKind::Sent, saturday, "2026-11-15T10:00"),
            format!("{words} on the last days off")
        );
    }
}
