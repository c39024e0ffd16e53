//! What is known of a person, as a form.

mod changes;
pub mod fields;

use super::errors::Errors;
use crate::{
    domain::{command::Act, id::Id},
    tui::{
        form::{Form, FormField},
        session::Session,
    },
};

/// The fields, filled with what is known.
pub fn fields(contact: Id, session: &Session) -> Vec<FormField> {
    session.book.contact(contact).map(|known| fields::of(known, session)).unwrap_or_default()
}

/// What was changed, as an act.
///
/// # Errors
/// What cannot be taken as it was typed, each with its field.
pub fn act(form: &Form, contact: Id, session: &Session) -> Result<Act, Errors> {
    changes::of(form, contact, session)
        .map(|changes| Act::EditContact { contact, changes: Box::new(changes) })
}
