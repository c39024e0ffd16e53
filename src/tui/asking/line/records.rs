//! Lines about one record of a person: other words, another day, what came of advice; and who could introduce.

use super::meaning::Meaning;
use crate::{
    domain::{
        command::{Act, Log, RecordEdit},
        contact::Contact,
        event::EventKind,
        id::Id,
        search::{self, Query},
        when::{self, Context, Direction, words},
    },
    tui::session::Session,
};

/// Other words for a record.
pub fn reword(text: &str, record: Id, session: &Session) -> Meaning {
    if text == worded(record, session) {
        return Meaning::not_yet("Say it in other words");
    }
    Meaning::tried(Act::Record { record, edit: RecordEdit::Text(text.trim().to_owned()) }, session)
}

/// The words of a record.
pub fn worded(record: Id, session: &Session) -> String {
    let of = |contact: &Contact| {
        let promise = contact.promises.get(&record).map(|it| &it.text);
        let advice = || contact.advice.get(&record).map(|it| &it.text);
        let lead = || contact.leads.get(&record).map(|it| &it.text);
        let reminder = || contact.reminders.get(&record).map(|it| &it.text);
        promise.or_else(advice).or_else(lead).or_else(reminder).cloned()
    };
    session.book.contacts.holding(record).find_map(|(_, contact)| of(contact)).unwrap_or_default()
}

/// What came of advice.
pub fn tried(text: &str, record: Id, session: &Session) -> Meaning {
    let edit = RecordEdit::Tried { at: None, outcome: text.trim().to_owned() };
    Meaning::told(
        Act::Record { record, edit },
        session,
        "What came of it, in a line or none; it goes into the next message to who told you",
    )
}

/// Another day for a promise or a lead; none where nothing is typed.
pub fn redate(text: &str, record: Id, session: &Session) -> Meaning {
    let settings = &session.book.settings;
    let working_days = settings.working_days();
    let context = Context { now: &session.now, working_days: &working_days, morning: settings.morning };
    let (date, said) = if text.trim().is_empty() {
        (None, "without a day".to_owned())
    } else {
        match when::parse(text, Direction::Ahead, &context) {
            Ok(understood) => {
                let date = understood.moment.date(&session.now.zone);
                (Some(date), words::weekday_date(date, session.now.today()))
            }
            Err(reason) => return Meaning::not_yet(reason.to_string()),
        }
    };
    Meaning::told(Act::Record { record, edit: RecordEdit::Date(date) }, session, said)
}

/// Who could introduce the user to `to`: a planned request for an introduction.
pub fn introduction(text: &str, to: Id, session: &Session) -> Meaning {
    let query = Query::new(text);
    if query.is_empty() {
        return Meaning::not_yet("A name; it is planned as a request, and can be written with ⟦w⟧");
    }
    let people = session.book.contacts.iter().filter(|(id, _)| **id != to);
    let scored = people.filter_map(|(id, contact)| {
        let key = search::key([contact.name.as_str(), contact.employer.as_str()]);
        Some((query.matches(&key)?, *id, contact))
    });
    let mut found: Vec<_> = scored.collect();
    found.sort_unstable_by_key(|(score, id, _)| (std::cmp::Reverse(*score), *id));
    match found.as_slice() {
        [] => Meaning::not_yet("Nobody of that name is in the book; ⟦a⟧ adds them first"),
        [(best, _, one), (next, _, other), ..] if best == next => {
            Meaning::not_yet(format!("{} or {}? Write more of the name", one.name, other.name))
        }
        [(_, id, contact), ..] => {
            let log = Log { introduction_to: Some(to), ..Log::new(*id, EventKind::Planned) };
            Meaning::told(Act::Log(Box::new(log)), session, format!("To ask {}", contact.name))
        }
    }
}

/// Who comes to mind: who named them, or else somebody the user has talked to where they work.
pub fn introducer(to: Id, session: &Session) -> String {
    let Some(contact) = session.book.contact(to) else { return String::new() };
    let by = contact.source.as_ref().and_then(|source| source.by).and_then(|by| session.book.contact(by));
    if let Some(by) = by {
        return by.name.to_string();
    }
    let employer = search::fold(&contact.employer);
    let known = session.book.contacts.iter().find(|(id, other)| {
        **id != to
            && !employer.is_empty()
            && !other.interviews.is_empty()
            && search::fold(&other.employer) == employer
    });
    known.map(|(_, other)| other.name.to_string()).unwrap_or_default()
}
