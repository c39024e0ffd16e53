//! A question about somebody: the name is looked up when it is drawn.

use std::borrow::Cow;

use crate::domain::{book::Book, id::Id};

/// What is asked, around a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    before: Cow<'static, str>,
    whom: Option<Id>,
    after: &'static str,
}

impl Title {
    /// A question about nobody.
    pub const fn plain(words: &'static str) -> Self {
        Self { before: Cow::Borrowed(words), whom: None, after: "" }
    }

    /// A question with a name in it: of this person, or of whom this talk is with.
    pub const fn about(before: &'static str, whom: Id, after: &'static str) -> Self {
        Self { before: Cow::Borrowed(before), whom: Some(whom), after }
    }

    /// A question in words that are made up for it.
    pub const fn words(words: String) -> Self {
        Self { before: Cow::Owned(words), whom: None, after: "" }
    }

    /// The question.
    pub fn text(&self, book: &Book) -> String {
        let Some(whom) = self.whom else { return self.before.to_string() };
        let with = || book.talk(whom).map(|(_, contact, _)| contact);
        let name = book.contact(whom).or_else(with).map_or("somebody", |contact| contact.name.as_str());
        [&*self.before, name, self.after].concat()
    }
}
