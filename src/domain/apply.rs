//! The one way to change a book: a command is applied whole, or refused with the book as it was.

mod decide;
mod draft;
mod import;
mod interview;
mod live;
mod log;
mod naming;
mod outcomes;
mod people;
#[cfg(test)]
mod properties;
mod questions;
mod records;
#[cfg(test)]
mod tests;
mod texts;
mod undo;
mod wishes;

use std::sync::Arc;

use self::draft::Draft;
use super::{
    book::Book,
    command::{Act, Applied, Command, NOTHING_WOULD_CHANGE, Refusal, RefusalKind},
    zone::Now,
};

impl Book {
    /// Applies `command` at `now`.
    ///
    /// # Errors
    /// A refusal says why in words for the user, and what can be done instead; the book is then unchanged.
    pub fn apply(&mut self, command: &Command, now: &Now) -> Result<Applied, Refusal> {
        let (book, applied) = self.after(command, now)?;
        *self = book;
        Ok(applied)
    }

    /// The book as `command` would leave it, and what would be said; this one stays as it is.
    ///
    /// # Errors
    /// As [`Book::apply`].
    pub fn after(&self, command: &Command, now: &Now) -> Result<(Self, Applied), Refusal> {
        let mut draft = Draft::new(self, command.ids.clone(), now);
        let summary = act(&mut draft, &command.act)?;
        if !matches!(command.act, Act::Undo(_) | Act::Redo(_)) {
            texts::drop_the_settled(&mut draft)?;
        }
        let (book, mut change, remarks) = draft.finish();
        if change.is_empty() && !may_change_nothing(&command.act) {
            return Err(Refusal::new(RefusalKind::Already, NOTHING_WOULD_CHANGE, ""));
        }
        change.what.clone_from(&summary);
        Ok((book, Applied { summary, remarks, change: Arc::new(change) }))
    }
}

/// Whether it is no mistake that the act changes nothing: everybody in an export may be known already.
fn may_change_nothing(act: &Act) -> bool {
    match act {
        Act::Import { .. } => true,
        Act::Together { acts, .. } => !acts.is_empty() && acts.iter().all(may_change_nothing),
        _ => false,
    }
}

/// Carries out one act on the draft and says what was done.
fn act(draft: &mut Draft<'_>, act_: &Act) -> Result<String, Refusal> {
    match act_ {
        Act::AddContact(new) => people::add(draft, new),
        Act::EditContact { contact, changes } => people::edit(draft, *contact, changes),
        Act::Promote { contact } => people::promote(draft, *contact),
        Act::Retire { contact, why } => people::retire(draft, *contact, why),
        Act::BringBack { contact } => people::bring_back(draft, *contact),
        Act::Delete { contact } => people::delete(draft, *contact),
        Act::Consent { contact, again, on } => people::consent(draft, *contact, *again, *on),
        Act::Log(log) => log::log(draft, log),
        Act::Remind { contact, at, text } => decide::remind(draft, *contact, *at, text),
        Act::Done { follow_up, when, channel } => decide::done(draft, *follow_up, *when, channel.as_ref()),
        Act::Snooze { follow_up, until } => decide::snooze(draft, *follow_up, *until),
        Act::LetGo { follow_up, why } => decide::let_go(draft, *follow_up, why),
        Act::Tick { interview, item, ticked } => decide::tick(draft, *interview, item, *ticked),
        Act::Begin { contact, interview } => live::begin(draft, *contact, *interview),
        Act::Interview { interview, edit } => interview::edit(draft, *interview, edit),
        Act::Refer(refer) => records::refer(draft, refer),
        Act::Promise { contact, by, text, due, interview } => {
            records::promise(draft, *contact, *by, text, *due, *interview)
        }
        Act::Advise { contact, text, interview } => records::advise(draft, *contact, text, *interview),
        Act::Lead { contact, text, closes, interview } => {
            records::lead(draft, *contact, text, *closes, *interview)
        }
        Act::Record { record, edit } => outcomes::edit(draft, *record, edit),
        Act::Draft { contact, of, text } => texts::draft(draft, *contact, *of, text.as_deref()),
        Act::Template { kind, text } => texts::template(draft, *kind, text.as_deref()),
        Act::Questions(edit) => questions::edit(draft, edit),
        Act::Land { at } => draft.land(*at),
        Act::Set(changes) => wishes::set(draft, changes),
        Act::Aim(changes) => wishes::aim(draft, changes),
        Act::Import { origin, cards } => Ok(import::people(draft, *origin, cards)),
        Act::Undo(change) => undo::undo(draft, change),
        Act::Redo(change) => undo::redo(draft, change),
        Act::Together { what, acts } => {
            let mut summaries = Vec::with_capacity(acts.len());
            for part in acts {
                summaries.push(act(draft, part)?);
            }
            Ok(if what.is_empty() { summaries.join("; ") } else { what.clone() })
        }
    }
}
