//! What a form is about: its fields, and the act that what was typed comes to.

use super::{contact, errors::Errors, goals, lists, talk, template, think_over};
use crate::{
    domain::{command::Act, drafts::kind::DraftKind, id::Id},
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
    /// The template of a kind of message.
    Template(DraftKind),
    /// What a talk said about the path.
    ThinkOver(Id),
}

impl Subject {
    /// The subject in words that can be read back: what its text is kept under.
    pub fn code(self) -> String {
        match self {
            Self::Contact(contact) => format!("form contact {contact}"),
            Self::Goals => "form goals".to_owned(),
            Self::Talk(interview) => format!("form talk {interview}"),
            Self::Lists => "form lists".to_owned(),
            Self::Template(kind) => format!("form template {kind}"),
            Self::ThinkOver(interview) => format!("form think-over {interview}"),
        }
    }

    /// The subject of a code, where the book still has what it is about.
    pub fn read(code: &str, session: &Session) -> Option<Self> {
        let mut words = code.strip_prefix("form ")?.split(' ');
        let (kind, word) = (words.next()?, words.next());
        if kind == "template" {
            return word.and_then(DraftKind::parse).map(Self::Template);
        }
        let id = word.and_then(|word| word.parse::<Id>().ok());
        match (kind, id) {
            ("contact", Some(id)) => session.book.contact(id).map(|_| Self::Contact(id)),
            ("goals", None) => Some(Self::Goals),
            ("talk", Some(id)) => session.book.talk(id).map(|_| Self::Talk(id)),
            ("lists", None) => Some(Self::Lists),
            ("think-over", Some(id)) => session.book.talk(id).map(|_| Self::ThinkOver(id)),
            _ => None,
        }
    }

    /// What is worth knowing while it is filled in; mostly nothing.
    pub fn beside(self, session: &Session) -> String {
        match self {
            Self::Contact(_) | Self::Goals | Self::Talk(_) => String::new(),
            Self::Lists => "Commas part the lines; the word usual brings the usual list back".to_owned(),
            Self::Template(_) => template::BESIDE.to_owned(),
            Self::ThinkOver(interview) => think_over::beside(interview, session),
        }
    }

    /// The heading.
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
            Self::Lists => "What is seen to before every talk".to_owned(),
            Self::Template(kind) => format!("The template: {}", kind.words()),
            Self::Goals => "Who you are, and how much to do in a week".to_owned(),
            Self::ThinkOver(interview) => {
                let talk = session.book.talk(interview);
                let name = talk.map_or("somebody", |(_, contact, _)| contact.name.as_str());
                format!("Is it for me? After the talk with {name}")
            }
        }
    }

    /// The fields, filled with what is known. Enter saves in those of one line, so there is one at least.
    pub fn fields(self, session: &Session) -> Vec<FormField> {
        match self {
            Self::Contact(contact) => contact::fields(contact, session),
            Self::Goals => goals::fields(session),
            Self::Talk(interview) => talk::fields(interview, session),
            Self::Lists => lists::fields(session),
            Self::Template(kind) => template::fields(kind, session),
            Self::ThinkOver(interview) => think_over::fields(interview, session),
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
            Self::Template(kind) => Ok(template::act(form, kind)),
            Self::ThinkOver(interview) => Ok(think_over::act(form, interview)),
        }
    }
}
