//! Lines about the user's own wishes: what is explored, a setting, the news of having landed.

use super::meaning::Meaning;
use crate::{
    domain::{
        book::Exploring,
        command::{Act, Command, ExploringEdit, GoalsChanges},
        follow_up::Rule,
        id::Ids,
        rules,
        setting::{Setting, effect},
        when::Context,
    },
    tui::session::Session,
};

/// What is explored: one more, or `before` in other words.
pub fn explore(text: &str, before: &str, session: &Session) -> Meaning {
    if text.trim().is_empty() {
        return Meaning::not_yet("A field or role, a colon, and what you want to find out about it");
    }
    let to = Exploring::read(text);
    let words = match (to.what.as_str(), to.to_find_out.as_str()) {
        (what, "") => format!("You explore {what}; what to find out may stand behind a colon"),
        (what, find_out) => format!("You explore {what}, to find out: {find_out}"),
    };
    let edit = match before {
        "" => ExploringEdit::Add(to),
        what => ExploringEdit::Change { what: what.to_owned(), to },
    };
    let act = Act::Aim(Box::new(GoalsChanges { exploring: Some(edit), ..GoalsChanges::default() }));
    Meaning::told(act, session, words)
}

/// The text that stands in the line for what is explored already.
pub fn explored(what: &str, session: &Session) -> String {
    let one = session.book.goals.exploring.iter().find(|one| one.what == what);
    match one {
        Some(Exploring { what, to_find_out }) if !to_find_out.is_empty() => format!("{what}: {to_find_out}"),
        Some(one) => one.what.clone(),
        None => String::new(),
    }
}

/// A setting, with what the change would do to what is due.
pub fn setting(text: &str, setting: Setting, session: &Session) -> Meaning {
    let (book, now) = (&session.book, &session.now);
    let working_days = book.settings.working_days();
    let context = Context { now, working_days: &working_days, morning: book.settings.morning };
    if text == setting.shown(&book.settings) {
        return Meaning::not_yet(format!("{}; empty: as usual", setting.help()));
    }
    let changes = match setting.read(text, &context) {
        Ok(changes) => changes,
        Err(why) => return Meaning::not_yet(why.to_string()),
    };
    let act = Act::Set(Box::new(changes));
    match book.after(&Command { ids: Ids::seeded(0), act: act.clone() }, now) {
        Ok((after, _)) => {
            let said = match (setting.said(&after.settings), setting.unit()) {
                (said, "") if said.is_empty() => format!("{}: not set", setting.label()),
                (said, "") => format!("{}: {said}", setting.label()),
                (said, _) => said,
            };
            let effect = effect::between(book, &after, now);
            Meaning::told(act, session, format!("{said}. {effect}"))
        }
        Err(refusal) => Meaning::refused(refusal),
    }
}

/// The news of having landed.
pub fn landed(text: &str, session: &Session) -> Meaning {
    let land = Act::Land { at: Some(session.now.stamp()) };
    let news = GoalsChanges { news: Some(text.trim().to_owned()), ..GoalsChanges::default() };
    let acts = if text.trim().is_empty() { vec![land] } else { vec![land, Act::Aim(Box::new(news))] };
    let act = Act::Together { what: "You have landed".to_owned(), acts };
    let after = match session.book.after(&Command { ids: Ids::seeded(0), act: act.clone() }, &session.now) {
        Ok((after, _)) => after,
        Err(refusal) => return Meaning::refused(refusal),
    };
    let follow_ups = rules::follow_ups(&after, &session.now);
    let helped = follow_ups.iter().filter(|it| it.rule() == Rule::Landed).count();
    let people = match helped {
        0 => "nobody is left to be told".to_owned(),
        1 => "1 person who helped is to be told, and thanked".to_owned(),
        many => format!("{many} people who helped are to be told and thanked, who introduced you first"),
    };
    Meaning::told(act, session, format!("Well done. One line for them, or empty; {people}"))
}
