//! One telling: what was said, of whom, and where things stood before.

use chrono::Utc;

use super::super::draft::Draft;
use crate::domain::{
    command::{Log, Refusal},
    contact::Contact,
    event::Event,
    id::Id,
    moment::Moment,
    standing::Standing,
};

/// What one telling works with.
pub(super) struct Telling<'t> {
    /// What was said.
    pub(super) log: &'t Log,
    /// With whom.
    pub(super) contact: &'t Contact,
    /// Where things stood before.
    pub(super) standing: Standing<'t>,
    /// When it happened; for talks, when it was told.
    pub(super) at: Moment,
}

impl Telling<'_> {
    /// The contact's name.
    pub(super) fn name(&self) -> &str {
        self.contact.name.as_str()
    }

    /// An event of this kind, with what was said of it.
    pub(super) fn event(&self, draft: &Draft<'_>) -> Event {
        let mut event = Event::new(self.log.kind, self.at, draft.logged_at(self.contact));
        event.by = self.log.by.filter(|by| *by != self.log.kind.usual_doer());
        event.channel.clone_from(&self.log.channel);
        event.note.clone_from(&self.log.note);
        event.text.clone_from(&self.log.text);
        event
    }
}

/// Puts an event with its contact.
pub(super) fn put(draft: &mut Draft<'_>, contact: Id, event: Event) -> Result<Id, Refusal> {
    let record = draft.contact(contact)?;
    let id = draft.fresh(Some(&record));
    draft.change(contact)?.events.insert(id, event);
    Ok(id)
}

/// Whether a moment has not come yet. A date is ahead from tomorrow on.
pub(in crate::domain::apply) fn is_ahead(draft: &Draft<'_>, when: Moment) -> bool {
    match when {
        Moment::Instant(at) => at.with_timezone(&Utc) > draft.instant(),
        Moment::Date(date) => date > draft.now.today(),
    }
}
