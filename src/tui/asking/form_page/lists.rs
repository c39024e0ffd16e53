//! The two short lists that are gone through before every talk, as a form.

use super::errors::Errors;
use crate::{
    domain::{
        command::{Act, SettingsChanges},
        prepare::{LONGEST_LINE, MOST_LINES, PrepareItem, PrepareLists},
        search::fold,
    },
    tui::{
        form::{Form, FormField},
        session::Session,
    },
};

const EVE: &str = "the day before";
const DAY: &str = "the day itself";
/// As much as both lists can hold, and some room to err.
const LIMIT: usize = 2 * MOST_LINES * (LONGEST_LINE + 2);
/// Typed instead of a list, it brings the usual one back.
const USUAL: &str = "usual";

/// The two lists, each in one line.
pub fn fields(session: &Session) -> Vec<FormField> {
    let lists = &session.book.settings.prepare;
    vec![
        FormField::line(EVE, "The day before", &shown(&lists.eve), LIMIT),
        FormField::line(DAY, "The day itself", &shown(&lists.day), LIMIT),
    ]
}

/// What was changed, as an act.
///
/// # Errors
/// What cannot stand on a list, with its field.
pub fn act(form: &Form) -> Result<Act, Errors> {
    let usual = PrepareLists::default();
    let lists = PrepareLists { eve: read(form.text(EVE), &usual.eve), day: read(form.text(DAY), &usual.day) };
    let alone = |eve: &[PrepareItem], day: &[PrepareItem]| PrepareLists { eve: eve.into(), day: day.into() };
    let mut errors = Errors::new();
    for (id, list) in [(EVE, alone(&lists.eve, &[])), (DAY, alone(&[], &lists.day))] {
        errors.extend(list.faults().into_iter().next().map(|fault| (id, fault)));
    }
    // A line may stand on either list, not on both.
    if errors.is_empty() {
        errors.extend(lists.faults().into_iter().next().map(|fault| (DAY, fault)));
    }
    if errors.is_empty() {
        let changes = SettingsChanges { prepare: Some(lists), ..SettingsChanges::default() };
        Ok(Act::Set(Box::new(changes)))
    } else {
        Err(errors)
    }
}

fn shown(lines: &[PrepareItem]) -> String {
    lines.iter().map(PrepareItem::words).collect::<Vec<_>>().join(", ")
}

fn read(text: &str, usual: &[PrepareItem]) -> Vec<PrepareItem> {
    match fold(text).as_str() {
        "" => Vec::new(),
        USUAL => usual.to_vec(),
        _ => text.split(',').map(PrepareItem::parse).collect(),
    }
}
