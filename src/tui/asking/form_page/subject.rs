//! What a form is about: its fields, and the act that what was typed comes to.

use super::{contact, errors::Errors, goals, lists, talk};
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
    /// What is known and expected before a talk, and how it takes place.
    Talk(Id),
    /// The two short lists that are gone through before every talk.
    Lists,
}

impl Subject {
    /// The heading, which is also what its text is kept under.
    pub fn title(self, session: &Session) -> String {
        match self {
            Self::Contact(contact) => {
                let name = session.book.contact(contact).map_or("somebody", |known| known.name.as_str());
                format!("What is known of {name}")
            }
            Self::Talk(interview) => {
                let known = session.book.talk(interview);
                let name = known.map_or("somebody", |(_, contact, _)| contact.name.as_str());
                format!("The talk with {name}")
            }
            Self::Lists => "Before every talk: commas part the lines, usual is the usual list".to_owned(),
            Self::Goals => "Who you are, and how much to do in a week".to_owned(),
        }
    }

    /// The fields, filled with what is known. Enter saves in those of one line, so there is one at least.
    pub fn fields(self, session: &Session) -> Vec<FormField> {
        match self {
            Self::Contact(contact) => contact::fields(contact, session),
            Self::Goals => goals::fields(session),
            Self::Talk(interview) => talk::fields(interview, session),
            Self::Lists => lists::fields(session),
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
            Self::Talk(interview) => talk::act(form, interview),
            Self::Lists => lists::act(form),
        }
    }
}
