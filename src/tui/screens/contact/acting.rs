//! What the keys do to a promise, to advice, to a lead: the same keys as for what is to be done.

use super::row::RowKey;
use crate::{
    domain::{
        command::{Act, RecordEdit},
        id::Id,
        records::LeadOutcome,
    },
    tui::{action::Action, notice::Notice, question::Question, session::Session, step::Step},
};

/// What a verb does to the row; none where the row is none of these, or the verb not one for it.
pub fn on(action: Action, key: Option<&RowKey>, contact: Id, session: &Session) -> Option<Step> {
    let (RowKey::Promise(record) | RowKey::Advice(record) | RowKey::Lead(record)) = key? else { return None };
    let edit = |edit| Step::Do(Act::Record { record: *record, edit });
    Some(match (action, key?) {
        (Action::Done, RowKey::Promise(_)) => match is_kept(*record, contact, session) {
            true => Step::Tell(Notice::told("Kept already; ⟦D⟧ says otherwise")),
            false => edit(RecordEdit::Kept(Some(session.now.stamp().into()))),
        },
        (Action::Done, RowKey::Advice(_)) => Step::ask(Question::Tried(*record)),
        (Action::Done, _) => edit(RecordEdit::Became { outcome: LeadOutcome::LookedInto, at: None }),
        (Action::DoneOtherwise, _) => Step::ask(Question::Became(*record)),
        (Action::Edit, _) => Step::ask(Question::RewordRecord(*record)),
        (Action::Delete, _) => edit(RecordEdit::Remove),
        _ => return None,
    })
}

fn is_kept(record: Id, contact: Id, session: &Session) -> bool {
    let contact = session.book.contact(contact);
    contact.and_then(|contact| contact.promises.get(&record)).is_some_and(|promise| promise.kept_at.is_some())
}

/// Whether the verb means the row and not the person.
pub fn is_for(action: Action, key: Option<&RowKey>) -> bool {
    let is_record = matches!(key, Some(RowKey::Promise(_) | RowKey::Advice(_) | RowKey::Lead(_)));
    is_record && matches!(action, Action::Done | Action::DoneOtherwise | Action::Edit | Action::Delete)
}

/// What a verb is called for the row.
pub fn name(action: Action, key: Option<&RowKey>) -> Option<&'static str> {
    match (action, key?) {
        (Action::Done, RowKey::Promise(_)) => Some("kept"),
        (Action::Done, RowKey::Advice(_)) => Some("tried it"),
        (Action::Done, RowKey::Lead(_)) => Some("looked into"),
        (Action::DoneOtherwise, RowKey::Promise(_) | RowKey::Advice(_) | RowKey::Lead(_)) => {
            Some("otherwise")
        }
        (Action::Edit, RowKey::Promise(_) | RowKey::Advice(_) | RowKey::Lead(_)) => Some("reword"),
        _ => None,
    }
}
