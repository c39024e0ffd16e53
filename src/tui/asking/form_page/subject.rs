//! What a form is about: its fields, and the act that what was typed comes to.

use super::{contact, errors::Errors, goals};
use crate::{
    domain::{command::Act, id::Id},
    tui::{
        form::{Form, FormField},
        session::Session,
    },
};

/// What a form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// What is known of a person.
    Contact(Id),
    /// Who the user is, and how much to do in a week.
    Goals,
}

impl Subject {
    /// The heading, which is also what its text is kept under.
    pub fn title(self, session: &Session) -> String {
        match self {
            Self::Contact(contact) => {
                let name = session.book.contact(contact).map_or("somebody", |known| known.name.as_str());
                format!("What is known of {name}")
            }
            Self::Goals => "Who you are, and how much to do in a week".to_owned(),
        }
    }

    /// The fields, filled with what is known. A field of several lines is the last.
    pub fn fields(self, session: &Session) -> Vec<FormField> {
        match self {
            Self::Contact(contact) => contact::fields(contact, session),
            Self::Goals => goals::fields(session),
        }
    }

    /// What was changed, as an act.
    ///
    /// # Errors
    /// What cannot be taken as it was typed, each with its field.
    pub fn act(self, form: &Form, session: &Session) -> Result<Act, Errors> {
        match self {
            Self::Contact(contact) => contact::act(form, contact, session),
            Self::Goals => goals::act(form),
        }
    }
}
