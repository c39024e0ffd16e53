//! What a line was understood as: the words shown while it is typed, and what Enter does.

use crate::{
    domain::{
        command::{Act, Applied, Command, Refusal},
        id::Ids,
        line::{Unready, sentence::capital},
    },
    tui::{message::ToRead, session::Session},
};

/// What a line was understood as.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// What is shown below the line.
    pub words: String,
    /// What Enter does.
    pub enter: Enter,
}

/// What Enter does.
#[derive(Clone, Debug)]
pub enum Enter {
    /// Nothing yet: something is still missing.
    NotYet,
    /// It cannot be, as it stands.
    Refused(Refusal),
    /// Change the book.
    Do(Act),
    /// Show first what would be done to several people.
    Show(Many),
    /// Read this file.
    Read(ToRead),
    /// Change this line of `config`; no value is the usual again.
    Configure(String, Option<String>),
}

/// One change that concerns several people.
#[derive(Clone, Debug)]
pub struct Many {
    /// What it is called.
    pub title: String,
    /// What would be done, line by line.
    pub lines: Vec<String>,
    /// With how many people.
    pub done: usize,
    /// The change; nothing where nobody would be changed.
    pub act: Option<Act>,
    /// What was typed and is left out of it, to be mended.
    pub rest: Vec<String>,
}

impl Meaning {
    /// Something is still missing.
    pub fn not_yet(words: impl Into<String>) -> Self {
        Self { words: words.into(), enter: Enter::NotYet }
    }

    /// It cannot be, as it stands.
    pub fn refused(refusal: Refusal) -> Self {
        Self { words: refusal.to_string(), enter: Enter::Refused(refusal) }
    }

    /// An act that was tried already, with what it was understood as, a paragraph each.
    pub fn understood(act: Act, words: &[String]) -> Self {
        Self { words: words.join(" "), enter: Enter::Do(act) }
    }

    /// The same, where its words say that something `goes` elsewhere: with the `way` there.
    pub fn with_the_way(mut self, goes: &str, way: &str) -> Self {
        self.words = self.words.replace(goes, &format!("{goes}{way}"));
        self
    }

    /// The act, said in the words of what it would do.
    pub fn tried(act: Act, session: &Session) -> Self {
        match tried(&act, session) {
            Ok(applied) => {
                Self { words: sentences(applied.summary, &applied.remarks), enter: Enter::Do(act) }
            }
            Err(refusal) => Self::refused(refusal),
        }
    }

    /// The act, said in these words and the remarks on what it would do.
    pub fn told(act: Act, session: &Session, words: impl Into<String>) -> Self {
        match tried(&act, session) {
            Ok(applied) => Self { words: sentences(words.into(), &applied.remarks), enter: Enter::Do(act) },
            Err(refusal) => Self::refused(refusal),
        }
    }
}

impl From<Unready> for Meaning {
    fn from(unready: Unready) -> Self {
        match unready {
            Unready::Incomplete(words) => Self::not_yet(words),
            Unready::Refused(refusal) => Self::refused(refusal),
        }
    }
}

/// What an act would do: it is done to a copy of the book.
fn tried(act: &Act, session: &Session) -> Result<Applied, Refusal> {
    let command = Command { ids: Ids::seeded(0), act: act.clone() };
    session.book.after(&command, &session.now).map(|(_, applied)| applied)
}

/// One sentence after the other.
fn sentences(first: String, rest: &[String]) -> String {
    rest.iter().fold(first, |mut text, sentence| {
        text.push_str(if text.ends_with(['.', '?', ':']) { " " } else { ". " });
        text.push_str(&capital(sentence));
        text
    })
}
