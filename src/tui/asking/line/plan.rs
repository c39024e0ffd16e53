//! Whom to ask about what: a request that is planned, with one person or with everybody who is ticked.

use super::{
    many,
    meaning::{Enter, Meaning},
};
use crate::{
    domain::{id::Id, note_line},
    tui::session::Session,
};

/// What stands there already: the first thing that is explored.
pub(super) fn given(session: &Session) -> String {
    session.book.goals.exploring.first().map(|one| one.what.clone()).unwrap_or_default()
}

/// What else is explored, to be typed instead.
pub(super) fn hints(session: &Session) -> String {
    let explored: Vec<&str> = session.book.goals.exploring.iter().map(|one| one.what.as_str()).collect();
    match explored.as_slice() {
        [] | [_] => String::new(),
        several => format!("you explore: {}", several.join("; ")),
    }
}

/// The plan to ask `people` about `text`.
pub(super) fn planned(text: &str, people: &[Id], session: &Session) -> Meaning {
    let about = text.trim();
    let line = if about.is_empty() { "planned".to_owned() } else { format!("planned about {about}") };
    if let [one] = people {
        return match note_line::parse(&line, *one, &session.book, &session.now) {
            Ok(noted) => Meaning::understood(noted.act, &noted.understood),
            Err(unready) => unready.into(),
        };
    }
    let mut meaning = many::notes(&line, people, session);
    if let Enter::Show(plan) = &mut meaning.enter {
        let whom = many::number(plan.done);
        let about = if about.is_empty() { String::new() } else { format!(" about {about}") };
        plan.title = format!("Plan to ask {whom}{about}?");
        let goal = session.agenda.goal;
        let sent = goal.asked + u32::try_from(plan.done).unwrap_or(0);
        plan.lines.push(String::new());
        plan.lines.push(format!(
            "This week: asked {} of {}; {sent} once these are sent",
            goal.asked, goal.asked_of
        ));
    }
    meaning
}
