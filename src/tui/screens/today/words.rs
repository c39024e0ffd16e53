//! What Today says of the day, of whoever is waited for, and of what came to rest.

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        agenda::{Waiting, WaitsFor},
        standing::RequestState,
        when::words,
    },
    tui::session::Session,
};

/// "Thursday 12 November, 08:04"
pub fn today(session: &Session) -> String {
    session.now.stamp().format("%A %-d %B, %H:%M").to_string()
}

/// "4 for today, about 10 minutes"
pub fn for_today(session: &Session) -> String {
    match (session.agenda.counts.for_today(), session.agenda.minutes) {
        (0, _) => "nothing for today".to_owned(),
        (count, 0..=1) => format!("{count} for today, a minute"),
        (count, minutes) => format!("{count} for today, about {minutes} minutes"),
    }
}

/// "asked Mon by LinkedIn"
pub fn asked(waiting: &Waiting, session: &Session) -> String {
    let since = words::short(waiting.since, &session.now);
    let how = waiting.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
    match waiting.what {
        WaitsFor::Time => format!("times offered {since}"),
        WaitsFor::Later => format!("said later, {since}"),
        WaitsFor::AnswerThenNudge | WaitsFor::AnswerThenRest => {
            let how = if waiting.state == RequestState::Accepted { ", to an introduction" } else { &how };
            format!("{} {since}{how}", waiting.state.asked_word())
        }
    }
}

/// "one nudge, from Wed 18 Nov on": when the program speaks up.
pub fn speaks_up(waiting: &Waiting, session: &Session) -> String {
    let Some(day) = waiting.speaks_up.map(|at| day(at, session)) else { return String::new() };
    match waiting.what {
        WaitsFor::AnswerThenNudge => format!("one nudge, from {day} on"),
        WaitsFor::AnswerThenRest => format!("comes to rest {day}"),
        WaitsFor::Time => format!("asks about the times {day}"),
        WaitsFor::Later => format!("ask again {day}"),
    }
}

fn day(at: DateTime<Utc>, session: &Session) -> String {
    words::day(session.now.zone.date_of(at), session.now.today())
}

/// Who came to rest since the last working day.
pub fn rested(session: &Session) -> String {
    let names: Vec<&str> = session
        .agenda
        .came_to_rest
        .iter()
        .filter_map(|rested| session.book.contact(rested.contact))
        .map(|contact| contact.name.as_str())
        .collect();
    match names.as_slice() {
        [] => "SINCE THE LAST WORKING DAY   nobody came to rest".to_owned(),
        names => format!("CAME TO REST   {}; no word from them, and none is owed", names.join(", ")),
    }
}
