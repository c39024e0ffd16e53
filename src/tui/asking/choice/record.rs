//! What else can become of a promise, of advice, of a lead; and what can be noted with a person.

use super::then::Then;
use crate::{
    domain::{
        command::{Act, RecordEdit},
        id::Id,
        records::LeadOutcome,
    },
    tui::{question::Question, session::Session},
};

/// The ways for one record.
pub(super) fn rows(record: Id, session: &Session) -> Vec<(String, Then)> {
    let edit = |edit| Then::Do(Act::Record { record, edit });
    let now = session.now.stamp().into();
    let owner = session
        .book
        .contacts
        .values()
        .find(|contact| contact.promises.contains_key(&record) || contact.leads.contains_key(&record));
    let rows: Vec<(&str, Then)> = match owner {
        Some(contact) if contact.promises.contains_key(&record) => vec![
            ("kept", edit(RecordEdit::Kept(Some(now)))),
            ("not kept yet after all", edit(RecordEdit::Kept(None))),
            ("another day", Then::Ask(Question::Redate(record))),
            ("it was a slip: take it out", edit(RecordEdit::Remove)),
        ],
        Some(_) => {
            let became = |outcome| edit(RecordEdit::Became { outcome, at: None });
            vec![
                ("looked into it", became(LeadOutcome::LookedInto)),
                ("applied", became(LeadOutcome::Applied)),
                ("let it pass", became(LeadOutcome::PassedBy)),
                ("open again", edit(RecordEdit::OpenAgain)),
                ("another closing date", Then::Ask(Question::Redate(record))),
                ("it was a slip: take it out", edit(RecordEdit::Remove)),
            ]
        }
        None => vec![
            ("tried it, and this came of it", Then::Ask(Question::Tried(record))),
            ("left it", edit(RecordEdit::LeftUntried)),
            ("open again", edit(RecordEdit::OpenAgain)),
            ("it was a slip: take it out", edit(RecordEdit::Remove)),
        ],
    };
    rows.into_iter().map(|(words, then)| (words.to_owned(), then)).collect()
}

/// What can be noted with a person.
pub(super) fn more(contact: Id) -> Vec<(String, Then)> {
    let rows = [
        ("a promise, yours or theirs", Question::Promise(contact, None)),
        ("something to try, or a job or trial heard of", Question::Advice(contact, None)),
        ("a name they gave you", Question::Given(contact, None)),
        ("who could introduce you to them", Question::Introducer(contact)),
    ];
    rows.map(|(words, question)| (words.to_owned(), Then::Ask(question))).into()
}
