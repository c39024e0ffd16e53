//! Carrying out an import: exactly what its plan says.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use super::draft::Draft;
use crate::domain::{connection::Connection, contact::Contact, id::Id, import};

/// Brings people from LinkedIn into the book.
pub(super) fn linkedin(draft: &mut Draft<'_>, connections: &[Connection]) -> String {
    let plan = import::plan(draft.book(), connections);
    let counts = plan.counts();
    let mut added: BTreeMap<String, Arc<Contact>> = BTreeMap::new();
    for row in plan.rows {
        match (row.contact, row.becomes) {
            (Some(id), Some(contact)) => draft.put(id, Some(contact)),
            (None, Some(contact)) => {
                let key = contact.imported.as_ref().map(|imported| imported.key.clone()).unwrap_or_default();
                added.insert(key, contact);
            }
            (_, None) => {}
        }
    }
    let mut taken: HashSet<Id> = HashSet::new();
    if !added.is_empty() {
        taken.extend(
            draft.book().contacts.values().flat_map(|contact| contact.record_ids()).map(|(id, _)| id),
        );
    }
    // In the order of the keys, so that the order of the rows makes no difference to the book.
    for contact in added.into_values() {
        let id = loop {
            let id = draft.fresh(None);
            if !taken.contains(&id) {
                break id;
            }
        };
        draft.put(id, Some(contact));
    }
    if counts.discreet > 0 {
        let people =
            if counts.discreet == 1 { "1 person works" } else { &format!("{} people work", counts.discreet) };
        draft.remark(format!("{people} where you do: marked discreet"));
    }
    if counts.doubles > 0 {
        let people = if counts.doubles == 1 {
            "1 of the new may be somebody"
        } else {
            &format!("{} of the new may be people", counts.doubles)
        };
        draft.remark(format!("{people} you have already, of the same name and employer"));
    }
    counts.to_string()
}
