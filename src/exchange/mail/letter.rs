//! A message before it is written as mail, and whether it can be.

use std::fmt;

use crate::domain::{contact::Contact, drafts::draft::Draft};

/// A message that the user means to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter<'a> {
    /// To whom, by name; may be empty.
    pub name: &'a str,
    /// The address; empty where none is known, so that the user fills it in.
    pub address: &'a str,
    /// The subject; may be empty.
    pub subject: &'a str,
    /// The text.
    pub body: &'a str,
}

/// Why a message is not written as mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMail {
    /// What is meant as the address is none.
    Address(String),
    /// A line of the head has a line break or a control character, behind which further lines could hide.
    Control(&'static str),
}

impl fmt::Display for NotMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(f, "{address:?} is not an e-mail address"),
            Self::Control(what) => write!(f, "the {what} has a line break or a control character in it"),
        }
    }
}

impl std::error::Error for NotMail {}

impl<'a> Letter<'a> {
    /// A draft as a letter to the first address that is known of the person it is for.
    pub fn of(draft: &'a Draft, contact: &'a Contact) -> Self {
        Letter {
            name: contact.name.as_str(),
            address: contact.emails.first().map_or("", |address| address.trim()),
            subject: &draft.subject,
            body: &draft.text,
        }
    }

    /// Whether its head can be written at all.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), NotMail> {
        for (what, text) in [("name", self.name), ("address", self.address), ("subject", self.subject)] {
            if text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
                return Err(NotMail::Control(what));
            }
        }
        if self.address.is_empty() || is_address(self.address) {
            Ok(())
        } else {
            Err(NotMail::Address(self.address.to_owned()))
        }
    }
}

/// One address and nothing beside it: two parts around its one `@`, and nothing that begins another field, another
/// address, or a name.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_plain = |c: char| c.is_ascii_graphic() && !"()<>[]\\,;:\"@".contains(c);
    !local.is_empty() && !domain.is_empty() && local.chars().chain(domain.chars()).all(is_plain)
}
